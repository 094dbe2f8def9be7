"""Random pages and Word documents with numbered words, to check that each word is read once and in order."""

from __future__ import annotations

import re
import unicodedata
from random import Random

from helpers.word_documents import docx, item, note, p, refer, run

NUMBERED = re.compile(r"q([0-9]+)q")

_BLOCKS = (
    *("p", "div", "h1", "h2", "h6", "blockquote", "pre", "section", "article", "aside", "header", "footer", "main"),
    *("figure", "figcaption", "details", "summary", "fieldset", "legend", "address", "center", "hgroup", "nav", "form"),
    *("marquee", "dialog", "frameset", "noframes", "body", "html", "head", "title", "option", "unheard-of", "frame"),
)
_PHRASES = (
    *("b", "i", "em", "strong", "sup", "sub", "span", "u", "s", "del", "ins", "small", "big", "q", "code", "kbd"),
    *("font", "mark", "abbr", "time", "cite", "dfn", "var", "bdo dir=rtl", "ruby", "rt", "rp", "rb", "label", "tt"),
    *("button", "textarea", "select", "noscript", "template", "svg", "math", "mi", "object", "iframe", "script"),
    *("style", "canvas", "video", "acronym", "nobr", "o:p", "w:t", "text", "foreignObject", "annotation-xml"),
)
_HOLDERS = (
    ("ul", "li"),
    ("ol", "li"),
    ("dl", "dt"),
    ("dl", "dd"),
    ("menu", "li"),
    ("ruby", "rt"),
    ("select", "option"),
)
_ATTRIBUTES = (
    *("", "", "", "", " hidden", " style='display:none'", " class=footnote", " class=note", " class=pagenum"),
    *(
        " id=a",
        " id=fn1",
        " id='b c'",
        " id=d1",
        " name=a",
        " class=toc",
        " class=sidebar",
        " start=99999999999999999999",
    ),
    *(
        " colspan=99999999999",
        " rowspan=-1",
        " lang=de",
        " dir=rtl",
        " style='float:left;font-size:300%'",
        " align=right",
    ),
    *(" class='\u202e\x9b' title='\U0001f600'", " id=''", " value=7", " type=A", " reversed", " class=smallcaps"),
    *(" style='font-variant:small-caps'", " xml:lang=x-\u00e9", " lang='not a language'", " class=dropcap", " rend=''"),
)
_LINKS = (
    *(
        "#a",
        "#fn1",
        "#b%20c",
        "#none",
        "#",
        "",
        "https://example.org/",
        "javascript:x()",
        "file:///x",
        "http://[",
        "a b",
    ),
    *("mailto:x@example.org", "data:text/plain,x", "//example.org", "https://example.org/\u00e9?a=b&c", "?x", "\u202e"),
)
_VOID = (
    *(
        "<br>",
        "<hr>",
        "<img src=x.png alt='a picture'>",
        "<img>",
        "<wbr>",
        "<input value=x>",
        "<!-- comment -->",
        "<?x?>",
    ),
    *(
        "</p>",
        "</div>",
        "</td>",
        "</table>",
        "</b>",
        "</ul>",
        "<p>",
        "<td>",
        "<tr>",
        "<li>",
        "<b>",
        "<a href='#a'>",
        "<dd>",
    ),
    *(
        "</body>",
        "</html>",
        "<![CDATA[x]]>",
        "<a name=a></a>",
        "<a id=fn1></a>",
        "<caption>",
        "<col>",
        "<pre>",
        "</section>",
    ),
    *("&nbsp;", "&#8203;", "&shy;", "&lt;b&gt;", "&bogus;", "&#65;", "&amp;", "&#xFEFF;", "&zwj;", "<a href=x", "< b>"),
)
_CALLS = (
    "<a href='#fn1'><sup>1</sup></a>",
    "<sup>1</sup>",
    "<sup><a href='#fn2' id=r2>2</a></sup>",
    "<a class=note href='#fn1'>1</a>",
    "<a href='#r2'>\u21a9</a>",
    "<a href='#r1'>[back]</a>",
    "<span class=pagenum>[Page 9]</span>",
    "[1]",
    "<p>1. ",
)
_TEXTS = (
    *(
        "Mr. Lange said that ",
        "[Page 907]",
        "1. ",
        "2. ",
        "(a) ",
        "- ",
        "\u2022 ",
        "Washington, May 3, 1950.",
        "1 ",
        "*",
    ),
    *(
        "SUBJECT: ",
        "\u201cyes\u201d ",
        " \u2014 ",
        "...",
        "\tx",
        "\n",
        "No. 12",
        "PARTICIPANTS",
        "Sincerely yours,",
        ".",
    ),
    *("99999999999999999999999999 ", "February 30, 1950", "M\xfcller", "\u0645\u0631\u062d\u0628\u0627", "a\u0301 "),
)


