"""What the edition has to know of each document: its record, made once and kept while the document stays as it is."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from teikit import resources, saxon

RECORD_NS = "urn:teikit:record"
_FILE = f"{{{RECORD_NS}}}file"


@dataclass(frozen=True, slots=True)
class Record:
    """A document's ``name``, the ``xml`` of its record, and the page of its ``words`` for the search."""

    name: str
    xml: str
    words: str

    @property
    def element(self) -> etree._Element:
        """Return the record as an element."""
        return etree.fromstring(self.xml)


def record(tree: etree._ElementTree, name: str, register: etree._ElementTree | None, language: str) -> Record:
    """Make the record of a document.

    :param register: the register of persons, whose names the search filters by.
    :raises TeikitError: the stylesheet failed.
    """
    stylesheet = saxon.compiled(resources.stylesheet("web/record.xsl"))
    given = {} if register is None else {"register": register}
    made = etree.fromstring(stylesheet.transform(tree, name=name, lang=language, **given).text.encode())
    return Record(name, etree.tostring(made[0], encoding="unicode"), files(made)[f"{name}.html"])


def files(made: etree._Element) -> dict[str, str]:
    """Return the files of a stylesheet that gives several (``xslt/web/files.xsl``), text by path."""
    return {str(file.get("name")): file.text or "" for file in made.iter(_FILE)}
