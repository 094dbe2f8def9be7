"""Styles of a Word document: which paragraphs are headings, and what runs look like (ECMA-376-1, 17.7)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from lxml import etree

from teikit.encoding.readers.docx.package import is_on, value, w

#: Toggles of a run, and what they are called in ``hi/@rend``.
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


class Styles:
    """The styles by identifier, each with what it inherits."""

    def __init__(self, root: etree._Element | None) -> None:
        found = () if root is None else root.iter(w("style"))
        self._styles = {style.get(w("styleId"), ""): style for style in found}
        self._default = next(
            (key for key, s in self._styles.items() if s.get(w("type")) == "paragraph" and s.get(w("default")) == "1"),
            "",
        )

    def _chain(self, identifier: str) -> Iterator[etree._Element]:
        """Yield a style and those it is based on; a circle ends where it closes."""
        seen: set[str] = set()
        while identifier in self._styles and identifier not in seen:
            seen.add(identifier)
            style = self._styles[identifier]
            yield style
            identifier = value(style.find(w("basedOn")))

    def _of(self, paragraph: etree._Element) -> str:
        return value(paragraph.find(f"{w('pPr')}/{w('pStyle')}"), self._default)

    def setting(self, paragraph: etree._Element, name: str) -> etree._Element | None:
        """Return a property of a paragraph: its own, else that of its style."""
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
        """Return the rank of a heading, 0 that of the title; ``None``: the paragraph is none."""
        for name in self._names(paragraph):
            match = _HEADING.match(name)
            if match or name.lower() == "title":
                return int(match[1]) if match else 0
        level = value(self.setting(paragraph, "outlineLvl"))
        return int(level) + 1 if level.isdigit() and int(level) < 9 else None

    def rend(self, paragraph: etree._Element) -> str:
        """Return what sets a paragraph apart by its style: a block quotation, a caption."""
        for name in self._names(paragraph):
            if _QUOTE.match(name):
                return "blockquote"
            if name.lower() == "caption":
                return "caption"
        return ""

    def looks(self, run: etree._Element, paragraph: etree._Element) -> tuple[str, ...]:
        """Return what a run looks like, in the words of ``hi/@rend``; what its paragraph's style says is left out.

        All of a heading is bold: that is the look of the heading, not of its words.
        """
        own = run.find(w("rPr"))
        named = value(own.find(w("rStyle"))) if own is not None else ""
        chain = [own, *(style.find(w("rPr")) for style in self._chain(named))]
        given = [properties for properties in chain if properties is not None]
        whole = [style.find(w("rPr")) for style in self._chain(self._of(paragraph))]
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
