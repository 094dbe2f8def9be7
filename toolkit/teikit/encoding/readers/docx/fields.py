"""Fields: codes that Word evaluates, and their results (ECMA-376-1, 17.16)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from teikit.encoding.readers.counts import parse_count
from teikit.encoding.readers.docx.package import is_on, value, w


@dataclass(slots=True)
class Field:
    """A field that has begun and not ended."""

    begin: etree._Element
    code: str = ""
    in_result: bool = False
    written: int = 0
    """Length of the draft when the field began."""

    target: str = ""
    """Target of the link, if the field is one."""


@dataclass(slots=True)
class Fields:
    """The fields that are open, from the outside in."""

    open: list[Field] = field(default_factory=list)

    @property
    def in_code(self) -> bool:
        """Whether the current text is the code of a field."""
        return any(not one.in_result for one in self.open)

    @property
    def target(self) -> str:
        """The target of the innermost link around the current text; empty outside of links."""
        return next((one.target for one in reversed(self.open) if one.in_result and one.target), "")


def paired_marks(root: etree._Element) -> frozenset[etree._Element]:
    """Return the marks that begin or end a field, without those whose counterpart is missing."""
    found: list[etree._Element] = []
    waiting: list[etree._Element] = []
    for mark in root.iter(w("fldChar")):
        kind = mark.get(w("fldCharType"))
        if kind == "begin":
            waiting.append(mark)
        elif kind == "end" and waiting:
            found += (waiting.pop(), mark)
    return frozenset(found)


def form_value(begin: etree._Element) -> str:
    """Return the value of a form field without a result: the selected entry of a list, or a check box."""
    data = begin.find(w("ffData"))
    if data is None:
        return ""
    entries = [value(entry) for entry in data.findall(f"{w('ddList')}/{w('listEntry')}")]
    if entries:
        chosen = value(data.find(f"{w('ddList')}/{w('result')}"), "0")
        number = parse_count(chosen, len(entries))
        return entries[number] if number is not None and number < len(entries) else entries[0]
    box = data.find(w("checkBox"))
    if box is None:
        return ""
    checked = box.find(w("checked"))
    return "☒" if is_on(checked if checked is not None else box.find(w("default"))) else "☐"


def symbol_of_field(code: str) -> tuple[str, str] | None:
    """Return the hexadecimal code and the font of the character of a SYMBOL field (17.16.5.62)."""
    match = re.match(r'\s*SYMBOL\s+(?P<code>0x[0-9A-F]+|[0-9]+)(?=\s|$)(?:.*\\f\s+"?(?P<font>[^"\\]+))?', code, re.I)
    return (f"{int(match['code'], 0):X}", (match["font"] or "").strip()) if match else None
