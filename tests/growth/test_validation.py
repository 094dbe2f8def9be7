"""Twice the content, or twice the errors, take at most about twice the time to validate."""

from __future__ import annotations

from functools import lru_cache

import pytest

from helpers.growth import LIMIT, ratio_of_doubling
from teikit import relaxng, schematron
from teikit.core import resources
from teikit.merge.xml_tokens import split_markup

DOCUMENT = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>A</title></titleStmt>
<publicationStmt><p/></publicationStmt><sourceDesc><p/></sourceDesc></fileDesc></teiHeader>
<text><body>{}</body></text></TEI>"""


@lru_cache
def many_attributes(count: int) -> bytes:
    return DOCUMENT.format("<p {}>Words.</p>".format(" ".join(f'a{number}="x"' for number in range(count)))).encode()


@lru_cache
def many_elements(repeated: str, count: int) -> bytes:
    return DOCUMENT.format(repeated * count).encode()


def test_validating_an_element_of_twice_the_invalid_attributes() -> None:
    schema = relaxng.load(resources.schema("teikit.rng"))
    assert ratio_of_doubling(lambda count: list(schema.validate(many_attributes(count))), 150) <= LIMIT


@pytest.mark.parametrize("repeated", ["<p><nonesuch/></p>", "words", '<p><date when="x"/></p>\n', "<p>Words.</p>"])
def test_validating_twice_the_elements(repeated: str) -> None:
    schema = relaxng.load(resources.schema("teikit.rng"))
    assert ratio_of_doubling(lambda count: list(schema.validate(many_elements(repeated, count))), 200) <= LIMIT


@pytest.mark.parametrize("repeated", ["<p x='1'/>", "<q><p/></q>"])
def test_reporting_twice_the_failures_of_a_rule(repeated: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    rules = tmp_path_factory.mktemp("rules") / "rules.sch"
    rules.write_text(
        '<schema xmlns="http://purl.oclc.org/dsdl/schematron" queryBinding="xslt3">'
        '<ns prefix="tei" uri="http://www.tei-c.org/ns/1.0"/><pattern><rule context="tei:p">'
        '<assert test="@n">no number</assert></rule></pattern><pattern><rule context="@x">'
        '<report test="true()">an attribute</report></rule></pattern></schema>'
    )
    schema = schematron.load(rules)
    assert ratio_of_doubling(lambda count: list(schema.validate(many_elements(repeated, count))), 700) <= LIMIT


@pytest.mark.parametrize("opened", ["<!-- ", "<![CDATA[", "<?a ", "<!DOCTYPE a [", "<a b='"])
def test_splitting_markup_that_is_not_closed(opened: str) -> None:
    assert ratio_of_doubling(lambda count: split_markup(opened * count), 1_000) <= LIMIT
    assert "".join(split_markup("text <!-- comment")) == "text <!-- comment"
