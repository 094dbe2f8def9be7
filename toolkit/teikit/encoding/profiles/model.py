"""The model of a profile: everything that its TOML files can set, as typed attributes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Literal, get_args

from msgspec.structs import replace

from teikit.core.errors import UnknownNameError
from teikit.core.suggestions import suggest
from teikit.core.toml import Table
from teikit.encoding.profiles.block_tables import (
    Attendance,
    Lists,
    LostColumns,
    Paragraphs,
    Participants,
    Quotations,
    Turns,
)
from teikit.encoding.profiles.document_tables import (
    Closer,
    Enclosures,
    Heading,
    Letter,
    Notes,
    Opener,
    PageBreaks,
    Parts,
    SourceNote,
    Text,
)
from teikit.encoding.profiles.language_tables import Dates, Names, Speech

#: Names of the rules, in the order in which they run. ``heading`` and ``opener`` may run again after ``enclosures``.
RuleName = Literal[
    "page-breaks",
    "pages",
    "source-note",
    "heading",
    "letter",
    "opener",
    "notes",
    "enclosures",
    "closer",
    "enclosures-behind-closer",
    "participants",
    "lists",
    "labelled-lists",
    "tables",
    "attendance",
    "turns",
    "lost-columns",
    "paragraphs",
    "block-quotations",
    "line-ends",
    "quotations",
    "dates",
    "names",
    "offices",
    "speech",
]
RULE_NAMES: tuple[RuleName, ...] = get_args(RuleName)

#: Entities that an edition can encode in the running text in addition to those of a profile.
TAGGED = ("persons", "places", "organisations", "dates")


class ProfileFile(Table, frozen=True, eq=False, kw_only=True):
    """The content of a profile's TOML file, together with the files that it extends."""

    name: str
    """The name, as given in the header of encoded documents."""
    title: str
    """The kind of source, in a few words."""
    extends: str = ""
    """The profile whose settings this one changes: a shipped profile or the path of a file."""
    rules: tuple[RuleName, ...]
    """The rules to run, in order. They replace those of the extended profile."""
    without: tuple[RuleName, ...] = ()
    """Rules of the extended profile to leave out."""
    also: tuple[RuleName, ...] = ()
    """Rules to run in addition to those of the extended profile."""
    renditions: Mapping[str, str]
    """How the source displays the markers that elements replace: CSS declarations by selector."""

    text: Text
    source_note: SourceNote
    parts: Parts
    page_breaks: PageBreaks
    notes: Notes
    heading: Heading
    opener: Opener
    dates: Dates
    enclosures: Enclosures
    closer: Closer
    participants: Participants
    attendance: Attendance
    letter: Letter
    turns: Turns
    lists: Lists
    lost_columns: LostColumns
    paragraphs: Paragraphs
    quotations: Quotations
    names: Names
    speech: Speech


class Profile(ProfileFile, frozen=True, eq=False, kw_only=True):
    """The settings for one kind of source. Compared by identity, so that rules can cache by profile."""

    files: tuple[Path, ...] = ()
    """The TOML files that the profile was read from, except those shipped with teikit."""

    def __repr__(self) -> str:
        return f"<Profile {self.name}>"

    @property
    def encodes_block_quotations(self) -> bool:
        """Return whether block quotations are encoded."""
        return "block-quotations" in self.rules

    def tagging(self, kinds: Iterable[str]) -> Profile:
        """Return the profile with more kinds of entities encoded in the running text.

        :param kinds: some of :data:`TAGGED`.
        :raises UnknownNameError: a kind is not one of these.
        """
        wanted = tuple(dict.fromkeys(kinds))
        for kind in wanted:
            if kind not in TAGGED:
                raise UnknownNameError(f"cannot tag {kind!r}", hint=suggest(kind, TAGGED, "kinds"))
        return _tagging(self, wanted) if wanted else self

    def without_item_markers(self) -> Profile:
        """Return the profile for a source whose items have no markers."""
        return _without_renditions(self, ("item::before", "label::before"))


@lru_cache(maxsize=32)
def _tagging(profile: Profile, kinds: tuple[str, ...]) -> Profile:
    proposed = dict.fromkeys((*profile.names.propose, *(kind for kind in kinds if kind != "dates")))
    dates = replace(profile.dates, running=profile.dates.running or "dates" in kinds)
    return replace(profile, dates=dates, names=replace(profile.names, propose=tuple(proposed)))


@lru_cache(maxsize=32)
def _without_renditions(profile: Profile, selectors: tuple[str, ...]) -> Profile:
    kept = {selector: css for selector, css in profile.renditions.items() if selector not in selectors}
    return replace(profile, renditions=kept)
