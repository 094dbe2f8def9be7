"""Live reload of a page that ``teikit serve`` shows."""

from __future__ import annotations

import threading

from teikit.serve.server import BuildCounter, Server

PAGE = "<html><head></head><body>{}</body></html>"


def test_page_reloads_after_a_new_build(tmp_path, browser):
    (tmp_path / "index.html").write_text(PAGE.format("First"), encoding="utf-8")
    builds = BuildCounter()
    with Server(tmp_path, 0, builds) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        page = browser.new_page()
        with page.expect_response("**/events"):
            page.goto(server.url)
        (tmp_path / "index.html").write_text(PAGE.format("Changed"), encoding="utf-8")
        page.wait_for_timeout(200)
        builds.increment()
        page.get_by_text("Changed").wait_for(timeout=5000)
        page.close()
        builds.stop()
        server.shutdown()
