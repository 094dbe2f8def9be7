"""Completion for editors: the elements, attributes and values allowed at a position of an unfinished document."""

from __future__ import annotations

import re
from contextlib import suppress
from xml.parsers import expat

from teikit.relaxng.attributes import Invalid
from teikit.relaxng.diagnosis import Diagnosis
from teikit.relaxng.display import Names, by_local_name
from teikit.relaxng.expat_events import feed
from teikit.relaxng.expected import Expected
from teikit.relaxng.names import expand
from teikit.relaxng.pattern_queries import alive, names_of, next_elements
from teikit.relaxng.patterns import Pattern
from teikit.relaxng.start_tags import attributes_allowed
from teikit.relaxng.states import Opening, State
from teikit.relaxng.value_description import described_values

_DECLARATION = re.compile(rb"""^(?:\xef\xbb\xbf)?<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z][\w.\-]*)["'][^>]*>""")
#: Comments, CDATA sections and processing instructions: a ``<`` in them does not open a tag.
_OPAQUE = re.compile(r"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>", re.DOTALL)
_OPEN_TAG = re.compile(r"<(?!!|\?)(?:[^<>\"']|\"[^\"]*\"|'[^']*')*(?:\"[^\"]*|'[^']*)?\Z")
_TAG = re.compile(r"<([^\s/>]*)(.*)\Z", re.DOTALL)
_ATTRIBUTE = re.compile(r"""\s+([^\s=<>"']+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_OPEN_VALUE = re.compile(r"""\s+([^\s=<>"']+)\s*=\s*(?:"[^"]*|'[^']*)\Z""")


def text_before(data: bytes, line: int | None, column: int | None) -> str:
    """Return the text of a document before a position; all of it if ``line`` is ``None``.

    :param line: counts from 1.
    :param column: counts from 1; ``None`` is the end of the line.
    """
    declared = _DECLARATION.match(data)
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = data.decode("utf-16", errors="replace")
    else:
        text = data.decode(declared.group(1).decode("ascii") if declared else "utf-8-sig", errors="replace")
    if line is None:
        return text
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    before = lines[: line - 1]
    own = lines[line - 1] if line <= len(lines) else ""
    return "\n".join([*before, own if column is None else own[: column - 1]])


def expected(diagnosis: Diagnosis, text: str) -> Expected:
    """Return the elements, attributes or values allowed after ``text``, the beginning of a document."""
    blanked = _OPAQUE.sub(lambda found: " " * len(found.group()), text)
    tag = _OPEN_TAG.search(blanked)
    before, open_tag = (text[: tag.start()], text[tag.start() :]) if tag else (text, "")
    _process(diagnosis, before)
    names = Names(diagnosis.scope)
    if open_tag.startswith("</"):
        return Expected(end=diagnosis.open_tags[-1].name if diagnosis.open_tags else None)
    found = _TAG.match(open_tag)
    if found is None or not found.group(2):
        return _in_content(diagnosis, names)
    return _in_tag(diagnosis, names, found.group(1), found.group(2))


def _process(diagnosis: Diagnosis, text: str) -> None:
    with suppress(expat.ExpatError):
        for _ in feed(diagnosis, [text.encode()], "", "utf-8"):
            pass
    diagnosis.diagnostics.clear()


def _in_content(diagnosis: Diagnosis, names: Names) -> Expected:
    state = diagnosis.state
    if state is None:
        return Expected()
    found = names_of(found for pattern in state.patterns for found in next_elements(pattern))
    elements = tuple(names.element(name)[1:-1] for name in by_local_name(found))
    may_end = bool(diagnosis.open_tags) and state.accepted != 0
    end = diagnosis.open_tags[-1].name if may_end else None
    return Expected(elements, text=_takes_text(state), end=end)


def _takes_text(state: State) -> bool:
    return any(pattern.has_data for pattern in state.patterns) or bool(alive(state.patterns_after_text()))


def _in_tag(diagnosis: Diagnosis, names: Names, tag: str, rest: str) -> Expected:
    scope = dict(diagnosis.scope)
    written = [(name, first or second) for name, first, second in _ATTRIBUTE.findall(rest)]
    for name, value in written:
        if name == "xmlns" or name.startswith("xmlns:"):
            scope[name.removeprefix("xmlns").removeprefix(":")] = value
    prefix, _, local = tag.rpartition(":")
    opening = _opening(diagnosis, expand(scope.get(prefix, ""), local))
    if opening is None:
        return Expected()
    residuals = opening.residuals
    taken: list[str] = []
    for name, value in written:
        attribute = _attribute(name, scope)
        step = diagnosis.automaton.attribute_step(opening.elements, residuals, attribute)
        taken.append(attribute)
        residuals = step.after(step.accepted(value, scope)) if step.values else residuals
    if open_value := _OPEN_VALUE.search(rest):
        return _in_value(diagnosis, opening, residuals, _attribute(open_value.group(1), scope))
    allowed = attributes_allowed(opening, residuals, taken)
    return Expected(attributes=tuple(names.attribute(name)[1:] for name in by_local_name(allowed)))


def _opening(diagnosis: Diagnosis, name: str) -> Opening | None:
    if diagnosis.state is None:
        return diagnosis.stray(name)
    try:
        return diagnosis.state[name]
    except Invalid:
        return diagnosis.stray(name)


def _in_value(diagnosis: Diagnosis, opening: Opening, residuals: tuple[Pattern, ...], attribute: str) -> Expected:
    step = diagnosis.automaton.attribute_step(opening.elements, residuals, attribute)
    values = described_values(diagnosis.automaton.make.choice(step.values))
    return Expected(values=values.listed, described=values.described)


def _attribute(name: str, scope: dict[str, str]) -> str:
    prefix, _, local = name.rpartition(":")
    return expand(scope.get(prefix, ""), local) if prefix else local
