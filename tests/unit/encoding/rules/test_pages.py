"""The rules ``page-breaks`` and ``pages``, alone."""

from __future__ import annotations

from helpers.contexts import found, run_rule
from teikit.encoding.model.traits import Trait
from teikit.encoding.model.transcript import Transcript


def test_a_marker_is_a_page_break_and_a_second_one_is_uncertain() -> None:
    first, second = run_rule("page-breaks", "One [Page 907] two [Page 907] three.")
    assert (first.attributes, first.certainty, first.consumes) == ({"n": "907", "xml:id": "pg_907"}, "high", 10)
    assert (second.attributes["xml:id"], second.certainty) == ("pg_907-2", "low")


def test_running_heads_with_numbers_that_count_up_begin_pages() -> None:
    text = "906        FOREIGN RELATIONS\nOne.\nTwo.\nThree.\nKOREA        907\nFour.\n"
    made = run_rule("pages", text)
    assert [one.attributes["n"] for one in made if one.element == "pb"] == ["906", "907"]
    assert all(Trait.PAGE_LAYOUT in one.traits for one in made if one.element == "pb")


def test_rows_of_a_table_are_not_running_heads() -> None:
    assert found("pages", "The table:\n906        IRON ORE\n907        COAL\n") == []


def test_three_numbers_that_count_up_end_pages() -> None:
    assert [words for _, words in found("pages", "One.\n1\nTwo.\n2\nThree.\n3\n")] == ["1", "", "2", "", "3"]
    assert found("pages", "One.\n1\nTwo.\n2\nThree.\n") == []


def test_lines_that_recur_at_form_feeds_are_running_heads() -> None:
    text = "KOREA 1\nOne.\nKOREA 2\nTwo.\n"
    made = run_rule("pages", Transcript(text, "text.txt", pages=(text.index("KOREA 2"),)))
    assert [(one.element, one.attributes.get("n")) for one in made] == [("fw", None), ("fw", None), ("pb", "2")]
