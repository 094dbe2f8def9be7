"""Faults of start tags: attributes not allowed, wrong values, attributes missing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeAlias

from teikit.core.findings import Finding
from teikit.relaxng.attributes import Invalid, Step
from teikit.relaxng.automaton import Automaton
from teikit.relaxng.derivatives import end_attributes
from teikit.relaxng.patterns import NOT_ALLOWED, Attribute, Pattern
from teikit.relaxng.place import Place
from teikit.relaxng.reachable import alive, all_leaves, names_of, required_attributes
from teikit.relaxng.reports import Reports
from teikit.relaxng.states import Opening, State

#: Returns the XPath of the element, which is made only where something is wrong.
Path: TypeAlias = Callable[[], str]


class StartTags:
    """Reads start tags; what is wrong goes to ``findings``."""

    def __init__(
        self, automaton: Automaton, reports: Reports, scope: Mapping[str, str], findings: list[Finding]
    ) -> None:
        self._automaton = automaton
        self._reports = reports
        self._scope = scope
        self._findings = findings

    def read(self, opening: Opening, name: str, attributes: list[str], place: Place, path: Path) -> State:
        """Return the state after a start tag: at once if it is right, else attribute by attribute."""
        try:
            return opening.read(attributes, self._scope)
        except Invalid:
            return self._read_faulty(opening, name, attributes, place, path())

    def _read_faulty(self, opening: Opening, name: str, attributes: list[str], place: Place, path: str) -> State:
        records = opening.records
        residuals = tuple(record.residual for record in records)
        taken: list[str] = []
        for position, attribute in enumerate(attributes[::2]):
            step = self._automaton.step(opening.elements, residuals, attribute)
            if not step.values:
                allowed = attributes_allowed(opening, residuals, taken)
                beside = self._automaton.step(opening.elements, tuple(record.residual for record in records), attribute)
                mark = place.attribute(position, value=False)
                self._findings.append(
                    self._reports.attribute_not_allowed(mark, path, name, attribute, allowed, bool(beside.values))
                )
                continue
            taken.append(attribute)
            value = attributes[2 * position + 1]
            residuals = step.after(self._accepted(step, value, name, attribute, place, position, path))
        return self._end_attributes(opening, residuals, name, taken, place, path)

    def _accepted(
        self, step: Step, value: str, name: str, attribute: str, place: Place, position: int, path: str
    ) -> int:
        accepted = step.accepted(value, self._scope)
        if accepted:
            return accepted
        pattern = self._automaton.make.choice(step.values)
        mark = place.attribute(position, value=True)
        self._findings.append(self._reports.attribute_value(mark, path, name, attribute, value, pattern))
        return (1 << len(step.values)) - 1

    def _end_attributes(
        self, opening: Opening, residuals: tuple[Pattern, ...], name: str, taken: Sequence[str], place: Place, path: str
    ) -> State:
        state = opening.close(residuals, taken)
        if alive(state.patterns):
            return state
        missing = [
            (record.required | required_attributes(residual)) - frozenset(taken)
            for record, residual in zip(opening.records, residuals, strict=True)
            if residual is not NOT_ALLOWED
        ]
        if any(missing) or any(residual.has_attributes for residual in residuals):
            least = min(missing, key=len)
            completing = frozenset() if least else self._completing_attributes(opening, residuals, taken)
            self._findings.append(self._reports.missing_attributes(place.tag(), path, name, least, completing))
        make = self._automaton.make
        return self._automaton.state(tuple(end_attributes(make, residual, lenient=True) for residual in residuals))

    def _completing_attributes(
        self, opening: Opening, residuals: tuple[Pattern, ...], taken: Sequence[str]
    ) -> frozenset[str]:
        """Return the attributes of which one more would complete the start tag."""
        found = set()
        for name in _attribute_names(residuals):
            step = self._automaton.step(opening.elements, residuals, name)
            after = step.after((1 << len(step.values)) - 1)
            if alive(opening.close(after, [*taken, name]).patterns):
                found.add(name)
        return frozenset(found)


def attributes_allowed(opening: Opening, residuals: tuple[Pattern, ...], taken: Iterable[str]) -> frozenset[str]:
    """Return the attributes that a start tag may still take; wildcards count as nothing."""
    plain = frozenset(name for record in opening.records for name in record.plain)
    return (plain | _attribute_names(residuals)) - frozenset(taken)


def _attribute_names(residuals: Iterable[Pattern]) -> frozenset[str]:
    leaves = (leaf for residual in residuals for leaf in all_leaves(residual))
    return names_of(leaf.name_class for leaf in leaves if isinstance(leaf, Attribute))
