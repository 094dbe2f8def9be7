"""The look of an edition: [style] in edition.toml."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from helpers import ROOT
from teikit.cli import main

PAGE = "1950-10-07-ross-rusk.html"


@pytest.fixture
def built(tmp_path: Path) -> Callable[[str], Result]:
    """Build the example edition with a [style] of its own."""
    shutil.copytree(ROOT / "tei", tmp_path / "tei", ignore=shutil.ignore_patterns("public"))
    shutil.copytree(ROOT / "schemas", tmp_path / "schemas")

    def built(style: str) -> Result:
        toml = tmp_path / "tei" / "edition.toml"
        toml.write_text(f"{toml.read_text(encoding='utf-8')}\n[style]\n{style}\n", encoding="utf-8")
        return CliRunner().invoke(main, ["build", str(tmp_path / "tei"), "-o", str(tmp_path / "out"), "--to", "web"])

    return built


def test_an_edition_has_its_own_colours_and_measure(built, visit, tmp_path: Path) -> None:
    result = built('ink = "rgb(1, 2, 3)"\nmeasure = "30rem"\n[style.dark]\nink = "#fefefe"')
    assert result.exit_code == 0, result.output
    page = visit(tmp_path / "out" / PAGE)
    assert page.locator("html").evaluate("e => getComputedStyle(e).color") == "rgb(1, 2, 3)"
    assert page.locator(".document").evaluate("e => getComputedStyle(e).maxWidth") == "540px"
    dark = visit(tmp_path / "out" / PAGE, color_scheme="dark")
    assert dark.locator("html").evaluate("e => getComputedStyle(e).color") == "rgb(254, 254, 254)"


def test_an_edition_brings_its_own_font(built, visit, tmp_path: Path) -> None:
    fonts = tmp_path / "tei" / "fonts"
    fonts.mkdir()
    (fonts / "Own.woff2").write_bytes(b"wOF2")
    result = built('serif = \'"Own", serif\'\n[[style.fonts]]\nfamily = "Own"\nfile = "fonts/Own.woff2"')
    assert result.exit_code == 0, result.output
    page = visit(tmp_path / "out" / PAGE)
    assert page.locator("html").evaluate("e => getComputedStyle(e).fontFamily") == "Own, serif"
    assert any(url.endswith("assets/fonts/Own.woff2") for url in page.requested)


@pytest.mark.parametrize(
    ("style", "message"),
    [
        ('colour = "red"', "[style] colour is unknown; one of control, dark"),
        ('ink = "red; } body { display: none"', "[style] ink = 'red; } body { display: none' is not a valid CSS value"),
        ('paper = "url(https://example.org/x.png)"', "is not a valid CSS value"),
        ('[[style.fonts]]\nfamily = "Own"\nfile = "../../x.woff2"', "the font ../../x.woff2 is outside the edition"),
        ('[[style.fonts]]\nfamily = "Own"\nfile = "x.woff2"', "the font x.woff2 is missing"),
        ('[[style.fonts]]\nfamily = "Own"\nfile = "edition.toml"', "edition.toml is not a font file"),
        ("ink = 3", "ink = 3: a string was expected"),
    ],
)
def test_what_is_no_style_is_refused(style: str, message: str, built) -> None:
    result = built(style)
    assert result.exit_code == 2
    assert message.replace(" control, dark", " control") in result.stderr
    assert result.stderr.count("Traceback") == 0
