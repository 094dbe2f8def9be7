"""Findings and reports: the values that every checker yields and every reporter renders."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import overload

from teikit.core.positions import Position


class Severity(StrEnum):
    """The severity of a finding, most severe first."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True, repr=False)
class Finding:
    """One problem in one document.

    :param file: the file, as the caller named it.
    :param position: where in the file; ``None`` if unknown.
    :param code: the kind of finding, which does not change between versions: ``rng.element-not-allowed``,
        ``sch.<id>``, ``xml.not-well-formed``, ``link.dangling``.
    :param message: a description of the problem.
    :param expected: everything that is allowed instead.
    :param suggestion: the likely fix.
    :param xpath: the path of the node.
    :param length: number of characters to underline, from ``position``; ``None`` if unknown.
    """

    file: str
    position: Position | None
    code: str
    message: str
    severity: Severity = Severity.ERROR
    expected: tuple[str, ...] = ()
    suggestion: str | None = None
    xpath: str | None = None
    length: int | None = None

    @property
    def line(self) -> int | None:
        """Line in the file, from 1; ``None`` if unknown."""
        return self.position.line if self.position else None

    @property
    def column(self) -> int | None:
        """Column in the line, in characters from 1; ``None`` if unknown."""
        return self.position.column if self.position else None

    def __str__(self) -> str:
        place = self.file if self.position is None else f"{self.file}:{self.position}"
        return f"{place}: {self.severity.value} {self.code}: {self.message}"

    def __repr__(self) -> str:
        return f"<Finding {self}>"


def by_position(finding: Finding) -> tuple[int, int]:
    """Return the sort key that orders the findings of one file by position, unknown positions first."""
    return finding.line or 0, finding.column or 0


@dataclass(frozen=True, slots=True, repr=False)
class Report(Sequence[Finding]):
    """The findings of a run, in the order of the files and of the positions in each; false if there are none.

    :param findings: the findings.
    :param checked: the files that were checked.
    :param without_schema: the files that declare no schema and were validated against teikit's own.
    """

    findings: tuple[Finding, ...] = ()
    checked: tuple[str, ...] = ()
    without_schema: tuple[str, ...] = ()
    _counts: Counter[Severity] = field(init=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_counts", Counter(finding.severity for finding in self.findings))

    @property
    def errors(self) -> tuple[Finding, ...]:
        """The findings with severity ``error``."""
        return self._with(Severity.ERROR)

    @property
    def warnings(self) -> tuple[Finding, ...]:
        """The findings with severity ``warning``."""
        return self._with(Severity.WARNING)

    @property
    def notes(self) -> tuple[Finding, ...]:
        """The findings with severity ``note``."""
        return self._with(Severity.NOTE)

    @property
    def counts(self) -> dict[Severity, int]:
        """The number of findings of each severity that occurs, most severe first."""
        return {severity: self._counts[severity] for severity in Severity if self._counts[severity]}

    def fails(self, threshold: Severity = Severity.ERROR) -> bool:
        """Return whether any finding is at least as severe as ``threshold``."""
        order = list(Severity)
        return any(self._counts[severity] for severity in order[: order.index(threshold) + 1])

    @classmethod
    def join(cls, reports: Iterable[Report]) -> Report:
        """Return one report with the findings and files of several, in their order."""
        joined = tuple(reports)
        return cls(
            tuple(finding for report in joined for finding in report.findings),
            tuple(file for report in joined for file in report.checked),
            tuple(file for report in joined for file in report.without_schema),
        )

    def _with(self, severity: Severity) -> tuple[Finding, ...]:
        return tuple(finding for finding in self.findings if finding.severity is severity)

    def __len__(self) -> int:
        return len(self.findings)

    def __iter__(self) -> Iterator[Finding]:
        return iter(self.findings)

    @overload
    def __getitem__(self, index: int) -> Finding: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Finding, ...]: ...
    def __getitem__(self, index: int | slice) -> Finding | tuple[Finding, ...]:
        return self.findings[index]

    def __repr__(self) -> str:
        counts = ", ".join(_plural(count, severity.value) for severity, count in self.counts.items())
        return f"<Report: {counts or 'no findings'} in {_plural(len(self.checked), 'file')}>"


def _plural(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"
