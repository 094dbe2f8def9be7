"""SVG pictures are published without active content."""

from __future__ import annotations

from pathlib import Path

from teikit.publishing.svg import sanitise_svg

PICTURE = """<!DOCTYPE svg [<!ENTITY x "y">]><svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)">
<script>alert(1)</script><foreignObject><p>x</p></foreignObject><a href="javascript:alert(1)"><text>kept</text></a>
<image href="https://example.org/a.png"/><use href="#mark"/><rect style="fill: url(https://example.org/a)" width="4"/>
<rect fill="url(#mark)"/></svg>"""


def test_scripts_and_external_references_are_left_out(tmp_path: Path) -> None:
    (tmp_path / "a.svg").write_text(PICTURE)
    published = sanitise_svg(tmp_path / "a.svg").decode()
    for active in ("script", "alert", "onload", "foreignObject", "example.org", "DOCTYPE"):
        assert active not in published
    for kept in ("kept", 'href="#mark"', 'width="4"', "url(#mark)"):
        assert kept in published
