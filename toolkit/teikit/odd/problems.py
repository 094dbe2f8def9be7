"""Problems of an ODD: findings with a code, the file and the line."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from urllib.request import url2pathname

from lxml import etree

from teikit.core.errors import SchemaError
from teikit.core.findings import Finding, Severity
from teikit.core.positions import Position

#: Codes of problems that leave the schema unchanged; all others are errors.
WARNINGS = frozenset(
    (
        "odd.no-effect",
        "odd.not-in-source",
        "odd.other-source",
        "odd.never-valid",
        "odd.ignored",
        "odd.missing-module",
        "odd.invalid-module",
        "odd.unknown-name",
    )
)


@dataclass
class Problems:
    """The problems found so far, in the order in which they were found.

    :param silent_files: files whose warnings are left out: those of the source, which the user cannot change.
    """

    findings: list[Finding] = field(default_factory=list)
    silent_files: set[str] = field(default_factory=set)

    def report(self, element: etree._Element, code: str, message: str, suggestion: str | None = None) -> None:
        """Add a problem at an element; the same problem is added once."""
        severity = Severity.WARNING if code in WARNINGS else Severity.ERROR
        position = Position.reported(element.sourceline)
        file = file_of(element)
        if severity is Severity.WARNING and file in self.silent_files:
            return
        finding = Finding(file, position, code, message, severity, suggestion=suggestion)
        if finding not in self.findings:
            self.findings.append(finding)

    @property
    def errors(self) -> list[Finding]:
        """The problems that prevent compilation."""
        return [finding for finding in self.findings if finding.severity is Severity.ERROR]

    def stop_at_errors(self) -> None:
        """Raise the first error, if there is one.

        :raises SchemaError: with file and line.
        """
        if errors := self.errors:
            others = f" (and {len(errors) - 1} more)" if len(errors) > 1 else ""
            first = errors[0]
            raise SchemaError(first.message + others, Path(first.file), first.position, first.suggestion)


def file_of(element: etree._Element) -> str:
    """Return the file that contains an element, also if the element was included from it."""
    address = element.base or element.getroottree().docinfo.URL or ""
    return url2pathname(address.removeprefix("file://")) if address.startswith("file:") else address
