"""Random schemas and documents: with few names, so that they collide, and small enough for exhaustive matching."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import strategies as st

from helpers.relaxng.semantics import Content, Node, Pattern, in_class

NAMES = ("a", "b", "c")
ATTRIBUTES = ("x", "y", "z")
STRINGS = ("", " ", "1", "12", "t", " t ", "t 1", "1 2 t")
RNG = "http://relaxng.org/ns/structure/1.0"
XSD = "http://www.w3.org/2001/XMLSchema-datatypes"


@dataclass(frozen=True)
class Schema:
    start: Pattern
    definitions: dict[str, Pattern]

    def to_xml(self) -> str:
        """Return the schema in the XML syntax, with a definition for each element."""
        defines = "".join(
            f'<define name="{name}">{pattern_xml(content)}</define>' for name, content in self.definitions.items()
        )
        start = f"<start>{pattern_xml(self.start)}</start>"
        return f'<grammar xmlns="{RNG}" datatypeLibrary="{XSD}">{start}{defines}</grammar>'


def pattern_xml(pattern: Pattern) -> str:
    match pattern:
        case ("element", names, definition):
            return f'<element>{names_xml(names)}<ref name="{definition}"/></element>'
        case ("attribute", names, value):
            return f"<attribute>{names_xml(names)}{pattern_xml(value)}</attribute>"
        case ("value", datatype, text):
            return f'<value type="{datatype}" datatypeLibrary="">{text}</value>'
        case ("data", datatype, excluded):
            inner = "" if excluded is None else f"<except>{pattern_xml(excluded)}</except>"
            return f'<data type="{datatype}">{inner}</data>'
        case (kind, *members):
            return f"<{kind}>{''.join(map(pattern_xml, members))}</{kind}>"
    raise AssertionError(pattern)


def names_xml(names: Pattern) -> str:
    match names:
        case ("name", name):
            return f"<name>{name}</name>"
        case ("anyName", excluded):
            return f"<anyName><except>{names_xml(excluded)}</except></anyName>" if excluded else "<anyName/>"
        case ("choice", *members):
            return f"<choice>{''.join(map(names_xml, members))}</choice>"
    raise AssertionError(names)


_name = st.sampled_from(NAMES).map(lambda name: ("name", name))
_element_names = st.one_of(
    _name,
    _name,
    st.tuples(st.just("choice"), _name, _name),
    st.tuples(st.just("anyName"), st.one_of(st.none(), _name)),
)
_elements = st.tuples(st.just("element"), _element_names, st.sampled_from(NAMES))
#: The same name is always the same definition: libxml2 loses its way where two may match.
_plain_elements = st.sampled_from(NAMES).map(lambda name: ("element", ("name", name), name))
_values = st.tuples(st.just("value"), st.sampled_from(("token", "string")), st.sampled_from(STRINGS))
_data = st.tuples(st.just("data"), st.sampled_from(("token", "integer")), st.one_of(st.none(), _values))
_token = st.one_of(_values, _data)
_lists = st.recursive(
    _token,
    lambda inner: st.one_of(
        st.tuples(st.just("group"), inner, inner),
        st.tuples(st.just("choice"), inner, inner),
        st.tuples(st.just("choice"), inner, st.just(("empty",))),
        st.tuples(st.just("oneOrMore"), inner),
    ),
    max_leaves=4,
).map(lambda member: ("list", member))
_strings = st.one_of(_token, _lists, st.tuples(st.just("choice"), _token, _lists), st.just(("text",)))
_strings = st.one_of(_strings, st.tuples(st.just("choice"), _strings, st.just(("empty",))))


def _attribute(name: str, plain: bool) -> st.SearchStrategy[Pattern]:
    values = st.one_of(_token, st.just(("text",))) if plain else _strings
    own = st.tuples(st.just("attribute"), st.just(("name", name)), values)
    return st.one_of(own, st.tuples(st.just("choice"), own, st.just(("empty",))), st.just(("empty",)))


@st.composite
def _attributes(draw: st.DrawFn, plain: bool) -> Pattern:
    first, second = draw(_attribute("x", plain)), draw(_attribute("y", plain))
    joined: Pattern = ("group" if plain else draw(st.sampled_from(("group", "choice", "interleave"))), first, second)
    if draw(st.booleans()):
        return joined
    wild = ("attribute", ("anyName", ("choice", ("name", "x"), ("name", "y"))), ("text",))
    return ("group", joined, ("choice", ("oneOrMore", wild), ("empty",)))


def _contents(plain: bool) -> st.SearchStrategy[Pattern]:
    """Return element contents: elements and text."""
    if plain:
        repeated = st.tuples(st.just("oneOrMore"), _plain_elements)
        joined = st.tuples(st.sampled_from(("group", "choice")), st.one_of(_plain_elements, repeated), _plain_elements)
        optional = st.tuples(st.just("choice"), st.one_of(_plain_elements, repeated, joined), st.just(("empty",)))
        return st.one_of(_plain_elements, repeated, joined, optional, st.tuples(st.just("group"), optional, joined))
    leaf = st.one_of(_elements, _elements, _elements, st.just(("text",)), st.just(("empty",)), st.just(("notAllowed",)))
    joins = ("group", "choice", "interleave")
    return st.recursive(
        leaf,
        lambda inner: st.one_of(
            st.tuples(st.sampled_from(joins), inner, inner),
            st.tuples(st.just("group"), inner, inner),
            st.tuples(st.just("choice"), inner, st.just(("empty",))),
            st.tuples(st.just("oneOrMore"), inner),
        ),
        max_leaves=6,
    )


@st.composite
def _definition(draw: st.DrawFn, plain: bool) -> Pattern:
    """Return attributes before a content, a string, or both by choice."""
    content = draw(_contents(plain) if plain else st.one_of(_contents(plain), _contents(plain), _strings))
    attributes = draw(_attributes(plain))
    kind = "group" if plain else draw(st.sampled_from(("group", "group", "interleave", "choice")))
    return (kind, attributes, content)


@st.composite
def schemas(draw: st.DrawFn, plain: bool = False) -> Schema:
    """Return a schema with three definitions; it may be incorrect.

    :param plain: omit constructs with which libxml2 has errors: interleave, lists, notAllowed, choices that contain
        attributes, repetitions of nullable patterns, several definitions of one name.
    """
    definitions = {name: draw(_definition(plain)) for name in NAMES}
    start = draw(_plain_elements if plain else st.one_of(_elements, st.tuples(st.just("choice"), _elements, _elements)))
    return Schema(start, definitions)


@st.composite
def documents(draw: st.DrawFn, schema: Schema) -> Node:
    """Return a document that follows a schema down to a maximum depth, or a mutation of one."""
    content = _sample(draw, schema, schema.start, 4)[1]
    root = next((child for child in content if isinstance(child, Node)), Node("a"))
    return _mutated(draw, root) if draw(st.booleans()) else root


def _sample(draw: st.DrawFn, schema: Schema, pattern: Pattern, depth: int) -> tuple[dict[str, str], Content]:
    match pattern:
        case ("choice", *members):
            return _sample(draw, schema, draw(st.sampled_from(members)), depth)
        case ("group" | "interleave", first, rest):
            attributes, left = _sample(draw, schema, first, depth)
            more, right = _sample(draw, schema, rest, depth)
            mingled = pattern[0] == "interleave" and draw(st.booleans())
            return attributes | more, (*right, *left) if mingled else (*left, *right)
        case ("oneOrMore", member):
            found: Content = ()
            attributes = {}
            for _ in range(draw(st.integers(1, 2))):
                more, part = _sample(draw, schema, member, depth)
                attributes, found = attributes | more, found + part
            return attributes, found
        case ("element", names, definition):
            return {}, (_element(draw, schema, names, definition, depth),)
        case ("attribute", names, value):
            name = draw(st.sampled_from([name for name in ATTRIBUTES if in_class(names, name)]))
            return {name: _string(draw, value)}, ()
        case ("text",):
            return {}, (draw(st.sampled_from(("", " ", "t"))),)
        case ("empty",) | ("notAllowed",):
            return {}, ()
    return {}, (_string(draw, pattern),)


def _element(draw: st.DrawFn, schema: Schema, names: Pattern, definition: str, depth: int) -> Node:
    name = draw(st.sampled_from([name for name in (*NAMES, "d") if in_class(names, name)] or ["a"]))
    if depth == 0:
        return Node(name)
    attributes, children = _sample(draw, schema, schema.definitions[definition], depth - 1)
    return Node(name, tuple(sorted(attributes.items())), children[:4])


def _string(draw: st.DrawFn, pattern: Pattern) -> str:
    if pattern[0] == "value" and draw(st.booleans()):
        return str(pattern[2])
    return draw(st.sampled_from(STRINGS))


def _mutated(draw: st.DrawFn, node: Node) -> Node:
    """Return a node with one change in it or in a descendant."""
    inner = [position for position, child in enumerate(node.children) if isinstance(child, Node)]
    if inner and draw(st.booleans()):
        position = draw(st.sampled_from(inner))
        child = node.children[position]
        assert isinstance(child, Node)
        return Node(
            node.name,
            node.attributes,
            (*node.children[:position], _mutated(draw, child), *node.children[position + 1 :]),
        )
    match draw(st.sampled_from(("name", "attribute", "drop", "text", "element"))):
        case "name":
            return Node(draw(st.sampled_from(NAMES)), node.attributes, node.children)
        case "attribute":
            attributes = dict(node.attributes) | {draw(st.sampled_from(ATTRIBUTES)): draw(st.sampled_from(STRINGS))}
            return Node(node.name, tuple(sorted(attributes.items())), node.children)
        case "drop":
            return Node(node.name, node.attributes[1:], node.children[1:])
        case "text":
            return Node(node.name, node.attributes, (*node.children, draw(st.sampled_from(STRINGS))))
    return Node(node.name, node.attributes, (Node(draw(st.sampled_from(NAMES))), *node.children))
