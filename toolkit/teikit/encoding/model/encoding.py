"""Encoding: the result of encoding a text."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from lxml import etree

from teikit.core.errors import ExistingFileError
from teikit.core.files import write
from teikit.core.paths import StrPath
from teikit.core.xml import serialise
from teikit.encoding.model.annotation import CERTAINTIES, Annotation
from teikit.encoding.model.decision import Decision, decide
from teikit.encoding.model.transcript import Transcript


@dataclass(frozen=True, eq=False, repr=False)
class Encoding:
    """A text encoded in TEI, with the decisions that led to it."""

    root: etree._Element
    """The ``TEI`` element."""

    standoff: tuple[Annotation, ...]
    """The annotations that the tree was built from, in the order in which they were made."""

    transcript: Transcript
    """The source as read."""

    def __repr__(self) -> str:
        count, uncertain = len(self.standoff), self.uncertain_count
        return f"<Encoding {self.transcript.name}: {count} annotations, {uncertain} uncertain>"

    @cached_property
    def annotations(self) -> tuple[Decision, ...]:
        """Every annotation with its text and position, in the order of the text."""
        return tuple(decide(self.transcript, self.standoff))

    @property
    def uncertain(self) -> tuple[Decision, ...]:
        """The annotations that an editor should review, the least certain first."""
        found = (decision for decision in self.annotations if decision.is_uncertain)
        return tuple(sorted(found, key=lambda decision: -CERTAINTIES.index(decision.certainty)))

    @property
    def uncertain_count(self) -> int:
        """How many annotations an editor should review."""
        return sum(annotation.certainty != "high" for annotation in self.standoff)

    def to_bytes(self) -> bytes:
        """Return the TEI file: UTF-8, with XML declaration and schema declarations."""
        return serialise(self.root)

    def save(self, path: StrPath, *, overwrite: bool = False) -> None:
        """Write the TEI file. It is replaced as a whole, so that no incomplete file is ever visible.

        :param overwrite: replace the file if it exists; it may contain corrections.
        :raises FileExistsError: the file exists and ``overwrite`` is not set.
        :raises OSError: the file cannot be written.
        """
        path = Path(path)
        if path.exists() and not overwrite:
            raise ExistingFileError(
                "the file exists and may contain corrections", path, hint="pass overwrite=True to replace it"
            )
        write(path, self.to_bytes())
