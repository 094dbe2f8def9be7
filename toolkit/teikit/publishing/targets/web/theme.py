"""The look of an edition of its own: ``[style]`` in edition.toml becomes a style sheet behind teikit's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from teikit.core import resources
from teikit.core.errors import TeikitError
from teikit.core.files import read_bytes, write
from teikit.edition.config import FILE, Edition, Font

#: The style sheet's name among the assets.
SHEET = "project.css"
_FORMATS = {".woff2": "woff2", ".woff": "woff", ".otf": "opentype", ".ttf": "truetype"}
#: What ends a value, begins a rule, or loads something from elsewhere.
_UNSAFE = re.compile(r"[;{}<>@\\]|/\*|url\s*\(|image(?:-set)?\s*\(", re.IGNORECASE)


def look(edition: Edition, output: Path) -> Iterator[Path]:
    """Write the style sheet of an edition and copy its fonts; without any of its own, the style sheet is empty.

    :raises TeikitError: a property is unknown, a value is no CSS value, or a font is missing or lies elsewhere.
    """
    sheet = output / "assets" / SHEET
    write(sheet, css(edition).encode())
    yield sheet
    for font in edition.look.fonts:
        copy = output / "assets" / "fonts" / Path(font.file).name
        write(copy, read_bytes(_font_file(edition, font), "a font"))
        yield copy


def css(edition: Edition) -> str:
    """Return the style sheet.

    :raises TeikitError: as :func:`look`.
    """
    own = edition.look
    rules = [*(_face(edition, font) for font in own.fonts), _rule(edition, own.properties)]
    if own.dark:
        rules.append(f"@media (prefers-color-scheme: dark) {{ {_rule(edition, own.dark)} }}")
    return "".join(f"{rule}\n" for rule in rules if rule)


def properties() -> frozenset[str]:
    """Return the custom properties that teikit's style sheet uses, without their hyphens."""
    text = resources.stylesheet("web/assets/edition.css").read_text(encoding="utf-8")
    return frozenset(re.findall(r"^\s*--([a-z0-9-]+):", text, re.MULTILINE))


def _rule(edition: Edition, given: Mapping[str, str]) -> str:
    known = properties()
    for name, value in given.items():
        if name not in known:
            raise TeikitError(
                f"[style] {name} is unknown", edition.folder / FILE, hint=f"one of {', '.join(sorted(known))}"
            )
        _checked(edition, name, value)
    return f":root {{ {' '.join(f'--{name}: {value};' for name, value in given.items())} }}" if given else ""


def _checked(edition: Edition, name: str, value: str) -> str:
    if _UNSAFE.search(value) or value.count('"') % 2 or value.count("'") % 2 or value.count("(") != value.count(")"):
        raise TeikitError(f"[style] {name} = {value!r} is no value of CSS", edition.folder / FILE)
    return value


def _face(edition: Edition, font: Font) -> str:
    _font_file(edition, font)
    facts = {"family": font.family, "weight": font.weight, "style": font.style}
    family, weight, style = (_checked(edition, name, value).replace('"', "") for name, value in facts.items())
    name = Path(font.file).name
    form = _FORMATS[Path(name).suffix.lower()]
    return (
        f'@font-face {{ font-family: "{family}"; font-weight: {weight}; font-style: {style}; font-display: swap; '
        f'src: url("fonts/{name}") format("{form}"); }}'
    )


def _font_file(edition: Edition, font: Font) -> Path:
    path = (edition.folder / font.file).resolve()
    if not path.is_relative_to(edition.folder.resolve()):
        raise TeikitError(f"the font {font.file} lies outside the edition", edition.folder / FILE)
    if path.suffix.lower() not in _FORMATS or not re.fullmatch(r"[\w.+ -]+", path.name):
        raise TeikitError(
            f"{font.file} is no font file", edition.folder / FILE, hint=f"a name that ends in {', '.join(_FORMATS)}"
        )
    if not path.is_file():
        raise TeikitError(f"the font {font.file} is missing", edition.folder / FILE)
    return path
