"""Theme of an edition: a style sheet after teikit's own, from ``[style]`` in edition.toml."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from teikit.core.files import read_bytes, write
from teikit.edition.config import Edition
from teikit.edition.sections import Font, Palette, Style

_STYLE_SHEET = "project.css"
#: Font formats of CSS, by suffix.
_FORMATS = {".woff2": "woff2", ".woff": "woff", ".otf": "opentype", ".ttf": "truetype"}


def write_theme(edition: Edition, output: Path) -> Iterator[Path]:
    """Write the style sheet of an edition, which may be empty, and copy its fonts; yield the files written.

    :raises FileError: a font cannot be read, or a file cannot be written.
    """
    sheet = output / "assets" / _STYLE_SHEET
    write(sheet, theme_css(edition.style).encode())
    yield sheet
    for font in edition.style.fonts:
        copy = output / "assets" / "fonts" / Path(font.file).name
        write(copy, read_bytes(edition.folder / font.file, "a font"))
        yield copy


def theme_css(style: Style) -> str:
    """Return the style sheet of an edition."""
    rules = [*map(_font_face, style.fonts), _root_rule(style)]
    if dark := _root_rule(style.dark):
        rules.append(f"@media (prefers-color-scheme: dark) {{ {dark} }}")
    return "".join(f"{rule}\n" for rule in rules if rule)


def _root_rule(palette: Palette) -> str:
    declarations = " ".join(f"--{name}: {value};" for name, value in palette.custom_properties().items())
    return f":root {{ {declarations} }}" if declarations else ""


def _font_face(font: Font) -> str:
    family = font.family.replace('"', "")
    file = Path(font.file)
    return (
        f'@font-face {{ font-family: "{family}"; font-weight: {font.weight}; font-style: {font.style}; '
        f'font-display: swap; src: url("fonts/{file.name}") format("{_FORMATS[file.suffix.lower()]}"); }}'
    )
