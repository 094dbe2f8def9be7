"""Small TEI documents for tests."""

from __future__ import annotations

from pathlib import Path
from xml.sax.saxutils import escape

_DOCUMENT = """<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="{lang}"><teiHeader><fileDesc>
<titleStmt><title>{title}</title></titleStmt>
<publicationStmt><p/></publicationStmt><sourceDesc><p/></sourceDesc></fileDesc>{header}</teiHeader>
<text><body>{body}</body></text></TEI>"""


def tei_document(body: str, *, title: str = "A title", header: str = "", lang: str = "en") -> str:
    """Return a TEI document.

    :param body: the content of ``body``, as XML.
    :param title: the title, as text.
    :param header: the parts of the header after ``fileDesc``, as XML.
    """
    return _DOCUMENT.format(body=body, title=escape(title), header=header, lang=lang)


def write_tei(folder: Path, body: str, *, name: str = "doc", title: str = "A title", header: str = "") -> Path:
    """Write a TEI document into a folder and return its path."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}.xml"
    path.write_text(tei_document(body, title=title, header=header), encoding="utf-8")
    return path
