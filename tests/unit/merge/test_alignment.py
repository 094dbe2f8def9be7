from __future__ import annotations

from teikit.merge.alignment import align_equal, align_similar, is_split_or_moved

ONE, TWO = "<p>Alpha beta gamma delta.</p>", "<p>Zeta eta theta iota.</p>"


def test_white_space_is_paired_only_next_to_paired_tokens():
    assert align_equal(["a", " ", "b"], ["a", "\n", "c"]) == {0: 0, 1: 1}
    assert align_equal(["a", " ", "b"], ["c", " ", "d"]) == {}


def test_units_are_paired_by_their_words_although_tags_changed():
    changed = "<p n='1'>Alpha <hi>beta</hi> gamma epsilon.</p>"
    assert align_similar([ONE, TWO], ["<p>New.</p>", changed, TWO]) == {0: 1, 1: 2}


def test_a_unit_is_not_paired_with_one_of_its_parts():
    assert align_similar([ONE], ["<p>Alpha beta gamma.</p>", "<p>Delta is new delta.</p>"]) == {0: 0}
    assert align_similar([ONE], ["<p>Alpha beta gamma.</p>", "<p>delta.</p>"]) == {}


def test_tags_are_paired_by_name_and_attributes():
    assert align_similar(["<div>", ONE, "</div>"], ['<div n="1">', ONE, "</div>"]) == {0: 0, 1: 1, 2: 2}


def test_split_and_moved_units_are_recognised():
    assert is_split_or_moved([ONE, TWO], [TWO, ONE])
    assert is_split_or_moved([ONE, TWO], ["<p>Alpha beta.</p>", "<p>gamma delta.</p>"])
    assert not is_split_or_moved([ONE, TWO], [ONE.replace("beta", "Beta"), TWO])
