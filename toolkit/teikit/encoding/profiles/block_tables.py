"""Settings of the rules for blocks of text: participants, turns, lists, tables, paragraphs, quotations."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

import msgspec

from teikit.encoding.profiles.document_tables import RuleSettings
from teikit.encoding.profiles.pattern import Groups, Pattern

_QUOTATION_MARKS = msgspec.Meta(
    min_length=2,
    max_length=2,
    extra={"expected": "a pair of quotation marks", "expected_plural": "pairs of quotation marks"},
)


class Participants(RuleSettings, frozen=True):
    """Settings of the rule ``participants``."""

    begins: Pattern
    """The label of a list of participants."""
    longest: int
    """The maximum length of a participant's line, in characters."""
    sentence: Pattern
    """Running text, which ends the list."""


class Attendance(RuleSettings, frozen=True):
    """Settings of the rules ``attendance`` and ``offices``."""

    office_first: Annotated[Pattern, Groups("role", "title", "name")]
    """An office before a name: *P – Mr. Sisco*."""
    label: Pattern
    """The label of an attendance list."""
    sentence: Pattern
    """Text that ends the list: a sentence, an agenda, the first speech."""
    longest: int
    """The maximum length of a line of the list, in characters."""
    titles: tuple[str, ...]
    """Titles before a name. They replace ``{titles}`` in patterns."""
    person: Pattern
    """A line that begins with a title and a name."""
    entry: Annotated[Pattern, Groups("title", "name", "role")]
    """A name and an office."""
    titled: Annotated[Pattern, Groups("names")]
    """One or several names after a title, in running text."""
    speaks: Pattern
    """A speaker's label, which ends the list."""
    no_name: Pattern
    """Words that do not occur in the name of a person."""
    office: Pattern
    """An office in the text: *the Chairman*."""
    presiding: Annotated[Pattern, Groups("name")]
    """The person who presides: *Mr. Noble presiding*."""


class Turns(RuleSettings, frozen=True):
    """Settings of the rule ``turns``: labelled speeches and stage directions."""

    strong: Annotated[Pattern, Groups("label", "mark")]
    """A label that is recognised by its form: *THE CHAIRMAN:*, *Mr. Dulles.*."""
    bare: Annotated[Pattern, Groups("label", "mark")]
    """A name and a colon: a label if it recurs."""
    questions: Annotated[Pattern, Groups("label", "mark")]
    """The label of a question or an answer."""
    not_labels: Pattern
    """Words before a colon that are not a speaker."""
    section: Pattern
    """A line that begins a section and ends the turn before it."""
    stage: Pattern
    """A stage direction that is a block."""
    inline_stage: Pattern
    """A stage direction within a speech."""


class Lists(RuleSettings, frozen=True):
    """Settings of the rules ``lists`` and ``labelled-lists``."""

    marker: str
    """The characters before an item."""
    label: Pattern
    """The label of an item: *1.*, *(a)*."""
    labelled: Annotated[Pattern, Groups("label")]
    """A label at the beginning of an item without a marker."""
    head: Annotated[Pattern, Groups("type")]
    """The heading of a list, which gives its type."""
    headed_from: int
    """The year from which, as where no date is known, that line is inside the list."""


class LostColumns(RuleSettings, frozen=True):
    """Settings of the rule ``lost-columns``: tables whose column separators are lost."""

    least: int
    """The minimum number of consecutive cells."""
    longest: int
    """The maximum length of a cell, in characters."""
    sentence: Pattern
    """The end of a sentence."""
    no_cell: Pattern
    """A line that is not a cell: numbered, marked, labelled."""


class Paragraphs(RuleSettings, frozen=True):
    """Settings of the rule ``paragraphs``."""

    lists_beside: Pattern
    """Headings of documents whose lists follow the paragraph that introduces them, instead of being inside it."""
    quotations_within_from: int
    """The year from which a block quotation is inside the paragraph that introduces it."""
    rend: Mapping[str, Pattern]
    """Values of ``@rend``, each with the beginning of the paragraphs that have it."""


class Quotations(RuleSettings, frozen=True):
    """Settings of the rules ``quotations`` and ``block-quotations``."""

    pairs: tuple[Annotated[str, _QUOTATION_MARKS], ...]
    """Pairs of quotation marks."""
    quoting: tuple[str, ...]
    """Words before a quotation that make it a ``quote``; any other is a ``q``."""

    @property
    def marks(self) -> tuple[tuple[str, str], ...]:
        """The pairs, each as the opening and the closing mark."""
        return tuple((pair[0], pair[1]) for pair in self.pairs)
