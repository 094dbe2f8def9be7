"""From the tree of a page to a draft: each element of HTML says what becomes of its text."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import ExitStack
from itertools import takewhile

from lxml import etree

from teikit.encoding.model.annotation import Inserted
from teikit.encoding.readers.account import Account
from teikit.encoding.readers.draft import Draft
from teikit.encoding.readers.html import furniture, pages
from teikit.encoding.readers.html.inline import Format, address, formats, within
from teikit.encoding.readers.html.lists import Numbering, before_items, items
from teikit.encoding.readers.html.notes import Notes

_FLOW = re.compile(r"h[1-6]")
#: Elements that begin and end lines.
BLOCKS = frozenset(
    (
        *(
            "address",
            "article",
            "aside",
            "blockquote",
            "body",
            "caption",
            "center",
            "dd",
            "details",
            "dir",
            "div",
            "dl",
        ),
        *("dt", "fieldset", "figcaption", "figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header"),
        *("hgroup", "hr", "html", "legend", "li", "main", "menu", "ol", "p", "pre", "section", "summary", "table"),
        *("tbody", "td", "tfoot", "th", "thead", "tr", "ul"),
    )
)
_SPACE = " \t\r\n\f"
_INVISIBLE = _SPACE + "\u00a0\u200b\ufeff"


class Writer:
    """Writes elements of a page into a draft."""

    def __init__(self, draft: Draft, account: Account, notes: Notes, base: str, led_to: frozenset[str]) -> None:
        self._draft = draft
        self._account = account
        self._notes = notes
        self._base = base
        self._led_to = led_to
        self._inherited: tuple[Format, ...] = ()
        self._verbatim = False
        self._flat = False
        self._bodies = set(notes.bodies.values())
        self._elements: dict[str, Callable[[etree._Element], None]] = {
            "ul": self._list,
            "ol": self._list,
            "menu": self._list,
            "dl": self._glossary,
            "table": self._table,
            "pre": self._pre,
            "blockquote": self._blockquote,
            "img": self._picture,
            "br": self._line_break,
            "hr": self._rule,
        }

    def write(self, element: etree._Element) -> None:
        """Write an element, whatever it is; its tail is its parent's."""
        why = furniture.reason(element)
        number = pages.number(element)
        if element in self._bodies or self._account.is_done(element):
            return
        if not why and (number is not None or element in self._notes.calls or element.tag in self._elements):
            self._name(element)
        if number is not None:
            self._page(element, number)
        elif why:
            self._account.drop(element, why)
        elif element in self._notes.calls:
            self._call(element)
        elif str(element.tag) in self._elements and not (self._flat and element.tag in BLOCKS):
            self._elements[str(element.tag)](element)
        elif element.tag in BLOCKS and not self._flat:
            self._block(element)
        else:
            self._inline(element)

    def write_content(self, element: etree._Element) -> None:
        """Write what stands in the text of a page, or in the body of a note."""
        self._draft.flow("")
        self._within(element)

    def content(self, element: etree._Element) -> None:
        """Write what stands in an element: text and children, in lines where a child is a block."""
        self._name(element)
        with ExitStack() as stack:
            held = self._inherited
            if held and not _holds_blocks(element):
                for form in held:
                    stack.enter_context(self._draft.element(*form))
                self._inherited = ()
            self._text(element, "text")
            for child in element:
                self.write(child)
                self._text(child, "tail")
            self._inherited = held

    def _name(self, element: etree._Element) -> None:
        """Name the place of an element to which a link of the page leads."""
        for name in (element.get("id", ""), element.get("name", "") if element.tag == "a" else ""):
            if name in self._led_to:
                if element.tag in BLOCKS and str(element.tag) in self._elements and not self._flat:
                    self._draft.line()
                self._draft.anchor(name, name)

    def _text(self, element: etree._Element, which: str) -> None:
        text = self._account.take(element, which)
        if not self._verbatim:
            self._draft.flow(text)
            return
        for i, line in enumerate(re.split(r"\r\n|\r|\n", text)):
            if i:
                self._draft.line_break()
            self._draft.write(line)

    # Blocks

    def _block(self, element: etree._Element) -> None:
        if pages.breaks_before(element):
            self._draft.line()
            self._draft.page("")
        tag = str(element.tag)
        if _FLOW.fullmatch(tag) or element.get("role") == "heading":
            rank = int(tag[1]) if _FLOW.fullmatch(tag) else _rank(element.get("aria-level"))
            with self._draft.heading(rank):
                self._flatly(element)
        elif _holds_blocks(element):
            self._draft.line()
            self.content(element)
            self._draft.line()
        else:
            with self._draft.paragraph(_rend(element)):
                self.content(element)

    def _flatly(self, element: etree._Element) -> None:
        """Write an element whose blocks cannot stand where it stands: a label, a heading."""
        before, self._flat = self._flat, True
        self.content(element)
        self._flat = before

    def _within(self, element: etree._Element) -> None:
        """Write the content of an item or a cell: a single paragraph in it is not worth an element of its own."""
        self._name(element)
        only = _only_block(element)
        self.content(element if only is None else only)

    def _blockquote(self, element: etree._Element) -> None:
        if not _holds_blocks(element):
            with self._draft.paragraph("blockquote"):
                self.content(element)
            return
        for child in element:
            if child.tag == "p" and not _holds_blocks(child):
                with self._draft.paragraph("blockquote"):
                    self.content(child)
            else:
                self.write(child)
            self._text(child, "tail")
        self._text(element, "text")

    def _pre(self, element: etree._Element) -> None:
        if _holds_blocks(element):
            self._block(element)
            return
        before, self._verbatim = self._verbatim, True
        with self._draft.paragraph():
            self.content(element)
        self._verbatim = before

    def _list(self, element: etree._Element) -> None:
        numbering = Numbering(element)
        for child in before_items(element):
            self.write(child)
        self._draft.line()
        with self._draft.block("list", {"type": numbering.type}, "list of the source"):
            for item, loose in items(element):
                label = numbering.label(item)
                if item in self._bodies or self._account.is_done(item) or _is_empty(item):
                    continue
                self._draft.line()
                if label:
                    with self._draft.block("label", {}, "number of the source"):
                        self._account.generate(label)
                        self._draft.write(label)
                    self._draft.field(" ")
                with self._draft.block("item", {}, "item of the source"):
                    self._within(item)
                    for child in loose:
                        self.write(child)
        self._loose(element)

    def _glossary(self, element: etree._Element) -> None:
        terms = [e for e in element.iter("dt", "dd") if next(e.iterancestors("dl")) is element and not _is_empty(e)]
        if not terms or terms[0].tag != "dt" or self._bodies.intersection(terms):
            self._draft.line()
            self.content(element)
            self._draft.line()
            return
        self._draft.line()
        before = "dd"
        with self._draft.block("list", {"type": "gloss"}, "list of terms in the source"):
            for term in terms:
                self._missing(before, str(term.tag))
                before = str(term.tag)
                self._draft.line()
                with self._draft.block("label" if before == "dt" else "item", {}, f"{before} of the source"):
                    self._flatly(term) if before == "dt" else self._within(term)
            self._missing(before, "dt")
        self._loose(element)

    def _loose(self, element: etree._Element) -> None:
        """Write the words that stand in a list or a table and in no item, no cell of it."""
        self._draft.line()
        for holder, which in self._account.left(element):
            outer = [holder, *holder.iterancestors()][which == "tail" :]
            call = next((e for e in outer if e in self._notes.calls), None)
            if not self._bodies.intersection(takewhile(lambda one: one is not element, outer)):
                with self._draft.paragraph():
                    self._text(holder, which) if call is None else self.write(call)

    def _missing(self, before: str, following: str) -> None:
        """Between two terms, or two of their explanations, there is an empty one of the other kind."""
        if before == following:
            with self._draft.block("item" if before == "dt" else "label", {}, "without words in the source"):
                pass

    def _table(self, element: etree._Element) -> None:
        rows = [row for row in element.iter("tr") if next(row.iterancestors("table")) is element]
        if _is_layout(element, rows):
            self._draft.line()
            self.content(element)
            self._draft.line()
            return
        self._draft.line()
        with self._draft.block("table", {}, "table of the source"):
            caption = element.find("caption")
            if caption is not None:
                with self._draft.block("head", {}, "caption of the source"):
                    self._flatly(caption)
            for row in rows:
                self._row(row)
        self._loose(element)

    def _row(self, row: etree._Element) -> None:
        cells = list(row.iterchildren("td", "th"))
        if not any("".join(cell.itertext()).strip() for cell in cells) and not row.findall(".//img"):
            return
        heads = all(cell.tag == "th" for cell in cells)
        self._draft.line()
        with self._draft.block("row", {"role": "label"} if heads else {}, "row of the source"):
            for i, cell in enumerate(cells):
                if i:
                    self._draft.field("\t")
                spans = (("cols", cell.get("colspan", "")), ("rows", cell.get("rowspan", "")))
                attributes = {name: str(int(n)) for name, n in spans if n.isascii() and n.isdigit() and int(n) > 1}
                if cell.tag == "th" and not heads:
                    attributes["role"] = "label"
                with self._draft.block("cell", attributes, "cell of the source"):
                    self._within(cell)

    def _rule(self, element: etree._Element) -> None:
        self._draft.rule()

    # Running text

    def _inline(self, element: etree._Element) -> None:
        said = () if self._is_call(element) else (*self._linked(element), *formats(element, self._base))
        if element.tag in BLOCKS:
            self._draft.flow(" ")
        if _holds_blocks(element):
            before, self._inherited = self._inherited, (*self._inherited, *said)
            self.content(element)
            self._inherited = before
        else:
            with ExitStack() as stack:
                for form in said:
                    stack.enter_context(self._draft.element(*form))
                self.content(element)
        if element.tag in BLOCKS:
            self._draft.flow(" ")

    def _is_call(self, element: etree._Element) -> bool:
        """Tell whether an element holds nothing but the reference of a note: what it looks like is that of the mark."""
        links = [link for link in element.iter("a") if link in self._notes.calls]
        return bool(links) and "".join(element.itertext()).split() == "".join(links[0].itertext()).split()

    def _linked(self, link: etree._Element) -> tuple[Format, ...]:
        """Return the reference that a link within the page is; say which address any other loses."""
        href = (link.get("href") or "").strip() if link.tag == "a" else ""
        if place := within(link):
            lost = self._account.loss(link, href, "a link within the page, to what the text does not have")
            return (Format("ref", {"target": self._draft.link(place, lost)}, "link within the page"),)
        if href and not address(link, self._base):
            inner = href.startswith("#")
            self._account.say(
                link, href, "a link within the page" if inner else "a link that only this site can follow"
            )
        return ()

    def _call(self, element: etree._Element) -> None:
        shown = self._account.take_all(element).strip(_SPACE)
        attributes = {"n": self._notes.labels[element], "place": "bottom"}
        self._draft.call(self._notes.calls[element], shown, attributes, "link to a note of the source")

    def _page(self, element: etree._Element, number: str) -> None:
        if not "".join(element.itertext()).strip(_INVISIBLE):
            self._account.drop(element, "place of a page number")
        self._draft.page(number, self._account.take_all(element).strip(_INVISIBLE))

    def _line_break(self, element: etree._Element) -> None:
        if pages.number(element) is None and not self._flat:
            self._draft.line_break()
        else:
            self._draft.flow(" ")

    def _picture(self, element: etree._Element) -> None:
        source, alternative = element.get("src", ""), " ".join(element.get("alt", "").split())
        if source.startswith("data:") or not source:
            self._account.say(element, alternative, "a picture within the page")
        elif alternative:
            graphic = Inserted("graphic", {"url": source.replace(" ", "%20")})
            described = Inserted("figDesc", {}, (alternative,))
            self._draft.point("figure", {}, "picture of the source", (graphic, described))
        else:
            self._account.say(element, source, "a picture without a description")


def _holds_blocks(element: etree._Element) -> bool:
    return any(child.tag in BLOCKS for child in element.iterdescendants(etree.Element))


def _is_empty(element: etree._Element) -> bool:
    return not "".join(element.itertext()).strip() and element.find(".//img") is None


def _only_block(element: etree._Element) -> etree._Element | None:
    """Return the one paragraph that an element holds, where it holds nothing else."""
    children = list(element)
    if len(children) != 1 or children[0].tag not in ("p", "div") or _holds_blocks(children[0]):
        return None
    loose = (element.text or "") + (children[0].tail or "")
    return None if loose.strip(_SPACE) or furniture.reason(children[0]) else children[0]


def _is_layout(table: etree._Element, rows: list[etree._Element]) -> bool:
    """Tell whether a table only arranges a page: it says so, has one column, or holds tables."""
    if table.get("role") in ("presentation", "none") or table.find(".//table") is not None:
        return True
    return table.find(".//th") is None and all(len(list(row.iterchildren("td"))) < 2 for row in rows)


def _rank(level: str | None) -> int:
    return int(level) if level and level.isascii() and level.isdigit() else 2


def _rend(element: etree._Element) -> str:
    return "caption" if element.tag in ("figcaption", "caption") else ""
