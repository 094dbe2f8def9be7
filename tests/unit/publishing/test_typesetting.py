"""Typst runs without packages and network, and its errors have a position."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from teikit.core.errors import StylesheetError
from teikit.publishing.typesetting import TypstPosition, compile_typst, render_png

CREATED = datetime(2026, 1, 1, tzinfo=UTC)


@pytest.fixture
def source(tmp_path: Path) -> Path:
    return tmp_path / "a.typ"


def test_template_cannot_import_a_package(source: Path) -> None:
    source.write_text('#import "@preview/cetz:0.1.0"\n')
    with pytest.raises(StylesheetError, match="cannot import a Typst package"):
        compile_typst(source, CREATED)


def test_template_cannot_be_a_symbolic_link(source: Path) -> None:
    source.write_text("text")
    source.with_name("b.typ").symlink_to(source)
    with pytest.raises(StylesheetError, match="cannot import a Typst package"):
        compile_typst(source, CREATED)


def test_files_outside_the_folder_cannot_be_read(source: Path) -> None:
    source.write_text('#read("/etc/hostname")')
    with pytest.raises(StylesheetError, match="file not found"):
        compile_typst(source, CREATED)


def test_typst_error_has_the_line(source: Path) -> None:
    source.write_text("fine\n#nothing-of-this-name\n")
    with pytest.raises(StylesheetError, match=r"a\.typ:2.*unknown variable"):
        compile_typst(source, CREATED)


def test_typst_error_has_the_trace_to_its_caller(source: Path) -> None:
    source.with_name("b.typ").write_text("#let fail() = panic()\n")
    source.write_text('#import "b.typ": fail\n\n  #fail()\n')
    with pytest.raises(StylesheetError) as caught:
        compile_typst(source, CREATED)
    assert caught.value.trace == (TypstPosition("b.typ", 1, 14), TypstPosition("a.typ", 3, 3))  # type: ignore[attr-defined]


def test_warning_is_logged(source: Path, caplog: pytest.LogCaptureFixture) -> None:
    source.write_text('#set text(font: "No Such Font")\nText')
    compile_typst(source, CREATED)
    assert "unknown font family: no such font" in caplog.text


def test_same_source_gives_the_same_bytes(source: Path) -> None:
    source.write_text("Text")
    assert compile_typst(source, CREATED) == compile_typst(source, CREATED)


def test_picture_has_one_page(source: Path) -> None:
    source.write_text('#set page(width: auto, height: auto)\n#sys.inputs.at("title")')
    assert render_png(source, title="T").startswith(b"\x89PNG")
    source.write_text("one #pagebreak() two")
    with pytest.raises(StylesheetError):
        render_png(source)
