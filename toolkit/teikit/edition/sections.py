"""The tables of ``edition.toml`` as frozen models: their keys, types and defaults.

``None`` means that a key is not set. The docstring of a field is its description in the JSON Schema.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Literal

from msgspec import Meta

from teikit.core.toml import Table
from teikit.edition.values import (
    BaseAddress,
    Behaviour,
    Colour,
    CssLength,
    FontFamilies,
    FontFamily,
    FontFile,
    FontStyle,
    FontWeight,
    IiifSize,
    LanguageTag,
    Length,
    Origin,
    PaperName,
    PdfStandard,
    Percentage,
    PositiveLength,
    RelativePath,
    Tagged,
    Text,
    WebAddress,
    XPath,
)


class Licence(Table, frozen=True):
    """Terms under which the encoding may be used."""

    text: Text
    """Licence statement, such as ``CC BY 4.0``."""
    target: WebAddress | None = None
    """Address of the licence."""


class Document(Table, frozen=True):
    """Details of one document: its source, and metadata that the source lacks."""

    source: RelativePath
    """File in ``sources/`` that the document is encoded from."""
    profile: Text | None = None
    """Encoding profile, if it differs from that of the edition: a shipped one or the path of a TOML file."""
    title: Text | None = None
    """Title, if it is not the heading of the text."""
    short: Text | None = None
    """Short title, for lists."""
    bibl: Text | None = None
    """Bibliographic reference of the publication that the source was taken from."""
    notes: RelativePath | None = None
    """File in ``sources/`` that contains the text of the notes."""
    encoded: date | None = None
    """Day of the first encoding. Default: the day on which teikit encodes the document."""
    language: LanguageTag | None = None
    """Language of the text, if it differs from that of the edition."""


class Metadata(Table, frozen=True):
    """Description of the edition, and settings for all its documents."""

    title: Text = "Untitled edition"
    """Title of the edition."""
    language: LanguageTag = "en"
    """Language of the texts, and of the labels in published pages if it is English, German or French."""
    publisher: Text | None = None
    """Publisher of the edition."""
    date: Text | None = None
    """Date of publication, such as ``2026`` or ``2026-11-23``."""
    description: Text | None = None
    """Description of the edition in a sentence or two."""
    editors: tuple[Text, ...] = ()
    """Names of the editors."""
    licence: Licence | None = None
    """Terms under which the encoding may be used."""
    profile: Text = "frus"
    """Encoding profile of the sources: a shipped one or the path of a TOML file."""
    tag: tuple[Tagged, ...] = ()
    """Names and dates to tag in the running text, besides those that the profile tags."""
    schema: RelativePath | None = None
    """RELAX NG schema of the documents. Default: that of teikit."""
    schematron: RelativePath | None = None
    """Schematron rules of the documents. Default: those of teikit."""
    odd: RelativePath | None = None
    """ODD that the encoding manual is made from; its processing models decide how elements are read. Default: that of
    teikit."""
    base_url: BaseAddress | None = None
    """Address at which the web edition is published. Feed and sitemap require it."""


class Web(Table, frozen=True):
    """Settings of the web edition."""

    pictures_from: Origin | None = None
    """Host that pages may load facsimiles from. Default: pages link to pictures on other hosts."""
    pictures_size: IiifSize | None = None
    """Size of thumbnails requested from IIIF services. Default: ``600,``."""


class Print(Table, frozen=True):
    """Settings of PDF and of Typst source."""

    paper: PaperName | None = None
    """Size of the trimmed page: ISO A4, A5, B5, US Letter, 6 × 9 inches, royal or crown octavo."""
    width: PositiveLength | None = None
    """Width of the page, instead of ``paper``. Default: ``170mm``."""
    height: PositiveLength | None = None
    """Height of the page, instead of ``paper``. Default: ``240mm``."""
    sides: Literal["one", "two"] | None = None
    """Whether the pages are printed on one side or on both. Default: ``one``."""
    top: Length | None = None
    """Margin above the text. Default: ``24mm``."""
    bottom: Length | None = None
    """Margin below the text. Default: ``26mm``."""
    inner: Length | None = None
    """Margin at the spine; the left margin of one-sided pages. Default: ``26mm``."""
    outer: Length | None = None
    """Margin opposite the spine. Default: ``26mm``."""
    speakers: Length | None = None
    """Additional margin on the left for names of speakers. Default: ``12mm``."""
    size: PositiveLength | None = None
    """Size of the type. Default: ``10.5pt``."""
    leading: Length | None = None
    """Space between lines. Default: ``0.68em``."""
    notes: PositiveLength | None = None
    """Size of the type of notes. Default: ``8.5pt``."""
    margin: PositiveLength | None = None
    """Size of the type in margins and running heads. Default: ``8pt``."""
    font: Text | None = None
    """Font family. Default: ``Libertinus Serif``."""
    fonts: Annotated[tuple[RelativePath, ...], Meta(extra={"separator": ","})] = ()
    """Folders that contain font files."""
    standard: Annotated[tuple[PdfStandard, ...], Meta(extra={"separator": r"[\s,]+"})] = ()
    """Standards that a PDF conforms to."""
    template: RelativePath | None = None
    """Typst file that imports ``edition.typ`` and redefines some of its functions."""


class Facts(Table, frozen=True):
    """XPath expressions for the facts about a document, evaluated from its root element.

    Names without a prefix are in the namespace of TEI. If an expression finds nothing, the fact is taken from its usual
    places in the header.
    """

    title: XPath | None = None
    """Title of the document."""
    subtitle: XPath | None = None
    """Subtitles."""
    author: XPath | None = None
    """Authors."""
    editor: XPath | None = None
    """Editors."""
    date: XPath | None = None
    """Date of the document: an element with ``@when`` and the like, or a date in words (English, German, French)."""
    place: XPath | None = None
    """Place of writing."""
    kind: XPath | None = None
    """Kind of document, for lists."""
    classification: XPath | None = None
    """Classification of the document, such as ``secret``."""
    identifier: XPath | None = None
    """Number in an archive or of the publication."""
    source: XPath | None = None
    """Source of the text."""
    publisher: XPath | None = None
    """Publisher of the document."""
    published: XPath | None = None
    """Date of publication."""
    licence: XPath | None = None
    """Licence of the document."""
    funder: XPath | None = None
    """Funders."""
    keyword: XPath | None = None
    """Keywords."""


class Reading(Table, frozen=True):
    """Settings for all output formats."""

    facts: Facts = Facts()
    """XPath expressions for title, authors, date and other facts about a document."""
    elements: Mapping[str, Behaviour] = {}
    """Behaviours of elements, instead of the default ones. They may also be keys of ``[reading]``: ``app = "note"``."""


class Font(Table, frozen=True):
    """A font file for the web edition."""

    family: FontFamily
    """Name of the font family, as used in ``serif`` and ``sans``."""
    file: FontFile
    """Font file in the folder of the edition."""
    weight: FontWeight = "400"
    """Weight of the font, or the lowest and the highest weight of a variable font."""
    style: FontStyle = "normal"
    """Style of the font."""


class Palette(Table, frozen=True):
    """CSS custom properties of the web edition: colours, fonts and measures."""

    paper: Colour | None = None
    """Background."""
    ink: Colour | None = None
    """Text."""
    soft: Colour | None = None
    """Secondary text."""
    line: Colour | None = None
    """Rules between parts of a page."""
    link: Colour | None = None
    """Links."""
    control: Colour | None = None
    """Borders of form controls."""
    raised: Colour | None = None
    """Background of boxes above the page."""
    mark: Colour | None = None
    """Highlighted text."""
    serif: FontFamilies | None = None
    """Font families of the texts."""
    sans: FontFamilies | None = None
    """Font families of the interface."""
    measure: CssLength | None = None
    """Width of the text."""
    margin: CssLength | None = None
    """Width of the margin with names of speakers and page numbers."""
    who_1: Colour | None = None
    """First speaker."""
    who_2: Colour | None = None
    """Second speaker."""
    who_3: Colour | None = None
    """Third speaker."""
    who_4: Colour | None = None
    """Fourth speaker."""
    who_5: Colour | None = None
    """Fifth speaker."""
    who_6: Colour | None = None
    """Sixth speaker."""
    who_7: Colour | None = None
    """Seventh speaker."""
    who_8: Colour | None = None
    """Eighth speaker."""
    tint: Percentage | None = None
    """Share of the speaker's colour in the background of a statement."""

    def custom_properties(self) -> dict[str, str]:
        """Return the CSS custom properties that are set, by name without the two hyphens before it."""
        values = {name: getattr(self, name) for name in Palette.__struct_fields__}
        return {name.replace("_", "-"): value for name, value in values.items() if value is not None}


class Style(Palette, frozen=True):
    """Look of the web edition, where it differs from the default."""

    dark: Palette = Palette()
    """Custom properties in dark mode."""
    fonts: tuple[Font, ...] = ()
    """Font files that come with the edition."""


class EditionFile(Table, frozen=True):
    """The whole of ``edition.toml``."""

    edition: Metadata = Metadata()
    """Description of the edition, and settings for all its documents."""
    documents: tuple[Document, ...] = ()
    """Details of single documents."""
    web: Web = Web()
    """Settings of the web edition."""
    print: Print = Print()
    """Settings of PDF and of Typst source."""
    style: Style = Style()
    """Look of the web edition, where it differs from the default."""
    reading: Reading = Reading()
    """Settings for all output formats."""
