"""The first pass over a document: it only decides on validity, so that each event costs as little as possible."""

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
    """Event handlers for one document. Each raises :class:`Invalid` as soon as the document is not valid.

    :param start: takes a name, and the names and values of the attributes, alternating.
    :param finish: is called at the end of the document.
    :param context: the caller keeps the namespaces in scope in it if ``follows_context``.
    """

    start: Callable[[str, list[str]], None]
    end: Callable[[str], None]
    characters: Callable[[str], None]
    finish: Callable[[], None]
    context: dict[str, str]
    follows_context: bool


def is_valid(automaton: Automaton, chunks: Iterable[bytes]) -> bool:
    """Return whether a document is valid: also well-formed, without external or undeclared entities."""
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
        parser.EndNamespaceDeclHandler = scope.end_declaration
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
    """Return the handlers for one document. They are closures: an event then needs no attribute look-ups."""
    state: State = automaton.start
    stack: list[Frame] = []
    push, pop = stack.append, stack.pop
    text: list[str] = []
    context: dict[str, str] = {"xml": XML_NS}

    def start(name: str, attributes: list[str]) -> None:
        nonlocal state
        if text:
            state = _after_mixed_text(state, text)
        opening = state[name]
        push(opening.frame)
        if attributes:
            plan = opening[tuple(attributes[::2])]
            for index, accepted in plan.checks:
                value = attributes[index]
                if value not in accepted:
                    accepted.check(value, context)
            following = plan.state
            state = opening.follow(attributes, context) if following is None else following
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


def _after_mixed_text(state: State, text: list[str]) -> State:
    """Return the state after text that an element follows: such text cannot match a datatype."""
    blank = not "".join(text).strip(BLANK)
    text.clear()
    return state if blank else state.after_text
