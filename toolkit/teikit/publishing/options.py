"""Options of the output formats: one frozen dataclass for each, passed to :func:`teikit.publishing.publish`."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import MISSING, Field, dataclass, field, fields
from types import MappingProxyType
from typing import Literal, get_args

from teikit.core.errors import UnknownNameError
from teikit.core.paths import StrPath
from teikit.core.suggestions import suggest
from teikit.edition.values import PdfStandard

#: All PDF standards: for accessibility (UA), for archiving (A), otherwise versions of PDF.
PDF_STANDARDS: tuple[PdfStandard, ...] = get_args(PdfStandard)


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Options:
    """Options that all output formats have."""

    stylesheet: StrPath | None = None
    """XSLT 3.0 stylesheet to use instead of the format's own, which it may import."""
    parameters: Mapping[str, str] = field(default_factory=dict)
    """Values of stylesheet parameters by name, for a stylesheet that declares more than these options cover.
    They take precedence over the other options."""
    allow_network: bool = False
    """Whether ``stylesheet`` may read from the network."""

    def __repr__(self) -> str:
        given = ((each.name, getattr(self, each.name)) for each in fields(self) if not _is_default(each, self))
        return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in given)})"

    def stylesheet_parameters(self) -> dict[str, str]:
        """Return the options that are parameters of the format's stylesheet, without those that are not set."""
        return {}


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class LabelledOptions(Options):
    """Options of the formats that add text of their own, such as labels, and names from a register."""

    lang: str | None = None
    """Language of the text that publishing adds (BCP 47). By default the language of the edition, else English."""
    register: StrPath | None = None
    """TEI register of persons. By default ``registers/persons.xml`` of the edition, if it exists."""

    def stylesheet_parameters(self) -> dict[str, str]:
        """Return the options that are parameters of the format's stylesheet, without those that are not set."""
        return _set(lang=self.lang)


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Web(LabelledOptions):
    """Options of a web page: HTML with its citation files, images, style sheets and scripts."""

    assets: str | None = None
    """Address of the folder of style sheets and scripts, relative to the page. Default: ``assets``."""
    base_url: str | None = None
    """Address at which the page will be published, with a final slash."""
    edition_href: str | None = None
    """Address of the edition's front page, relative to the page. Default: ``index.html``."""
    edition_title: str | None = None
    """Title of the edition that the page belongs to."""
    pictures_from: str | None = None
    """Origin from which the page may load facsimiles, such as ``https://iiif.example.org``."""
    pictures_size: str | None = None
    """Size of thumbnails requested from IIIF services, in IIIF syntax. Default: ``600,``."""

    def stylesheet_parameters(self) -> dict[str, str]:
        """Return the options that are parameters of the format's stylesheet, without those that are not set."""
        return _set(
            lang=self.lang,
            assets=self.assets,
            base_url=self.base_url,
            edition_href=self.edition_href,
            edition_title=self.edition_title,
            pictures_from=self.pictures_from,
            pictures_size=self.pictures_size,
        )


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Print(LabelledOptions):
    """Options of Typst source, with the templates that it imports."""

    template: StrPath | None = None
    """Typst file that imports ``edition.typ`` and redefines some of its functions.
    By default the template of ``[print]`` in edition.toml."""
    contents: Literal["auto", "yes", "no"] | None = None
    """Whether to add a table of contents. Default: ``auto``, for books with more than five headings."""
    alternates: Literal["brackets", "notes", "none"] | None = None
    """Where to print the readings of a passage that are not in the text. Default: ``brackets``, after the passage."""

    def stylesheet_parameters(self) -> dict[str, str]:
        """Return the options that are parameters of the format's stylesheet, without those that are not set."""
        return _set(lang=self.lang, contents=self.contents, alternates=self.alternates)


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Pdf(Print):
    """Options of a tagged PDF."""

    standards: tuple[PdfStandard, ...] = ()
    """Standards that the PDF conforms to. By default those of ``[print]`` in edition.toml."""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Epub(LabelledOptions):
    """Options of an e-book in EPUB 3."""

    edition_title: str | None = None
    """Title of the book. By default the title of the document."""
    identifier: str | None = None
    """URI that identifies the book. By default taken from the header, else derived from title and ``xml:id``."""
    modified: str | None = None
    """Time of the last change, such as ``2026-11-23T00:00:00Z``. By default the last change in the header."""

    def stylesheet_parameters(self) -> dict[str, str]:
        """Return the options that are parameters of the format's stylesheet, without those that are not set."""
        return _set(
            lang=self.lang, edition_title=self.edition_title, identifier=self.identifier, modified=self.modified
        )


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Markdown(LabelledOptions):
    """Options of Markdown in the dialect of GitHub."""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Text(Options):
    """Options of plain text: the source text, as the encoder received it."""


#: The options of each output format, by the name that the command line has for the format.
FORMATS: Mapping[str, type[Options]] = MappingProxyType(
    {"web": Web, "print": Print, "pdf": Pdf, "epub": Epub, "text": Text, "markdown": Markdown}
)


def parse_pdf_standards(names: Collection[str]) -> tuple[PdfStandard, ...]:
    """Return names of PDF standards, checked.

    :raises UnknownNameError: a name is not in :data:`PDF_STANDARDS`.
    """
    known: dict[str, PdfStandard] = {name: name for name in PDF_STANDARDS}
    for name in names:
        if name not in known:
            raise UnknownNameError(
                f"unknown PDF standard {name!r}",
                hint=suggest(name, PDF_STANDARDS, "standards"),
                choices=PDF_STANDARDS,
            )
    return tuple(known[name] for name in names)


def _is_default(field: Field[object], options: Options) -> bool:
    default = field.default if field.default_factory is MISSING else field.default_factory()
    return bool(getattr(options, field.name) == default)


def _set(**values: str | None) -> dict[str, str]:
    """Return the values that are set, under the names that stylesheets have for them: with ``-`` for ``_``."""
    return {name.replace("_", "-"): value for name, value in values.items() if value is not None}
