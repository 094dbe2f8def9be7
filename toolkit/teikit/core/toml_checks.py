"""Checks of TOML data against a model, each problem with the name of its key, the valid choices and a hint.

msgspec reports the first problem only, and by its own names for types. These checks walk the model's description and
report every problem in words for the author of the file.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import lru_cache

from msgspec import inspect

from teikit.core.suggestions import closest, suggest
from teikit.core.toml_positions import KeyPath, key_name

_EXAMPLES: Mapping[type[inspect.Type], str] = {
    inspect.StrType: '"…"',
    inspect.IntType: "100",
    inspect.FloatType: "0.5",
    inspect.BoolType: "true",
    inspect.DateType: "2026-01-31",
}
_NAMES: Mapping[type[inspect.Type], str] = {
    inspect.StrType: "a string",
    inspect.IntType: "an integer",
    inspect.FloatType: "a number",
    inspect.BoolType: "true or false",
    inspect.DateType: "a date (YYYY-MM-DD)",
    inspect.StructType: "a table",
    inspect.DictType: "a table",
}
_LONGEST_VALUE = 60


@dataclass(frozen=True, slots=True)
class Problem:
    """A value, or a key, that does not fit the model.

    :param path: the key, as it is spelt in the file.
    """

    path: KeyPath
    message: str
    hint: str | None = None


@lru_cache(maxsize=8)
def describe(model: type) -> inspect.StructType:
    """Return the description of a model: its fields with their types."""
    described = inspect.type_info(model)
    assert isinstance(described, inspect.StructType)
    return described


def field_name(key: str) -> str:
    """Return the name of the field that a key of a TOML file sets."""
    return key.replace("-", "_")


def respell(data: object, described: inspect.Type) -> dict[str, object]:
    """Return data with the keys of models spelt as their fields are; the user's own keys are left as they are."""
    respelt = _respelt(data, described)
    assert isinstance(respelt, dict)
    return respelt


def _respelt(value: object, described: inspect.Type) -> object:
    kind = _without_none(described)
    if isinstance(kind, inspect.StructType) and isinstance(value, dict):
        fields = {field.encode_name: field.type for field in kind.fields}
        return {(name := field_name(key)): _respelt(item, fields[name]) for key, item in value.items()}
    if isinstance(kind, inspect.DictType) and isinstance(value, dict):
        return {key: _respelt(item, kind.value_type) for key, item in value.items()}
    if (items := _item_type(kind)) and isinstance(value, list):
        return [_respelt(item, items) for item in value]
    return value


def find_problems(data: object, described: inspect.StructType, *, complete: bool) -> Iterator[Problem]:
    """Yield the problems of a file's data.

    :param complete: whether required keys must be present.
    """
    yield from _Walk(described, complete).problems(data, described, ())


@dataclass(frozen=True, slots=True)
class _Walk:
    """A walk over the data of one file; ``root`` describes the whole file."""

    root: inspect.StructType
    complete: bool

    def problems(self, value: object, described: inspect.Type, path: KeyPath) -> Iterator[Problem]:
        kind = _without_none(described)
        if isinstance(kind, inspect.StructType) and isinstance(value, dict):
            yield from self._table(value, kind, path)
        elif isinstance(kind, inspect.DictType) and isinstance(value, dict):
            for key, item in value.items():
                yield from self.problems(item, kind.value_type, (*path, key))
        elif (items := _item_type(kind)) and isinstance(value, list):
            for number, item in enumerate(value):
                yield from self.problems(item, items, (*path, number))
        elif not _fits(value, kind):
            yield _misfit(value, described, path)

    def _table(self, table: dict[str, object], kind: inspect.StructType, path: KeyPath) -> Iterator[Problem]:
        fields = {field.encode_name: field for field in kind.fields}
        spelt: dict[str, str] = {}
        for key, value in table.items():
            name = field_name(key)
            if name not in fields:
                yield self._unknown(key, value, kind, path)
            elif name in spelt:
                yield Problem((*path, key), f"{key_name((*path, key))}: already set as {spelt[name]!r}")
            else:
                spelt[name] = key
                yield from self.problems(value, fields[name].type, (*path, key))
        # A misspelt key is reported as unknown only, not as missing too.
        required = fields if self.complete and len(spelt) == len(table) else {}
        for name, field in required.items():
            if field.required and name not in spelt:
                where = f" in {_table_name(path)}" if path else ""
                yield Problem(path, f"missing key {name!r}{where}", f"write {name} = {_example(field.type)}")

    def _unknown(self, key: str, value: object, within: inspect.StructType, path: KeyPath) -> Problem:
        kind = "table" if isinstance(value, dict) or _is_list_of_tables(value) else "key"
        where = f" in {_table_name(path)}" if path else ""
        elsewhere = [table for table in _tables_with(field_name(key), self.root) if table != _table_name(path)]
        if elsewhere and kind == "key":
            hint = f"move it to {' or '.join(elsewhere)}"
        else:
            valid = "tables" if all(_is_table(field.type) for field in within.fields) else "keys"
            hint = suggest(key, [field.encode_name for field in within.fields], valid)
        return Problem((*path, key), f"unknown {kind} {key!r}{where}", hint)


