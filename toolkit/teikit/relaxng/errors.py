"""The error raised for an incorrect schema. Errors of documents are diagnostics; unreadable files, ``OSError``."""

from __future__ import annotations

from collections.abc import Sequence

from teikit.relaxng.diagnostic import Diagnostic, located


class SchemaError(ValueError):
    """A schema that does not conform to RELAX NG.

    Message and position are those of the first diagnostic. ``str()`` gives them on one line.
    """

    def __init__(
        self,
        message: str,
        file: str | None = None,
        line: int | None = None,
        column: int | None = None,
        hint: str | None = None,
        diagnostics: Sequence[Diagnostic] = (),
    ) -> None:
        super().__init__(message, file, line, column, hint, diagnostics)
        self.message = message
        self.file = file
        self.line = line
        self.column = column
        self.hint = hint
        self.diagnostics = tuple(diagnostics)

    @classmethod
    def of(cls, diagnostics: Sequence[Diagnostic], hint: str | None = None) -> SchemaError:
        """Create the error for one or more diagnostics."""
        first = diagnostics[0]
        more = f" (and {len(diagnostics) - 1} more)" if len(diagnostics) > 1 else ""
        return cls(first.message + more, first.file, first.line, first.column, hint, diagnostics)

    @classmethod
    def at(cls, file: str, position: tuple[int, int | None], code: str, message: str) -> SchemaError:
        """Create the error for a single diagnostic.

        :param position: line and column.
        """
        return cls.of([Diagnostic(file, *position, code, message)])

    def __str__(self) -> str:
        text = f"{located(self.file, self.line, self.column)}{self.message}"
        return f"{text}; {self.hint}" if self.hint else text
