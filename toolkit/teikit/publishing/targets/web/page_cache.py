"""Incremental build of records and pages: each is made again only if something it depends on has changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from teikit.core.files import read_bytes, write
from teikit.core.output_names import OutputName
from teikit.core.xml import parse_bytes
from teikit.edition.config import Edition
from teikit.publishing.settings import site_options
from teikit.publishing.targets.web.build_cache import BuildCache, are_current, digest, version_of
from teikit.publishing.targets.web.page import render_page
from teikit.publishing.targets.web.pictures import PagePictures
from teikit.publishing.targets.web.records import Record, make_record
from teikit.publishing.tei_document import TeiDocument


@dataclass(frozen=True, slots=True)
class PageCache:
    """Records and pages of the documents of an edition."""

    edition: Edition
    output: Path
    cache: BuildCache

    def record(self, path: Path) -> tuple[Record, bool]:
        """Return the record of a document, and whether it was made again.

        :raises TeikitError: the file is not a TEI document, or the stylesheet fails.
        """
        data = read_bytes(path, "a TEI document")
        key = self.cache.key(digest(data), self.edition.language)
        known = self.cache.get("record", path.stem, key)
        if known is not None:
            return Record.parse(path.stem, known["xml"], known["words"]), False
        record = make_record(self._parse(path, data))
        self.cache.put("record", path.stem, key, {"xml": record.xml, "words": record.words})
        return record, True

    def write(self, path: Path, values: Mapping[str, str]) -> list[Path]:
        """Write the page of a document, and its TEI, unless they are up to date; return the files written.

        :param values: stylesheet parameters that depend on the edition and on neighbouring documents.
        :raises TeikitError: the file is not a TEI document, the stylesheet fails, or a file cannot be written.
        """
        data = read_bytes(path, "a TEI document")
        options = site_options(self.edition)
        key = self.cache.key(digest(data), sorted(values.items()), options)
        known = self.cache.get("page", path.stem, key)
        if known is not None and self._is_current(known):
            return []
        page = render_page(self._parse(path, data), options, values)
        files = {**page.files, path.name: data}
        for name, content in files.items():
            write(OutputName(name).below(self.output), content)
        self._remove_other_pictures(page.pictures)
        pictures = {str(picture): version_of(picture) for picture in sorted(page.pictures.expected)}
        digests = {name: digest(content) for name, content in files.items()}
        self.cache.put("page", path.stem, key, {"files": digests, "pictures": pictures})
        return [self.output / name for name in files]

    def _parse(self, path: Path, data: bytes) -> TeiDocument:
        return TeiDocument(path, parse_bytes(data, path), self.edition)

    def _is_current(self, known: Mapping[str, Any]) -> bool:
        """Return whether a page is as it was written, and its pictures as they were read, or still missing."""
        pictures = known.get("pictures", {})
        return are_current(self.output, known["files"]) and all(
            version_of(Path(picture)) == version for picture, version in pictures.items()
        )

    def _remove_other_pictures(self, pictures: PagePictures) -> None:
        for picture in (self.output / pictures.folder).glob("*"):
            if f"{pictures.folder}/{picture.name}" not in pictures.files:
                picture.unlink()
