"""Processing models of an ODD (TEI Guidelines, 23.5.4): which behaviour each element has in the reading."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from teikit.core.files import cache_until_changed
from teikit.core.positions import Position
from teikit.core.xml import TEI_NS, parse

#: Behaviours of the TEI Processing Model and of TEI Publisher, as the stylesheets of the reading name them.
BEHAVIOURS: Mapping[str, str] = {
    "alternate": "alternate",
    "anchor": "anchor",
    "block": "block",
    "body": "contents",
    "break": "break",
    "cell": "cell",
    "cit": "context",
    "figure": "figure",
    "glyph": "glyph",
    "graphic": "graphic",
    "heading": "heading",
    "index": "index",
    "inline": "inline",
    "link": "link",
    "list": "list",
    "listItem": "item",
    "note": "note",
    "omit": "omit",
    "paragraph": "paragraph",
    "pass-through": "contents",
    "row": "row",
    "section": "section",
    "table": "table",
    "text": "contents",
    "webcomponent": "context",
}
#: Behaviours that describe the document as a whole, which the reading decides.
OF_DOCUMENTS = frozenset({"document", "meta", "metadata", "title"})
#: Functions that only XQuery processors with a database have.
_FOREIGN_FUNCTION = re.compile(
    r"\b((?:session|request|response|util|xmldb|ft|config|global|tpu|nav|query|http|pm-config):[\w-]+|collection|doc)\s*\("
)
#: Constructs of XQuery that XPath lacks.
_XQUERY = re.compile(
    r"\btry\s*\{|\btypeswitch\s*\(|\bdeclare\s+(?:function|variable)\b|\bwhere\s+[$@\w].*\breturn\b|\border\s+by\b|<[A-Za-z][\w:-]*[\s/>]",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Model:
    """A ``model``: a behaviour with its parameters, for the elements for which its predicate is true."""

    behaviour: str
    position: Position | None = None
    predicate: str | None = None
    parameters: tuple[tuple[str, str], ...] = ()
    renditions: tuple[tuple[str | None, str], ...] = ()
    """Scope (``before``, ``after`` or ``None``) and CSS of each ``outputRendition``."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Models that apply together: those of a ``modelSequence``, or a single one."""

    models: tuple[Model, ...]
    predicate: str | None = None
    outputs: frozenset[str] = frozenset()
    """Outputs that the models are for; empty for all."""


@dataclass(frozen=True, slots=True)
class ElementModels:
    """The models of an element; the first choice whose predicate is true applies."""

    element: str
    choices: tuple[Choice, ...]
    namespaces: tuple[tuple[str, str], ...] = ()
    """Prefixes that the XPath of the models uses."""


@dataclass(frozen=True, slots=True)
class Problem:
    """A model that cannot be used; its element keeps the behaviour that it has otherwise."""

    message: str
    position: Position | None = None


@dataclass(frozen=True, slots=True)
class Models:
    """The models of an ODD, and those that cannot be used."""

    elements: tuple[ElementModels, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def depend_on_output(self) -> bool:
        """Whether any model is for some outputs only."""
        return any(choice.outputs for each in self.elements for choice in each.choices)


@cache_until_changed
def read_models(odd: Path) -> Models:
    """Return the processing models of an ODD. It is read again only if it has changed.

    :raises TeikitError: the ODD cannot be read or is not well-formed.
    """
    problems: list[Problem] = []
    specs = parse(odd).iter(f"{{{TEI_NS}}}elementSpec")
    elements = [
        ElementModels(spec.get("ident", ""), choices, tuple((p, n) for p, n in spec.nsmap.items() if p))
        for spec in specs
        if spec.get("mode") != "delete" and (choices := tuple(_choices(spec, frozenset(), problems)))
    ]
    return Models(tuple(elements), tuple(problems))


def models_of_behaviours(behaviours: Mapping[str, str]) -> Models:
    """Return models for a plain table of elements and behaviours, such as that of edition.toml."""
    elements = (ElementModels(name, (Choice((Model(behaviour),)),)) for name, behaviour in behaviours.items())
    return Models(tuple(elements))


def _choices(parent: etree._Element, outputs: frozenset[str], problems: list[Problem]) -> Iterator[Choice]:
    for child in parent.iterchildren(*(f"{{{TEI_NS}}}{name}" for name in ("model", "modelGrp", "modelSequence"))):
        own = frozenset((child.get("output") or "").split()) or outputs
        kind = etree.QName(child).localname
        if kind == "modelGrp":
            yield from _choices(child, own, problems)
            continue
        models = child.iterchildren(f"{{{TEI_NS}}}model") if kind == "modelSequence" else [child]
        predicate = child.get("predicate") if kind == "modelSequence" else None
        usable = tuple(model for each in models if (model := _model(each, problems)))
        if usable and not _problem_of(predicate, child, problems):
            yield Choice(usable, predicate, own)


def _model(element: etree._Element, problems: list[Problem]) -> Model | None:
    behaviour = (element.get("behaviour") or "").strip()
    if behaviour in OF_DOCUMENTS:
        return None
    position = Position.reported(element.sourceline)
    if behaviour not in BEHAVIOURS:
        problems.append(Problem(f"unknown behaviour {behaviour!r}", position))
        return None
    parameters = {
        parameter.get("name", ""): parameter.get("value") or "".join(parameter.itertext())
        for parameter in element.iterchildren(f"{{{TEI_NS}}}param", f"{{{TEI_NS}}}paramList")
    }
    expressions = (element.get("predicate"), *parameters.values())
    unusable = [expression for expression in expressions if _problem_of(expression, element, problems)]
    if unusable:
        return None
    renditions = tuple(
        (rendition.get("scope"), re.sub(r"\s+", " ", "".join(rendition.itertext())).strip())
        for rendition in element.iterchildren(f"{{{TEI_NS}}}outputRendition")
    )
    return Model(behaviour, position, element.get("predicate"), tuple(parameters.items()), renditions)


def _problem_of(expression: str | None, element: etree._Element, problems: list[Problem]) -> bool:
    """Test whether an expression is not XPath 3.1 that a stylesheet can run, and add the problem."""
    if not expression:
        return False
    reason = _reason_against(expression, {p: n for p, n in element.nsmap.items() if p})
    if reason:
        brief = re.sub(r"\s+", " ", expression).strip()
        brief = brief if len(brief) <= 60 else brief[:59] + "…"
        problems.append(
            Problem(f"cannot be used as XPath 3.1: {brief} ({reason})", Position.reported(element.sourceline))
        )
    return bool(reason)


def _reason_against(expression: str, namespaces: Mapping[str, str]) -> str | None:
    if found := _FOREIGN_FUNCTION.search(expression):
        return f"{found[1]}() is not available"
    if _XQUERY.search(expression):
        return "this is XQuery"
    # Most editions have no models; the import takes half a second.
    from elementpath import ElementPathError
    from elementpath.xpath31 import XPath31Parser

    parser = XPath31Parser(
        namespaces=dict(namespaces), default_namespace=TEI_NS, variable_types={"parameters": "map(*)"}
    )
    try:
        parser.parse(expression)
    except ElementPathError as error:
        return re.sub(r"\s+", " ", str(error.message)).strip()
    return None
