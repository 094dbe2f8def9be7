"""Documents as bytes that can be read twice: files, bytes in memory, open files."""

from __future__ import annotations

import os
from codecs import BOM_UTF8
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TypeAlias

from teikit.core.errors import TeikitError

#: What can be validated: a path, the document itself, or a file open for reading bytes.
Source: TypeAlias = str | os.PathLike[str] | bytes | IO[bytes]

CHUNK = 1 << 17


def name_of(source: Source) -> str:
    """Return what to call a document in findings."""
    if isinstance(source, (str, os.PathLike)):
        return os.fspath(source)
    if isinstance(source, bytes):
        return "<bytes>"
    name = getattr(source, "name", "<stream>")
    return name if isinstance(name, str) else "<stream>"


@contextmanager
def opened(source: Source) -> Iterator[IO[bytes]]:
    """Open a document for reading it twice; what cannot be read twice goes to a temporary file, not to memory.

    :raises TeikitError: it cannot be read.
    """
    if isinstance(source, (str, os.PathLike)):
        try:
            with Path(source).open("rb") as file:
                yield file
        except IsADirectoryError:
            raise TeikitError("this is a folder, an XML file was expected", os.fspath(source)) from None
        except OSError as error:
            raise TeikitError(f"cannot be read: {(error.strerror or str(error)).lower()}", os.fspath(source)) from None
        return
    from tempfile import SpooledTemporaryFile

    with SpooledTemporaryFile(max_size=1 << 24) as copy:
        if isinstance(source, bytes):
            copy.write(source)
        else:
            while chunk := source.read(CHUNK):
                copy.write(chunk)
        copy.seek(0)
        yield copy


def chunks(file: IO[bytes]) -> Iterator[bytes]:
    """Yield a file from its beginning, piece by piece; a byte order mark of UTF-8 is no character and is left out."""
    file.seek(0)
    if file.read(len(BOM_UTF8)) != BOM_UTF8:
        file.seek(0)
    while chunk := file.read(CHUNK):
        yield chunk
