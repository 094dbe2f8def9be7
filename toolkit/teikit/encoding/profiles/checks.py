"""Checks of the patterns in a profile's file: syntax, placeholders, and the groups that rules read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import get_args, get_type_hints

from teikit.core.suggestions import suggest
from teikit.core.toml import Table, TomlDocument
from teikit.encoding.profiles.model import ProfileFile
from teikit.encoding.profiles.pattern import Groups

_PLACEHOLDER = re.compile(r"(?<!\\)\{(?P<name>[a-z_]+)\}")
_SAMPLE = "x"


def check_patterns(document: TomlDocument, data: Mapping[str, object], placeholders: Iterable[str]) -> None:
    """Check every pattern that a file sets.

    :param data: the data of the file, with keys spelt as the fields of the model.
    :param placeholders: names of the placeholders that patterns may have.
    :raises ConfigurationError: a pattern is not a regular expression, lacks a group, or has an unknown placeholder.
    """
    for path, pattern in _patterns(data):
        for placeholder in _PLACEHOLDER.finditer(pattern):
            if placeholder["name"] not in placeholders:
                hint = suggest(placeholder["name"], placeholders, "placeholders")
                raise document.error(path, f"unknown placeholder {placeholder[0]}", hint)
        try:
            found = re.compile(_PLACEHOLDER.sub(_SAMPLE, pattern)).groupindex
        except re.error as error:
            raise document.error(path, f"invalid regular expression: {error}") from None
        for group in _groups().get(path[:2], ()):
            if group not in found:
                raise document.error(path, f"missing group {group!r}, which the rule reads", f"add (?P<{group}>…)")


def _patterns(data: Mapping[str, object]) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield each pattern with the path of its key; those of a table of patterns one by one."""
    for name, key in _groups():
        table = data.get(name)
        value = table.get(key) if isinstance(table, Mapping) else None
        if isinstance(value, str):
            yield (name, key), value
        elif isinstance(value, Mapping):
            yield from (((name, key, inner), str(pattern)) for inner, pattern in value.items())


@cache
def _groups() -> Mapping[tuple[str, ...], tuple[str, ...]]:
    """Return the groups that each pattern of the model must have, by table and key."""
    found: dict[tuple[str, ...], tuple[str, ...]] = {}
    for name, table in get_type_hints(ProfileFile).items():
        if isinstance(table, type) and issubclass(table, Table):
            for key, hint in get_type_hints(table, include_extras=True).items():
                groups = [item for item in _annotations(hint) if isinstance(item, Groups)]
                if groups:
                    found[name, key] = tuple(group for one in groups for group in one.names)
    return found


def _annotations(hint: object) -> Iterator[object]:
    """Yield the annotations of a type, and of the values of a mapping."""
    for annotated in (hint, *get_args(hint)):
        yield from getattr(annotated, "__metadata__", ())
