"""Words divided at line ends of the source are joined in running text, and each note is shown once."""

from __future__ import annotations

from pathlib import Path

import pytest
from pypdf import PdfReader

from teikit.publishing import FORMATS, publish

DOCUMENT = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>T</title></titleStmt>
<publicationStmt><p/></publicationStmt><sourceDesc><p/></sourceDesc></fileDesc></teiHeader>
<text xml:space="preserve"><body><div><head>A head</head>
<opener><seg>secret</seg>
<dateline>Strelsau, 3 May 1950</dateline></opener>
<p>He called this after<pc force="weak">-</pc>
<lb break="no"/>noon with a well-
<lb break="maybe"/>known friend.<note n="1" xml:id="fn1" place="bottom"><p>Not printed.</p></note></p>
<ab type="notes" subtype="foot"><ptr type="note" n="1" target="#fn1"/></ab>
<p>Line by line: a<pc force="weak">-</pc>
<lb break="no"/>bove,
<lb/>below.</p></div></body>
<back><div type="notes"><ab type="notes"><ptr type="note" n="1" target="#fn1"/></ab></div></back></text></TEI>"""


def published(folder: Path, target: str) -> str:
    file = folder / "any.xml"
    file.write_text(DOCUMENT, encoding="utf-8")
    made = next(path for path in publish(file, folder / target, FORMATS[target]()) if path.stem == "any")
    if target == "pdf":
        return "\n".join(page.extract_text() for page in PdfReader(made).pages)
    return made.read_text(encoding="utf-8")


@pytest.mark.parametrize("target", ["web", "markdown", "pdf"])
def test_words_divided_at_line_ends_are_joined_in_running_text(target: str, tmp_path: Path) -> None:
    text = " ".join(published(tmp_path, target).split())
    assert "this afternoon with a well-known friend." in text.replace("\\", "")


@pytest.mark.parametrize("target", ["web", "markdown", "pdf"])
def test_words_are_not_joined_where_line_breaks_are_kept(target: str, tmp_path: Path) -> None:
    assert "above" not in published(tmp_path, target)


@pytest.mark.parametrize("target", ["web", "markdown", "pdf"])
def test_note_body_is_shown_only_once(target: str, tmp_path: Path) -> None:
    text = published(tmp_path, target)
    assert text.count("Not printed.") == 1
    assert ">#fn1<" not in text
    assert " #fn1" not in text


def test_place_and_date_are_below_the_classification_in_print(tmp_path: Path) -> None:
    lines = [line.strip() for line in published(tmp_path, "pdf").splitlines()]
    assert lines.index("Strelsau, 3 May 1950") == lines.index("secret") + 1
