"""Serial numbers of telegrams: none refers to one of its own series that is yet to be sent."""

from __future__ import annotations

import re

from teikit.encoding.model.span import Span

_SERIAL = re.compile(r"^[ \t]*[0-9]{1,5}\.[ \t]+(?P<series>[A-Z][a-z]+)[ \t]+(?P<number>[0-9]{1,5})\.", re.MULTILINE)
_BEFORE = re.compile(r"(?<!\w)(?P<series>[A-Z][a-z]+)\s+\Z")
#: No telegram refers to one this much older without saying so.
_REACH = 400
#: So far from the beginning, in characters, heading and opener have come to their end.
_FAR = 1000


class Serials:
    """The number of a telegram, ``106. Gocus 561.``, in a series beside that of the post."""

    def __init__(self, text: str, stretch: Span) -> None:
        """Read the first line of a stretch, not far from its beginning, that begins with such a number."""
        match = _SERIAL.search(text, stretch.start, min(stretch.end, stretch.start + _FAR))
        self._series = match["series"] if match else ""
        self._last = int(match["number"]) if match else 0

    def is_too_high(self, before: str, digits: str, size: int) -> bool:
        """Tell whether digits name a telegram yet to be sent, but not without the last ``size`` of them.

        :param before: the text before the digits.
        """
        match = _BEFORE.search(before) if self._series else None
        if not match or match["series"] != self._series:
            return False
        return int(digits) > self._last > int(digits[:-size]) > self._last - _REACH
