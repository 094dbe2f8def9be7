"""The rules ``attendance`` and ``offices``, alone."""

from __future__ import annotations

from helpers.contexts import found, make_context, run_rule
from teikit.encoding.model.traits import Trait
from teikit.encoding.rules.persons_present import present

TEXT = """Present:
- The Advisory Committee:
- Richard W. Leopold, Chairman
- Fritz Lang
The meeting was called to order by the Chairman at noon.
The Chairman opened the meeting.
"""


def test_names_offices_and_bodies_are_found() -> None:
    assert found("attendance", TEXT) == [
        ("orgName", "The Advisory Committee"),
        ("persName", "Richard W. Leopold"),
        ("roleName", "Chairman"),
        ("persName", "Fritz Lang"),
    ]
    assert all(Trait.ATTENDANCE in made.traits for made in run_rule("attendance", TEXT))


def test_in_running_text_names_follow_a_title() -> None:
    made = found("attendance", "Present: Messrs. Trask, Kogan, and Slany; Mr. Noble presiding.\n")
    assert [words for element, words in made if element == "persName"] == ["Trask", "Kogan", "Slany", "Noble"]


def test_an_office_before_the_name_is_found() -> None:
    assert found("attendance", "Participants:\nThe Secretary of State – Mr. Kissinger\n") == [
        ("persName", "Kissinger"),
        ("roleName", "The Secretary of State"),
    ]


def test_participants_have_office_and_body() -> None:
    chairman, other = present(make_context(TEXT, "attendance"))
    assert (chairman.name, chairman.office, chairman.body) == (
        "Richard W. Leopold",
        "Chairman",
        "The Advisory Committee",
    )
    assert other.office == ""


def test_an_office_in_the_text_refers_to_its_holder() -> None:
    made = run_rule("offices", TEXT, "attendance", "paragraphs")
    assert {one.attributes["ref"] for one in made} == {"#leopold"}
    assert {TEXT[one.start : one.end] for one in made} <= {"The Chairman", "the Chairman"}
