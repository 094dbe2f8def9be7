"""Twice the documents take at most about twice the time, also on the pages of the edition that list them all."""

from __future__ import annotations

from functools import lru_cache

import pytest
from lxml import etree

from helpers.growth import LIMIT, ratio_of_doubling
from teikit.core import resources, saxon

_HEADER = (
    '<teiHeader xmlns="http://www.tei-c.org/ns/1.0"><fileDesc><titleStmt><title>Accounts</title></titleStmt>'
    "<publicationStmt><publisher>Press</publisher><date>2026</date></publicationStmt></fileDesc>"
    "<encodingDesc><projectDesc>All accounts.</projectDesc></encodingDesc></teiHeader>"
)
_NAME = "<before>we paid</before><name>Name @</name><after>again</after>"
_RECORD = (
    '<record name="d@" file="d@.xml" lang="en" when="{date}" sort="{date}"><title>Account @</title>'
    "<short>Account @</short><kind>{kind}</kind><words>100</words><pages>1</pages><status/>"
    '<party role="from" type="person" key="p0">Name</party><party role="to" type="person" key="{person}">Name</party>'
    '<person key="{person}" role="" proposed="false">Name</person>'
    f'<mention type="person" anchor="p1" page="1" key="{{person}}">{_NAME}</mention>'
    f'<mention type="place" anchor="p1" page="1">{_NAME}</mention>'
    '<statement key="{person}" anchor="p1" page="1">A sum.</statement>'
    '<change when="{date}" who="">Encoded.</change></record>'
)
#: Kind, date and person of the document of a number: each person has one document, or one person has all.
_EDITIONS = {
    "many persons": "minutes|1950-10-07|p{number}",
    "one person": "kind {number}|19{year:02}-01-01|p1",
}


@pytest.mark.parametrize("edition", _EDITIONS)
def test_twice_the_documents_take_twice_the_time(edition: str) -> None:
    stylesheet = saxon.load_stylesheet(resources.stylesheet("web/edition.xsl"))
    values = {"base-url": "https://example.org/", "sections": "dates persons places kinds about-edition feed"}

    @lru_cache
    def records(size: int) -> etree._Element:
        return etree.fromstring(
            f'<edition xmlns="urn:teikit:record">{_HEADER}{"".join(_record(edition, n) for n in range(size))}</edition>'
        )

    assert ratio_of_doubling(lambda size: stylesheet.transform(records(size), **values).text, 50) <= LIMIT


def _record(edition: str, number: int) -> str:
    kind, date, person = _EDITIONS[edition].format(number=number, year=number % 100).split("|")
    return _RECORD.format(kind=kind, date=date, person=person).replace("@", str(number))
