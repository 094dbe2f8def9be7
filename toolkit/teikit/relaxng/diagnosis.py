"""The second pass over a document: reports every error with its position and a fix, without follow-on errors.

After an error, validation continues from a state in which the rest can still be judged:

* An element in a wrong namespace: it is reported once, and the namespace is taken for the right one from then on.
* An element that is allowed later: required elements before it count as present, and are not an error if they follow.
* A misspelt name: the element counts as the one that was meant, if that one is allowed there and unambiguous.
* Any other misplaced element, and text: the parent continues as if it were absent, and elements that should have
  contained it are not reported as missing. Its own content is checked against its own definitions. In an unknown
  element, only the known elements are checked.
* An attribute that is not allowed is ignored, a wrong value counts as right, a missing attribute or child as present.
"""

from __future__ import annotations

from collections.abc import Sequence

from teikit.relaxng.advice import Advice, takes_text
from teikit.relaxng.attributes import Invalid
from teikit.relaxng.automaton import Automaton
from teikit.relaxng.derivatives import BLANK, open_later
from teikit.relaxng.diagnostic import Diagnostic
from teikit.relaxng.display import Names
from teikit.relaxng.event_position import EventPosition, Span
from teikit.relaxng.names import XML_NS, expand, split
from teikit.relaxng.open_elements import OpenElement
from teikit.relaxng.pattern_queries import alive, next_elements, required_elements
from teikit.relaxng.patterns import NOT_ALLOWED
from teikit.relaxng.reports import Location, Reports
from teikit.relaxng.start_tags import StartTag, StartTagChecker
from teikit.relaxng.states import Opening, State, TextMode
from teikit.relaxng.vocabulary import Vocabulary
from teikit.relaxng.well_formed import OpenTag

#: Minimum length of a misspelt name for which a single similar name is assumed; shorter names resemble too many.
_MIN_LENGTH = 4


