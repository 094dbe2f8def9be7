"""What each kind of finding means and what to do about it: read from ``codes.toml`` beside this module."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_FILE = Path(__file__).with_name("codes.toml")
_FAMILIES = {
    "xml": "The file can be read as XML.",
    "rng": "The document is valid against the RELAX NG schema.",
    "sch": "The document keeps the Schematron rules.",
    "link": "Pointers, ids and registers agree.",
    "odd": "The ODD can be compiled.",
}


@dataclass(frozen=True, slots=True)
class Description:
    """A kind of finding: what it ``means``, the ``remedy``, and XML that is ``wrong`` and ``right``, or empty."""

    means: str
    remedy: str = ""
    wrong: str = ""
    right: str = ""


@cache
def descriptions() -> dict[str, Description]:
    """Return every code and its description."""
    return {code: Description(**told) for code, told in tomllib.loads(_FILE.read_text(encoding="utf-8")).items()}


def description(code: str) -> str:
    """Return a sentence on a code, else on its family (what stands before the full stop).

    >>> description("link.dangling")
    'A pointer names an xml:id that does not exist.'
    """
    told = descriptions().get(code)
    return told.means if told else _FAMILIES.get(code.partition(".")[0], "Something is wrong in the document.")
