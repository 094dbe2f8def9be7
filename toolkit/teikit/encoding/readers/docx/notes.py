"""Footnotes, endnotes and comments of a Word document: their references, their numbers, their bodies."""

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
    """The references of notes met so far."""

    source: Source
    counts: dict[str, int] = field(default_factory=dict)
    labels: dict[str, str] = field(default_factory=dict)
    marks: set[etree._Element] = field(default_factory=set)
    bodies: dict[str, tuple[str, etree._Element]] = field(default_factory=dict)
    """By key of the note: the part it stands in, and its element."""
    answers: dict[str, str] = field(default_factory=dict)
    """By key of a comment: that of the comment to which it is a reply."""

    def read(self) -> None:
        """Find the bodies of all notes of the document."""
        for kind, part in (("footnote", "footnotes"), ("endnote", "endnotes"), ("comment", "comments")):
            name = self.source.package.related(part)
            for body in self.source.package.part(name).iterchildren(w(kind)) if name else ():
                if body.get(w("type"), "normal") == "normal":
                    self.bodies[f"{kind}-{body.get(w('id'))}"] = (name, body)
        self._read_answers()

    def _read_answers(self) -> None:
        """Find which comments are replies: their last paragraphs are named, beside it stands what each answers."""
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
            key, answered = (named.get(one.get(f"{_W15}{which}", "-")) for which in ("paraId", "paraIdParent"))
            if key and answered:
                self.answers[key] = answered

    def is_mark(self, text: etree._Element) -> bool:
        """Tell whether a text is the mark that somebody chose for a note; it was written with its reference."""
        return text in self.marks

    def write(self, reference: etree._Element) -> None:
        """Write a reference; what it looks like is that of the mark."""
        kind = _KINDS[str(reference.tag)]
        key = f"{kind}-{reference.get(w('id'))}"
        if key not in self.bodies:
            self.source.account.say(reference, key, "a reference to a note that the document does not have", "unread")
            return
        label = self._chosen(reference) if is_on_attribute(reference, "customMarkFollows") else ""
        if not label and key not in self.labels:
            self.counts[kind] = self.counts.get(kind, 0) + 1
            label = numeral(self.counts[kind], self.source.formats.get(kind, _DEFAULTS.get(kind, "decimal")))
            if kind != "comment":
                self.source.account.generate(label)
        label = self.labels.setdefault(key, label)
        shown = "" if kind == "comment" else label
        attributes = {"n": label, **_ATTRIBUTES[kind]}
        if answered := self.source.draft.identifier(self.answers.get(key, "")):
            attributes["target"] = f"#{answered}"
        self.source.draft.call(key, shown, attributes, f"{kind} of the source")

    def _chosen(self, reference: etree._Element) -> str:
        """Take the mark that stands behind a reference in the place of its number."""
        run = reference.getparent()
        text = next(reference.itersiblings(w("t")), None)
        if text is None and run is not None and (after := next(run.itersiblings(w("r")), None)) is not None:
            text = after.find(w("t"))
        if text is None or not (text.text or "").strip():
            return ""
        self.marks.add(text)
        return self.source.account.take(text).strip()

    def write_bodies(self, write: Callable[[etree._Element], None]) -> None:
        """Write the bodies behind the text, in the order of their references; list those that nothing refers to."""
        draft, account = self.source.draft, self.source.account
        for key, (_, body) in self.bodies.items():
            if key not in self.labels:
                account.drop(body, "a note without a reference: that was deleted")
        called = draft.called()
        if called:
            draft.notes_begin()
        for key in called:
            self.source.part, body = self.bodies[key]
            marker = f"[Comment {self.labels[key]}] " if key.startswith("comment") else f"{self.labels[key]}. "
            account.generate(marker)
            with draft.body(key, marker):
                if key.startswith("comment"):
                    self._author(body)
                write(body)

    def _author(self, comment: etree._Element) -> None:
        """Write who commented and when, before the words."""
        draft, author = self.source.draft, " ".join(comment.get(w("author"), "").split())
        day = comment.get(w("date"), "")[:10]
        self.source.account.generate(f"{author}{day}")
        with draft.paragraph():
            if author:
                with draft.element("name", {"type": "person"}, "author of the comment"):
                    draft.write(author)
            if day:
                draft.write(", " if author else "")
                with draft.element("date", {"when": day}, "day of the comment"):
                    draft.write(day)


def formats(document: etree._Element, settings: etree._Element | None) -> dict[str, str]:
    """Return how footnotes and endnotes are numbered: what the document's sections say, else its settings."""
    found: dict[str, str] = {}
    for root in (settings, document):
        for kind in ("footnote", "endnote"):
            for properties in () if root is None else root.iter(f"{{{W}}}{kind}Pr"):
                said = value(properties.find(w("numFmt")))
                if said in _FORMATS:
                    found[kind] = _FORMATS[said]
    return found


def is_on_attribute(element: etree._Element, name: str) -> bool:
    """Tell whether an attribute of WordprocessingML is on."""
    return element.get(w(name), "0") in ("1", "true", "on")
