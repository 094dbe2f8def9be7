"""Theme of an edition: [style] in edition.toml."""

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


def test_edition_sets_colours_and_measure(built, visit, tmp_path: Path) -> None:
    result = built('ink = "rgb(1, 2, 3)"\nmeasure = "30rem"\n[style.dark]\nink = "#fefefe"')
    assert result.exit_code == 0, result.output
    page = visit(tmp_path / "out" / PAGE)
    assert page.locator("html").evaluate("e => getComputedStyle(e).color") == "rgb(1, 2, 3)"
    assert page.locator(".document").evaluate("e => getComputedStyle(e).maxWidth") == "540px"
    dark = visit(tmp_path / "out" / PAGE, color_scheme="dark")
    assert dark.locator("html").evaluate("e => getComputedStyle(e).color") == "rgb(254, 254, 254)"


def test_edition_adds_a_font(built, visit, tmp_path: Path) -> None:
    fonts = tmp_path / "tei" / "fonts"
    fonts.mkdir()
    (fonts / "Own.woff2").write_bytes(b"wOF2")
    result = built('serif = \'"Own", serif\'\n[[style.fonts]]\nfamily = "Own"\nfile = "fonts/Own.woff2"')
    assert result.exit_code == 0, result.output
    page = visit(tmp_path / "out" / PAGE)
    assert page.locator("html").evaluate("e => getComputedStyle(e).fontFamily") == "Own, serif"
    assert any(url.endswith("assets/fonts/Own.woff2") for url in page.requested)


def test_invalid_style_is_an_error_before_anything_is_written(built, tmp_path: Path) -> None:
    result = built('accent = "#004488"')
    assert result.exit_code == 2
    assert "unknown key 'accent' in [style]; valid keys: paper, ink" in result.stderr
    assert not (tmp_path / "out").exists()
