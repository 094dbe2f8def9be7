"""The first reading of a document: valid or not, and nothing else, so that each event costs as little as it can."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from xml.parsers import expat

from teikit.relaxng.automaton import Automaton, Frame, Invalid, State, TextMode
from teikit.relaxng.derivatives import BLANK
from teikit.relaxng.names import SEPARATOR, XML_NS

_DATA = TextMode.DATA
_WHITE = TextMode.WHITE


def is_valid(automaton: Automaton, chunks: Iterable[bytes]) -> bool:
    """Tell whether a document is valid; not well-formed, external or undeclared entities count as not."""
    parser = expat.ParserCreate(namespace_separator=SEPARATOR)
    parser.ordered_attributes = True
    parser.buffer_text = True
    parser.buffer_size = 1 << 16
    finish = _connect(automaton, parser)
    try:
        for chunk in chunks:
            parser.Parse(chunk, False)
            automaton.trim()
        parser.Parse(b"", True)
        finish()
    except (Invalid, expat.ExpatError, ValueError, LookupError):
        return False
    return True


def _connect(automaton: Automaton, parser: expat.XMLParserType) -> Callable[[], None]:
    """Set the parser's handlers; the function returned raises Invalid unless the document may end."""
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

    def refuse(*_: object) -> int:
        raise Invalid

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = characters
    parser.ExternalEntityRefHandler = refuse
    parser.SkippedEntityHandler = refuse
    if automaton.grammar.reads_context:
        _follow_namespaces(parser, context)

    def finish() -> None:
        if state.accepted <= 0:
            raise Invalid

    return finish


def _mixed(state: State, text: list[str]) -> State:
    """Return the state once an element follows text: what was read is then no data."""
    blank = not "".join(text).strip(BLANK)
    text.clear()
    return state if blank else state.after_text


def _follow_namespaces(parser: expat.XMLParserType, context: dict[str, str]) -> None:
    """Keep ``context`` the namespaces in scope."""
    outer: list[tuple[str, str | None]] = []

    def declare(prefix: str | None, uri: str | None) -> None:
        outer.append((prefix or "", context.get(prefix or "")))
        context[prefix or ""] = uri or ""

    def forget(prefix: str | None) -> None:
        name, uri = outer.pop()
        if uri is None:
            context.pop(name, None)
        else:
            context[name] = uri

    parser.StartNamespaceDeclHandler = declare
    parser.EndNamespaceDeclHandler = forget