def _tables_with(name: str, root: inspect.StructType) -> Iterator[str]:
    """Yield the headers of the tables at the top level that have a key."""
    for table in root.fields:
        kind = _without_none(table.type)
        array = _item_type(kind)
        within = _without_none(array) if array else kind
        if isinstance(within, inspect.StructType) and name in {field.encode_name for field in within.fields}:
            yield f"[[{table.encode_name}]]" if array else f"[{table.encode_name}]"


def _table_name(path: KeyPath) -> str:
    """Return the header of a table.

    >>> _table_name(("style", "dark")), _table_name(("style", "fonts", 0))
    ('[style.dark]', '[[style.fonts]]')
    """
    dotted = ".".join(key for key in path if isinstance(key, str))
    return f"[[{dotted}]]" if path and isinstance(path[-1], int) else f"[{dotted}]"


def _misfit(value: object, described: inspect.Type, path: KeyPath) -> Problem:
    *_, key = path
    kind = _without_none(described)
    message = f"{key_name(path)}: expected {_expected(described)}, found {shown(value)}"
    if isinstance(key, int):
        similar = closest(value, _choices(kind)) if isinstance(value, str) else None
        return Problem(path, message, f"did you mean {similar!r}?" if similar else None)
    if _is_table(kind):
        return Problem(path, message, f"write {_table_name((*path, 0) if _item_type(kind) else path)}")
    if choices := _choices(kind):
        return Problem(path, message, suggest(value, choices, "values") if isinstance(value, str) else None)
    if _is_free_text(kind) and isinstance(value, int | float | date | time):
        return Problem(path, message, f'write {key} = "{_plain(value)}"')
    if isinstance(value, str) and (items := _item_type(kind)) and _fits(value, items):
        return Problem(path, message, f"write {key} = [{shown(value)}]")
    return Problem(path, message, f"write {key} = {_example(described)}")


def _expected(described: inspect.Type) -> str:
    """Return the name of a type, as in "expected a string"."""
    words = _extra(described, "expected")
    kind = _without_none(described)
    if words:
        return words
    if choices := _choices(kind):
        return f"one of {', '.join(choices)}"
    if items := _item_type(kind):
        return f"a list of {_plural(items)}"
    if isinstance(kind, inspect.UnionType):
        return " or ".join(_expected(option) for option in kind.types)
    return _NAMES.get(type(kind), "another type of value")


def _plural(items: inspect.Type) -> str:
    words = _extra(items, "expected_plural")
    kind = _without_none(items)
    if choices := _choices(kind):
        return f"some of {', '.join(choices)}"
    return words or {"a string": "strings", "a table": "tables", "an integer": "integers"}.get(
        _expected(kind), "values"
    )


def _example(described: inspect.Type) -> str:
    """Return an example of a value, in TOML."""
    example = _extra(described, "example")
    kind = _without_none(described)
    if example:
        return shown(example)
    if choices := _choices(kind):
        return shown(choices[0])
    if isinstance(kind, inspect.UnionType):
        return _example(kind.types[0])
    if items := _item_type(kind):
        return f"[{_example(items)}]"
    return _EXAMPLES.get(type(kind), "…")