_LINE_TEXTS = tuple(text for text in _TEXTS if "\n" not in text)
_PAGE_HEADS = (
    *("<!DOCTYPE html>", "<html><head><title>x</title></head><body>", "", "<!DOCTYPE html><meta charset=utf-8>"),
)


class _Words:
    """Makes words with consecutive numbers."""

    def __init__(self, rng: Random) -> None:
        self._rng = rng
        self._count = 0

    def __call__(self) -> str:
        self._count += 1
        return f"q{self._count}q"

    def mixed(self, texts: tuple[str, ...] = _TEXTS) -> str:
        """Return a numbered word, with a space, a marker or a sign around it."""
        rng = self._rng
        pieces = [self() + rng.choice(("", " ", " "))]
        if rng.random() < 0.4:
            pieces.insert(rng.randint(0, 1), rng.choice(texts))
        if rng.random() < 0.04:
            pieces.append(_any_character(rng))
        return "".join(pieces)


def _any_character(rng: Random) -> str:
    """Return a character of any category but controls, surrogates and characters of markup."""
    while True:
        code = (
            rng.randrange(0x110000) if rng.random() < 0.5 else rng.choice((0xFF, 0x2FFF, 0xFFFD)) - rng.randrange(256)
        )
        character = chr(max(code, 0x20))
        if unicodedata.category(character) not in ("Cc", "Cs") and character not in "<>&" and code & 0xFFFE != 0xFFFE:
            return character


def random_page(rng: Random) -> str:
    """Return a page with structures nested at random, some of them wrongly."""
    return _PageMaker(rng).page()


class _PageMaker:
    """Makes a page; ``_left`` is the number of structures that may still be made."""

    def __init__(self, rng: Random) -> None:
        self._rng = rng
        self._words = _Words(rng)
        self._left = rng.choice((10, 25, 60))

    def page(self) -> str:
        rng, words = self._rng, self._words
        notes = ""
        if rng.random() < 0.3:
            notes = f"<ol><li id=fn1>{words()} <a href='#r1'>\u21a9</a><li id=fn2>{words()}</ol>"
        head = rng.choice(_PAGE_HEADS)
        body = "".join(self._flow(0) for _ in range(rng.randint(1, 8)))
        return _renumbered(f"{head}<p>{words()}</p>{body}{notes}")

    def _flow(self, depth: int) -> str:
        rng = self._rng
        self._left -= 1
        chance = rng.random()
        if self._left < 0 or depth > 12 or chance < 0.4:
            return self._words.mixed()
        if chance < 0.5:
            return rng.choice(rng.choice((_VOID, _CALLS)))
        make = rng.choice((self._element, self._element, self._link, self._holder, self._table))
        return make(depth)

    def _inside(self, depth: int, most: int = 4) -> str:
        return "".join(self._flow(depth + 1) for _ in range(self._rng.randint(0, most)))

    def _attributes(self) -> str:
        return self._rng.choice(_ATTRIBUTES)

    def _element(self, depth: int) -> str:
        rng = self._rng
        tag = rng.choice(rng.choice((_BLOCKS, _PHRASES)))
        closed = rng.choice(_PHRASES) if rng.random() < 0.05 else tag
        end = "" if rng.random() < 0.08 else f"</{closed.split()[0]}>"
        return f"<{tag}{self._attributes()}>{self._inside(depth)}{end}"

    def _link(self, depth: int) -> str:
        return f"<a href='{self._rng.choice(_LINKS)}'{self._attributes()}>{self._inside(depth, 3)}</a>"

    def _holder(self, depth: int) -> str:
        outer, inner = self._rng.choice(_HOLDERS)
        return f"<{outer}{self._attributes()}>{self._children(inner, depth, 4)}</{outer}>"

    def _table(self, depth: int) -> str:
        rng = self._rng
        cell = rng.choice(("td", "td", "th"))
        rows = "".join(f"<tr>{self._children(cell, depth, 3)}</tr>" for _ in range(rng.randint(0, 3)))
        caption = f"<caption>{self._inside(depth, 2)}</caption>" if rng.random() < 0.3 else ""
        body = rng.choice(("tbody", "thead", "tfoot", ""))
        rows = f"<{body}>{rows}</{body}>" if body else rows
        return f"<table{self._attributes()}>{caption}{rows}</table>"

    def _children(self, tag: str, depth: int, most: int) -> str:
        count = self._rng.randint(0, most)
        return "".join(f"<{tag}{self._attributes()}>{self._inside(depth, 3)}</{tag}>" for _ in range(count))


