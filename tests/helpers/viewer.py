"""Actions on the viewer of facsimiles, in a browser."""

from __future__ import annotations

#: Two pages with the same picture: its address, and text that separates them.
BODY = """<p>one <pb n="907" facs="{0}"/> two</p>{1}<p>three <pb n="908" facs="{0}"/> four</p>{1}"""
LONG = "<p>and so on</p>" * 40


def at_rest(page) -> None:
    """Wait until the viewer has loaded its picture and finished its animations, or is closed."""
    page.locator(".viewer:not([open]), .pane[aria-busy=false]").first.wait_for(state="attached")
    page.evaluate("Promise.allSettled(document.getAnimations().map(one => one.finished)).then(() => null)")


def press(page, *keys: str) -> None:
    """Press keys one after the other, with a wait after each."""
    for key in keys:
        page.keyboard.press(key)
    at_rest(page)


def sheet(page) -> dict[str, float]:
    """Return the position and size of the picture."""
    return page.locator(".viewer .sheet").bounding_box()


def pane(page) -> dict[str, float]:
    """Return the position and size of the area that shows the picture."""
    return page.locator(".viewer .pane").bounding_box()
