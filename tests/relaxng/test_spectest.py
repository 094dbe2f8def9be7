"""The conformance suite, in the XML syntax as it stands and translated to the compact syntax."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from relaxng.compact_writer import Untranslatable, write
from relaxng.spectest import SUITE, Case, as_xml, cases
from teikit import relaxng

#: Incorrect schemas that break only a rule of the XML syntax itself, so that no compact schema is incorrect likewise.
XML_ONLY = ("3", "4.1", "4.2", "4.3", "4.4", "4.5")


def judge(case: Case, path: Path) -> None:
    if not case.is_correct:
        with pytest.raises(relaxng.SchemaError) as caught:
            relaxng.load(path, cache=False)
        assert all(finding.line and finding.message for finding in caught.value.findings)
        return
    schema = relaxng.load(path, cache=False)
    for document in case.documents("valid"):
        assert list(schema.validate(document)) == []
        assert list(schema.validate_tree(etree.fromstring(document))) == []
    for document in case.documents("invalid"):
        assert list(schema.validate(document)), document
        assert list(schema.validate_tree(etree.fromstring(document))), document


@pytest.mark.skipif(not SUITE.exists(), reason="the conformance suite is not beside this checkout")
def test_the_suite_has_all_its_cases() -> None:
    assert len(cases()) == 385


@pytest.mark.parametrize("case", cases())
def test_schemas_and_documents_are_judged_as_the_specification_says(case: Case, tmp_path: Path) -> None:
    judge(case, case.write(tmp_path, as_xml))


@pytest.mark.parametrize("case", cases())
def test_the_compact_syntax_is_judged_as_the_xml_syntax(case: Case, tmp_path: Path) -> None:
    if not case.is_correct and case.section in XML_ONLY:
        pytest.skip("the fault is one of the XML syntax")
    try:
        path = case.write(tmp_path, lambda element: write(element).encode(), "schema.rnc")
    except Untranslatable as error:
        pytest.skip(f"the compact syntax cannot say {error}")
    judge(case, path)
