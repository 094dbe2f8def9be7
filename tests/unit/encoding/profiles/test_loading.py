"""Profiles: typed settings from TOML files that extend one another."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpers import SOURCE, Teikit
from teikit.encoding.profiles import load_profile, profile_source, shipped_profiles
from teikit.encoding.profiles.model import RULE_NAMES
from teikit.encoding.profiles.pattern import alternation, compiled
from teikit.encoding.rules import RULES

OWN = """name = "mission"
title = "Letters of the mission"
extends = "plain"
also = ["names", "dates"]
without = ["tables"]

[page_breaks]
pattern = '\\{p\\. (?P<n>[0-9]+)\\}'

[renditions]
"pb::before" = 'content: "{p. " attr(n) "}"'
"""


@pytest.fixture
def own(tmp_path: Path) -> Path:
    path = tmp_path / "mission.toml"
    path.write_text(OWN, encoding="utf-8")
    return path


def test_rules_are_left_out_and_added_at_their_place(own: Path) -> None:
    plain = load_profile("plain").rules
    assert "tables" in plain
    assert load_profile(own).rules == (*(rule for rule in plain if rule != "tables"), "dates", "names")


def test_a_setting_replaces_one_and_keeps_the_others(own: Path) -> None:
    loaded = load_profile(str(own))
    assert compiled(loaded.page_breaks.pattern).search("see {p. 12}")
    assert loaded.page_breaks.id == "pg_{n}"


def test_settings_are_typed_attributes() -> None:
    frus = load_profile("frus")
    assert (frus.name, frus.lists.marker, frus.lists.headed_from, frus.dates.running) == ("frus", "- ", 1952, False)
    assert frus.quotations.marks[0] == ("“", "”")
    assert repr(frus) == "<Profile frus>"


def test_a_profile_is_loaded_once(own: Path) -> None:
    assert load_profile(own) is load_profile(own)
    before = load_profile(own)
    own.write_text(OWN.replace("mission", "embassy"))
    assert (before.name, load_profile(own).name) == ("mission", "embassy")


def test_words_of_a_list_replace_its_placeholder_in_patterns(own: Path) -> None:
    own.write_text('extends = "frus"\n[attendance]\ntitles = ["Herr", "Frau Dr."]\n')
    person = compiled(load_profile(own).attendance.person)
    assert person.search("Frau Dr. Keller")
    assert not person.search("Mr. Keller")


def test_a_hyphen_in_a_key_counts_as_an_underscore(own: Path) -> None:
    new, own_text = load_profile(own), own.read_text()
    own.write_text(own_text.replace("page_breaks", "page-breaks"))
    assert load_profile(own).page_breaks.pattern == new.page_breaks.pattern


def test_a_profile_with_all_settings_extends_nothing(tmp_path: Path) -> None:
    whole = tmp_path / "whole.toml"
    base = profile_source("base").replace("source_note", "source-note").replace("lost_columns", "lost-columns")
    whole.write_text('rules = ["paragraphs"]\n' + base.replace("[speech]", '[speech]\nauthor = "I"'))
    assert load_profile(whole).rules == ("paragraphs",)


def test_a_text_is_encoded_by_its_own_profile(own: Path, teikit: Teikit) -> None:
    source = own.with_name("letter.txt")
    source.write_text("It was {p. 12} late in Oslo.\n", encoding="utf-8")
    result = teikit("encode", source, "--profile", own)
    assert '<pb n="12" xml:id="pg_12"/>' in result.stdout
    assert "profile mission; rules page-breaks" in result.stdout
    assert "all 29 characters preserved" in result.stderr


def test_the_path_of_a_profile_starts_from_the_folder_of_the_edition(
    own: Path, teikit: Teikit, monkeypatch: pytest.MonkeyPatch
) -> None:
    (own.parent / "edition.toml").write_text('[edition]\ntitle = "Letters"\nprofile = "mission.toml"\n')
    (own.parent / "sources").mkdir()
    (own.parent / "sources" / "letter.txt").write_text("It was {p. 12} late.\n")
    monkeypatch.chdir(own.parent / "sources")
    assert "profile mission" in teikit("encode", "letter.txt").stdout
    monkeypatch.chdir("/")
    assert "profile mission" in teikit("encode", own.parent / "sources" / "letter.txt").stdout


def test_a_profile_may_extend_one_in_the_same_folder(own: Path) -> None:
    second = own.with_name("second.toml")
    second.write_text('extends = "mission.toml"\nwithout = ["dates"]\n')
    loaded = load_profile(second)
    assert (loaded.name, loaded.title, loaded.files) == ("second", "Letters of the mission", (second, own))
    assert "dates" not in loaded.rules


def test_every_rule_is_run_by_a_shipped_profile_and_named_in_the_model() -> None:
    assert {rule for name in shipped_profiles() for rule in load_profile(name).rules} == set(RULES) == set(RULE_NAMES)


def test_shipped_profiles_extend_the_base_only() -> None:
    assert {load_profile(name).extends for name in shipped_profiles()} == {"base"}


def test_tagging_adds_kinds_of_entities() -> None:
    tagging = load_profile("frus").tagging(["dates", "places"])
    assert tagging.dates.running
    assert tagging.names.propose == ("persons", "places")
    assert load_profile("frus").tagging([]) is load_profile("frus")


def test_words_are_alternatives_the_longest_first() -> None:
    words = compiled(alternation(("Lake", "Lake Success", "Oslo")))
    assert [match[0] for match in words.finditer("Lake\nSuccess, Oslo")] == ["Lake\nSuccess", "Oslo"]
    assert not compiled(alternation(())).search("")


def test_profiles_are_listed_with_their_titles(teikit: Teikit) -> None:
    lines = teikit("profiles").stdout.splitlines()
    assert [line.split()[0] for line in lines] == ["frus", "letter", "plain", "transcript"]
    assert "Any text: paragraphs, page breaks and quotations" in lines[2]


def test_the_rules_of_a_profile_are_listed_with_their_effects(teikit: Teikit, own: Path) -> None:
    result = teikit("profiles", own)
    assert [line.split()[0] for line in result.stdout.splitlines()[2:]] == list(load_profile(own).rules)


def test_the_file_of_a_shipped_profile_is_printed_as_a_starting_point(teikit: Teikit, tmp_path: Path) -> None:
    mine = tmp_path / "mine.toml"
    mine.write_text(teikit("profiles", "plain", "--toml").stdout)
    assert load_profile(mine).rules == load_profile("plain").rules
    assert teikit("encode", SOURCE, "--profile", mine).exit_code == 0


def test_all_settings_are_printed(teikit: Teikit) -> None:
    assert teikit("profiles", "--toml").stdout == teikit("profiles", "base", "--toml").stdout == profile_source("base")
