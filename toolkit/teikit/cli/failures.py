"""Failures of a command: one line on standard error, and the exit status."""

from __future__ import annotations

import contextlib
import errno
import os
import sys
from collections.abc import Callable
from typing import IO, Any, TypeVar

import click

from teikit.core.errors import ChangedFileError, InvalidEncodingError, TeikitError
from teikit.core.printable import printable

_T = TypeVar("_T")


class Failure(click.ClickException):
    """The command failed: one line on standard error, exit status 2 (1 means findings)."""

    exit_code = 2

    def show(self, file: IO[Any] | None = None) -> None:
        """Print the message."""
        click.echo(f"teikit: {printable(self.format_message())}", err=True, file=file)


class NotWritten(Failure):
    """A file was left: its TEI would not be valid, or another program changed it. This is a finding, exit status 1."""

    exit_code = 1


class Interrupted(Failure):
    """The user pressed Ctrl-C: exit status 130, as shells report SIGINT."""

    exit_code = 130

    def __init__(self) -> None:
        super().__init__("interrupted")


def run(command: Callable[[], _T]) -> _T:
    """Run a command and write out its output; turn its errors into failures.

    A broken pipe is left to click, which ends the command without a message.
    """
    try:
        try:
            return _call(command)
        finally:
            if sys.stdout is not None:
                sys.stdout.flush()
    except (ChangedFileError, InvalidEncodingError) as error:
        raise NotWritten(str(error)) from None
    except TeikitError as error:
        raise Failure(str(error)) from None
    except click.UsageError as error:
        raise click.UsageError(printable(error.format_message()), error.ctx) from None
    except UnicodeEncodeError as error:
        raise Failure(_encoding_message(error)) from None
    except KeyboardInterrupt:
        raise Interrupted from None
    except OSError as error:
        if error.errno == errno.EPIPE:
            raise
        _discard_output()
        where = error.filename or "standard output"
        raise Failure(f"{where}: {(error.strerror or str(error)).lower()}") from None


def _call(command: Callable[[], _T]) -> _T:
    try:
        return command()
    except RuntimeError as error:
        # pathlib raises it, on Python before 3.13.
        if not str(error).startswith("Symlink loop"):
            raise
        name = str(error).partition("'")[2].rstrip("'")
        raise OSError(errno.ELOOP, "too many levels of symbolic links", name) from None


def _encoding_message(error: UnicodeEncodeError) -> str:
    character = error.object[error.start]
    if "\ud800" <= character <= "\udfff":
        return f"cannot print {character!a}, part of a file name that is not valid UTF-8; rename the file"
    encoding = sys.stdout.encoding if error.encoding == "charmap" else error.encoding
    return f"cannot print U+{ord(character):04X} in {encoding}; set PYTHONIOENCODING=utf-8"


def _discard_output() -> None:
    """Connect standard output to the null device, so that Python does not fail once more when it ends."""
    with contextlib.suppress(OSError, ValueError, AttributeError):
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, sys.stdout.fileno())
        os.close(null)