class Diagnosis:
    """Processes the events of one document. The caller may empty ``diagnostics`` between events."""

    def __init__(self, automaton: Automaton, vocabulary: Vocabulary, file: str) -> None:
        self.diagnostics: list[Diagnostic] = []
        self.scope: dict[str, str] = {"xml": XML_NS}
        self.automaton = automaton
        self._vocabulary = vocabulary
        self._names = Names(self.scope)
        self._reports = Reports(file, vocabulary, self._names)
        self._start_tags = StartTagChecker(automaton, self._reports, self.scope, self.diagnostics)
        self._state: State | None = automaton.start
        self._open: list[OpenElement] = [OpenElement("", 0, Span(1, 1), None, None)]
        self._renamed: dict[str, str] = {}
        self._advice = Advice(vocabulary)
        self._text: list[str] = []
        self._text_span: Span | None = None
        #: Whether the last event was a start tag.
        self._is_bare = False

    @property
    def open_tags(self) -> list[OpenTag]:
        """The open elements, the outermost first."""
        return [OpenTag(self._names.step(element.name), element.start.line) for element in self._open[1:]]

    @property
    def has_begun(self) -> bool:
        """True if the root element has been reached."""
        return self._open[0].has_children

    @property
    def state(self) -> State | None:
        """The state of the open element; ``None`` if the schema does not define it."""
        return self._state

    # Events

    def start(self, name: str, attributes: list[str], position: EventPosition) -> None:
        """Process a start tag.

        :param attributes: names and values, alternating.
        """
        if self._text:
            self._end_mixed_text()
        if self._renamed:
            name = self._rename(name)
        parent = self._open[-1]
        state = self._state
        element = OpenElement(name, parent.count_child(name), position.start, state, self.scope.get("", ""))
        self._open.append(element)
        opening = None if state is None else state.get(name)
        if opening is None:
            self._names.default = parent.namespace
            opening, element.is_stray = self._open_element(name, position)
            self._names.default = None
        element.opening = opening
        if opening is not None:
            self._advice.count_use(name)
        self._is_bare = True
        self._state = None
        if opening is not None:
            self._state = self._start_tags.check(opening, StartTag(name, attributes, position, self._path))

    def text(self, data: str, position: EventPosition) -> None:
        """Process text, or a piece of it."""
        self._is_bare = False
        state = self._state
        if state is None or state.mode is TextMode.IGNORE:
            return
        if self._text_span is None:
            if data.strip(BLANK):
                self._text_span = position.text(data)
            elif state.mode is not TextMode.DATA:
                return
        self._text.append(data)

    def end(self, position: EventPosition) -> None:
        """Process an end tag."""
        state = self._state
        if self._text and state is not None and state.accepted >= 0:
            self._end_mixed_text()
            state = self._state
        element = self._open[-1]
        after = element.before
        if state is not None:
            accepted = state.accepted if state.accepted >= 0 else self._end_data(state, position)
            if not accepted:
                self._report_incomplete(state, position)
                accepted = _all_bits(state)
            if not element.is_stray and element.opening is not None:
                after = element.opening.frame[accepted]
        self._state = after
        self._text.clear()
        self._text_span = None
        self._open.pop()
        self._is_bare = False
        if element.before is not None and after is not element.before:
            self._open[-1].add_transition(element.before, element.name, element.start.line)

    # Text

    def _end_mixed_text(self) -> None:
        """Check text that is followed by an element, or is not the value of a datatype."""
        text, span = "".join(self._text), self._text_span
        self._text.clear()
        self._text_span = None
        state, element = self._state, self._open[-1]
        if state is None or span is None:
            return
        after = state.after_text
        if alive(after.patterns):
            self._state = after
        elif not element.text_reported:
            element.text_reported = True
            element.excused |= self._advice.text_containers(state)
            containers = self._advice.missing_text_containers(state)
            parent = element.name or None
            self.diagnostics.append(
                self._reports.text(self._at(span), text.strip(BLANK), parent, self._allowed(state), containers)
            )

    def _end_data(self, state: State, position: EventPosition) -> int:
        """Match the whole content of an element; return the alternatives that accept it."""
        text = "".join(self._text)
        accepted = state.accepted_with(text, self.scope)
        if accepted:
            return accepted
        pattern = self.automaton.make.choice(state.patterns)
        if pattern.has_data and (text.strip(BLANK) or not list(next_elements(pattern))):
            span = self._text_span or position.tag()
            name = self._open[-1].name
            self.diagnostics.append(self._reports.element_value(self._at(span), text, name, pattern))
        else:
            self._report_incomplete(state, position)
        return _all_bits(state)

    # Elements

    def _open_element(self, name: str, position: EventPosition) -> tuple[Opening | None, bool]:
        """Return the start of an element, and whether its parent continues as if the element were absent."""
        state = self._state
        if state is None:
            return self.stray(name), True
        try:
            return state[name], False
        except Invalid:
            pass
        return self._correct_namespace(state, name, position) or self._recover(state, name, position)

    def _rename(self, name: str) -> str:
        uri, local = split(name)
        return expand(self._renamed[uri], local) if uri in self._renamed else name

    def stray(self, name: str) -> Opening | None:
        """Return the start of an element that its parent does not allow; ``None`` if the schema does not define it."""
        definitions = self._vocabulary.elements.get(name)
        return self.automaton.open_detached(definitions) if definitions else None

    def _correct_namespace(self, state: State, name: str, position: EventPosition) -> tuple[Opening, bool] | None:
        uri, local = split(name)
        if uri in self._vocabulary.namespaces:
            return None
        right = next((other for other in sorted(self._advice.names(state)) if split(other)[1] == local), None)
        if right is None:
            return None
        self.diagnostics.append(self._reports.wrong_namespace(self._at(position.tag()), name, split(right)[0]))
        self._renamed[uri] = split(right)[0]
        return state[right], False

    def _recover(self, state: State, name: str, position: EventPosition) -> tuple[Opening | None, bool]:
        """Report an element that is not allowed, and choose how to continue."""
        parent = self._open[-2]
        parent_name = parent.name or None
        if name in parent.forgiven:
            parent.forgiven -= {name}
            return self.stray(name), True
        location = self._at(position.tag())
        later = self._open_later(state, name)
        if later is not None:
            before = self._advice.missing_before(state, name)
            parent.forgiven |= before
            if before:
                allowed = self._allowed(state)
                self.diagnostics.append(self._reports.too_early(location, name, parent_name, before, allowed))
            else:
                self._report_not_allowed(state, name, location)
            return later, False
        earlier = self._open_earlier(parent, name)
        if earlier is not None:
            opening, sibling = earlier
            allowed = self._allowed(state)
            self.diagnostics.append(self._reports.too_late(location, name, parent_name, sibling, allowed))
            return self.automaton.open_detached(opening.elements), True
        meant = self._advice.meant(state, name)
        self._report_not_allowed(state, name, location, meant)
        if len(meant) == 1 and len(split(name)[1]) >= _MIN_LENGTH and meant[0] in self._advice.names(state):
            return state[meant[0]], False
        return self.stray(name), True

    def _open_later(self, state: State, name: str) -> Opening | None:
        try:
            return self.automaton.open_element(state.patterns, name, open_later)
        except Invalid:
            return None

    def _open_earlier(self, parent: OpenElement, name: str) -> tuple[Opening, tuple[str, int | None]] | None:
        """Return the start of an element as allowed before an earlier sibling; also that sibling and its line."""
        for state, sibling, line in reversed(parent.transitions or ()):
            try:
                return state[name], (sibling, line)
            except Invalid:
                continue
        return None

    # Reports

    def _report_not_allowed(self, state: State, name: str, location: Location, meant: Sequence[str] = ()) -> None:
        parent = self._open[-2]
        parent.excused |= self._advice.containers(state, name)
        suggestion = self._suggestion(state, name, meant)
        self.diagnostics.append(
            self._reports.not_allowed(location, name, parent.name or None, self._allowed(state), suggestion)
        )

    def _suggestion(self, state: State, name: str, meant: Sequence[str]) -> str:
        containers = self._advice.missing_containers(state, name, self._open[-2].child_names)
        if containers:
            return self._reports.wrap_suggestion(containers)
        ancestors = [element.name for element in reversed(self._open[1:-1])]
        parents = self._advice.parents(state, name, ancestors)
        return self._reports.parent_suggestion(parents) if parents else self._reports.name_suggestion(name, meant)

    def _report_incomplete(self, state: State, position: EventPosition) -> None:
        element = self._open[-1]
        completing = self._advice.completing(state)
        if element.excused.intersection(completing):
            return
        span = position.tag()
        if self._is_bare:
            span = element.start._replace(length=len(self._names.element(element.name)) - 1)
        required = [required_elements(pattern) for pattern in alive(state.patterns)]
        missing = frozenset.intersection(*required) if required else frozenset()
        allowed = self._allowed(state)
        self.diagnostics.append(
            self._reports.incomplete(self._at(span), element.name, element.start.line, missing, allowed, completing)
        )

    def _allowed(self, state: State) -> list[str]:
        text = ["text"] if takes_text(state) else []
        return text + self._reports.elements(self._advice.names(state))

    def _at(self, span: Span) -> Location:
        return Location(span, self._path())

    def _path(self) -> str:
        return "".join(self._step(element) for element in self._open[1:])

    def _step(self, element: OpenElement) -> str:
        step = f"/{self._names.step(element.name)}"
        return f"{step}[{element.index}]" if element.index else step


def _all_bits(state: State) -> int:
    bits = sum(1 << position for position, pattern in enumerate(state.patterns) if pattern is not NOT_ALLOWED)
    return bits or (1 << len(state.patterns)) - 1
