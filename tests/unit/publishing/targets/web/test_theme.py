"""Style sheet of an edition, from its [style]."""

from __future__ import annotations

from teikit.edition.sections import Font, Palette, Style
from teikit.publishing.targets.web.theme import theme_css


def test_default_style_is_an_empty_style_sheet() -> None:
    assert theme_css(Style()) == ""


def test_properties_are_set_for_light_and_dark_mode() -> None:
    css = theme_css(Style(ink="#111", who_1="red", dark=Palette(ink="#eee")))
    assert css == (
        ":root { --ink: #111; --who-1: red; }\n@media (prefers-color-scheme: dark) { :root { --ink: #eee; } }\n"
    )


def test_font_is_loaded_from_the_assets() -> None:
    css = theme_css(Style(fonts=(Font(family='"Own"', file="fonts/Own Regular.woff2", weight="400 700"),)))
    assert css == (
        '@font-face { font-family: "Own"; font-weight: 400 700; font-style: normal; font-display: swap; '
        'src: url("fonts/Own Regular.woff2") format("woff2"); }\n'
    )
