"""Words next to items, cells and paragraphs stay in their order, on lines of their own."""

from __future__ import annotations

from pathlib import Path

import pytest

from teikit.encoding import Transcript
from teikit.encoding.readers import html


def read(body: str) -> Transcript:
    return html.parse(f"<!DOCTYPE html><body><h1>Rules</h1>{body}</body>".encode(), Path("page.html"))


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        ("<blockquote>She wrote:<p>First.</p>and<p>Second.</p>So far.</blockquote>",
         ["She wrote:", "First.", "and", "Second.", "So far."]),
        ("<blockquote>Some <em>plain</em> words <p>First.</p> and more</blockquote>",
         ["Some plain words", "First.", "and more"]),
        ("<ul>before<li>a</li>between<li>b</li>after</ul>", ["before", "a", "between", "b", "after"]),
        ("<ol>before<li>a</li>between <b>bold</b><li></li>more<li>b</li></ol>",
         ["before", "1. a", "between bold", "more", "3. b"]),
        ("<dl>before<dt>a</dt>one<dd>b</dd>two<dt>c</dt><dd>d</dd>after</dl>",
         ["before", "a", "one", "b", "two", "c", "d", "after"]),
        ("<dl><div><dt>a</dt><dd>b</dd></div>between<div><dt>c</dt><dd>d</dd></div></dl>",
         ["a", "b", "between", "c", "d"]),
        ("<table>before<tr><th>a</th><td>b</td></tr>between<tr><td>c</td><td>d</td></tr>after</table>",
         ["before", "a\tb", "between", "c\td", "after"]),
        ("<table><tr>before<th>a</th>between<td>b</td>after</tr></table>", ["before", "a", "between\tb", "after"]),
        ("<table>one<tr></tr>two<tr><th>a</th><td>b</td></tr><tr></tr><tr><td>c</td><td>d</td></tr></table>",
         ["one", "two", "a\tb", "c\td"]),
        ("<ul><li>a</li><span>b<p>c</p></span><li><img src='x.png' alt='Seal'></li></ul>end",
         ["a", "b", "c", "", "end"]),
        ("<table><tr><th>a</th><td>b</td></tr><tr>words<img src='x.png' alt='Seal'></tr></table>", ["a\tb", "words"]),
        ("<details><summary>Title</summary>Some words<p>and more.</p>end</details>",
         ["Title", "Some words", "and more.", "end"]),
        ("<figure>before<figcaption>Words.</figcaption>after</figure>", ["before", "Words.", "after"]),
    ],
)  # fmt: skip
def test_words_in_no_item_stay_in_their_place(body: str, lines: list[str]) -> None:
    transcript = read(body)
    assert transcript.text.splitlines() == ["Rules", *lines]
    assert transcript.losses == ()


def test_the_introduction_of_a_quotation_is_part_of_it() -> None:
    transcript = read("<blockquote>She wrote:<p>First.</p>So far.</blockquote>")
    quoted = [a for a in transcript.annotations if a.attributes.get("rend") == "blockquote"]
    assert [transcript.text[a.start : a.end] for a in quoted] == ["She wrote:", "First.", "So far."]


def test_a_caption_after_the_rows_moves_to_the_head_of_the_table_and_is_reported() -> None:
    transcript = read("<table><tr><td>a</td><td>b</td></tr><caption>Plan</caption></table>")
    assert transcript.text.splitlines() == ["Rules", "Plan", "a\tb"]
    assert [(loss.fate, loss.text) for loss in transcript.losses] == [("moved", "Plan")]


def test_notes_before_the_end_of_a_page_move_and_are_reported() -> None:
    call = "<a href='#n1' class='noteref'>1</a>"
    transcript = read(f"<p>Words.{call}</p><ol><li id='n1'>Of note.</li></ol><p>More words.</p>")
    assert transcript.text.splitlines() == ["Rules", "Words.1", "More words.", "1. Of note."]
    assert [(loss.fate, loss.reason, loss.text) for loss in transcript.losses] == [
        ("moved", "body of a note, in the TEI at its call", "Of note.")
    ]
