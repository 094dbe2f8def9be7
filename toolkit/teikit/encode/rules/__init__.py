"""The rules: small functions from a context to annotations, by the names that profiles use."""

from __future__ import annotations

from collections.abc import Mapping

from teikit.encode.context import Rule
from teikit.encode.rules.attendance import attendance
from teikit.encode.rules.block_quotations import block_quotations
from teikit.encode.rules.closer import closer
from teikit.encode.rules.dates import dates
from teikit.encode.rules.enclosures import behind_closer, enclosures
from teikit.encode.rules.heading import heading, source_note
from teikit.encode.rules.labelled_lists import labelled_lists
from teikit.encode.rules.letter import letter
from teikit.encode.rules.line_ends import line_ends
from teikit.encode.rules.lists import lists
from teikit.encode.rules.lost_columns import lost_columns
from teikit.encode.rules.markers import page_breaks
from teikit.encode.rules.names import names
from teikit.encode.rules.notes import notes
from teikit.encode.rules.opener import opener
from teikit.encode.rules.pages import pages
from teikit.encode.rules.paragraphs import paragraphs
from teikit.encode.rules.participants import participants
from teikit.encode.rules.persons_present import offices
from teikit.encode.rules.quotations import quotations
from teikit.encode.rules.speech import speech
from teikit.encode.rules.tables import tables
from teikit.encode.rules.turns import turns
from teikit.errors import TeikitError

RULES: Mapping[str, Rule] = {
    "source-note": source_note,
    "page-breaks": page_breaks,
    "pages": pages,
    "heading": heading,
    "opener": opener,
    "notes": notes,
    "enclosures": enclosures,
    "closer": closer,
    "enclosures-behind-closer": behind_closer,
    "participants": participants,
    "lists": lists,
    "labelled-lists": labelled_lists,
    "attendance": attendance,
    "turns": turns,
    "paragraphs": paragraphs,
    "tables": tables,
    "lost-columns": lost_columns,
    "block-quotations": block_quotations,
    "line-ends": line_ends,
    "quotations": quotations,
    "dates": dates,
    "names": names,
    "offices": offices,
    "speech": speech,
    "letter": letter,
}


def rule(name: str, file: str) -> Rule:
    """Return the rule of a name.

    :raises TeikitError: there is none; ``file`` is the profile that asks for it.
    """
    try:
        return RULES[name]
    except KeyError:
        known = ", ".join(RULES)
        raise TeikitError(f"unknown rule {name!r}", file, hint=f"the rules are {known}") from None
