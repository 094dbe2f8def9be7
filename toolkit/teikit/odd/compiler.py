"""ODD: one literate document gives the RELAX NG schema, the Schematron rules and the encoding manual.

An ODD that customises another one (TEI P5, chapter 23: moduleRef, elementSpec with ``mode="change"`` …) is worked out
against that one, the *source*. What cannot be compiled is told, never left out: see :func:`faults`.
"""

from __future__ import annotations

import re
from pathlib import Path

from lxml import etree

from teikit.core import resources, saxon
from teikit.core.errors import TeikitError
from teikit.core.findings import Finding
from teikit.core.positions import Position
from teikit.core.xml import parse

_FAULT = "{https://teikit.org/ns/odd}fault"


def faults(odd: Path, source: Path | None = None) -> list[Finding]:
    """List what stands in the way of compiling an ODD: constructs that are not supported, names nothing declares.

    :param source: the ODD that it customises, for example TEI's own ``p5subset.xml``.
    :raises TeikitError: a file is missing or no XML.
    """
    trees = {"odd": parse(odd)} | ({"source": parse(source)} if source else {})
    files = {"odd": odd, "source": source or odd}
    result = saxon.compiled(resources.stylesheet("odd/check.xsl")).transform(trees["odd"], **_given(trees))
    found = []
    for fault in etree.fromstring(result.text.encode()).iter(_FAULT):
        which = str(fault.get("file"))
        node = _node(trees[which], str(fault.get("path")))
        position = Position.reported(node.sourceline) if node is not None else None
        found.append(Finding(str(files[which]), position, "odd.not-compiled", str(fault.text)))
    return found


def rng(odd: Path, source: Path | None = None) -> bytes:
    """Compile an ODD to RELAX NG, XML syntax.

    :raises TeikitError: the ODD has a fault; file, line and the construct are named.
    """
    return _compiled("rng", odd, source)


def schematron(odd: Path, source: Path | None = None) -> bytes:
    """Compile the rules of an ODD to Schematron, query binding xslt3.

    :raises TeikitError: the ODD has a fault; file, line and the construct are named.
    """
    return _compiled("sch", odd, source)


def manual(
    odd: Path, source: Path | None = None, *, edition_title: str = "", edition_href: str = "index.html"
) -> bytes:
    """Make the encoding manual of an ODD: one HTML page that needs nothing beside it.

    :param edition_title: title of the edition to which the manual belongs, with the address of its front page.
    :raises TeikitError: the ODD has a fault; file, line and the construct are named.
    """
    style = "".join(
        resources.stylesheet(name).read_text(encoding="utf-8") for name in ("web/assets/edition.css", "odd/manual.css")
    )
    return _compiled("manual", odd, source, style=style, edition_title=edition_title, edition_href=edition_href)


def _compiled(stylesheet: str, odd: Path, source: Path | None, **parameters: str) -> bytes:
    found = faults(odd, source)
    if found:
        others = f" (and {len(found) - 1} more)" if len(found) > 1 else ""
        raise TeikitError(found[0].message + others, Path(found[0].file), found[0].position)
    trees = {"odd": parse(odd)} | ({"source": parse(source)} if source else {})
    compiled = saxon.compiled(resources.stylesheet(f"odd/{stylesheet}.xsl"))
    return compiled.transform(trees["odd"], check=False, **parameters, **_given(trees)).text.encode() + b"\n"


def _given(trees: dict[str, etree._ElementTree]) -> dict[str, etree._ElementTree]:
    return {name: tree for name, tree in trees.items() if name == "source"}


def _node(tree: etree._ElementTree, path: str) -> etree._Element | None:
    """Find the element that an XPath 3.1 path() leads to; an attribute or text leads to its element."""
    steps = [step for step in path.removeprefix("/").split("/Q{") if step]
    node: etree._Element | None = None
    for index, step in enumerate(steps):
        match = re.match(r"(?:Q\{)?([^}]*)\}([\w.-]+)\[(\d+)\]", step)
        if match is None:
            break
        name = f"{{{match[1]}}}{match[2]}" if match[1] else match[2]
        if index == 0:
            node = tree.getroot()
        else:
            same = list(node.iterchildren(name)) if node is not None else []
            node = same[int(match[3]) - 1]
    return node
