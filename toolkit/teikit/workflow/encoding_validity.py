"""Validity of encodings: an encoding that is not valid against the schema of its edition is never written."""

from __future__ import annotations

import re
from copy import deepcopy
from functools import lru_cache
from pathlib import Path

from lxml import etree

from teikit.core.errors import InvalidEncodingError
from teikit.core.findings import Finding, Report
from teikit.core.positions import Position
from teikit.core.xml import tei
from teikit.encoding import Encoding
from teikit.encoding.roundtrip.received_text import text_of
from teikit.validation import Schema

_STEP = re.compile(r"/(?:[\w.-]+:)?([\w.-]+)\[(\d+)\]")
#: Length of the text that a message quotes, and number of the expected elements that it lists.
_QUOTED = 30
_EXPECTED = 6
#: Private-use characters; one that the text does not contain marks the place of an error.
_PRIVATE = range(0xE000, 0xF8FF)


def check_validity(encoding: Encoding, encoded: bytes, schema: Path) -> None:
    """Check that an encoding is valid. The schema is compiled once in each process.

    :param encoded: the TEI file of the encoding.
    :raises InvalidEncodingError: it is not valid; the position is that of the first error in the source.
    :raises TeikitError: the schema cannot be read or is in error.
    """
    if not is_valid(encoded, schema):
        raise _error(encoding, _load(schema).validate("TEI", content=encoded), schema)


def is_valid(document: bytes, schema: Path) -> bool:
    """Return whether a document is valid.

    :raises TeikitError: the schema cannot be read or is in error.
    """
    return _load(schema).is_valid(document)


@lru_cache(maxsize=4)
def _load(schema: Path) -> Schema:
    return Schema(schema)


def _error(encoding: Encoding, errors: Report, schema: Path) -> InvalidEncodingError:
    first = errors[0]
    transcript = encoding.transcript
    offset = _offset(encoding, first.xpath or "")
    words = " ".join(transcript.text[offset : offset + _QUOTED].split()) if offset is not None else ""
    place = f" at “{words}”" if words else f" at {first.xpath}" if first.xpath else ""
    origin = None if offset is None else transcript.origin(offset)
    place += f" ({origin})" if isinstance(origin, str) else ""
    others = len(errors) - 1
    more = f" and {others} more error{'' if others == 1 else 's'}" if others else ""
    return InvalidEncodingError(
        f"the TEI would not be valid against {schema.name}{place}: {first.message}{_expected(first)}{more}",
        transcript.name,
        _position(encoding, offset),
        "no file was written; correct the source, the profile or the schema of the edition",
    )


def _expected(error: Finding) -> str:
    if not error.expected:
        return ""
    more = f" or {len(error.expected) - _EXPECTED} others" if len(error.expected) > _EXPECTED else ""
    return f" (expected {', '.join(error.expected[:_EXPECTED])}{more})"


def _position(encoding: Encoding, offset: int | None) -> Position | None:
    """Return the position of a character in the source; ``None`` if the source has no lines, as a Word document."""
    if offset is None:
        return None
    origin = encoding.transcript.origin(offset)
    if origin is None:
        return encoding.transcript.position(offset)
    return Position(origin) if isinstance(origin, int) else None


def _offset(encoding: Encoding, xpath: str) -> int | None:
    """Return the offset of an element in the text; ``None`` if it is in the header."""
    text = encoding.transcript.text
    mark = next(character for character in map(chr, _PRIVATE) if character not in text)
    root = deepcopy(encoding.root)
    element = _find(root, xpath)
    element.text = mark + (element.text or "")
    offset = text_of(root).find(mark)
    return None if offset < 0 else offset


def _find(root: etree._Element, xpath: str) -> etree._Element:
    """Return the element of a path; its last known ancestor if the path leads nowhere."""
    element = root
    for name, number in _STEP.findall(xpath)[1:]:
        children = element.findall(tei(name))
        if len(children) < int(number):
            break
        element = children[int(number) - 1]
    return element
