"""Text-level edits of registers and documents."""

from __future__ import annotations

import pytest

from teikit.workflow.register_text import merge_entries, retarget


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('<said who="#ross">', '<said who="#rusk">'),
        ('<said who="#engen #ross">', '<said who="#engen #rusk">'),
        ("<name ref='../registers/persons.xml#ross'>", "<name ref='../registers/persons.xml#rusk'>"),
        ('<said who="#ross #rusk">', '<said who="#rusk">'),
        ('<said who="#rusk #engen #ross">', '<said who="#rusk #engen">'),
    ],
)
def test_pointers_are_retargeted_and_never_repeated(before: str, after: str) -> None:
    assert retarget(before, "ross", "rusk") == after


@pytest.mark.parametrize(
    "text",
    [
        '<said who="#rossi">',
        '<ref target="notes.xml#ross">',
        '<p rend="#ross">',
        "<!-- #ross -->",
        '<person xml:id="ross"/>',
        '<said who=" #engen">',
    ],
)
def test_other_attributes_and_values_stay_the_same(text: str) -> None:
    assert retarget(text, "ross", "rusk") == text


def test_the_entry_itself_is_renamed_on_request() -> None:
    assert retarget('<person xml:id="ross"/>', "ross", "rusk", rename_entry=True) == '<person xml:id="rusk"/>'


def test_the_content_of_a_merged_entry_moves_to_the_other_one() -> None:
    text = (
        '<listPerson><person xml:id="a"><persName>A</persName></person><person xml:id="b"><note/></person></listPerson>'
    )
    kept = '<listPerson><person xml:id="b"><note/><persName>A</persName></person></listPerson>'
    assert merge_entries(text, "a", "b", keep_content=True) == kept
