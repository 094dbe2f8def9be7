"""Positions of keys in TOML: the scanner finds exactly the keys that the standard parser reads."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator
from textwrap import dedent

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teikit.core.positions import Position
from teikit.core.toml_keys import KeyPath, key_name
from teikit.core.toml_positions import key_positions

TRICKY = '''\
title = "a = 1 # not a key" # a comment with [brackets] and "quotes"
"quoted key" . 'and another' = 'C:\\new'
site."x.y".z = true

[table] # comment
text = """
[no.header]
key = "no key"
""" # after
quotes = """She said ""so""."""
more = """five at the end"""""
literal = \'\'\'
it's \\ ''two''\'\'\'
escaped = "a \\" quote # no comment"
empty = ""
when = 1979-05-27 07:32:00
numbers = [ 1, # one
  [2, 3],
  { deep = { er = [4] }, "k e y" = '}' },
]

[[list]]
name = "first"
[list.inner]
a.b = 1
a.c = 2

[[list]]
[[list.parts]]
p = 1
[[list.parts]]
[list.parts."a.b"]
q = [
]
'''


def paths(value: object, path: KeyPath = ()) -> Iterator[KeyPath]:
    """Yield the path of each key and array element of parsed TOML."""
    if path:
        yield path
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, item in items:
        yield from paths(item, (*path, key))


def test_every_key_of_a_tricky_file_has_a_position() -> None:
    assert set(key_positions(TRICKY)) == set(paths(tomllib.loads(TRICKY)))


@pytest.mark.parametrize(
    ("path", "line", "column"),
    [
        (("title",), 1, 1),
        (("quoted key", "and another"), 2, 16),
        (("site",), 3, 1),
        (("table",), 5, 2),
        (("table", "quotes"), 10, 1),
        (("table", "escaped"), 14, 1),
        (("table", "numbers", 1, 1), 18, 7),
        (("table", "numbers", 2, "deep", "er", 0), 19, 20),
        (("table", "numbers", 2, "k e y"), 19, 26),
        (("list", 0), 22, 3),
        (("list", 0, "inner", "a", "c"), 26, 3),
        (("list", 1), 28, 3),
        (("list", 1, "parts", 1, "a.b", "q"), 33, 1),
    ],
)
def test_a_key_has_the_position_of_its_name(path: KeyPath, line: int, column: int) -> None:
    assert key_positions(TRICKY)[path] == Position(line, column)


def test_a_header_takes_precedence_over_a_table_that_it_contains() -> None:
    text = dedent("""\
        [a.b]
        c = 1
        [a]
        d = 2
        """)
    assert key_positions(text)["a",] == Position(3, 2)


KEYS = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), min_size=1, max_size=6)
SCALARS = st.one_of(
    st.integers(-99, 99), st.booleans(), st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]))
)
VALUES = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3), max_leaves=8
)


def quoted(key: str) -> str:
    return json.dumps(key, ensure_ascii=False).replace("\x7f", "\\u007F")


def inline(value: object) -> str:
    """Write a value in one line; strings with both kinds of quotation marks in turn."""
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{quoted(key)} = {inline(item)}" for key, item in value.items()) + " }"
    if isinstance(value, list):
        return "[" + ",\n # next\n".join(inline(item).replace("\n", " ") for item in value) + "]"
    return quoted(value) if isinstance(value, str) else str(value).lower()


@given(
    st.dictionaries(
        KEYS, st.dictionaries(KEYS, SCALARS | st.lists(SCALARS, max_size=3) | VALUES, max_size=4), max_size=4
    )
)
def test_the_keys_found_are_those_that_the_parser_reads(tables: dict[str, dict[str, object]]) -> None:
    text = "".join(
        f"[{quoted(name)}] # {name!r}\n" + "".join(f"{quoted(key)} = {inline(value)}\n" for key, value in table.items())
        for name, table in tables.items()
    )
    try:
        parsed = tomllib.loads(text)
    except tomllib.TOMLDecodeError:  # a line end within an inline table
        return
    assert set(key_positions(text)) == set(paths(parsed))


@given(st.dictionaries(KEYS, st.lists(st.dictionaries(KEYS, SCALARS, max_size=2), min_size=1, max_size=3), max_size=3))
def test_arrays_of_tables_are_numbered(arrays: dict[str, list[dict[str, object]]]) -> None:
    text = "".join(
        f"[[{quoted(name)}]]\n" + "".join(f"{quoted(key)} = {inline(value)}\n" for key, value in table.items())
        for name, tables in arrays.items()
        for table in tables
    )
    assert set(key_positions(text)) == set(paths(tomllib.loads(text)))


@pytest.mark.parametrize(
    ("path", "name"),
    [
        (("title",), "title"),
        (("print", "margin"), "[print] margin"),
        (("edition", "licence", "target"), "[edition.licence] target"),
        (("edition", "editors", 1), "[edition] editors[1]"),
        (("documents", 0, "source"), "[[documents]] source"),
        (("documents", 0), "documents[0]"),
        (("style", "fonts", 1, "file"), "[[style.fonts]] file"),
    ],
)
def test_a_key_is_named_with_its_table(path: KeyPath, name: str) -> None:
    assert key_name(path) == name
