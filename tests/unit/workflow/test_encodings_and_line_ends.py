"""Updates and register operations keep the encoding and the line ends of a document."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from teikit.core.encoded_text import EncodedText
from teikit.core.errors import DocumentError
from teikit.edition.config import Edition
from teikit.edition.workspace import write_changes
from teikit.workflow.line_ends import restore_line_ends
from teikit.workflow.reencoding import merge_encoding
from teikit.workflow.register_operations import rename
from teikit.workflow.source_states import load_states

BASE = '<?xml version="1.0" encoding="UTF-8"?>\n<TEI>\n<p>He saw him at noon.</p>\n<p>They did not agree.</p>\n</TEI>\n'
NEW = BASE.replace("did not agree", "met in the café – twice")
ENCODINGS = ("ISO-8859-1", "us-ascii", "UTF-16", "windows-1252", "UTF-8")


def declared(text: str, encoding: str) -> bytes:
    """Return a document in an encoding that it declares."""
    return text.replace("UTF-8", encoding, 1).encode(encoding)


def text_of(data: bytes) -> str:
    """Return the text of a document, as an XML processor reads it."""
    return "".join(etree.fromstring(data).itertext())


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_an_update_keeps_the_declared_encoding(tmp_path: Path, encoding: str) -> None:
    document = tmp_path / "memo.xml"
    document.write_bytes(declared(BASE.replace("noon", "<time>noon</time>"), encoding))
    merged = merge_encoding(document, BASE, NEW.encode()).after
    assert f'encoding="{encoding}"' in merged.decode(encoding)
    assert text_of(merged) == text_of(NEW.encode())


@pytest.mark.parametrize("mark", [b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff"])
def test_a_byte_order_mark_is_kept(mark: bytes) -> None:
    encoding = {b"\xef\xbb\xbf": "utf-8", b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}[mark]
    data = mark + "<p>é</p>".encode(encoding)
    text = EncodedText.decode(data, Path("a.xml"))
    assert (text.content, text.encode("<p>é</p>")) == ("<p>é</p>", data)


def test_bytes_that_are_not_in_the_declared_encoding_are_an_error() -> None:
    with pytest.raises(DocumentError):
        EncodedText.decode(b'<?xml version="1.0" encoding="us-ascii"?><p>\xe9</p>', Path("a.xml"))


def test_each_line_keeps_its_own_end() -> None:
    before = "<a>\r\n<b/>\n<c/>\r\n<d/>\n</a>\n"
    after = "<a>\n<b/>\n<new/>\n<c/>\n<d/>\n</a>\n"
    assert restore_line_ends(after, before) == "<a>\r\n<b/>\n<new/>\n<c/>\r\n<d/>\n</a>\n"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_new_lines_end_as_all_others_do(end: str) -> None:
    assert restore_line_ends("<a>\n<new/>\n</a>\n", f"<a>{end}</a>{end}") == f"<a>{end}<new/>{end}</a>{end}"


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_renaming_an_entry_keeps_the_encoding_of_documents(tmp_path: Path, encoding: str) -> None:
    xml = '<?xml version="1.0" encoding="UTF-8"?>\n<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/>'
    for part in ("documents", "registers"):
        (tmp_path / part).mkdir()
    (tmp_path / "edition.toml").write_text('[edition]\ntitle = "Letters"\n')
    person = '<standOff><listPerson><person xml:id="ross"><persName>Ross</persName></person></listPerson></standOff>'
    (tmp_path / "registers" / "persons.xml").write_text(f"{xml}{person}</TEI>")
    document = tmp_path / "documents" / "a.xml"
    before = f'{xml}<text><body><p>Caf&#233; <persName ref="#ross">Ross</persName></p></body></text></TEI>'
    document.write_bytes(declared(before, encoding))
    write_changes(tmp_path, lambda: rename(Edition.load(tmp_path), "ross", "john-ross"))
    assert document.read_bytes() == declared(before.replace("#ross", "#john-ross"), encoding)


@pytest.mark.parametrize(
    "content", ["[]", "3", "", "{", '{"a.txt": 3}', '{"a.txt": {"digest": "", "documents": [3]}}',
                '{"a.txt": {"digest": "", "documents": ["../../outside.xml"]}}', "\udcff"]
)  # fmt: skip
def test_damaged_states_of_sources_are_one_error(tmp_path: Path, content: str) -> None:
    (tmp_path / "encoded").mkdir()
    (tmp_path / "encoded" / "sources.json").write_bytes(content.encode(errors="surrogateescape"))
    with pytest.raises(DocumentError, match=r"sources\.json: this file was edited and cannot be read"):
        load_states(Edition(folder=tmp_path, title="Letters"))
