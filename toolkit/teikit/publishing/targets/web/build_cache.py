"""What is remembered of the last time a web edition was made, so that what has not changed is not made again.

One JSON file a document, in the user's cache folder: a digest of everything the document's page was made of, and
digests of what was written. A page that was edited or deleted since is made again. What cannot be read is not
remembered.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from teikit import __version__
from teikit.core import resources
from teikit.core.errors import TeikitError
from teikit.core.files import write
from teikit.core.user_cache import user_cache


@dataclass(frozen=True, slots=True)
class Memory:
    """A folder of what is remembered, ``None`` for nothing; ``common`` digests what all documents are made with."""

    folder: Path | None
    common: str = ""

    @classmethod
    def none(cls) -> Memory:
        """Return a memory that remembers nothing."""
        return cls(None)

    @classmethod
    def of(cls, output: Path, *made_of: Path) -> Memory:
        """Return the memory of the edition in ``output``; ``made_of``: files that all documents depend on."""
        key = hashlib.sha256(str(output.resolve()).encode()).hexdigest()[:24]
        return cls(user_cache() / "teikit" / "web" / key, _common(made_of))

    def recall(self, what: str, name: str, key: str) -> dict[str, Any] | None:
        """Return what was remembered under a name, if it was with this key."""
        if self.folder is None:
            return None
        with contextlib.suppress(OSError, ValueError, TypeError, KeyError):
            data: dict[str, Any] = json.loads((self.folder / f"{what}-{name}.json").read_text(encoding="utf-8"))
            if data["key"] == key:
                return data
        return None

    def remember(self, what: str, name: str, key: str, data: Mapping[str, Any]) -> None:
        """Remember; where that fails, nothing is remembered."""
        if self.folder is not None:
            with contextlib.suppress(TeikitError):
                text = json.dumps({"key": key, **data}, ensure_ascii=False)
                write(self.folder / f"{what}-{name}.json", text.encode())

    def forget_others(self, names: Iterable[str]) -> dict[str, str]:
        """Forget documents that are no more; return the pages that were made of them, with the digest of each."""
        pages: dict[str, str] = {}
        if self.folder is None or not self.folder.is_dir():
            return pages
        kept = {f"{what}-{name}.json" for name in names for what in ("read", "write")}
        for file in self.folder.glob("*.json"):
            if file.name not in kept:
                with contextlib.suppress(OSError, ValueError, TypeError, AttributeError):
                    pages |= json.loads(file.read_text(encoding="utf-8")).get("pages", {})
                file.unlink(missing_ok=True)
        return pages

    def key(self, *parts: object) -> str:
        """Return a digest of what something is made of, with what all documents are made with."""
        return digest("\0".join([self.common, *(repr(part) for part in parts)]).encode())


def digest(data: bytes) -> str:
    """Return a digest of bytes."""
    return hashlib.sha256(data).hexdigest()


def _common(made_of: Iterable[Path]) -> str:
    """Digest the version, our stylesheets and the given files."""
    sheets = (path for folder in ("common", "web") for path in resources.stylesheet(folder).glob("*.xsl"))
    digests = [f"{path.name} {digest(path.read_bytes())}" for path in sorted([*sheets, *made_of]) if path.is_file()]
    return digest("\n".join([__version__, *digests]).encode())
