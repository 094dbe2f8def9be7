"""The memorandum of 7 October 1950: what an editor would look for in its TEI, one thing at a time."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from helpers import ROOT, SOURCE
from helpers.text_stylesheet import text_of
from teikit.core.xml import NSMAP, XML_ID
from teikit.encoding import Encoding, EncodingOptions, encode
from teikit.encoding.profiles import load_profile
from teikit.encoding.readers import read_text

SPEAKERS = Path(__file__).with_name("speakers-1950-10-07-ross-rusk.tsv")


def find(root: etree._Element, path: str) -> list[etree._Element]:
    return root.findall(path, NSMAP)


def text(element: etree._Element) -> str:
    return " ".join("".join(element.itertext()).split())


def test_the_tei_gives_the_received_text_back(memorandum: Encoding) -> None:
    assert text_of(memorandum.root) == SOURCE.read_text(encoding="utf-8")


def test_the_committed_document_is_what_the_encoder_writes(memorandum: Encoding) -> None:
    committed = ROOT / "tei" / "documents" / f"{SOURCE.stem}.xml"
    assert memorandum.to_bytes().decode() == committed.read_text(encoding="utf-8")


def test_the_file_number_is_the_source_note_and_gives_the_date(tei_of: etree._Element) -> None:
    [note] = find(tei_of, ".//tei:text//tei:note[@type='source']")
    assert (note.text, note.get("rend")) == ("795.00/10–750", "inline")
    assert [d.get("when") for d in find(tei_of, ".//tei:creation/tei:date")] == ["1950-10-07"]
    assert [d.get("when") for d in find(tei_of, ".//tei:correspAction[@type='sent']/tei:date")] == ["1950-10-07"]


def test_the_heading_has_its_two_parties(tei_of: etree._Element) -> None:
    parties = [(p.get("type"), p.get("ref"), text(p)) for p in find(tei_of, ".//tei:head/tei:persName")]
    assert parties == [("from", "#ross", "John C. Ross"), ("to", "#rusk", "Rusk")]
    correspondents = [(a.get("type"), a[0].get("ref")) for a in find(tei_of, ".//tei:correspAction")]
    assert correspondents == [("sent", "#ross"), ("received", "#rusk")]


def test_five_page_breaks_replace_their_markers(tei_of: etree._Element) -> None:
    breaks = find(tei_of, ".//tei:text//tei:pb")
    assert [(pb.get("n"), pb.get(XML_ID)) for pb in breaks] == [(str(n), f"pg_{n}") for n in range(907, 912)]
    tails = ["".join((pb.tail or "", *following(pb)))[:12] for pb in breaks]
    assert tails == [" questions, ", " yesterday.", "(Commenting ", "Engen said t", " regime."]


def following(pb: etree._Element) -> list[str]:
    return [] if pb.tail else ["".join(sibling.itertext()) for sibling in pb.itersiblings()]


def test_three_notes_are_at_their_references(tei_of: etree._Element) -> None:
    notes = find(tei_of, ".//tei:text//tei:note[@place='bottom']")
    assert [(note.get("n"), note.get(XML_ID)) for note in notes] == [
        ("1", "d1fn1"),
        ("2", "d1fn2"),
        ("3", "d1fn3"),
    ]
    assert [before(note)[-10:] for note in notes] == ["yesterday.", "’s speech,", "y morning."]
    assert [[child.tag.split("}")[1] for child in note] for note in notes] == [["gap"]] * 3


def before(note: etree._Element) -> str:
    previous = note.getprevious()
    return (note.getparent().text if previous is None else previous.tail) or ""


def test_numbers_other_than_calls_stay_text(tei_of: etree._Element) -> None:
    body = text(find(tei_of, ".//tei:text")[0])
    assert "crossed the 38th Parallel" in body
    assert "795.00/10–750" in body


def test_the_list_has_five_labelled_items(tei_of: etree._Element) -> None:
    [listed] = find(tei_of, ".//tei:text//tei:list")
    assert [child.tag.split("}")[1] for child in listed] == ["label", "item"] * 5
    assert [text(label) for label in find(listed, "tei:label")] == ["1.", "2.", "3.", "4.", "5."]
    assert text(find(listed, "tei:item")[0]).startswith("What is the purpose of the conversations?")


def test_every_other_line_is_a_paragraph(tei_of: etree._Element) -> None:
    lines = SOURCE.read_text(encoding="utf-8").splitlines()
    assert len(find(tei_of, ".//tei:text//tei:p")) == sum(not line.startswith("- ") for line in lines) - 2


def test_quotations_keep_their_marks(tei_of: etree._Element) -> None:
    quoted = [(q.tag.split("}")[1], text(q)) for q in tei_of.iter("{*}q", "{*}quote")]
    assert quoted == [
        ("quote", "“under conditions existing today”"),
        ("q", "“United Nations”"),
        ("q", "“body”"),
        ("q", "“other side”"),
        ("q", "“others”"),
        ("q", "“other side”"),
        ("q", "“arrangement”"),
    ]


def test_each_sentence_has_the_speaker_that_a_reader_gives_it(tei_of: etree._Element) -> None:
    said = [(s.get("who"), s.get("toWhom"), text(s)) for s in find(tei_of, ".//tei:text//tei:said")]
    rows = [row.split("\t") for row in SPEAKERS.read_text(encoding="utf-8").splitlines() if not row.startswith("#")]
    by_hand = [(f"#{who}", None if to == "-" else f"#{to}", opening) for who, to, opening in rows if who != "-"]
    assert [
        (who, to, sentence[: len(opening)]) for (who, to, sentence), (_, _, opening) in zip(said, by_hand, strict=True)
    ] == by_hand


@pytest.mark.parametrize(
    "sentence", ["Kassaniev made no comment but", "There was no mention of South Korean", "(It seemed clear"]
)
def test_a_sentence_without_a_speaker_has_no_speaker(tei_of: etree._Element, sentence: str) -> None:
    assert not [s for s in find(tei_of, ".//tei:said") if sentence in text(s)]
    assert sentence in text(find(tei_of, ".//tei:text")[0])


def test_a_paragraph_belongs_to_the_speaker_who_opens_it(tei_of: etree._Element) -> None:
    speakers = [(sp.get("who"), text(find(sp, "tei:speaker")[0])) for sp in find(tei_of, ".//tei:sp")]
    assert set(speakers) == {("#engen", "Engen"), ("#kassaniev", "Kassaniev"), ("#ross", "Ross")}
    openings = [find(sp, "tei:p/tei:said")[0].get("who") for sp in find(tei_of, ".//tei:sp")]
    assert openings == [who for who, _ in speakers]
    assert all(sp.find("tei:speaker/tei:supplied", NSMAP) is not None for sp in find(tei_of, ".//tei:sp"))


def test_eight_persons_are_tagged_wherever_they_are_named(tei_of: etree._Element) -> None:
    import re

    source = re.sub(r"\[Page \d+\]", " ", SOURCE.read_text(encoding="utf-8"))
    tagged = [(name.get("ref"), text(name)) for name in find(tei_of, ".//tei:text//tei:persName")]
    for surname in ("Ross", "Rusk", "Engen", "Kassaniev", "Vishinsky", "Austin", "Younger", "Lange"):
        here = [name for ref, name in tagged if ref == f"#{surname.lower()}"]
        assert all(name.endswith(surname) for name in here)
        assert len(here) == len(re.findall(rf"\b{surname}\b", source))


def test_every_pointer_of_the_text_finds_its_person_in_the_file(tei_of: etree._Element) -> None:
    ids = {f"#{person.get(XML_ID)}" for person in find(tei_of, ".//tei:particDesc//tei:person")}
    pointers = {e.get(a) for e in find(tei_of, ".//tei:text")[0].iter() for a in ("who", "toWhom", "ref") if e.get(a)}
    assert pointers <= ids
    assert len(ids) == 8


def test_the_register_has_the_evidence_for_each_entry() -> None:
    register = etree.parse(ROOT / "tei" / "registers" / "persons.xml")
    entries = register.findall(".//tei:person", NSMAP)
    assert len(entries) == 8
    assert all(len(text(entry.find("tei:note", NSMAP))) > 20 for entry in entries)


def test_the_header_records_rules_profile_and_source(tei_of: etree._Element) -> None:
    assert [i.text for i in find(tei_of, ".//tei:sourceDesc//tei:idno")] == ["795.00/10–750", SOURCE.name]
    [desc] = find(tei_of, ".//tei:appInfo/tei:application/tei:desc")
    assert "profile frus" in (desc.text or "")
    assert "speech" in (desc.text or "")
    scope = find(tei_of, ".//tei:biblScope")[0]
    assert (scope.get("from"), scope.get("to")) == ("907", "911")


def test_without_a_register_the_persons_are_proposed_for_review() -> None:
    proposed = encode(read_text(SOURCE), EncodingOptions(load_profile("frus"))).root
    people = {p.get(XML_ID): p.get("cert") for p in proposed.findall(".//tei:person", NSMAP)}
    assert people == dict.fromkeys(["ross", "rusk", "engen", "kassaniev", "lange", "vishinsky"], "low")


def test_note_bodies_come_from_a_sidecar(tmp_path: Path) -> None:
    from teikit.encoding.notes.sidecar import read_notes

    sidecar = tmp_path / "notes.txt"
    sidecar.write_text("1. First body.\n2. Second body,\n   which goes on.\n3. Third.\n", encoding="utf-8")
    encoded = encode(read_text(SOURCE), EncodingOptions(load_profile("frus"), notes=read_notes(sidecar)))
    notes = encoded.root.findall(".//tei:text//tei:note[@place='bottom']", NSMAP)
    assert [text(note) for note in notes] == ["First body.", "Second body, which goes on.", "Third."]
    assert text_of(encoded.root) == SOURCE.read_text(encoding="utf-8")