def _fits(value: object, kind: inspect.Type) -> bool:
    """Return whether a value that is not a table or a list of the expected kind fits a type."""
    kind = _without_none(kind)
    if isinstance(kind, inspect.UnionType):
        return any(_fits_whole(value, option) for option in kind.types)
    if choices := _choices(kind):
        return value in choices
    if isinstance(kind, inspect.StrType):
        return isinstance(value, str) and re.search(kind.pattern or "", value) is not None and _has_length(value, kind)
    if isinstance(kind, inspect.BoolType):
        return isinstance(value, bool)
    if isinstance(kind, inspect.IntType | inspect.FloatType):
        return _is_number(value, kind)
    if isinstance(kind, inspect.DateType):
        return _is_date(value)
    return isinstance(kind, inspect.AnyType)


def _is_free_text(kind: inspect.Type) -> bool:
    """Return whether any string is a value of the type."""
    if isinstance(kind, inspect.UnionType):
        return any(_is_free_text(option) for option in kind.types)
    return isinstance(kind, inspect.StrType) and not kind.pattern


def _fits_whole(value: object, kind: inspect.Type) -> bool:
    if (items := _item_type(_without_none(kind))) and isinstance(value, list):
        return all(_fits_whole(item, items) for item in value)
    return _fits(value, kind)


def _has_length(value: str, kind: inspect.StrType) -> bool:
    return (kind.min_length or 0) <= len(value) and (kind.max_length is None or len(value) <= kind.max_length)


def _is_number(value: object, kind: inspect.IntType | inspect.FloatType) -> bool:
    if isinstance(value, bool) or not isinstance(value, int if isinstance(kind, inspect.IntType) else int | float):
        return False
    return (
        (kind.ge is None or value >= kind.ge)
        and (kind.gt is None or value > kind.gt)
        and (kind.le is None or value <= kind.le)
        and (kind.lt is None or value < kind.lt)
    )


def _is_date(value: object) -> bool:
    if isinstance(value, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        try:
            date.fromisoformat(value)
        except ValueError:
            return False
        return True
    return isinstance(value, date) and not isinstance(value, datetime)


def _without_none(described: inspect.Type) -> inspect.Type:
    """Return a type without its annotations and without ``None``, which TOML does not have."""
    while isinstance(described, inspect.Metadata | inspect.UnionType):
        if isinstance(described, inspect.Metadata):
            described = described.type
            continue
        options = tuple(option for option in described.types if not isinstance(option, inspect.NoneType))
        if len(options) != 1:
            return inspect.UnionType(options)
        described = options[0]
    return described


def _extra(described: inspect.Type, name: str) -> str | None:
    """Return what an annotation of a type has under a name in ``Meta.extra``."""
    if isinstance(described, inspect.UnionType):
        return next(filter(None, (_extra(option, name) for option in described.types)), None)
    if not isinstance(described, inspect.Metadata):
        return None
    found = (described.extra or {}).get(name)
    return str(found) if found else _extra(described.type, name)


def _item_type(kind: inspect.Type) -> inspect.Type | None:
    return kind.item_type if isinstance(kind, inspect.ListType | inspect.VarTupleType | inspect.FrozenSetType) else None


def _is_table(described: inspect.Type) -> bool:
    """Return whether values of a type are tables, or arrays of tables, with the keys of a model."""
    kind = _without_none(described)
    items = _item_type(kind)
    return isinstance(_without_none(items) if items else kind, inspect.StructType)


def _choices(kind: inspect.Type) -> tuple[str, ...]:
    if isinstance(kind, inspect.LiteralType):
        return tuple(str(value) for value in kind.values)
    if isinstance(kind, inspect.EnumType):
        return tuple(str(member.value) for member in kind.cls)
    return ()


def _is_list_of_tables(value: object) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(item, dict) for item in value)


def shown(value: object) -> str:
    """Return a value as TOML writes it, shortened; a table as "a table".

    >>> shown("3 cm"), shown(True), shown([1, "a"]), shown({})
    ('"3 cm"', 'true', '[1, "a"]', 'a table')
    """
    if isinstance(value, dict) or _is_list_of_tables(value):
        return "a table" if isinstance(value, dict) else "tables"
    if isinstance(value, list):
        text = f"[{', '.join(shown(item) for item in value)}]"
    elif isinstance(value, str):
        text = json.dumps(value, ensure_ascii=False)
    else:
        text = _plain(value)
    return text if len(text) <= _LONGEST_VALUE else f"{text[: _LONGEST_VALUE - 1]}…"


def _plain(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
