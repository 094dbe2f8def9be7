"""Random schemas and documents: the engine compared with the specification, with libxml2 and with itself."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, assume, given, settings
from hypothesis import strategies as st
from lxml import etree

from helpers.relaxng.compact_writer import write
from helpers.relaxng.random_schemas import Schema, documents, schemas
from helpers.relaxng.semantics import Semantics
from teikit import relaxng
from teikit.relaxng.loading import Loader

#: TEIKIT_EXAMPLES sets the number of examples, for longer runs.
BUDGET = settings(
    max_examples=int(os.environ.get("TEIKIT_EXAMPLES", "30")),
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    deadline=None,
    suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow, HealthCheck.data_too_large],
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("schemas")


def load(schema: Schema, folder: Path) -> relaxng.Schema:
    """Load a random schema and skip an incorrect one."""
    path = folder / "schema.rng"
    path.write_text(schema.to_xml())
    try:
        return relaxng.load(path, cache=False)
    except relaxng.SchemaError:
        assume(False)
        raise


def libxml2(schema: Schema) -> etree.RelaxNG:
    """Load a random schema with libxml2, which rejects some correct ones."""
    try:
        return etree.RelaxNG(etree.fromstring(schema.to_xml()))
    except etree.RelaxNGParseError:
        assume(False)
        raise


@BUDGET
@given(data=st.data())
def test_the_verdict_agrees_with_the_specification(data: st.DataObject, folder: Path) -> None:
    schema = data.draw(schemas())
    loaded = load(schema, folder)
    semantics = Semantics(schema.definitions)
    for document in data.draw(st.lists(documents(schema), min_size=4, max_size=4)):
        text = document.to_xml()
        assert loaded.is_valid(text.encode()) == semantics.matches_document(schema.start, document), text


@BUDGET
@given(data=st.data())
def test_the_verdict_agrees_with_libxml2_where_libxml2_is_correct(data: st.DataObject, folder: Path) -> None:
    schema = data.draw(schemas(plain=True))
    loaded = load(schema, folder)
    other = libxml2(schema)
    for document in data.draw(st.lists(documents(schema), min_size=4, max_size=4)):
        text = document.to_xml()
        assert loaded.is_valid(text.encode()) == other.validate(etree.fromstring(text)), text


@BUDGET
@given(data=st.data())
def test_files_and_trees_give_the_same_verdict_and_diagnostics(data: st.DataObject, folder: Path) -> None:
    schema = data.draw(schemas())
    loaded = load(schema, folder)
    for document in data.draw(st.lists(documents(schema), min_size=4, max_size=4)):
        text = document.to_xml().encode()
        findings = list(loaded.validate(text))
        assert loaded.is_valid(text) == (not findings), text
        assert [finding.message for finding in loaded.validate_tree(etree.fromstring(text))] == [
            finding.message for finding in findings
        ]


@BUDGET
@given(schema=schemas())
def test_both_syntaxes_have_the_same_simple_form(schema: Schema, folder: Path) -> None:
    load(schema, folder)
    compact = folder / "schema.rnc"
    compact.write_text(write(etree.fromstring(schema.to_xml())))
    assert Loader().load(compact).state() == Loader().load(folder / "schema.rng").state()
