"""The second reading of a document: every fault, with place and mend, none that only follows from another.

After a fault the reading goes on from a state in which the rest can still be judged:

* An element in a namespace that stands for another: reported once, the namespace is taken for the other from there on.
* An element that may come later: what had to stand before it counts as present, and is no fault if it comes yet.
* A name misspelt: the element counts as the one that was meant, if that is allowed there and there is only one.
* Any other element out of place, and text: the parent goes on as if it were not there, and is not incomplete for want
  of what should have been around it; the content of the element is checked against its own definitions. In an element
  that the schema does not know, the elements it knows are checked, nothing else is.
* An attribute not allowed is ignored, a wrong value counts as right, a missing attribute or child as present.
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
from teikit.relaxng.levels import Level
from teikit.relaxng.names import XML_NS, expand, split
from teikit.relaxng.patterns import NOT_ALLOWED
from teikit.relaxng.reachable import alive, next_elements, required_elements
from teikit.relaxng.reports import Reports
from teikit.relaxng.start_tags import StartTag, StartTagChecker
from teikit.relaxng.states import Opening, State, TextMode
from teikit.relaxng.vocabulary import Vocabulary
from teikit.relaxng.well_formed import OpenElement

#: Letters of a misspelt name from which on it is taken for the one it resembles; shorter names resemble too many.
_TELLING = 4


class Diagnosis:
    """Takes the events of one document; ``diagnostics`` fills, and may be emptied between events."""

    def __init__(self, automaton: Automaton, vocabulary: Vocabulary, file: str) -> None:
        self.diagnostics: list[Diagnostic] = []
        self.scope: dict[str, str] = {"xml": XML_NS}
        self.automaton = automaton
        self._vocabulary = vocabulary
        self._names = Names(self.scope)
        self._reports = Reports(file, vocabulary, self._names)
        self._start_tags = StartTagChecker(automaton, self._reports, self.scope, self.diagnostics)
        self._state: State | None = automaton.start
        self._levels: list[Level] = [Level("", 0, Span(1, 1), None, None)]
        self._renamed: dict[str, str] = {}
        self._advice = Advice(vocabulary)
        self._text: list[str] = []
        self._text_span: Span | None = None
        #: Whether nothing was read since the last start tag.
        self._is_bare = False

    @property
    def open_elements(self) -> list[OpenElement]:
        """The open elements, the outermost first."""
        return [OpenElement(self._names.step(level.name), level.line) for level in self._levels[1:]]

    @property
    def has_begun(self) -> bool:
        """Whether the root was read."""
        return self._levels[0].has_children

    @property
    def state(self) -> State | None:
        """What the open element may still hold; ``None`` in an element that the schema does not know."""
        return self._state

    # Events

    def start(self, name: str, attributes: list[str], position: EventPosition) -> None:
        """Read a start tag; ``attributes`` are names and values by turns."""
        if self._text:
            self._close_text()
        if self._renamed:
            name = self._rename(name)
        levels = self._levels
        state = self._state
        level = Level(name, levels[-1].count(name), position.start, state, self.scope.get("", ""))
        levels.append(level)
        opening = None if state is None else state.get(name)
        if opening is None:
            self._names.default = levels[-2].namespace
            opening, level.returns = self._open(name, position)
            self._names.default = None
        level.opening = opening
        if opening is not None:
            self._advice.note(name)
        self._is_bare = True
        self._state = (
            None
            if opening is None
            else self._start_tags.check(opening, StartTag(name, attributes, position, self._path))
        )

    def text(self, data: str, position: EventPosition) -> None:
        """Read text; pieces of one text may come one by one."""
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
        """Read an end tag."""
        state = self._state
        if self._text and state is not None and state.accepted >= 0:
            self._close_text()
            state = self._state
        level = self._levels[-1]
        before = level.before
        if state is not None:
            accepted = state.accepted if state.accepted >= 0 else self._end_of_data(state, position)
            if not accepted:
                self._report_incomplete(state, position)
                accepted = _all_bits(state)
            if not level.returns and level.opening is not None:
                before = level.opening.frame[accepted]
        self._state = before
        self._text.clear()
        self._text_span = None
        self._levels.pop()
        self._is_bare = False
        if level.before is not None and before is not level.before:
            self._levels[-1].left(level.before, level.name, level.line)

    # Text

    def _close_text(self) -> None:
        """Look at text that an element follows, or that is no data."""
        text, span = "".join(self._text), self._text_span
        self._text.clear()
        self._text_span = None
        state, level = self._state, self._levels[-1]
        if state is None or span is None:
            return
        after = state.after_text
        if alive(after.patterns):
            self._state = after
        elif not level.text_reported:
            level.text_reported = True
            level.excused |= self._advice.holders_of_text(state)
            around = self._advice.around_text(state)
            own = level.name or None
            self.diagnostics.append(
                self._reports.text(span, self._path(), text.strip(BLANK), own, self._allowed(state), around)
            )

    def _end_of_data(self, state: State, position: EventPosition) -> int:
        text = "".join(self._text)
        accepted = state.accepted_with(text, self.scope)
        if accepted:
            return accepted
        pattern = self.automaton.make.choice(state.patterns)
        if pattern.has_data and (text.strip(BLANK) or not list(next_elements(pattern))):
            span = self._text_span or position.tag()
            name = self._levels[-1].name
            self.diagnostics.append(self._reports.element_value(span, self._path(), text, name, pattern))
        else:
            self._report_incomplete(state, position)
        return _all_bits(state)

    # Elements

    def _open(self, name: str, position: EventPosition) -> tuple[Opening | None, bool]:
        """Return what an element begins, and whether its parent goes on as if it were not there."""
        state = self._state
        if state is None:
            return self.stray(name), True
        try:
            return state[name], False
        except Invalid:
            pass
        return self._mend_namespace(state, name, position) or self._mend_element(state, name, position)

    def _rename(self, name: str) -> str:
        uri, local = split(name)
        return expand(self._renamed[uri], local) if uri in self._renamed else name

    def stray(self, name: str) -> Opening | None:
        """Return what an element begins that its parent does not allow, ``None`` if the schema does not know it."""
        definitions = self._vocabulary.elements.get(name)
        return self.automaton.detached(definitions) if definitions else None

    def _mend_namespace(self, state: State, name: str, position: EventPosition) -> tuple[Opening, bool] | None:
        uri, local = split(name)
        if uri in self._vocabulary.namespaces:
            return None
        right = next((other for other in sorted(self._advice.names(state)) if split(other)[1] == local), None)
        if right is None:
            return None
        self.diagnostics.append(self._reports.wrong_namespace(position.tag(), self._path(), name, split(right)[0]))
        self._renamed[uri] = split(right)[0]
        return state[right], False

    def _mend_element(self, state: State, name: str, position: EventPosition) -> tuple[Opening | None, bool]:
        parent = self._levels[-2]
        own = parent.name or None
        span, path = position.tag(), self._path()
        if name in parent.forgiven:
            parent.forgiven -= {name}
            return self.stray(name), True
        later = self._open_later(state, name)
        if later is not None:
            before = self._advice.missing_before(state, name)
            parent.forgiven |= before
            if before:
                self.diagnostics.append(self._reports.too_early(span, path, name, own, before, self._allowed(state)))
            else:
                self._report_not_allowed(state, name, span)
            return later, False
        earlier = self._allowed_earlier(parent, name)
        if earlier is not None:
            opening, after = earlier
            self.diagnostics.append(self._reports.too_late(span, path, name, own, after, self._allowed(state)))
            return self.automaton.detached(opening.elements), True
        meant = self._advice.meant(state, name)
        self._report_not_allowed(state, name, span, meant)
        if len(meant) == 1 and len(split(name)[1]) >= _TELLING and meant[0] in self._advice.names(state):
            return state[meant[0]], False
        return self.stray(name), True

    def _open_later(self, state: State, name: str) -> Opening | None:
        try:
            return self.automaton.open(state.patterns, name, open_later)
        except Invalid:
            return None

    def _allowed_earlier(self, parent: Level, name: str) -> tuple[Opening, tuple[str, int | None]] | None:
        """Return what the element would have begun before a sibling, and that sibling with its line."""
        for state, sibling, line in reversed(parent.passed or ()):
            try:
                return state[name], (sibling, line)
            except Invalid:
                continue
        return None

    def _report_not_allowed(self, state: State, name: str, span: Span, meant: Sequence[str] = ()) -> None:
        parent = self._levels[-2]
        parent.excused |= self._advice.holders(state, name)
        self.diagnostics.append(
            self._reports.not_allowed(
                span, self._path(), name, parent.name or None, self._allowed(state), self._mend(state, name, meant)
            )
        )

    def _mend(self, state: State, name: str, meant: Sequence[str]) -> str:
        around = self._advice.around(state, name, self._levels[-2].names)
        if around:
            return self._reports.wrap_mend(around)
        places = self._advice.places(state, name, [level.name for level in reversed(self._levels[1:-1])])
        return self._reports.place_mend(places) if places else self._reports.name_mend(name, meant)

    def _report_incomplete(self, state: State, position: EventPosition) -> None:
        level = self._levels[-1]
        completing = self._advice.completing(state)
        if level.excused.intersection(completing):
            return
        span = (
            Span(level.line, level.column, len(self._names.element(level.name)) - 1)
            if self._is_bare
            else position.tag()
        )
        patterns = alive(state.patterns)
        required = [required_elements(pattern) for pattern in patterns]
        missing = frozenset.intersection(*required) if required else frozenset()
        allowed = self._allowed(state)
        self.diagnostics.append(
            self._reports.incomplete(span, self._path(), level.name, level.line, missing, allowed, completing)
        )

    def _allowed(self, state: State) -> list[str]:
        text = ["text"] if takes_text(state) else []
        return text + self._reports.elements(self._advice.names(state))

    def _path(self) -> str:
        return "".join(self._step(level) for level in self._levels[1:])

    def _step(self, level: Level) -> str:
        step = f"/{self._names.step(level.name)}"
        return f"{step}[{level.position}]" if level.position else step


def _all_bits(state: State) -> int:
    bits = sum(1 << position for position, pattern in enumerate(state.patterns) if pattern is not NOT_ALLOWED)
    return bits or (1 << len(state.patterns)) - 1


__all__ = ["Diagnosis"]
