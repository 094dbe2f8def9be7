from __future__ import annotations

import pytest

from teikit.core.errors import TeikitError
from teikit.validation.explanations import explain

GRAMMAR = """<grammar xmlns="http://relaxng.org/ns/structure/1.0">
<start><ref name="r"/></start>
<define name="r"><element name="r"><ref name="inner"/></element></define>
<define name="inner"><choice><ref name="p"/><text/></choice><ref name="inner"/></define>
<define name="p"><element name="p"><attribute name="n"/><optional><attribute name="k"><choice><value>a</value>
<value>b</value></choice></attribute></optional><element name="q"><empty/></element></element></define>
</grammar>"""


@pytest.fixture
def schema(tmp_path):
    path = tmp_path / "x.rng"
    path.write_text(GRAMMAR, encoding="utf-8")
    return path


def test_an_element_is_described_with_its_remarks_and_an_example():
    note = explain("note")
    assert note.description == "a note of the source or of the editors"
    assert note.examples[1] == '<note type="source" rend="inline">795.00/10–750</note>'
    assert note.remarks[0].startswith("The reference mark")


def test_an_element_is_explained_with_its_parents_and_its_content():
    place = explain("pb")
    assert {"p", "said", "div"} <= set(place.parents)
    assert (place.children, place.text) == ((), False)


def test_contents_are_those_of_the_schema_and_not_of_elements_inside(schema):
    outer, inner = explain("r", schema=schema), explain("p", schema=schema)
    assert (outer.children, outer.text) == (("p",), True)
    assert (inner.children, inner.parents, inner.text) == (("q",), ("r",), False)


def test_attributes_are_explained_with_usage_and_values(schema):
    attributes = explain("p", schema=schema).attributes
    assert [(one.name, one.values, one.required) for one in attributes] == [("k", ("a", "b"), False), ("n", (), True)]


def test_an_element_may_be_written_with_brackets_or_a_prefix():
    assert explain("<note>") == explain("tei:note") == explain("note")


def test_a_code_is_explained():
    assert explain("link.dangling").description.startswith("A pointer names an xml:id")


def test_a_rule_is_explained_by_its_pattern_and_its_message():
    rule = explain("sch.page-order")
    assert rule.description.startswith("Page numbers ascend")
    assert rule.rules == (("sch.page-order", "Page … comes after page …: page numbers must ascend."),)


def test_an_unknown_topic_is_rejected_with_a_suggestion():
    with pytest.raises(TeikitError, match="did you mean persName"):
        explain("persname")
