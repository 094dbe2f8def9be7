"""Which element of the document an error of a stylesheet, or of Typst, came from.

Neither processor tells. So when something has failed, and only then, it is done again by a stylesheet that imports the
one that failed and stands before each of its templates.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from xml.sax.saxutils import quoteattr

from lxml import etree

from teikit.core.errors import TeikitError
from teikit.core.saxon import Stylesheet

_STEP = re.compile(r"Q\{([^}]*)\}")
#: Before each element: its path, in a comment of Typst.
_TRACED = """<xsl:template match="*" mode="f:text" priority="1000000">
    <xsl:value-of select="'/*' || path(.) || '*/'"/>
    <xsl:next-match/>
  </xsl:template>"""
#: Around each element: the innermost one that fails puts its path into the message.
_CAUGHT = """<xsl:template match="*" mode="#all" priority="1000000">
    <xsl:try>
      <xsl:next-match/>
      <xsl:catch>
        <xsl:sequence select="error((), if (contains($err:description, 'teikit-at ')) then $err:description
            else 'teikit-at ' || path(.) || ' ' || $err:description)"/>
      </xsl:catch>
    </xsl:try>
  </xsl:template>"""
_AROUND = """<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:f="urn:teikit:functions" xmlns:err="http://www.w3.org/2005/xqt-errors">
  <xsl:import href={href}/>
  {template}
</xsl:stylesheet>
"""


@contextmanager
def traced(stylesheet: Path) -> Iterator[Path]:
    """Give a stylesheet that makes the same Typst source, with the path of each element before it in a comment."""
    with _around(stylesheet, _TRACED) as path:
        yield path


def element_at(source: str, line: int, column: int, tree: etree._ElementTree) -> etree._Element | None:
    """Return the element whose traced Typst source is at a line and column, counted from 1."""
    lines = source.split("\n")
    offset = sum(len(text) + 1 for text in lines[: line - 1]) + column
    paths = re.findall(r"/\*(/\S*?)\*/", source[:offset])
    return _found(paths[-1], tree) if paths else None


def failing_element(stylesheet: Path, tree: etree._ElementTree, parameters: dict[str, Any]) -> etree._Element | None:
    """Run a stylesheet that has failed again; return the innermost element whose template fails."""
    with _around(stylesheet, _CAUGHT) as path:
        try:
            Stylesheet(path).transform(tree, **parameters)
        except TeikitError as error:
            place = re.search(r"teikit-at (\S+)", error.message)
            return _found(place[1], tree) if place else None
    return None


def place(element: etree._Element, document: Path) -> str:
    """Return how an element is told to a person: ``quote (memo.xml:12)``."""
    return f"{etree.QName(element).localname} ({document.name}:{element.sourceline})"


@contextmanager
def _around(stylesheet: Path, template: str) -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="teikit-") as folder:
        path = Path(folder) / "around.xsl"
        href = quoteattr(stylesheet.resolve().as_uri())
        path.write_text(_AROUND.format(href=href, template=template), encoding="utf-8")
        yield path


def _found(path: str, tree: etree._ElementTree) -> etree._Element | None:
    """Return the element at a path as XPath's ``path()`` writes it."""
    try:
        found = etree.ETXPath(_STEP.sub(r"{\1}", path))(tree)
    except etree.XPathError:
        return None
    return found[0] if isinstance(found, list) and found else None
