from __future__ import annotations

from pathlib import Path

import pytest

from helpers.word_documents import docx, p, run
from teikit.core.errors import DocumentError
from teikit.encoding.readers import limits, parse


@pytest.mark.parametrize("name", ["a.txt", "a.html"])
def test_sources_above_the_size_limit_are_refused(name: str, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(limits, "MAX_SIZE", 2**20)
    parse(b"<p>Words.</p>", Path(name))
    with pytest.raises(DocumentError, match=r"the source is larger than 1 MB; split it"):
        parse(b"<p>Words.</p>" + b" " * 2**20, Path(name))


@pytest.mark.parametrize(
    ("name", "one"), [("a.txt", b"Words.\n\n"), ("a.html", b"<p>Words."), ("a.docx", p(run("Words.")).encode())]
)
def test_sources_above_the_limit_of_paragraphs_are_refused(name: str, one: bytes, monkeypatch: pytest.MonkeyPatch):
    def source(count: int) -> bytes:
        return docx((one * count).decode()) if name == "a.docx" else one * count

    monkeypatch.setattr(limits, "MAX_PARAGRAPHS", 10)
    parse(source(10), Path(name))
    with pytest.raises(DocumentError, match="the source has more than 10 paragraphs"):
        parse(source(20), Path(name))
