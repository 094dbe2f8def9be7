"""Places of facts that an edition sets by XPath in edition.toml, and the lines of warnings."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpers.small_readings import tei
from teikit.core.errors import ConfigurationError, TeikitError
from teikit.core.positions import Position
from teikit.publishing.reading import read
from teikit.publishing.tei_document import Reading, TeiDocument

NOTES = (
    '<notesStmt><note type="scribe">A. Hand</note><note type="made">7 October 1950</note></notesStmt>'
    "<sourceDesc><bibl>Papers</bibl></sourceDesc>"
)
DOCUMENT = tei("<p>Words</p>", title="<title>T</title>").replace("<sourceDesc></sourceDesc>", NOTES)


def read_with(folder: Path, settings: str, text: str = DOCUMENT) -> Reading:
    configuration = f'[edition]\ntitle = "E"\n[reading.facts]\n{settings}\n'
    (folder / "edition.toml").write_text(configuration, encoding="utf-8")
    document = folder / "doc.xml"
    document.write_text(text, encoding="utf-8")
    return read(TeiDocument.read(document))


@pytest.mark.parametrize(
    ("settings", "name", "value"),
    [
        ("""date = "teiHeader//note[@type = 'made']" """, "date", "7 October 1950"),
        ("""author = "teiHeader//note[@type='scribe'] ! ('The hand: ' || .)" """, "author", "The hand: A. Hand"),
        ("""title = "tei:teiHeader//tei:note[1]" """, "title", "A. Hand"),
        ("""source = "teiHeader//nothing" """, "source", "Papers"),
        ("keyword = '''\n for $note in //note\n return string($note/@type)[. > 's']'''", "keyword", "scribe"),
    ],
)
def test_an_edition_sets_where_facts_are(settings: str, name: str, value: str, tmp_path: Path) -> None:
    assert read_with(tmp_path, settings).tree.findtext(f".//{{urn:teikit:reading}}{name}") == value


def test_a_date_set_by_an_edition_has_its_value(tmp_path: Path) -> None:
    reading = read_with(tmp_path, """date = "teiHeader//note[@type = 'made']" """)
    date = reading.tree.find(".//{urn:teikit:reading}date")
    assert date is not None
    assert date.get("when") == "1950-10-07"


@pytest.mark.parametrize(
    ("expression", "problem"),
    [
        ("teiHeader//[", "not XPath 3.1: unexpected '[' operator at line 1, column 12"),
        ("foo(1)", "not XPath 3.1: unknown function 'foo' at line 1, column 1"),
        ("$nothing", "Variable $nothing has not been declared"),
        ("xs:date(string(teiHeader//note[1]))", "Invalid date"),
    ],
)
def test_an_error_in_an_expression_has_file_line_and_key(expression: str, problem: str, tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError) as caught:
        read_with(tmp_path, f"""title = "teiHeader//title"\nplace = "{expression}" """)
    assert caught.value.file == tmp_path / "edition.toml"
    assert caught.value.position == Position(5, 1)
    assert caught.value.message.startswith("[reading.facts] place: ")
    assert problem in caught.value.message


def test_a_misspelt_fact_has_a_suggestion(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="autor") as caught:
        read_with(tmp_path, 'autor = "x"')
    assert "author" in (caught.value.hint or "")


def test_an_expression_reads_no_file(tmp_path: Path) -> None:
    secret = tmp_path / "secret.xml"
    secret.write_text("<secret>word</secret>", encoding="utf-8")
    with pytest.raises(TeikitError, match=r"secret\.xml"):
        read_with(tmp_path, f"""title = "doc('{secret.as_uri()}')" """)


def test_warnings_have_the_line_of_the_document(tmp_path: Path) -> None:
    text = tei('\n<p>One</p>\n<p><ref target="#gone">two</ref></p>', title="<title>T</title>")
    (warning,) = read_with(tmp_path, 'title = "x"', text).warnings
    assert (warning.text, warning.position) == (
        "nothing to link to: #gone (no element has the xml:id gone)",
        Position(3),
    )
