from __future__ import annotations

import pytest

from teikit.merge.xml_tokens import is_balanced, split_markup, split_units, split_words, tag_name

TEXT = '<?xml version="1.0"?>\n<!-- <b> --><a n=">">x &amp; y<![CDATA[<c>]]><b/></a>\n'


@pytest.mark.parametrize("split", [split_markup, split_words, split_units])
def test_the_tokens_are_slices_of_the_text(split):
    assert "".join(split(TEXT)) == TEXT


def test_markup_and_words_are_separate_tokens():
    assert split_markup(TEXT)[2:5] == ["<!-- <b> -->", '<a n=">">', "x &amp; y"]
    assert split_words("<p>One, two</p>") == ["<p>", "One", ",", " ", "two", "</p>"]


def test_a_unit_is_an_outermost_element_with_text_of_its_own():
    assert split_units("<div>\n<p>One <hi>two</hi></p></div>") == ["<div>", "\n", "<p>One <hi>two</hi></p>", "</div>"]


def test_tags_are_balanced_if_they_nest():
    assert is_balanced(["<a>", "<b/>", "text", "</a>"])
    assert not is_balanced(["<a>", "<b>", "</a>", "</b>"])
    assert not is_balanced(["<a>"])


def test_a_tag_has_a_name():
    assert [tag_name(tag) for tag in ("<p>", "</tei:p>", "<pb n='1'/>", "text")] == ["p", "tei:p", "pb", ""]
