"""Behaviours that an edition gives to elements: by the processing models of its ODD, and by a line of edition.toml."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from helpers.readings import reading_schema
from helpers.small_readings import READING, tei
from teikit.core.errors import ConfigurationError
from teikit.publishing.models import read_models
from teikit.publishing.reading import read
from teikit.publishing.tei_document import TeiDocument

ODD = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><schemaSpec ident="x">
{}
</schemaSpec></body></text></TEI>"""
PARAGRAPH = (
    '<p>A <hi rend="red">word</hi>, <foreign xml:lang="fr">mot</foreign>, <date when="1900">then</date>, '
    '<app><lem>one</lem><rdg wit="#A">two</rdg></app>.</p>'
)


def read_with(folder: Path, models: str = "", settings: str = "", output: str = "web") -> etree._Element:
    odd = 'odd = "my.odd"' if models else ""
    (folder / "edition.toml").write_text(f'[edition]\ntitle = "E"\n{odd}\n{settings}\n', encoding="utf-8")
    (folder / "my.odd").write_text(ODD.format(models), encoding="utf-8")
    (folder / "doc.xml").write_text(tei(PARAGRAPH, title="<title>T</title>"), encoding="utf-8")
    reading = read(TeiDocument.read(folder / "doc.xml"), {"output": output})
    assert [error.message for error in reading_schema().validate(reading.text.encode())] == []
    return reading.tree.getroot()


def texts(reading: etree._Element, path: str) -> list[str]:
    return ["".join(element.itertext()) for element in reading.iterfind(path, READING)]


def spec(name: str, models: str) -> str:
    return f'<elementSpec ident="{name}" mode="change">{models}</elementSpec>'


def test_the_first_model_whose_predicate_is_true_applies(tmp_path: Path) -> None:
    models = spec("hi", '<model predicate="@rend=\'red\'" behaviour="omit"/><model behaviour="inline"/>')
    assert "word" not in "".join(read_with(tmp_path, models).itertext())


def test_parameters_are_xpath(tmp_path: Path) -> None:
    models = spec("foreign", '<model behaviour="alternate"><param name="default" value="."/>'
                  '<param name="alternate" value="\'in \' || @xml:lang"/></model>')  # fmt: skip
    reading = read_with(tmp_path, models)
    assert texts(reading, ".//r:alternate/r:default") == ["mot"]
    assert texts(reading, ".//r:alternate/r:other") == ["in fr"]


def test_models_of_a_sequence_apply_together(tmp_path: Path) -> None:
    models = spec("date", '<modelSequence><model behaviour="inline"/><model behaviour="note">'
                  '<param name="content" value="@when"/></model></modelSequence>')  # fmt: skip
    reading = read_with(tmp_path, models)
    assert "then" in texts(reading, ".//r:paragraph")[0]
    assert texts(reading, ".//r:note[@series='models']") == ["1900"]


def test_output_rendition_is_style_and_generated_text(tmp_path: Path) -> None:
    models = spec("hi", '<model behaviour="inline"><outputRendition>font-weight: bold; color: red</outputRendition>'
                  '<outputRendition scope="before">content: "«";</outputRendition></model>')  # fmt: skip
    element = read_with(tmp_path, models).find(".//r:inline[@kind='hi']", READING)
    assert element is not None
    assert "bold" in element.get("rend", "").split()
    assert "".join(element.itertext()) == "«word"


@pytest.mark.parametrize(("output", "words"), [("print", []), ("web", ["word"])])
def test_models_of_one_output(output: str, words: list[str], tmp_path: Path) -> None:
    models = spec("hi", '<modelGrp output="latex print"><model behaviour="omit"/></modelGrp>')
    assert texts(read_with(tmp_path, models, output=output), ".//r:inline[@kind='hi']") == words


def test_a_line_of_edition_toml_overrides_the_table(tmp_path: Path) -> None:
    assert texts(read_with(tmp_path, settings='[reading]\napp = "omit"'), ".//r:note") == []
    assert texts(read_with(tmp_path, settings='[reading.elements]\ndate = "note"'), ".//r:note[@series='models']") == [
        "then"
    ]


def test_an_unknown_behaviour_in_edition_toml_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="footnote"):
        read_with(tmp_path, settings='[reading]\napp = "footnote"')


def test_xquery_and_unknown_behaviours_are_reported_with_their_lines(tmp_path: Path) -> None:
    models = spec("hi", '<model predicate="session:attr(\'x\')" behaviour="omit"/>\n<model behaviour="nothing"/>')
    (tmp_path / "my.odd").write_text(ODD.format(models), encoding="utf-8")
    problems = read_models(tmp_path / "my.odd").problems
    assert [(each.position.line if each.position else 0, each.message.split(":")[0]) for each in problems] == [
        (2, "cannot be used as XPath 3.1"),
        (3, "unknown behaviour 'nothing'"),
    ]
    assert "word" in "".join(read_with(tmp_path, models).itertext())


def test_a_model_that_does_not_compile_leaves_the_others(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    models = spec("hi", '<model behaviour="omit"/>') + spec(
        "date", '<model behaviour="inline"><param name="content" value="$nothing"/></model>'
    )
    text = "".join(read_with(tmp_path, models).itertext())
    assert "word" not in text
    assert "then" in text
    assert "the models of date are not used" in caplog.text


def test_models_of_tei_publisher(tmp_path: Path) -> None:
    models = spec("hi", '<model behaviour="webcomponent"><param name="content" value="$get(.)/node()"/></model>') + (
        '<elementSpec ident="x:own" xmlns:x="urn:own" mode="add"><model behaviour="omit"/></elementSpec>'
    )
    assert texts(read_with(tmp_path, models), ".//r:inline[@kind='hi']") == ["word"]
