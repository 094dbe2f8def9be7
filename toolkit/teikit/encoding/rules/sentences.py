"""Sentences within a block of text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Set

from teikit.encoding.model.span import Span

#: The end of a sentence: a stop, closing marks, white space, and the first character of the next sentence.
_END = re.compile(r"(?P<stop>[.?!])[”’\")\]]*+(?=\s++[“‘\"(\[]*+(?P<first>[^\W_]))")
#: Marks before a word.
_OPENS = re.compile(r"[(“‘\"]")
#: Maximum length of a word, in characters.
_LONGEST = 40
#: Words after *11 a.m.* that begin a sentence.
_BEGINS = re.compile(r"\s+(?:He|She|It|They|We|The|This|That|Mr|Mrs|Ms|Miss|Dr|In|At|There|After|When)\b")
_HALF_DAYS = ("a.m", "p.m")


def sentences(text: str, block: Span, abbreviations: Iterable[str]) -> Iterator[Span]:
    """Yield the sentences in a block, without the white space between them.

    :param text: the masked text, in which markers are blanks.
    :param abbreviations: words before a full stop that does not end a sentence.
    """
    known = abbreviations if isinstance(abbreviations, Set) else frozenset(abbreviations)
    start = block.start
    for match in _END.finditer(text, block.start, block.end):
        if _is_end(text, match, known):
            if sentence := _trimmed(text, start, match.end()):
                yield sentence
            start = match.end()
    if sentence := _trimmed(text, start, block.end):
        yield sentence


def _is_end(text: str, match: re.Match[str], abbreviations: Set[str]) -> bool:
    stop, first = match.groups()
    if first.islower():
        return False
    if stop != ".":
        return True
    word = _word_before(text, match.start())
    if word in _HALF_DAYS and _BEGINS.match(text, match.end()):
        return True
    return not (word in abbreviations or (len(word) == 1 and word.isupper()))


def _word_before(text: str, end: int) -> str:
    before = text[max(0, end - _LONGEST) : end]
    if not before or before[-1].isspace():
        return ""
    word = before.rsplit(None, 1)[-1]
    return word if word.isalnum() else _OPENS.split(word)[-1]


def _trimmed(text: str, start: int, end: int) -> Span | None:
    sentence = text[start:end].lstrip()
    begin = end - len(sentence)
    return Span(begin, begin + len(sentence.rstrip())) if sentence else None
