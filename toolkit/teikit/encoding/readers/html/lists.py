"""Lists: their items, and the numbers that a browser shows before them (WHATWG HTML, 4.4.5 and 4.4.8)."""

from __future__ import annotations

import re

from lxml import etree

from teikit.encoding.readers.numerals import numeral

_STYLES = {"1": "decimal", "a": "lower-alpha", "A": "upper-alpha", "i": "lower-roman", "I": "upper-roman"}
_STYLE = re.compile(
    r"list-style(?:-type)?\s*:\s*[^;]*?(none|disc|circle|square|decimal|(?:lower|upper)-(?:alpha|latin|roman))"
)
_PLAIN = re.compile(r"(?:^|[\s_-])(?:unstyled|plainlist|no-?bullets?|list-none)(?=$|[\s_-])", re.I)


class ItemNumbering:
    """Numbers the items of one list."""

    def __init__(self, element: etree._Element) -> None:
        styled = _STYLE.search(element.get("style", ""))
        self._style = styled[1] if styled else _STYLES.get(element.get("type", "1"), "decimal")
        plain = self._style == "none" or _PLAIN.search(element.get("class", "")) is not None
        self.type = "simple" if plain else "ordered" if element.tag == "ol" else "bulleted"
        items = element.findall("li")
        self._step = -1 if element.get("reversed") is not None else 1
        self._next = _integer(element.get("start"), len(items) if self._step < 0 else 1)

    def label(self, item: etree._Element) -> str:
        """Return the number before an item; empty if it has a bullet or nothing. Call it for each item in order."""
        number = _integer(item.get("value"), self._next)
        self._next = number + self._step
        return f"{numeral(number, self._style)}." if self.type == "ordered" else ""


def _integer(text: str | None, default: int) -> int:
    return int(text) if text and re.fullmatch(r"-?[0-9]{1,9}", text.strip()) else default
