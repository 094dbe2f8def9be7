"""Word documents (Office Open XML, ECMA-376): read from the package itself, so that nothing is lost on the way."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from lxml import etree

from teikit.core.errors import TeikitError
from teikit.encoding.model.transcript import Transcript
from teikit.encoding.notes.typed_notes import with_typed_notes
from teikit.encoding.readers.account import Account
from teikit.encoding.readers.docx.blocks import Blocks
from teikit.encoding.readers.docx.impostors import refuse
from teikit.encoding.readers.docx.links import Bookmarks
from teikit.encoding.readers.docx.notes import NoteCalls, formats
from teikit.encoding.readers.docx.numbering import Numbering
from teikit.encoding.readers.docx.package import Package, w
from teikit.encoding.readers.docx.runs import Runs
from teikit.encoding.readers.docx.source import Places, Source, is_words
from teikit.encoding.readers.docx.styles import Styles
from teikit.encoding.readers.draft import Draft


def transcript(data: bytes, path: Path, encoding: str | None = None) -> Transcript:
    """Read a Word document: its text as it is after all tracked changes, and what its markup says.

    :param encoding: without meaning here: the parts of the document say theirs.
    :raises TeikitError: the file is no Word document, broken, encrypted, or unpacks to more than any document does.
    """
    refuse(data, path)
    package = Package(data, path)
    root = package.part(package.main)
    body = root.find(w("body"))
    if body is None:
        raise TeikitError(f"the Word document is broken: {package.main} has no body", path)
    source = _source(package, root)
    calls = NoteCalls(source)
    calls.read()
    roots = dict.fromkeys(note.getroottree().getroot() for _, note in calls.bodies.values())
    blocks = Blocks(source, Runs(source, calls, Bookmarks((root, *roots))))
    source.part = package.main
    blocks.write(body)
    calls.write_bodies(blocks.write)
    _running_heads(source)
    read = source.draft.transcript(path.name)
    if not read.text.strip():
        raise TeikitError("the Word document is empty, a text was expected", path)
    source.account.unread(root)
    for tree in roots:
        source.account.unread(tree)
    source.account.missing(read.text)
    return with_typed_notes(replace(read, losses=tuple(source.draft.losses)))


def _source(package: Package, root: etree._Element) -> Source:
    def part(kind: str) -> etree._Element | None:
        name = package.related(kind)
        return package.part(name) if name else None

    draft = Draft()
    styles = Styles(part("styles"))
    account = Account(draft.losses, Places(), is_words)
    return Source(
        package, draft, account, styles, Numbering(part("numbering"), styles), formats(root, part("settings"))
    )


def _running_heads(source: Source) -> None:
    """List what stands at the head and the foot of every page."""
    package = source.package
    for kind in ("header", "footer"):
        for found in package.relationships(package.main).values():
            if found.kind == kind and not found.external and package.has(found.target):
                root = package.part(found.target)
                source.account.drop(root, f"running {'head' if kind == 'header' else 'foot'} ({found.target})")
