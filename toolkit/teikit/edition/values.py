"""Types of the values in ``edition.toml``: language tags, addresses, lengths, CSS values, names of standards.

The regular expressions are valid in Python and in JSON Schema.
"""

from __future__ import annotations

import re
from typing import Annotated, Literal, TypeAlias

from msgspec import Meta

from teikit.core import language_tags

#: Text that is not empty.
Text: TypeAlias = Annotated[str, Meta(min_length=1, extra={"expected": "a string", "example": "…"})]
#: Behaviour of the TEI Processing Model (TEI Guidelines, 23.5.4).
Behaviour: TypeAlias = Literal[
    "alternate", "anchor", "block", "body", "break", "cell", "cit", "figure", "glyph", "graphic", "heading", "index",
    "inline", "link", "list", "listItem", "note", "omit", "paragraph", "pass-through", "row", "section", "table",
    "text",
]  # fmt: skip
#: XPath 3.1 over a TEI document.
XPath: TypeAlias = Annotated[
    str, Meta(min_length=1, examples=["teiHeader//origDate"], extra={"expected": "an XPath 3.1 expression"})
]
#: Path of a file or folder, relative to a folder of the edition.
RelativePath: TypeAlias = Annotated[str, Meta(min_length=1, extra={"expected": "the path of a file", "example": "…"})]

LanguageTag: TypeAlias = Annotated[
    str,
    Meta(
        pattern=language_tags.SYNTAX,
        extra={
            "expected": "a language tag (BCP 47) such as en, de-AT or zh-Hant",
            "suggest": language_tags.suggest_language_tag,
        },
    ),
]


def _suggest_address(text: str) -> str | None:
    address = f"https://{text.strip().removeprefix('//')}"
    return address if re.fullmatch(r"https://[\w-]+(\.[\w-]+)+(/[^\s?#]*)?", address) else None


#: Address of a page or a site.
WebAddress: TypeAlias = Annotated[
    str,
    Meta(
        pattern=r"^https?://[^\s/?#]+[^\s]*$",
        examples=["https://example.org/"],
        extra={
            "expected": "an absolute address that begins with https:// or http://",
            "suggest": _suggest_address,
        },
    ),
]
#: Address below which files are published: it has neither query nor fragment.
BaseAddress: TypeAlias = Annotated[
    str,
    Meta(
        pattern=r"^https?://[^\s/?#]+(/[^\s?#]*)?$",
        examples=["https://example.org/edition/"],
        extra={
            "expected": "an absolute address that begins with https:// or http://, without ? and #",
            "suggest": _suggest_address,
        },
    ),
]
#: Origin (RFC 6454) of files on another host.
Origin: TypeAlias = Annotated[
    str,
    Meta(
        pattern=r"^https?://[A-Za-z0-9.:-]+/?$",
        examples=["https://iiif.example.org"],
        extra={
            "expected": "scheme and host without a path",
            "suggest": lambda text: _suggest_address(re.sub(r"^(https?:)?//", "", text).partition("/")[0]),
        },
    ),
]
#: Size of an image, in the syntax of the IIIF Image API.
IiifSize: TypeAlias = Annotated[
    str,
    Meta(
        pattern=r"^(full|\^?(max|[0-9]+,|,[0-9]+|!?[0-9]+,[0-9]+|pct:[0-9]+(\.[0-9]+)?))$",
        examples=["600,"],
        extra={"expected": "a size in the syntax of the IIIF Image API"},
    ),
]


def _suggest_length(text: str) -> str | None:
    length = re.sub(r"\s+", "", text).replace(",", ".").lower()
    return length if re.fullmatch(r"\d+(\.\d+)?(mm|cm|in|pt|em)", length) else None


