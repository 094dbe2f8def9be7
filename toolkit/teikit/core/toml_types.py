"""The types of a model's fields, in words for the author of a TOML file.

``Meta(examples=…, extra=…)`` describes a type that is narrower than those of TOML. In ``extra``, ``expected`` names the
type, ``expected_plural`` its values in a list, and ``suggest`` is a function from an invalid string to a similar valid
one, or ``None``. A list with a ``separator``, a regular expression, may also be written as one string.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date, datetime, time
from functools import lru_cache

from msgspec import inspect

from teikit.core.suggestions import closest
from teikit.core.toml_keys import KeyPath, table_header

_EXAMPLES: Mapping[type[inspect.Type], str] = {
    inspect.StrType: '"…"',
    inspect.IntType: "100",
    inspect.FloatType: "0.5",
    inspect.BoolType: "true",
    inspect.DateType: "2026-01-31",
}
_NAMES: Mapping[type[inspect.Type], tuple[str, str]] = {
    inspect.StrType: ("a string", "strings"),
    inspect.IntType: ("an integer", "integers"),
    inspect.FloatType: ("a number", "numbers"),
    inspect.BoolType: ("true or false", "Booleans"),
    inspect.DateType: ("a date (YYYY-MM-DD)", "dates (YYYY-MM-DD)"),
    inspect.StructType: ("a table", "tables"),
    inspect.DictType: ("a table", "tables"),
}
_LONGEST_VALUE = 60


@lru_cache(maxsize=8)
def describe(model: type) -> inspect.StructType:
    """Return the description of a model: its fields with their types."""
    described = inspect.type_info(model)
    assert isinstance(described, inspect.StructType)
    return described


def without_none(described: inspect.Type) -> inspect.Type:
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


def item_type(described: inspect.Type) -> inspect.Type | None:
    """Return the type of a list's items, ``None`` for a type that is not a list."""
    kind = without_none(described)
    return kind.item_type if isinstance(kind, inspect.ListType | inspect.VarTupleType | inspect.FrozenSetType) else None


def choices(described: inspect.Type) -> tuple[str, ...]:
    """Return the valid values of a type that has a few only, otherwise nothing."""
    kind = without_none(described)
    if isinstance(kind, inspect.LiteralType):
        return tuple(str(value) for value in kind.values)
    if isinstance(kind, inspect.EnumType):
        return tuple(str(member.value) for member in kind.cls)
    return ()


def is_table(described: inspect.Type) -> bool:
    """Return whether values of a type are tables, or arrays of tables, with the keys of a model."""
    return isinstance(without_none(item_type(described) or described), inspect.StructType)


def annotation(described: inspect.Type, name: str) -> object:
    """Return an entry of the annotation of a type, ``None`` if it has no entry of that name."""
    if isinstance(described, inspect.UnionType):
        return next(filter(None, (annotation(option, name) for option in described.types)), None)
    if not isinstance(described, inspect.Metadata):
        return None
    return {**_examples(described), **(described.extra or {})}.get(name) or annotation(described.type, name)


def _examples(described: inspect.Metadata) -> dict[str, object]:
    examples = (described.extra_json_schema or {}).get("examples")
    return {"example": examples[0]} if examples else {}


def fits(value: object, described: inspect.Type) -> bool:
    """Return whether a value is of a type; of tables with the keys of a model, only whether it is one."""
    kind = without_none(described)
    if isinstance(kind, inspect.UnionType):
        return any(fits(value, option) for option in kind.types)
    if items := item_type(kind):
        return isinstance(value, list) and all(fits(item, items) for item in value)
    if valid := choices(kind):
        return value in valid
    match kind:
        case inspect.StrType():
            return isinstance(value, str) and _is_within(value, kind)
        case inspect.BoolType():
            return isinstance(value, bool)
        case inspect.IntType() | inspect.FloatType():
            return _is_number(value, kind)
        case inspect.DateType():
            return _is_date(value)
        case inspect.StructType() | inspect.DictType():
            return isinstance(value, dict)
    return isinstance(kind, inspect.AnyType)


def _is_within(value: str, kind: inspect.StrType) -> bool:
    length = len(value)
    return (
        re.search(kind.pattern or "", value) is not None
        and (kind.min_length or 0) <= length
        and (kind.max_length is None or length <= kind.max_length)
    )


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


def expected(described: inspect.Type) -> str:
    """Return the name of a type, as in "expected a string"."""
    kind = without_none(described)
    if words := annotation(described, "expected"):
        return str(words)
    if valid := choices(kind):
        return f"one of {', '.join(valid)}"
    if items := item_type(kind):
        return f"a list of {_plural(items)}"
    if isinstance(kind, inspect.UnionType):
        return " or ".join(expected(option) for option in kind.types)
    return _NAMES.get(type(kind), ("another value", ""))[0]


def _plural(items: inspect.Type) -> str:
    if words := annotation(items, "expected_plural"):
        return str(words)
    if valid := choices(items):
        return f"values among {', '.join(valid)}"
    return _NAMES.get(type(without_none(items)), ("", "values"))[1]


def advice(value: object, described: inspect.Type, path: KeyPath) -> str | None:
    """Return a hint how to correct a value that does not fit: a similar valid one, or an example.

    :param path: the key of the value.
    """
    valid = choices(described)
    if valid:
        similar = closest(value, valid) if isinstance(value, str) else None
        return f"did you mean {similar!r}?" if similar else None
    better = _corrected(value, described)
    key = path[-1]
    if better is not None:
        return f"write {better}" if isinstance(key, int) else f"write {key} = {better}"
    if is_table(described):
        return f"write {table_header((*path, 0) if item_type(described) else path)}"
    sample = example(described)
    return None if sample is None or isinstance(key, int) else f"for example {key} = {sample}"


def _corrected(value: object, described: inspect.Type) -> str | None:
    """Return a valid value, as TOML writes it, that probably means the same as an invalid one."""
    kind, items, suggest = without_none(described), item_type(described), annotation(described, "suggest")
    if isinstance(value, int | float | date | time) and fits(plain := _plain(value), described):
        return f'"{plain}"'
    if not isinstance(value, str):
        return None
    if callable(suggest) and fits(better := suggest(value), described):
        return shown(better)
    if items and fits(value, items):
        return f"[{shown(value)}]"
    if isinstance(kind, inspect.StructType):
        required = [field for field in kind.fields if field.required]
        if len(required) == 1 and fits(value, required[0].type):
            return f"{{ {required[0].encode_name} = {shown(value)} }}"
    return None


def example(described: inspect.Type) -> str | None:
    """Return an example of a value, as TOML writes it, ``None`` if there is none."""
    kind = without_none(described)
    if found := annotation(described, "example"):
        return shown(found)
    if annotation(described, "expected"):
        return None
    if valid := choices(kind):
        return shown(valid[0])
    if isinstance(kind, inspect.UnionType):
        return example(kind.types[0])
    if items := item_type(kind):
        return f"[{example(items) or ''}]"
    return _EXAMPLES.get(type(kind))


def is_list_of_tables(value: object) -> bool:
    """Return whether a value is an array of tables."""
    return isinstance(value, list) and bool(value) and all(isinstance(item, dict) for item in value)


def shown(value: object) -> str:
    """Return a value as TOML writes it, shortened; a table as "a table".

    >>> shown("3 cm"), shown(True), shown([1, "a"]), shown({})
    ('"3 cm"', 'true', '[1, "a"]', 'a table')
    """
    if isinstance(value, dict) or is_list_of_tables(value):
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
