"""The rule ``line-ends``: words that are divided at the end of a line in wrapped text."""

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
#: Maximum length of the part before the break, in characters.
_LONGEST_WORD = 60
_COMPOUND = re.compile(r"(?<![^\W\d_])(?=([^\W\d_]+-[^\W\d_]+))")
_WORD = re.compile(r"[^\W\d_]+\Z")


def line_ends(context: Context) -> Iterator[Annotation]:
    """Encode the break within ``hyphen-`` and ``ated`` on the next line as ``lb break="no"``.

    The hyphen is weak punctuation. If the word is a compound that has a hyphen elsewhere in the text, the break is
    ``break="maybe"``.
    """
    text = context.text
    # A search for the plain characters, which most texts lack, takes a tenth of the time of the pattern.
    hyphens = [hyphen for hyphen in _HYPHENS if hyphen in text]
    if not any(f"{hyphen}{space}" in text for hyphen in hyphens for space in XML_SPACE) or not _DIVIDED.search(text):
        return
    compounds = frozenset(_COMPOUND.findall(text.casefold()))
    for _, span in context.texts():
        for match in _DIVIDED.finditer(text, span.start, span.end):
            if not match["rest"][0].islower():
                continue
            word = _WORD.search(text, max(span.start, match.start() - _LONGEST_WORD), match.start())
            compound = f"{word[0] if word else ''}-{match['rest']}".casefold()
            is_compound = match["hyphen"] == "-" and compound in compounds
            hyphen, rest = match.start("hyphen"), match.start("rest")
            if not is_compound:
                yield Annotation(hyphen, hyphen + 1, "pc", {"force": "weak"}, RULE, reason="hyphen of a line end")
            attributes = {"break": "maybe" if is_compound else "no"}
            certainty = "medium" if is_compound else "high"
            yield Annotation(rest, rest, "lb", attributes, RULE, certainty, reason="within a word")
