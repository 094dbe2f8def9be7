"""References from a schema to others (RELAX NG 4.5 to 4.7): the files that ``include`` and ``externalRef`` read.

The caller of :func:`teikit.relaxng.load` can supply a resolver, which decides on the files that a schema may read.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple, TypeAlias

#: Returns the file that an ``href`` names, given the ``href`` and the folder that it is relative to.
#: It raises ``ValueError``, with the reason, for a file that the schema may not read.
Resolver: TypeAlias = Callable[[str, Path], Path]


class Reference(NamedTuple):
    """A resolved reference."""

    href: str
    folder: str
    file: str

    def is_current(self, resolve: Resolver) -> bool:
        """Return whether a resolver still leads to the same file."""
        try:
            return str(resolve(self.href, Path(self.folder))) == self.file
        except ValueError:
            return False


def local_file(href: str, folder: Path) -> Path:
    """Return the file that a relative address or a ``file:`` address names; its path contains no ``..``.

    :raises ValueError: it is an address in the network.
    """
    # Most runs read a schema from the cache and need no addresses.
    from urllib.parse import unquote, urlsplit

    parts = urlsplit(href)
    if parts.scheme not in ("", "file"):
        raise ValueError(f"“{href}” is a network address; only files are read")
    return Path(os.path.normpath(folder / unquote(parts.path)))
