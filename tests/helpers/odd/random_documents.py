"""Random documents of a RELAX NG grammar (XML syntax): whatever the grammar allows may come."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import dataclass, field
from functools import cache, cached_property

from lxml import etree

RNG = "{http://relaxng.org/ns/structure/1.0}"
XML = "{http://www.w3.org/XML/1998/namespace}"
#: A value for each datatype and pattern that the schema uses; an unknown one is an error, not a guess.
VALUES = {
    "anyURI": "https://example.org/",
    "nonNegativeInteger": "3",
    "language": "en",
    "NCName": "name",
    "double": "1.5",
    "decimal": "2.5",
    "token": "word",
    "date": "1950-10-07",
    "gYear": "1950",
    "gMonth": "--10",
    "gDay": "---07",
    "gYearMonth": "1950-10",
    "gMonthDay": "--10-07",
    "time": "12:00:00",
    "dateTime": "1950-10-07T12:00:00",
    "string": "some text",
    "boolean": "true",
    "Name": "name",
    r"(\-?[\d]+/\-?[\d]+)": "1/2",
    r"[\-+]?\d+(\.\d+)?(%|cm|mm|in|pt|pc|px|em|ex|ch|rem|vw|vh|vmin|vmax)": "12cm",
    r"(-?[0-9]+(\.[0-9]+)?,-?[0-9]+(\.[0-9]+)?)": "1,2 3,4 5,6",
    r"\S+": "#somewhere",
    r"[a-z][a-z0-9\+\.\-]*": "https",
    r"[\d]+(\.[\d]+){0,2}": "4.9.0",
    r"[\d]+[a-z]*[\d]*(\.[\d]+[a-z]*[\d]*){0,3}": "1.2b",
    r"[^\p{C}\p{Z}]+": "value",
}
DEEP = 10**6


@dataclass
class Documents:
    """Makes documents of a grammar; the same seed makes the same documents."""

    grammar: etree._Element
    chance: random.Random
    depth: int = 9
    _ids: int = 0
    _costs: dict[str, int] = field(default_factory=dict)
    visits: Counter[etree._Element] = field(default_factory=Counter)

    @cached_property
    def definitions(self) -> dict[str, etree._Element]:
        return {str(define.get("name")): define for define in self.grammar.iterfind(f"{RNG}define")}

    def document(self) -> etree._Element:
        [start] = self.grammar.iterfind(f"{RNG}start")
        return self.made_of(start)

    def made_of(self, definition: etree._Element) -> etree._Element:
        """An element by its definition, or a document by the start of the grammar."""
        if not self._costs:
            self._work_out_costs()
        holder = etree.Element("holder")
        self._all(definition, holder, self.depth)
        return holder[0]

    def elements(self) -> list[str]:
        """The names of the definitions of elements."""
        return [name for name, define in self.definitions.items() if define.find(f"{RNG}element[@name]") is not None]

    def _work_out_costs(self) -> None:
        """Minimum depth of elements for each definition, so that every document is finite."""
        self._costs = dict.fromkeys(self.definitions, DEEP)
        for _ in range(40):
            for name, define in self.definitions.items():
                self._costs[name] = min(self._costs[name], self._cost_of_all(define))

    def _cost(self, pattern: etree._Element) -> int:
        kind = kind_of(pattern)
        if kind in ("optional", "zeroOrMore", "empty", "text", "data", "value", "attribute", "list", "notAllowed"):
            return DEEP if kind == "notAllowed" else 0
        if kind == "ref":
            return self._costs[str(pattern.get("name"))]
        if kind == "choice":
            return min(self._cost(part) for part in parts(pattern))
        return self._cost_of_all(pattern) + (kind == "element")

    def _cost_of_all(self, pattern: etree._Element) -> int:
        return max((self._cost(part) for part in parts(pattern)), default=0)

    def _all(self, pattern: etree._Element, into: etree._Element, depth: int) -> None:
        for part in parts(pattern):
            self._one(part, into, depth)

    def _one(self, pattern: etree._Element, into: etree._Element, depth: int) -> None:
        getattr(self, f"_{kind_of(pattern)}")(pattern, into, depth)

    def _ref(self, pattern: etree._Element, into: etree._Element, depth: int) -> None:
        self._all(self.definitions[str(pattern.get("name"))], into, depth)

    def _group(self, pattern: etree._Element, into: etree._Element, depth: int) -> None:
        self._all(pattern, into, depth)

    def _empty(self, pattern: etree._Element, into: etree._Element, depth: int) -> None:
        pass

    def _text(self, pattern: etree._Element, into: etree._Element, depth: int) -> None:
        append(into, "some text")

    def _data(self, pattern: etree._Element, into: etree._Element, depth: int) -> None:
        append(into, self._value_of(pattern))

    def _value(self, pattern: etree._Element, into: etree._Element, depth: int) -> None:
        append(into, str(pattern.text))

    def _value_of(self, data: etree._Element) -> str:
        if data.get("type") == "ID":
            self._ids += 1
            return f"i{self._ids}"
        patterns = [str(param.text) for param in data.iterfind(f"{RNG}param[@name='pattern']")]
        return VALUES[patterns[0] if patterns else str(data.get("type"))]

    def _list(self, pattern: etree._Element, into: etree._Element, depth: int) -> None:
        holder = etree.Element("list")
        self._all(pattern, holder, depth)
        append(into, " ".join((holder.text or "").split()))

    def _attribute(self, pattern: etree._Element, into: etree._Element, depth: int) -> None:
        name = str(pattern.get("name", "any")).replace("xml:", XML)
        holder = etree.Element("attribute")
        self._all(pattern, holder, depth)
        into.set(name, (holder.text or "").strip() if parts(pattern) else "some text")

    def _element(self, pattern: etree._Element, into: etree._Element, depth: int) -> None:
        name = pattern.get("name")
        if name is None:
            etree.SubElement(into, "{urn:example}any")
            return
        namespace = next(str(e.get("ns")) for e in (pattern, *pattern.iterancestors()) if e.get("ns"))
        self._all(pattern, etree.SubElement(into, f"{{{namespace}}}{name}"), depth - 1)

    def _optional(self, pattern: etree._Element, into: etree._Element, depth: int) -> None:
        if self._cost_of_all(pattern) < depth and (self._is_new(pattern) or self.chance.random() < 0.15):
            self._all(pattern, into, depth)

    def _zeroOrMore(self, pattern: etree._Element, into: etree._Element, depth: int) -> None:  # noqa: N802
        if self._cost_of_all(pattern) >= depth:
            return
        for _ in range(2 if self._is_new(pattern) else self.chance.choice((0, 0, 0, 1, 2))):
            self._all(pattern, into, depth)

    def _oneOrMore(self, pattern: etree._Element, into: etree._Element, depth: int) -> None:  # noqa: N802
        self._all(pattern, into, depth)
        self._zeroOrMore(pattern, into, depth)

    def _choice(self, pattern: etree._Element, into: etree._Element, depth: int) -> None:
        costs = {part: self._cost(part) for part in parts(pattern)}
        cheapest = min(costs.values())
        possible = [part for part, cost in costs.items() if cost < max(depth, cheapest + 1)]
        new = [part for part in possible if self.visits[part] == 0]
        chosen = self.chance.choice(new or possible)
        self.visits[chosen] += 1
        self._one(chosen, into, depth)

    def _is_new(self, pattern: etree._Element) -> bool:
        """Patterns that were not used yet are preferred, so that few documents cover the whole schema."""
        self.visits[pattern] += 1
        return self.visits[pattern] == 1


@cache
def kind_of(pattern: etree._Element) -> str:
    return etree.QName(pattern).localname


@cache
def parts(pattern: etree._Element) -> list[etree._Element]:
    skipped = ("anyName", "nsName", "name", "param")
    return [part for part in pattern.iterchildren(f"{RNG}*") if kind_of(part) not in skipped]


def append(into: etree._Element, text: str) -> None:
    text = f" {text} " if into.tag == "list" else text
    if len(into):
        into[-1].tail = (into[-1].tail or "") + text
    else:
        into.text = (into.text or "") + text
