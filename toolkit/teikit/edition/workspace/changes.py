"""Changes of files, each with the content that the file must still have."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

import msgspec
from msgspec.structs import replace

from teikit.core.errors import ChangedFileError
from teikit.core.files import read_error, write


class Change(msgspec.Struct, frozen=True):
    """The new content of a file.

    :param before: the content that the change is based on, ``None`` if the file did not exist.
    :param edit: computes the new content from another old one, for a file that another program changes meanwhile.
    """

    path: Path
    before: bytes | None
    after: bytes
    edit: Callable[[bytes], bytes] | None = None

    @classmethod
    def of_file(cls, path: Path, after: bytes) -> Change:
        """Return a change that is based on the present content of a file.

        :raises FileError: the file cannot be read.
        """
        return cls(path, read_content(path), after)

    @property
    def is_needed(self) -> bool:
        """Whether the new content differs from the old one."""
        return self.before != self.after

    def renewed(self) -> Change:
        """Return the change for the present content of the file.

        :raises ChangedFileError: the content has changed, and the change has no ``edit``.
        :raises DocumentError: ``edit`` cannot process the content.
        """
        content = read_content(self.path)
        if content == self.before:
            return self
        if self.edit is None or content is None:
            raise changed(self.path)
        return replace(self, before=content, after=self.edit(content))

    def check(self) -> None:
        """Check that the file still has the content that the change is based on.

        :raises ChangedFileError: it has not.
        """
        if read_content(self.path) != self.before:
            raise changed(self.path)

    def write(self) -> None:
        """Write the file, alone.

        :raises ChangedFileError: its content has changed.
        :raises FileError: it cannot be written.
        """
        self.check()
        write(self.path, self.after)


def changed(path: Path) -> ChangedFileError:
    """Return the error to raise for a file that another program has changed."""
    return ChangedFileError("another program changed this file meanwhile", path, hint="it was left; try again")


def read_content(path: Path) -> bytes | None:
    """Return the content of a file, ``None`` if it does not exist, or is a FIFO or a device.

    :raises FileError: it cannot be read.
    """
    try:
        is_stream = path.exists() and not path.is_file() and not path.is_dir()
        return None if is_stream else path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise read_error(path, error) from None


def digest(content: bytes | None) -> str | None:
    """Return the digest of a content, ``None`` for a file that does not exist."""
    return None if content is None else hashlib.sha256(content).hexdigest()
