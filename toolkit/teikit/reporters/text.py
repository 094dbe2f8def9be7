"""Findings for a person at a terminal: the source line with the place marked, what may be meant, causes grouped."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from teikit.core.findings import Finding, Severity
from teikit.reporters.source import excerpt, read_lines

_RESET = "\x1b[0m"
_BOLD = "\x1b[1m"
_DIM = "\x1b[2m"
_COLOURS = {Severity.ERROR: "\x1b[1;31m", Severity.WARNING: "\x1b[1;33m", Severity.NOTE: "\x1b[1;36m"}
_MARK = "\x1b[31m"
_HELP = "\x1b[32m"
#: A line that a message refers to does not make it another cause.
_LINE = re.compile(r"\bline \d+")


@dataclass(frozen=True, slots=True)
class Style:
    """How to show findings: in colour, each one (``every``) or causes grouped, all that is expected or the first."""

    colour: bool = False
    every: bool = False
    expected: bool = False

    def paint(self, text: str, code: str) -> str:
        """Return text in a colour, where colours are wanted."""
        return f"{code}{text}{_RESET}" if self.colour and text else text


def render(findings: Iterable[Finding], style: Style | None = None) -> Iterator[str]:
    """Yield the blocks of text to print, one for each cause, or for each finding."""
    style = style or Style()
    groups = [[finding] for finding in findings] if style.every else _grouped(findings)
    lines = _sources([group[0] for group in groups])
    for group in groups:
        first = group[0]
        yield "\n".join(_block(first, _line(lines, first), group[1:], style))


def _grouped(findings: Iterable[Finding]) -> list[list[Finding]]:
    groups: dict[tuple[str, str], list[Finding]] = {}
    for finding in findings:
        groups.setdefault((finding.code, _LINE.sub("line", finding.message)), []).append(finding)
    return list(groups.values())


def _sources(findings: list[Finding]) -> dict[str, dict[int, str]]:
    numbers: dict[str, set[int]] = {}
    for finding in findings:
        if finding.line:
            numbers.setdefault(finding.file, set()).add(finding.line)
    return {file: read_lines(file, wanted) for file, wanted in numbers.items()}


def _line(lines: dict[str, dict[int, str]], finding: Finding) -> str | None:
    return lines.get(finding.file, {}).get(finding.line) if finding.line else None


def _block(finding: Finding, line: str | None, more: list[Finding], style: Style) -> Iterator[str]:
    place = finding.file if finding.position is None else f"{finding.file}:{finding.position}"
    place = style.paint(f"{place}:", _BOLD)
    severity = style.paint(finding.severity.value, _COLOURS[finding.severity])
    yield f"{place} {severity} {style.paint(finding.code, _DIM)}"
    yield f"  {finding.message}"
    if line is not None and finding.column:
        number = f"{finding.line:>8}"
        text, marks = excerpt(line, finding.column, finding.length or 1)
        bar = style.paint("│", _DIM)
        yield f"{style.paint(number, _DIM)} {bar} {text}"
        yield f"{' ' * len(number)} {bar} {_painted_marks(marks, style)}"
    if finding.suggestion:
        yield f"  {style.paint('help:', _HELP)} {finding.suggestion}"
    if finding.expected and not _tells_all(finding):
        label = "expected" if finding.code.endswith("-value") else "allowed here"
        yield f"  {label}: {_listed(finding.expected, style)}"
    if more:
        yield f"  {style.paint(f'… and {len(more)} more like this', _BOLD)}: {_places(finding, more)}"


_SHOWN = 8
_PLACES = 5


def _tells_all(finding: Finding) -> bool:
    """Tell whether the message names all that was expected."""
    return all(item in finding.message for item in finding.expected)


def _painted_marks(marks: str, style: Style) -> str:
    start = len(marks) - len(marks.lstrip())
    return marks[:start] + style.paint(marks[start:], _MARK)


def _listed(expected: tuple[str, ...], style: Style) -> str:
    if style.expected or len(expected) <= _SHOWN:
        return ", ".join(expected)
    return f"{', '.join(expected[:_SHOWN])} … and {len(expected) - _SHOWN} more (--expected shows all)"


def _places(first: Finding, more: list[Finding]) -> str:
    """Say where the others are: lines of the same file, or how many files they are in."""
    files = dict.fromkeys(finding.file for finding in more)
    if list(files) != [first.file]:
        others = [file for file in files if file != first.file]
        return f"in {len(others)} more file{'s' if len(others) > 1 else ''} (--all shows each)"
    shown = ", ".join(str(finding.line or "?") for finding in more[:_PLACES])
    rest = " … (--all shows each)" if len(more) > _PLACES else ""
    return f"line{'s' if len(more) > 1 else ''} {shown}{rest}"
