"""Settings of an edition for its outputs: ``[print]`` and ``[web]`` of edition.toml, as Typst and XSLT need them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from teikit.edition import sections
from teikit.edition.config import Edition
from teikit.edition.values import PaperName, PdfStandard
from teikit.publishing.options import Pdf, Print, Web, parse_pdf_standards

#: Trimmed sizes of pages by name (ISO 216; North American; the royal and crown octavo of the book trade).
PAPERS: Mapping[PaperName, tuple[str, str]] = {
    "a4": ("210mm", "297mm"),
    "a5": ("148mm", "210mm"),
    "b5": ("176mm", "250mm"),
    "letter": ("8.5in", "11in"),
    "6x9": ("6in", "9in"),
    "royal": ("156mm", "234mm"),
    "crown": ("123mm", "186mm"),
}


@dataclass(frozen=True, slots=True)
class PrintSettings:
    """Settings for Typst: those of an edition, overridden by the options of a call."""

    values: Mapping[str, str]
    """Values in Typst syntax, by their names in ``settings.typ``."""
    standards: tuple[PdfStandard, ...] = ()
    """PDF standards to conform to."""
    fonts: tuple[Path, ...] = ()
    """Folders of fonts."""
    template: Path | None = None
    """Typst file with functions that replace teikit's."""

    def typst_source(self, defaults: str) -> str:
        """Return the content of ``settings.typ``: the defaults, followed by the values that replace some of them."""
        if not self.values:
            return defaults
        given = "".join(f"  {key}: {value},\n" for key, value in self.values.items())
        return f"{defaults}\n#let settings = settings + (\n{given})\n"


def print_settings(edition: Edition | None, options: Print | None = None) -> PrintSettings:
    """Return the settings of ``[print]`` in edition.toml; options take precedence.

    :raises UnknownNameError: an option is not the name of a PDF standard.
    """
    table = edition.print if edition else sections.Print()
    folder = edition.folder if edition else Path()
    template, standards = _template_and_standards(options)
    return PrintSettings(
        _typst_values(table),
        standards or table.standard,
        tuple(folder / name for name in table.fonts),
        template or (folder / table.template if table.template else None),
    )


def site_options(edition: Edition) -> Web:
    """Return the options of the pages of a web edition, with those of ``[web]`` in edition.toml."""
    return Web(pictures_from=edition.web.pictures_from, pictures_size=edition.web.pictures_size)


def _template_and_standards(options: Print | None) -> tuple[Path | None, tuple[PdfStandard, ...]]:
    if options is None:
        return None, ()
    template = None if options.template is None else Path(options.template)
    return template, parse_pdf_standards(options.standards) if isinstance(options, Pdf) else ()


def _typst_values(table: sections.Print) -> dict[str, str]:
    """Return the settings that are set, in Typst syntax."""
    values = {}
    if table.paper:
        values["width"], values["height"] = PAPERS[table.paper]
    lengths = {
        "width": table.width,
        "height": table.height,
        "top": table.top,
        "bottom": table.bottom,
        "inner": table.inner,
        "outer": table.outer,
        "speakers": table.speakers,
        "size": table.size,
        "leading": table.leading,
        "notes": table.notes,
        "margin": table.margin,
    }
    strings = {"sides": table.sides, "font": table.font}
    values |= {name: length for name, length in lengths.items() if length}
    return values | {name: _quoted(string) for name, string in strings.items() if string}


def _quoted(value: str) -> str:
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
