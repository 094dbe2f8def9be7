"""Fixtures for tests in a browser: the browser, the example edition, pages of small documents."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from types import MappingProxyType

import pytest
from click.testing import CliRunner

from helpers import ROOT
from helpers.iiif_server import Service, served
from helpers.tei_documents import write_tei
from helpers.viewer import BODY, LONG, at_rest
from teikit.cli import main
from teikit.publishing import Web, publish

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Output folder of the example edition."""
    output = tmp_path_factory.mktemp("public")
    result = CliRunner().invoke(main, ["build", str(ROOT / "tei"), "-o", str(output)])
    assert result.exit_code == 0, result.output
    return output


@pytest.fixture(scope="session")
def browser() -> Iterator[object]:
    """Headless Chromium, started once for all tests."""
    if CHROMIUM is None:
        pytest.skip("Chromium is not installed")
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with playwright.sync_playwright() as play:
        chromium = play.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield chromium
        chromium.close()


@pytest.fixture
def visit(browser):
    """Function that opens a page: ``visit(path, javascript=False, width=380)``.

    The page has lists of its requests (``requested``) and of console messages and dialogs (``messages``).
    """
    contexts = []

    def visit(path: Path, fragment: str = "", *, javascript: bool = True, width: int = 1280, **settings):
        context = browser.new_context(
            java_script_enabled=javascript, viewport={"width": width, "height": 900}, **settings
        )
        contexts.append(context)
        page = context.new_page()
        page.requested, page.messages = [], []
        page.on("request", lambda request: page.requested.append(request.url))
        page.on("console", lambda message: page.messages.append(message.text))
        page.on("dialog", lambda dialog: (page.messages.append(f"dialog {dialog.message}"), dialog.dismiss()))
        page.goto(path.as_uri() + fragment)
        return page

    yield visit
    for context in contexts:
        context.close()


@pytest.fixture
def published(tmp_path: Path) -> Callable[[str], Path]:
    """Function that publishes a document with a body and returns its page."""

    def published(body: str, header: str = "") -> Path:
        document = write_tei(tmp_path, body, name="sample", title="Sample", header=header)
        return publish(document, tmp_path / "out", Web())[0]

    return published


@pytest.fixture
def visited(visit, tmp_path: Path) -> Iterator[Callable]:
    """Function that opens a document of two pages, whose pictures are on an IIIF service."""
    with ExitStack() as stack:

        def visited(service: Service, name: str = "/info.json", web_options=MappingProxyType({}), **settings):
            host = stack.enter_context(served(service))
            document = write_tei(tmp_path, BODY.format(f"{host}/scan{name}", LONG), name="sample", title="Sample")
            options = Web(pictures_from=host, **web_options)
            page = visit(publish(document, tmp_path / "own", options)[0], **{"reduced_motion": "reduce", **settings})
            page.set_default_timeout(5000)
            return page

        yield visited


@pytest.fixture
def opened(visited) -> Callable:
    """Function that opens such a document and the viewer with its first picture."""

    def opened(service: Service, *given: str, **settings):
        page = visited(service, *given, **settings)
        page.locator(".to-picture").first.click()
        at_rest(page)
        return page

    return opened
