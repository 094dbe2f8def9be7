"""Serial numbers of telegrams: a telegram does not refer to a later one of its own series."""

from __future__ import annotations

import re

from teikit.encoding.model.span import Span

_SERIAL = re.compile(r"^[ \t]*[0-9]{1,5}\.[ \t]+(?P<series>[A-Z][a-z]+)[ \t]+(?P<number>[0-9]{1,5})\.", re.MULTILINE)
_BEFORE = re.compile(r"(?<!\w)(?P<series>[A-Z][a-z]+)\s+\Z")
#: A telegram does not refer to one so much older without its date.
_MOST_BACK = 400
#: Length of the beginning of a text in which the number of the telegram is looked for, in characters.
_BEGINNING = 1000


class SerialNumbers:
    """The number of a telegram in its series: ``106. Gocus 561.``, at the beginning of a line near the start."""

    def __init__(self, text: str, span: Span) -> None:
        match = _SERIAL.search(text, span.start, min(span.end, span.start + _BEGINNING))
        self._series = match["series"] if match else ""
        self._last = int(match["number"]) if match else 0

    def is_too_high(self, before: str, digits: str, size: int) -> bool:
        """Return whether digits are the number of a later telegram, but not without the last ``size`` of them.

        :param before: the text before the digits.
        """
        match = _BEFORE.search(before) if self._series else None
        if not match or match["series"] != self._series:
            return False
        return int(digits) > self._last > int(digits[:-size]) > self._last - _MOST_BACK
