"""The one exception that a user's mistake may raise: what is wrong, where, and what to do next."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(eq=False)
class TeikitError(Exception):
    """Work cannot go on: printed as one line, exit status 2.

    ``message`` says what was found and what was expected, ``hint`` what to do next.
    ``line`` and ``column`` count from 1 and are ``None`` where a file has no such place.
    """

    message: str
    file: str | Path | None = None
    line: int | None = None
    column: int | None = None
    hint: str | None = None

    def __str__(self) -> str:
        place = "" if self.file is None else str(self.file)
        for number in (self.line, self.column):
            if number is None:
                break
            place += f":{number}"
        text = f"{place}: {self.message}" if place else self.message
        return f"{text}; {self.hint}" if self.hint else text

    def __reduce__(self) -> tuple[type[TeikitError], tuple[object, ...]]:
        return type(self), (self.message, self.file, self.line, self.column, self.hint)
