"""Finding and Report: the one shape in which every checker speaks and every reporter reads."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum


class Severity(StrEnum):
    """How grave a finding is; ``error`` fails a run by default."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault in one document.

    ``line`` and ``column`` count from 1; 0 where the checker cannot tell.
    ``code`` is stable (``rng.element-not-allowed``, ``sch.<id>``, ``xml.not-well-formed``, ``link.dangling``).
    ``expected`` names what would have been right, ``suggestion`` the likely mend, ``xpath`` the node.
    ``length`` is the number of characters to mark on the line, 0 where unknown.
    """

    file: str
    line: int
    column: int
    code: str
    message: str
    severity: Severity = Severity.ERROR
    expected: tuple[str, ...] = ()
    suggestion: str | None = None
    xpath: str | None = None
    length: int = 0

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}:{self.column}"
        return f"{place}: {self.severity.value} {self.code}: {self.message}"


@dataclass(frozen=True, slots=True)
class Report:
    """What was checked and what was found, in the order of the files and of their lines.

    ``unnamed`` are the files for which nobody names a schema, so that they were checked against teikit's own.
    """

    findings: tuple[Finding, ...] = ()
    checked: tuple[str, ...] = ()
    unnamed: tuple[str, ...] = ()
    _counts: Counter[Severity] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_counts", Counter(finding.severity for finding in self.findings))

    def __iter__(self) -> Iterator[Finding]:
        return iter(self.findings)

    def count(self, severity: Severity) -> int:
        """Return the number of findings of one severity."""
        return self._counts[severity]

    def counted(self) -> dict[Severity, int]:
        """Return how many findings there are of each severity that occurs, the gravest first."""
        return {severity: self._counts[severity] for severity in Severity if self._counts[severity]}

    def fails(self, at: Severity = Severity.ERROR) -> bool:
        """Tell whether a finding is as grave as ``at`` or graver."""
        order = list(Severity)
        return any(self._counts[severity] for severity in order[: order.index(at) + 1])

    @classmethod
    def join(cls, reports: Iterable[Report]) -> Report:
        """Put several reports behind one another."""
        findings: list[Finding] = []
        checked: list[str] = []
        unnamed: list[str] = []
        for report in reports:
            findings += report.findings
            checked += report.checked
            unnamed += report.unnamed
        return cls(tuple(findings), tuple(checked), tuple(unnamed))
