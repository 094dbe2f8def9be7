"""The rules for running text: ``paragraphs``, ``block-quotations``, ``quotations``, ``line-ends``."""

from __future__ import annotations

from helpers.contexts import FRUS, found, run_rule
from teikit.encoding.profiles import load_profile


def test_each_line_is_a_paragraph() -> None:
    assert found("paragraphs", "He came.\nHe left.\n") == [("p", "He came."), ("p", "He left.")]


def test_wrapped_lines_are_one_paragraph() -> None:
    assert found("paragraphs", "He came\nby train.\n\nHe left\non foot.\n") == [
        ("p", "He came by train."),
        ("p", "He left on foot."),
    ]


def test_a_list_is_in_the_paragraph_that_introduces_it() -> None:
    made = found("paragraphs", "He named the following:\n- The roof.\nHe left.\n", "lists")
    assert made == [("p", "He named the following: - The roof."), ("p", "He left.")]


def test_a_subject_line_has_a_rendition() -> None:
    made = run_rule("paragraphs", "Subject: Korea\n* * *\nHe left.\n")
    assert [one.attributes.get("rend") for one in made] == ["subject", "dots", None]


def test_paragraphs_in_quotation_marks_after_a_colon_are_a_block_quotation() -> None:
    text = "He wrote:\n“We agree.\n“You agree.”\nHe left.\n"
    assert found("block-quotations", text, "paragraphs") == [("quote", "“We agree. “You agree.”")]
    assert found("block-quotations", text.replace(":", "."), "paragraphs") == []


def test_a_block_quotation_is_in_its_paragraph_from_a_year_on() -> None:
    text = "Telegram\nLondon, August 2, {}.\nHe wrote:\n“We agree.”\nHe left.\n"
    before = found("paragraphs", text.format(1951), "heading", "opener")
    assert ("p", "He wrote:") in before
    assert ("p", "He wrote: “We agree.”") in found("paragraphs", text.format(1952), "heading", "opener")


def test_a_profile_without_block_quotations_keeps_their_paragraphs(tmp_path) -> None:
    own = tmp_path / "own.toml"
    own.write_text('extends = "frus"\nwithout = ["block-quotations"]\n')
    text = "Telegram\nLondon, August 2, 1952.\nHe wrote:\n“We agree.”\nHe left.\n"
    assert FRUS.encodes_block_quotations
    assert ("p", "He wrote:") in found("paragraphs", text, "heading", "opener", profile=load_profile(own))


def test_words_before_quotation_marks_decide_between_quote_and_q() -> None:
    text = "He used the phrase “other side” and left the “room”. A “lost end.\n"
    assert found("quotations", text, "paragraphs") == [("quote", "“other side”"), ("q", "“room”")]


def test_a_divided_word_is_one_word() -> None:
    text = "The hyphen-\nated word and the by-\nproduct.\n\nA by-product is a\nthing.\n"
    made = run_rule("line-ends", text, "paragraphs")
    assert [(one.element, dict(one.attributes)) for one in made] == [
        ("pc", {"force": "weak"}),
        ("lb", {"break": "no"}),
        ("lb", {"break": "maybe"}),
    ]
