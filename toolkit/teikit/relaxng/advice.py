"""What a writer may have meant: the questions that a diagnosis asks of a state, for the mend and for going on."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Final, TypeVar

from teikit.relaxng.display import by_local_name
from teikit.relaxng.names import split
from teikit.relaxng.patterns import NOT_ALLOWED
from teikit.relaxng.reachable import alive, names_of, next_elements, required_elements
from teikit.relaxng.similar import nearest
from teikit.relaxng.states import State
from teikit.relaxng.vocabulary import Vocabulary

#: Elements that may be missing around another one: more would be no advice.
_FEW: Final = 4
#: Answers that are remembered: what is wrong once is often wrong a thousand times.
_REMEMBERED: Final = 1_000

Key = TypeVar("Key")
Answer = TypeVar("Answer")


class Advice:
    """Answers for one document; it learns which elements the document uses."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._used: dict[str, int] = {}
        self._next: dict[State, frozenset[str]] = {}
        self._resembling: dict[tuple[State, str], list[str]] = {}

    def note(self, name: str) -> None:
        """Take note of an element that the schema knows."""
        self._used[name] = self._used.get(name, 0) + 1

    def names(self, state: State) -> frozenset[str]:
        """Return the elements that may come next."""
        return _remembered(self._next, state, lambda: _next_names(state))

    def following(self, state: State, name: str) -> State:
        """Return the state after an element of this name, whatever it holds."""
        opening = state[name]
        return opening.frame[(1 << len(opening.elements)) - 1]

    def completing(self, state: State) -> list[str]:
        """Return the elements of which one, put here, would complete the content; else those that lead further."""
        further = {name: self.following(state, name) for name in self.names(state)}
        complete = [name for name, following in further.items() if following.accepted]
        return complete or [name for name, following in further.items() if following is not state]

    def missing_before(self, state: State, name: str) -> frozenset[str]:
        """Return the elements of which one, put here, would make room for ``name``."""
        found = frozenset(each for each in self.names(state) if name in self.names(self.following(state, each)))
        return found or frozenset().union(*(required_elements(pattern) for pattern in alive(state.patterns)))

    def meant(self, state: State, name: str) -> list[str]:
        """Return the names that ``name`` may be a misspelling of: of elements allowed here, else of any."""
        if name in self._vocabulary.elements:
            return []
        return _remembered(self._resembling, (state, name), lambda: self._resembled(state, name))

    def _resembled(self, state: State, name: str) -> list[str]:
        uri, local = split(name)
        for names in (self.names(state), self._vocabulary.elements):
            by_local = {split(other)[1]: other for other in names if split(other)[0] == uri}
            near = nearest(local, by_local)
            if near:
                same = [other for other in near if other.casefold() == local.casefold()]
                return [by_local[other] for other in (same[:1] or near)]
        return []

    def holders(self, state: State, name: str) -> frozenset[str]:
        """Return the elements that may come next and hold ``name``."""
        return self.names(state) & self._parents(name)

    def around(self, state: State, name: str, siblings: Collection[str]) -> frozenset[str]:
        """Return the elements that are likely missing around another one, which their parent cannot hold.

        They are all that may hold it at all; or what the parent still needs, or has already, if it takes no text.
        """
        holders = self.holders(state, name)
        likely = [holders] if holders == self._parents(name) else []
        if not takes_text(state):
            likely += [holders & self._needed(state), holders.intersection(siblings)]
        return next((names for names in likely if 0 < len(names) <= _FEW), frozenset())

    def holders_of_text(self, state: State) -> frozenset[str]:
        """Return the elements that may come next and hold text."""
        return frozenset(name for name in self.names(state) if takes_text(state[name].bare))

    def around_text(self, state: State) -> frozenset[str]:
        """Return the elements that are likely missing around text: what is needed, else what the document uses most."""
        holders = self.holders_of_text(state)
        most = [name for name in self._by_use(holders) if name in self._used][:1]
        return holders & self._needed(state) or frozenset(most)

    def places(self, state: State, name: str, ancestors: Collection[str]) -> list[str]:
        """Return the elements that may hold ``name``, the likeliest first.

        These are ancestors (the inmost first) and what is allowed here, then those that the document uses most.
        """
        parents = self._parents(name)
        above = [ancestor for ancestor in ancestors if ancestor in parents]
        below = self._by_use(self.holders(state, name))
        near = [*above, *below] if takes_text(state) else [*below, *above]
        return list(dict.fromkeys([*near, *self._by_use(parents)]))

    def _parents(self, name: str) -> frozenset[str]:
        return self._vocabulary.parents.get(name, frozenset())

    def _needed(self, state: State) -> frozenset[str]:
        """Return the elements of which one would complete the content, if they are few."""
        completing = () if state.accepted else self.completing(state)
        return frozenset(completing) if len(completing) <= _FEW else frozenset()

    def _by_use(self, names: frozenset[str]) -> list[str]:
        return sorted(by_local_name(names), key=lambda name: -self._used.get(name, 0))


def takes_text(state: State) -> bool:
    """Tell whether text other than white space may come next."""
    return any(pattern is not NOT_ALLOWED for pattern in state.patterns_after_text())


def _next_names(state: State) -> frozenset[str]:
    return names_of(found for pattern in state.patterns for found in next_elements(pattern))


def _remembered(answers: dict[Key, Answer], key: Key, answer: Callable[[], Answer]) -> Answer:
    found = answers.get(key)
    if found is None:
        if len(answers) >= _REMEMBERED:
            answers.clear()
        found = answers[key] = answer()
    return found
