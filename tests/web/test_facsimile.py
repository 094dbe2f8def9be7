"""The viewer of the pages of the original: what it asks for, what it shows, how it is driven."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from teikit.cli import main
from web.iiif_server import Service, png, served

BODY = """<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="en"><teiHeader><fileDesc><titleStmt><title>Sample</title>
</titleStmt><publicationStmt><p/></publicationStmt><sourceDesc><p/></sourceDesc></fileDesc></teiHeader><text><body>
<p>one <pb n="907" facs="{0}"/> two</p>{1}<p>three <pb n="908" facs="{0}"/> four</p>{1}</body></text></TEI>"""
LONG = "<p>and so on</p>" * 40
SERVICES = {
    "version 3, level 2": Service(),
    "version 2, level 2": Service(version=2),
    "version 3, level 0": Service(level=0, sizes=((512, 768),)),
    "version 2, level 0": Service(version=2, level=0, sizes=((512, 768),)),
    "level 0, no sizes": Service(level=0),
    "no tiles listed": Service(level=1, tiled=False),
    "odd measures": Service(level=0, width=1999, height=2777),
}


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


def at_rest(page) -> None:
    """Wait until the viewer has asked for what it shows, and has it; closed, it has nothing to wait for."""
    page.locator(".viewer:not([open]), .pane[aria-busy=false]").first.wait_for(state="attached")


def press(page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)
    at_rest(page)


def sheet(page) -> dict[str, float]:
    return page.locator(".viewer .sheet").bounding_box()


def pane(page) -> dict[str, float]:
    return page.locator(".viewer .pane").bounding_box()


def seen(page, service: Service) -> tuple[float, float, float, float]:
    """Return the part of the picture that the pane shows, in its pixels: left, top, right, bottom."""
    paper, window = sheet(page), pane(page)
    scale = service.width / paper["width"]
    left, top = (max(0.0, (window[key] - paper[key]) * scale) for key in "xy")
    right = (window["x"] + window["width"] - paper["x"]) * scale
    bottom = (window["y"] + window["height"] - paper["y"]) * scale
    return left, top, min(right, service.width), min(bottom, service.height)


def common(region: tuple[float, ...], part: tuple[float, float, float, float]) -> float:
    """Return the area that a region, by its corner and measures, has in common with a part."""
    x, y, w, h = region
    left, top, right, bottom = part
    return max(0.0, min(x + w, right) - max(x, left)) * max(0.0, min(y + h, bottom) - max(y, top))


# What it asks for


def test_a_picture_is_first_loaded_small(opened) -> None:
    service = Service()
    opened(service)
    assert set(service.asked) == {"/scan/info.json", "/scan/full/600,/0/default.jpg"}


def test_pictures_that_are_not_looked_at_are_not_loaded(visited) -> None:
    service = Service()
    visited(service).wait_for_timeout(200)
    assert service.asked == []


@pytest.mark.parametrize("service", SERVICES.values(), ids=SERVICES)
def test_what_is_enlarged_is_loaded_where_it_is_seen_as_sharply_as_the_screen_shows_it(service, opened) -> None:
    service = replace(service, asked=[], refused=[])
    page = opened(service)
    service.asked.clear()
    service.refused.clear()
    press(page, "+", "+", "+")
    part = seen(page, service)
    assert service.tiles()
    assert all(common(region, part) > 0 for region, _ in service.tiles())
    covered = sum(common(region, part) for region, _ in service.tiles())
    assert covered == pytest.approx(common((0, 0, service.width, service.height), part), rel=0.01)
    wanted = sheet(page)["width"] / service.width
    for region, width in service.tiles():
        assert wanted / 1.1 <= width / region[2] <= 2 * wanted
    assert service.refused == []


def test_what_is_already_there_is_not_asked_for_again(opened) -> None:
    service = Service()
    page = opened(service)
    press(page, "+", "+", "+", "+")
    press(page, "ArrowRight", "ArrowRight")
    press(page, "ArrowLeft", "ArrowLeft")
    assert len(service.asked) == len(set(service.asked))


def test_a_service_of_some_sizes_gives_the_one_that_is_enough(opened) -> None:
    service = Service(level=0, tiled=False, sizes=((512, 768), (1024, 1536)))
    page = opened(service)
    press(page, "+")
    press(page, "+")
    files = [path.removeprefix("/scan/full/").removesuffix("/0/default.jpg") for path in service.asked]
    assert [file for file in files if file not in ("/scan/info.json", "600,")] == ["512,768", "1024,1536", "max"]


@pytest.mark.parametrize(
    "service",
    [Service(level=0), Service(version=2, level=0), Service(level=0, tiled=False)],
    ids=["v3", "v2", "no tiles"],
)
def test_a_service_that_lacks_the_small_picture_shows_another(service, visited) -> None:
    page = visited(service)
    page.locator(".facsimile img").first.scroll_into_view_if_needed()
    page.wait_for_function("() => document.querySelector('.facsimile img').naturalWidth > 0")
    assert "/scan/full/600,/0/default.jpg" in service.refused


def test_an_edition_may_say_how_large_small_pictures_are(opened) -> None:
    service = Service(level=0, sizes=((512, 768),))
    opened(service, "/info.json", "pictures-size=512,768")
    assert service.refused == []
    assert "/scan/full/512,768/0/default.jpg" in service.asked


def test_where_a_service_says_nothing_of_itself_the_whole_picture_is_shown(opened) -> None:
    service = Service(cors=False)
    page = opened(service)
    assert "/scan/full/max/0/default.jpg" not in service.asked
    press(page, "+", "+")
    assert service.asked[-1] == "/scan/full/max/0/default.jpg"
    assert service.tiles() == []


@pytest.mark.parametrize("name", ["/full/max/0/default.jpg", "/full/full/0/default.jpg"])
def test_a_whole_picture_of_a_service_is_known_as_such(name: str, opened) -> None:
    service = Service()
    page = opened(service, name)
    press(page, "+", "+", "+")
    assert service.tiles()
    assert page.locator(".facsimile figure > a").first.get_attribute("href").endswith(name)


def test_a_picture_that_cannot_be_loaded_is_said_to_be_missing(published, visit) -> None:
    page = visit(published('<p>one <pb n="2" facs="absent.png"/> two</p>'))
    page.locator(".to-picture").click()
    assert page.locator(".viewer [role=status]").inner_text() == "The picture of this page cannot be loaded."


@pytest.mark.parametrize("address", ["https://iiif.example.org/2/info.json", "//iiif.example.org/2.jpg"])
def test_a_picture_on_another_host_is_a_link_and_is_not_loaded(address: str, published, visit) -> None:
    page = visit(published(f'<p>one <pb n="2" facs="{address}"/> two</p>'))
    assert page.locator(".to-picture").get_attribute("href") == address
    assert page.locator("img, script[src$='facsimile.js']").count() == 0
    assert [url for url in page.requested if not url.startswith("file:")] == []


def test_the_policy_lets_in_the_host_that_is_named_and_no_other(visited) -> None:
    policy = visited(Service()).locator("meta[http-equiv=Content-Security-Policy]").get_attribute("content")
    rules = dict(rule.split(" ", 1) for rule in policy.split("; "))
    host = rules["img-src"].removeprefix("'self' data: ")
    assert host.startswith("http://127.0.0.1:")
    assert rules["connect-src"] == f"'self' {host}"
    assert policy.count("http") == 2


@pytest.mark.parametrize("host", ["https://x.org/a; script-src *", "javascript:alert(1)", "https://*", "//x.org"])
def test_what_is_no_host_is_not_let_into_the_policy(host: str, published, tmp_path: Path) -> None:
    published("<p>one</p>")
    arguments = ["transform", str(tmp_path / "sample.xml"), "--to", "web", "-o", str(tmp_path / "own")]
    assert CliRunner().invoke(main, [*arguments, "-p", f"pictures-from={host}"]).exit_code == 0
    policy = (tmp_path / "own" / "sample.html").read_text(encoding="utf-8")
    assert "img-src 'self' data:;" in policy
    assert "connect-src 'self';" in policy


def test_a_dangerous_picture_is_none(published, visit) -> None:
    page = visit(published('<p>one <pb n="2" facs="javascript:alert(1)"/> two</p>'))
    assert page.locator(".to-picture, .facsimile").count() == 0


# What it shows


def test_a_picture_is_sized_to_the_pane(opened) -> None:
    page = opened(Service())
    paper, window = sheet(page), pane(page)
    assert paper["height"] <= window["height"] + 1
    assert paper["width"] <= window["width"] + 1
    assert abs(paper["height"] - window["height"]) < 2 or abs(paper["width"] - window["width"]) < 2


def test_the_text_stands_beside_it(opened) -> None:
    page = opened(Service())
    text = page.locator("#text").bounding_box()
    assert text["x"] + text["width"] <= pane(page)["x"]


def test_a_small_screen_is_covered_and_the_text_out_of_reach(opened) -> None:
    page = opened(Service(), width=380)
    assert page.locator(".viewer").bounding_box() == {"x": 0, "y": 0, "width": 380, "height": 900}
    assert page.evaluate("document.documentElement.scrollWidth") == 380
    for _ in range(12):
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement === document.body || !!document.activeElement.closest('.viewer')")


def test_the_page_is_named_and_leads_to_its_place_in_the_text(opened) -> None:
    page = opened(Service())
    named = page.get_by_role("dialog", name="Page 907").get_by_role("link", name="Page 907")
    assert named.get_attribute("href") == "#pg_907"
    assert page.locator(".viewer .title[aria-live]").inner_text().split() == ["Page", "907", "1/2"]


def test_an_image_of_the_edition_is_copied_and_enlarged(published, visit, tmp_path: Path) -> None:
    (tmp_path / "scans").mkdir()
    (tmp_path / "scans" / "page 2.png").write_bytes(png(800, 1200))
    page = visit(published('<p>one <pb n="2" facs="scans/page%202.png"/> two</p>'))
    page.locator(".to-picture").click()
    at_rest(page)
    before = sheet(page)["width"]
    press(page, "+")
    assert sheet(page)["width"] == pytest.approx(before * 1.5)
    assert page.locator(".sheet img").evaluate_all("images => images.map(image => image.naturalWidth)") == [800]
    assert page.said == []


def test_without_script_the_way_to_a_picture_leads_further_down(published, visit) -> None:
    page = visit(published('<p>one <pb n="2" facs="two.png"/> two</p>'), javascript=False)
    target = page.locator(".to-picture").get_attribute("href")
    assert page.locator(f"{target} img").get_attribute("src") == "two.png"
    assert page.locator(f"{target} > a").get_attribute("href") == "two.png"


@pytest.mark.parametrize(("preference", "moves"), [("reduce", False), ("no-preference", True)])
def test_nothing_glides_for_those_who_want_no_motion(preference: str, moves: bool, opened) -> None:
    page = opened(Service(), reduced_motion=preference)
    page.keyboard.press("+")
    assert page.locator(".sheet").evaluate("sheet => sheet.getAnimations().length > 0") is moves


# How it is driven


def test_keys_enlarge_and_move_and_show_the_whole_page_again(opened) -> None:
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


def test_the_picture_never_leaves_the_pane(opened) -> None:
    page = opened(Service())
    press(page, "+", "+", *["ArrowDown"] * 30, *["ArrowRight"] * 30)
    paper, window = sheet(page), pane(page)
    assert paper["x"] + paper["width"] == pytest.approx(window["x"] + window["width"], abs=1)
    assert paper["y"] + paper["height"] == pytest.approx(window["y"] + window["height"], abs=1)


def test_buttons_do_what_they_are_called(opened) -> None:
    page = opened(Service())
    whole = sheet(page)["width"]
    for name, width in (("Larger", 2.25), ("Smaller", 1.5), ("Whole page", 1)):
        page.get_by_role("button", name=name).click(click_count=2 if name == "Larger" else 1)
        at_rest(page)
        assert sheet(page)["width"] == pytest.approx(whole * width, rel=0.01), name


def test_the_wheel_enlarges_what_is_under_it(opened) -> None:
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


def test_a_double_click_enlarges_and_dragging_moves(opened) -> None:
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


def test_two_fingers_enlarge_what_is_between_them(opened) -> None:
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


def test_pages_are_turned_and_the_text_follows(opened) -> None:
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
def test_escape_closes_and_gives_the_focus_back(width: int, opened) -> None:
    page = opened(Service(), width=width)
    press(page, "Escape")
    assert page.locator(".viewer").is_hidden()
    assert page.locator(":focus").get_attribute("href") == "#facs-907"


def test_after_turning_the_focus_is_at_the_page_that_was_shown(opened) -> None:
    page = opened(Service())
    press(page, "PageDown", "Escape")
    assert page.locator(":focus").get_attribute("href") == "#facs-908"


def test_it_opens_by_keyboard_and_from_the_small_pictures(visited) -> None:
    page = visited(Service())
    page.locator(".to-picture").last.focus()
    page.keyboard.press("Enter")
    assert page.get_by_role("dialog", name="Page 908").is_visible()
    page.keyboard.press("Escape")
    page.locator("#facs-907 > a").click()
    assert page.get_by_role("dialog", name="Page 907").is_visible()
    page.keyboard.press("Escape")
    assert page.locator("#facs-907 > a").evaluate("link => link === document.activeElement")


def test_the_console_stays_silent(opened) -> None:
    page = opened(Service())
    press(page, "+", "+", "PageDown", "0", "Escape")
    assert page.said == []
