"""The report of an encoding, for review: the source beside what became of it, the unsure decisions first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lxml import etree

from teikit import resources, saxon
from teikit.encode.annotation import Annotation
from teikit.encode.builder import depth
from teikit.encode.decisions import Decision, decisions
from teikit.encode.pipeline import Encoding
from teikit.tei import ILLEGAL_CHARACTER

_NS = "urn:teikit:report"
#: Characters of the source before and behind a decision that are shown with it.
_AROUND = 90


def report(encoding: Encoding) -> str:
    """Return the report as one HTML page that needs nothing beside it."""
    css = resources.stylesheet("report/report.css").read_text(encoding="utf-8")
    return saxon.compiled(resources.stylesheet("report/report.xsl")).transform(_model(encoding), css=css).text


def _model(encoding: Encoding) -> etree._Element:
    """Return what the stylesheet reads: decisions with their surroundings, and the lines with their marks."""
    transcript = encoding.transcript
    root = etree.Element(f"{{{_NS}}}report", source=_clean(transcript.name), nsmap={None: _NS})
    listed = decisions(encoding)
    for number, decision in enumerate(listed, 1):
        if decision.certainty != "high":
            root.append(_decision(transcript.text, decision, number))
    made = sorted(encoding.annotations, key=lambda one: (one.start, -one.end, depth(one)))
    for number, span in enumerate(transcript.lines, 1):
        if transcript.text[span.start : span.end].strip():
            line = etree.SubElement(root, f"{{{_NS}}}line", n=str(number))
            etree.SubElement(line, f"{{{_NS}}}source").text = _clean(transcript.text[span.start : span.end])
            encoded = etree.SubElement(line, f"{{{_NS}}}encoded")
            for kind, text, sure in _pieces(transcript.text, span.start, span.end, made):
                etree.SubElement(encoded, f"{{{_NS}}}{kind}", certainty=sure).text = _clean(text)
    return root


def _decision(text: str, decision: Decision, number: int) -> etree._Element:
    facts = {"n": number, "line": decision.line, "element": decision.element, "rule": decision.rule}
    attributes = {name: _clean(str(value)) for name, value in facts.items()}
    element = etree.Element(
        f"{{{_NS}}}decision", attributes, certainty=decision.certainty, reason=_clean(decision.reason)
    )
    before, after = text[max(0, decision.start - _AROUND) : decision.start], text[decision.end : decision.end + _AROUND]
    for name, part in (("before", before), ("text", decision.text), ("after", after)):
        etree.SubElement(element, f"{{{_NS}}}{name}").text = _clean(part)
    for name, value in decision.attributes.items():
        etree.SubElement(element, f"{{{_NS}}}attribute", name=name).text = _clean(value)
    for alternative in decision.alternatives:
        etree.SubElement(element, f"{{{_NS}}}alternative").text = _clean(alternative)
    return element


def _pieces(text: str, start: int, end: int, made: Sequence[Annotation]) -> Iterator[tuple[str, str, str]]:
    """Yield what stands in a line of the source: tags that begin or end there, and the text that is left between."""
    events: list[tuple[int, int, str, str]] = []
    markers: list[tuple[int, int]] = []
    for order, one in enumerate(made, 1):
        empty = one.start + one.consumes >= one.end
        if one.consumes and start <= one.start <= end:
            markers.append((one.start, one.start + one.consumes))
        if start <= one.start < end or (empty and one.start == end):
            events.append((one.start, order, _tag(one, empty=empty), one.certainty))
        if not empty and start < one.end <= end:
            events.append((one.end, -order, f"</{one.element}>", one.certainty))
    cursor = start
    for at, _, tag, certainty in sorted(events, key=lambda event: event[:2]):
        yield from _text(text, cursor, at, markers)
        cursor = max(cursor, at)
        yield "tag", tag, certainty
    yield from _text(text, cursor, end, markers)


def _text(text: str, start: int, end: int, markers: Sequence[tuple[int, int]]) -> Iterator[tuple[str, str, str]]:
    """Yield the text of a stretch without the markers that elements stand for."""
    kept = "".join(text[at] for at in range(start, end) if not any(low <= at < high for low, high in markers))
    if kept:
        yield "text", kept, "high"


def _tag(one: Annotation, *, empty: bool = False) -> str:
    attributes = "".join(f' {name}="{value}"' for name, value in one.attributes.items())
    return f"<{one.element}{attributes}{'/' if empty else ''}>"


def _clean(text: str) -> str:
    return ILLEGAL_CHARACTER.sub("\ufffd", text)
