"""The parts of the reader of Word documents, each tried alone."""

from __future__ import annotations

import pytest
from lxml import etree

from teikit.encoding.readers.docx.fields import form_value, paired_marks, symbol_of_field
from teikit.encoding.readers.docx.links import Destination, address, destination, destination_of_field
from teikit.encoding.readers.docx.numbering import ListNumbering, ListPlace
from teikit.encoding.readers.docx.package import W
from teikit.encoding.readers.docx.styles import Styles
from teikit.encoding.readers.docx.symbol_fonts import character, private_codes, to_unicode


def _parse(markup: str) -> etree._Element:
    return etree.fromstring(f'<w:root xmlns:w="{W}">{markup}</w:root>')


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        (' HYPERLINK "https://example.org" ', Destination("https://example.org")),
        (r" HYPERLINK \l _Ref1 ", Destination(bookmark="_Ref1")),
        (r' HYPERLINK "https://example.org" \l "b" ', Destination("https://example.org", "b")),
        (r" REF _Ref2 \h ", Destination(bookmark="_Ref2")),
        (" REF _Ref2 ", Destination()),
        (" PAGE ", Destination()),
    ],
)
def test_the_destination_of_a_field(code: str, expected: Destination) -> None:
    assert destination_of_field(code) == expected


def test_an_address_that_is_a_bookmark() -> None:
    assert destination("#b", "") == Destination(bookmark="b")


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("https://example.org/a b", "https://example.org/a%20b"),
        ("mailto:a@example.org", "mailto:a@example.org"),
        ("file:///C:/letter.docx", ""),
        ("javascript:alert(1)", ""),
        ("letter.docx", ""),
        ("http://[", ""),
    ],
)
def test_only_addresses_of_the_web_and_of_mail_are_kept(target: str, expected: str) -> None:
    assert address(target) == expected


def test_marks_of_fields_without_a_counterpart_are_ignored() -> None:
    kinds = ("end", "begin", "begin", "end")
    root = _parse("".join(f'<w:fldChar w:fldCharType="{kind}"/>' for kind in kinds))
    assert [mark in paired_marks(root) for mark in root] == [False, False, True, True]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ('<w:ddList><w:result w:val="1"/><w:listEntry w:val="a"/><w:listEntry w:val="b"/></w:ddList>', "b"),
        ('<w:ddList><w:result w:val="9"/><w:listEntry w:val="a"/></w:ddList>', "a"),
        ("<w:checkBox><w:checked/></w:checkBox>", "☒"),
        ('<w:checkBox><w:default w:val="0"/></w:checkBox>', "☐"),
        ("<w:textInput/>", ""),
    ],
)
def test_the_value_of_a_form_field(data: str, expected: str) -> None:
    assert form_value(_parse(f"<w:ffData>{data}</w:ffData>")) == expected


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        (r" SYMBOL 61 \f Symbol ", ("3D", "Symbol")),
        (' SYMBOL 0x41 \\f "Wingdings" ', ("41", "Wingdings")),
        (" PAGE ", None),
    ],
)
def test_the_character_of_a_symbol_field(code: str, expected: tuple[str, str] | None) -> None:
    assert symbol_of_field(code) == expected


@pytest.mark.parametrize(
    ("code", "font", "expected"),
    [
        ("F061", "Symbol", "α"),
        ("61", "symbol", "α"),
        ("F0FC", "Wingdings", "✓"),
        ("263A", "Arial", "☺"),
        ("0", "", ""),
        ("x", "", ""),
    ],
)
def test_a_character_of_a_symbol_font(code: str, font: str, expected: str) -> None:
    assert character(code, font) == expected


def test_characters_without_a_counterpart_in_unicode_are_kept() -> None:
    shown = to_unicode("\uf061\uf000b", "Symbol")
    assert shown == "α\uf000b"
    assert private_codes("a\uf0ff\uf020") == "U+F0FF U+F020"


NUMBERING = """
<w:abstractNum w:abstractNumId="0">
 <w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
 <w:lvl w:ilvl="1"><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1%2)"/></w:lvl>
</w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="0"/>
 <w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride></w:num>
"""


def _places(*items: tuple[int, int]) -> list[str]:
    numbering = ListNumbering(_parse(NUMBERING), Styles(None))
    labels = []
    for number, depth in items:
        properties = f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>'
        place = numbering.place(_parse(f"<w:p><w:pPr>{properties}</w:pPr></w:p>")[0])
        assert isinstance(place, ListPlace)
        labels.append(place.label)
    return labels


def test_paragraphs_are_numbered_by_level() -> None:
    assert _places((1, 0), (1, 1), (1, 1), (1, 0), (1, 1)) == ["1.", "1a)", "1b)", "2.", "2a)"]


def test_a_list_with_an_override_is_numbered_on_its_own() -> None:
    assert _places((1, 0), (2, 0), (1, 0), (2, 0)) == ["1.", "7.", "2.", "8."]


@pytest.mark.parametrize("number", ["0", "9"])
def test_a_paragraph_outside_of_the_lists(number: str) -> None:
    numbering = ListNumbering(_parse(NUMBERING), Styles(None))
    paragraph = _parse(f'<w:p><w:pPr><w:numPr><w:numId w:val="{number}"/></w:numPr></w:pPr></w:p>')[0]
    assert numbering.place(paragraph) is None


STYLES = """
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
<w:style w:styleId="H2"><w:name w:val="heading 2"/><w:basedOn w:val="Loop"/><w:rPr><w:b/></w:rPr></w:style>
<w:style w:styleId="Loop"><w:name w:val="Loop"/><w:basedOn w:val="H2"/></w:style>
<w:style w:styleId="T"><w:name w:val="Title"/></w:style>
<w:style w:styleId="Q"><w:name w:val="Intense Quote"/></w:style>
<w:style w:styleId="Em"><w:name w:val="Emphasis"/><w:rPr><w:i/></w:rPr></w:style>
"""


def _paragraph(style: str, run: str = "") -> etree._Element:
    content = f"<w:r><w:rPr>{run}</w:rPr></w:r>"
    return _parse(f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{content}</w:p>')[0]


@pytest.mark.parametrize(("style", "rank"), [("H2", 2), ("Loop", 2), ("T", 0), ("Heading3", 3), ("Normal", None)])
def test_the_rank_of_a_heading(style: str, rank: int | None) -> None:
    assert Styles(_parse(STYLES)).rank(_paragraph(style)) == rank


def test_a_style_sets_a_block_quotation_apart() -> None:
    styles = Styles(_parse(STYLES))
    assert [styles.rend(_paragraph(style)) for style in ("Q", "Normal")] == ["blockquote", ""]


@pytest.mark.parametrize(
    ("style", "run", "looks"),
    [
        ("Normal", "<w:b/>", ("bold",)),
        ("H2", "<w:b/><w:i/>", ("italic",)),
        ("Normal", '<w:rStyle w:val="Em"/>', ("italic",)),
        ("Normal", '<w:i w:val="0"/><w:rStyle w:val="Em"/>', ()),
        ("Normal", '<w:u w:val="none"/><w:vertAlign w:val="superscript"/>', ("superscript",)),
    ],
)
def test_the_look_of_a_run_is_without_that_of_its_paragraph(style: str, run: str, looks: tuple[str, ...]) -> None:
    paragraph = _paragraph(style, run)
    assert Styles(_parse(STYLES)).looks(paragraph[-1], paragraph) == looks
