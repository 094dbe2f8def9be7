"""An edition as one ``teiCorpus``."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpers.tei_documents import write_tei
from teikit.core.errors import DocumentError
from teikit.edition.config import Edition
from teikit.publishing.corpus import build_corpus, edition_header

NS = {"t": "http://www.tei-c.org/ns/1.0"}
TOML = """[edition]
title = "Letters"
language = "fr"
editors = ["Ada", "Bert"]
licence = { text = "CC0", target = "https://creativecommons.org/publicdomain/zero/1.0/" }
"""


@pytest.fixture
def edition(tmp_path: Path) -> Edition:
    (tmp_path / "edition.toml").write_text(TOML)
    return Edition.load(tmp_path)


def test_documents_follow_the_header_in_order(edition: Edition, tmp_path: Path) -> None:
    documents = [write_tei(tmp_path, f"<p>{name}</p>", name=name) for name in ("b", "a")]
    corpus = build_corpus(edition, documents)
    assert corpus.get("{http://www.w3.org/XML/1998/namespace}lang") == "fr"
    assert [child.get("n") for child in corpus] == [None, "b", "a"]
    assert [p.text for p in corpus.iterfind("t:TEI/t:text/t:body/t:p", NS)] == ["b", "a"]


def test_header_has_the_metadata_of_the_edition(edition: Edition) -> None:
    header = edition_header(edition)
    assert header.findtext("t:fileDesc/t:titleStmt/t:title", namespaces=NS) == "Letters"
    assert [editor.text for editor in header.iterfind(".//t:editor", NS)] == ["Ada", "Bert"]
    licence = header.find(".//t:licence", NS)
    assert licence is not None
    assert licence.get("target") == "https://creativecommons.org/publicdomain/zero/1.0/"


def test_other_document_is_an_error(edition: Edition, tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_text("<TEI xmlns='http://www.tei-c.org/ns/1.0'><text/></TEI>")
    with pytest.raises(DocumentError, match="expected a TEI document with a teiHeader"):
        build_corpus(edition, [tmp_path / "a.xml"])
