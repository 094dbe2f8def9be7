"""State of the last build of an edition, for incremental builds.

JSON files in the user's cache folder: for each document its record, and digests of the files of its page and of each
other output format; for the edition, digests of its own pages. Each has a key, a digest of everything it was made from.
A file that was edited or deleted since is written again. A cache file that cannot be read counts as missing.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any, Literal, TypeAlias, get_args

from teikit.core import resources
from teikit.core.errors import TeikitError
from teikit.core.files import write
from teikit.core.user_cache import user_cache_folder
from teikit.core.version import __version__

#: Output formats of single documents, apart from the web.
Target: TypeAlias = Literal["pdf", "epub", "text", "markdown"]
Kind: TypeAlias = Literal["record", "page", "site"] | Target

#: Name under which the entry of the edition is stored; no document can have it.
EDITION = "index"
_KINDS: tuple[Kind, ...] = ("record", "page", "site", *get_args(Target))
#: Folders of the stylesheets and templates that the outputs depend on, and the programs that run them.
_STYLESHEETS = ("common", "epub", "markdown", "print", "text", "web")
_SUFFIXES = (".xsl", ".typ", ".css")
_PROCESSORS = ("saxonche", "typst")


@dataclass(frozen=True, slots=True)
class BuildCache:
    """Cache of the build into one output folder."""

    folder: Path | None
    """Folder of the cache files; ``None`` disables the cache."""
    shared_inputs: str = ""
    """Digest of the inputs that all documents share."""

    @classmethod
    def disabled(cls) -> BuildCache:
        """Return a cache that is always empty."""
        return cls(None)

    @classmethod
    def open(cls, output: Path, *shared_inputs: Path) -> BuildCache:
        """Return the cache of the build into a folder.

        :param shared_inputs: the files on which all pages depend, apart from teikit's stylesheets.
        """
        name = hashlib.sha256(os.fsencode(os.path.realpath(output))).hexdigest()[:24]
        return cls(user_cache_folder() / "teikit" / "site" / name, _digest_of_shared(shared_inputs))

    def get(self, kind: Kind, document: str, key: str) -> dict[str, Any] | None:
        """Return the entry of a document, if there is one with this key."""
        if self.folder is None:
            return None
        with contextlib.suppress(OSError, ValueError, TypeError, KeyError):
            entry: dict[str, Any] = json.loads(self._file(self.folder, kind, document).read_text(encoding="utf-8"))
            if entry["key"] == key:
                return entry
        return None

    def put(self, kind: Kind, document: str, key: str, data: Mapping[str, Any]) -> None:
        """Store the entry of a document. A failure to write is ignored: the next build does more work."""
        if self.folder is not None:
            with contextlib.suppress(TeikitError):
                text = json.dumps({"key": key, **data}, ensure_ascii=False)
                write(self._file(self.folder, kind, document), text.encode())

    def remove_others(self, documents: Iterable[str]) -> dict[str, str]:
        """Remove the entries of all other documents; return the files of their pages, each with its digest."""
        files: dict[str, str] = {}
        if self.folder is None or not self.folder.is_dir():
            return files
        kept = {self._file(self.folder, kind, document) for document in (*documents, EDITION) for kind in _KINDS}
        for entry in set(self.folder.glob("*.json")) - kept:
            with contextlib.suppress(OSError, ValueError, TypeError, AttributeError):
                files |= json.loads(entry.read_text(encoding="utf-8")).get("files", {})
            entry.unlink(missing_ok=True)
        return files

    def key(self, *inputs: object) -> str:
        """Return a digest of inputs and of those that all documents share.

        :param inputs: values whose ``repr`` is the same in each process.
        """
        return digest("\0".join([self.shared_inputs, *(repr(part) for part in inputs)]).encode())

    @staticmethod
    def _file(folder: Path, kind: Kind, document: str) -> Path:
        return folder / f"{kind}-{document}.json"


def digest(data: bytes) -> str:
    """Return the SHA-256 digest of bytes, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def are_current(folder: Path, written: Mapping[str, str]) -> bool:
    """Return whether all files are as they were written.

    :param written: the digest of each file, by its path in the folder.
    """
    return all(matches_digest(folder / name, expected) for name, expected in written.items())


def matches_digest(path: Path, expected: str) -> bool:
    """Return whether a file exists and has a digest."""
    return path.is_file() and digest(path.read_bytes()) == expected


def version_of(file: Path) -> str:
    """Return size and time of change of a file, which are quicker to compare than its bytes; ``""`` if missing."""
    if not file.is_file():
        return ""
    state = file.stat()
    return f"{state.st_size} {state.st_mtime_ns}"


def _digest_of_shared(files: Iterable[Path]) -> str:
    """Return a digest of the versions of teikit and its processors, teikit's stylesheets and other files."""
    modules = (path for folder in _STYLESHEETS for path in resources.stylesheet(folder).glob("*"))
    stylesheets = (path for path in modules if path.suffix in _SUFFIXES)
    digests = [f"{path.name} {digest(path.read_bytes())}" for path in sorted([*stylesheets, *files]) if path.is_file()]
    versions = (f"{name} {version(name)}" for name in _PROCESSORS)
    return digest("\n".join([__version__, *versions, *digests]).encode())