def _renumbered(markup: str) -> str:
    """Return markup with its numbered words numbered in their order."""
    count = iter(range(1, len(markup)))
    return NUMBERED.sub(lambda _: f"q{next(count)}q", markup)


_RUN_MARKS = (
    *("", "", "<w:b/>", "<w:i/>", "<w:smallCaps/>", "<w:strike/>", "<w:vanish/>", '<w:vertAlign w:val="superscript"/>'),
    *('<w:u w:val="single"/>', "<w:rtl/>", "<w:webHidden/>", '<w:rStyle w:val="Emphasis"/>', "<w:caps/>"),
    '<w:lang w:val="x y"/>',
)
_FIELDS = (
    *(
        "TOC \\o",
        "PAGE",
        "PAGEREF _Ref1 \\h",
        "REF a \\h",
        'HYPERLINK "https://example.org/"',
        "HYPERLINK",
        "XE x",
        "= 1+1",
    ),
    *('HYPERLINK \\l "a"', "DATE", "EQ \\f(1,2)", "NOTEREF _Ref1", "SEQ Table", "MERGEFIELD x", "IF 1 = 1", "\x85", ""),
)
_AROUND_BLOCKS = ("sdt", "sdt", "ins", "del", "moveFrom", "moveTo", "customXml", "unheardOf")
_AROUND_RUNS = (
    *("sdt", "sdt", "sdt"),
    *("ins", "del", "moveFrom", "moveTo", "smartTag", "unheardOf", 'hyperlink w:anchor="a"', 'hyperlink r:id="none"'),
    *(
        'bdo w:val="rtl"',
        "dir",
        "customXml",
        'fldSimple w:instr=" PAGE "',
        'fldSimple w:instr="REF a \\h"',
        "hyperlink",
    ),
)
_POINTS = (
    *("<w:r><w:tab/></w:r>", "<w:r><w:br/></w:r>", '<w:r><w:br w:type="page"/></w:r>', "<w:r><w:cr/></w:r>"),
    *('<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>', '<w:r><w:sym w:font="x" w:char="zz"/></w:r>'),
    *("<w:r><w:noBreakHyphen/></w:r>", "<w:r><w:softHyphen/></w:r>", "<w:r><w:lastRenderedPageBreak/></w:r>"),
    *(
        '<w:bookmarkStart w:id="1" w:name="a"/>',
        '<w:bookmarkEnd w:id="1"/>',
        '<w:bookmarkStart w:id="x" w:name="_Ref1"/>',
    ),
    *(refer("footnote", 2), refer("footnote", 3), refer("endnote", 2), refer("comment", 0), refer("footnote", 99)),
    *('<w:r><w:fldChar w:fldCharType="begin"/></w:r>', '<w:r><w:fldChar w:fldCharType="end"/></w:r>'),
    *("<w:r><w:footnoteRef/></w:r>", '<w:r><w:ptab w:alignment="right"/></w:r>', '<w:proofErr w:type="x"/>'),
    *('<w:commentRangeStart w:id="0"/>', '<w:commentRangeEnd w:id="0"/>', "<w:r><w:pgNum/></w:r>"),
)
_PARAGRAPH_MARKS = (
    *("", "", "", '<w:pStyle w:val="berschrift1"/>', '<w:pStyle w:val="Quote"/>', '<w:pStyle w:val="Title"/>'),
    *("<w:pageBreakBefore/>", "<w:rPr><w:del/></w:rPr>", '<w:pStyle w:val="none"/>', '<w:framePr w:dropCap="drop"/>'),
    *(
        f'<w:numPr><w:ilvl w:val="{d}"/><w:numId w:val="{n}"/></w:numPr>'
        for d in (0, 1, 8, 99999)
        for n in (0, 1, 2, 77)
    ),
    *('<w:jc w:val="right"/>', '<w:outlineLvl w:val="0"/>', "<w:bidi/>", '<w:numPr><w:numId w:val="x"/></w:numPr>'),
)


def random_word_document(rng: Random) -> bytes:
    """Return a Word document with structures nested at random, some of them wrongly."""
    return _WordMaker(rng).document()


