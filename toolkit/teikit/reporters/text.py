"""Findings for people at a terminal: source line with underline, suggestion, repeated findings grouped."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from teikit.core.findings import Finding, Severity
from teikit.core.printable import printable
from teikit.reporters.excerpts import make_excerpt, read_lines

_RESET = "\x1b[0m"
_BOLD = "\x1b[1m"
_DIM = "\x1b[2m"
_COLOURS = {Severity.ERROR: "\x1b[1;31m", Severity.WARNING: "\x1b[1;33m", Severity.NOTE: "\x1b[1;36m"}
_UNDERLINE = "\x1b[31m"
_HELP = "\x1b[32m"
#: A reference to a line in a message; findings that differ in it only are grouped.
_LINE_REFERENCE = re.compile(r"\bline \d+")
#: How many expected items are listed, and how many lines of repeated findings.
_MAX_EXPECTED = 8
_MAX_LINES = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class TextStyle:
    """The style of a report.

    :param colour: use ANSI colours.
    :param every: show every finding instead of one for each group.
    :param expected: list everything that is allowed instead of the first items.
    """

    colour: bool = False
    every: bool = False
    expected: bool = False

    def paint(self, text: str, colour: str) -> str:
        """Return text in a colour, if the style has colours."""
        return f"{colour}{text}{_RESET}" if self.colour and text else text


def render(findings: Iterable[Finding], style: TextStyle | None = None) -> Iterator[str]:
    """Yield a block of text for each group of findings, or for each finding."""
    style = style or TextStyle()
    groups = [[finding] for finding in findings] if style.every else _group(findings)
    lines = _source_lines([group[0] for group in groups])
    for first, *others in groups:
        line = lines.get(first.file, {}).get(first.line) if first.line else None
        yield "\n".join(_block(first, line, others, style))


def _group(findings: Iterable[Finding]) -> list[list[Finding]]:
    """Group findings with the same code and message."""
    groups: dict[tuple[str, str], list[Finding]] = {}
    for finding in findings:
        groups.setdefault((finding.code, _LINE_REFERENCE.sub("line", finding.message)), []).append(finding)
    return list(groups.values())


def _source_lines(findings: list[Finding]) -> dict[str, dict[int, str]]:
    numbers: dict[str, set[int]] = {}
    for finding in findings:
        if finding.line:
            numbers.setdefault(finding.file, set()).add(finding.line)
    return {file: read_lines(file, wanted) for file, wanted in numbers.items()}


def _block(finding: Finding, line: str | None, others: list[Finding], style: TextStyle) -> Iterator[str]:
    place = finding.file if finding.position is None else f"{finding.file}:{finding.position}"
    severity = style.paint(finding.severity.value, _COLOURS[finding.severity])
    yield f"{style.paint(f'{printable(place)}:', _BOLD)} {severity} {style.paint(printable(finding.code), _DIM)}"
    yield f"  {printable(finding.message)}"
    if line is not None and finding.column:
        yield from _excerpt_lines(finding, line, finding.column, style)
    if finding.suggestion:
        yield f"  {style.paint('help:', _HELP)} {printable(finding.suggestion)}"
    if finding.expected and not _message_names_expected(finding):
        label = "expected" if finding.code.endswith("-value") else "allowed here"
        yield f"  {label}: {_list_expected(finding.expected, style)}"
    if others:
        yield f"  {style.paint(f'… and {len(others)} more like this', _BOLD)}: {_list_places(finding, others)}"


def _excerpt_lines(finding: Finding, line: str, column: int, style: TextStyle) -> Iterator[str]:
    number = f"{finding.line:>8}"
    text, underline = make_excerpt(line, column, finding.length or 1)
    carets = underline.lstrip()
    bar = style.paint("│", _DIM)
    yield f"{style.paint(number, _DIM)} {bar} {text}"
    indent = " " * (len(underline) - len(carets))
    yield f"{' ' * len(number)} {bar} {indent}{style.paint(carets, _UNDERLINE)}"


def _message_names_expected(finding: Finding) -> bool:
    """Return whether the message names everything that was expected."""
    return all(item in finding.message for item in finding.expected)


def _list_expected(expected: tuple[str, ...], style: TextStyle) -> str:
    if style.expected or len(expected) <= _MAX_EXPECTED:
        return printable(", ".join(expected))
    shown = printable(", ".join(expected[:_MAX_EXPECTED]))
    return f"{shown} … and {len(expected) - _MAX_EXPECTED} more (--expected shows all)"


def _list_places(first: Finding, others: list[Finding]) -> str:
    """List the lines of repeated findings, or the number of files that contain them."""
    files = dict.fromkeys(finding.file for finding in others)
    if list(files) != [first.file]:
        count = len([file for file in files if file != first.file])
        return f"in {count} more file{'s' if count > 1 else ''} (--all shows each)"
    shown = ", ".join(str(finding.line or "?") for finding in others[:_MAX_LINES])
    rest = " … (--all shows each)" if len(others) > _MAX_LINES else ""
    return f"line{'s' if len(others) > 1 else ''} {shown}{rest}"
