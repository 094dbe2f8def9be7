"""The schemas that a document is validated against."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from teikit.core import resources
from teikit.core.findings import Finding


class Origin(StrEnum):
    """The source from which the schemas of a document are known."""

    OPTION = "option"
    EDITION = "edition.toml"
    DOCUMENT = "xml-model"
    DEFAULT = "teikit"


@dataclass(frozen=True, slots=True)
class RulesFile:
    """A Schematron schema, or another schema or an ODD that contains rules.

    :param phase: the phase to use; empty for the default phase of the schema.
    """

    path: Path
    phase: str = ""


@dataclass(frozen=True, slots=True)
class Schemas:
    """The schemas of a document.

    :param findings: schemas that the document names but that cannot be used.
    :param folder: the folder whose files the schemas may read, in addition to those in their own folders.
    """

    relaxng: tuple[Path, ...] = ()
    schematron: tuple[RulesFile, ...] = ()
    origin: Origin = Origin.DEFAULT
    findings: tuple[Finding, ...] = ()
    folder: Path | None = None

    @property
    def is_empty(self) -> bool:
        """Return whether there is neither a schema nor rules."""
        return not self.relaxng and not self.schematron


def default_schemas(findings: tuple[Finding, ...] = ()) -> Schemas:
    """Return teikit's own schema and rules."""
    rules = RulesFile(resources.schema("teikit.sch"))
    return Schemas((resources.schema("teikit.rng"),), (rules,), Origin.DEFAULT, findings)
