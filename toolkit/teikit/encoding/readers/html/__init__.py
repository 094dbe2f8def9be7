"""HTML pages: saved from a site, exported by a word processor, or written by hand."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from lxml import etree

from teikit.core.errors import DocumentError
from teikit.core.positions import Position
from teikit.core.xml import ILLEGAL_CHARACTER
from teikit.encoding.model.transcript import Transcript
from teikit.encoding.notes.typed_notes import with_typed_notes
from teikit.encoding.readers.coverage import TextCoverage
from teikit.encoding.readers.draft import Draft
from teikit.encoding.readers.html import furniture, notes
from teikit.encoding.readers.html.bodies import write_bodies
from teikit.encoding.readers.html.inline import base_address, fragment
from teikit.encoding.readers.html.page import parse_page
from teikit.encoding.readers.html.writer import PageWriter

_OUTSIDE = "outside the text of the page"


def parse(data: bytes, path: Path, encoding: str | None = None) -> Transcript:
    """Parse an HTML page. Its navigation and other furniture is left out and listed as losses.

    :param encoding: a name of a Python codec; by default the encoding that the page declares, else UTF-8.
    :raises DocumentError: the page contains no text, is in another encoding, or contains a character that is not
        allowed in XML.
    """
    root, used = parse_page(data, path, encoding)
    draft = Draft()
    coverage = TextCoverage(draft.losses, _place, _is_text)
    content = furniture.find_content(root)
    found = notes.find_notes(content)
    for element in furniture.outside(root, content):
        coverage.drop(element, furniture.reason(element) or _OUTSIDE)
    coverage.drop_texts(furniture.texts_outside(content), _OUTSIDE)
    targets = frozenset(target for link in content.iter("a") if (target := fragment(link)))
    writer = PageWriter(draft, coverage, found, base_address(root), targets)
    writer.write_content(content)
    write_bodies(draft, coverage, writer, found)
    transcript = draft.transcript(path.name, used)
    if not transcript.text.strip():
        raise DocumentError("the page is empty (expected text)", path)
    transcript = replace(transcript, origins=coverage.origins(transcript.text, _line))
    _refuse_illegal(transcript, path)
    coverage.report_unread(root)
    coverage.check(transcript.text, (root,), path.name)
    return with_typed_notes(replace(transcript, losses=tuple(draft.losses)))


def _is_text(element: etree._Element) -> bool:
    return element.tag not in ("script", "style")


def _line(element: etree._Element) -> int:
    return int(element.sourceline or 1)


def _place(element: etree._Element) -> str:
    # Names in pages need not be legal in XML: Word writes <o:p>.
    return f"line {element.sourceline}, {str(element.tag).rpartition('}')[2]}"


def _refuse_illegal(transcript: Transcript, path: Path) -> None:
    text = transcript.text
    if illegal := ILLEGAL_CHARACTER.search(text):
        before = text[max(0, illegal.start() - 20) : illegal.start()]
        raise DocumentError(
            f"character U+{ord(illegal[0]):04X} after {before!r} is not allowed in XML",
            path,
            Position(line) if isinstance(line := transcript.origin(illegal.start()), int) else None,
            "remove it",
        )
