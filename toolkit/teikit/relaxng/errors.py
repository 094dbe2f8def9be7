"""What goes wrong in a schema, as opposed to a document."""

from __future__ import annotations

from dataclasses import dataclass

from teikit.core.errors import TeikitError
from teikit.core.findings import Finding


@dataclass(eq=False)
class SchemaError(TeikitError):
    """A schema that is not a correct RELAX NG schema; ``findings`` holds each fault, with its place.

    The message is that of the first finding.
    """

    findings: tuple[Finding, ...] = ()

    @classmethod
    def of(cls, findings: list[Finding], hint: str | None = None) -> SchemaError:
        """Build the error from one or more findings."""
        first = findings[0]
        more = f" (and {len(findings) - 1} more)" if len(findings) > 1 else ""
        error = cls(first.message + more, first.file, first.line or None, first.column or None, hint)
        error.findings = tuple(findings)
        return error

    def __reduce__(self) -> tuple[type[SchemaError], tuple[object, ...]]:
        return type(self), (self.message, self.file, self.line, self.column, self.hint, self.findings)
