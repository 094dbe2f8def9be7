"""The rule ``lists``, alone."""

from __future__ import annotations

from helpers.contexts import found, run_rule


def test_a_label_on_a_line_of_its_own_precedes_its_item() -> None:
    assert found("lists", "- 1.\n- The roof.\n- 2.\n- The cellar.\n") == [
        ("list", "- 1. - The roof. - 2. - The cellar."),
        ("label", "- 1."),
        ("item", "- The roof."),
        ("label", "- 2."),
        ("item", "- The cellar."),
    ]


def test_another_style_begins_a_list_within_the_item() -> None:
    made = found("lists", "- 1.\n- The roof.\n- a.\n- The tiles.\n- 2.\n- The cellar.\n")
    assert [words for element, words in made if element == "list"][1] == "- a. - The tiles."
    assert ("item", "- The roof. - a. - The tiles.") in made


def test_lines_without_labels_are_items() -> None:
    made = run_rule("lists", "- The roof.\n- The cellar.\n")
    assert [(one.element, one.consumes) for one in made] == [("list", 0), ("item", 2), ("item", 2)]


def test_paragraphs_between_labels_are_an_item() -> None:
    made = found("lists", "- 1.\nThe roof.\nIts tiles.\n- 2.\nThe cellar.\n")
    assert ("item", "The roof. Its tiles.") in made
    assert ("p", "Its tiles.") in made


def test_a_subject_line_above_is_the_heading_and_gives_the_type() -> None:
    made = run_rule("lists", "Subject:\n- The roof.\n")
    assert [(one.element, dict(one.attributes)) for one in made] == [
        ("list", {"type": "subject"}),
        ("head", {}),
        ("item", {}),
    ]
