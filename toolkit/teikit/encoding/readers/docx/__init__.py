"""Word documents (Office Open XML, ECMA-376), read from the package itself so that no text is lost."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from lxml import etree

from teikit.core.errors import DocumentError
from teikit.encoding.model.transcript import Transcript
from teikit.encoding.notes.typed_notes import with_typed_notes
from teikit.encoding.readers.coverage import TextCoverage
from teikit.encoding.readers.docx.blocks import BlockWriter
from teikit.encoding.readers.docx.impostors import check_is_package
from teikit.encoding.readers.docx.links import Bookmarks
from teikit.encoding.readers.docx.notes import NoteCalls, note_formats
from teikit.encoding.readers.docx.numbering import ListNumbering
from teikit.encoding.readers.docx.package import Package, w
from teikit.encoding.readers.docx.runs import RunWriter
from teikit.encoding.readers.docx.source import PartPlaces, Source, is_words
from teikit.encoding.readers.docx.styles import Styles
from teikit.encoding.readers.draft import Draft
from teikit.encoding.readers.limits import check_paragraphs


def parse(data: bytes, path: Path, encoding: str | None = None) -> Transcript:
    """Parse a Word document: its text with all tracked changes accepted, and its markup.

    :param encoding: ignored; the parts of the document declare theirs.
    :raises DocumentError: the file is not a Word document, is damaged or encrypted, or unpacks to an excessive size.
    """
    check_is_package(data, path)
    package = Package(data, path)
    root = package.part(package.main)
    body = root.find(w("body"))
    if body is None:
        raise DocumentError(f"the Word document is damaged: {package.main} has no body", path)
    check_paragraphs(_count_paragraphs(root), path)
    source = _source(package, root)
    calls = NoteCalls(source)
    calls.find_bodies()
    roots = dict.fromkeys(note.getroottree().getroot() for _, note in calls.bodies.values())
    check_paragraphs(_count_paragraphs(root, *roots), path)
    blocks = BlockWriter(source, RunWriter(source, calls, Bookmarks((root, *roots))))
    source.part = package.main
    blocks.write(body)
    calls.write_bodies(blocks.write)
    _running_heads(source)
    transcript = source.draft.transcript(path.name)
    if not transcript.text.strip():
        raise DocumentError("the Word document is empty (expected text)", path)
    source.coverage.report_unread(root)
    for tree in roots:
        source.coverage.report_unread(tree)
    source.coverage.check(transcript.text, (root, *roots), path.name)
    origins = source.coverage.origins(transcript.text, source.places.with_cell)
    return with_typed_notes(replace(transcript, losses=tuple(source.draft.losses), origins=origins))


def _count_paragraphs(*roots: etree._Element) -> int:
    return sum(1 for root in roots for _ in root.iter(w("p")))


def _source(package: Package, root: etree._Element) -> Source:
    def part(kind: str) -> etree._Element | None:
        name = package.related(kind)
        return package.part(name) if name else None

    draft = Draft()
    styles = Styles(part("styles"))
    places = PartPlaces()
    coverage = TextCoverage(draft.losses, places, is_words)
    numbering, formats = ListNumbering(part("numbering"), styles), note_formats(root, part("settings"))
    return Source(package, draft, coverage, places, styles, numbering, formats)


def _running_heads(source: Source) -> None:
    """Report running heads and feet as losses."""
    package = source.package
    for kind in ("header", "footer"):
        for found in package.relationships(package.main).values():
            if found.kind == kind and not found.external and package.has(found.target):
                root = package.part(found.target)
                source.coverage.drop(root, f"running {'head' if kind == 'header' else 'foot'} ({found.target})")
