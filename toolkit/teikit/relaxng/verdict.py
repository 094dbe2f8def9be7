"""The first reading of a document: valid or not, and nothing else, so that each event costs as little as it can."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple
from xml.parsers import expat

from teikit.relaxng.attributes import Invalid
from teikit.relaxng.automaton import Automaton
from teikit.relaxng.derivatives import BLANK
from teikit.relaxng.names import SEPARATOR, XML_NS
from teikit.relaxng.scope import Scope
from teikit.relaxng.states import Frame, State, TextMode

_DATA = TextMode.DATA
_WHITE = TextMode.WHITE


class Handlers(NamedTuple):
    """The functions that take a document's events; each raises Invalid as soon as the document is not valid.

    ``attributes`` are names and values by turns; ``context`` is to hold the namespaces in scope where
    ``follows_context``; ``finish`` is called when the document has ended.
    """

    start: Callable[[str, list[str]], None]
    end: Callable[[str], None]
    characters: Callable[[str], None]
    finish: Callable[[], None]
    context: dict[str, str]
    follows_context: bool


def is_valid(automaton: Automaton, chunks: Iterable[bytes]) -> bool:
    """Tell whether a document is valid; not well-formed, external or undeclared entities count as not."""
    handlers = handlers_for(automaton)
    parser = expat.ParserCreate(namespace_separator=SEPARATOR)
    parser.ordered_attributes = True
    parser.buffer_text = True
    parser.buffer_size = 1 << 16
    parser.StartElementHandler = handlers.start
    parser.EndElementHandler = handlers.end
    parser.CharacterDataHandler = handlers.characters
    parser.ExternalEntityRefHandler = _refuse
    parser.SkippedEntityHandler = _refuse
    if handlers.follows_context:
        scope = Scope(handlers.context)
        parser.StartNamespaceDeclHandler = scope.declare
        parser.EndNamespaceDeclHandler = scope.forget
    try:
        for chunk in chunks:
            parser.Parse(chunk, False)
            automaton.trim()
        parser.Parse(b"", True)
        handlers.finish()
    except (Invalid, expat.ExpatError, ValueError, LookupError):
        return False
    return True


def _refuse(*_: object) -> int:
    raise Invalid


def handlers_for(automaton: Automaton) -> Handlers:  # noqa: C901 - five closures over one state, for speed
    """Return what reads one document; closures, since an event then costs no look-up of an attribute."""
    state: State = automaton.start
    stack: list[Frame] = []
    push, pop = stack.append, stack.pop
    text: list[str] = []
    context: dict[str, str] = {"xml": XML_NS}

    def start(name: str, attributes: list[str]) -> None:
        nonlocal state
        if text:
            state = _mixed(state, text)
        opening = state[name]
        push(opening.frame)
        if attributes:
            plan = opening[tuple(attributes[::2])]
            for position, known in plan.checks:
                value = attributes[position]
                if value not in known:
                    known.check(value, context)
            following = plan.state
            state = opening.walk(attributes, context) if following is None else following
        else:
            state = opening.bare

    def end(name: str) -> None:
        nonlocal state
        accepted = state.accepted
        if accepted < 0:
            accepted = state.accepted_with("".join(text), context)
            text.clear()
        state = pop()[accepted]

    def characters(data: str) -> None:
        nonlocal state
        mode = state.mode
        if mode:
            if mode is _DATA:
                text.append(data)
            elif data.strip(BLANK):
                if mode is _WHITE:
                    raise Invalid
                state = state.after_text

    def finish() -> None:
        if state.accepted <= 0:
            raise Invalid

    return Handlers(start, end, characters, finish, context, automaton.grammar.reads_context)


def _mixed(state: State, text: list[str]) -> State:
    """Return the state once an element follows text: what was read is then no data."""
    blank = not "".join(text).strip(BLANK)
    text.clear()
    return state if blank else state.after_text
