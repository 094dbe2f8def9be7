"""Find the element of a document at which a stylesheet, or Typst, failed.

Neither processor reports it. Therefore, only after a failure, the work is repeated with a stylesheet that imports the
failing one and wraps each of its templates.
"""

from __future__ import annotations

import html
import re
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from lxml import etree

from teikit.core.errors import StylesheetError
from teikit.core.saxon import Parameter, Stylesheet

_ErrorT = TypeVar("_ErrorT", bound=StylesheetError)

# The wrapping templates need no priority: a module that imports another has the higher import precedence, which is
# compared first (XSLT 3.0, 6.5).
#: Writes the path of each element before it, in a Typst comment. The output of mode ``p:write`` is markup or a list of
#: arguments, which both allow comments.
_TRACING_TEMPLATE = """<xsl:template match="*" mode="p:write">
    <xsl:value-of select="'/*' || path(.) || '*/'"/>
    <xsl:next-match/>
  </xsl:template>"""
#: Marks a message that already has the path of an element: that of the innermost element that failed.
_MARK = "teikit-at "
#: Wrapped around each element: adds the element's path to the message of an error.
_CATCHING_TEMPLATE = f"""<xsl:template match="*" mode="#all">
    <xsl:try>
      <xsl:next-match/>
      <xsl:catch>
        <xsl:sequence select="error((), if (contains($err:description, '{_MARK}')) then $err:description
            else '{_MARK}' || path(.) || ' ' || $err:description)"/>
      </xsl:catch>
    </xsl:try>
  </xsl:template>"""
_WRAPPER = """<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:p="urn:teikit:print" xmlns:err="http://www.w3.org/2005/xqt-errors">
  <xsl:import href="{href}"/>
  {template}
</xsl:stylesheet>
"""
#: A namespace in the notation of XPath's ``path()``; ElementTree's lacks the ``Q``.
_QNAME = re.compile(r"Q\{([^}]*)\}")


@contextmanager
def tracing_stylesheet(stylesheet: Path) -> Iterator[Path]:
    """Provide a stylesheet with the same Typst output, in which a comment before each element gives its path."""
    with _wrapper(stylesheet, _TRACING_TEMPLATE) as path:
        yield path


def element_at(source: str, line: int, column: int, tree: etree._ElementTree) -> etree._Element | None:
    """Return the element of a reading whose traced Typst output is at a line and column, both from 1."""
    lines = source.split("\n")
    offset = sum(len(text) + 1 for text in lines[: line - 1]) + column
    paths = re.findall(r"/\*(/\S*?)\*/", source[:offset])
    return _element(paths[-1], tree) if paths else None


def failing_element(
    stylesheet: Path, tree: etree._ElementTree, parameters: Mapping[str, Parameter]
) -> etree._Element | None:
    """Run a stylesheet that failed once more; return the innermost element whose template fails, if any does."""
    with _wrapper(stylesheet, _CATCHING_TEMPLATE) as path:
        try:
            Stylesheet(path, folders=[stylesheet.parent]).transform(tree, **parameters)
        except StylesheetError as error:
            found = re.search(rf"{_MARK}(\S+)", error.message)
            return _element(found[1], tree) if found else None
    return None


def with_element(error: _ErrorT, element: etree._Element, document: Path) -> _ErrorT:
    """Return an error with the element at which it occurred in its message: ``…, at quote (memo.xml:12)``."""
    where = f"{etree.QName(element).localname} ({document.name}:{element.sourceline})"
    return replace(error, message=f"{error.message}, at {where}")


@contextmanager
def _wrapper(stylesheet: Path, template: str) -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="teikit-") as folder:
        path = Path(folder) / "wrapper.xsl"
        href = html.escape(stylesheet.resolve().as_uri())
        path.write_text(_WRAPPER.format(href=href, template=template), encoding="utf-8")
        yield path


def _element(path: str, tree: etree._ElementTree) -> etree._Element | None:
    """Return the element at a path in the notation of XPath's ``path()``."""
    try:
        found = etree.ETXPath(_QNAME.sub(r"{\1}", path))(tree)
    except etree.XPathError:
        return None
    return found[0] if isinstance(found, list) and found else None
