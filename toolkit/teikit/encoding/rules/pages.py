"""The rule ``pages``: page beginnings, running heads and page numbers of a printed or typed original."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

import msgspec

from teikit.encoding.model.annotation import Annotation
from teikit.encoding.model.context import Context
from teikit.encoding.model.span import Span
from teikit.encoding.model.traits import Trait

RULE = "pages"
_NUMBER = re.compile(r"^[-–—\[(\s]*(?P<n>[0-9]{1,4}|[ivxlc]{1,7})[-–—\])\s.]*$")
#: A page number without other marks of a page. A number in parentheses or before a stop is a label: ``(1)``, ``- 1.``.
_ALONE = re.compile(r"^(?:(?P<dash>[-–—])\s*)?(?P<n>[0-9]{1,4})\s*(?(dash)[-–—])$")
_EDGE_NUMBER = re.compile(r"^(?P<first>[0-9]{1,4})\s{1,}\S|\S\s{1,}(?P<last>[0-9]{1,4})$")
#: A running head and a page number, separated by spaces: ``906        FOREIGN RELATIONS``, ``KOREA        907``.
_HEAD = re.compile(
    r"(?:(?P<first>[1-9][0-9]{0,3})[ \t]{3,})?(?=[^a-z\r\n]*[A-Z]{3})[^a-z\r\n]+?"
    r"(?(first)|[ \t]{3,}(?P<last>[1-9][0-9]{0,3}))[ \t]*(?=[\r\n]|\Z)"
)
#: Maximum length of a running head, in characters.
_LONGEST_RUNNING_HEAD = 120
#: Minimum length of a run of page numbers without other marks.
_LEAST_NUMBERS = 3
#: Minimum number of lines from one running head to the next.
_LEAST_LINES = 4
#: Elements of the source that are not running heads or page numbers.
_NO_FORME_WORK = frozenset({"cell", "head", "item", "label"})


class _Page(msgspec.Struct, frozen=True):
    """A page: the offset of its beginning, and its lines of text."""

    start: int
    lines: tuple[Span, ...]


def pages(context: Context) -> Iterator[Annotation]:
    """Encode each form feed as a page beginning, and lines that recur at the edges of pages as running heads.

    ``908  FOREIGN RELATIONS`` at the top of a page is forme work (``fw``), and gives the number of the page. Without
    form feeds, lines with numbers that count up are page numbers at the bottom of pages.
    """
    starts = context.transcript.pages
    if starts:
        yield from _at_form_feeds(context, _split(context, starts))
    elif not any(True for _ in context.by_element("pb")):
        heads = _running_heads(context)
        yield from _at_heads(context, heads) if heads else _by_numbers(context)


def _split(context: Context, starts: Sequence[int]) -> list[_Page]:
    lines = [line for line in context.transcript.lines if context.masked()[line.start : line.end].strip()]
    edges = [0, *starts, len(context.text) + 1]
    return [_Page(start, tuple(line for line in lines if start <= line.start < end)) for start, end in pairwise(edges)]


def _at_form_feeds(context: Context, split: Sequence[_Page]) -> Iterator[Annotation]:
    heads = Counter(_shape(context, line) for page in split for line in page.lines[:1])
    known = {pb.attributes.get("n") for pb in context.by_element("pb")}
    feet = Counter(_shape(context, line) for page in split for line in page.lines[-1:])
    marked = _marked(context)
    for i, page in enumerate(split):
        number = ""
        for line, seen, place in ((page.lines[:1], heads, "top"), (page.lines[1:][-1:], feet, "bottom")):
            for edge in line:
                words = context.text[edge.start : edge.end].strip()
                if edge.start in marked:
                    continue
                if _NUMBER.match(words) or (seen[_shape(context, edge)] > 1 and len(words) < _LONGEST_RUNNING_HEAD):
                    yield _forme_work(context, edge, place)
                    number = number or _number(words)
        if i:
            yield _begins(page.start, "" if number in known else number)
            known.add(number)


def _marked(context: Context) -> set[int]:
    """Return the starts of blocks that are at the edge of a page by chance, such as ``1.`` of a list."""
    return {a.start for a in context.transcript.annotations if a.element in _NO_FORME_WORK}


def _shape(context: Context, line: Span) -> str:
    """Return a line without the characters that differ between pages: figures and white space."""
    return re.sub(r"[\d\s]+", "", context.text[line.start : line.end]).casefold()


def _number(words: str) -> str:
    alone = _NUMBER.match(words)
    if alone:
        return alone["n"]
    edge = _EDGE_NUMBER.search(words)
    return (edge["first"] or edge["last"]) if edge else ""


def _begins(start: int, number: str) -> Annotation:
    attributes = {"n": number, "xml:id": f"pg_{number}"} if number else {}
    return Annotation(
        start,
        start,
        "pb",
        attributes,
        RULE,
        "high" if number else "medium",
        reason="form feed",
        traits=(Trait.PAGE_LAYOUT,),
    )


def _forme_work(context: Context, line: Span, place: str) -> Annotation:
    words = context.text[line.start : line.end].strip()
    kind = "pageNum" if _NUMBER.match(words) else "header" if place == "top" else "footer"
    reason = "recurs at the edge of other pages" if kind != "pageNum" else "number at the edge of a page"
    return Annotation(*line, "fw", {"type": kind, "place": place}, RULE, "medium", reason=reason)


def _running_heads(context: Context) -> list[tuple[Span, int]]:
    """Return the running heads with the numbers of their pages: the longest run of numbers that count up.

    ``906        FOREIGN RELATIONS``, in capitals, is a running head if there are two, or in the first line of the text.
    Rows of a table are closer together; the head of a page may be missing.
    """
    marked = _marked(context)
    lines = [line for line in context.transcript.text_lines if line.start not in marked]
    heads = {int(m["first"] or m["last"]): i for i, m in reversed(list(_head_matches(context, lines)))}
    runs: dict[int, list[int]] = {}
    for number, at in sorted(heads.items()):
        before = next((n for n in (number - 1, number - 2) if n in runs and at - heads[n] >= _LEAST_LINES), None)
        runs[number] = [*(runs[before] if before else ()), number]
    run = max(runs.values(), key=len, default=[])
    first = [number for number, at in heads.items() if at == 0]
    return [(lines[heads[n]], n) for n in (run if len(run) > 1 else first)]


def _head_matches(context: Context, lines: Sequence[Span]) -> Iterator[tuple[int, re.Match[str]]]:
    for i, line in enumerate(lines):
        if match := _HEAD.match(context.text, line.start, line.end):
            yield i, match


def _at_heads(context: Context, heads: Sequence[tuple[Span, int]]) -> Iterator[Annotation]:
    for line, n in heads:
        attributes = {"n": str(n), "xml:id": f"pg_{n}"}
        yield Annotation(
            line.start,
            line.start,
            "pb",
            attributes,
            RULE,
            "medium",
            reason="running head with a number",
            traits=(Trait.PAGE_LAYOUT,),
        )
        yield Annotation(
            *line, "fw", {"type": "header", "place": "top"}, RULE, "medium", reason="capitals and a number"
        )


def _by_numbers(context: Context) -> Iterator[Annotation]:
    """Yield page numbers: three or more consecutive numbers, each on a line of its own."""
    marked = _marked(context)
    lines = [line for line in context.transcript.lines if line.start not in marked]
    numbered = [(line, int(m["n"])) for line in lines if (m := _ALONE.match(_words(context, line)))]
    run: list[tuple[Span, int]] = []
    for line, n in numbered:
        if run and n != run[-1][1] + 1:
            if len(run) >= _LEAST_NUMBERS:
                break
            run = []
        run.append((line, n))
    if len(run) < _LEAST_NUMBERS:
        return
    for line, n in run:
        yield _forme_work(context, line, "bottom")
        if context.text[line.end :].strip():
            attributes = {"n": str(n + 1), "xml:id": f"pg_{n + 1}"}
            yield Annotation(
                line.end,
                line.end,
                "pb",
                attributes,
                RULE,
                "medium",
                reason="after a page number",
                traits=(Trait.PAGE_LAYOUT,),
            )


def _words(context: Context, line: Span) -> str:
    return context.text[line.start : line.end].strip()
