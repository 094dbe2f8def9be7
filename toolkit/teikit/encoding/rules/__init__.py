"""Rules: functions from a context to annotations, by the names that profiles give them."""

from __future__ import annotations

from collections.abc import Mapping

from teikit.encoding.model.context import Rule
from teikit.encoding.notes.rule import notes
from teikit.encoding.profiles.model import RuleName
from teikit.encoding.rules.attendance import attendance
from teikit.encoding.rules.block_quotations import block_quotations
from teikit.encoding.rules.closer import closer
from teikit.encoding.rules.dates import dates
from teikit.encoding.rules.enclosures import enclosures, enclosures_after_closer
from teikit.encoding.rules.heading import heading, source_note
from teikit.encoding.rules.labelled_lists import labelled_lists
from teikit.encoding.rules.letter import letter
from teikit.encoding.rules.line_ends import line_ends
from teikit.encoding.rules.lists import lists
from teikit.encoding.rules.lost_columns import lost_columns
from teikit.encoding.rules.names import names
from teikit.encoding.rules.opener import opener
from teikit.encoding.rules.page_breaks import page_breaks
from teikit.encoding.rules.pages import pages
from teikit.encoding.rules.paragraphs import paragraphs
from teikit.encoding.rules.participants import participants
from teikit.encoding.rules.persons_present import offices
from teikit.encoding.rules.quotations import quotations
from teikit.encoding.rules.speech import speech
from teikit.encoding.rules.tables import tables
from teikit.encoding.rules.turns import turns

RULES: Mapping[RuleName, Rule] = {
    "source-note": source_note,
    "page-breaks": page_breaks,
    "pages": pages,
    "heading": heading,
    "opener": opener,
    "notes": notes,
    "enclosures": enclosures,
    "closer": closer,
    "enclosures-behind-closer": enclosures_after_closer,
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
