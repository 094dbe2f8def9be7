"""The rules for tables: ``tables``, ``lost-columns``, ``participants``."""

from __future__ import annotations

from helpers.contexts import found


def test_lines_with_tabs_are_rows() -> None:
    assert found("tables", "Name\tAge\nAda\t36\n") == [
        ("table", "Name Age Ada 36"),
        ("row", "Name Age"),
        ("cell", "Name"),
        ("cell", "Age"),
        ("row", "Ada 36"),
        ("cell", "Ada"),
        ("cell", "36"),
    ]


def test_a_single_line_and_labelled_lines_are_not_a_table() -> None:
    assert found("tables", "Name\tAge\n") == []
    assert found("tables", "1.\tThe roof.\n2.\tThe cellar.\n") == []


def test_short_lines_are_a_table_without_columns() -> None:
    text = "The following table has the trade of the year.\nExports\n120\n130\nImports\n80\n90\n"
    made = found("lost-columns", text)
    assert [words for element, words in made if element == "cell"] == ["Exports", "120", "130", "Imports", "80", "90"]


def test_a_few_short_lines_are_not_a_table() -> None:
    assert found("lost-columns", "The following is the trade of the year.\nExports\n120\n") == []


def test_the_names_below_a_label_are_a_table_of_participants() -> None:
    text = "Telegram\nParticipants:\nMr. Lange\nMr. Ross\nThe meeting was long, and it was held in the afternoon.\n"
    made = found("participants", text, "heading")
    assert made[0] == ("table", "Participants: Mr. Lange Mr. Ross")
    assert [words for element, words in made if element == "row"] == ["Participants: Mr. Lange", "Mr. Ross"]
