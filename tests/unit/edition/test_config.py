"""The configuration of an edition: valid settings, and the message for each mistake, before any work is done."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from textwrap import dedent

import pytest

from helpers import ROOT, Teikit
from teikit.core.errors import ConfigurationError, MissingFileError
from teikit.edition.config import Edition
from teikit.edition.sections import Document, Palette, Print

Load = Callable[[str], Edition]


@pytest.fixture
def load(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Load:
    """Load an edition with two sources and the given configuration from the current folder."""
    (tmp_path / "sources").mkdir()
    for name in ("letter.txt", "minutes.docx"):
        (tmp_path / "sources" / name).touch()
    monkeypatch.chdir(tmp_path)

    def load(toml: str) -> Edition:
        Path("edition.toml").write_text(dedent(toml), encoding="utf-8")
        return Edition.load(".")

    return load


def mistakes() -> Iterator[object]:
    """Read the cases of ``mistakes.txt``, a name, a configuration and a message each."""
    text = Path(__file__).with_name("mistakes.txt").read_text(encoding="utf-8")
    for name, toml, message in re.findall(r"^# (.+)\n((?:(?!#|>>).*\n)+)>> (.+)$", text, re.MULTILINE):
        yield pytest.param(toml, message, id=name)


@pytest.mark.parametrize(("toml", "message"), list(mistakes()))
def test_a_mistake_is_reported_with_file_line_and_key(toml: str, message: str, load: Load) -> None:
    with pytest.raises(ConfigurationError) as raised:
        load(toml)
    assert str(raised.value) == f"edition.toml:{message}"


def test_the_first_mistake_in_the_file_is_reported(load: Load) -> None:
    with pytest.raises(ConfigurationError, match=r"^edition\.toml:2:1: \[print\] top"):
        load('[print]\ntop = "3"\n[style]\naccent = "red"\n[edition]\nlanguage = "xx"')


def test_a_mistake_is_reported_before_anything_is_built(load: Load, teikit: Teikit) -> None:
    load("[edition]")
    Path("sources/letter.txt").write_text("A letter.\n", encoding="utf-8")
    Path("edition.toml").write_text('[print]\nmargin = "3 cm"\n', encoding="utf-8")
    result = teikit("build", ".")
    assert result.exit_code == 2
    assert "[print] margin" in result.stderr
    assert not Path("documents").exists()


def test_every_setting_is_typed(load: Load) -> None:
    edition = load(
        """
        [edition]
        title = "Letters"
        language = "de-AT"
        editors = ["Ada", "Bertha"]
        licence = { text = "CC0", target = "https://creativecommons.org/publicdomain/zero/1.0/" }
        tag = ["dates"]
        base_url = "https://example.org/letters"

        [[documents]]
        source = "letter.txt"
        encoded = 2026-11-23

        [web]
        pictures_from = "https://iiif.example.org"

        [print]
        paper = "a5"
        standard = ["ua-1", "a-2u"]

        [style]
        who_1 = "oklch(60% 0.2 250)"
        tint = "12%"
        dark = { ink = "#fefefe" }
        """
    )
    assert edition.licence is not None
    assert (edition.language, edition.editors, edition.licence.text) == ("de-AT", ("Ada", "Bertha"), "CC0")
    assert edition.documents == (Document("letter.txt", encoded=date(2026, 11, 23)),)
    assert edition.print == Print(paper="a5", standard=("ua-1", "a-2u"))
    assert edition.style.custom_properties() == {"who-1": "oklch(60% 0.2 250)", "tint": "12%"}
    assert edition.style.dark.ink == "#fefefe"
    assert edition.web.pictures_from == "https://iiif.example.org"


def test_a_key_that_is_not_set_is_none(load: Load) -> None:
    edition = load("")
    assert (edition.title, edition.language, edition.profile) == ("Untitled edition", "en", "frus")
    assert (edition.publisher, edition.base_url, edition.licence, edition.print.paper) == (None, None, None, None)


def test_files_of_older_versions_load(load: Load) -> None:
    edition = load(
        """
        [edition]
        base-url = "https://example.org/"
        publisher = ""

        [[documents]]
        source = "letter.txt"
        encoded = "2026-11-23"

        [web]
        pictures-from = "https://iiif.example.org"

        [print]
        paper = "A4"
        standard = "ua-1, a-2u"
        fonts = "sources"

        [style]
        who-1 = "#123456"
        """
    )
    assert (edition.base_url, edition.publisher) == ("https://example.org/", None)
    assert edition.documents[0].encoded == date(2026, 11, 23)
    assert edition.web.pictures_from == "https://iiif.example.org"
    assert edition.print == Print(paper="a4", standard=("ua-1", "a-2u"), fonts=("sources",))
    assert edition.style.who_1 == "#123456"


@pytest.mark.parametrize("tag", ["tlh", "de-AT", "zh-Hant", "sr-Cyrl-RS", "la-x-medieval", "grc", "de-CH-1996"])
def test_language_tags_are_accepted(tag: str, load: Load) -> None:
    assert load(f'[edition]\nlanguage = "{tag}"').language == tag


@pytest.mark.parametrize("name", ["letter.txt", "letter.html", "letter-2.txt", "minutes-d12.docx"])
def test_a_table_may_describe_a_source_or_a_document_in_it(name: str, load: Load) -> None:
    assert load(f'[[documents]]\nsource = "{name}"').documents[0].source == name


def test_an_edition_without_sources_may_describe_documents(load: Load) -> None:
    load("")
    for file in Path("sources").iterdir():
        file.unlink()
    assert load('[[documents]]\nsource = "lost.txt"').documents[0].source == "lost.txt"


def test_an_edition_is_found_from_a_file_in_it(load: Load) -> None:
    load('[edition]\ntitle = "Letters"')
    found = Edition.find("sources/letter.txt")
    assert found is not None
    assert found.title == "Letters"
    assert Edition.find(Path("/")) is None


def test_a_change_of_the_file_is_noticed(load: Load) -> None:
    assert load('[edition]\ntitle = "One"').title == "One"
    assert load('[edition]\ntitle = "Another"').title == "Another"


def test_an_unchanged_file_is_loaded_once(load: Load) -> None:
    assert load("") is Edition.load(".")


def test_an_edition_has_a_short_repr(load: Load) -> None:
    assert repr(load('[edition]\ntitle = "Letters"')) == "<Edition 'Letters' (.)>"


@pytest.mark.parametrize(
    ("folder", "message"),
    [
        ("nowhere", "nowhere: no such folder (expected an edition)"),
        ("sources", "sources: not an edition: edition.toml is missing; write sources/edition.toml"),
    ],
)
def test_a_folder_that_is_not_an_edition_is_an_error(folder: str, message: str, load: Load) -> None:
    load("")
    with pytest.raises(MissingFileError, match=re.escape(message)):
        Edition.load(folder)


def test_the_day_of_encoding_is_kept_unless_it_is_set(load: Load) -> None:
    edition = load('[[documents]]\nsource = "letter.txt"\nencoded = 2026-11-23')
    day = date(2020, 1, 1)
    assert edition.dated(Path("letter.txt"), day) is edition
    assert edition.dated(Path("minutes.docx"), None) is edition
    dated = edition.dated(Path("minutes.docx"), day)
    assert dated.document(Path("minutes.docx")).encoded == day
    assert dated.document(Path("letter.txt")).encoded == date(2026, 11, 23)


def test_the_palette_has_every_custom_property_of_the_style_sheet() -> None:
    css = (ROOT / "xslt" / "web" / "assets" / "edition.css").read_text(encoding="utf-8")
    properties = set(re.findall(r"^\s*--([a-z0-9-]+):", css, re.MULTILINE))
    assert {name.replace("_", "-") for name in Palette.__struct_fields__} == properties


def test_every_length_of_print_is_a_setting_of_typst() -> None:
    typst = (ROOT / "xslt" / "print" / "settings.typ").read_text(encoding="utf-8")
    settings = set(re.findall(r"\b([a-z]+): ", typst.partition("#let settings")[2]))
    assert settings - {"monospace"} <= set(Print.__struct_fields__)
