"""Incremental build of the files of documents: a file is made again only if something it depends on has changed."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from teikit.core.files import read_bytes
from teikit.core.xml import parse_bytes
from teikit.edition.config import Edition
from teikit.publishing.pictures import expected_paths
from teikit.publishing.settings import print_settings
from teikit.publishing.targets.epub import SUFFIXES as EPUB_SUFFIXES
from teikit.publishing.targets.typst_source import SUFFIXES as PDF_SUFFIXES
from teikit.publishing.targets.web.build_cache import BuildCache, Target, are_current, digest, version_of
from teikit.publishing.tei_document import TeiDocument

_SUFFIXES = tuple(sorted({*EPUB_SUFFIXES, *PDF_SUFFIXES}))


@dataclass(frozen=True, slots=True)
class DocumentInputs:
    """The state of all that the files of one document are made of."""

    name: str
    key: str
    pictures: Mapping[str, str]
    """State of each picture, by path."""
    output: Path
    cache: BuildCache

    def store(self, target: Target, written: Iterable[Path]) -> None:
        """Store that the files of a format have been made of these inputs."""
        if self.cache.folder is None:
            return
        digests = {str(path.relative_to(self.output)): digest(path.read_bytes()) for path in written}
        self.cache.put(target, self.name, self.key, {"written": digests, "pictures": dict(self.pictures)})


@dataclass(frozen=True)
class DocumentFiles:
    """The files of one document in an output folder, one for each output format."""

    path: Path
    edition: Edition
    output: Path
    cache: BuildCache

    @cached_property
    def document(self) -> TeiDocument:
        """The parsed document.

        :raises TeikitError: the file cannot be read or parsed.
        """
        return TeiDocument(self.path, parse_bytes(self._data, self.path), self.edition)

    def is_current(self, target: Target) -> bool:
        """Return whether the file of a format is as it was written, and so is all that it was made of.

        :raises FileError: the document cannot be read.
        """
        known = self.cache.get(target, self.path.stem, self._key)
        return (
            known is not None
            and all(version_of(Path(picture)) == version for picture, version in known["pictures"].items())
            and are_current(self.output, known["written"])
        )

    def inputs(self) -> DocumentInputs:
        """Return the state of all that the files are made of, before it is read.

        :raises TeikitError: the document cannot be read or parsed.
        """
        pictures = {str(path): version_of(path) for path in sorted(expected_paths(self.document, _SUFFIXES))}
        return DocumentInputs(self.document.name, self._key, pictures, self.output, self.cache)

    @cached_property
    def _data(self) -> bytes:
        return read_bytes(self.path, "a TEI document")

    @cached_property
    def _key(self) -> str:
        return self.cache.key(digest(self._data), os.environ.get("SOURCE_DATE_EPOCH"), _print_inputs(self.edition))


def _print_inputs(edition: Edition) -> list[tuple[str, str]]:
    """Return the state of the files that ``[print]`` in edition.toml names."""
    settings = print_settings(edition)
    fonts = (path for folder in settings.fonts for path in sorted(folder.rglob("*")))
    return [(str(path), version_of(path)) for path in (*fonts, *([settings.template] if settings.template else []))]
