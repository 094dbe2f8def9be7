"""Settings that depend on the language of a text: dates, names, reported speech."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

import msgspec

from teikit.encoding.profiles.document_tables import RuleSettings
from teikit.encoding.profiles.pattern import Pattern

_DATE_OFFSET = msgspec.Meta(
    pattern="^[+-]?[0-9]+ (day|week|month|year)$",
    extra={"expected": "a number of days, weeks, months or years", "example": "-1 day"},
)


class Dates(RuleSettings, frozen=True):
    """Settings of the rule ``dates``, and of all dates."""

    months: tuple[str, ...]
    """The names of the months, twelve or a multiple of twelve. They replace ``{months}`` in patterns."""
    more_months: Mapping[str, int]
    """Other names of months, with the number of the month."""
    weekdays: tuple[str, ...]
    """The names of the days of the week, from Monday."""
    running: bool
    """Whether dates in the running text are encoded."""
    introduced_by: tuple[str, ...]
    """Words before a month or a year that make it a date without a day."""
    counted: tuple[str, ...]
    """Words after four figures that make them a quantity and not a year."""
    joined_by: tuple[str, ...]
    """Signs and words between the two ends of a period."""
    numbers: tuple[str, ...]
    """The numerals from one."""
    ahead: tuple[str, ...]
    """Words near a day of the week that put it into the future."""
    same_day: tuple[str, ...]
    """Expressions for the day that was named last."""
    relative: Mapping[str, Annotated[str, _DATE_OFFSET]]
    """Expressions that count from the date of the document, each with its distance: ``-1 day``."""
    this_month: Mapping[str, int]
    """Words after a day, with the distance of its month from that of the document: *the 16th instant*."""
    zones: Mapping[str, str]
    """Places with their time zones (tz database)."""


class Names(RuleSettings, frozen=True):
    """Settings of the rule ``names``."""

    propose: tuple[Literal["persons", "places", "organisations"], ...]
    """The kinds of names that are proposed where the registers have no entry."""
    titles_within: bool
    """Whether a title before a name is part of it."""
    titles_kept: tuple[str, ...]
    """Titles that are always part of the name."""
    honorifics: tuple[str, ...]
    """Titles before a name. They replace ``{honorifics}`` in patterns."""
    forenames: tuple[str, ...]
    """Forenames that begin the name of a person."""
    not_names: tuple[str, ...]
    """Capitalised words that are not a name."""
    acting: tuple[str, ...]
    """Words after a person who acts; a person is proposed by the surname if it occurs so three times."""
    no_surname_behind: tuple[str, ...]
    """Words that do not precede a surname."""
    no_surnames: tuple[str, ...]
    """Capitalised words that are not surnames: peoples, offices, bodies, abbreviations of telegrams."""
    openers: tuple[str, ...]
    """Capitalised words that open a phrase and are not part of a place's or an organisation's name."""
    gazetteer: tuple[str, ...]
    """Names of places."""
    place_before: tuple[str, ...]
    """Words that begin the name of a place: *Cape*."""
    place_behind: tuple[str, ...]
    """Words that end the name of a place: *Island*."""
    organisations: tuple[str, ...]
    """Names of organisations."""
    organisation_heads: tuple[str, ...]
    """Words that end the name of an organisation: *Commission*."""
    no_initials: tuple[str, ...]
    """Capitals that are not the initials of an organisation."""


class Speech(RuleSettings, frozen=True):
    """Settings of the rule ``speech``: the grammar of reported speech."""

    adverbs: tuple[str, ...]
    """Adverbs between the speaker and the verb."""
    speech: tuple[str, ...]
    """Verbs that report a statement."""
    opinion: tuple[str, ...]
    """Verbs that report a thought: less certain than a statement."""
    addressing: tuple[str, ...]
    """Verbs whose direct object is the person spoken to."""
    he: tuple[str, ...]
    """Titles of men."""
    she: tuple[str, ...]
    """Titles of women."""
    asking: tuple[str, ...]
    """Verbs that report a question."""
    replying: tuple[str, ...]
    """Verbs that report a reply."""
    meeting: tuple[str, ...]
    """Verbs that report a meeting."""
    subordinators: tuple[str, ...]
    """Words that begin a subordinate clause."""
    introduces: Pattern
    """The end of a statement that continues in the sentences or the list after it."""
    continues: Pattern
    """The beginning of a sentence that continues a statement."""
    abbreviations: tuple[str, ...]
    """Words before a full stop that does not end a sentence."""
    author: str = ""
    """Without effect; accepted because older profiles have it."""
    complementisers: tuple[str, ...] = ()
    """Without effect; accepted because older profiles have it."""
