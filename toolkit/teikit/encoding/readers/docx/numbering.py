"""Numbering: the labels of paragraphs in lists (ECMA-376-1, 17.9)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from lxml import etree

from teikit.encoding.readers.docx.package import is_on, value, w
from teikit.encoding.readers.docx.styles import Styles
from teikit.encoding.readers.numerals import numeral

_STYLES = {
    "lowerLetter": "lower-alpha",
    "upperLetter": "upper-alpha",
    "lowerRoman": "lower-roman",
    "upperRoman": "upper-roman",
    "decimal": "decimal",
}
_BULLETS = ("bullet", "none")


class ListPlace(NamedTuple):
    """The place of a paragraph in a list: its list, its depth from 0, and its label, which is empty for a bullet."""

    list_id: str
    depth: int
    label: str


@dataclass(slots=True)
class _Level:
    """The definition of a list level (``w:lvl``)."""

    start: int = 1
    style: str = "decimal"
    text: str = "%1."
    restart: int | None = None
    legal: bool = False


class ListNumbering:
    """Numbers the paragraphs of a document."""

    def __init__(self, root: etree._Element | None, styles: Styles) -> None:
        self._styles = styles
        self._levels: dict[str, dict[int, _Level]] = {}
        self._abstract: dict[str, str] = {}
        self._counts: dict[str, dict[int, int]] = {}
        if root is not None:
            self._read(root)

    def _read(self, root: etree._Element) -> None:
        abstract = {a.get(w("abstractNumId"), ""): a for a in root.findall(w("abstractNum"))}
        by_link = {value(a.find(w("styleLink"))): a for a in abstract.values() if a.find(w("styleLink")) is not None}
        for num in root.findall(w("num")):
            number = num.get(w("numId"), "")
            reference = value(num.find(w("abstractNumId")))
            base = abstract.get(reference)
            if base is not None and (link := value(base.find(w("numStyleLink")))):
                base = by_link.get(link, base)
            levels = {} if base is None else {_depth(level): _level(level) for level in base.findall(w("lvl"))}
            overridden = False
            for override in num.findall(w("lvlOverride")):
                overridden |= _override(levels, override)
            self._levels[number] = levels
            self._abstract[number] = f"{reference}/{number}" if overridden else reference

    def place(self, paragraph: etree._Element) -> ListPlace | None:
        """Return the place of a paragraph in a list, or ``None``. To be called once for each paragraph, in order."""
        own = self._styles.setting(paragraph, "numPr")
        number = value(own.find(w("numId"))) if own is not None else ""
        if not number or number == "0" or number not in self._levels:
            return None
        depth = value(own.find(w("ilvl")), "0") if own is not None else "0"
        at = int(depth) if depth.isdigit() else 0
        levels = self._levels[number]
        level = levels.get(at, _Level())
        counts = self._counts.setdefault(self._abstract[number], {})
        counts[at] = counts.get(at, level.start - 1) + 1
        for deeper in [d for d in counts if d > at]:
            restart = levels.get(deeper, _Level()).restart
            if restart is None or (restart and at < restart):
                del counts[deeper]
        return ListPlace(number, at, _label(levels, counts, at))


def _depth(level: etree._Element) -> int:
    depth = level.get(w("ilvl"), "0")
    return int(depth) if depth.isdigit() else 0


def _level(element: etree._Element) -> _Level:
    start, restart = value(element.find(w("start")), "1"), value(element.find(w("lvlRestart")))
    return _Level(
        int(start) if start.isdigit() else 1,
        value(element.find(w("numFmt")), "decimal"),
        value(element.find(w("lvlText"))),
        int(restart) if restart.isdigit() else None,
        is_on(element.find(w("isLgl"))),
    )


def _override(levels: dict[int, _Level], override: etree._Element) -> bool:
    """Apply the override of a level (``w:lvlOverride``). Return whether it restarts the numbering."""
    depth = _depth(override)
    level = override.find(w("lvl"))
    if level is not None:
        levels[depth] = _level(level)
    start = value(override.find(w("startOverride")))
    if start.isdigit():
        levels[depth] = levels.get(depth, _Level())
        levels[depth].start = int(start)
    return bool(start)


def _label(levels: dict[int, _Level], counts: dict[int, int], at: int) -> str:
    level = levels.get(at, _Level())
    if level.style in _BULLETS:
        return ""

    def shown(match: re.Match[str]) -> str:
        depth = int(match[1]) - 1
        other = levels.get(depth, _Level())
        style = "decimal" if level.legal else _STYLES.get(other.style, "decimal")
        return numeral(counts.get(depth, other.start), style)

    return re.sub(r"%([1-9])", shown, level.text).strip()
