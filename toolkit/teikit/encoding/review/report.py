"""The report of an encoding, for review: the source beside what became of it, the unsure decisions first."""

from __future__ import annotations

from lxml import etree

from teikit.core import resources, saxon
from teikit.core.xml import ILLEGAL_CHARACTER
from teikit.encoding.model.annotation import Annotation
from teikit.encoding.model.losses import Loss
from teikit.encoding.pipeline import Encoding
from teikit.encoding.review.decisions import Decision, decisions
from teikit.encoding.review.side_by_side import Line, lines

_NS = "urn:teikit:report"
#: Characters of the source before and behind a decision that are shown with it.
_AROUND = 90
#: What tells a decision from the others of its place.
_Key = tuple[int, int, str, str]


def report(encoding: Encoding) -> str:
    """Return the report as one HTML page that needs nothing beside it."""
    css = resources.stylesheet("report/report.css").read_text(encoding="utf-8")
    return saxon.compiled(resources.stylesheet("report/report.xsl")).transform(_model(encoding), css=css).text


def _model(encoding: Encoding) -> etree._Element:
    """Return what the stylesheet reads: decisions with their surroundings, lines with their tags, and losses."""
    transcript = encoding.transcript
    unsure = [decision for decision in decisions(encoding) if decision.certainty != "high"]
    numbers = {(one.start, one.end, one.element, one.rule): number for number, one in enumerate(unsure, 1)}
    root = etree.Element(f"{{{_NS}}}report", source=_clean(transcript.name), nsmap={None: _NS})
    root.extend(_decision(transcript.text, decision, number) for number, decision in enumerate(unsure, 1))
    root.extend(_line(line, numbers) for line in lines(encoding))
    root.extend(_loss(loss) for loss in transcript.losses)
    return root


def _decision(text: str, decision: Decision, number: int) -> etree._Element:
    element = _element(
        "decision", n=number, line=decision.line, element=decision.element, rule=decision.rule,
        certainty=decision.certainty, reason=decision.reason,
    )  # fmt: skip
    element.append(_element("before", _before(text, decision.start)))
    element.append(_element("text", decision.text))
    element.append(_element("after", _after(text, decision.end)))
    element.extend(_element("attribute", value, name=name) for name, value in decision.attributes.items())
    element.extend(_element("alternative", alternative) for alternative in decision.alternatives)
    return element


def _before(text: str, at: int) -> str:
    if at <= _AROUND:
        return text[:at]
    _, space, words = text[at - _AROUND : at].partition(" ")
    return f"… {words}" if space else text[at - _AROUND : at]


def _after(text: str, at: int) -> str:
    words, space, _ = text[at : at + _AROUND].rpartition(" ")
    return f"{words} …" if space and at + _AROUND < len(text) else text[at : at + _AROUND]


def _line(line: Line, numbers: dict[_Key, int]) -> etree._Element:
    element = _element("line", n=line.number)
    element.append(_element("source", line.source))
    for text, tag in line.pieces:
        element.append(_element("text", text) if tag is None else _tag(text, tag, numbers))
    return element


def _tag(text: str, of: Annotation, numbers: dict[_Key, int]) -> etree._Element:
    number = None if text.startswith("</") else numbers.get((of.start, of.end, of.element, of.rule))
    known = {"decision": number} if number else {}
    return _element("tag", text, certainty=of.certainty, **known)


def _loss(loss: Loss) -> etree._Element:
    return _element("loss", loss.text, place=loss.place, fate=loss.fate, reason=loss.reason)


def _element(name: str, text: str = "", /, **attributes: str | int) -> etree._Element:
    element = etree.Element(f"{{{_NS}}}{name}", {key: _clean(str(value)) for key, value in attributes.items()})
    element.text = _clean(text)
    return element


def _clean(text: str) -> str:
    return ILLEGAL_CHARACTER.sub("\ufffd", text)
