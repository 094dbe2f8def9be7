"""Facts and warnings in the readings of small TEI documents, validated against the schema of the vocabulary."""

from __future__ import annotations

from lxml import etree

from helpers.readings import reading_schema
from teikit.core import resources, saxon

READING = {"r": "urn:teikit:reading"}
_TEI = '<TEI xmlns="http://www.tei-c.org/ns/1.0">{}</TEI>'
_HEADER = (
    "<teiHeader><fileDesc><titleStmt>{title}</titleStmt><publicationStmt>{publication}</publicationStmt>"
    "<sourceDesc>{source}</sourceDesc></fileDesc><profileDesc>{profile}</profileDesc></teiHeader>"
)
#: A document may have an identifier twice.
_PARSER = etree.XMLParser(collect_ids=False)


def read_tei(text: str, /, **parameters: str | etree._ElementTree) -> etree._Element:
    """Return the reading of a TEI document, given as text. It is valid."""
    tree = etree.ElementTree(etree.fromstring(text, _PARSER))
    result = saxon.load_stylesheet(resources.stylesheet("reading/read.xsl")).transform(tree, **parameters)
    assert [f"{error.line}: {error.message}" for error in reading_schema().validate(result.text.encode())] == []
    return etree.fromstring(result.text.encode())


def tei(body: str = "", *, title: str = "", publication: str = "", source: str = "", profile: str = "") -> str:
    """Return a TEI document with a header of the given parts."""
    header = _HEADER.format(title=title, publication=publication, source=source, profile=profile)
    return _TEI.format(header + (f"<text><body>{body}</body></text>" if body else ""))


def facts_of(text: str, fact: str, /, **parameters: str | etree._ElementTree) -> list[tuple[str, dict[str, str]]]:
    """Return the facts of a kind in the reading of a document: their texts and attributes."""
    found = read_tei(text, **parameters).iterfind(f"r:facts/r:{fact}", READING)
    return [("".join(one.itertext()), {str(key): str(value) for key, value in one.attrib.items()}) for one in found]


def warnings_of(text: str) -> list[str]:
    """Return the warnings in the reading of a document."""
    return [warning.text or "" for warning in read_tei(text).iterfind(".//r:warning", READING)]
