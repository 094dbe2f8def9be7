"""Build an edition: encode what is missing, update what changed, validate everything, publish."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from teikit.core.errors import TeikitError
from teikit.core.findings import Report
from teikit.edition.config import Edition

if TYPE_CHECKING:
    from teikit.workflow.update_documents import Outcome

#: What an edition can be published as, and what it is when nothing else is asked for.
TARGETS = ("web", "pdf", "epub", "text", "markdown", "volume")
DEFAULT_TARGETS = ("web", "pdf", "epub", "text")
#: What lies beside a page to download, by the ending of its name.
_DOWNLOADS = {"pdf": "pdf", "epub": "epub", "text": "txt"}


def brought_up_to_date(edition: Edition) -> Iterator[Outcome]:
    """Encode each source that has no TEI document yet, update each whose source changed; yield what was done.

    :raises TeikitError: the edition has no sources and no documents, or a source cannot be encoded.
    """
    if documents(edition) and not any(edition.sources.glob("*")):
        return
    from teikit.workflow import update_documents as sources

    if not sources.sources(edition) and not documents(edition):
        raise TeikitError("no texts in sources/, no TEI in documents/", edition.folder, hint="add a text to sources/")
    yield from sources.brought_up_to_date(edition)


def documents(edition: Edition) -> list[Path]:
    """Return the TEI documents of an edition, in the order of their names."""
    return sorted(edition.tei.glob("*.xml"))


def validate(edition: Edition) -> Report:
    """Validate documents and registers: schema, rules and the links between them."""
    from teikit.validation import check

    return check([*documents(edition), *sorted(edition.persons_file.parent.glob("*.xml"))])


def publish(
    edition: Edition, output: Path, targets: Collection[str] = DEFAULT_TARGETS, *, anew: bool = False
) -> Iterator[Path]:
    """Publish every document as each of the ``targets``, and the edition as a whole; yield what was written.

    :param targets: some of :data:`TARGETS`; ``volume`` is one book of all documents, as PDF and EPUB.
    :param anew: whether pages of the web edition are made again though nothing has changed.
    :raises TeikitError: a target is unknown, or a document cannot be published.
    """
    from teikit.publishing import publish as publish_one
    from teikit.publishing.targets.epub import edition_epub
    from teikit.publishing.volume import volume

    for unknown in sorted(set(targets) - set(TARGETS)):
        raise TeikitError(f"nothing publishes as {unknown!r}", hint=f"one of {', '.join(TARGETS)}")
    register = edition.persons_file if edition.persons_file.is_file() else None
    found = documents(edition)
    for document in found:
        for target in sorted(set(targets) - {"web", "volume"}):
            yield from publish_one(target, document, output, register=register)
    if "volume" in targets:
        yield volume(edition, found, output)
        yield edition_epub(edition, found, output)
    if "web" in targets:
        yield from _web(edition, found, output, targets, anew)


def _web(edition: Edition, found: list[Path], output: Path, targets: Collection[str], anew: bool) -> Iterator[Path]:
    from teikit.edition import config as editions
    from teikit.publishing.targets.web import Choice, Memory, web_edition

    downloads = tuple(ending for target, ending in _DOWNLOADS.items() if target in targets)
    registers = (edition.persons_file, edition.places_file, edition.organisations_file)
    memory = Memory.none() if anew else Memory.of(output, edition.folder / editions.FILE, *registers)
    yield from web_edition(edition, found, output, Choice(("xml", *downloads), manual=True), memory)
    yield from manual(edition, output, anew=anew)


def manual(edition: Edition, output: Path, *, anew: bool = False) -> Iterator[Path]:
    """Write the encoding manual of an edition, that of its own ODD or teikit's, unless it is younger than all it is of.

    :raises TeikitError: the ODD cannot be compiled.
    """
    from teikit.core import resources
    from teikit.core.files import write
    from teikit.edition import config as editions
    from teikit.odd import compiler as odd

    own = edition.folder / edition.odd if edition.odd else resources.schema("teikit.odd")
    page = output / "manual.html"
    sources = (own, edition.folder / editions.FILE, *resources.stylesheet("odd").iterdir())
    if anew or not page.is_file() or any(_changed(source) >= _changed(page) for source in sources):
        write(page, odd.manual(own, edition_title=edition.title))
        yield page


def _changed(path: Path) -> float:
    return path.stat().st_mtime if path.is_file() else 0.0
