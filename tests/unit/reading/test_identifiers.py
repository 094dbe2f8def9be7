"""Identifiers: unique in a reading, and the published addresses of paragraphs, notes and pages."""

from __future__ import annotations

from helpers.small_readings import read_tei, tei, warnings_of

BODY = (
    '<pb n="12"/><p>One<note>N</note></p><p xml:id="two">Two<note xml:id="n">N</note></p>'
    '<pb n="13a"/><p>Three<note>N</note></p>'
)


def ids(text: str) -> list[str]:
    return [element.get("id", "") for element in read_tei(text).iter("*") if element.get("id")]


def test_paragraphs_notes_and_pages_keep_their_addresses() -> None:
    assert ids(tei(BODY)) == ["pg_12", "p1", "fn1", "two", "n", "pg_13a", "p3", "fn3"]


def test_a_part_of_a_document_has_the_same_addresses() -> None:
    assert ids(f'<div xmlns="http://www.tei-c.org/ns/1.0">{BODY}</div>') == ids(tei(BODY))


def test_an_identifier_that_occurs_twice_is_one_address() -> None:
    document = tei('<p xml:id="a">One</p><p xml:id="a">Two</p><p><ref target="#a">there</ref></p>')
    found = ids(document)
    assert len(set(found)) == len(found) == 3
    assert found[0] == "a"
    assert warnings_of(document) == ["the xml:id a occurs more than once; links lead to the first element that has it"]


def test_a_page_number_that_occurs_twice_is_one_address() -> None:
    document = tei('<pb n="7"/><p>One</p><pb n="7"/><p>Two</p>')
    found = ids(document)
    assert len(set(found)) == len(found) == 4
    assert found[0] == "pg_7"
    assert warnings_of(document) == ["page 7 begins more than once; links to the page lead to the first"]


def test_an_own_identifier_comes_before_a_generated_one() -> None:
    found = ids(tei('<p>One</p><div xml:id="p1"><p>Two</p></div>'))
    assert len(set(found)) == len(found)
    assert "p1" in found


def test_the_documents_of_a_corpus_share_no_identifier() -> None:
    one = tei(BODY.replace(' xml:id="two"', "").replace(' xml:id="n"', ""))
    found = ids(f'<teiCorpus xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/>{one}{one}</teiCorpus>')
    assert len(set(found)) == len(found)
    assert found[:3] == ["pg_12", "p1", "fn1"]
