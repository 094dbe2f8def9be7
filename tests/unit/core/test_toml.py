"""TOML read into models: conversion, old spellings, and each kind of error with its exact message."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Annotated, Literal

import pytest
from msgspec import Meta

from teikit.core.errors import ConfigurationError
from teikit.core.toml import Table, TomlDocument, check, convert, from_data

Length = Annotated[str, Meta(pattern=r"^\d+(mm|pt)$", extra={"expected": "a length", "example": "24mm"})]


class Author(Table):
    name: str
    born: date | None = None


class Page(Table):
    page_width: Length | None = None
    sides: Literal["one", "two"] = "one"
    columns: int = 1


class Volume(Table):
    page: Page = Page()
    authors: tuple[Author, ...] = ()
    tags: tuple[Literal["dates", "places"], ...] = ()
    keywords: tuple[str, ...] = ()
    words: Mapping[str, Mapping[str, int]] = {}
    draft: bool = False
    names: Annotated[tuple[str, ...], Meta(extra={"separator": r"[\s,]+"})] = ()
    standard: str | tuple[str, ...] = ()


def volume(text: str) -> Volume:
    return convert(TomlDocument.parse(text, "volume.toml"), Volume)


def test_a_file_becomes_a_model() -> None:
    made = volume('tags = ["dates"]\n[page]\npage_width = "3mm"\n[[authors]]\nname = "Ada"\nborn = 1815-12-10')
    assert made == Volume(Page("3mm"), (Author("Ada", date(1815, 12, 10)),), ("dates",))


def test_a_hyphen_counts_as_an_underscore() -> None:
    assert volume('[page]\npage-width = "3mm"').page.page_width == "3mm"


def test_keys_of_the_users_own_tables_are_left_as_they_are() -> None:
    assert volume('[page]\npage-width = "3mm"\n[words.old-ones]\nto-day = 0').words == {"old-ones": {"to-day": 0}}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("page = {}\n[pagge]", "2:2: unknown table 'pagge'; did you mean 'page'? Valid keys: page, authors, tags, "
         "keywords, words, draft, names, standard"),
        ("[page]\nside = 'one'", "2:1: unknown key 'side' in [page]; did you mean 'sides'? Valid keys: page_width, "
         "sides, columns"),
        ("[page]\nx = 1", "2:1: unknown key 'x' in [page]; valid keys: page_width, sides, columns"),
        ("sides = 'one'", "1:1: unknown key 'sides'; move it to [page]"),
        ("[page]\nname = 'Ada'", "2:1: unknown key 'name' in [page]; move it to [[authors]]"),
        ("[page]\ncolumns = '2'", '2:1: [page] columns: expected an integer, found "2"; for example columns = 100'),
        ("[page]\ncolumns = true", "2:1: [page] columns: expected an integer, found true; for example columns = 100"),
        ("[page]\nsides = 'on'", "2:1: [page] sides: expected one of one, two, found \"on\"; did you mean 'one'?"),
        ("[page]\npage-width = '3 cm'", '2:1: [page] page-width: expected a length, found "3 cm"; for example '
         'page-width = "24mm"'),
        ("[page]\npage-width = '3mm'\npage_width = '4mm'", "3:1: [page] page_width: already set as 'page-width'"),
        ("draft = 'yes'", '1:1: draft: expected true or false, found "yes"; for example draft = true'),
        ("keywords = 'war'", '1:1: keywords: expected a list of strings, found "war"; write keywords = ["war"]'),
        ("keywords = [\n 'war',\n 3,\n]", "3:2: keywords[1]: expected a string, found 3; write \"3\""),
        ("tags = ['places',\n'persons']", '2:1: tags[1]: expected one of dates, places, found "persons"'),
        ("[[authors]]\nname = 'Ada'\n[[authors]]\nborn = 1815-12-10", "3:3: missing key 'name' in [[authors]]; write "
         'name = "…"'),
        ("[[authors]]\nname = 1815", '2:1: [[authors]] name: expected a string, found 1815; write name = "1815"'),
        ("[[authors]]\nname = 'Ada'\nborn = '1815'", '3:1: [[authors]] born: expected a date (YYYY-MM-DD), found '
         '"1815"; for example born = 2026-01-31'),
        ("page = 3", "1:1: page: expected a table, found 3; write [page]"),
        ("sides = 'one'\n", "1:1: unknown key 'sides'; move it to [page]"),
        ("authors = 'Ada'", '1:1: authors: expected a list of tables, found "Ada"; write [[authors]]'),
        ("authors = ['Ada']", '1:12: authors[0]: expected a table, found "Ada"; write { name = "Ada" }'),
        ("[words.a]\nb = 'c'", '2:1: [words.a] b: expected an integer, found "c"; for example b = 100'),
        ("standard = 3", '1:1: standard: expected a string or a list of strings, found 3; write standard = "3"'),
        ("a = 1\na = 2\n", "2:6: invalid TOML: cannot overwrite a value"),
        ("b = 1\na = ", "2: invalid TOML: invalid value"),
    ],
)  # fmt: skip
def test_an_error_names_the_key_and_what_is_valid(text: str, message: str) -> None:
    with pytest.raises(ConfigurationError) as raised:
        volume(text)
    assert str(raised.value) == f"volume.toml:{message}"


def test_the_first_error_in_the_file_is_reported() -> None:
    with pytest.raises(ConfigurationError, match=r"volume\.toml:2:1: \[page\] columns"):
        volume("[page]\ncolumns = 'x'\nsides = 'three'\n[x]")


def test_part_of_a_configuration_may_lack_required_keys() -> None:
    document = TomlDocument.parse("[[authors]]\nborn = 1815-12-10\n[page]\npage-width = '3mm'", "part.toml")
    assert check(document, Volume) == {"authors": [{"born": date(1815, 12, 10)}], "page": {"page_width": "3mm"}}
    with pytest.raises(ConfigurationError, match=r"part\.toml: "):
        from_data(check(document, Volume), Volume, "part.toml")


@pytest.mark.parametrize(
    ("content", "message"),
    [(b"a = '\xff'", "not encoded in UTF-8; save it as UTF-8"), (b"a = " + b"[" * 9999, "nested too deeply")],
)
def test_a_file_that_cannot_be_parsed_is_an_error(content: bytes, message: str) -> None:
    with pytest.raises(ConfigurationError, match=message):
        TomlDocument.parse(content, "volume.toml")


def test_a_byte_order_mark_and_windows_line_ends_are_read(tmp_path: Path) -> None:
    file = tmp_path / "volume.toml"
    file.write_bytes(b"\xef\xbb\xbfdraft = true\r\nx = 1\r\n")
    document = TomlDocument.load(file)
    assert document.data == {"draft": True, "x": 1}
    assert str(document.position(("x",))) == "2:1"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[page]\nsides = 'Two'", Volume(Page(sides="two"))),
        ("names = 'war, peace'", Volume(names=("war", "peace"))),
        ("[page]\npage-width = ''", Volume()),
    ],
)
def test_old_forms_are_accepted(text: str, expected: Volume) -> None:
    assert volume(text) == expected
