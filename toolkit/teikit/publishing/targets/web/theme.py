"""Theme of an edition: a style sheet after teikit's own, from ``[style]`` in edition.toml."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from teikit.core import resources
from teikit.core.errors import ConfigurationError
from teikit.core.files import read_bytes, write
from teikit.edition.config import FILE, Edition, Font

_STYLE_SHEET = "project.css"
#: Font formats of CSS, by suffix.
_FORMATS = {".woff2": "woff2", ".woff": "woff", ".otf": "opentype", ".ttf": "truetype"}
#: Characters and functions that would end the value, start another rule, or load a file.
_UNSAFE = re.compile(r"[;{}<>@\\]|/\*|url\s*\(|image(?:-set)?\s*\(", re.IGNORECASE)


def write_theme(edition: Edition, output: Path) -> Iterator[Path]:
    """Write the style sheet of an edition, which may be empty, and copy its fonts; yield the files written.

    :raises ConfigurationError: a property is unknown, a value is not valid in CSS, or a font is missing or outside the
        edition.
    """
    sheet = output / "assets" / _STYLE_SHEET
    write(sheet, theme_css(edition).encode())
    yield sheet
    for font in edition.look.fonts:
        copy = output / "assets" / "fonts" / Path(font.file).name
        write(copy, read_bytes(_font_file(edition, font), "a font"))
        yield copy


def theme_css(edition: Edition) -> str:
    """Return the style sheet of an edition.

    :raises ConfigurationError: as for :func:`write_theme`.
    """
    style = edition.look
    rules = [*(_font_face(edition, font) for font in style.fonts), _root_rule(edition, style.properties)]
    if style.dark:
        rules.append(f"@media (prefers-color-scheme: dark) {{ {_root_rule(edition, style.dark)} }}")
    return "".join(f"{rule}\n" for rule in rules if rule)


def custom_properties() -> frozenset[str]:
    """Return the names of the custom properties in teikit's style sheet, without ``--``."""
    text = resources.stylesheet("web/assets/edition.css").read_text(encoding="utf-8")
    return frozenset(re.findall(r"^\s*--([a-z0-9-]+):", text, re.MULTILINE))


def _root_rule(edition: Edition, given: Mapping[str, str]) -> str:
    known = custom_properties()
    for name, value in given.items():
        if name not in known:
            raise ConfigurationError(
                f"[style] {name} is unknown", edition.folder / FILE, hint=f"one of {', '.join(sorted(known))}"
            )
        _checked(edition, name, value)
    return f":root {{ {' '.join(f'--{name}: {value};' for name, value in given.items())} }}" if given else ""


def _checked(edition: Edition, name: str, value: str) -> str:
    if _UNSAFE.search(value) or value.count('"') % 2 or value.count("'") % 2 or value.count("(") != value.count(")"):
        raise ConfigurationError(f"[style] {name} = {value!r} is not a valid CSS value", edition.folder / FILE)
    return value


def _font_face(edition: Edition, font: Font) -> str:
    _font_file(edition, font)
    descriptors = {"family": font.family, "weight": font.weight, "style": font.style}
    family, weight, style = (_checked(edition, name, value).replace('"', "") for name, value in descriptors.items())
    name = Path(font.file).name
    font_format = _FORMATS[Path(name).suffix.lower()]
    return (
        f'@font-face {{ font-family: "{family}"; font-weight: {weight}; font-style: {style}; font-display: swap; '
        f'src: url("fonts/{name}") format("{font_format}"); }}'
    )


def _font_file(edition: Edition, font: Font) -> Path:
    path = (edition.folder / font.file).resolve()
    if not path.is_relative_to(edition.folder.resolve()):
        raise ConfigurationError(f"the font {font.file} is outside the edition", edition.folder / FILE)
    if path.suffix.lower() not in _FORMATS or not re.fullmatch(r"[\w.+ -]+", path.name):
        hint = f"expected a name that ends in {', '.join(_FORMATS)}"
        raise ConfigurationError(f"{font.file} is not a font file", edition.folder / FILE, hint=hint)
    if not path.is_file():
        raise ConfigurationError(f"the font {font.file} is missing", edition.folder / FILE)
    return path