class _WordMaker:
    """Makes a Word document; ``_left`` is the number of structures that may still be made."""

    def __init__(self, rng: Random) -> None:
        self._rng = rng
        self._words = _Words(rng)
        self._left = rng.choice((10, 25, 60))

    def document(self) -> bytes:
        words = self._words
        body = p(words()) + self._blocks(0, 8)
        if self._rng.random() < 0.2:
            call = run("1", '<w:vertAlign w:val="superscript"/>')
            body += p(run(words()) + call) + p("Notes") + item(words())
        parts = (body, self._blocks(3, 3), self._blocks(3, 2), self._blocks(4, 1))
        body, first, second, last = _renumbered("\x1e".join(parts)).split("\x1e")
        return docx(
            body,
            footnotes=note("footnote", 2, p("Of a note.") + first) + note("footnote", 3, second),
            endnotes=note("endnote", 2, last),
            comments=note("comment", 0, p("So?"), 'w:author="A \u202e B"'),
            header=p("head of the page"),
        )

    # Blocks

    def _blocks(self, depth: int, most: int) -> str:
        return "".join(self._block(depth) for _ in range(self._rng.randint(0, most)))

    def _block(self, depth: int) -> str:
        rng = self._rng
        self._left -= 1
        chance = rng.random()
        if self._left < 0 or depth > 6 or chance < 0.7:
            return f"<w:p><w:pPr>{rng.choice(_PARAGRAPH_MARKS)}</w:pPr>{self._runs(depth)}</w:p>"
        if chance < 0.82:
            return self._table(depth)
        return _wrapped(rng.choice(_AROUND_BLOCKS), self._blocks(depth + 1, 3))

    def _table(self, depth: int) -> str:
        rng = self._rng
        rows = ""
        for _ in range(rng.randint(0, 3)):
            cells = "".join(self._cell(depth) for _ in range(rng.randint(0, 3)))
            rows += f"<w:tr><w:trPr>{rng.choice(('', '', '<w:del/>', '<w:tblHeader/>'))}</w:trPr>{cells}</w:tr>"
        return f"<w:tbl>{rows}</w:tbl>"

    def _cell(self, depth: int) -> str:
        rng = self._rng
        marks = rng.choice(("", "", "<w:vMerge/>", '<w:gridSpan w:val="3"/>', '<w:gridSpan w:val="9999999999"/>'))
        end = "<w:p/>" if rng.random() < 0.8 else ""
        return f"<w:tc><w:tcPr>{marks}</w:tcPr>{self._blocks(depth + 1, 2)}{end}</w:tc>"

    # Runs

    def _runs(self, depth: int) -> str:
        return "".join(self._run(depth) for _ in range(self._rng.randint(0, 3)))

    def _run(self, depth: int) -> str:
        rng = self._rng
        self._left -= 1
        chance = rng.random()
        if self._left < 0 or depth > 9 or chance < 0.55:
            return run(self._words.mixed(_LINE_TEXTS), rng.choice(_RUN_MARKS))
        if chance < 0.7:
            return rng.choice(_POINTS)
        if chance < 0.84:
            return _wrapped(rng.choice(_AROUND_RUNS), self._runs(depth + 1))
        make = rng.choice((self._field, self._field, self._box, self._equation, self._ruby))
        return make(depth)

    def _field(self, depth: int) -> str:
        begin, separate, end = (
            f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")
        )
        code = self._rng.choice(_FIELDS).replace('"', "&quot;")
        return f"{begin}<w:r><w:instrText> {code} </w:instrText></w:r>{separate}{self._runs(depth + 1)}{end}"

    def _box(self, depth: int) -> str:
        content = f"<w:txbxContent>{self._blocks(depth + 1, 2)}</w:txbxContent>"
        if self._rng.random() < 0.5:
            return f"<w:r><w:pict><v:shape><v:textbox>{content}</v:textbox></v:shape></w:pict></w:r>"
        choice = f'<mc:Choice Requires="wps"><w:drawing><wps:txbx>{content}</wps:txbx></w:drawing></mc:Choice>'
        return f"<w:r><mc:AlternateContent>{choice}</mc:AlternateContent></w:r>"

    def _equation(self, depth: int) -> str:
        over, under = (f"<m:r><m:t>{self._words()}</m:t></m:r>" for _ in range(2))
        return f"<m:oMath><m:f><m:num>{over}</m:num><m:den>{under}</m:den></m:f></m:oMath>"

    def _ruby(self, depth: int) -> str:
        over, base = run(self._words()), run(self._words())
        return f"<w:r><w:ruby><w:rt>{over}</w:rt><w:rubyBase>{base}</w:rubyBase></w:ruby></w:r>"


def _wrapped(name: str, content: str) -> str:
    if name == "sdt":
        content = f"<w:sdtContent>{content}</w:sdtContent>"
    return f"<w:{name}>{content}</w:{name.split()[0]}>"
