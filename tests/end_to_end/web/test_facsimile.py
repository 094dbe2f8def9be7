"""Viewer of facsimiles: content and controls."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpers.iiif_server import Service, png
from helpers.viewer import at_rest, pane, press, sheet

# Content


def test_picture_fits_the_pane(opened) -> None:
    page = opened(Service())
    paper, window = sheet(page), pane(page)
    assert paper["height"] <= window["height"] + 1
    assert paper["width"] <= window["width"] + 1
    assert abs(paper["height"] - window["height"]) < 2 or abs(paper["width"] - window["width"]) < 2


def test_text_is_next_to_the_viewer(opened) -> None:
    page = opened(Service())
    text = page.locator("#text").bounding_box()
    assert text["x"] + text["width"] <= pane(page)["x"]


def test_viewer_is_modal_on_a_small_screen(opened) -> None:
    page = opened(Service(), width=380)
    assert page.locator(".viewer").bounding_box() == {"x": 0, "y": 0, "width": 380, "height": 900}
    assert page.evaluate("document.documentElement.scrollWidth") == 380
    for _ in range(12):
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement === document.body || !!document.activeElement.closest('.viewer')")


def test_title_names_the_page_and_links_to_the_text(opened) -> None:
    page = opened(Service())
    named = page.get_by_role("dialog", name="Page 907").get_by_role("link", name="Page 907")
    assert named.get_attribute("href") == "#pg_907"
    assert page.locator(".viewer .title[aria-live]").inner_text().split() == ["Page", "907", "1/2"]


def test_picture_of_the_edition_is_copied_and_can_be_zoomed(published, visit, tmp_path: Path) -> None:
    (tmp_path / "scans").mkdir()
    (tmp_path / "scans" / "page 2.png").write_bytes(png(800, 1200))
    page = visit(published('<p>one <pb n="2" facs="scans/page%202.png"/> two</p>'))
    page.locator(".to-picture").click()
    at_rest(page)
    before = sheet(page)["width"]
    press(page, "+")
    assert sheet(page)["width"] == pytest.approx(before * 1.5)
    assert page.locator(".sheet img").evaluate_all("images => images.map(image => image.naturalWidth)") == [800]
    assert page.messages == []


def test_pages_without_a_number_are_counted(published, visit) -> None:
    page = visit(published('<p>one <pb facs="1.png"/> two <pb facs="2.png"/> three</p>'), javascript=False)
    assert page.locator(".facsimile figcaption").all_inner_texts() == ["Page [1]", "Page [2]"]
    for link in page.locator(".to-picture, .facsimile figcaption a").all():
        assert page.locator(link.get_attribute("href")).count() == 1


def test_without_javascript_links_lead_to_the_pictures_below(published, visit) -> None:
    page = visit(published('<p>one <pb n="2" facs="two.png"/> two</p>'), javascript=False)
    target = page.locator(".to-picture").get_attribute("href")
    assert page.locator(f"{target} img").get_attribute("src") == "two.png"
    assert page.locator(f"{target} > a").get_attribute("href") == "two.png"


@pytest.mark.parametrize(("preference", "moves"), [("reduce", False), ("no-preference", True)])
def test_reduced_motion_disables_transitions(preference: str, moves: bool, opened) -> None:
    page = opened(Service(), reduced_motion=preference)
    page.evaluate("document.querySelector('.sheet').addEventListener('transitionrun', () => { window.glided = true })")
    press(page, "+")
    assert page.evaluate("window.glided === true") is moves


# Controls


def test_keys_zoom_move_and_reset(opened) -> None:
    page = opened(Service())
    whole = sheet(page)
    press(page, "+", "+")
    assert sheet(page)["width"] == pytest.approx(whole["width"] * 2.25, rel=0.01)
    press(page, "-")
    assert sheet(page)["width"] == pytest.approx(whole["width"] * 1.5, rel=0.01)
    before = sheet(page)
    press(page, "ArrowDown", "ArrowRight")
    assert sheet(page)["y"] == pytest.approx(before["y"] - 80)
    assert sheet(page)["x"] == pytest.approx(before["x"] - 80)
    press(page, "0")
    assert sheet(page) == pytest.approx(whole)


def test_picture_never_leaves_the_pane(opened) -> None:
    page = opened(Service())
    press(page, "+", "+", *["ArrowDown"] * 30, *["ArrowRight"] * 30)
    paper, window = sheet(page), pane(page)
    assert paper["x"] + paper["width"] == pytest.approx(window["x"] + window["width"], abs=1)
    assert paper["y"] + paper["height"] == pytest.approx(window["y"] + window["height"], abs=1)


def test_buttons_zoom_and_reset(opened) -> None:
    page = opened(Service())
    whole = sheet(page)["width"]
    for name, width in (("Zoom in", 2.25), ("Zoom out", 1.5), ("Fit page", 1)):
        page.get_by_role("button", name=name).click(click_count=2 if name == "Zoom in" else 1)
        at_rest(page)
        assert sheet(page)["width"] == pytest.approx(whole * width, rel=0.01), name


def test_wheel_zooms_around_the_pointer(opened) -> None:
    service = Service()
    page = opened(service)
    window = pane(page)
    point = window["x"] + window["width"] * 0.7, window["y"] + window["height"] * 0.3
    page.mouse.move(*point)
    before = sheet(page)
    under = [(point[n] - before["xy"[n]]) / before["width"] for n in (0, 1)]
    page.mouse.wheel(0, -900)
    at_rest(page)
    after = sheet(page)
    assert after["width"] > 2 * before["width"]
    assert [(point[n] - after["xy"[n]]) / after["width"] for n in (0, 1)] == pytest.approx(under, abs=0.002)
    assert service.tiles()
    assert page.evaluate("scrollY") == 0


def test_double_click_zooms_and_dragging_moves(opened) -> None:
    page = opened(Service())
    window, whole = pane(page), sheet(page)
    x, y = window["x"] + window["width"] / 2, window["y"] + window["height"] / 2
    page.mouse.dblclick(x, y)
    at_rest(page)
    before = sheet(page)
    assert before["width"] == pytest.approx(2 * whole["width"], rel=0.01)
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x - 60, y - 40, steps=4)
    page.mouse.up()
    page.mouse.move(x, y)
    assert sheet(page)["x"] == pytest.approx(before["x"] - 60, abs=1)
    assert sheet(page)["y"] == pytest.approx(before["y"] - 40, abs=1)


def test_pinch_zooms_around_its_centre(opened) -> None:
    page = opened(Service(), width=380, has_touch=True)
    before, window = sheet(page), pane(page)
    session = page.context.new_cdp_session(page)
    x, y = window["x"] + window["width"] / 2, window["y"] + window["height"] / 2
    for kind, apart in (("touchStart", 40), ("touchMove", 60), ("touchMove", 80), ("touchEnd", 0)):
        points = [{"x": x - apart, "y": y, "id": 0}, {"x": x + apart, "y": y, "id": 1}] if apart else []
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
    at_rest(page)
    after = sheet(page)
    assert after["width"] == pytest.approx(2 * before["width"], rel=0.02)
    assert after["x"] + after["width"] / 2 == pytest.approx(x, abs=2)


def test_turning_pages_scrolls_the_text(opened) -> None:
    page = opened(Service())
    assert page.get_by_role("button", name="Previous page").is_disabled()
    press(page, "PageDown")
    assert page.get_by_role("dialog", name="Page 908").is_visible()
    assert page.get_by_role("button", name="Next page").is_disabled()
    page.get_by_role("button", name="Previous page").click()
    assert page.get_by_role("dialog", name="Page 907").is_visible()
    press(page, "PageDown")
    assert page.get_by_role("dialog", name="Page 908").is_visible()
    assert page.locator("#pg_908").evaluate("place => Math.abs(place.getBoundingClientRect().top) < innerHeight / 2")


@pytest.mark.parametrize("width", [380, 768, 1280])
def test_escape_closes_and_restores_the_focus(width: int, opened) -> None:
    page = opened(Service(), width=width)
    press(page, "Escape")
    assert page.locator(".viewer").is_hidden()
    assert page.locator(":focus").get_attribute("href") == "#facs-907"


def test_focus_after_turning_is_at_the_last_page(opened) -> None:
    page = opened(Service())
    press(page, "PageDown", "Escape")
    assert page.locator(":focus").get_attribute("href") == "#facs-908"


def test_viewer_opens_by_keyboard_and_from_thumbnails(visited) -> None:
    page = visited(Service())
    page.locator(".to-picture").last.focus()
    page.keyboard.press("Enter")
    assert page.get_by_role("dialog", name="Page 908").is_visible()
    page.keyboard.press("Escape")
    page.locator("#facs-907 > a").click()
    assert page.get_by_role("dialog", name="Page 907").is_visible()
    page.keyboard.press("Escape")
    assert page.locator("#facs-907 > a").evaluate("link => link === document.activeElement")


def test_console_stays_silent(opened) -> None:
    page = opened(Service())
    press(page, "+", "+", "PageDown", "0", "Escape")
    assert page.messages == []
