"""The rules ``source-note`` and ``heading``: the file number of a document, its heading and its parties."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache
from itertools import islice

from teikit.edition.names import make_person_id, surname
from teikit.edition.registers import Person
from teikit.encoding.model.annotation import Annotation
from teikit.encoding.model.context import Context
from teikit.encoding.model.span import Span
from teikit.encoding.model.traits import Trait
from teikit.encoding.profiles import Profile
from teikit.encoding.profiles.pattern import alternation, compiled
from teikit.encoding.rules.enclosed_documents import free_lines_in, segments
from teikit.encoding.rules.layout import is_wrapped

#: Maximum number of lines of a heading in wrapped text.
_MOST_LINES = 8
#: Maximum length of a source note, in characters.
_LONGEST_SOURCE = 140


def source_note(context: Context) -> Iterator[Annotation]:
    """Encode ``795.00/10–750`` on the first line, the file number, as an inline source note above the heading.

    So is a collection, ``CA Files: Lot 59 D 228``, if more text follows, and any short line with a number above a
    heading that names a kind of document or two parties.
    """
    number = compiled(context.profile.source_note.pattern)
    collection = compiled(context.profile.source_note.collection)
    prefixed = compiled(context.profile.source_note.prefixed)
    kinds = compiled(context.profile.heading.only)
    lines = list(islice(context.free_lines(), 4))
    attributes = {"type": "source", "rend": "inline"}
    for i, line in enumerate(lines):
        text = context.text[line.start : line.end]
        if i == 0 and number.search(text):
            yield Annotation(*line, "note", attributes, "source-note", reason="file number before the heading")
            return
        if i + 1 < len(lines) and prefixed.search(text):
            yield Annotation(*line, "note", attributes, "source-note", reason="begins with the label of a source")
            continue
        if i == 0 and len(lines) > 1 and collection.search(text) and not kinds.search(text):
            yield Annotation(*line, "note", attributes, "source-note", "medium", reason="names a collection of files")
        elif i == 0 and len(lines) > 1 and _grammar(context.profile).is_above_heading(text, _words(context, lines[1])):
            yield Annotation(*line, "note", attributes, "source-note", "low", reason="a number above the heading")
        return


def _words(context: Context, line: Span) -> str:
    return context.masked()[line.start : line.end]


def source_notes(context: Context) -> Iterator[Annotation]:
    """Yield the inline source notes made so far."""
    return (note for note in context.by_element("note") if note.attributes.get("type") == "source")


def file_date(context: Context) -> date | None:
    """Return the date at the end of the file number: ``…/10–750`` is of 7 October 1950."""
    for note in source_notes(context):
        match = compiled(context.profile.source_note.pattern).search(context.text[note.start : note.end])
        if match and match["year"]:
            year = context.profile.source_note.century + int(match["year"])
            try:
                return date(year, int(match["month"]), int(match["day"]))
            except ValueError:
                return None
    return None


def heading(context: Context) -> Iterator[Annotation]:
    """Encode headings such as ``Memorandum by X to Y (Z)`` and ``The Ambassador in France (Bruce) to the Secretary``.

    A line after a file number, and a line before a classification or a dateline, is a heading too. The parties are
    persons, from and to: the name of a party is in parentheses after the office, or begins the phrase.
    """
    grammar = _grammar(context.profile)
    for segment in segments(context):
        known = [
            a
            for a in context.by_element("head")
            if segment.start <= a.start < segment.end and not (a.attributes or a.level)
        ]
        if known:
            yield from _parties_of_marked(context, grammar, known[0])
            continue
        lines = grammar.without_banner(context, islice(free_lines_in(context, segment), _MOST_LINES + 2))
        if lines:
            yield from _heading_of(context, grammar, lines, is_enclosed=segment.start > 0)


def _heading_of(context: Context, grammar: _Grammar, lines: list[Span], *, is_enclosed: bool) -> Iterator[Annotation]:
    """Yield the heading in the first lines of a document, and its parties.

    :param is_enclosed: the document is an enclosure, whose heading is followed by more text.
    """
    number, lines = grammar.number(context, lines)
    block, following = grammar.first_block(context, lines)
    if is_enclosed and not following:
        return
    text = context.masked()[block.start : block.end]
    certainty, reason = grammar.judge(text, following, after_source=_after_source(context, block))
    if not reason:
        return
    start = number.start if number else block.start
    yield Annotation(start, block.end, "head", {}, "heading", certainty, reason=reason, traits=(Trait.HEADING,))
    if number:
        line_start = Span(block.start, block.start)
        reason = "number of the document above"
        yield Annotation(*line_start, "lb", {}, "heading", reason=reason, traits=(Trait.HEADING,))
    yield from _parties(context, grammar.parties(text), block.start)


def _parties_of_marked(context: Context, grammar: _Grammar, head: Annotation) -> Iterator[Annotation]:
    """Yield the parties of a heading that the source marks as one, unless they have been found before."""
    parties = any(a.attributes.get("type") in ("from", "to") for a in context.by_element("persName"))
    if Trait.HEADING not in head.traits and not parties:
        text = context.masked()[head.start : head.end]
        number = re.match(r"\s*\[?[0-9]+[.\]]\s+", text)
        start = head.start + (number.end() if number else 0)
        yield from _parties(context, grammar.parties(context.masked()[start : head.end]), start)


def _after_source(context: Context, line: Span) -> bool:
    """Return whether a line is right after a source note, or after the label of an enclosure and not a sentence."""
    labels = [
        head for head in context.by_element("head") if not context.text[line.start : line.end].rstrip().endswith(".")
    ]
    return any(not context.text[before.end : line.start].strip() for before in (*source_notes(context), *labels))


@lru_cache(maxsize=8)
def _grammar(profile: Profile) -> _Grammar:
    """Return the grammar of the headings of a profile, made once."""
    return _Grammar(profile)


class _Grammar:
    """The forms of headings."""

    def __init__(self, profile: Profile) -> None:
        self._patterns = [
            compiled(pattern)
            for pattern in (
                profile.heading.pattern,
                profile.heading.correspondence,
                profile.heading.to_by,
                profile.heading.by_alone,
            )
        ]
        self._only = compiled(profile.heading.only)
        self._opening = [compiled(profile.opener.classification), compiled(profile.opener.dateline)]
        self._number = compiled(profile.heading.number)
        self._longest = profile.heading.longest

    def without_banner(self, context: Context, lines: Iterable[Span]) -> list[Span]:
        """Return the lines after the classification that typed documents have above their heading."""
        found = list(lines)
        first = context.masked()[found[0].start : found[0].end] if len(found) > 1 else ""
        if first and self._opening[0].search(first) and not self._number.search(first):
            return found[1:]
        return found

    def number(self, context: Context, lines: list[Span]) -> tuple[Span | None, list[Span]]:
        """Return the line with the number of the document above its heading, ``None`` without one; and the others."""
        if len(lines) > 1 and self._number.search(context.masked()[lines[0].start : lines[0].end]):
            return lines[0], lines[1:]
        return None, lines

    def first_block(self, context: Context, lines: Sequence[Span]) -> tuple[Span, str]:
        """Return the first line, in wrapped text all lines up to a blank line or the opener; and the line after it."""
        masked = context.masked()
        count = 1
        while count < min(len(lines), _MOST_LINES) and is_wrapped(context):
            line = lines[count]
            apart = context.text[lines[count - 1].end : line.start].strip(" \t") not in ("\n", "\r", "\r\n")
            if apart or any(p.search(masked[line.start : line.end].strip()) for p in self._opening):
                break
            count += 1
        following = masked[lines[count].start : lines[count].end] if count < len(lines) else ""
        return Span(lines[0].start, lines[count - 1].end), following

    def parties(self, text: str) -> re.Match[str] | None:
        """Return the parties of a heading, as the groups ``from`` and ``to``; one of them may be missing."""
        flat = re.sub(r"[\r\n]", " ", text).rstrip()
        return next((m for p in self._patterns if (m := p.search(flat))), None)

    def is_above_heading(self, text: str, following: str) -> bool:
        """Return whether a short line with a number is not a heading, and precedes a heading with parties."""
        if len(text) > _LONGEST_SOURCE or not any(map(str.isdigit, text)) or text.rstrip().endswith("."):
            return False
        if any(pattern.search(text) for pattern in (*self._opening, self._number)):
            return False
        if self.judge(text, "", after_source=False)[1]:
            return False
        return any(pattern.search(following) for pattern in self._patterns[:2])

    def judge(self, text: str, following: str, *, after_source: bool) -> tuple[str, str]:
        """Return the certainty that a line is a heading, and the reason; an empty reason if it is not.

        :param following: the line after it.
        :param after_source: the line follows a source note.
        """
        text = re.sub(r"[\r\n]", " ", text).rstrip()
        if text[:1].islower():
            return "high", ""
        if self._patterns[0].search(text) or self._patterns[1].search(text):
            return "high", "kind of document and two parties"
        if after_source:
            return "high", "follows the file number or the label of an enclosure"
        if self._only.search(text):
            return "medium", "begins with a kind of document"
        if len(text) <= self._longest and any(p.search(following.strip()) for p in self._opening):
            return "medium", "a classification or a dateline follows"
        return "high", ""


def _parties(context: Context, match: re.Match[str] | None, offset: int) -> Iterator[Annotation]:
    in_parentheses = compiled(context.profile.heading.party_in_parentheses)
    leading = compiled(context.profile.heading.party)
    office = compiled(context.profile.heading.party_office)
    for role, party in (match.groupdict() if match else {}).items():
        name = party and role in ("from", "to") and (in_parentheses.search(party) or leading.search(party))
        if name and match:
            words = name["name"]
            in_office = office.match(words)
            start = offset + match.start(role) + name.start("name") + (in_office.end() if in_office else 0)
            words = words[in_office.end() :] if in_office else words
            ref = {"type": role, "ref": f"#{party_id(context.persons, words)}"}
            yield Annotation(
                start, start + len(words), "persName", ref, "heading", reason=f"party, {role}", traits=(Trait.HEADING,)
            )


def party_id(persons: tuple[Person, ...], name: str) -> str:
    """Return the id of a party: of the person in the register with this name or surname, or one made of the name."""
    last = surname(name)
    for person in persons:
        if name in person.forms or last == person.surname:
            return person.id
    return make_person_id(name)


def kind(context: Context) -> str:
    """Return the kind of document, in lower case: from the heading, else from the suffix of the file number.

    ``795.00/6–2550: Telegram`` is a telegram. A document of an unknown kind is a ``document``.
    """
    kinds = alternation(context.profile.heading.kinds)
    for head in context.by_element("head"):
        match = re.match(rf"(?:[0-9]{{1,4}}[A-Za-z]?\. )?({kinds})", context.text[head.start : head.end])
        if match:
            return match[1].lower()
    for note in source_notes(context):
        suffix = re.search(rf":\s?({kinds})$", context.text[note.start : note.end])
        if suffix:
            return suffix[1].lower()
    return (
        "letter" if any(Trait.LETTER in made.traits for made in context.by_element("opener", "closer")) else "document"
    )
