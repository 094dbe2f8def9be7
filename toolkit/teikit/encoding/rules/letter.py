"""Letters: addresses, date and salutation before the text, formula, signature and postscript behind it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from teikit.encoding.model.annotation import Annotation
from teikit.encoding.model.context import Context
from teikit.encoding.model.span import Span
from teikit.encoding.model.traits import Trait
from teikit.encoding.profiles.pattern import compiled
from teikit.encoding.rules.heading import party_id
from teikit.encoding.rules.opener import datelines

RULE = "letter"
_LINE_END = re.compile(r"\r\n|\r|\n")


def letter(context: Context) -> Iterator[Annotation]:
    """Make what stands above *Dear Fritz,* the opener of a letter, *Yours sincerely,* and what follows its closer.

    The lines above the salutation are the date, and addresses; behind the formula stand signature, postscript,
    and what is enclosed or copied. The name of the signature is the sender; the first line of the address right above
    the salutation is the recipient, else whom the salutation names. A text without salutation and formula is no letter.
    """
    reader = _Reader(context)
    head = max((made.end for made in context.by_element("head")), default=0)
    lines = [line for line in context.free_lines() if line.start >= head]
    opening = list(reader.opening(lines))
    closing = list(reader.closing(lines[len(opening) :]))
    if opening:
        yield Annotation(
            opening[0].start,
            opening[-1].end,
            "opener",
            {},
            RULE,
            reason="above and with the salutation",
            traits=Trait.LETTER,
        )
        yield from reader.opener(opening)
    if closing and len(closing) < len(lines) - len(opening):
        yield from reader.closer(closing)


class _Reader:
    def __init__(self, context: Context) -> None:
        profile = context.profile
        self._context = context
        self._text = context.masked()
        self._datelines = datelines(profile)
        self._salutation = compiled(profile.letter.salutation)
        self._formula = compiled(profile.letter.formula)
        self._postscript = compiled(profile.letter.postscript)
        self._enclosed = compiled(profile.letter.enclosed)
        self._name = compiled(profile.letter.name)
        self._greeted = compiled(profile.letter.addressee)
        self._most = profile.letter.most_lines

    def opening(self, lines: Sequence[Span]) -> Sequence[Span]:
        """Return the lines up to the salutation; nothing where there is none among the first."""
        for i, line in enumerate(lines[: self._most]):
            if self._salutation.search(self._words(line)):
                return lines[: i + 1] if not self._context.crosses_block(lines[0].start + 1, line.end) else ()
        return ()

    def opener(self, lines: Sequence[Span]) -> Iterator[Annotation]:
        """Yield date, addresses and salutation."""
        last: Sequence[Span] = ()
        for block in self._blocks(lines[:-1]):
            dated = [line for line in block if self._dateline(line)]
            for line in dated:
                yield from self._dateline(line)
            for run in self._runs([line for line in block if line not in dated]):
                yield from self._address(run)
                last = run
        parties = list(self._party(last[0], "to")) if last else []
        for party in parties:
            yield party
            yield from self._forename(party, lines[-1])
        if not parties:
            yield from self._addressee(lines[-1])
        yield Annotation(*lines[-1], "salute", {}, RULE, reason="salutation")

    def closing(self, lines: Sequence[Span]) -> Sequence[Span]:
        """Return the lines from the last formula on, or from the formulas right above it; nothing where none is."""
        found = [i for i, line in enumerate(lines) if self._formula.search(self._words(line))]
        first = found[-1] if found else 0
        while first - 1 in found:
            first -= 1
        behind = lines[first:] if found else ()
        parted = behind and self._context.crosses_block(behind[0].start, behind[-1].end)
        return behind if len(behind) <= self._most and not parted else ()

    def closer(self, lines: Sequence[Span]) -> Iterator[Annotation]:
        """Yield formulas and signature as the closer; a postscript and what is enclosed stand behind it."""
        after = next((i for i, line in enumerate(lines) if self._is_after(line)), len(lines))
        signing = lines[:after]
        yield Annotation(
            signing[0].start, signing[-1].end, "closer", {}, RULE, reason="formula and signature", traits=Trait.LETTER
        )
        formulas = [line for line in signing if self._formula.search(self._words(line))]
        for line in formulas:
            yield Annotation(*line, "salute", {}, RULE, reason="formula")
        for run in self._runs([line for line in signing if line not in formulas]):
            yield Annotation(run[0].start, run[-1].end, "signed", {}, RULE, "medium", reason="below the formula")
            yield from (Annotation(line.start, line.start, "lb", {}, RULE) for line in run[1:])
            yield from self._party(run[0], "from")
        yield from self._after(lines[after:])

    def _party(self, line: Span, role: str) -> Iterator[Annotation]:
        match = self._name.match(self._text, line.start, line.end)
        if match and match.end("name") == line.end:
            ref = {"type": role, "ref": f"#{party_id(self._context.persons, match['name'])}"}
            yield Annotation(*match.span("name"), "persName", ref, RULE, "medium", reason=f"party, {role}")

    def _addressee(self, salutation: Span) -> Iterator[Annotation]:
        """Yield the recipient of a letter without an address: *Dear Mr. Kennan,*, *Lieber Hans,*."""
        if match := self._greeted.match(self._text, salutation.start, salutation.end):
            ref = {"type": "to", "ref": f"#{party_id(self._context.persons, match['name'])}"}
            yield Annotation(*match.span("name"), "persName", ref, RULE, "medium", reason="whom the salutation names")

    def _forename(self, party: Annotation, salutation: Span) -> Iterator[Annotation]:
        """Yield the recipient where the salutation has no more than the forename: *Dear Fritz,*."""
        forename = self._text[party.start : party.end].split()[0]
        found = re.search(rf"(?<!\w){re.escape(forename)}(?=\W*$)", self._text[salutation.start : salutation.end])
        if found and len(forename) > 2:
            start = salutation.start + found.start()
            ref, reason = {"ref": party.attributes["ref"]}, "forename of the recipient"
            yield Annotation(start, start + len(forename), "persName", ref, RULE, "medium", reason=reason)

    def _after(self, lines: Sequence[Span]) -> Iterator[Annotation]:
        enclosed = next((i for i, line in enumerate(lines) if self._enclosed.search(self._words(line))), len(lines))
        postscript, rest = lines[:enclosed], lines[enclosed:]
        if postscript:
            yield Annotation(postscript[0].start, postscript[-1].end, "postscript", {}, RULE, reason="postscript")
            for block in self._blocks(postscript):
                yield Annotation(block[0].start, block[-1].end, "p", {}, RULE, reason="paragraph of the postscript")
        for line in rest:
            yield Annotation(*line, "trailer", {"type": "enclosed"}, RULE, "medium", reason="enclosed, or copied to")

    def _is_after(self, line: Span) -> bool:
        words = self._words(line)
        return bool(self._postscript.search(words) or self._enclosed.search(words))

    def _dateline(self, line: Span) -> list[Annotation]:
        return self._datelines.dateline(self._text, line)

    def _address(self, lines: Sequence[Span]) -> Iterator[Annotation]:
        span = Span(lines[0].start, lines[-1].end)
        yield Annotation(*span, "address", {}, RULE, "medium", reason="lines above the salutation")
        yield from (Annotation(*line, "addrLine", {}, RULE, "medium", reason="line of an address") for line in lines)

    def _blocks(self, lines: Sequence[Span]) -> Iterator[list[Span]]:
        """Yield the lines between blank ones."""
        block: list[Span] = []
        for line in lines:
            if block and len(_LINE_END.findall(self._context.text, block[-1].end, line.start)) > 1:
                yield block
                block = []
            block.append(line)
        if block:
            yield block

    def _runs(self, lines: Sequence[Span]) -> Iterator[list[Span]]:
        """Yield the lines that nothing but white space parts."""
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
