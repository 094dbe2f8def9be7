"""The viewer of the pages of the original, as tests drive it."""

from __future__ import annotations

BODY = """<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="en"><teiHeader><fileDesc><titleStmt><title>Sample</title>
</titleStmt><publicationStmt><p/></publicationStmt><sourceDesc><p/></sourceDesc></fileDesc></teiHeader><text><body>
<p>one <pb n="907" facs="{0}"/> two</p>{1}<p>three <pb n="908" facs="{0}"/> four</p>{1}</body></text></TEI>"""
LONG = "<p>and so on</p>" * 40


def at_rest(page) -> None:
    """Wait until the viewer has what it shows and stands still; closed, it has nothing to wait for."""
    page.locator(".viewer:not([open]), .pane[aria-busy=false]").first.wait_for(state="attached")
    page.evaluate("Promise.allSettled(document.getAnimations().map(one => one.finished)).then(() => null)")


def press(page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)
    at_rest(page)


def sheet(page) -> dict[str, float]:
    return page.locator(".viewer .sheet").bounding_box()


def pane(page) -> dict[str, float]:
    return page.locator(".viewer .pane").bounding_box()
