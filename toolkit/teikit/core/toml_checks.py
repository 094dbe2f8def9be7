"""Checks of TOML data against a model: every problem, with the name of the key, the valid choices and a hint.

msgspec reports the first problem only, and names types as Python does. This walk over the data collects all of them,
and brings what older versions accepted into the form of the model.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from msgspec import Struct, inspect

from teikit.core import toml_types
from teikit.core.suggestions import suggest
from teikit.core.toml_keys import KeyPath, key_name, table_header


class Problem(Struct, frozen=True):
    """A key or a value that does not fit the model."""

    path: KeyPath
    message: str
    hint: str | None = None


def misfit(path: KeyPath, expected: str, value: object, hint: str | None = None) -> Problem:
    """Return the problem of a value that is not what its key requires."""
    return Problem(path, f"{key_name(path)}: expected {expected}, found {toml_types.shown(value)}", hint)


def prepare(data: Mapping[str, object], model: type, *, complete: bool) -> tuple[dict[str, object], list[Problem]]:
    """Return data in the form of a model, and the problems that remain.

    Keys are spelt as the fields are, a choice in its own case; a list that is written as one string is split; an
    empty string for an optional key is left out.

    :param complete: whether keys that the model requires must be present.
    """
    described = toml_types.describe(model)
    walk = _Walk(described, complete=complete)
    return walk.table(data, described, ()), walk.problems


class _Walk:
    """A walk over the data of one file; ``root`` describes the whole file."""

    def __init__(self, root: inspect.StructType, *, complete: bool) -> None:
        self._root = root
        self._complete = complete
        self.problems: list[Problem] = []

    def table(self, table: Mapping[str, object], kind: inspect.StructType, path: KeyPath) -> dict[str, object]:
        """Return a table with the keys of a model, prepared."""
        fields = {field.encode_name: field for field in kind.fields}
        spelt: dict[str, str] = {}
        prepared: dict[str, object] = {}
        for key, value in table.items():
            name = _field_name(key)
            if name not in fields:
                self.problems.append(self._unknown(key, value, kind, path))
            elif name in spelt:
                message = f"{key_name((*path, key))}: already set as {spelt[name]!r}"
                self.problems.append(Problem((*path, key), message))
            else:
                spelt[name] = key
                if not _is_unset(value, fields[name]):
                    prepared[name] = self._value(value, fields[name].type, (*path, key))
        if self._complete and len(spelt) == len(table):
            self.problems.extend(_missing(fields, prepared, path))
        return prepared

    def _value(self, value: object, described: inspect.Type, path: KeyPath) -> object:
        """Return a value, prepared."""
        kind, items = toml_types.without_none(described), toml_types.item_type(described)
        if isinstance(kind, inspect.StructType) and isinstance(value, dict):
            return self.table(value, kind, path)
        if isinstance(kind, inspect.DictType) and isinstance(value, dict):
            return {key: self._value(item, kind.value_type, (*path, key)) for key, item in value.items()}
        if items and isinstance(value, str) and (separator := toml_types.annotation(described, "separator")):
            value = [part for part in re.split(str(separator), value) if part]
        if items and isinstance(value, list):
            return [self._value(item, items, (*path, number)) for number, item in enumerate(value)]
        if isinstance(value, str):
            value = next((choice for choice in toml_types.choices(kind) if choice == value.casefold()), value)
        if not toml_types.fits(value, kind):
            self.problems.append(_misfit(value, described, path))
        return value

    def _unknown(self, key: str, value: object, within: inspect.StructType, path: KeyPath) -> Problem:
        kind = "table" if isinstance(value, dict) or toml_types.is_list_of_tables(value) else "key"
        where = f" in {table_header(path)}" if path else ""
        elsewhere = [header for header in _headers_with(_field_name(key), self._root) if header != table_header(path)]
        if elsewhere:
            hint = f"move it to {' or '.join(elsewhere)}"
        else:
            valid = "tables" if all(toml_types.is_table(field.type) for field in within.fields) else "keys"
            hint = suggest(key, [field.encode_name for field in within.fields], valid)
        return Problem((*path, key), f"unknown {kind} {key!r}{where}", hint)


def _is_unset(value: object, described: inspect.Field) -> bool:
    """Return whether a value is the empty string, by which older versions left an optional key unset."""
    return value == "" and not described.required and not toml_types.fits(value, described.type)


def _missing(fields: Mapping[str, inspect.Field], present: Mapping[str, object], path: KeyPath) -> Iterator[Problem]:
    where = f" in {table_header(path)}" if path else ""
    for name, described in fields.items():
        if described.required and name not in present:
            hint = f"write {name} = {toml_types.example(described.type) or '…'}"
            yield Problem(path, f"missing key {name!r}{where}", hint)


def _misfit(value: object, described: inspect.Type, path: KeyPath) -> Problem:
    hint = toml_types.advice(value, described, path)
    return misfit(path, toml_types.expected(described), value, hint)


def _headers_with(name: str, root: inspect.StructType) -> Iterator[str]:
    """Yield the headers of the tables at the top level that have a key."""
    for table in root.fields:
        items = toml_types.item_type(table.type)
        kind = toml_types.without_none(items or table.type)
        if isinstance(kind, inspect.StructType) and name in {field.encode_name for field in kind.fields}:
            yield f"[[{table.encode_name}]]" if items else f"[{table.encode_name}]"


def _field_name(key: str) -> str:
    return key.replace("-", "_")
