"""Runs: the text of paragraphs, with links, fields, tracked changes and calls of notes."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from contextlib import ExitStack

from lxml import etree

from teikit.encoding.model.annotation import Inserted
from teikit.encoding.readers.docx import symbol_fonts
from teikit.encoding.readers.docx.fields import Field, Fields, form_value, paired_marks, symbol_of_field
from teikit.encoding.readers.docx.links import Bookmarks, LinkResolver, destination, destination_of_field
from teikit.encoding.readers.docx.notes import NoteCalls
from teikit.encoding.readers.docx.package import R, is_on, w
from teikit.encoding.readers.docx.source import GONE, MATH, MC, Source, chosen

_CHARACTERS = {w("noBreakHyphen"): "\u2011", w("softHyphen"): "\u00ad", w("tab"): "\t", w("ptab"): "\t"}
_WITHOUT_TEXT = frozenset(
    w(name) for name in ("pPr", "rPr", "sdtPr", "sdtEndPr", "footnoteRef", "endnoteRef", "annotationRef", "separator",
                         "continuationSeparator", "lastRenderedPageBreak", "proofErr", "bookmarkEnd")
)  # fmt: skip


class RunWriter:
    """Writes the content of paragraphs into the draft."""

    def __init__(self, source: Source, calls: NoteCalls, bookmarks: Bookmarks) -> None:
        self._source = source
        self._draft = source.draft
        self._coverage = source.coverage
        self._calls = calls
        self._bookmarks = bookmarks
        self._links = LinkResolver(source.draft, source.coverage, bookmarks)
        self._fields = Fields()
        self._paired: dict[etree._Element, frozenset[etree._Element]] = {}
        self._paragraph: etree._Element | None = None
        self._looks: tuple[str, ...] = ()
        self._target = ""
        self._elements: Mapping[str, Callable[[etree._Element], None]] = {
            w("r"): self._run,
            w("t"): self._text,
            f"{MATH}t": self._text,
            w("hyperlink"): self._hyperlink,
            w("bookmarkStart"): self._bookmark,
            w("fldSimple"): self._simple_field,
            w("fldChar"): self._field,
            w("instrText"): self._code,
            w("delText"): self._deleted,
            w("sdt"): self._control,
            w("br"): self._break,
            w("cr"): self._break,
            w("sym"): self._symbol,
            w("ruby"): self._ruby,
            w("txbxContent"): self._source.boxes.append,
            w("footnoteReference"): self._note,
            w("endnoteReference"): self._note,
            w("commentReference"): self._note,
            f"{MC}AlternateContent": self._alternate,
            w("drawing"): self._drawing,
            w("object"): self._object,
        }

    def write(self, paragraph: etree._Element) -> None:
        """Write the text of a paragraph."""
        self._paragraph = paragraph
        self.add_bookmarks(paragraph)
        self._children(paragraph)

    def add_bookmarks(self, paragraph: etree._Element) -> None:
        """Write the bookmarks at the beginning of a paragraph or a table."""
        self._bookmarks.write_leading(paragraph, self._draft)

    def _children(self, element: etree._Element) -> None:
        for child in element.iterchildren(etree.Element):
            self._element(child)

    def _element(self, element: etree._Element) -> None:
        """Write an element; of an unknown one, its content."""
        tag = str(element.tag)
        if tag in _WITHOUT_TEXT:
            return
        if tag in GONE:
            self._coverage.drop(element, *GONE[tag])
        elif tag in _CHARACTERS:
            self._coverage.add_generated(_CHARACTERS[tag])
            self._write(_CHARACTERS[tag])
        else:
            self._elements.get(tag, self._children)(element)

    def _run(self, run: etree._Element) -> None:
        before = self._looks
        if self._paragraph is not None:
            self._looks = self._source.styles.looks(run, self._paragraph)
        self._children(run)
        self._looks = before

    def _text(self, element: etree._Element) -> None:
        if self._fields.in_code:
            self._coverage.drop(element, "the code of a field")
        elif "hidden" in self._looks:
            self._coverage.drop(element, "hidden text")
        elif not self._calls.is_mark(element):
            text = self._translated(re.sub(r"[\t\r\n]", " ", self._coverage.take(element)), element)
            kept = element.get("{http://www.w3.org/XML/1998/namespace}space") == "preserve" or element.tag != w("t")
            self._write(text if kept else text.strip(" "))

    def _translated(self, text: str, element: etree._Element) -> str:
        """Return a text with Unicode characters for those of symbol fonts; report those without a counterpart."""
        if not symbol_fonts.private_codes(text):
            return text
        run = element.getparent()
        fonts = None if run is None else run.find(f"{w('rPr')}/{w('rFonts')}")
        font = "" if fonts is None else fonts.get(w("ascii"), fonts.get(w("hAnsi"), ""))
        shown = symbol_fonts.to_unicode(text, font)
        self._coverage.replace(text, shown)
        self._report_font(shown, font, element)
        return shown

    def _report_font(self, shown: str, font: str, element: etree._Element) -> None:
        if codes := symbol_fonts.private_codes(shown):
            self._coverage.report(
                element, codes, f"characters of the font {font or 'of the text'} with no Unicode equivalent"
            )

    def _write(self, text: str) -> None:
        text = text if self._draft.in_line else text.lstrip(" \t")
        target = self._target or self._fields.target
        with ExitStack() as stack:
            if text and target:
                stack.enter_context(self._draft.element("ref", {"target": target}, "link of the source"))
            for rend in self._looks if text.strip() else ():
                stack.enter_context(self._draft.element("hi", {"rend": rend}, f"{rend} in the source"))
            self._draft.write(text)

    # Links and fields

    def _hyperlink(self, element: etree._Element) -> None:
        found = self._source.target(element.get(f"{{{R}}}id", ""))
        before = self._target
        outside = found.target if found is not None and found.external else ""
        self._target = self._links.target(element, destination(outside, element.get(w("anchor"), ""))) or before
        self._children(element)
        self._target = before

    def _bookmark(self, start: etree._Element) -> None:
        self._bookmarks.write(start, self._draft)

    def _simple_field(self, element: etree._Element) -> None:
        one = Field(element, element.get(w("instr"), ""), in_result=True)
        one.target = self._links.target(element, destination_of_field(one.code))
        outer = list(self._fields.open)
        self._fields.open.append(one)
        before = self._draft.length
        self._children(element)
        # A field that begins or ends within the simple one is incomplete, and must not leave it open.
        self._fields.open[:] = outer
        self._report_code(one, before)

    def _field(self, element: etree._Element) -> None:
        kind = element.get(w("fldCharType"))
        root = element.getroottree().getroot()
        if root not in self._paired:
            self._paired[root] = paired_marks(root)
        if kind != "separate" and element not in self._paired[root]:
            return
        if kind == "begin":
            self._fields.open.append(Field(element, written=self._draft.length))
        elif kind == "separate" and self._fields.open:
            one = self._fields.open[-1]
            one.in_result = True
            one.target = self._links.target(one.begin, destination_of_field(one.code))
        elif kind == "end" and self._fields.open:
            one = self._fields.open.pop()
            shown = form_value(one.begin)
            if shown and self._draft.length == one.written and not self._fields.in_code:
                self._coverage.add_generated(shown)
                self._write(shown)
            if (symbol := symbol_of_field(one.code)) and self._draft.length == one.written and not self._fields.in_code:
                self._symbol_character(*symbol, one.begin)
            self._report_code(one, one.written)

    def _report_code(self, one: Field, before: int) -> None:
        """Report the code of a field that shows nothing, such as an index entry."""
        if self._draft.length == before and one.code.strip() and not self._fields.in_code:
            self._coverage.report(one.begin, one.code.strip(), "the code of a field that shows no text")

    def _code(self, element: etree._Element) -> None:
        if self._fields.open:
            self._fields.open[-1].code += element.text or ""

    def _deleted(self, element: etree._Element) -> None:
        self._coverage.drop(element, *GONE[w("del")])

    # Other content

    def _control(self, element: etree._Element) -> None:
        """Write the content of a content control; its placeholder text is not part of the document."""
        if is_on(element.find(f"{w('sdtPr')}/{w('showingPlcHdr')}")):
            self._coverage.drop(element, "placeholder text of a content control")
        else:
            self._children(element)

    def _break(self, element: etree._Element) -> None:
        if element.get(w("type")) == "page":
            self._draft.page_break()
        else:
            self._draft.line_break()

    def _symbol(self, element: etree._Element) -> None:
        self._symbol_character(element.get(w("char"), ""), element.get(w("font"), ""), element)

    def _symbol_character(self, code: str, font: str, element: etree._Element) -> None:
        shown = symbol_fonts.character(code, font)
        if shown:
            self._report_font(shown, font, element)
            self._coverage.add_generated(shown)
            self._write(shown)
        else:
            self._coverage.report(element, code, "a symbol-font character with no Unicode equivalent")

    def _ruby(self, element: etree._Element) -> None:
        for child in element.iterchildren(w("rubyBase")):
            self._children(child)
        for child in element.iterchildren(w("rt")):
            self._coverage.drop(child, "ruby annotation")

    def _alternate(self, element: etree._Element) -> None:
        taken = chosen(element)
        for child in element.iterchildren(etree.Element):
            if child is taken:
                self._children(child)
            else:
                self._coverage.skip(child)

    def _drawing(self, element: etree._Element) -> None:
        self._source.boxes.extend(box for box in element.iter(w("txbxContent")) if not _is_inner(box, element))
        named = next((e for e in element.iter(etree.Element) if etree.QName(e).localname == "docPr"), None)
        words = "" if named is None else " ".join((named.get("descr") or "").split())
        if words:
            self._draft.point("figure", {}, "picture of the source", (Inserted("figDesc", {}, (words,)),))
        pictures = [e for e in element.iter(etree.Element) if etree.QName(e).localname == "blip"]
        for picture in pictures:
            found = self._source.target(picture.get(f"{{{R}}}embed", ""))
            self._coverage.report(
                element, found.target if found else "", "a picture, whose file remains in the Word document"
            )

    def _object(self, element: etree._Element) -> None:
        self._coverage.report(element, "", "an embedded object, whose file remains in the Word document")
        self._children(element)

    def _note(self, element: etree._Element) -> None:
        if not self._fields.in_code:
            self._calls.write(element)


def _is_inner(box: etree._Element, drawing: etree._Element) -> bool:
    """Return whether a text box is in another one of the same drawing, with which it is read."""
    around = next(box.iterancestors(w("txbxContent")), None)
    return around is not None and drawing in around.iterancestors()
