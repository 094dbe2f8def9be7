"""Sentences of a block of text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Set

from teikit.encode.transcript import Span

#: A full stop, with what closes behind it, before white space and what may open a sentence.
_END = re.compile(r"(?P<stop>[.?!])[”’\")\]]*(?=\s+[“‘\"(\[]*[^\W_])")
_WORD_BEFORE = re.compile(r"[^\s(“‘\"]+$")
#: Behind *11 a.m.* a sentence ends where one of these words begins another.
_BEGINS = re.compile(r"\s+(?:He|She|It|They|We|The|This|That|Mr|Mrs|Ms|Miss|Dr|In|At|There|After|When)\b")
_HALF_DAY = re.compile(r"^[ap]\.m$")
_OPENS_SMALL = re.compile(r"\s+[“‘\"(\[]*[^\W\d_]")


def sentences(text: str, block: Span, abbreviations: Iterable[str]) -> Iterator[Span]:
    """Yield the sentences of ``text[block.start:block.end]``, without the white space between them.

    ``text`` is masked: consumed markers are blanks. ``abbreviations`` are words whose full stop ends nothing.
    """
    known = abbreviations if isinstance(abbreviations, Set) else frozenset(abbreviations)
    start = block.start
    for match in _END.finditer(text, block.start, block.end):
        if _is_end(text, match, known):
            yield from _trimmed(text, Span(start, match.end()))
            start = match.end()
    yield from _trimmed(text, Span(start, block.end))


def _is_end(text: str, match: re.Match[str], abbreviations: Set[str]) -> bool:
    following = _OPENS_SMALL.match(text, match.end())
    if following and following[0][-1].islower():
        return False
    word = _WORD_BEFORE.search(text[max(0, match.start() - 40) : match.start()])
    if word and _HALF_DAY.match(word[0]) and _BEGINS.match(text, match.end()):
        return True
    return match["stop"] != "." or word is None or not _is_abbreviation(word[0], abbreviations)


def _is_abbreviation(word: str, abbreviations: Set[str]) -> bool:
    return word in abbreviations or (len(word) == 1 and word.isupper())


def _trimmed(text: str, span: Span) -> Iterator[Span]:
    sentence = text[span.start : span.end]
    start = span.start + len(sentence) - len(sentence.lstrip())
    end = span.start + len(sentence.rstrip())
    if start < end:
        yield Span(start, end)
