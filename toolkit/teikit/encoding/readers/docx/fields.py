"""Fields: a code that Word evaluates, and the result it wrote (ECMA-376-1, 17.16)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from teikit.encoding.readers.docx.package import is_on, value, w


@dataclass(slots=True)
class Field:
    """A field that has begun and not ended."""

    begin: etree._Element
    code: str = ""
    in_result: bool = False
    written: int = 0
    """Where the draft stood when the field began."""

    target: str = ""
    """Where the field leads, for a link."""


@dataclass(slots=True)
class Fields:
    """The fields that are open at a place of the text, from the outside in."""

    open: list[Field] = field(default_factory=list)

    @property
    def in_code(self) -> bool:
        """Tell whether what stands here is code, no text."""
        return any(not one.in_result for one in self.open)

    @property
    def target(self) -> str:
        """Return where the innermost link leads that the text is in."""
        return next((one.target for one in reversed(self.open) if one.in_result and one.target), "")


def matched(root: etree._Element) -> frozenset[etree._Element]:
    """Return the beginnings and ends of fields that belong together; what stands alone is no field."""
    found: list[etree._Element] = []
    waiting: list[etree._Element] = []
    for mark in root.iter(w("fldChar")):
        kind = mark.get(w("fldCharType"))
        if kind == "begin":
            waiting.append(mark)
        elif kind == "end" and waiting:
            found += (waiting.pop(), mark)
    return frozenset(found)


def chosen_in_form(begin: etree._Element) -> str:
    """Return what a form field without a result shows: the entry of a list that was chosen, a box and its cross."""
    data = begin.find(w("ffData"))
    if data is None:
        return ""
    entries = [value(entry) for entry in data.findall(f"{w('ddList')}/{w('listEntry')}")]
    if entries:
        chosen = value(data.find(f"{w('ddList')}/{w('result')}"), "0")
        return entries[int(chosen)] if chosen.isdigit() and int(chosen) < len(entries) else entries[0]
    box = data.find(w("checkBox"))
    if box is None:
        return ""
    checked = box.find(w("checked"))
    return "☒" if is_on(checked if checked is not None else box.find(w("default"))) else "☐"


def drawn_by(code: str) -> tuple[str, str] | None:
    """Return code and font of the sign that a field draws without writing it (17.16.5.62, SYMBOL)."""
    match = re.match(r'\s*SYMBOL\s+(?P<code>0x[0-9A-F]+|[0-9]+)(?=\s|$)(?:.*\\f\s+"?(?P<font>[^"\\]+))?', code, re.I)
    return (f"{int(match['code'], 0):X}", (match["font"] or "").strip()) if match else None
