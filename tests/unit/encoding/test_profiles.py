"""A profile of one's own: laid over a shipped one, its rules switched on and off, its mistakes told by file and key."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpers import SOURCE, Teikit
from teikit.core.errors import TeikitError
from teikit.encoding.profiles import profile
from teikit.encoding.rules import RULES

OWN = """name = "mission"
title = "Letters of the mission"
extends = "plain"
also = ["names", "dates"]
without = ["tables"]

[page-breaks]
pattern = '\\{p\\. (?P<n>[0-9]+)\\}'

[renditions]
"pb::before" = 'content: "{p. " attr(n) "}"'
"""


@pytest.fixture
def own(tmp_path: Path) -> Path:
    path = tmp_path / "mission.toml"
    path.write_text(OWN, encoding="utf-8")
    return path


def refused(folder: Path, toml: str) -> str:
    path = folder / "own.toml"
    path.write_text(toml, encoding="utf-8")
    with pytest.raises(TeikitError) as caught:
        profile.load(str(path))
    return str(caught.value).removeprefix(f"{path}")


def test_rules_are_left_out_and_added_where_the_series_runs_them(own: Path) -> None:
    plain = profile.load("plain").rules
    assert "tables" in plain
    assert profile.load(str(own)).rules == (*(rule for rule in plain if rule != "tables"), "dates", "names")


def test_a_setting_replaces_one_and_leaves_the_others(own: Path) -> None:
    loaded = profile.load(str(own))
    assert loaded.pattern("page-breaks", "pattern").search("see {p. 12}")
    assert loaded.get("page-breaks", "id") == "pg_{n}"


def test_a_text_is_encoded_as_its_own_profile_says(own: Path, teikit: Teikit) -> None:
    source = own.with_name("letter.txt")
    source.write_text("It was {p. 12} late in Oslo.\n", encoding="utf-8")
    result = teikit("encode", source, "--profile", own)
    assert '<pb n="12" xml:id="pg_12"/>' in result.stdout
    assert "profile mission; rules page-breaks" in result.stdout
    assert "all 29 characters preserved" in result.stderr


def test_the_profile_of_an_edition_lies_in_its_folder(
    own: Path, teikit: Teikit, monkeypatch: pytest.MonkeyPatch
) -> None:
    (own.parent / "edition.toml").write_text('[edition]\ntitle = "Letters"\nprofile = "mission.toml"\n')
    (own.parent / "sources").mkdir()
    (own.parent / "sources" / "letter.txt").write_text("It was {p. 12} late.\n")
    monkeypatch.chdir(own.parent / "sources")
    assert "profile mission" in teikit("encode", "letter.txt").stdout
    monkeypatch.chdir("/")
    assert "profile mission" in teikit("encode", own.parent / "sources" / "letter.txt").stdout


def test_a_profile_may_extend_one_that_lies_beside_it(own: Path) -> None:
    second = own.with_name("second.toml")
    second.write_text('extends = "mission.toml"\nwithout = ["dates"]\n')
    loaded = profile.load(str(second))
    assert (loaded.name, loaded.title, loaded.files) == ("second", "Letters of the mission", (second, own))
    assert "dates" not in loaded.rules


def test_every_rule_is_of_a_shipped_profile() -> None:
    assert {rule for name in profile.shipped() for rule in profile.load(name).rules} == set(RULES)


MISTAKES = [
    ('extends = "frus"\n[note]\nbody = "x"\n', "there is no [note]; did you mean notes?"),
    ('extends = "frus"\n[notes]\nbdy = "x"\n', "[notes] has no bdy; did you mean body?"),
    ('extends = "frus"\n[notes]\nbody = 3\n', 'notes.body = 3: a string was expected; write body = "…"'),
    ('extends = "frus"\n[notes]\nbody = "("\n', "notes.body is no regular expression: missing )"),
    ('extends = "frus"\n[notes]\nbody = "x"\n', "notes.body has no group n, which its rule reads; add (?P<n>…)"),
    ('extends = "frus"\n[text]\nlayout = "prose"\n', "text.layout = 'prose': auto, line or wrapped was expected"),
    ('extends = "frus"\n[quotations]\npairs = ["“"]\n', "quotations.pairs = '“': pairs of quotation marks"),
    ('extends = "frus"\n[dates.relative]\nheri = "-1"\n', "dates.relative.heri = '-1': a number of days, weeks"),
    ('extends = "frus"\nwithout = ["speach"]\n', "without: there is no rule 'speach'; did you mean speech?"),
    ('extends = "frus"\nalso = "speech"\n', "also = 'speech': a list of strings was expected"),
    ('extends = "fruss"\n', "unknown profile 'fruss'; choose one of frus, letter, plain, transcript"),
    ('extends = "own.toml"\n', "extends = 'own.toml': the profile extends itself"),
    ('title = "Mine"\n', "the profile lacks rules; extend another"),
]


@pytest.mark.parametrize(("toml", "said"), MISTAKES)
def test_a_mistake_is_told_by_file_and_key(tmp_path: Path, toml: str, said: str) -> None:
    assert refused(tmp_path, toml).startswith(f": {said}")


def test_what_is_no_toml_is_told_with_its_line(tmp_path: Path) -> None:
    assert refused(tmp_path, 'extends = "frus"\n[notes\n').startswith(":2: no TOML: expected ']'")


def test_profiles_are_listed_with_what_they_are_for(teikit: Teikit) -> None:
    lines = teikit("profiles").stdout.splitlines()
    assert [line.split()[0] for line in lines] == ["frus", "letter", "plain", "transcript"]
    assert "Any text: paragraphs, page breaks and quotations" in lines[2]


def test_the_rules_of_a_profile_are_listed_with_what_they_do(teikit: Teikit, own: Path) -> None:
    result = teikit("profiles", own)
    assert [line.split()[0] for line in result.stdout.splitlines()[2:]] == list(profile.load(str(own)).rules)
    assert "is where page 907 begins" in result.stdout


def test_the_file_of_a_shipped_profile_is_printed_to_start_from(teikit: Teikit, tmp_path: Path) -> None:
    mine = tmp_path / "mine.toml"
    mine.write_text(teikit("profiles", "plain", "--toml").stdout)
    assert profile.load(str(mine)).rules == profile.load("plain").rules
    assert teikit("encode", SOURCE, "--profile", mine).exit_code == 0
