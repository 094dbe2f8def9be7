"""The rule ``letter``: addresses, date and salutation before the text; close, signature and postscript after it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from teikit.encoding.model.annotation import Annotation
from teikit.encoding.model.context import Context
from teikit.encoding.model.span import Span
from teikit.encoding.model.traits import Trait
from teikit.encoding.profiles.pattern import compiled
from teikit.encoding.rules.datelines import dateline_parser
from teikit.encoding.rules.heading import party_id

RULE = "letter"
_LINE_END = re.compile(r"\r\n|\r|\n")
#: A shorter forename may be another word.
_LEAST_FORENAME = 3


def letter(context: Context) -> Iterator[Annotation]:
    """Encode the lines up to *Dear Fritz,* as the opener of a letter, those from *Yours sincerely,* as its closer.

    The lines above the salutation are the date, and addresses; the complimentary close precedes the signature, a
    postscript, and a list of enclosures. The name of the signature is the sender; the first line of the address right
    above the salutation is the recipient, or else the person named in the salutation. A text without salutation and
    complimentary close is not a letter.
    """
    parser = _LetterParser(context)
    head = max((made.end for made in context.by_element("head")), default=0)
    lines = [line for line in context.free_lines() if line.start >= head]
    opening = list(parser.find_opener(lines))
    closing = list(parser.find_closer(lines[len(opening) :]))
    if opening:
        reason = "lines up to the salutation"
        span = Span(opening[0].start, opening[-1].end)
        yield Annotation(*span, "opener", {}, RULE, reason=reason, traits=(Trait.LETTER,))
        yield from parser.parse_opener(opening)
    if closing and len(closing) < len(lines) - len(opening):
        yield from parser.parse_closer(closing)


class _LetterParser:
    """A parser of the opener and the closer of a letter."""

    def __init__(self, context: Context) -> None:
        settings = context.profile.letter
        self._context = context
        self._text = context.masked()
        self._datelines = dateline_parser(context.profile)
        self._salutation = compiled(settings.salutation)
        self._formula = compiled(settings.formula)
        self._postscript = compiled(settings.postscript)
        self._enclosed = compiled(settings.enclosed)
        self._name = compiled(settings.name)
        self._addressee = compiled(settings.addressee)
        self._most_lines = settings.most_lines

    def find_opener(self, lines: Sequence[Span]) -> Sequence[Span]:
        """Return the lines up to the salutation; none if the first lines have no salutation."""
        for i, line in enumerate(lines[: self._most_lines]):
            if self._salutation.search(self._words(line)):
                return lines[: i + 1] if not self._context.crosses_block(lines[0].start + 1, line.end) else ()
        return ()

    def parse_opener(self, lines: Sequence[Span]) -> Iterator[Annotation]:
        """Yield date, addresses, recipient and salutation."""
        last_address: Sequence[Span] = ()
        for block in self._blocks(lines[:-1]):
            dated = [line for line in block if self._dateline(line)]
            for line in dated:
                yield from self._dateline(line)
            for run in self._runs([line for line in block if line not in dated]):
                yield from self._address(run)
                last_address = run
        recipients = list(self._party(last_address[0], "to")) if last_address else []
        for recipient in recipients:
            yield recipient
            yield from self._forename(recipient, lines[-1])
        if not recipients:
            yield from self._recipient_in_salutation(lines[-1])
        yield Annotation(*lines[-1], "salute", {}, RULE, reason="salutation")

    def find_closer(self, lines: Sequence[Span]) -> Sequence[Span]:
        """Return the lines from the last complimentary close on, with others right above it; none without one."""
        found = [i for i, line in enumerate(lines) if self._formula.search(self._words(line))]
        first = found[-1] if found else 0
        while first - 1 in found:
            first -= 1
        closing = lines[first:] if found else ()
        # In a division, nothing but page breaks and postscripts may follow a closer.
        is_interrupted = closing and self._context.crosses_block(closing[0].start, len(self._text))
        return closing if len(closing) <= self._most_lines and not is_interrupted else ()

    def parse_closer(self, lines: Sequence[Span]) -> Iterator[Annotation]:
        """Yield close and signature as the closer, then postscript and enclosures."""
        end = next((i for i, line in enumerate(lines) if self._is_after_signature(line)), len(lines))
        signing = lines[:end]
        span = Span(signing[0].start, signing[-1].end)
        yield Annotation(*span, "closer", {}, RULE, reason="complimentary close and signature", traits=(Trait.LETTER,))
        formulas = [line for line in signing if self._formula.search(self._words(line))]
        for line in formulas:
            yield Annotation(*line, "salute", {}, RULE, reason="complimentary close")
        for run in self._runs([line for line in signing if line not in formulas]):
            reason = "below the complimentary close"
            yield Annotation(run[0].start, run[-1].end, "signed", {}, RULE, "medium", reason=reason)
            yield from (Annotation(line.start, line.start, "lb", {}, RULE) for line in run[1:])
            yield from self._party(run[0], "from")
        yield from self._parse_after_signature(lines[end:])

    def _party(self, line: Span, role: str) -> Iterator[Annotation]:
        match = self._name.match(self._text, line.start, line.end)
        if match and match.end("name") == line.end:
            ref = {"type": role, "ref": f"#{party_id(self._context.persons, match['name'])}"}
            yield Annotation(*match.span("name"), "persName", ref, RULE, "medium", reason=f"party, {role}")

    def _recipient_in_salutation(self, salutation: Span) -> Iterator[Annotation]:
        """Yield the recipient of a letter without an address: *Dear Mr. Kennan,*, *Lieber Hans,*."""
        if match := self._addressee.match(self._text, salutation.start, salutation.end):
            ref = {"type": "to", "ref": f"#{party_id(self._context.persons, match['name'])}"}
            yield Annotation(*match.span("name"), "persName", ref, RULE, "medium", reason="named in the salutation")

    def _forename(self, recipient: Annotation, salutation: Span) -> Iterator[Annotation]:
        """Yield the recipient in a salutation that has the forename only: *Dear Fritz,*."""
        forename = self._text[recipient.start : recipient.end].split()[0]
        found = re.search(rf"(?<!\w){re.escape(forename)}(?=\W*$)", self._text[salutation.start : salutation.end])
        if found and len(forename) >= _LEAST_FORENAME:
            start = salutation.start + found.start()
            ref, reason = {"ref": recipient.attributes["ref"]}, "forename of the recipient"
            yield Annotation(start, start + len(forename), "persName", ref, RULE, "medium", reason=reason)

    def _parse_after_signature(self, lines: Sequence[Span]) -> Iterator[Annotation]:
        enclosed = next((i for i, line in enumerate(lines) if self._enclosed.search(self._words(line))), len(lines))
        postscript, rest = lines[:enclosed], lines[enclosed:]
        if postscript:
            yield Annotation(postscript[0].start, postscript[-1].end, "postscript", {}, RULE, reason="postscript")
            for block in self._blocks(postscript):
                yield Annotation(block[0].start, block[-1].end, "p", {}, RULE, reason="paragraph of the postscript")
        for line in rest:
            yield Annotation(*line, "trailer", {"type": "enclosed"}, RULE, "medium", reason="enclosures or copies")

    def _is_after_signature(self, line: Span) -> bool:
        words = self._words(line)
        return bool(self._postscript.search(words) or self._enclosed.search(words))

    def _dateline(self, line: Span) -> list[Annotation]:
        return self._datelines.parse(self._text, line)

    def _address(self, lines: Sequence[Span]) -> Iterator[Annotation]:
        span = Span(lines[0].start, lines[-1].end)
        yield Annotation(*span, "address", {}, RULE, "medium", reason="lines above the salutation")
        yield from (Annotation(*line, "addrLine", {}, RULE, "medium", reason="line of an address") for line in lines)

    def _blocks(self, lines: Sequence[Span]) -> Iterator[list[Span]]:
        """Yield the lines between blank lines."""
        block: list[Span] = []
        for line in lines:
            if block and len(_LINE_END.findall(self._context.text, block[-1].end, line.start)) > 1:
                yield block
                block = []
            block.append(line)
        if block:
            yield block

    def _runs(self, lines: Sequence[Span]) -> Iterator[list[Span]]:
        """Yield the lines that only white space separates."""
        run = list(lines[:1])
        for before, line in pairwise(lines):
            if self._text[before.end : line.start].strip():
                yield run
                run = []
            run.append(line)
        if run:
            yield run

    def _words(self, line: Span) -> str:
        return self._text[line.start : line.end].strip()
