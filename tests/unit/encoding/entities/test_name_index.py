"""The name index finds all forms in one pass."""

from __future__ import annotations

from teikit.encoding.entities.name_index import Candidate, NameIndex, OccupiedSpans
from teikit.encoding.model.span import Span


def index(*forms: str) -> NameIndex:
    made = NameIndex()
    for form in forms:
        made.add(form, Candidate(form.lower(), "persName"))
    return made


def mentions(text: str, names: NameIndex) -> list[str]:
    return [mention.form for mention in names.mentions(text)]


def test_the_longest_form_is_found_at_each_place() -> None:
    assert mentions("Lake Success and Lake", index("Lake", "Lake Success")) == ["Lake Success", "Lake"]


def test_a_form_is_delimited() -> None:
    assert mentions("Lakeside, Salt-Lake, Lake-Success", index("Lake")) == []


def test_a_blank_matches_any_white_space() -> None:
    assert mentions("Lake\n  Success", index("Lake Success")) == ["Lake Success"]


def test_candidates_are_in_the_order_in_which_they_were_added() -> None:
    names = index("Lake")
    names.add("Lake", Candidate("other", "placeName"))
    names.add("Lake", Candidate("other", "placeName"))
    (mention,) = names.mentions("Lake")
    assert [candidate.id for candidate in mention.candidates] == ["lake", "other"]


def test_a_form_used_alone_is_not_a_name_before_a_capital() -> None:
    names = NameIndex()
    names.add("the Secretary", Candidate("rusk", "persName"), alone=True)
    assert mentions("the Secretary left", names) == ["the Secretary"]
    assert mentions("the Secretary General left, and the Secretary of State", names) == []


def test_an_index_extends_another_which_stays_unchanged() -> None:
    base = index("Lake")
    more = NameIndex(base)
    more.add("Lange", Candidate("lange", "persName"))
    assert mentions("Lake and Lange", more) == ["Lake", "Lange"]
    assert mentions("Lake and Lange", base) == ["Lake"]


def test_overlaps_with_occupied_spans_are_found() -> None:
    occupied = OccupiedSpans([Span(0, 20), Span(3, 5), Span(30, 35)])
    assert [occupied.overlaps(*span) for span in ((10, 12), (20, 30), (34, 40), (36, 40))] == [True, False, True, False]
