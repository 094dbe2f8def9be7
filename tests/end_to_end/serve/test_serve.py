"""``teikit serve``: responses, access, rebuilds, shutdown."""

from __future__ import annotations

import http.client
import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from helpers.small_edition import write_edition
from teikit.core.errors import TeikitError
from teikit.serve import Preview, serve
from teikit.serve.server import EVENTS, SCRIPT, BuildCounter, Server, resolve_address


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Server]:
    """Serve one folder; the file next to it must not be readable."""
    root = tmp_path / "public"
    (root / "persons").mkdir(parents=True)
    (root / "index.html").write_text("<html><head></head><body>Hello</body></html>")
    (root / "persons" / "öst.html").write_text("<p>Öst</p>", encoding="utf-8")
    (root / "notes.xml").write_text("<a/>")
    (tmp_path / "secret.txt").write_text("secret")
    builds = BuildCounter()
    with Server(root, 0, builds) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        builds.stop()
        server.shutdown()


def request(server: Server, path: str, method: str = "GET", host: str | None = None) -> http.client.HTTPResponse:
    connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=5)
    connection.putrequest(method, path, skip_host=True)
    connection.putheader("Host", host or f"127.0.0.1:{server.server_port}")
    connection.endheaders()
    response = connection.getresponse()
    response.body = response.read() if path != EVENTS else b""
    connection.close()
    return response


def test_the_server_listens_on_the_loopback_address(served):
    assert served.server_address[0] == "127.0.0.1"


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/", "text/html; charset=utf-8"),
        ("/index.html?mark=a", "text/html; charset=utf-8"),
        ("/persons/%C3%B6st.html", "text/html; charset=utf-8"),
        ("/notes.xml", "application/xml"),
    ],
)
def test_files_are_sent_with_their_media_type(served, path, kind):
    response = request(served, path)
    assert response.status == 200
    assert response.getheader("Content-Type") == kind
    assert response.getheader("Cache-Control") == "no-store"


@pytest.mark.parametrize(
    "path",
    [
        "/../secret.txt", "/%2e%2e/secret.txt", "/..%2fsecret.txt", "/persons/../../secret.txt", "//../secret.txt",
        "/%2fetc/passwd", "//etc/passwd", "/..%5csecret.txt", "/index.html%00.txt", "/none.html", "/%ff",
        "/" + "a" * 5000,
    ],
)  # fmt: skip
def test_files_outside_the_folder_are_not_sent(served, path):
    response = request(served, path)
    assert response.status == 404
    assert b"secret" not in response.body
    assert b"root:" not in response.body


def test_a_symbolic_link_out_of_the_folder_is_not_followed(served):
    (served.root / "link.txt").symlink_to(served.root.parent / "secret.txt")
    assert request(served, "/link.txt").status == 404


@pytest.mark.parametrize("host", ["evil.example", "evil.example:80", "127.0.0.1", ""])
def test_requests_with_a_foreign_host_are_refused(served, host):
    assert request(served, "/", host=host or " ").status == 403


def test_a_folder_redirects_to_its_address_with_a_slash(served):
    response = request(served, "/persons")
    assert (response.status, response.getheader("Location")) == (301, "/persons/")


def test_no_redirect_leads_to_another_host(served):
    response = request(served, "//evil.example/..")
    assert response.status == 404 or not response.getheader("Location", "").startswith("//")


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
def test_methods_that_write_are_not_supported(served, method):
    assert request(served, "/index.html", method).status == 501


def test_the_response_to_head_has_no_body(served):
    response = request(served, "/index.html", "HEAD")
    assert response.status == 200
    assert int(response.getheader("Content-Length")) > 0
    assert response.body == b""


def test_the_reload_script_is_added_to_responses_but_not_to_files(served):
    assert SCRIPT.encode() in request(served, "/").body
    assert SCRIPT.encode() not in (served.root / "index.html").read_bytes()
    assert b"EventSource" in request(served, SCRIPT).body


def test_the_root_address_means_its_index_page(tmp_path):
    (tmp_path / "index.html").touch()
    assert resolve_address(tmp_path.resolve(), "/") == (tmp_path / "index.html").resolve()


def test_only_changes_of_inputs_require_a_build(tmp_path):
    preview = Preview(tmp_path / "tei", tmp_path / "tei" / "public", print)
    assert preview.is_input(tmp_path / "tei" / "documents" / "letter.xml")
    assert preview.is_input(tmp_path / "tei" / "edition.toml")
    assert not preview.is_input(tmp_path / "tei" / "public" / "letter.html")
    assert not preview.is_input(tmp_path / "tei" / "documents" / ".letter.xml.swp")
    assert not preview.is_input(tmp_path / "tei" / "documents" / "letter.xml~")


def test_a_failed_build_is_reported_and_keeps_the_previous_pages(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    folder, reported = write_edition(tmp_path / "tei"), []
    preview = Preview(folder, tmp_path / "public", reported.append)
    assert preview.build()
    (folder / "documents" / "letter.xml").write_text("<TEI", encoding="utf-8")
    assert not preview.build()
    assert "not built" in reported[-1]
    assert "letter.xml" in reported[-1]
    assert (tmp_path / "public" / "letter.html").is_file()


def test_a_port_in_use_is_reported_with_a_hint(tmp_path):
    folder = write_edition(tmp_path / "tei")
    with socket.create_server(("127.0.0.1", 0)) as taken, pytest.raises(TeikitError, match=r"cannot use port .*--port"):
        serve(folder, tmp_path / "public", taken.getsockname()[1], print)


@pytest.mark.skipif(os.name == "nt", reason="Ctrl-C cannot be sent to a single process on Windows")
def test_the_command_builds_watches_and_stops_at_ctrl_c(tmp_path):
    folder = write_edition(tmp_path / "tei")
    command = [sys.executable, "-m", "teikit", "serve", str(folder), "-o", str(tmp_path / "public"), "--port", "0"]
    environment = os.environ | {"XDG_CACHE_HOME": str(tmp_path / "cache"), "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=environment) as process:
        lines = iter(process.stderr.readline, "")
        address = next(line for line in lines if "Serving at" in line)
        assert re.search(r"http://127\.0\.0\.1:\d+/", address)
        time.sleep(0.5)
        document = folder / "documents" / "undated.xml"
        document.write_text(document.read_text().replace("No date.", "No date at all."), encoding="utf-8")
        assert next(line for line in lines if line.startswith("built")).startswith("built")
        assert "No date at all." in (tmp_path / "public" / "undated.html").read_text(encoding="utf-8")
        process.send_signal(signal.SIGINT)
        rest = process.stderr.read()
        assert process.wait(timeout=10) == 0
    assert "Traceback" not in rest
