"""The viewer of the pages of the original: what it asks for, what it shows, how it is driven."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from click.testing import CliRunner

from teikit.cli import main
from web.iiif_server import Service, png, served

BODY = '<p>one <pb n="{0}" facs="{2}"/> two</p><p>three <pb n="{1}" facs="{2}"/> four</p>'


@pytest.fixture
def opened(published, visit, tmp_path: Path) -> Iterator[Callable]:
    """Publish two pages of which a service has the picture, visit the text, open the first picture."""
    with ExitStack() as stack:

        def opened(service: Service, name: str = "info.json", *, parameters: tuple[str, ...] = (), **settings):
            host = stack.enter_context(served(service))
            published(BODY.format(907, 908, f"{host}/scan/{name}"))
            settings_of_ours = [part for given in (f"pictures-from={host}", *parameters) for part in ("-p", given)]
            arguments = ["transform", str(tmp_path / "sample.xml"), "--to", "web", "-o", str(tmp_path / "own")]
            result = CliRunner().invoke(main, [*arguments, *settings_of_ours])
            assert result.exit_code == 0, result.output
            page = visit(tmp_path / "own" / "sample.html", **settings)
            page.locator(".to-picture").first.click()
            at_rest(page)
            return page

        yield opened


def at_rest(page) -> None:
    """Wait until the viewer has asked for what it shows, and has it."""
    page.wait_for_timeout(350)
    page.wait_for_load_state("networkidle")
    page.wait_for_function("() => [...document.querySelectorAll('.sheet img')].every((image) => image.complete)")


def sheet(page) -> dict[str, float]:
    return page.locator(".viewer .sheet").bounding_box()


def pane(page) -> dict[str, float]:
    return page.locator(".viewer .pane").bounding_box()


def seen(page, service: Service) -> tuple[float, float, float, float]:
    """Return the part of the picture that the pane shows: left, top, right, bottom in its pixels."""
    paper, window = sheet(page), pane(page)
    scale = service.width / paper["width"]
    left, top = (max(0.0, (window[key] - paper[key]) * scale) for key in "xy")
    right = (window["x"] + window["width"] - paper["x"]) * scale
    bottom = (window["y"] + window["height"] - paper["y"]) * scale
    return left, top, min(right, service.width), min(bottom, service.height)


def test_a_picture_is_first_loaded_small(opened) -> None:
    service = Service()
    opened(service)
    assert set(service.asked) == {"/scan/info.json", "/scan/full/600,/0/default.jpg"}


def test_it_is_sized_to_the_pane(opened) -> None:
    page = opened(Service())
    paper, window = sheet(page), pane(page)
    assert paper["height"] <= window["height"] + 1
    assert paper["width"] <= window["width"] + 1
    assert abs(paper["height"] - window["height"]) < 2 or abs(paper["width"] - window["width"]) < 2
