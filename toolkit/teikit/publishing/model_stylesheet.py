"""A stylesheet that gives elements the behaviours of processing models; it imports ``xslt/reading/models.xsl``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from xml.sax.saxutils import quoteattr

from teikit.core import resources
from teikit.core.saxon_access import address_of
from teikit.core.xml import TEI_NS
from teikit.publishing.models import BEHAVIOURS, Choice, ElementModels, Model

_XSL = "http://www.w3.org/1999/XSL/Transform"
#: Templates of the behaviours and the parameters that they take, by the names of the Processing Model.
_TEMPLATES: Mapping[str, tuple[str, Mapping[str, str]]] = {
    "alternate": ("m:alternate", {"default": "default", "alternate": "alternate"}),
    "anchor": ("r:anchor", {}),
    "block": ("m:block", {"content": "content"}),
    "body": ("r:contents", {"content": "content"}),
    "break": ("m:break", {"type": "type"}),
    "cell": ("m:block", {"content": "content"}),
    "cit": ("m:cit", {"content": "content", "source": "source"}),
    "figure": ("r:figure", {}),
    "glyph": ("r:glyph", {"uri": "uri"}),
    "graphic": ("r:graphic", {}),
    "heading": ("r:heading", {"content": "content"}),
    "index": ("r:index", {}),
    "inline": ("r:inline", {"content": "content"}),
    "link": ("r:link", {"content": "content", "uri": "uri", "link": "uri"}),
    "list": ("m:list", {"content": "content"}),
    "listItem": ("m:block", {"content": "content"}),
    "note": ("m:note", {"content": "content"}),
    "omit": ("r:omit", {}),
    "paragraph": ("m:paragraph", {"content": "content"}),
    "pass-through": ("r:contents", {"content": "content"}),
    "row": ("m:block", {"content": "content"}),
    "section": ("r:section", {"content": "content"}),
    "table": ("m:table", {"content": "content"}),
    "text": ("r:contents", {"content": "content"}),
    "webcomponent": ("m:block", {"content": "content"}),
}
#: Parameters whose values are strings, not nodes.
_STRINGS = frozenset({"uri", "type"})
#: Outputs of the reading by the other names that ODDs have for them.
_OUTPUTS: Mapping[str, str] = {
    "latex": "print",
    "fo": "print",
    "pdf": "print",
    "html": "web",
    "markdown": "plain",
    "text": "plain",
}


def model_stylesheet(elements: Iterable[ElementModels]) -> str:
    """Return the stylesheet for the models of elements; of two entries for an element, the later counts."""
    unique = {each.element: each for each in elements}.values()
    namespaces = {prefix: uri for each in unique for prefix, uri in each.namespaces}
    namespaces |= {
        "xsl": _XSL,
        "xs": "http://www.w3.org/2001/XMLSchema",
        "tei": TEI_NS,
        "r": "urn:teikit:reading",
        "rp": "urn:teikit:reading:private",
        "m": "urn:teikit:reading:models",
    }
    declarations = "".join(f" xmlns:{prefix}={quoteattr(uri)}" for prefix, uri in namespaces.items())
    imported = quoteattr(address_of(resources.stylesheet("reading/models.xsl")))
    return "\n".join(
        [
            f'<xsl:stylesheet version="3.0"{declarations} xpath-default-namespace="{TEI_NS}">',
            f"<xsl:import href={imported}/>",
            '<xsl:variable name="parameters" select="$m:parameters"/>',
            '<xsl:variable name="get" select="function($node) { $node }"/>',
            *_note_counter(unique),
            *(line for each in unique for line in _templates(each)),
            "</xsl:stylesheet>",
            "",
        ]
    )


def _note_counter(elements: Iterable[ElementModels]) -> Iterator[str]:
    models = {each.element: [model for choice in each.choices for model in choice.models] for each in elements}
    names = [_name(name) for name, each in models.items() if any(model.behaviour == "note" for model in each)]
    if names:
        yield '<xsl:accumulator name="m:note" as="xs:integer" initial-value="0">'
        yield f'<xsl:accumulator-rule match={quoteattr(" | ".join(names))} select="$value + 1"/></xsl:accumulator>'


def _name(element: str) -> str:
    """Return the name of an element in patterns; a name with a prefix is that of another namespace."""
    return element if ":" in element else f"tei:{element}"


def _templates(models: ElementModels) -> Iterator[str]:
    match = quoteattr(_name(models.element))
    yield f'<xsl:template match={match} mode="m:behaviour" priority="50"><xsl:choose>'
    for choice in models.choices:
        behaviour = BEHAVIOURS[choice.models[0].behaviour] if len(choice.models) == 1 else "context"
        yield f"<xsl:when test={quoteattr(_test(choice))}><xsl:sequence select=\"'{behaviour}'\"/></xsl:when>"
    yield "<xsl:otherwise><xsl:next-match/></xsl:otherwise></xsl:choose></xsl:template>"
    if any(_style(model) for choice in models.choices for model in choice.models):
        yield f'<xsl:template match={match} mode="m:style" priority="50"><xsl:choose>'
        for choice in models.choices:
            style = ";".join(filter(None, map(_style, choice.models)))
            value = f"<xsl:sequence select={quoteattr(_literal(style))}/>"
            yield f"<xsl:when test={quoteattr(_test(choice))}>{value}</xsl:when>"
        yield "</xsl:choose></xsl:template>"
    yield f'<xsl:template match={match} mode="r:read" priority="50"><xsl:choose>'
    for choice in models.choices:
        yield f"<xsl:when test={quoteattr(_test(choice))}>"
        for model in choice.models:
            yield from _call(model, is_one_of_many=len(choice.models) > 1)
        yield "</xsl:when>"
    yield "<xsl:otherwise><xsl:next-match/></xsl:otherwise></xsl:choose></xsl:template>"


def _test(choice: Choice) -> str:
    tests = [f"({choice.predicate})"] if choice.predicate else []
    if len(choice.models) == 1 and choice.models[0].predicate:
        tests.append(f"({choice.models[0].predicate})")
    if choice.outputs:
        outputs = sorted({_OUTPUTS.get(output, output) for output in choice.outputs})
        tests.append("$output = (" + ", ".join(map(_literal, outputs)) + ")")
    return " and ".join(tests) or "true()"


def _call(model: Model, *, is_one_of_many: bool) -> Iterator[str]:
    template, known = _TEMPLATES[model.behaviour]
    values = {known[name]: value for name, value in model.parameters if name in known and value.strip()}
    before, after = (_generated(model, scope) for scope in ("before", "after"))
    if (before or after) and "content" in known.values():
        content = f"m:nodes(({values.get('content', 'node()')}), .)"
        parts = [f"m:nodes({_literal(text)}, .)" if text else None for text in (before, after)]
        values["content"] = ", ".join(filter(None, (parts[0], content, parts[1])))
    elif "content" in values:
        values["content"] = f"m:nodes(({values['content']}), .)"
    for name in ("default", "alternate", "source"):
        if name in values:
            values[name] = f"m:nodes(({values[name]}), .)"
    if is_one_of_many and model.predicate:
        yield f"<xsl:if test={quoteattr(model.predicate)}>"
    yield f'<xsl:call-template name="{template}">'
    for name, value in values.items():
        select = f"string-join(({value}) ! string(.), ' ')" if name in _STRINGS else value
        yield f'<xsl:with-param name="{name}" select={quoteattr(select)}/>'
    yield "</xsl:call-template>"
    if is_one_of_many and model.predicate:
        yield "</xsl:if>"


def _style(model: Model) -> str:
    return ";".join(css for scope, css in model.renditions if scope is None)


def _generated(model: Model, scope: str) -> str:
    """Return the text that CSS generates before or after an element: the strings of ``content``."""
    css = ";".join(css for own, css in model.renditions if own == scope)
    value = css.partition("content:")[2].split(";")[0]
    return "".join(part[1:-1] for part in _strings(value))


def _strings(value: str) -> list[str]:
    found, start = [], None
    for position, character in enumerate(value):
        if start is None and character in "\"'":
            start = position
        elif start is not None and character == value[start]:
            found.append(value[start : position + 1])
            start = None
    return found


def _literal(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
