from __future__ import annotations

import pytest

from teikit.merge.diff3 import Region, align_versions, merge_adjacent

BASE = tuple("abcd")


def region(mine: str, theirs: str) -> Region:
    return Region(BASE, tuple(mine), tuple(theirs))


@pytest.mark.parametrize(
    ("mine", "theirs", "merged"),
    [
        ("abcd", "abXd", "abXd"),
        ("aXcd", "abcd", "aXcd"),
        ("abYd", "abYd", "abYd"),
        ("aXcd", "abYd", None),
    ],
)
def test_a_region_is_merged_if_one_side_changed_it_or_both_changed_it_alike(mine, theirs, merged):
    assert region(mine, theirs).merged == (tuple(merged) if merged else None)


@pytest.mark.parametrize(
    ("mine", "theirs", "merged"),
    [
        ("aXcd", "abYd", "aXYd"),
        ("aXbcd", "abYd", "aXbYd"),
        ("acd", "abXcd", "aXcd"),
        ("aXbcd", "aYbcd", None),
        ("aXbcd", "aXbcd", None),
        ("aXd", "abYd", None),
    ],
    ids=["adjacent", "insertion", "insertion after deletion", "two insertions", "same insertion", "overlap"],
)
def test_adjacent_changes_are_merged_and_others_are_not(mine, theirs, merged):
    assert merge_adjacent(region(mine, theirs)) == (tuple(merged) if merged else None)


def test_versions_are_aligned_token_by_token():
    regions = list(align_versions("abc", "aXbc", "abYc"))
    assert [("".join(one.base), "".join(one.mine), "".join(one.theirs)) for one in regions] == [
        ("a", "a", "a"),
        ("", "X", ""),
        ("b", "b", "b"),
        ("", "", "Y"),
        ("c", "c", "c"),
    ]