#: Length in print.
Length: TypeAlias = Annotated[
    str,
    Meta(
        pattern=r"^[0-9]+(\.[0-9]+)?(mm|cm|in|pt|em)$",
        examples=["24mm"],
        extra={
            "expected": "a length (a number and mm, cm, in, pt or em, without a space)",
            "suggest": _suggest_length,
        },
    ),
]
#: Length in print that is not zero.
PositiveLength: TypeAlias = Annotated[
    str,
    Meta(
        pattern=r"^(?=[0-9.]*[1-9])[0-9]+(\.[0-9]+)?(mm|cm|in|pt|em)$",
        examples=["10.5pt"],
        extra={
            "expected": "a length greater than 0 (a number and mm, cm, in, pt or em, without a space)",
            "suggest": _suggest_length,
        },
    ),
]
PaperName: TypeAlias = Literal["a4", "a5", "b5", "letter", "6x9", "royal", "crown"]
#: Standard of a PDF: for accessibility (PDF/UA, ISO 14289), for archiving (PDF/A, ISO 19005), or a version of PDF.
PdfStandard: TypeAlias = Literal[
    "ua-1", "a-1a", "a-1b", "a-2a", "a-2b", "a-2u", "a-3a", "a-3b", "a-3u", "a-4", "1.4", "1.5", "1.6", "1.7", "2.0"
]  # fmt: skip
#: Kind of name or date that is tagged in the running text.
Tagged: TypeAlias = Literal["persons", "places", "organisations", "dates"]

_CSS_FUNCTION = r"\([^;{}<>@\\]*\)"
Colour: TypeAlias = Annotated[
    str,
    Meta(
        pattern=rf"^(#([0-9A-Fa-f]{{3,4}}|[0-9A-Fa-f]{{6}}|[0-9A-Fa-f]{{8}})|[A-Za-z]+|[a-z-]+{_CSS_FUNCTION})$",
        examples=["#7a2e1d"],
        extra={"expected": "a CSS colour"},
    ),
]
CssLength: TypeAlias = Annotated[
    str,
    Meta(
        pattern=rf"^(0|[0-9]*\.?[0-9]+(r?em|r?ex|r?ch|r?lh|px|pt|pc|mm|cm|in|[sld]?v[whib]|%)|[a-z-]+{_CSS_FUNCTION})$",
        examples=["35rem"],
        extra={
            "expected": "a CSS length",
            "suggest": lambda text: text.replace(" ", "") if re.fullmatch(r"[\d.]+ +[a-z]+", text) else None,
        },
    ),
]
Percentage: TypeAlias = Annotated[
    str, Meta(pattern=r"^[0-9]*\.?[0-9]+%$", examples=["9%"], extra={"expected": "a percentage"})
]
FontFamilies: TypeAlias = Annotated[
    str,
    Meta(
        pattern=r"^[^;{}<>@\\()]+$",
        examples=['Georgia, "Times New Roman", serif'],
        extra={"expected": "CSS font families, separated by commas"},
    ),
]
FontFamily: TypeAlias = Annotated[
    str,
    Meta(pattern=r"^[^;{}<>@\\()]+$", examples=["EB Garamond"], extra={"expected": "the name of a font family"}),
]
FontFile: TypeAlias = Annotated[
    str,
    Meta(
        pattern=r"^(.*/)?[\w.+ -]+\.([Ww][Oo][Ff][Ff]2?|[OoTt][Tt][Ff])$",
        examples=["fonts/Garamond.woff2"],
        extra={"expected": "a file whose name ends in .woff2, .woff, .otf or .ttf"},
    ),
]
FontWeight: TypeAlias = Annotated[
    str,
    Meta(
        pattern=r"^(normal|bold|[1-9][0-9]{0,3}( [1-9][0-9]{0,3})?)$",
        examples=["400"],
        extra={"expected": "a font weight, or two for a variable font"},
    ),
]
FontStyle: TypeAlias = Annotated[
    str,
    Meta(
        pattern=r"^(normal|italic|oblique( -?[0-9]+deg){0,2})$",
        examples=["italic"],
        extra={"expected": "normal, italic or oblique"},
    ),
]
