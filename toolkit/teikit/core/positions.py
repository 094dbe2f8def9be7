"""The position type that errors, findings and annotations share."""

from __future__ import annotations

from dataclasses import dataclass
from functools import total_ordering


@total_ordering
@dataclass(frozen=True, slots=True)
class Position:
    """A position in a text file.

    :param line: line number, from 1.
    :param column: column in characters, from 1; ``None`` if only the line is known.

    A position without a column sorts before all others of its line.

    >>> str(Position(3, 5)), str(Position(3)), Position(3) < Position(3, 1)
    ('3:5', '3', True)
    """

    line: int
    column: int | None = None

    def __lt__(self, other: Position) -> bool:
        return (self.line, self.column or 0) < (other.line, other.column or 0)

    def __str__(self) -> str:
        return str(self.line) if self.column is None else f"{self.line}:{self.column}"

    @classmethod
    def reported(cls, line: int | None, column: int | None = None) -> Position | None:
        """Return the position that a parser reported; parsers write an unknown number as ``None`` or 0.

        >>> Position.reported(7, 0), Position.reported(0, 3)
        (Position(line=7, column=None), None)
        """
        return cls(line, column or None) if line else None
