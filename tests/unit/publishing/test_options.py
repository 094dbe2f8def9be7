"""Options of the output formats: types, names, and their effect on stylesheets."""

from __future__ import annotations

from dataclasses import FrozenInstanceError
from pathlib import Path

import pytest
from lxml import html

from helpers import DOCUMENTS, ROOT
from teikit.cli.transform import TARGETS
from teikit.core import resources
from teikit.core.errors import TeikitError
from teikit.publishing import FORMATS, Epub, Markdown, Options, Pdf, Print, Text, Web, publish
from teikit.publishing.stylesheet_interface import declared_parameters
from teikit.publishing.transform import INTERNAL_PARAMETERS

DOCUMENT = DOCUMENTS / "everything.xml"
STYLESHEETS = {Web: "web", Print: "print", Pdf: "print", Epub: "epub", Markdown: "markdown", Text: "text"}
#: A value for each option that is a stylesheet parameter.
VALUES = {
    "lang": "de",
    "contents": "no",
    "alternates": "notes",
    "assets": "a",
    "base_url": "https://example.org/",
    "edition_href": "front.html",
    "edition_title": "T",
    "identifier": "urn:x",
    "modified": "2026-01-01T00:00:00Z",
    "pictures_from": "https://example.org",
    "pictures_size": "640,",
}


@pytest.mark.parametrize("options", FORMATS.values())
def test_misspelt_option_is_a_type_error(options: type[Options]) -> None:
    with pytest.raises(TypeError, match="sheetstyle"):
        options(sheetstyle="mine.xsl")  # type: ignore[call-arg]


def test_options_are_passed_by_keyword_only() -> None:
    with pytest.raises(TypeError):
        Web("mine.xsl")  # type: ignore[misc]


def test_options_cannot_be_changed() -> None:
    with pytest.raises(FrozenInstanceError):
        Web().lang = "de"  # type: ignore[misc]


def test_repr_shows_the_options_that_are_set() -> None:
    assert repr(Pdf(lang="de", standards=("ua-1",))) == "Pdf(lang='de', standards=('ua-1',))"
    assert repr(Text()) == "Text()"


def test_name_of_a_format_is_not_an_option(tmp_path: Path) -> None:
    with pytest.raises(TypeError, match="expected the options of an output format"):
        publish(DOCUMENT, tmp_path, "web")  # type: ignore[arg-type]


def test_command_line_has_all_formats() -> None:
    assert tuple(FORMATS) == TARGETS


@pytest.mark.parametrize("options", FORMATS.values())
def test_paths_may_be_strings(options: type[Options], tmp_path: Path) -> None:
    [first, *_] = publish(str(DOCUMENT), str(tmp_path), options())
    assert first.is_file()


@pytest.mark.parametrize("options", FORMATS.values())
def test_each_public_parameter_of_a_stylesheet_is_an_option(options: type[Options]) -> None:
    declared = declared_parameters(resources.stylesheet(f"{STYLESHEETS[options]}/document.xsl"))
    given = {name: value for name, value in VALUES.items() if name in options.__dataclass_fields__}
    assert options(**given).stylesheet_parameters().keys() == declared - INTERNAL_PARAMETERS  # type: ignore[arg-type]


def test_option_changes_the_page(tmp_path: Path) -> None:
    [page, *_] = publish(DOCUMENT, tmp_path, Web(lang="de", edition_title="The edition"))
    text = page.read_text(encoding="utf-8")
    assert html.fromstring(text).get("lang") == "de"
    assert "The edition" in text


def test_parameters_take_precedence_over_options(tmp_path: Path) -> None:
    [page, *_] = publish(DOCUMENT, tmp_path, Web(edition_title="Option", parameters={"edition-title": "Parameter"}))
    text = page.read_text(encoding="utf-8")
    assert "Parameter" in text
    assert "Option" not in text


def test_unknown_parameter_is_an_error_with_a_suggestion(tmp_path: Path) -> None:
    with pytest.raises(TeikitError, match="no parameter 'edition-titel'; did you mean 'edition-title'"):
        publish(DOCUMENT, tmp_path, Web(parameters={"edition-titel": "T"}))


def test_unknown_parameter_without_a_similar_one_lists_the_public_ones(tmp_path: Path) -> None:
    with pytest.raises(TeikitError) as caught:
        publish(DOCUMENT, tmp_path, Web(parameters={"nam": "x"}))
    assert caught.value.hint == (
        "valid parameters: assets, base-url, edition-href, edition-title, lang, pictures-from, pictures-size"
    )


def test_stylesheet_without_a_parameter_that_is_set_is_an_error(tmp_path: Path) -> None:
    stylesheet = tmp_path / "mine.xsl"
    stylesheet.write_text(
        """<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
        <xsl:template match="/">text</xsl:template></xsl:stylesheet>"""
    )
    [file] = publish(DOCUMENT, tmp_path, Markdown(stylesheet=stylesheet))
    assert file.read_text(encoding="utf-8").endswith("text")
    with pytest.raises(TeikitError, match="no parameter 'lang'"):
        publish(DOCUMENT, tmp_path, Markdown(stylesheet=stylesheet, lang="de"))


def test_unknown_pdf_standard_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(TeikitError, match=r"unknown PDF standard 'a-9z'; .*alid standards: ua-1"):
        publish(DOCUMENT, tmp_path, Pdf(standards=("a-9z",)))  # type: ignore[arg-type]


def test_register_of_the_edition_is_the_default(tmp_path: Path) -> None:
    memorandum = ROOT / "tei" / "documents" / "1950-10-07-ross-rusk.xml"
    register = ROOT / "tei" / "registers" / "persons.xml"
    by_default, given = (
        publish(memorandum, tmp_path / name, options)[0].read_text(encoding="utf-8")
        for name, options in (("default", Web()), ("given", Web(register=register)))
    )
    assert by_default == given
    assert "Andrei Vishinsky" in by_default


def test_register_that_does_not_exist_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(TeikitError, match=r"nowhere\.xml"):
        publish(DOCUMENT, tmp_path, Web(register="nowhere.xml"))
