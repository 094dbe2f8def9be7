"""The received text, recovered by the encoder and by the stylesheet for publishing: one table of cases for both."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape, quoteattr

import pytest
from lxml import etree

from helpers import text_stylesheet
from teikit.core.xml import TEI_NS
from teikit.encoding.roundtrip import received_text

CASES = tomllib.loads(Path(__file__).with_name("cases.toml").read_text(encoding="utf-8"))["case"]


def _tei(text: str, renditions: Mapping[str, str]) -> etree._Element:
    declared = "".join(
        f"<rendition selector={quoteattr(selector)}>{escape(css)}</rendition>" for selector, css in renditions.items()
    )
    header = f"<teiHeader><encodingDesc><tagsDecl>{declared}</tagsDecl></encodingDesc></teiHeader>"
    document = f'<TEI xmlns="{TEI_NS}">{header}<text xml:space="preserve">{text}</text></TEI>'
    return etree.fromstring(document)


@pytest.mark.parametrize("text_of", [received_text.text_of, text_stylesheet.text_of], ids=["encoder", "stylesheet"])
@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_the_received_text_is_recovered(case: Mapping[str, Any], text_of: Callable[[etree._Element], str]) -> None:
    assert text_of(_tei(case["text"], case.get("renditions", {}))) == case["expected"]
