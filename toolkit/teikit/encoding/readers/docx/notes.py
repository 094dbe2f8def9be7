"""Footnotes, endnotes and comments: their calls, numbers and bodies."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from lxml import etree

from teikit.encoding.readers.docx.package import W, value, w
from teikit.encoding.readers.docx.source import Source
from teikit.encoding.readers.numerals import numeral

_KINDS = {
    w("footnoteReference"): "footnote",
    w("endnoteReference"): "endnote",
    w("commentReference"): "comment",
}
_ATTRIBUTES = {
    "footnote": {"place": "bottom"},
    "endnote": {"type": "endnote", "place": "end"},
    "comment": {"type": "comment", "place": "margin"},
}
#: Elements without text between the call of a note and its mark.
_BETWEEN = frozenset(w(name) for name in ("bookmarkStart", "bookmarkEnd", "proofErr"))
_W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"
_PARAGRAPH = "{http://schemas.microsoft.com/office/word/2010/wordml}paraId"
_FORMATS = {
    "decimal": "decimal",
    "lowerRoman": "lower-roman",
    "upperRoman": "upper-roman",
    "lowerLetter": "lower-alpha",
    "upperLetter": "upper-alpha",
}
_DEFAULTS = {"footnote": "decimal", "endnote": "lower-roman"}


@dataclass(slots=True)
class NoteCalls:
    """Writes the calls and the bodies of notes."""

    source: Source
    counts: dict[str, int] = field(default_factory=dict)
    """Number of numbered notes so far, by kind."""
    labels: dict[str, str] = field(default_factory=dict)
    """Labels of the notes called so far, by key."""
    marks: set[etree._Element] = field(default_factory=set)
    """Texts that are custom marks of notes."""
    bodies: dict[str, tuple[str, etree._Element]] = field(default_factory=dict)
    """The part and the element of each note, by key."""
    parents: dict[str, str] = field(default_factory=dict)
    """The key of the comment that a comment replies to, by key."""

    def find_bodies(self) -> None:
        """Find the bodies of all notes of the document."""
        for kind, part in (("footnote", "footnotes"), ("endnote", "endnotes"), ("comment", "comments")):
            name = self.source.package.related(part)
            for body in self.source.package.part(name).iterchildren(w(kind)) if name else ():
                if body.get(w("type"), "normal") == "normal":
                    self.bodies[f"{kind}-{body.get(w('id'))}"] = (name, body)
        self._find_parents()

    def _find_parents(self) -> None:
        """Map reply comments to their parents (``commentsExtended.xml``), both identified by a paragraph in them."""
        name = self.source.package.related("commentsExtended")
        if not name:
            return
        named = {
            paragraph.get(_PARAGRAPH, ""): key
            for key, (_, body) in self.bodies.items()
            for paragraph in body.iter(w("p"))
            if key.startswith("comment")
        }
        for one in self.source.package.part(name).iter(f"{_W15}commentEx"):
            key, parent = (named.get(one.get(f"{_W15}{which}", "-")) for which in ("paraId", "paraIdParent"))
            if key and parent:
                self.parents[key] = parent

    def is_mark(self, text: etree._Element) -> bool:
        """Return whether a text is the custom mark of a note, which was written with its call."""
        return text in self.marks

    def write(self, reference: etree._Element) -> None:
        """Write the call of a note."""
        kind = _KINDS[str(reference.tag)]
        key = f"{kind}-{reference.get(w('id'))}"
        if key not in self.bodies:
            self.source.coverage.report(
                reference, key, "the call of a note that is missing from the document", "unread"
            )
            return
        has_mark = kind != "comment" and is_on_attribute(reference, "customMarkFollows")
        mark = self._custom_mark(reference) if has_mark else ""
        label = self.labels.setdefault(key, mark or self._number(kind, key))
        shown = "" if kind == "comment" else mark or label
        if not mark:
            self.source.coverage.add_generated(shown)
        attributes = {"n": label, **_ATTRIBUTES[kind]}
        if parent := self.source.draft.note_id(self.parents.get(key, "")):
            attributes["target"] = f"#{parent}"
        self.source.draft.note_call(key, shown, attributes, f"{kind} of the source")

    def _number(self, kind: str, key: str) -> str:
        """Return the number of a note, which counts up at the first call."""
        if key in self.labels:
            return self.labels[key]
        self.counts[kind] = self.counts.get(kind, 0) + 1
        return numeral(self.counts[kind], self.source.formats.get(kind, _DEFAULTS.get(kind, "decimal")))

    def _custom_mark(self, reference: etree._Element) -> str:
        """Take the custom mark after a call, which replaces its number."""
        run = reference.getparent()
        text = next(reference.itersiblings(w("t")), None)
        if text is None and run is not None:
            after = next((one for one in run.itersiblings(etree.Element) if one.tag not in _BETWEEN), None)
            text = after.find(w("t")) if after is not None and after.tag == w("r") else None
        if text is None or not (text.text or "").strip():
            return ""
        self.marks.add(text)
        return self.source.coverage.take(text).strip()

    def write_bodies(self, write: Callable[[etree._Element], None]) -> None:
        """Write the bodies after the text, in the order of their calls, and report those without a call."""
        draft, coverage = self.source.draft, self.source.coverage
        for key, (_, body) in self.bodies.items():
            if key not in self.labels:
                coverage.drop(body, "a note whose call was deleted")
        called = draft.called_notes()
        if called:
            draft.begin_notes()
        for key in called:
            self.source.part, body = self.bodies[key]
            marker = f"[Comment {self.labels[key]}] " if key.startswith("comment") else f"{self.labels[key]}. "
            coverage.add_generated(marker)
            with draft.note_body(key, marker), coverage.moving(body):
                if key.startswith("comment"):
                    self._author(body)
                write(body)

    def _author(self, comment: etree._Element) -> None:
        """Write the author and the date of a comment before its words."""
        draft, author = self.source.draft, " ".join(comment.get(w("author"), "").split())
        day = comment.get(w("date"), "")[:10]
        self.source.coverage.add_generated(f"{author}, {day}" if author and day else f"{author}{day}")
        with draft.paragraph():
            if author:
                with draft.element("name", {"type": "person"}, "author of the comment"):
                    draft.write(author)
            if day:
                draft.write(", " if author else "")
                with draft.element("date", {"when": day}, "day of the comment"):
                    draft.write(day)


def note_formats(document: etree._Element, settings: etree._Element | None) -> dict[str, str]:
    """Return the counter styles of footnotes and endnotes, from the sections of the document or from its settings."""
    found: dict[str, str] = {}
    for root in (settings, document):
        for kind in ("footnote", "endnote"):
            for properties in () if root is None else root.iter(f"{{{W}}}{kind}Pr"):
                style = value(properties.find(w("numFmt")))
                if style in _FORMATS:
                    found[kind] = _FORMATS[style]
    return found


def is_on_attribute(element: etree._Element, name: str) -> bool:
    """Return whether a toggle attribute of WordprocessingML is on."""
    return element.get(w(name), "0") in ("1", "true", "on")
