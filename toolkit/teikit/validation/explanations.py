"""Explanations of elements, attributes, rules and codes of findings, read from the ODD, the schema and the rules."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from teikit.core import resources
from teikit.core.errors import UnknownNameError
from teikit.core.finding_codes import code_descriptions
from teikit.core.paths import StrPath
from teikit.core.xml import NSMAP, TEI_NS, XML_NS, parse
from teikit.validation.compiled_odds import compile_schema
from teikit.validation.content_models import Attribute, ContentModels, text_of

_RNG = {"a": "http://relaxng.org/ns/compatibility/annotations/1.0"}
_SCH = {"s": "http://purl.oclc.org/dsdl/schematron"}
_EXAMPLES = "http://www.tei-c.org/ns/Examples"


@dataclass(frozen=True, slots=True)
class Explanation:
    """An explanation of a topic; fields that do not apply to it are empty."""

    topic: str
    description: str
    parents: tuple[str, ...] = ()
    children: tuple[str, ...] = ()
    text: bool = False
    attributes: tuple[Attribute, ...] = ()
    remarks: tuple[str, ...] = ()
    rules: tuple[tuple[str, str], ...] = ()
    examples: tuple[str, ...] = ()
    wrong: str = ""
    right: str = ""


def explain(
    topic: str, odd: StrPath | None = None, schema: StrPath | None = None, rules: StrPath | None = None
) -> Explanation:
    """Explain an element (``note``), an attribute (``@who``), a code (``rng.element-not-allowed``) or a rule.

    :param odd: the ODD that describes the elements; by default, teikit's own.
    :param schema: a RELAX NG schema in XML syntax; by default, the ODD is compiled.
    :param rules: a Schematron schema; by default, the rules of the ODD.
    :raises UnknownNameError: the topic is unknown; the hint suggests similar ones.
    :raises FileError: a file cannot be read.
    """
    if odd is not None and schema is None:
        compiled = compile_schema(Path(odd))
        odd, schema, rules = compiled.odd, compiled.relaxng, rules or compiled.rules
    elif rules is None:
        rules = resources.schema("teikit.sch")
    models = ContentModels(parse(Path(schema or resources.schema("teikit.rng"))))
    assertions = {} if rules is None else _assertions(parse(Path(rules)))
    codes = code_descriptions()
    name = topic.strip().removeprefix("<").removesuffix(">").removeprefix("tei:")
    if name in models.elements:
        return _explain_element(name, models, parse(Path(odd or resources.schema("teikit.odd"))))
    if name.startswith("sch.") and name[4:] in assertions:
        title, message = assertions[name[4:]]
        return Explanation(name, title, rules=((name, message),))
    if name.startswith("@") and (owners := models.owners(name[1:])):
        return _explain_attribute(name, owners, models)
    if name in codes:
        code = codes[name]
        return Explanation(name, code.means, remarks=(code.remedy,), wrong=code.wrong, right=code.right)
    known = [*models.elements, *models.attribute_names(), *codes, *(f"sch.{rule}" for rule in assertions)]
    similar = difflib.get_close_matches(name, known, n=3)
    hint = f"did you mean {', '.join(similar)}?" if similar else "name an element, an @attribute or a code"
    raise UnknownNameError(f"unknown topic {topic!r}", hint=hint, choices=tuple(known))


def _explain_element(name: str, models: ContentModels, odd: etree._ElementTree) -> Explanation:
    spec = next((spec for spec in odd.iter(f"{{{TEI_NS}}}elementSpec") if spec.get("ident") == name), None)
    description = text_of(models.elements[name].find("a:documentation", _RNG))
    remarks: Iterable[str] = ()
    examples: Iterable[str] = ()
    rules: Iterable[tuple[str, str]] = ()
    if spec is not None:
        description = text_of(spec.find("tei:desc", NSMAP)) or description
        remarks = (text_of(part) for part in spec.iterfind("tei:remarks", NSMAP) if _is_english(part))
        examples = (
            _example(part)
            for exemplum in spec.iterfind("tei:exemplum", NSMAP)
            if _is_english(exemplum)
            for part in exemplum.iter(f"{{{_EXAMPLES}}}egXML")
            if part.get("valid") != "false"
        )
        rules = (
            (f"sch.{rule.get('ident')}", text_of(rule.find("tei:desc", NSMAP)))
            for rule in spec.iterfind("tei:constraintSpec", NSMAP)
        )
    return Explanation(
        name,
        description,
        parents=models.parents(name),
        children=models.children(name),
        text=models.allows_text(name),
        attributes=models.attributes(name),
        remarks=tuple(remarks),
        rules=tuple(rules),
        examples=tuple(examples),
    )


def _is_english(part: etree._Element) -> bool:
    """Return whether a part of a specification is in English, in no language or without one."""
    return part.get(f"{{{XML_NS}}}lang", "en") in ("en", "und", "mul")


def _explain_attribute(name: str, owners: tuple[str, ...], models: ContentModels) -> Explanation:
    """Use the most frequent description of an attribute; those of other elements become remarks."""
    described = {owner: one for owner in owners for one in models.attributes(owner) if one.name == name[1:]}
    texts = [one.description for one in described.values()]
    usual = max(dict.fromkeys(texts), key=texts.count)
    others = tuple(f"On {owner}: {one.description}" for owner, one in described.items() if one.description != usual)
    return Explanation(name, usual, parents=owners, remarks=others)


def _assertions(rules: etree._ElementTree) -> dict[str, tuple[str, str]]:
    """Return the title of the pattern and the message of each rule with an id; ``…`` replaces values."""
    found = {}
    for assertion in (*rules.iterfind(".//s:assert[@id]", _SCH), *rules.iterfind(".//s:report[@id]", _SCH)):
        title = next(assertion.iterancestors(f"{{{_SCH['s']}}}pattern")).find("s:title", _SCH)
        parts = [assertion.text or "", *(f"…{value.tail or ''}" for value in assertion)]
        found[str(assertion.get("id"))] = (text_of(title), " ".join("".join(parts).split()))
    return found


def _example(example: etree._Element) -> str:
    """Return an example without namespace declarations and without the indentation of the ODD."""
    text = (example.text or "") + "".join(etree.tostring(child, encoding="unicode") for child in example)
    for declaration in (f' xmlns="{_EXAMPLES}"', *(f' xmlns:{prefix}="{uri}"' for prefix, uri in _prefixes(example))):
        text = text.replace(declaration, "")
    lines = text.strip("\n").rstrip().splitlines()
    indent = min((len(line) - len(line.lstrip()) for line in lines if line.strip()), default=0)
    return "\n".join(line[indent:] for line in lines)


def _prefixes(element: etree._Element) -> list[tuple[str, str]]:
    return [(prefix, uri) for prefix, uri in element.nsmap.items() if prefix]
