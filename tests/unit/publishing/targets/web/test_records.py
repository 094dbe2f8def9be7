"""Records: extracts of documents for the lists of an edition."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpers.tei_documents import write_tei
from teikit.publishing.targets.web.records import Record, make_record
from teikit.publishing.tei_document import TeiDocument


def record(folder: Path, body: str, header: str = "") -> Record:
    return make_record(TeiDocument.read(write_tei(folder, body, title="A letter", header=header)))


def test_record_has_title_date_and_words(tmp_path: Path) -> None:
    header = "<profileDesc><creation><date when='1950-10-07'/></creation></profileDesc>"
    made = record(tmp_path, "<p>Some words.</p>", header)
    assert (made.name, made.title, made.date) == ("doc", "A letter", "1950-10-07")
    assert "Some words." in made.words


def test_undated_record_has_no_date(tmp_path: Path) -> None:
    assert record(tmp_path, "<p/>").date == ""


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("<persName ref='#a'>Ann</persName>", "person"),
        ("<placeName>Seoul</placeName>", "place"),
        ("<orgName ref='#un'>United Nations</orgName>", "org"),
    ],
)
def test_kinds_of_named_entities(body: str, kind: str, tmp_path: Path) -> None:
    made = record(tmp_path, f"<p>{body}</p>")
    assert [each for each in ("person", "place", "org") if made.names(each)] == [kind]  # type: ignore[arg-type]


def test_participant_is_a_named_person(tmp_path: Path) -> None:
    person = "<person xml:id='a'><persName>Ann</persName></person>"
    header = f"<profileDesc><particDesc><listPerson>{person}</listPerson></particDesc></profileDesc>"
    assert record(tmp_path, "<p/>", header).names("person")


def test_text_that_resembles_markup_is_not_a_name(tmp_path: Path) -> None:
    made = record(tmp_path, '<p><placeName>type="person" &lt;change when="1950"</placeName></p>')
    assert not made.names("person")
    assert not made.has_dated_changes


@pytest.mark.parametrize(("change", "dated"), [("<change when='2026-01-02'/>", True), ("<change/>", False)])
def test_dated_changes(change: str, dated: bool, tmp_path: Path) -> None:
    assert record(tmp_path, "<p/>", f"<revisionDesc>{change}</revisionDesc>").has_dated_changes is dated


def test_record_survives_the_cache(tmp_path: Path) -> None:
    made = record(tmp_path, "<p><placeName>Seoul</placeName> &amp; Øst</p>")
    assert Record.parse(made.name, made.xml, made.words).xml == made.xml
