"""Private URI schemes such as ``psn:engen``, expanded by ``prefixDef`` (TEI P5, 17.2.3)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from teikit.links.file_index import PrefixDef

_GROUP = re.compile(r"\$(\d)")
_NAME_ESCAPES = {r"\i": r"_:A-Za-z\u00c0-\U000effff", r"\c": r"\-._:\w\u00b7"}
_TOKEN = re.compile(r"\\.|[\[\]]|[^\\\[\]]+", re.DOTALL)


@lru_cache(maxsize=256)
def compile_pattern(match: str) -> re.Pattern[str]:
    r"""Compile a ``matchPattern``, a regular expression of XML Schema.

    :raises re.error: it is invalid, or uses constructs that Python lacks (``\p{…}``, subtraction).
    """
    parts, depth = [], 0
    for token in _TOKEN.findall(match):
        if token in _NAME_ESCAPES:
            token = _NAME_ESCAPES[token] if depth else f"[{_NAME_ESCAPES[token]}]"
        elif token in "[]":
            depth += 1 if token == "[" else -1
        parts.append(token)
    return re.compile("".join(parts))


def is_usable(definition: PrefixDef) -> bool:
    """Return whether the ``matchPattern`` can be compiled."""
    try:
        compile_pattern(definition.match)
    except re.error:
        return False
    return True


def expand(definitions: Iterable[PrefixDef], rest: str) -> Iterator[tuple[str, str]]:
    """Yield the addresses for the rest of a private address, each with its base; definitions are alternatives."""
    for definition in definitions:
        match = compile_pattern(definition.match).fullmatch(rest)
        if match is not None:
            yield _fill(definition.replacement, match.groups(default="")), definition.base


def _fill(replacement: str, groups: tuple[str, ...]) -> str:
    numbered = dict(enumerate(groups, start=1))
    return _GROUP.sub(lambda number: numbered.get(int(number[1]), ""), replacement)
