"""The edition as a whole: a page for each document with its TEI beside it, the lists, and what machines read.

Two steps: each document is *read* into a record (dates, parties, mentions, statements), then, since a page knows what
comes before and after it, each is *written* as a page. Pages of documents that are as they were are left as they are.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from lxml import etree

from teikit.core import resources, saxon
from teikit.core.errors import TeikitError
from teikit.core.files import read_bytes, write
from teikit.edition.config import Edition
from teikit.publishing.corpus import header
from teikit.publishing.targets.web import search
from teikit.publishing.targets.web.build_cache import Memory
from teikit.publishing.targets.web.page import assets
from teikit.publishing.targets.web.page_cache import Task, is_as_was, read, write_page
from teikit.publishing.targets.web.records import RECORD_NS, Record, files
from teikit.publishing.targets.web.theme import look
from teikit.publishing.transform import register_of

_log = logging.getLogger(__name__)
#: Pages of the edition itself: no document can have their names.
RESERVED = frozenset({"index", "dates", "kinds", "persons", "places", "organisations", "search", "about", "manual"})


@dataclass(frozen=True, slots=True)
class Choice:
    """What is made of an edition: ``downloads`` lie beside each page (``xml`` is copied here, ``pdf``, ``txt`` …)."""

    downloads: tuple[str, ...] = ("xml",)
    manual: bool = False


def web_edition(
    edition: Edition,
    documents: Sequence[Path],
    output: Path,
    choice: Choice | None = None,
    memory: Memory | None = None,
) -> Iterator[Path]:
    """Write the web edition into the folder ``output``; yield what was written, not what was left as it was.

    :param memory: what is remembered of the last time; without it, everything is made.
    :raises TeikitError: a document has the name of a page of the edition, is no TEI, or the stylesheet fails.
    """
    chosen = choice or Choice()
    for document in documents:
        if document.stem.lower() in RESERVED:
            raise TeikitError(
                f"{document.stem}.html is a page of the edition itself", document, hint="give the file another name"
            )
    remembered = memory or Memory.none()
    searching = search.is_available() and bool(documents)
    if not search.is_available():
        _log.warning("no search page: pip install 'teikit[search]' for Pagefind, which makes the index")
    ours: dict[str, Any] = {
        "downloads": " ".join(chosen.downloads),
        "documents": "/".join(document.stem for document in documents),
        "edition_title": edition.title,
        "base_url": _base(edition),
        "lang": edition.language,
    }
    records, changed = [], False
    for document in documents:
        record, fresh = read(Task(edition, ours, output), remembered, document)
        records.append(record)
        changed = changed or fresh
    ours["sections"] = " ".join(_sections(edition, records, chosen, searching))
    task = Task(edition, ours, output, _neighbours(records))
    with search.Indexing(records, output, fresh=changed) if searching else nullcontext() as index:
        for document in documents:
            yield from write_page(task, remembered, document)
        yield from _written(output, _site_files(edition, records, ours))
        yield from assets(output)
        yield from look(edition, output)
        yield from index.written() if index else ()
    for name, was in remembered.forget_others(document.stem for document in documents).items():
        if is_as_was(output / name, was):
            (output / name).unlink()


def _base(edition: Edition) -> str:
    return edition.base_url if not edition.base_url or edition.base_url.endswith("/") else edition.base_url + "/"


def _sections(edition: Edition, records: Sequence[Record], choice: Choice, searching: bool) -> list[str]:
    """Return what there is beside the documents, so that links lead to nothing else."""
    named = "".join(record.xml for record in records)
    has_persons = 'type="person"' in named or "<person " in named or edition.persons_file.is_file()
    present = {
        "dates": True,
        "persons": has_persons,
        "places": 'type="place"' in named or edition.places_file.is_file(),
        "organisations": 'type="org"' in named or edition.organisations_file.is_file(),
        "kinds": True,
        "search": searching,
        "about-edition": True,
        "manual": choice.manual,
        "feed": bool(edition.base_url) and '<change when="' in named,
    }
    return [section for section, there in present.items() if there]


def _neighbours(records: Sequence[Record]) -> dict[str, dict[str, str]]:
    """Return, by name, what stands before and after a document by date, as parameters of its stylesheet."""
    ordered = sorted(records, key=lambda record: (record.date or "~", record.name))
    around: dict[str, dict[str, str]] = {record.name: {} for record in ordered}
    for before, after in pairwise(ordered):
        around[after.name] |= {"previous": before.name, "previous_title": before.title}
        around[before.name] |= {"next": after.name, "next_title": after.title}
    return around


def _site_files(edition: Edition, records: Sequence[Record], ours: dict[str, Any]) -> dict[str, str]:
    whole = etree.Element(f"{{{RECORD_NS}}}edition", nsmap={None: RECORD_NS})
    whole.append(header(edition))
    whole.extend(record.element for record in records)
    registers = {
        "register": register_of(edition.persons_file),
        "places": register_of(edition.places_file),
        "organisations": register_of(edition.organisations_file),
    }
    stylesheet = saxon.compiled(resources.stylesheet("web/edition.xsl"))
    given = {name: value for name, value in registers.items() if value is not None}
    made = stylesheet.transform(whole, **ours, **given)
    return files(etree.fromstring(made.text.encode(), etree.XMLParser(huge_tree=True)))


def _written(output: Path, pages: dict[str, str]) -> Iterator[Path]:
    """Write pages, and remove those of persons, places and organisations that are no more."""
    for name, text in pages.items():
        path, data = output / name, text.encode()
        if not path.is_file() or read_bytes(path, "a page") != data:
            write(path, data)
            yield path
    for folder in ("persons", "places", "organisations"):
        for page in sorted((output / folder).glob("*.html")):
            if f"{folder}/{page.name}" not in pages:
                page.unlink()
