"""Verification of grammars: each is loaded by the RELAX NG engine before it is written."""

from __future__ import annotations

from pathlib import Path

from lxml import etree

from teikit.odd.problems import Problems
from teikit.odd.schema import Schema
from teikit.odd.vocabulary import RNG
from teikit.relaxng.errors import SchemaError
from teikit.relaxng.loading import Loader


def verify_grammar(data: bytes, schema: Schema, problems: Problems) -> None:
    """Report each error that the RELAX NG engine finds in a grammar, at the specification that causes it.

    An error inside a RELAX NG module is a warning: the author of the ODD cannot correct it.
    """
    loader = Loader()
    name = "grammar.rng"
    loader.files[name] = data
    try:
        loader.load(Path(name))
    except SchemaError as error:
        if not error.diagnostics:
            problems.report(schema.header, "odd.invalid-grammar", error.message)
            return
        elements = list(etree.fromstring(data, etree.XMLParser(huge_tree=True)).iter(f"{RNG}*"))
        for diagnostic in error.diagnostics:
            before = [element for element in elements if (element.sourceline or 0) <= (diagnostic.line or 1)]
            _report(before[-1], diagnostic.message, schema, problems)


def _report(pattern: etree._Element, message: str, schema: Schema, problems: Problems) -> None:
    owners = (pattern, *pattern.iterancestors())
    define = next((item for item in owners if item.tag == f"{RNG}define"), None)
    name = "" if define is None else str(define.get("name"))
    if define is not None and define.getparent() is not None and any(item.tag == f"{RNG}div" for item in owners):
        text = f"a RELAX NG module is not valid: definition {name}: {message}"
        problems.report(schema.modules[0], "odd.invalid-module", text)
        return
    spec = next(
        (spec for spec in schema.specifications if schema.definition_name(spec) == name.split(".attribute")[0]), None
    )
    place = schema.header if spec is None else spec
    problems.report(place, "odd.invalid-grammar", f"{name or 'the schema'} would not be valid RELAX NG: {message}")
