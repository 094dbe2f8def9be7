"""Blocks of a Word document: paragraphs, headings, lists, tables."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from lxml import etree

from teikit.encoding.readers.counts import MAX_COLUMNS, parse_count
from teikit.encoding.readers.docx.content import Paragraph, blocks, unwrapped
from teikit.encoding.readers.docx.numbering import ListPlace
from teikit.encoding.readers.docx.package import is_on, value, w
from teikit.encoding.readers.docx.runs import RunWriter
from teikit.encoding.readers.docx.source import MATH, MC, Source

_SHAPE = "{urn:schemas-microsoft-com:vml}rect"
_OFFICE_RULE = "{urn:schemas-microsoft-com:office:office}hr"
#: Elements that show something without a text of their own.
_SHOWN = tuple(
    w(name)
    for name in ("sym", "footnoteReference", "endnoteReference", "commentReference", "drawing", "txbxContent", "ffData")
)
_SECTION_PAGES = ("nextPage", "oddPage", "evenPage")


class _Item(NamedTuple):
    """A paragraph that is an item of a list."""

    place: ListPlace
    paragraph: Paragraph
    empty: list[Paragraph]
    """Items after it that show nothing; they may contain deletions and named places."""


class BlockWriter:
    """Writes blocks into the draft."""

    def __init__(self, source: Source, runs: RunWriter) -> None:
        self._source = source
        self._draft = source.draft
        self._runs = runs

    def write(self, container: etree._Element) -> None:
        """Write the content of a body, a cell or a note."""
        self._write(blocks(container, self._source.coverage))

    def _write(self, found: Iterable[Paragraph | etree._Element]) -> None:
        items: list[_Item] = []
        for block in found:
            place = self._place(block)
            if isinstance(block, Paragraph) and place is not None and self._rank(block) is None:
                if _shows_something(block):
                    items.append(_Item(place, block, []))
                elif items:
                    items[-1].empty.append(block)
                else:
                    self._inline(block)
                continue
            self._lists(items)
            items = []
            if isinstance(block, Paragraph):
                self._paragraph(block, place)
            elif block.tag == w("tbl"):
                self._table(block)
        self._lists(items)

    def _place(self, block: Paragraph | etree._Element) -> ListPlace | None:
        return self._source.numbering.place(block.properties) if isinstance(block, Paragraph) else None

    def _rank(self, block: Paragraph) -> int | None:
        return self._source.styles.rank(block.properties)

    # Paragraphs

    def _paragraph(self, block: Paragraph, place: ListPlace | None) -> None:
        if is_on(self._source.styles.setting(block.properties, "pageBreakBefore")):
            self._draft.new_line()
            self._draft.page_break()
        rank = self._rank(block)
        if rank is not None and _has_text(block):
            with self._draft.heading(rank):
                for part in block.parts:
                    self._runs.add_bookmarks(part)
                self._label(place)
                self._inline(block)
        else:
            with self._draft.paragraph(self._source.styles.rend(block.properties)):
                self._inline(block)
        self._boxes()
        if _draws_line(block, self._source.styles.setting(block.properties, "pBdr")):
            self._draft.horizontal_rule()
        section = block.properties.find(f"{w('pPr')}/{w('sectPr')}")
        if section is not None and value(section.find(w("type")), "nextPage") in _SECTION_PAGES:
            self._draft.new_line()
            self._draft.page_break()

    def _label(self, place: ListPlace | None) -> None:
        if place is not None and place.label:
            self._source.coverage.add_generated(place.label)
            self._draft.write(place.label)
            self._draft.separate(" ")

    def _inline(self, block: Paragraph) -> None:
        for part in block.parts:
            self._runs.write(part)

    def _boxes(self) -> None:
        """Write the text boxes of a paragraph after it."""
        boxes, self._source.boxes[:] = list(self._source.boxes), []
        for box in boxes:
            words = " ".join(
                "".join(t.text or "" for t in box.iter(w("t"), f"{MATH}t") if _is_directly_in(t, box)).split()
            )
            if words:
                self._source.coverage.report(box, words, "a text box, in the TEI after its paragraph", "moved")
            self._draft.new_line()
            with self._source.coverage.moving(box):
                self.write(box)

    # Lists

    def _lists(self, items: Sequence[_Item]) -> None:
        at = 0
        while at < len(items):
            at = self._list(items, at)

    def _list(self, items: Sequence[_Item], at: int) -> int:
        """Write a list and the lists in it. Return the index of the first item after it."""
        first = items[at].place
        labelled = bool(first.label)
        self._draft.new_line()
        with self._draft.block("list", {"type": "ordered" if labelled else "bulleted"}, "list of the source"):
            while at < len(items):
                place = items[at].place
                other = place.list_id != first.list_id or bool(place.label) != labelled
                if place.depth < first.depth or (place.depth == first.depth and other):
                    break
                at = self._item(items, at)
        self._draft.new_line()
        return at

    def _item(self, items: Sequence[_Item], at: int) -> int:
        place, paragraph, empty = items[at]
        self._draft.new_line()
        if place.label:
            with self._draft.block("label", {}, "number of the source"):
                self._source.coverage.add_generated(place.label)
                self._draft.write(place.label)
            self._draft.separate(" ")
        with self._draft.block("item", {}, "item of the source"):
            self._inline(paragraph)
            self._boxes()
            for block in empty:
                self._inline(block)
            at += 1
            while at < len(items) and items[at].place.depth > place.depth:
                at = self._list(items, at)
        return at

    # Tables

    def _table(self, table: etree._Element) -> None:
        coverage = self._source.coverage
        self._draft.new_line()
        self._runs.add_bookmarks(table)
        rows = [row for row in unwrapped(table, coverage) if row.tag == w("tr") and not self._is_deleted(row)]
        cells = [[cell for cell in unwrapped(row, coverage) if self._is_cell(cell)] for row in rows]
        if all(len(row) < 2 for row in cells):
            for cell in (cell for held in cells for cell in held):
                self._draft.new_line()
                self.write(cell)
            return
        shown = [(row, held) for row, held in zip(rows, cells, strict=True) if not _is_blank(held)]
        spans = _row_spans([held for _, held in shown])
        self._draft.new_line()
        with self._draft.block("table", {}, "table of the source"):
            for row, held in shown:
                self._row(row, held, spans)
        self._draft.new_line()

    def _is_deleted(self, row: etree._Element) -> bool:
        deleted = row.find(f"{w('trPr')}/{w('del')}") is not None
        if deleted:
            self._source.coverage.drop(row, "tracked deletion of a row")
        return deleted

    def _is_cell(self, cell: etree._Element) -> bool:
        deleted = cell.find(f"{w('tcPr')}/{w('cellDel')}") is not None
        if deleted:
            self._source.coverage.drop(cell, "tracked deletion of a cell")
        return cell.tag == w("tc") and not deleted

    def _row(self, row: etree._Element, cells: Sequence[etree._Element], spans: dict[etree._Element, int]) -> None:
        shown = [cell for cell in cells if cell in spans]
        for cell in cells:
            if cell not in spans:
                self._source.coverage.drop(cell, "in a cell that is merged with the one above")
        head = is_on(row.find(f"{w('trPr')}/{w('tblHeader')}"))
        self._draft.new_line()
        with self._draft.block("row", {"role": "label"} if head else {}, "row of the source"):
            for i, cell in enumerate(shown):
                if i:
                    self._draft.separate("\t")
                counts = (("cols", _columns(cell)), ("rows", spans[cell]))
                attributes = {name: str(count) for name, count in counts if count > 1}
                with self._draft.block("cell", attributes, "cell of the source"):
                    self._cell(cell)

    def _cell(self, cell: etree._Element) -> None:
        """Write a cell; a single plain paragraph in it gets no element of its own."""
        found = list(blocks(cell, self._source.coverage))
        texts = [block for block in found if not isinstance(block, Paragraph) or self._is_written(block)]
        only = texts[0] if len(texts) == 1 else None
        if isinstance(only, Paragraph) and not self._has_own_numbering(only) and self._rank(only) is None:
            for block in found:
                if isinstance(block, Paragraph):
                    self._inline(block)
            self._boxes()
        else:
            self._write(found)

    def _is_written(self, block: Paragraph) -> bool:
        return any("".join(part.itertext()).strip() for part in block.parts)

    def _has_own_numbering(self, block: Paragraph) -> bool:
        own = self._source.styles.setting(block.properties, "numPr")
        return own is not None and value(own.find(w("numId")), "0") != "0"


def _has_text(block: Paragraph) -> bool:
    """Return whether a heading has text after all tracked changes."""
    texts = (t for part in block.parts for t in part.iter(w("t"), f"{MATH}t"))
    return any((t.text or "").strip() and not _is_gone(t) for t in texts)


def _shows_something(block: Paragraph) -> bool:
    """Return whether an item shows anything after all tracked changes: text, a symbol, a picture, a note."""
    if _has_text(block):
        return True
    return any(not _is_gone(one) for part in block.parts for one in part.iter(*_SHOWN))


def _is_directly_in(text: etree._Element, box: etree._Element) -> bool:
    """Return whether a text is directly in a text box: not in an inner one, and not in a fallback."""
    around = next((e for e in text.iterancestors() if e.tag in (w("txbxContent"), f"{MC}Fallback")), None)
    return around is box


def _draws_line(block: Paragraph, borders: etree._Element | None) -> bool:
    """Return whether a paragraph ends with a horizontal rule: its lower border, or a line drawn in it."""
    border = borders.find(w("bottom")) if borders is not None else None
    if border is not None and value(border) not in ("none", "nil"):
        return True
    return any(shape.get(_OFFICE_RULE) in ("t", "true", "1") for part in block.parts for shape in part.iter(_SHAPE))


def _is_gone(element: etree._Element) -> bool:
    return any(ancestor.tag in (w("del"), w("moveFrom")) for ancestor in element.iterancestors())


def _is_blank(cells: Sequence[etree._Element]) -> bool:
    """Return whether a row has no words and at most one cell that does not continue the one above."""
    merges = [cell.find(f"{w('tcPr')}/{w('vMerge')}") for cell in cells]
    own = [merge for merge in merges if merge is None or value(merge, "continue") != "continue"]
    return len(own) < 2 and not any("".join(cell.itertext()).strip() for cell in cells)


def _columns(cell: etree._Element) -> int:
    return parse_count(value(cell.find(f"{w('tcPr')}/{w('gridSpan')}")), MAX_COLUMNS) or 1


def _row_spans(rows: Sequence[Sequence[etree._Element]]) -> dict[etree._Element, int]:
    """Return the number of rows that each cell spans, without the cells that continue the one above."""
    spans: dict[etree._Element, int] = {}
    above: dict[int, etree._Element] = {}
    for row in rows:
        column = 0
        for cell in row:
            merge = cell.find(f"{w('tcPr')}/{w('vMerge')}")
            continues = merge is not None and value(merge, "continue") == "continue" and column in above
            if continues:
                spans[above[column]] += 1
            else:
                spans[cell] = 1
                above[column] = cell
            column += _columns(cell)
    return spans
