"""Web edition: a page for each document with its TEI, indexes, search, and files for machines.

Two passes: each document is first reduced to a record (dates, parties, mentions, statements). Then each page is
written, since a page links to its neighbours. Pages whose inputs have not changed are left as they are.
"""

from __future__ import annotations

import logging
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import nullcontext
from copy import deepcopy
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from lxml import etree

from teikit.core import resources, saxon
from teikit.core.errors import DocumentError
from teikit.core.files import read_bytes, write
from teikit.core.output_names import OutputName
from teikit.edition.config import Edition
from teikit.publishing.corpus import edition_header
from teikit.publishing.targets.web import search
from teikit.publishing.targets.web.build_cache import EDITION, BuildCache, are_current, digest, matches_digest
from teikit.publishing.targets.web.page import write_assets
from teikit.publishing.targets.web.page_cache import PageCache
from teikit.publishing.targets.web.records import RECORD_NS, Record, result_files
from teikit.publishing.targets.web.theme import write_theme
from teikit.publishing.transform import read_register

_log = logging.getLogger(__name__)
#: Names of the pages of the edition itself, which no document can have.
RESERVED_NAMES = frozenset(
    {"index", "dates", "kinds", "persons", "places", "organisations", "search", "about", "manual"}
)
#: Folders with a page for each entity of a kind.
_ENTITY_FOLDERS = ("persons", "places", "organisations")


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteOptions:
    """Options of a web edition."""

    downloads: tuple[str, ...] = ("xml",)
    """Suffixes of the files that each page offers for download. The TEI (``xml``) is copied by the site itself."""
    manual: bool = False
    """Whether the pages link to an encoding manual, ``manual.html``."""


def write_site(
    edition: Edition,
    documents: Sequence[Path],
    output: Path,
    options: SiteOptions | None = None,
    cache: BuildCache | None = None,
) -> Iterator[Path]:
    """Write a web edition into a folder; yield the files written, without those that were up to date.

    :param cache: the state of the last build; without it, all pages are written.
    :raises TeikitError: a document has a reserved name or is not TEI, the stylesheet fails, or a file cannot be
        written.
    """
    _check_names(documents)
    options, cache = options or SiteOptions(), cache or BuildCache.disabled()
    pages = PageCache(edition, output, cache)
    records, changed = _read_records(pages, documents)
    searchable = _is_searchable(documents)
    values = {
        "downloads": " ".join(options.downloads),
        "documents": "/".join(document.stem for document in documents),
        "edition-title": edition.title,
        "base-url": _with_final_slash(edition.base_url),
        "lang": edition.language,
        "sections": " ".join(_sections(edition, records, manual=options.manual, searchable=searchable)),
    }
    neighbours = _neighbours(records)
    with search.SearchIndexer(records, output, changed=changed) if searchable else nullcontext() as index:
        for document in documents:
            yield from pages.write(document, {**values, **neighbours[document.stem]})
        yield from _write_site_files(edition, records, values, output, cache)
        yield from write_assets(output)
        yield from write_theme(edition, output)
        yield from index.finish() if index else ()
    _remove_old_pages(output, cache, documents)


def _check_names(documents: Sequence[Path]) -> None:
    for document in documents:
        if document.stem.lower() in RESERVED_NAMES:
            message = f"cannot publish a document as {document.stem}.html: a page of the edition itself has this name"
            raise DocumentError(message, document, hint="rename the file")


def _read_records(pages: PageCache, documents: Sequence[Path]) -> tuple[list[Record], bool]:
    """Return the records of documents, and whether any of them was made again."""
    results = [pages.record(document) for document in documents]
    return [record for record, _ in results], any(changed for _, changed in results)


def _is_searchable(documents: Sequence[Path]) -> bool:
    if not search.is_available():
        _log.warning("no search page: it needs Pagefind, pip install 'teikit[search]'")
        return False
    return bool(documents)


def _with_final_slash(address: str | None) -> str:
    return f"{address.removesuffix('/')}/" if address else ""


def _sections(edition: Edition, records: Sequence[Record], *, manual: bool, searchable: bool) -> list[str]:
    """Return the sections of the edition that exist: pages link to these only."""
    exists = {
        "dates": True,
        "persons": edition.persons_file.is_file() or any(record.names("person") for record in records),
        "places": edition.places_file.is_file() or any(record.names("place") for record in records),
        "organisations": edition.organisations_file.is_file() or any(record.names("org") for record in records),
        "kinds": True,
        "search": searchable,
        "about-edition": True,
        "manual": manual,
        "feed": bool(edition.base_url) and any(record.has_dated_changes for record in records),
    }
    return [section for section, does_exist in exists.items() if does_exist]


def _neighbours(records: Sequence[Record]) -> dict[str, dict[str, str]]:
    """Return stylesheet parameters for the documents before and after each document by date, by its name."""
    ordered = sorted(records, key=lambda record: (record.date or "~", record.name))
    neighbours: dict[str, dict[str, str]] = {record.name: {} for record in ordered}
    for before, after in pairwise(ordered):
        neighbours[after.name] |= {"previous": before.name, "previous-title": before.title}
        neighbours[before.name] |= {"next": after.name, "next-title": after.title}
    return neighbours


def _write_site_files(
    edition: Edition, records: Sequence[Record], values: Mapping[str, str], output: Path, cache: BuildCache
) -> Iterator[Path]:
    """Write the pages and files of the edition itself, unless they are up to date; yield those that differ."""
    key = cache.key([(record.name, record.xml) for record in records], sorted(values.items()))
    known = cache.get("site", EDITION, key)
    if known is not None and are_current(output, known["written"]):
        _remove_other_entities(output, known["written"])
        return
    files = _site_files(edition, records, values)
    yield from _write_changed(output, files)
    _remove_other_entities(output, files)
    cache.put("site", EDITION, key, {"written": {name: digest(text.encode()) for name, text in files.items()}})


def _site_files(edition: Edition, records: Sequence[Record], values: Mapping[str, str]) -> dict[str, str]:
    """Return the indexes, the front page and the files for machines, by path."""
    root = etree.Element(f"{{{RECORD_NS}}}edition", nsmap={None: RECORD_NS})
    root.append(edition_header(edition))
    root.extend(deepcopy(record.element) for record in records)
    registers = {
        "register": read_register(edition.persons_file),
        "places": read_register(edition.places_file),
        "organisations": read_register(edition.organisations_file),
    }
    stylesheet = saxon.load_stylesheet(resources.stylesheet("web/edition.xsl"))
    given = {name: register for name, register in registers.items() if register is not None}
    return result_files(stylesheet.transform(root, **values, **given).text)


def _write_changed(output: Path, files: Mapping[str, str]) -> Iterator[Path]:
    """Write the files that differ from those in the folder."""
    for name, text in files.items():
        path, data = OutputName(name).below(output), text.encode()
        if not path.is_file() or read_bytes(path, "a page") != data:
            write(path, data)
            yield path


def _remove_other_entities(output: Path, files: Collection[str]) -> None:
    """Remove pages of entities that no longer exist."""
    for folder in _ENTITY_FOLDERS:
        for page in sorted((output / folder).glob("*.html")):
            if f"{folder}/{page.name}" not in files:
                page.unlink()


def _remove_old_pages(output: Path, cache: BuildCache, documents: Sequence[Path]) -> None:
    """Remove the pages of documents that no longer exist, unless they were edited."""
    for name, expected in cache.remove_others(document.stem for document in documents).items():
        if matches_digest(output / name, expected):
            (output / name).unlink()
