"""Characters that no font of a PDF has are reported."""

from __future__ import annotations

from pathlib import Path

from helpers import Teikit
from helpers.tei_documents import write_tei


def warnings(body: str, folder: Path, teikit: Teikit) -> list[str]:
    document = write_tei(folder, body)
    result = teikit("transform", document, "--to", "pdf", "-o", folder)
    assert result.exit_code == 0
    return result.stderr.splitlines()


def test_characters_without_a_font_are_reported_with_their_lines(tmp_path: Path, teikit: Teikit) -> None:
    [warning] = warnings("<p>中</p>\n<p>ꝓ <hi>a</hi> 文</p>", tmp_path, teikit)
    assert "doc.xml: no font has 中 (U+4E2D, line 4), 文 (U+6587, line 5), ꝓ (U+A753, line 5); " in warning
    assert 'fonts = ["FOLDER"] under [print]' in warning


def test_characters_that_only_the_font_for_code_has_are_reported(tmp_path: Path, teikit: Teikit) -> None:
    [warning] = warnings("<p>\u0628</p>", tmp_path, teikit)
    assert "no font but DejaVu Sans Mono, which is for code, has" in warning
    assert "(U+0628, line 4)" in warning


def test_many_characters_are_counted(tmp_path: Path, teikit: Teikit) -> None:
    text = "".join(map(chr, range(0x4E00, 0x4E20)))
    [warning] = warnings(f"<p>{text}</p>", tmp_path, teikit)
    assert "and others, 32 in all" in warning


def test_usual_characters_need_no_warning(tmp_path: Path, teikit: Teikit) -> None:
    assert warnings("<p>“Ærø’s ſ — ∑ Ελλάς Москва e\u0301\u00a0\u2009”</p>", tmp_path, teikit) == []
