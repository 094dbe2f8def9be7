"""The table ``[print]`` of ``edition.toml``: measures, fonts, standards, each value checked before Typst sees it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from teikit.core.errors import TeikitError
from teikit.edition.config import FILE, Edition

#: Lengths that a template knows, and what each measures.
LENGTHS = {
    "width": "of the page",
    "height": "of the page",
    "top": "margin above the text",
    "bottom": "margin below the text",
    "inner": "margin at the spine; left on one-sided pages",
    "outer": "margin away from the spine",
    "speakers": "further room on the left for names of speakers",
    "size": "of the type",
    "leading": "between the lines",
    "notes": "size of the type of notes",
    "margin": "size of the type in the margins and running heads",
}
#: Pages by name, trimmed (ISO 216; North American; the royal and crown octavo of the book trade).
PAPERS = {
    "a4": ("210mm", "297mm"),
    "a5": ("148mm", "210mm"),
    "b5": ("176mm", "250mm"),
    "letter": ("8.5in", "11in"),
    "6x9": ("6in", "9in"),
    "royal": ("156mm", "234mm"),
    "crown": ("123mm", "186mm"),
}
#: Standards that a PDF can keep: accessible (ISO 14289-1), for archives (ISO 19005).
STANDARDS = (
    "ua-1",
    "a-1a",
    "a-1b",
    "a-2a",
    "a-2b",
    "a-2u",
    "a-3a",
    "a-3b",
    "a-3u",
    "a-4",
    "1.4",
    "1.5",
    "1.6",
    "1.7",
    "2.0",
)
_T = TypeVar("_T")
_LENGTH = re.compile(r"\d+(\.\d+)?(mm|cm|in|pt|em)")


@dataclass(frozen=True, slots=True)
class Settings:
    """How an edition is printed."""

    values: Mapping[str, str]
    """Typst values by the names that ``settings.typ`` has for them."""
    standards: tuple[str, ...] = ()
    fonts: tuple[Path, ...] = ()
    """Folders of fonts."""
    template: Path | None = None
    """A Typst file with functions that take the place of ours."""

    def typst(self, defaults: str) -> str:
        """Return ``settings.typ``: the defaults, then what takes their place."""
        if not self.values:
            return defaults
        given = "".join(f"  {key}: {value},\n" for key, value in self.values.items())
        return f"{defaults}\n#let settings = settings + (\n{given})\n"


def settings(edition: Edition | None, *, standards: tuple[str, ...] = (), template: Path | None = None) -> Settings:
    """Read what an edition says of print; ``standards`` and ``template`` of the command line go before.

    :raises TeikitError: a key is unknown, or a value is not of its kind.
    """
    table = dict(edition.print) if edition else {}
    folder = edition.folder if edition else Path()
    file = folder / FILE
    own_template = table.pop("template", "")
    own_standards = tuple(table.pop("standard", "").replace(",", " ").split())
    fonts = tuple(folder / name for name in table.pop("fonts", "").split(",") if name)
    for missing in (path for path in fonts if not path.is_dir()):
        raise TeikitError(f"[print] fonts: there is no folder {missing.name}", file)
    return Settings(
        _values(table, file),
        _checked(standards or own_standards, file if own_standards and not standards else None),
        fonts,
        template or (folder / own_template if own_template else None),
    )


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
            raise TeikitError(f"[print] has no {key!r}", file, hint=f"it has {known}")
        elif not _LENGTH.fullmatch(value):
            raise TeikitError(
                f"[print] {key} = {value!r}: a length was expected", file, hint='such as "24mm" or "10.5pt"'
            )
        else:
            values[key] = value
    return values


def _choice(key: str, value: str, choices: Mapping[str, _T], file: Path) -> _T:
    if value.lower() not in choices:
        raise TeikitError(f"[print] {key} = {value!r} is unknown", file, hint=f"one of {', '.join(choices)}")
    return choices[value.lower()]


def _quoted(value: str) -> str:
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _checked(standards: tuple[str, ...], file: Path | None) -> tuple[str, ...]:
    for unknown in (name for name in standards if name not in STANDARDS):
        raise TeikitError(
            f"{unknown!r} is no standard of PDF that can be kept", file, hint=f"one of {', '.join(STANDARDS)}"
        )
    return standards
