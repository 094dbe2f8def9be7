"""Line ends of wrapped text: a word that a line end divides is one word."""

from __future__ import annotations

import re
from collections.abc import Iterator

from teikit.encoding.model.annotation import Annotation
from teikit.encoding.model.context import Context
from teikit.encoding.model.span import XML_SPACE

RULE = "line-ends"
_HYPHENS = "-¬\u2010\u00ad"
_DIVIDED = re.compile(
    rf"(?P<hyphen>[{_HYPHENS}])(?<=[^\W\d_].)(?P<space>[ \t]*(?:\r\n|\r|\n)[ \t]*)(?P<rest>[^\W\d_]+)"
)

_COMPOUND = re.compile(r"(?<![^\W\d_])(?=([^\W\d_]+-[^\W\d_]+))")
_WORD = re.compile(r"[^\W\d_]+\Z")


def line_ends(context: Context) -> Iterator[Annotation]:
    """``hyphen-`` at the end of a line and ``ated`` on the next are one word: the break is ``lb break="no"``.

    The hyphen stays, as weak punctuation. A compound that is written with its hyphen elsewhere in the text keeps
    it: ``break="maybe"``.
    """
    text = context.text
    # To look for what no text has that is not wrapped costs a tenth of looking for the pattern.
    hyphens = [hyphen for hyphen in _HYPHENS if hyphen in text]
    if not any(f"{hyphen}{behind}" in text for hyphen in hyphens for behind in XML_SPACE) or not _DIVIDED.search(text):
        return
    compounds = frozenset(_COMPOUND.findall(text.casefold()))
    for _, stretch in context.texts():
        for match in _DIVIDED.finditer(text, stretch.start, stretch.end):
            if not match["rest"][0].islower():
                continue
            word = _WORD.search(text, max(stretch.start, match.start() - 60), match.start())
            compound = f"{word[0] if word else ''}-{match['rest']}".casefold()
            kept = match["hyphen"] == "-" and compound in compounds
            hyphen, begins = match.start("hyphen"), match.start("rest")
            if not kept:
                yield Annotation(hyphen, hyphen + 1, "pc", {"force": "weak"}, RULE, reason="hyphen of a line end")
            attributes = {"break": "maybe" if kept else "no"}
            certainty = "medium" if kept else "high"
            yield Annotation(begins, begins, "lb", attributes, RULE, certainty, reason="the word goes on")
