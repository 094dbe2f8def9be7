"""Where a pointer leads: to an id in this file, to another file, out of the edition."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

from teikit.links.scan import Pointer, Prefix

_SCHEME = re.compile(r"(?P<scheme>[A-Za-z][A-Za-z0-9+.-]*):(?P<rest>.*)", re.DOTALL)
_GROUP = re.compile(r"\$(\d)")
_STEPS = 5


@dataclass(frozen=True, slots=True)
class Target:
    """A file, ``None`` for the pointer's own, and the id in it, empty for the whole file."""

    file: Path | None
    id: str


def target(pointer: Pointer, folder: Path, prefixes: Mapping[str, Prefix]) -> Target | None:
    """Return what a pointer in a file of ``folder`` leads to; ``None`` for what lies outside: a web address.

    Private schemes are replaced as their ``prefixDef`` says (TEI P5, 16.2.3); XPointer schemes are not followed.
    """
    address = _expanded(pointer.value, prefixes)
    if address is None:
        return None
    name, _, fragment = address.partition("#")
    if pointer.base and not name:
        name = "" if pointer.base.endswith(("/", ".")) else pointer.base
    elif pointer.base and not pointer.base.startswith(("http:", "https:", "/")):
        name = f"{pointer.base.rpartition('/')[0]}/{name}".lstrip("/")
    elif pointer.base:
        return None
    if "(" in fragment:
        fragment = ""
    file = folder / unquote(name.partition("?")[0]) if name else None
    return Target(file, unquote(fragment))


def _expanded(address: str, prefixes: Mapping[str, Prefix]) -> str | None:
    """Replace private schemes until none is left; ``None`` where the address lies outside the edition."""
    for _ in range(_STEPS):
        scheme = _SCHEME.fullmatch(address)
        if scheme is None:
            return None if address.startswith("//") else address
        prefix = prefixes.get(scheme["scheme"])
        replaced = _replaced(prefix, scheme["rest"]) if prefix else None
        if replaced is None:
            return None
        address = replaced
    return None


def _replaced(prefix: Prefix, value: str) -> str | None:
    try:
        match = re.fullmatch(prefix.pattern, value)
    except re.error:
        return None
    if match is None:
        return None
    groups = (match[0], *match.groups(""))
    return _GROUP.sub(lambda number: groups[int(number[1])] if int(number[1]) < len(groups) else "", prefix.replacement)
