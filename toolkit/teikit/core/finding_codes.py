"""Descriptions of the codes of findings, from the table ``codes.toml``."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_FILE = Path(__file__).with_name("codes.toml")
#: The meaning of a code that the table does not contain, by the part before its full stop.
_FAMILIES = {
    "xml": "The file can be read as XML.",
    "rng": "The document is valid against the RELAX NG schema.",
    "sch": "The document conforms to the Schematron rules.",
    "link": "Pointers, identifiers and registers are consistent.",
    "odd": "The ODD can be compiled.",
}


@dataclass(frozen=True, slots=True)
class CodeDescription:
    """The description of a code.

    :param means: its meaning, one sentence.
    :param remedy: how to fix a finding with this code.
    :param wrong: an example in XML, and ``right`` its correction; both can be empty.
    """

    means: str
    remedy: str = ""
    wrong: str = ""
    right: str = ""


@cache
def code_descriptions() -> dict[str, CodeDescription]:
    """Return the descriptions of all codes."""
    table = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    return {code: CodeDescription(**entry) for code, entry in table.items()}


def meaning_of(code: str) -> str:
    """Return the meaning of a code, or that of its family if the table does not contain it.

    >>> meaning_of("link.dangling")
    'A pointer names an xml:id that does not exist.'
    """
    description = code_descriptions().get(code)
    if description:
        return description.means
    return _FAMILIES.get(code.partition(".")[0], "The document contains an error.")
