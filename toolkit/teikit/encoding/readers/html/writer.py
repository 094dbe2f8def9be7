"""Writer: turns the tree of a page into a draft. Each HTML element determines what becomes of its text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from typing import ClassVar

from lxml import etree

from teikit.encoding.model.annotation import Inserted
from teikit.encoding.readers.counts import MAX_COLUMNS, MAX_ROWS, parse_count
from teikit.encoding.readers.coverage import TextCoverage
from teikit.encoding.readers.draft import Draft
from teikit.encoding.readers.html import furniture
from teikit.encoding.readers.html.inline import Format, address, formats, fragment
from teikit.encoding.readers.html.lists import ItemNumbering
from teikit.encoding.readers.html.mixed_content import (
    TERMS,
    Piece,
    elements,
    grouped,
    has_words,
    is_row,
    is_term,
    pieces,
    runs,
    segments,
    with_units,
)
from teikit.encoding.readers.html.notes import Notes
from teikit.encoding.readers.html.pages import breaks_before, page_number
from teikit.encoding.readers.html.structure import (
    BLOCKS,
    contains_blocks,
    is_empty,
    is_layout_table,
    only_block,
    rendition,
)

_HEADING = re.compile(r"h[1-6]")
_SPACE = " \t\r\n\f"
_INVISIBLE = _SPACE + "\u00a0\u200b\ufeff"


class PageWriter:
    """Writes the elements of a page into a draft.

    :param base: the address of the page; empty if unknown.
    :param targets: identifiers to which links of the page lead.
    """

    def __init__(self, draft: Draft, coverage: TextCoverage, notes: Notes, base: str, targets: frozenset[str]) -> None:
        self._draft = draft
        self._coverage = coverage
        self._notes = notes
        self._base = base
        self._targets = targets
        self._bodies = set(notes.bodies.values())
        self._formats: tuple[Format, ...] = ()
        """Formats of inline elements around blocks, to be applied to the text of each block."""
        self._is_preformatted = False
        self._phrases_only = False
        """Whether blocks are written as running text, because their parent may contain only phrases."""

    def write(self, element: etree._Element) -> None:
        """Write an element without its tail."""
        reason = furniture.reason(element)
        number = page_number(element)
        writer = self._WRITERS.get(str(element.tag))
        if element in self._bodies or self._coverage.is_done(element):
            if (element.tail or "")[:1].isalnum():
                self._draft.flow(" ")
            return
        if not reason and (number is not None or element in self._notes.calls or writer):
            self._add_anchors(element)
        if number is not None:
            self._page_break(element, number)
        elif reason:
            self._coverage.drop(element, reason)
        elif element in self._notes.calls:
            self._note_call(element)
        elif writer and not (self._phrases_only and element.tag in BLOCKS):
            writer(self, element)
        elif element.tag in BLOCKS and not self._phrases_only:
            self._block(element)
        else:
            self._inline(element)

    def write_content(self, element: etree._Element) -> None:
        """Write the content of the text of a page, or of the body of a note."""
        self._draft.flow("")
        self._content_of_item(element)

    def _content(self, element: etree._Element) -> None:
        """Write the text and the children of an element."""
        self._add_anchors(element)
        applies = bool(self._formats) and not contains_blocks(element)
        with ExitStack() as stack:
            if applies:
                for format_ in self._formats:
                    stack.enter_context(self._draft.element(*format_))
                stack.enter_context(self._around_blocks(()))
            self._text(element, "text")
            for child in element:
                self.write(child)
                self._text(child, "tail")

    @contextmanager
    def _around_blocks(self, formats: tuple[Format, ...]) -> Iterator[None]:
        """Apply these formats to the text of the blocks that are written in the context."""
        before, self._formats = self._formats, formats
        yield
        self._formats = before

    @contextmanager
    def _as_phrases(self) -> Iterator[None]:
        """Write the blocks in the context as running text."""
        before, self._phrases_only = self._phrases_only, True
        yield
        self._phrases_only = before

    @contextmanager
    def _preformatted(self) -> Iterator[None]:
        """Keep the white space of the text in the context."""
        before, self._is_preformatted = self._is_preformatted, True
        yield
        self._is_preformatted = before

    def _add_anchors(self, element: etree._Element) -> None:
        """Add anchors for the identifiers of an element to which links of the page lead."""
        for name in (element.get("id", ""), element.get("name", "") if element.tag == "a" else ""):
            if name in self._targets:
                if element.tag in BLOCKS and str(element.tag) in self._WRITERS and not self._phrases_only:
                    self._draft.new_line()
                self._draft.anchor(name, name)

    def _text(self, element: etree._Element, which: str) -> None:
        text = self._coverage.take(element, which)
        if not self._is_preformatted:
            self._draft.flow(text)
            return
        for i, line in enumerate(re.split(r"\r\n|\r|\n", text)):
            if i:
                self._draft.line_break()
            self._draft.write(line)

    # Blocks

    def _block(self, element: etree._Element) -> None:
        if breaks_before(element):
            self._draft.new_line()
            self._draft.page_break()
        tag = str(element.tag)
        if _HEADING.fullmatch(tag) or element.get("role") == "heading":
            rank = int(tag[1]) if _HEADING.fullmatch(tag) else _rank(element.get("aria-level"))
            with self._draft.heading(rank), self._as_phrases():
                self._content(element)
        elif contains_blocks(element):
            self._lines(element)
        else:
            with self._draft.paragraph(rendition(element)):
                self._content(element)

    def _lines(self, element: etree._Element) -> None:
        """Write the content of an element on lines of its own."""
        self._draft.new_line()
        self._content(element)
        self._draft.new_line()

    def _content_of_item(self, element: etree._Element) -> None:
        """Write the content of an item or a cell; a single paragraph in it gets no element of its own."""
        self._add_anchors(element)
        only = only_block(element)
        self._content(element if only is None or only in self._bodies else only)

    def _mixed(self, found: list[Piece], rend: str = "") -> None:
        """Write blocks and the words next to them, which become paragraphs."""
        for is_running, run in runs(found):
            if not is_running or not any(map(has_words, run)):
                if not is_running:
                    self._draft.new_line()
                self._pieces(run)
                continue
            with self._draft.paragraph(rend), ExitStack() as stack:
                for format_ in self._formats:
                    stack.enter_context(self._draft.element(*format_))
                stack.enter_context(self._around_blocks(()))
                self._pieces(run)

    def _pieces(self, found: list[Piece]) -> None:
        for piece in found:
            if isinstance(piece, tuple):
                self._text(*piece)
            else:
                self.write(piece)

    def _blockquote(self, element: etree._Element) -> None:
        if contains_blocks(element):
            self._mixed(list(pieces(element)), "blockquote")
            return
        with self._draft.paragraph("blockquote"):
            self._content(element)

    def _pre(self, element: etree._Element) -> None:
        if contains_blocks(element):
            self._block(element)
            return
        with self._preformatted(), self._draft.paragraph():
            self._content(element)

    def _list(self, element: etree._Element) -> None:
        numbering = ItemNumbering(element)
        before, found = grouped(element, ("li",))
        items: list[tuple[etree._Element, str, list[Piece]]] = []
        for item, others in found:
            label = numbering.label(item)
            if item in self._bodies or self._coverage.is_done(item) or is_empty(item):
                (items[-1][2] if items else before).extend((item, *others) if any(map(has_words, others)) else others)
            else:
                items.append((item, label, others))
        self._mixed(before)
        self._draft.new_line()
        with self._draft.block("list", {"type": numbering.type}, "list of the source"):
            for one in items:
                self._item(*one)
        self._draft.new_line()

    def _item(self, item: etree._Element, label: str, others: list[Piece]) -> None:
        self._draft.new_line()
        if label:
            with self._draft.block("label", {}, "number of the source"):
                self._coverage.add_generated(label)
                self._draft.write(label)
            self._draft.separate(" ")
        with self._draft.block("item", {}, "item of the source"):
            self._content_of_item(item)
            self._mixed(others)

    def _glossary(self, element: etree._Element) -> None:
        found = list(with_units(element, TERMS, "dl"))
        terms = elements(filter(is_term, found))
        if not terms or terms[0].tag != "dt" or self._bodies.intersection(terms):
            self._lines(element)
            return
        for is_terms, run in segments(found, is_term):
            self._draft.new_line()
            if is_terms:
                self._terms(elements(run))
            else:
                self._mixed(run)
        self._draft.new_line()

    def _terms(self, terms: Iterable[etree._Element]) -> None:
        before = "dd"
        with self._draft.block("list", {"type": "gloss"}, "list of terms in the source"):
            for term in terms:
                self._missing_partner(before, str(term.tag))
                before = str(term.tag)
                self._draft.new_line()
                with self._draft.block("label" if before == "dt" else "item", {}, f"{before} of the source"):
                    if before == "dd":
                        self._content_of_item(term)
                    else:
                        with self._as_phrases():
                            self._content(term)
            self._missing_partner(before, "dt")

    def _missing_partner(self, before: str, following: str) -> None:
        """Add an empty item between two terms, or an empty label between two descriptions."""
        if before == following:
            with self._draft.block("item" if before == "dt" else "label", {}, "without words in the source"):
                pass

    def _table(self, element: etree._Element) -> None:
        rows = [row for row in element.iter("tr") if next(row.iterancestors("table")) is element]
        if is_layout_table(element, rows):
            self._lines(element)
            return
        self._draft.new_line()
        caption = element.find("caption") if any(map(is_row, rows)) else None
        found = [one for one in with_units(element, ("tr",), "table") if one is not caption]
        for is_rows, run in segments(found, is_row):
            if is_rows:
                self._rows(elements(run), caption)
                caption = None
            else:
                self._mixed(run)
        self._draft.new_line()

    def _rows(self, rows: Iterable[etree._Element], caption: etree._Element | None) -> None:
        with self._draft.block("table", {}, "table of the source"):
            if caption is not None:
                moving = self._coverage.moving(caption, "caption of a table, in the TEI at its head")
                with self._draft.block("head", {}, "caption of the source"), self._as_phrases(), moving:
                    self._content(caption)
            for row in rows:
                self._row(row)

    def _row(self, row: etree._Element) -> None:
        before, cells = grouped(row, ("td", "th"))
        is_header = all(cell.tag == "th" for cell, _ in cells)
        self._draft.new_line()
        with self._draft.block("row", {"role": "label"} if is_header else {}, "row of the source"):
            for i, (cell, others) in enumerate(cells):
                if i:
                    self._draft.separate("\t")
                spans = (("cols", cell.get("colspan", ""), MAX_COLUMNS), ("rows", cell.get("rowspan", ""), MAX_ROWS))
                counts = ((name, parse_count(span, maximum) or 1) for name, span, maximum in spans)
                attributes = {name: str(count) for name, count in counts if count > 1}
                if cell.tag == "th" and not is_header:
                    attributes["role"] = "label"
                with self._draft.block("cell", attributes, "cell of the source"):
                    self._mixed(before)
                    self._content_of_item(cell)
                    self._mixed(others)
                before = []

    def _horizontal_rule(self, element: etree._Element) -> None:
        self._draft.horizontal_rule()

    # Running text

    def _inline(self, element: etree._Element) -> None:
        found = () if self._is_only_a_call(element) else (*self._link(element), *formats(element, self._base))
        if element.tag in BLOCKS:
            self._draft.flow(" ")
        if contains_blocks(element):
            with self._around_blocks((*self._formats, *found)):
                self._content(element)
        else:
            with ExitStack() as stack:
                for format_ in found:
                    stack.enter_context(self._draft.element(*format_))
                self._content(element)
        if element.tag in BLOCKS:
            self._draft.flow(" ")

    def _is_only_a_call(self, element: etree._Element) -> bool:
        """Return whether an element contains only the call of a note, whose formatting is not that of the text."""
        links = [link for link in element.iter("a") if link in self._notes.calls]
        return bool(links) and "".join(element.itertext()).split() == "".join(links[0].itertext()).split()

    def _link(self, link: etree._Element) -> tuple[Format, ...]:
        """Return the reference for a link within the page; report the address of a link that cannot be kept."""
        href = (link.get("href") or "").strip() if link.tag == "a" else ""
        if target := fragment(link):
            loss = self._coverage.loss(link, href, "a link within the page to a place that the text does not contain")
            return (Format("ref", {"target": self._draft.link(target, loss)}, "link within the page"),)
        if href and not address(link, self._base):
            is_inner = href.startswith("#")
            self._coverage.report(
                link, href, "a link within the page" if is_inner else "a link that works only on its own site"
            )
        return ()

    def _note_call(self, element: etree._Element) -> None:
        shown = self._coverage.take_all(element).strip(_SPACE)
        attributes = {"n": self._notes.labels[element], "place": "bottom"}
        self._draft.note_call(self._notes.calls[element], shown, attributes, "link to a note of the source")

    def _page_break(self, element: etree._Element, number: str) -> None:
        if not "".join(element.itertext()).strip(_INVISIBLE):
            self._coverage.drop(element, "place of a page number")
        self._draft.page_break(number, self._coverage.take_all(element).strip(_INVISIBLE))

    def _line_break(self, element: etree._Element) -> None:
        if page_number(element) is None and not self._phrases_only:
            self._draft.line_break()
        else:
            self._draft.flow(" ")

    def _picture(self, element: etree._Element) -> None:
        source, description = element.get("src", ""), " ".join(element.get("alt", "").split())
        if source.startswith("data:") or not source:
            self._coverage.report(element, description, "a picture embedded in the page")
        elif description:
            graphic = Inserted("graphic", {"url": source.replace(" ", "%20")})
            self._draft.point("figure", {}, "picture of the source", (graphic, Inserted("figDesc", {}, (description,))))
        else:
            self._coverage.report(element, source, "a picture without a description")

    _WRITERS: ClassVar[Mapping[str, Callable[[PageWriter, etree._Element], None]]] = {
        "ul": _list,
        "ol": _list,
        "menu": _list,
        "dl": _glossary,
        "table": _table,
        "pre": _pre,
        "blockquote": _blockquote,
        "img": _picture,
        "br": _line_break,
        "hr": _horizontal_rule,
    }


def _rank(level: str | None) -> int:
    return int(level) if level and level.isascii() and level.isdigit() else 2
