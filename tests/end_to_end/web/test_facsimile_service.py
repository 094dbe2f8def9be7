"""Requests of the viewer to IIIF services."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from helpers.iiif_server import Service
from helpers.viewer import pane, press, sheet
from teikit.cli import main
from teikit.core import resources

SERVICES = {
    "version 3, level 2": Service(),
    "version 2, level 2": Service(version=2),
    "version 3, level 0": Service(level=0, sizes=((512, 768),)),
    "version 2, level 0": Service(version=2, level=0, sizes=((512, 768),)),
    "level 0, no sizes": Service(level=0),
    "no tiles listed": Service(level=1, tiled=False),
    "odd measures": Service(level=0, width=1999, height=2777, sizes=((667, 926),)),
}


def visible_part(page, service: Service) -> tuple[float, float, float, float]:
    """Return the visible part of the picture, in pixels of the picture: left, top, right, bottom."""
    paper, window = sheet(page), pane(page)
    scale = service.width / paper["width"]
    left, top = (max(0.0, (window[key] - paper[key]) * scale) for key in "xy")
    right = (window["x"] + window["width"] - paper["x"]) * scale
    bottom = (window["y"] + window["height"] - paper["y"]) * scale
    return left, top, min(right, service.width), min(bottom, service.height)


def overlap(region: tuple[float, ...], part: tuple[float, float, float, float]) -> float:
    """Return the area of the overlap of a region (x, y, width, height) with a part (left, top, right, bottom)."""
    x, y, w, h = region
    left, top, right, bottom = part
    return max(0.0, min(x + w, right) - max(x, left)) * max(0.0, min(y + h, bottom) - max(y, top))


def test_only_the_thumbnail_is_loaded_first(opened) -> None:
    service = Service()
    opened(service)
    assert set(service.requests) == {"/scan/info.json", "/scan/full/600,/0/default.jpg"}


def test_pictures_out_of_view_are_not_loaded(visited) -> None:
    service = Service()
    visited(service).wait_for_timeout(200)
    assert service.requests == []


@pytest.mark.parametrize("service", SERVICES.values(), ids=SERVICES)
def test_zoomed_picture_loads_visible_tiles_at_screen_resolution(service, opened) -> None:
    service = replace(service, requests=[], refused=[])
    page = opened(service)
    for keys in ("+", "++"):
        service.requests.clear()
        service.refused.clear()
        press(page, *keys)
        part = visible_part(page, service)
        assert service.tiles()
        assert all(overlap(region, part) > 0 for region, _ in service.tiles())
        covered = sum(overlap(region, part) for region, _ in service.tiles())
        assert covered == pytest.approx(overlap((0, 0, service.width, service.height), part), rel=0.01)
        wanted = sheet(page)["width"] / service.width
        for region, width in service.tiles():
            assert wanted / 1.1 <= width / region[2] <= 2 * wanted
        assert service.refused == []


def test_loaded_tiles_are_not_requested_again(opened) -> None:
    service = Service()
    page = opened(service)
    press(page, "+", "+", "+", "+")
    press(page, "ArrowRight", "ArrowRight")
    press(page, "ArrowLeft", "ArrowLeft")
    assert len(service.requests) == len(set(service.requests))


def test_smallest_sufficient_size_is_requested(opened) -> None:
    service = Service(level=0, tiled=False, sizes=((512, 768), (1024, 1536)))
    page = opened(service)
    press(page, "+")
    press(page, "+")
    files = [path.removeprefix("/scan/full/").removesuffix("/0/default.jpg") for path in service.requests]
    assert [file for file in files if file not in ("/scan/info.json", "600,")] == ["512,768", "1024,1536", "max"]


@pytest.mark.parametrize(
    "service",
    [Service(level=0), Service(version=2, level=0), Service(level=0, tiled=False)],
    ids=["v3", "v2", "no tiles"],
)
def test_missing_thumbnail_is_replaced_by_another_size(service, visited) -> None:
    page = visited(service)
    page.locator(".facsimile img").first.scroll_into_view_if_needed()
    page.wait_for_function("() => document.querySelector('.facsimile img').naturalWidth > 0")
    assert "/scan/full/600,/0/default.jpg" in service.refused


def test_size_of_thumbnails_is_configurable(opened) -> None:
    service = Service(level=0, sizes=((512, 768),))
    opened(service, "/info.json", {"pictures_size": "512,768"})
    assert service.refused == []
    assert "/scan/full/512,768/0/default.jpg" in service.requests


def test_service_without_description_shows_the_whole_picture(opened) -> None:
    service = Service(cors=False)
    page = opened(service)
    assert "/scan/full/max/0/default.jpg" not in service.requests
    press(page, "+", "+")
    assert service.requests[-1] == "/scan/full/max/0/default.jpg"
    assert service.tiles() == []


@pytest.mark.parametrize("name", ["/full/max/0/default.jpg", "/full/full/0/default.jpg"])
def test_address_of_a_whole_picture_is_recognized_as_a_service(name: str, opened) -> None:
    service = Service()
    page = opened(service, name)
    press(page, "+", "+", "+")
    assert service.tiles()
    assert page.locator(".facsimile figure > a").first.get_attribute("href").endswith(name)


def test_picture_that_cannot_be_loaded_shows_a_message(published, visit) -> None:
    page = visit(published('<p>one <pb n="2" facs="absent.png"/> two</p>'))
    page.locator(".to-picture").click()
    assert page.locator(".viewer [role=status]").inner_text() == "The image of this page cannot be loaded."


@pytest.mark.parametrize("address", ["https://iiif.example.org/2/info.json", "//iiif.example.org/2.jpg"])
def test_picture_on_another_host_is_a_link_and_is_not_loaded(address: str, published, visit) -> None:
    page = visit(published(f'<p>one <pb n="2" facs="{address}"/> two</p>'))
    assert page.locator(".to-picture").get_attribute("href").endswith(address)
    assert page.locator("img, script[src$='facsimile.js']").count() == 0
    assert [url for url in page.requested if not url.startswith("file:")] == []


def test_policy_allows_the_configured_host_only(visited) -> None:
    policy = visited(Service()).locator("meta[http-equiv=Content-Security-Policy]").get_attribute("content")
    rules = dict(rule.split(" ", 1) for rule in policy.split("; "))
    host = rules["img-src"].removeprefix("'self' data: ")
    assert host.startswith("http://127.0.0.1:")
    assert rules["connect-src"] == f"'self' {host}"
    assert policy.count("http") == 2


@pytest.mark.parametrize("host", ["https://x.org/a; script-src *", "javascript:alert(1)", "https://*", "//x.org"])
def test_invalid_host_is_not_added_to_the_policy(host: str, published, tmp_path: Path) -> None:
    published("<p>one</p>")
    arguments = ["transform", str(tmp_path / "sample.xml"), "--to", "web", "-o", str(tmp_path / "own")]
    arguments += ["-p", f"pictures-from={host}"]
    assert CliRunner().invoke(main, arguments).exit_code == 2
    # The values for a stylesheet of the user's own are not checked by Python.
    own = resources.stylesheet("web/document.xsl")
    assert CliRunner().invoke(main, [*arguments, "--xslt", str(own)]).exit_code == 0
    policy = (tmp_path / "own" / "sample.html").read_text(encoding="utf-8")
    assert "img-src 'self' data:;" in policy
    assert "connect-src 'self';" in policy


def test_javascript_address_of_a_picture_is_ignored(published, visit) -> None:
    page = visit(published('<p>one <pb n="2" facs="javascript:alert(1)"/> two</p>'))
    assert page.locator(".to-picture, .facsimile").count() == 0
