"""The rule ``letter``, alone."""

from __future__ import annotations

from helpers.contexts import found, run_rule
from teikit.encoding.profiles import load_profile

LETTER = load_profile("letter")
TEXT = """Oslo, May 5, 1949

Mr. Fritz Lang
5 Main Street

Dear Fritz,

Thank you for the book.

Yours sincerely,
Ada Byron

P.S. I am late.

Enclosure: a book
"""


def test_opener_and_closer_have_their_parts() -> None:
    assert found("letter", TEXT, profile=LETTER) == [
        ("opener", "Oslo, May 5, 1949 Mr. Fritz Lang 5 Main Street Dear Fritz,"),
        ("dateline", "Oslo, May 5, 1949"),
        ("placeName", "Oslo"),
        ("date", "May 5, 1949"),
        ("address", "Mr. Fritz Lang 5 Main Street"),
        ("addrLine", "Mr. Fritz Lang"),
        ("addrLine", "5 Main Street"),
        ("persName", "Fritz Lang"),
        ("persName", "Fritz"),
        ("salute", "Dear Fritz,"),
        ("closer", "Yours sincerely, Ada Byron"),
        ("salute", "Yours sincerely,"),
        ("signed", "Ada Byron"),
        ("persName", "Ada Byron"),
        ("postscript", "P.S. I am late."),
        ("p", "P.S. I am late."),
        ("trailer", "Enclosure: a book"),
    ]


def test_the_parties_are_sender_and_recipient() -> None:
    names = [
        one.attributes.get("type") for one in run_rule("letter", TEXT, profile=LETTER) if one.element == "persName"
    ]
    assert names == ["to", None, "from"]


def test_without_an_address_the_salutation_names_the_recipient() -> None:
    made = found("letter", "Dear Mr. Kennan,\n\nThank you for the book.\n", profile=LETTER)
    assert ("persName", "Kennan") in made


def test_a_text_without_salutation_and_close_is_not_a_letter() -> None:
    assert found("letter", "Oslo, May 5, 1949\n\nThank you for the book.\n", profile=LETTER) == []
