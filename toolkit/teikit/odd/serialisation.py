"""Serialisation of grammars and rules as indented XML."""

from __future__ import annotations

from lxml import etree

_INDENT = "   "
_DECLARATION = b'<?xml version="1.0" encoding="UTF-8"?>\n'
#: Elements of Schematron whose text is not indented.
_TEXTS = ("assert", "report", "diagnostic", "title", "p")


def serialise_grammar(grammar: etree._Element) -> bytes:
    """Return a grammar as UTF-8."""
    etree.indent(grammar, _INDENT)
    return _DECLARATION + etree.tostring(grammar, encoding="UTF-8") + b"\n"


def serialise_rules(schema: etree._Element) -> bytes:
    """Return a Schematron schema as UTF-8; the text of messages is kept as it is."""
    _indent(schema, 0)
    return _DECLARATION + etree.tostring(schema, encoding="UTF-8") + b"\n"


def serialise_odd(root: etree._Element) -> bytes:
    """Return a compiled ODD as UTF-8."""
    return _DECLARATION + etree.tostring(root, encoding="UTF-8") + b"\n"


def _indent(element: etree._Element, level: int) -> None:
    parts = list(element)
    if not parts or str(element.tag).rpartition("}")[2] in _TEXTS or _has_text(element):
        return
    element.text = f"\n{_INDENT * (level + 1)}"
    for part in parts:
        _indent(part, level + 1)
        part.tail = f"\n{_INDENT * (level + 1)}"
    parts[-1].tail = f"\n{_INDENT * level}"


def _has_text(element: etree._Element) -> bool:
    return any(text and text.strip() for text in (element.text, *(part.tail for part in element)))
