"""Values of stylesheet parameters on the command line: checked like those of edition.toml."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from helpers import DOCUMENTS, ROOT, Teikit
from teikit.publishing.parameter_values import LABEL_LANGUAGES

DOCUMENT = DOCUMENTS / "everything.xml"


@pytest.mark.parametrize(
    ("parameter", "message"),
    [
        ("lang=xx", 'lang: expected a language tag (BCP 47) such as en, de-AT or zh-Hant, found "xx"'),
        ("lang=German", 'found "German"; write lang = "de"'),
        ("base-url=example", "base-url: expected an absolute address that begins with https:// or http://"),
        ("pictures-from=https://example.org/iiif", 'write pictures-from = "https://example.org"'),
        ("pictures-size=big", "pictures-size: expected a size in the syntax of the IIIF Image API"),
    ],
)
def test_a_value_that_is_not_valid_is_refused(parameter: str, message: str, tmp_path: Path, teikit: Teikit) -> None:
    result = teikit("transform", DOCUMENT, "--to", "web", "-o", tmp_path / "out", "-p", parameter)
    assert result.exit_code == 2
    assert message in result.stderr
    assert not (tmp_path / "out").exists()


def test_a_language_without_labels_is_published_with_english_ones(tmp_path: Path, teikit: Teikit) -> None:
    result = teikit("transform", DOCUMENT, "--to", "markdown", "-o", tmp_path, "-p", "lang=it")
    assert result.exit_code == 0
    assert "everything.xml: no labels in it, only in en, de, fr; used English" in result.stderr


@pytest.mark.parametrize("language", ["de", "fr-CH", "EN"])
def test_a_language_with_labels_needs_no_warning(language: str, tmp_path: Path, teikit: Teikit) -> None:
    result = teikit("transform", DOCUMENT, "--to", "markdown", "-o", tmp_path, "-p", f"lang={language}")
    assert (result.exit_code, "labels" in result.stderr) == (0, False)


def test_the_languages_are_those_of_the_labels() -> None:
    labels = (ROOT / "xslt" / "common" / "labels.xsl").read_text(encoding="utf-8")
    assert tuple(re.findall(r"^    '([a-z]{2})': map\{$", labels, re.MULTILINE)) == LABEL_LANGUAGES
