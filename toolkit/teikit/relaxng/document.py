"""Documents as byte streams that can be read more than once: paths, bytes, open files."""

from __future__ import annotations

import os
from codecs import BOM_UTF8
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TypeAlias

#: A document: a path, the document itself, or a file opened in binary mode.
Source: TypeAlias = str | os.PathLike[str] | bytes | IO[bytes]

_CHUNK = 1 << 17
#: Bytes of a stream that are kept in memory; a longer one is copied to a temporary file.
_IN_MEMORY = 1 << 24


def name_of(source: Source) -> str:
    """Return the name of a document for diagnostics."""
    if isinstance(source, (str, os.PathLike)):
        return os.fspath(source)
    if isinstance(source, bytes):
        return "<bytes>"
    name = getattr(source, "name", "<stream>")
    return name if isinstance(name, str) else "<stream>"


@contextmanager
def open_document(source: Source) -> Iterator[IO[bytes]]:
    """Open a document so that it can be read more than once.

    :raises OSError: it cannot be read.
    """
    if isinstance(source, (str, os.PathLike)):
        with Path(source).open("rb") as file:
            yield file
        return
    from tempfile import SpooledTemporaryFile

    with SpooledTemporaryFile(max_size=_IN_MEMORY) as copy:
        if isinstance(source, bytes):
            copy.write(source)
        else:
            while chunk := source.read(_CHUNK):
                copy.write(chunk)
        copy.seek(0)
        yield copy


def chunks(file: IO[bytes]) -> Iterator[bytes]:
    """Yield the content of a file from its beginning, without a UTF-8 byte order mark."""
    file.seek(0)
    if file.read(len(BOM_UTF8)) != BOM_UTF8:
        file.seek(0)
    while chunk := file.read(_CHUNK):
        yield chunk
