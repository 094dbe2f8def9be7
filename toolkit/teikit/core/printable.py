"""Text for terminals and logs: characters that would control them are shown as escapes."""

from __future__ import annotations

import re

#: C0 and C1 controls without the tab, line separators, and controls of the direction of text.
_CONTROL = re.compile("[\0-\x08\x0a-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def printable(text: str) -> str:
    r"""Return a text on one line without characters that a terminal or a log would interpret.

    >>> printable("a\n::error::b\x1b[31m")
    'a\\n::error::b\\x1b[31m'
    """
    return _CONTROL.sub(lambda found: repr(found[0])[1:-1] if not found[0].isprintable() else found[0], text)


def printable_json(data: str) -> str:
    r"""Return JSON data with these characters as escapes, which parsers turn back into the same characters.

    >>> printable_json('["a\u202eb"]')
    '["a\\u202eb"]'
    """
    return _CONTROL.sub(lambda found: f"\\u{ord(found[0]):04x}" if found[0] != "\n" else "\n", data)


def printable_xml(data: str) -> str:
    """Return XML data with these characters as character references.

    >>> printable_xml("<a>\u202e</a>")
    '<a>&#8238;</a>'
    """
    return _CONTROL.sub(lambda found: f"&#{ord(found[0])};" if found[0] not in "\n\r" else found[0], data)
