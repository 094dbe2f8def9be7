"""The diagnostic: one error in a document or schema, as data."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One error in a document or schema.

    :param file: the name of the document or schema.
    :param line: counts from 1; ``None`` if unknown.
    :param column: counts characters from 1; ``None`` if unknown.
    :param code: a stable identifier of the kind of error: ``rng.element-not-allowed``, ``xml.not-well-formed``.
    :param message: one sentence, without a full stop.
    :param length: the number of characters to mark, from ``column``; ``None`` if unknown.
    :param expected: everything that is allowed at that point, as a reader would write it.
    :param suggestion: the most likely correction.
    :param xpath: the path of the element.
    """

    file: str
    line: int | None
    column: int | None
    code: str
    message: str
    length: int | None = None
    expected: tuple[str, ...] = ()
    suggestion: str | None = None
    xpath: str | None = None

    def __str__(self) -> str:
        return f"{located(self.file, self.line, self.column)}{self.message} [{self.code}]"


def located(file: str | None, line: int | None, column: int | None) -> str:
    """Return the prefix of a message, ``memo.xml:3:7: ``, with as much of the position as is known."""
    parts = [file or ""]
    for number in (line, column):
        if number is None:
            break
        parts.append(str(number))
    return f"{':'.join(parts)}: " if any(parts) else ""
