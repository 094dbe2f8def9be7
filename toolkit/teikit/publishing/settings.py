"""Settings of an edition for its outputs: ``[print]`` and ``[web]`` of edition.toml, as Typst and XSLT need them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from teikit.core.errors import ConfigurationError
from teikit.edition.config import FILE, Edition
from teikit.publishing.options import Pdf, Print, Web, parse_pdf_standards

#: Keys of ``[print]`` with a length, and what each of them measures.
LENGTHS = {
    "width": "of the page",
    "height": "of the page",
    "top": "margin above the text",
    "bottom": "margin below the text",
    "inner": "margin at the spine; left on one-sided pages",
    "outer": "margin away from the spine",
    "speakers": "additional margin for the names of speakers",
    "size": "of the text",
    "leading": "between the lines",
    "notes": "size of the text of notes",
    "margin": "size of the text in margins and running heads",
}
#: Trimmed sizes of pages by name (ISO 216; North American; the royal and crown octavo of the book trade).
PAPERS = {
    "a4": ("210mm", "297mm"),
    "a5": ("148mm", "210mm"),
    "b5": ("176mm", "250mm"),
    "letter": ("8.5in", "11in"),
    "6x9": ("6in", "9in"),
    "royal": ("156mm", "234mm"),
    "crown": ("123mm", "186mm"),
}
_T = TypeVar("_T")
_LENGTH = re.compile(r"\d+(\.\d+)?(mm|cm|in|pt|em)")


@dataclass(frozen=True, slots=True)
class PrintSettings:
    """Settings for Typst: those of an edition, overridden by the options of a call."""

    values: Mapping[str, str]
    """Values in Typst syntax, by their names in ``settings.typ``."""
    standards: tuple[str, ...] = ()
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

    :raises ConfigurationError: a key or a value is not valid.
    """
    table = dict(edition.print) if edition else {}
    folder = edition.folder if edition else Path()
    file = folder / FILE
    template, standards = _template_and_standards(options)
    own_template = table.pop("template", "")
    own_standards = tuple(table.pop("standard", "").replace(",", " ").split())
    fonts = tuple(folder / name for name in table.pop("fonts", "").split(",") if name)
    for missing in (path for path in fonts if not path.is_dir()):
        raise ConfigurationError(f"[print] fonts: there is no folder {missing.name}", file)
    return PrintSettings(
        _values(table, file),
        parse_pdf_standards(standards or own_standards, None if standards else file),
        fonts,
        template or (folder / own_template if own_template else None),
    )


def site_options(edition: Edition) -> Web:
    """Return the options of the pages of a web edition, with those of ``[web]`` in edition.toml."""
    return Web(parameters=edition.web)


def _template_and_standards(options: Print | None) -> tuple[Path | None, tuple[str, ...]]:
    if options is None:
        return None, ()
    template = None if options.template is None else Path(options.template)
    return template, options.standards if isinstance(options, Pdf) else ()


def _values(table: Mapping[str, str], file: Path) -> dict[str, str]:
    values = {}
    for key, value in table.items():
        if key == "paper":
            values["width"], values["height"] = _choice(key, value, PAPERS, file)
        elif key == "sides":
            values[key] = _quoted(_choice(key, value, {"one": "one", "two": "two"}, file))
        elif key == "font":
            values[key] = _quoted(value)
        elif key not in LENGTHS:
            known = ", ".join(("paper", "sides", "font", "fonts", "standard", "template", *LENGTHS))
            raise ConfigurationError(f"[print] has no {key!r}", file, hint=f"it has {known}")
        elif not _LENGTH.fullmatch(value):
            raise ConfigurationError(
                f"[print] {key} = {value!r}: a length was expected", file, hint='such as "24mm" or "10.5pt"'
            )
        else:
            values[key] = value
    return values


def _choice(key: str, value: str, choices: Mapping[str, _T], file: Path) -> _T:
    if value.lower() not in choices:
        raise ConfigurationError(f"[print] {key} = {value!r} is unknown", file, hint=f"one of {', '.join(choices)}")
    return choices[value.lower()]


def _quoted(value: str) -> str:
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
