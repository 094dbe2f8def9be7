"""A browser for the tests of the web edition, and the example edition built for it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from click.testing import CliRunner

from helpers import ROOT
from helpers.iiif_server import Service, served
from helpers.viewer import BODY, LONG, at_rest
from teikit.cli import main

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example edition, built by the command as its users build it."""
    output = tmp_path_factory.mktemp("public")
    result = CliRunner().invoke(main, ["build", str(ROOT / "tei"), "-o", str(output)])
    assert result.exit_code == 0, result.output
    return output


@pytest.fixture(scope="session")
def browser() -> Iterator[object]:
    """One headless Chromium for all tests."""
    if CHROMIUM is None:
        pytest.skip("no Chromium here")
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with playwright.sync_playwright() as play:
        chromium = play.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield chromium
        chromium.close()


@pytest.fixture
def visit(browser):
    """Open a page as a reader does: `visit(path, javascript=False, width=380)`; its requests and messages are kept."""
    contexts = []

    def visit(path: Path, fragment: str = "", *, javascript: bool = True, width: int = 1280, **settings):
        context = browser.new_context(
            java_script_enabled=javascript, viewport={"width": width, "height": 900}, **settings
        )
        contexts.append(context)
        page = context.new_page()
        page.requested, page.said = [], []
        page.on("request", lambda request: page.requested.append(request.url))
        page.on("console", lambda message: page.said.append(message.text))
        page.on("dialog", lambda dialog: (page.said.append(f"dialog {dialog.message}"), dialog.dismiss()))
        page.goto(path.as_uri() + fragment)
        return page

    yield visit
    for context in contexts:
        context.close()


@pytest.fixture
def published(tmp_path: Path) -> Callable[[str], Path]:
    """Publish a TEI document with the given body; return its page."""

    def published(body: str, header: str = "") -> Path:
        document = tmp_path / "sample.xml"
        document.write_text(
            f"""<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="en"><teiHeader><fileDesc>
            <titleStmt><title>Sample</title></titleStmt><publicationStmt><p/></publicationStmt>
            <sourceDesc><p/></sourceDesc></fileDesc>{header}</teiHeader><text><body>{body}</body></text></TEI>""",
            encoding="utf-8",
        )
        result = CliRunner().invoke(main, ["transform", str(document), "--to", "web", "-o", str(tmp_path / "out")])
        assert result.exit_code == 0, result.output
        return tmp_path / "out" / "sample.html"

    return published


@pytest.fixture
def visited(visit, tmp_path: Path) -> Iterator[Callable]:
    """Publish two pages of which a service has the picture, its host named by the edition; visit the text."""
    with ExitStack() as stack:

        def visited(service: Service, name: str = "/info.json", *parameters: str, **settings):
            host = stack.enter_context(served(service))
            document = tmp_path / "sample.xml"
            document.write_text(BODY.format(f"{host}/scan{name}", LONG), encoding="utf-8")
            ours = [part for given in (f"pictures-from={host}", *parameters) for part in ("-p", given)]
            arguments = ["transform", str(document), "--to", "web", "-o", str(tmp_path / "own"), *ours]
            result = CliRunner().invoke(main, arguments)
            assert result.exit_code == 0, result.output
            page = visit(tmp_path / "own" / "sample.html", **{"reduced_motion": "reduce", **settings})
            page.set_default_timeout(5000)
            return page

        yield visited


@pytest.fixture
def opened(visited) -> Callable:
    """Visit the text and open the first picture."""

    def opened(service: Service, *given: str, **settings):
        page = visited(service, *given, **settings)
        page.locator(".to-picture").first.click()
        at_rest(page)
        return page

    return opened
