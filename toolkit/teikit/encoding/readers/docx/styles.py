"""Styles: the ranks of headings and the formatting of runs (ECMA-376-1, 17.7)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from lxml import etree

from teikit.encoding.readers.counts import parse_count
from teikit.encoding.readers.docx.package import is_on, value, w

#: Toggle properties of a run and their values of ``hi/@rend``.
_TOGGLES: Mapping[str, str] = {
    "b": "bold",
    "i": "italic",
    "smallCaps": "smallcaps",
    "caps": "allcaps",
    "strike": "strikethrough",
    "dstrike": "strikethrough",
    "vanish": "hidden",
    "webHidden": "hidden",
}
_HEADING = re.compile(r"^heading ([1-9])$", re.I)
_QUOTE = re.compile(r"^(?:intense )?quote$|^block ?text$|^quotations?$", re.I)
#: The outline level of paragraphs that are not headings (ECMA-376-1, 17.3.1.20).
_BODY_TEXT = 9


class Styles:
    """The styles of a document, with inheritance."""

    def __init__(self, root: etree._Element | None) -> None:
        found = () if root is None else root.iter(w("style"))
        self._styles = {style.get(w("styleId"), ""): style for style in found}
        self._default = next(
            (key for key, s in self._styles.items() if s.get(w("type")) == "paragraph" and s.get(w("default")) == "1"),
            "",
        )

        self._paragraph: etree._Element | None = None
        self._style = ""

    def _chain(self, identifier: str) -> Iterator[etree._Element]:
        """Yield a style and the styles that it is based on; stop at a cycle."""
        seen: set[str] = set()
        while identifier in self._styles and identifier not in seen:
            seen.add(identifier)
            style = self._styles[identifier]
            yield style
            identifier = value(style.find(w("basedOn")))

    def _of(self, paragraph: etree._Element) -> str:
        return value(paragraph.find(f"{w('pPr')}/{w('pStyle')}"), self._default)

    def _of_runs(self, paragraph: etree._Element) -> str:
        """Return the style of a paragraph whose runs are being read: searching it for each run is quadratic."""
        if self._paragraph is not paragraph:
            self._paragraph, self._style = paragraph, self._of(paragraph)
        return self._style

    def setting(self, paragraph: etree._Element, name: str) -> etree._Element | None:
        """Return a property of a paragraph, its own or that of its style, or ``None``."""
        own = paragraph.find(f"{w('pPr')}/{w(name)}")
        if own is not None:
            return own
        inherited = (style.find(f"{w('pPr')}/{w(name)}") for style in self._chain(self._of(paragraph)))
        return next((found for found in inherited if found is not None), None)

    def _names(self, paragraph: etree._Element) -> Iterator[str]:
        for style in self._chain(self._of(paragraph)):
            yield value(style.find(w("name")))
        if self._of(paragraph) not in self._styles:
            yield re.sub(r"(?<=[a-z])(?=[0-9])", " ", self._of(paragraph))

    def rank(self, paragraph: etree._Element) -> int | None:
        """Return the rank of a heading, 0 for a title, or ``None`` for other paragraphs."""
        for name in self._names(paragraph):
            match = _HEADING.match(name)
            if match or name.lower() == "title":
                return int(match[1]) if match else 0
        level = parse_count(value(self.setting(paragraph, "outlineLvl")), _BODY_TEXT)
        return level + 1 if level is not None and level < _BODY_TEXT else None

    def rend(self, paragraph: etree._Element) -> str:
        """Return the ``rend`` of a paragraph by its style, ``blockquote`` or ``caption``, or an empty string."""
        for name in self._names(paragraph):
            if _QUOTE.match(name):
                return "blockquote"
            if name.lower() == "caption":
                return "caption"
        return ""

    def looks(self, run: etree._Element, paragraph: etree._Element) -> tuple[str, ...]:
        """Return the values of ``hi/@rend`` for a run, without those of the paragraph's style.

        All of a heading is bold: this is a property of the heading, not of its words.
        """
        own = run.find(w("rPr"))
        named = value(own.find(w("rStyle"))) if own is not None else ""
        chain = [own, *(style.find(w("rPr")) for style in self._chain(named))]
        given = [properties for properties in chain if properties is not None]
        whole = [style.find(w("rPr")) for style in self._chain(self._of_runs(paragraph))]
        made = [rend for name, rend in _TOGGLES.items() if _toggled(given, [p for p in whole if p is not None], name)]
        made += _underline(given), _position(given)
        return tuple(dict.fromkeys(rend for rend in made if rend))


def _toggled(given: list[etree._Element], whole: list[etree._Element], name: str) -> bool:
    own = next((found for p in given if (found := p.find(w(name))) is not None), None)
    paragraph = next((found for p in whole if (found := p.find(w(name))) is not None), None)
    return is_on(own) and not is_on(paragraph)


def _underline(given: list[etree._Element]) -> str:
    found = next((found for p in given if (found := p.find(w("u"))) is not None), None)
    return "underline" if found is not None and value(found, "single") != "none" else ""


def _position(given: list[etree._Element]) -> str:
    found = next((found for p in given if (found := p.find(w("vertAlign"))) is not None), None)
    kind = value(found)
    return kind if kind in ("superscript", "subscript") else ""
