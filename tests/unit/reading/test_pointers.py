"""Pointers, names, and warnings about missing targets."""

from __future__ import annotations

import pytest
from lxml import etree

from helpers.small_readings import READING, read_tei, tei, warnings_of

PREFIXES = (
    "<teiHeader><encodingDesc><listPrefixDef>"
    '<prefixDef ident="psn" matchPattern="([a-z]+)" replacementPattern="#$1"/>'
    '<prefixDef ident="gnd" matchPattern="([0-9X]+)" replacementPattern="https://d-nb.info/gnd/$1"/>'
    '<prefixDef ident="bad" matchPattern="(" replacementPattern="$9"/>'
    "</listPrefixDef></encodingDesc></teiHeader>"
)


def with_prefixes(body: str) -> str:
    return f'<TEI xmlns="http://www.tei-c.org/ns/1.0">{PREFIXES}<text><body>{body}</body></text></TEI>'


def attributes(text: str, element: str, /, **parameters: str | etree._ElementTree) -> dict[str, str]:
    found = read_tei(text, **parameters).find(f".//r:{element}", READING)
    assert found is not None
    return {str(key): str(value) for key, value in found.attrib.items() if key not in ("kind", "at")}


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("#here", {"to": "here"}),
        ("https://example.org/", {"href": "https://example.org/"}),
        ("psn:here", {"to": "here"}),
        ("gnd:118X", {"href": "https://d-nb.info/gnd/118X"}),
        ("#gone", {}),
        ("javascript:alert(1)", {}),
        ("nix:1", {}),
        ("bad:1", {}),
        ("#", {}),
        ("", {}),
    ],
)
def test_a_link_leads_to_a_safe_address_or_nowhere(target: str, expected: dict[str, str]) -> None:
    document = with_prefixes(f'<p xml:id="here">See <ref target="{target}">that</ref>.</p>')
    assert attributes(document, "link") == expected


@pytest.mark.parametrize(
    ("target", "reason"),
    [
        ("#gone", "#gone (no element has the xml:id gone) (2 times)"),
        ("#", "# (no xml:id) (2 times)"),
        ("nix:1", "nix:1 (not a web address, and no prefixDef defines its prefix) (2 times)"),
    ],
)
def test_a_pointer_to_nowhere_is_a_warning_once(target: str, reason: str) -> None:
    text = f'<p><ref target="{target}">one</ref> <ref target="{target}">two</ref></p>'
    assert warnings_of(with_prefixes(text)) == [f"nothing to link to: {reason}"]


def test_pointers_that_lead_somewhere_need_no_warning() -> None:
    pointers = '<ref target="#a">a</ref> <ref target="psn:a">b</ref> <ptr target="https://example.org/"/> <ref>c</ref>'
    assert warnings_of(with_prefixes(f'<p xml:id="a">{pointers}</p>')) == []


def test_unknown_elements_are_a_warning_once_with_their_place() -> None:
    reading = read_tei(tei('<p><blort>One</blort> <x:blort xmlns:x="urn:x">Two</x:blort> <blort>Three</blort></p>'))
    warnings = reading.findall("r:warning", READING)
    assert [warning.text for warning in warnings] == [
        "the TEI does not define blort; its content is shown (2 times)",
        "the TEI does not define x:blort; its content is shown",
    ]
    numbers = [int(warning.get("at", "")) for warning in warnings]
    assert numbers[1] == numbers[0] + 1


def test_elements_in_no_namespace_are_one_warning() -> None:
    assert warnings_of("<TEI><text><body><p>Words</p></body></text></TEI>") == [
        "the elements are not in the namespace of the TEI, http://www.tei-c.org/ns/1.0; their content is shown"
    ]


def register(entry: str) -> etree._ElementTree:
    text = f'<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body>{entry}</body></text></TEI>'
    return etree.ElementTree(etree.fromstring(text))


@pytest.mark.parametrize(
    ("name", "parameter", "entry", "expected"),
    [
        (
            '<persName ref="#lamb">She</persName>',
            "register",
            '<listPerson><person xml:id="lamb"/></listPerson>',
            {"type": "person", "ref": "lamb", "known": "true"},
        ),
        (
            '<rs ref="psn:bath">there</rs>',
            "places",
            '<listPlace><place xml:id="bath"/></listPlace>',
            {"type": "place", "ref": "bath", "known": "true"},
        ),
        (
            '<rs key="guild">they</rs>',
            "organisations",
            '<listOrg><org xml:id="guild"/></listOrg>',
            {"type": "organisation", "ref": "guild", "known": "true"},
        ),
        (
            '<persName ref="#other">He</persName>',
            "register",
            '<listPerson><person xml:id="lamb"/></listPerson>',
            {"type": "person", "ref": "other"},
        ),
    ],
)
def test_a_name_is_known_by_an_entry_of_a_register(
    name: str, parameter: str, entry: str, expected: dict[str, str]
) -> None:
    assert attributes(with_prefixes(f"<p>{name}</p>"), "name", **{parameter: register(entry)}) == expected
