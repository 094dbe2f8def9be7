"""The conformance suite of RELAX NG, in the XML syntax and translated to the compact syntax."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from lxml import etree

from helpers.relaxng.compact_writer import Untranslatable, write
from helpers.relaxng.spectest import SUITE, Case, as_xml, cases
from teikit import relaxng

#: Sections with rules for the XML syntax only: their incorrect schemas have no compact form.
XML_ONLY = ("3", "4.1", "4.2", "4.3", "4.4", "4.5")


def check(case: Case, path: Path) -> None:
    if not case.is_correct:
        with pytest.raises(relaxng.SchemaError) as caught:
            relaxng.load(path, cache=False)
        assert all(each.line and each.message for each in caught.value.diagnostics)
        return
    schema = relaxng.load(path, cache=False)
    for document in case.documents("valid"):
        assert list(schema.validate(document)) == []
        assert list(schema.validate_tree(etree.fromstring(document))) == []
    for document in case.documents("invalid"):
        assert list(schema.validate(document)), document
        assert list(schema.validate_tree(etree.fromstring(document))), document


@pytest.mark.skipif(not SUITE.exists(), reason="the conformance suite is not available")
def test_the_suite_is_complete() -> None:
    assert len(cases()) == 385


@pytest.mark.parametrize("case", cases())
def test_the_xml_syntax_conforms_to_the_specification(case: Case, tmp_path: Path) -> None:
    check(case, case.write(tmp_path, as_xml))


def compact(element: etree._Element) -> bytes:
    return write(element).encode()


def has_compact_form(case: Case) -> bool:
    """Return whether a case can be written in the compact syntax and does not test a rule of the XML syntax only."""
    if not case.is_correct and case.section in XML_ONLY:
        return False
    try:
        with TemporaryDirectory() as folder:
            case.write(Path(folder), compact)
    except Untranslatable:
        return False
    return True


@pytest.mark.skipif(not SUITE.exists(), reason="the conformance suite is not available")
def test_most_cases_have_a_compact_form() -> None:
    assert len(cases(has_compact_form)) >= 290


@pytest.mark.parametrize("case", cases(has_compact_form))
def test_the_compact_syntax_conforms_to_the_specification(case: Case, tmp_path: Path) -> None:
    check(case, case.write(tmp_path, compact, "schema.rnc"))
