"""Heuristics for suggesting fixes and for recovering from errors."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Final, TypeVar

from teikit.relaxng.display import by_local_name
from teikit.relaxng.names import split
from teikit.relaxng.pattern_queries import alive, names_of, next_elements, required_elements
from teikit.relaxng.patterns import NOT_ALLOWED
from teikit.relaxng.similarity import nearest
from teikit.relaxng.states import State
from teikit.relaxng.vocabulary import Vocabulary

#: Maximum number of elements in a suggestion to wrap something; more would not help.
_MAX_CONTAINERS: Final = 4
#: Results that are cached: the same error often occurs a thousand times.
_MAX_CACHED: Final = 1_000

Key = TypeVar("Key")
Result = TypeVar("Result")


class Advice:
    """Heuristics for one document, based also on the elements that it uses most."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._uses: dict[str, int] = {}
        self._next: dict[State, frozenset[str]] = {}
        self._similar: dict[tuple[State, str], list[str]] = {}

    def count_use(self, name: str) -> None:
        """Count an element of the document."""
        self._uses[name] = self._uses.get(name, 0) + 1

    def names(self, state: State) -> frozenset[str]:
        """Return the elements that are allowed next."""
        return _cached(self._next, state, lambda: _next_names(state))

    def following(self, state: State, name: str) -> State:
        """Return the state after an element of this name, whatever its content."""
        opening = state[name]
        return opening.frame[(1 << len(opening.elements)) - 1]

    def completing(self, state: State) -> list[str]:
        """Return the elements each of which would complete the content; if there are none, those that advance it."""
        following = {name: self.following(state, name) for name in self.names(state)}
        complete = [name for name, after in following.items() if after.accepted]
        return complete or [name for name, after in following.items() if after is not state]

    def missing_before(self, state: State, name: str) -> frozenset[str]:
        """Return the elements after each of which ``name`` would be allowed."""
        found = frozenset(each for each in self.names(state) if name in self.names(self.following(state, each)))
        return found or frozenset().union(*(required_elements(pattern) for pattern in alive(state.patterns)))

    def meant(self, state: State, name: str) -> list[str]:
        """Return the names of which ``name`` may be a misspelling: of allowed elements, else of any element."""
        if name in self._vocabulary.elements:
            return []
        return _cached(self._similar, (state, name), lambda: self._similar_names(state, name))

    def _similar_names(self, state: State, name: str) -> list[str]:
        uri, local = split(name)
        for names in (self.names(state), self._vocabulary.elements):
            by_local = {split(other)[1]: other for other in names if split(other)[0] == uri}
            near = nearest(local, by_local)
            if near:
                same = [other for other in near if other.casefold() == local.casefold()]
                return [by_local[other] for other in (same[:1] or near)]
        return []

    def containers(self, state: State, name: str) -> frozenset[str]:
        """Return the elements that are allowed next and may contain ``name``."""
        return self.names(state) & self._parents(name)

    def missing_containers(self, state: State, name: str, siblings: Collection[str]) -> frozenset[str]:
        """Return the elements that are probably missing around an element that its parent does not allow.

        These are all its possible parents, if each of them is allowed here; else, if the parent does not allow text,
        those that the parent still requires or already has.
        """
        containers = self.containers(state, name)
        likely = [containers] if containers == self._parents(name) else []
        if not takes_text(state):
            likely += [containers & self._needed(state), containers.intersection(siblings)]
        return next((names for names in likely if 0 < len(names) <= _MAX_CONTAINERS), frozenset())

    def text_containers(self, state: State) -> frozenset[str]:
        """Return the elements that are allowed next and may contain text."""
        return frozenset(name for name in self.names(state) if takes_text(state[name].bare))

    def missing_text_containers(self, state: State) -> frozenset[str]:
        """Return the elements that are probably missing around text: a required one, else the one used most."""
        containers = self.text_containers(state)
        most = [name for name in self._by_use(containers) if name in self._uses][:1]
        return containers & self._needed(state) or frozenset(most)

    def parents(self, state: State, name: str, ancestors: Collection[str]) -> list[str]:
        """Return the elements that may contain ``name``, the most likely first.

        Ancestors (the innermost first) and elements that are allowed here come first, then those used most.
        """
        parents = self._parents(name)
        above = [ancestor for ancestor in ancestors if ancestor in parents]
        below = self._by_use(self.containers(state, name))
        near = [*above, *below] if takes_text(state) else [*below, *above]
        return list(dict.fromkeys([*near, *self._by_use(parents)]))

    def _parents(self, name: str) -> frozenset[str]:
        return self._vocabulary.parents.get(name, frozenset())

    def _needed(self, state: State) -> frozenset[str]:
        """Return the elements each of which would complete the content, unless they are too many."""
        completing = () if state.accepted else self.completing(state)
        return frozenset(completing) if len(completing) <= _MAX_CONTAINERS else frozenset()

    def _by_use(self, names: frozenset[str]) -> list[str]:
        return sorted(by_local_name(names), key=lambda name: -self._uses.get(name, 0))


def takes_text(state: State) -> bool:
    """Return whether text other than white space is allowed next."""
    return any(pattern is not NOT_ALLOWED for pattern in state.patterns_after_text())


def _next_names(state: State) -> frozenset[str]:
    return names_of(found for pattern in state.patterns for found in next_elements(pattern))


def _cached(results: dict[Key, Result], key: Key, compute: Callable[[], Result]) -> Result:
    result = results.get(key)
    if result is None:
        if len(results) >= _MAX_CACHED:
            results.clear()
        result = results[key] = compute()
    return result
