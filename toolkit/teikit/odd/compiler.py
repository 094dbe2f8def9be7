"""Compilation of ODD, the schema language of TEI: one document is the source of schema, rules and manual.

An ODD that customises another one, the *source* (TEI P5, chapter 23: ``moduleRef``, ``elementSpec`` with
``mode="change"`` and so on), is resolved against it. Constructs that are not supported are errors, see
:func:`find_faults`.
"""

from __future__ import annotations

import re
from pathlib import Path

from lxml import etree

from teikit.core import resources, saxon
from teikit.core.errors import SchemaError
from teikit.core.findings import Finding
from teikit.core.paths import StrPath
from teikit.core.positions import Position
from teikit.core.xml import parse

_FAULT = "{https://teikit.org/ns/odd}fault"


def find_faults(odd: StrPath, source: StrPath | None = None) -> list[Finding]:
    """Return the faults that prevent the compilation of an ODD: unsupported constructs, names without a declaration.

    :param source: the ODD that it customises, for example the ``p5subset.xml`` of TEI.
    :raises FileError: a file cannot be read.
    :raises DocumentError: a file is not well-formed.
    """
    files = {"odd": Path(odd), "source": Path(source or odd)}
    trees = _parse(odd, source)
    stylesheet = saxon.load_stylesheet(resources.stylesheet("odd/check.xsl"))
    result = stylesheet.transform(trees["odd"], **_source_parameter(trees))
    found = []
    for fault in etree.fromstring(result.text.encode()).iter(_FAULT):
        role = str(fault.get("file"))
        element = _element_at(trees[role], str(fault.get("path")))
        position = Position.reported(element.sourceline) if element is not None else None
        found.append(Finding(str(files[role]), position, "odd.not-compiled", str(fault.text)))
    return found


def compile_relaxng(odd: StrPath, source: StrPath | None = None) -> bytes:
    """Compile an ODD to RELAX NG in XML syntax.

    :param source: the ODD that it customises.
    :raises SchemaError: the ODD has a fault; with file and line.
    """
    return _compile("rng", odd, source)


def compile_schematron(odd: StrPath, source: StrPath | None = None) -> bytes:
    """Compile the rules of an ODD to Schematron with the query binding ``xslt3``.

    :param source: the ODD that it customises.
    :raises SchemaError: the ODD has a fault; with file and line.
    """
    return _compile("sch", odd, source)


def compile_manual(
    odd: StrPath, source: StrPath | None = None, *, edition_title: str = "", edition_href: str = "index.html"
) -> bytes:
    """Compile an ODD to its encoding manual, one self-contained HTML page.

    :param source: the ODD that it customises.
    :param edition_title: title of the edition to which the manual belongs; ``edition_href`` is its address.
    :raises SchemaError: the ODD has a fault; with file and line.
    """
    style = "".join(
        resources.stylesheet(name).read_text(encoding="utf-8") for name in ("web/assets/edition.css", "odd/manual.css")
    )
    return _compile("manual", odd, source, style=style, edition_title=edition_title, edition_href=edition_href)


def _compile(stylesheet: str, odd: StrPath, source: StrPath | None, **parameters: str) -> bytes:
    found = find_faults(odd, source)
    if found:
        others = f" (and {len(found) - 1} more)" if len(found) > 1 else ""
        raise SchemaError(found[0].message + others, Path(found[0].file), found[0].position)
    trees = _parse(odd, source)
    compiled = saxon.load_stylesheet(resources.stylesheet(f"odd/{stylesheet}.xsl"))
    return compiled.transform(trees["odd"], check=False, **parameters, **_source_parameter(trees)).text.encode() + b"\n"


def _parse(odd: StrPath, source: StrPath | None) -> dict[str, etree._ElementTree]:
    return {"odd": parse(Path(odd))} | ({"source": parse(Path(source))} if source else {})


def _source_parameter(trees: dict[str, etree._ElementTree]) -> dict[str, etree._ElementTree]:
    return {name: tree for name, tree in trees.items() if name == "source"}


def _element_at(tree: etree._ElementTree, path: str) -> etree._Element | None:
    """Return the element at a path of the XPath function ``path()``; for an attribute or text, its element."""
    steps = [step for step in path.removeprefix("/").split("/Q{") if step]
    element: etree._Element | None = None
    for index, step in enumerate(steps):
        match = re.match(r"(?:Q\{)?([^}]*)\}([\w.-]+)\[(\d+)\]", step)
        if match is None:
            break
        name = f"{{{match[1]}}}{match[2]}" if match[1] else match[2]
        if index == 0:
            element = tree.getroot()
        else:
            same = list(element.iterchildren(name)) if element is not None else []
            element = same[int(match[3]) - 1]
    return element
