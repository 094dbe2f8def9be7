"""Private URI schemes: ``psn:engen`` by way of ``prefixDef`` (TEI P5, 17.2.3)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from teikit.links.sheet import PrefixDef

_GROUP = re.compile(r"\$(\d)")
_NAME_ESCAPES = {r"\i": r"_:A-Za-z\u00c0-\U000effff", r"\c": r"\-._:\w\u00b7"}
_TOKEN = re.compile(r"\\.|[\[\]]|[^\\\[\]]+", re.DOTALL)


@lru_cache(maxsize=256)
def pattern(match: str) -> re.Pattern[str]:
    r"""Compile a ``matchPattern``, a regular expression of XML Schema.

    :raises re.error: it is none, or uses what Python's expressions have not (``\p{…}``, subtraction).
    """
    parts, depth = [], 0
    for token in _TOKEN.findall(match):
        if token in _NAME_ESCAPES:
            token = _NAME_ESCAPES[token] if depth else f"[{_NAME_ESCAPES[token]}]"
        elif token in "[]":
            depth += 1 if token == "[" else -1
        parts.append(token)
    return re.compile("".join(parts))


def readable(definition: PrefixDef) -> bool:
    """Tell whether the ``matchPattern`` can be used here."""
    try:
        pattern(definition.match)
    except re.error:
        return False
    return True


def addresses(definitions: Iterable[PrefixDef], rest: str) -> Iterator[tuple[str, str]]:
    """Yield what the rest of a private address stands for, with its base; several definitions are alternatives."""
    for definition in definitions:
        match = pattern(definition.match).fullmatch(rest)
        if match is not None:
            yield _filled(definition.replacement, match.groups(default="")), definition.base


def _filled(replacement: str, groups: tuple[str, ...]) -> str:
    numbered = dict(enumerate(groups, start=1))
    return _GROUP.sub(lambda number: numbered.get(int(number[1]), ""), replacement)
