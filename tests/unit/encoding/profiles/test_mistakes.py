"""Mistakes in a profile's file: each message has the position, the key, and the way out."""

from __future__ import annotations

from pathlib import Path

import pytest

from teikit.core.errors import ConfigurationError, TeikitError, UnknownNameError
from teikit.encoding.profiles import load_profile, profile_source

RULES = (
    "attendance, block-quotations, closer, dates, enclosures, enclosures-behind-closer, heading, labelled-lists, "
    "letter, line-ends, lists, lost-columns, names, notes, offices, opener, page-breaks, pages, paragraphs, "
    "participants, quotations, source-note, speech, tables, turns"
)
TABLES = (
    "name, title, extends, rules, without, also, renditions, text, source_note, parts, page_breaks, notes, heading, "
    "opener, dates, enclosures, closer, participants, attendance, letter, turns, lists, lost_columns, paragraphs, "
    "quotations, names, speech"
)

#: Lines below ``extends = "frus"``, and the message, with the position in the file.
MISTAKES = {
    "[note]\nbody = 'x'": f"2:2: unknown table 'note'; did you mean 'notes'? Valid keys: {TABLES}",
    "[notes]\nbdy = 'x'": "3:1: unknown key 'bdy' in [notes]; did you mean 'body'? Valid keys: body, gap, counted",
    "marker = '* '": "2:1: unknown key 'marker'; move it to [lists]",
    "[page-breaks]\nid = 'a'\n[page_breaks]\nid = 'b'": "4:2: page_breaks: already set as 'page-breaks'",
    "lists = '-'": '2:1: lists: expected a table, found "-"; write [lists]',
    "[notes]\nbody = 3": '3:1: [notes] body: expected a regular expression, found 3; write body = "3"',
    "[notes]\nbody = '('": "3:1: [notes] body: invalid regular expression: "
    "missing ), unterminated subpattern at position 0",
    "[notes]\nbody = 'x'": "3:1: [notes] body: missing group 'n', which the rule reads; add (?P<n>…)",
    "[paragraphs.rend]\nverse = '['": "3:1: [paragraphs.rend] verse: invalid regular expression: "
    "unterminated character set at position 0",
    "[attendance]\nperson = '{title}'": "3:1: [attendance] person: unknown placeholder {title}; "
    "did you mean 'titles'? Valid placeholders: kinds, titles, honorifics, months",
    "[text]\nlayout = 'prose'": '3:1: [text] layout: expected one of auto, line, wrapped, found "prose"',
    "[quotations]\npairs = ['“']": '3:10: [quotations] pairs[0]: expected a pair of quotation marks, found "“"',
    "[quotations]\npairs = '“”'": "3:1: [quotations] pairs: expected a list of pairs of quotation marks, "
    'found "“”"; write pairs = ["“”"]',
    "[dates.relative]\nheri = '-1'": "3:1: [dates.relative] heri: "
    'expected a number of days, weeks, months or years, found "-1"; for example heri = "-1 day"',
    "[dates]\nrunning = 'yes'": '3:1: [dates] running: expected true or false, found "yes"; for example running = true',
    "[names]\npropose = ['person']": "3:12: [names] propose[0]: expected one of organisations, persons, places, "
    "found \"person\"; did you mean 'persons'?",
    "[names]\nforenames = ['Ada', 3]": '3:21: [names] forenames[1]: expected a string, found 3; write "3"',
    "[closer]\nlongest = 4.5": "3:1: [closer] longest: expected an integer, found 4.5; for example longest = 100",
    "without = ['speach']": f"2:12: without[0]: expected one of {RULES}, found \"speach\"; did you mean 'speech'?",
    "also = 'speech'": f'2:1: also: expected a list of values among {RULES}, found "speech"; write also = ["speech"]',
    "[notes": "2:7: invalid TOML: expected ']' at the end of a table declaration",
}


def message(folder: Path, toml: str) -> str:
    path = folder / "own.toml"
    path.write_text(toml, encoding="utf-8")
    with pytest.raises(ConfigurationError) as caught:
        load_profile(path)
    return str(caught.value).removeprefix(f"{path}:")


@pytest.mark.parametrize(("toml", "expected"), MISTAKES.items())
def test_a_mistake_is_reported_with_position_and_choices(tmp_path: Path, toml: str, expected: str) -> None:
    assert message(tmp_path, f'extends = "frus"\n{toml}\n') == expected


def test_an_unknown_parent_is_reported_where_it_is_named(tmp_path: Path) -> None:
    assert message(tmp_path, 'extends = "fruss"\n') == (
        "1:1: extends: unknown profile 'fruss'; choose one of frus, letter, plain, transcript, "
        "or give the path of a .toml file"
    )


def test_a_profile_cannot_extend_itself(tmp_path: Path) -> None:
    assert message(tmp_path, 'extends = "own.toml"\n') == "1:1: extends: the profile extends itself"


@pytest.mark.parametrize("toml", ['title = "Mine"\n', 'extends = "base"\n'])
def test_a_profile_without_rules_is_rejected(tmp_path: Path, toml: str) -> None:
    assert message(tmp_path, toml) == " missing key 'rules'; extend a profile: extends = \"frus\""


def test_a_mistake_in_an_extended_file_is_reported_there(tmp_path: Path) -> None:
    (tmp_path / "below.toml").write_text('extends = "frus"\n[lists]\nmark = "*"\n')
    (tmp_path / "own.toml").write_text('extends = "below.toml"\n[lists]\nmarker = "*"\n')
    with pytest.raises(ConfigurationError, match=r"below\.toml:3:1: unknown key 'mark' in \[lists\]"):
        load_profile(tmp_path / "own.toml")


def test_a_missing_file_is_reported(tmp_path: Path) -> None:
    with pytest.raises(TeikitError, match=r"none\.toml"):
        load_profile("none.toml", tmp_path)


def test_an_unknown_name_is_reported_with_the_shipped_ones() -> None:
    with pytest.raises(UnknownNameError, match="choose one of frus, letter, plain, transcript"):
        load_profile("lettre")
    with pytest.raises(UnknownNameError, match="did you mean 'letter'"):
        profile_source("lettre")


def test_an_unknown_kind_of_tag_is_reported() -> None:
    with pytest.raises(UnknownNameError, match="cannot tag 'date'; did you mean 'dates'"):
        load_profile("frus").tagging(["date"])
