"""Report: an HTML page for reviewing an encoding, with the uncertain decisions first and the source side by side."""

from __future__ import annotations

from lxml import etree

from teikit.core import resources, saxon
from teikit.core.xml import ILLEGAL_CHARACTER
from teikit.encoding.model.annotation import Annotation
from teikit.encoding.model.decision import Decision
from teikit.encoding.model.encoding import Encoding
from teikit.encoding.model.losses import Loss
from teikit.encoding.review.decisions import excerpt
from teikit.encoding.review.side_by_side import EncodedLine, encoded_lines

_NS = "urn:teikit:report"
#: Length of the context before and after a decision, in characters.
_CONTEXT = 90
#: Key that identifies the decision of a tag.
_Key = tuple[int, int, str, str]


def render_report(encoding: Encoding) -> str:
    """Return the report as a self-contained HTML page."""
    css = resources.stylesheet("report/report.css").read_text(encoding="utf-8")
    return saxon.load_stylesheet(resources.stylesheet("report/report.xsl")).transform(_model(encoding), css=css).text


def _model(encoding: Encoding) -> etree._Element:
    """Return the input of the stylesheet: decisions with their context, lines with their tags, and losses."""
    transcript = encoding.transcript
    uncertain = encoding.uncertain
    numbers = {_key(decision.annotation): number for number, decision in enumerate(uncertain, 1)}
    root = etree.Element(f"{{{_NS}}}report", source=_clean(transcript.name), nsmap={None: _NS})
    root.extend(_decision(transcript.text, decision, number) for number, decision in enumerate(uncertain, 1))
    root.extend(_line(line, numbers) for line in encoded_lines(encoding))
    root.extend(_loss(loss) for loss in transcript.losses)
    return root


def _key(annotation: Annotation) -> _Key:
    return annotation.start, annotation.end, annotation.element, annotation.rule


def _decision(text: str, decision: Decision, number: int) -> etree._Element:
    element = _element(
        "decision",
        n=number,
        line=decision.position.line,
        element=decision.element,
        rule=decision.rule,
        certainty=decision.certainty,
        reason=decision.reason,
    )
    element.append(_element("before", _before(text, decision.span.start)))
    element.append(_element("text", excerpt(decision)))
    element.append(_element("after", _after(text, decision.span.end)))
    element.extend(_element("attribute", value, name=name) for name, value in decision.attributes.items())
    element.extend(_element("alternative", alternative) for alternative in decision.alternatives)
    return element


def _before(text: str, at: int) -> str:
    if at <= _CONTEXT:
        return text[:at]
    _, space, words = text[at - _CONTEXT : at].partition(" ")
    return f"… {words}" if space else text[at - _CONTEXT : at]


def _after(text: str, at: int) -> str:
    words, space, _ = text[at : at + _CONTEXT].rpartition(" ")
    return f"{words} …" if space and at + _CONTEXT < len(text) else text[at : at + _CONTEXT]


def _line(line: EncodedLine, numbers: dict[_Key, int]) -> etree._Element:
    element = _element("line", n=line.number)
    element.append(_element("source", line.source))
    for text, annotation in line.pieces:
        element.append(_element("text", text) if annotation is None else _tag(text, annotation, numbers))
    return element


def _tag(text: str, annotation: Annotation, numbers: dict[_Key, int]) -> etree._Element:
    number = None if text.startswith("</") else numbers.get(_key(annotation))
    reference = {"decision": number} if number else {}
    return _element("tag", text, certainty=annotation.certainty, **reference)


def _loss(loss: Loss) -> etree._Element:
    return _element("loss", loss.text, place=loss.place, fate=loss.fate, reason=loss.reason)


def _element(name: str, text: str = "", /, **attributes: str | int) -> etree._Element:
    element = etree.Element(f"{{{_NS}}}{name}", {key: _clean(str(value)) for key, value in attributes.items()})
    element.text = _clean(text)
    return element


def _clean(text: str) -> str:
    return ILLEGAL_CHARACTER.sub("\ufffd", text)
