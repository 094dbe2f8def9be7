"""Settings of the rules for the parts of a document: source note, heading, opener, notes, enclosures, closer."""

from __future__ import annotations

from typing import Annotated, Literal

from teikit.core.toml import Table
from teikit.encoding.profiles.pattern import Groups, Pattern


class RuleSettings(Table, frozen=True, eq=False):
    """One table of a profile: the settings of one rule. Compared by identity, so that rules can cache by it."""


class Text(RuleSettings, frozen=True):
    """Settings of the text as a whole."""

    layout: Literal["auto", "line", "wrapped"]
    """``line``: each line is a paragraph. ``wrapped``: blank lines separate paragraphs. ``auto``: detected."""


class SourceNote(RuleSettings, frozen=True):
    """Settings of the rule ``source-note``: file numbers and archival locations above the heading."""

    pattern: Annotated[Pattern, Groups("month", "day", "year")]
    """A file number. Its groups give the date that some file numbers end in."""
    collection: Pattern
    """A collection of files: *CA Files: Lot 59 D 228*."""
    prefixed: Pattern
    """A line that names the source after a label: *Source: …*."""
    century: int
    """The year to which the two figures of ``year`` are added."""


class Parts(RuleSettings, frozen=True):
    """Settings of the division of a source into documents."""

    row: Pattern
    """A row of signs between two documents."""
    numbered: Annotated[Pattern, Groups("n")]
    """The first line of a numbered document."""


class PageBreaks(RuleSettings, frozen=True):
    """Settings of the rule ``page-breaks``."""

    pattern: Annotated[Pattern, Groups("n")]
    """The marker of a page break in the text."""
    id: str
    """The ``@xml:id`` of a page break; ``{n}`` is the number of the page."""


class Notes(RuleSettings, frozen=True):
    """Settings of the rule ``notes``."""

    body: Annotated[Pattern, Groups("n")]
    """The beginning of the body of a note among the last lines of the text."""
    gap: str
    """The ``@reason`` of the ``gap`` in a note whose body is missing."""
    counted: tuple[str, ...]
    """Words before a number that is counted or cited, and not a footnote call: *paragraph 5*."""


class Heading(RuleSettings, frozen=True):
    """Settings of the rule ``heading``."""

    pattern: Annotated[Pattern, Groups("kind", "from", "to")]
    """A kind of document and two parties: *Memorandum by X to Y*."""
    correspondence: Annotated[Pattern, Groups("from", "to")]
    """Two parties without a kind: *The Ambassador in France (Bruce) to the Secretary of State*."""
    to_by: Annotated[Pattern, Groups("to", "from")]
    """A kind and the recipient before the author."""
    by_alone: Annotated[Pattern, Groups("from")]
    """A kind and the author only."""
    only: Pattern
    """A heading that begins with a kind of document."""
    number: Pattern
    """The number of the document on a line above the heading."""
    longest: int
    """The maximum length, in characters, of a heading inferred from the opener below it; 0 turns this off."""
    kinds: tuple[str, ...]
    """The kinds of documents. They replace ``{kinds}`` in patterns."""
    party_in_parentheses: Annotated[Pattern, Groups("name")]
    """A party with its name in parentheses: *the Secretary of State (Acheson)*."""
    party: Annotated[Pattern, Groups("name")]
    """A party that begins with its name."""
    party_office: Pattern
    """An office before the name of a party; it is excluded from the name."""


class Opener(RuleSettings, frozen=True):
    """Settings of the rule ``opener``: classification, dateline, receipt, salutation."""

    classification: Pattern
    """A line of classification or precedence."""
    dateline: Annotated[Pattern, Groups("place", "date")]
    """A line with a place and a date."""
    after_date: Pattern
    """The text allowed after the date: a time, brackets, a footnote call."""
    undated: Pattern
    """A dateline without a date."""
    longest_dateline: int
    """The maximum length of a dateline, in characters."""
    local_time_above_classification_from: int
    """The year from which a dateline above the classification gives the time as printed, without an offset."""
    offsets_from: int
    """The first year in which a time has the UTC offset of its place."""
    offsets_until: int
    """The last year in which a time has the UTC offset of its place."""
    paragraphs_if_numbered: bool
    """Whether a classification below the dateline is a paragraph, where a number is above the heading."""
    paragraphs_if_classified: bool
    """Whether a line below the dateline is a paragraph, if it is a number or the classification is above it."""
    number: Pattern
    """The number of a despatch or paper right below the dateline."""
    received: Pattern
    """A line with the time at which the document was received."""
    extract: Pattern
    """A line that marks an extract."""
    version: Pattern
    """A line that marks a translation, a draft, a copy."""
    salutation: Pattern
    """A salutation on a line of its own."""


class Enclosures(RuleSettings, frozen=True):
    """Settings of the rule ``enclosures``."""

    begins: Pattern
    """A line that begins an enclosed document."""


class Closer(RuleSettings, frozen=True):
    """Settings of the rule ``closer``."""

    signature: Pattern
    """A line with the name of a signatory."""
    unsigned: Pattern
    """A note that the document is unsigned or initialled."""
    for_another: Pattern
    """A line before the name of a deputy: *For the Ambassador:*."""
    office: Pattern
    """The office of a signatory, on the line below the name."""
    longest: int
    """The maximum number of lines of a closer."""


class Letter(RuleSettings, frozen=True):
    """Settings of the rule ``letter``."""

    salutation: Pattern
    """The salutation: *Dear Fritz,*."""
    formula: Pattern
    """The complimentary close: *Yours sincerely,*."""
    postscript: Pattern
    """The beginning of a postscript."""
    enclosed: Pattern
    """A line that lists enclosures or copies."""
    name: Annotated[Pattern, Groups("name")]
    """A line with a name: the signature, the first line of an address."""
    addressee: Annotated[Pattern, Groups("title", "name")]
    """The person named in a salutation."""
    most_lines: int
    """The maximum number of lines above the salutation, and from the complimentary close to the end."""
