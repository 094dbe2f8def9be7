"""The exceptions that teikit raises for problems its user can solve.

Each is also an instance of the built-in exception that a caller would expect::

    TeikitError
    ├── FileError               OSError             a file or folder cannot be read or written
    │   ├── MissingFileError    FileNotFoundError   it does not exist
    │   ├── ExistingFileError   FileExistsError     it exists and must not be overwritten
    │   ├── ChangedFileError                        another program changed it between reading and writing
    │   ├── EditionInUseError   BlockingIOError     another command is writing to the edition
    │   └── DownloadError       ConnectionError     an address cannot be retrieved
    ├── DocumentError           ValueError          a source or an XML document cannot be processed
    │   ├── NotWellFormedError                      it is not well-formed XML
    │   └── InvalidEncodingError                    its TEI would not be valid against the schema of the edition
    ├── ConfigurationError      ValueError          edition.toml, a profile or another setting is wrong
    ├── OptionError             ValueError          arguments or options are invalid, or contradict each other
    ├── SchemaError             ValueError          a schema, a Schematron rule or an ODD is in error
    ├── StylesheetError         ValueError          a stylesheet or a template is in error, or failed
    ├── UnknownNameError        LookupError         a name is not one of those available
    └── WorkerError             RuntimeError        a worker process failed

Problems in a document that is being checked are not raised: they are :class:`teikit.core.findings.Finding` objects.
The command line prints any of these exceptions as one line and exits with status 2, or with status 1 for an
:class:`InvalidEncodingError`, which is a finding about the source.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from teikit.core.positions import Position


@dataclass(eq=False, repr=False)
class TeikitError(Exception):
    """Base class of all errors that teikit raises on purpose.

    :param message: the failure and, if it helps, the expectation.
    :param file: the file in which, or with which, it failed.
    :param position: the position in that file.
    :param hint: what to do next.
    """

    message: str
    file: str | Path | None = None
    position: Position | None = None
    hint: str | None = None

    @property
    def line(self) -> int | None:
        """Line in the file, from 1; ``None`` if unknown."""
        return self.position.line if self.position else None

    @property
    def column(self) -> int | None:
        """Column in the line, in characters from 1; ``None`` if unknown."""
        return self.position.column if self.position else None

    def __str__(self) -> str:
        place = ":".join(str(part) for part in (self.file, self.position) if part is not None)
        text = f"{place}: {self.message}" if place else self.message
        return f"{text}; {self.hint}" if self.hint else text

    def __repr__(self) -> str:
        return f"{type(self).__name__}({str(self)!r})"

    def __reduce__(self) -> tuple[type[TeikitError], tuple[Any, ...]]:
        return type(self), tuple(getattr(self, field.name) for field in fields(self))


class FileError(TeikitError, OSError):
    """A file or folder cannot be read or written."""

    @property
    def filename(self) -> str | None:
        """The file, as other ``OSError`` objects name it."""
        return None if self.file is None else str(self.file)


class MissingFileError(FileError, FileNotFoundError):
    """A file or folder does not exist."""


class ExistingFileError(FileError, FileExistsError):
    """A file exists and must not be overwritten."""


class ChangedFileError(FileError):
    """A file was changed by another program between reading and writing."""


class EditionInUseError(FileError, BlockingIOError):
    """Another command is writing to the edition."""


class DownloadError(FileError, ConnectionError):
    """An address cannot be retrieved."""


class DocumentError(TeikitError, ValueError):
    """A source or an XML document cannot be processed."""


class NotWellFormedError(DocumentError):
    """A document is not well-formed XML."""


class InvalidEncodingError(DocumentError):
    """The TEI of a source would not be valid against the schema of its edition."""


class ConfigurationError(TeikitError, ValueError):
    """A configuration file, a profile or a setting is wrong."""


class OptionError(TeikitError, ValueError):
    """Arguments or options are invalid, or contradict each other."""


class SchemaError(TeikitError, ValueError):
    """A schema, a Schematron rule or an ODD is in error."""


class StylesheetError(TeikitError, ValueError):
    """A stylesheet or a template is in error, or failed."""


@dataclass(eq=False, repr=False)
class UnknownNameError(TeikitError, LookupError):
    """A name is not one of those available.

    :param choices: the available names.
    """

    choices: tuple[str, ...] = ()


class WorkerError(TeikitError, RuntimeError):
    """A worker process failed."""
