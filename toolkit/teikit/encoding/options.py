"""Options of an encoding."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from teikit.edition.config import Edition
from teikit.edition.registers import Organisation, Person, Place
from teikit.encoding.profiles import Profile


@dataclass(frozen=True)
class EncodingOptions:
    """Everything apart from the text that determines an encoding."""

    profile: Profile
    """The rules to run, and their settings."""

    edition: Edition = field(default_factory=lambda: Edition(folder=Path()))
    """The edition whose title, publisher and schemas the document names."""

    persons: tuple[Person, ...] = ()
    """Entries of the register of persons."""

    notes: Mapping[str, str] = field(default_factory=dict)
    """Bodies of notes from a separate file, by number."""

    output: Path | None = None
    """File to be written. The addresses of schemas and registers in the document are relative to it."""

    places: tuple[Place, ...] = ()
    """Entries of the register of places."""

    organisations: tuple[Organisation, ...] = ()
    """Entries of the register of organisations."""
