"""Twice the content takes at most about twice the time, in every output format."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache

import pytest

from helpers.growth import LIMIT, ratio_of_doubling
from teikit.core import resources, saxon
from teikit.publishing.stylesheet_interface import interface_of

STYLESHEETS = (
    "web/document.xsl", "web/record.xsl", "print/document.xsl", "epub/document.xsl", "markdown/document.xsl",
    "text/document.xsl",
)  # fmt: skip

_HEADER = (
    "<teiHeader><fileDesc><titleStmt><title>Accounts</title></titleStmt><publicationStmt><p>-</p></publicationStmt>"
    "<sourceDesc><p>-</p></sourceDesc></fileDesc><profileDesc><particDesc><listPerson>{persons}</listPerson></particDesc>"
    "</profileDesc></teiHeader>"
)


def repeat(pattern: str, times: int) -> str:
    """Return a pattern several times, with the number of each repetition in place of ``@``."""
    return "".join(pattern.replace("@", str(number)) for number in range(times))


def tei(body: str, persons: int = 20) -> str:
    """Return a TEI document.

    :param persons: how many persons its header lists: ``p0``, ``p1`` …
    """
    entries = repeat('<person xml:id="p@"><persName><surname>Name@</surname></persName></person>', persons)
    return (
        f'<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="en">{_HEADER.format(persons=entries)}'
        f"<text><body><div><head>Accounts</head>{body}</div></body></text></TEI>"
    )


#: Documents by the kind of content that they have much of, from the number of repetitions.
CONTENTS: Mapping[str, Callable[[int], str]] = {
    "statements": lambda n: tei(
        repeat('<sp who="#p0"><speaker>Name:</speaker><p><said who="#p0" toWhom="#p1">Sum @.</said></p></sp>', n)
    ),
    "speakers": lambda n: tei(repeat('<sp who="#p@"><speaker>Name:</speaker><p>Sum @.</p></sp>', n), n),
    "statements in items": lambda n: tei(
        repeat('<p>On @:</p><list><item><said who="#p0">Sum @.</said></item></list>', n)
    ),
    "stage directions": lambda n: tei(
        '<sp who="#p0"><speaker>Name:</speaker>' + repeat('<stage>Turns @.</stage><pb n="@"/>', n) + "<l>Yes.</l></sp>"
    ),
    "persons": lambda n: tei(repeat('<p>We paid <persName ref="#p@">Name</persName> again.</p>', n), n),
    "names in a paragraph": lambda n: tei(
        "<p>" + repeat('After @ days we paid <persName ref="#p0">Name</persName> for the wood; ', n) + "</p>"
    ),
    "notes in a paragraph": lambda n: tei("<p>" + repeat("A sum<note>Of @.</note>, ", n) + "</p>"),
    "repeated notes": lambda n: tei(
        "<p>" + repeat('A sum<note xml:id="n@">Of @.</note>, twice<note sameAs="#n@"/>, ', n) + "</p>"
    ),
    "pages": lambda n: tei(repeat('<pb facs="scans/@.jpg"/><p>Sum @.</p>', n)),
    "divisions": lambda n: tei(repeat("<div><head>Year @</head><p>A sum.</p></div>", n)),
    "items": lambda n: tei("<list>" + repeat("<item>Sum @</item>", n) + "</list>"),
    "rows": lambda n: tei("<table>" + repeat("<row><cell>Sum</cell><cell>@</cell></row>", n) + "</table>"),
    "cells in a row": lambda n: tei("<table><row>" + repeat("<cell>@</cell>", n) + "</row></table>"),
    "links": lambda n: tei("<p>" + repeat('See <ref target="#x@">here</ref> and <anchor xml:id="x@"/>. ', n) + "</p>"),
    "broken words": lambda n: tei(
        "<p>" + repeat('pay<pc force="weak">-</pc><lb break="no"/>ment @ ', n) + "</p>"
    ),
    "verse": lambda n: tei(repeat('<lg><l n="@">A sum of</l><l part="F">@ for wood.</l></lg>', n)),
    "lines": lambda n: tei('<sp who="#p0"><speaker>Name:</speaker>' + repeat('<l n="@">A sum of @.</l>', n) + "</sp>"),
    "words in a paragraph": lambda n: tei("<p>" + repeat("A sum of @ for wood. ", 20 * n) + "</p>"),
}  # fmt: skip


@pytest.mark.parametrize("content", CONTENTS)
def test_reading_twice_the_content_takes_twice_the_time(content: str) -> None:
    stylesheet = saxon.load_stylesheet(resources.stylesheet("reading/read.xsl"))
    document = lru_cache(CONTENTS[content])
    assert ratio_of_doubling(lambda size: stylesheet.transform(document(size)).text, 300) <= LIMIT


@pytest.mark.parametrize("content", CONTENTS)
@pytest.mark.parametrize("entry", STYLESHEETS)
def test_transforming_twice_the_content_takes_twice_the_time(entry: str, content: str) -> None:
    path = resources.stylesheet(entry)
    stylesheet = saxon.load_stylesheet(path)
    reading = saxon.load_stylesheet(resources.stylesheet("reading/read.xsl"))
    takes_reading = interface_of(path).takes_reading

    @lru_cache
    def document(size: int) -> str:
        text = CONTENTS[content](size)
        return reading.transform(text).text if takes_reading else text

    assert ratio_of_doubling(lambda size: stylesheet.transform(document(size)).text, 300) <= LIMIT
