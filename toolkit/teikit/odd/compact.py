"""RELAX NG grammars in the compact syntax (ISO/IEC 19757-2, annex C), written from the XML syntax."""

from __future__ import annotations

import re
from collections.abc import Iterable

from lxml import etree

from teikit.odd.vocabulary import ANNOTATIONS, RNG

_KEYWORDS_NAMES = (
    "attribute default datatypes div element empty external grammar include inherit list mixed namespace notAllowed"
    + " parent start string text token"
)
_KEYWORDS = frozenset(_KEYWORDS_NAMES.split())
_XML_NS = "http://www.w3.org/XML/1998/namespace"
_SUFFIXES = {"optional": "?", "zeroOrMore": "*", "oneOrMore": "+"}
_SEPARATORS = {"group": ",", "choice": "|", "interleave": "&"}
_INDENT = "  "
_WIDTH = 100


def compact_syntax(grammar: etree._Element) -> str:
    """Return a grammar in the compact syntax."""
    return CompactWriter(grammar).write()


class CompactWriter:
    """Writes one grammar, or single definitions of it.

    Each method returns the text of a pattern without parentheses.
    """

    def __init__(self, grammar: etree._Element, *, with_documentation: bool = True) -> None:
        self._grammar = grammar
        self._with_documentation = with_documentation
        self._prefixes = self._collect_prefixes()

    def definition(self, part: etree._Element) -> str:
        """Return a definition."""
        return next(iter(self._components([part], 0)))

    def _collect_prefixes(self) -> dict[str, str]:
        """Return a prefix for each namespace besides that of the grammar."""
        default = self._grammar.get("ns", "")
        found: dict[str, str] = {}
        for element in self._grammar.iter(f"{RNG}*"):
            namespace = _prefixed_namespace(element) or element.get("ns")
            if namespace is not None and namespace not in ("", default, _XML_NS):
                found.setdefault(namespace, f"ns{len(found) + 1}")
        if default and any(self._namespace(element) == default for element in self._grammar.iter(f"{RNG}nsName")):
            # A wildcard needs a prefix, also for the default namespace.
            found[default] = "own"
        return found

    def _namespace(self, element: etree._Element) -> str:
        """Return the namespace of a name or wildcard."""
        owners = (element, *element.iterancestors())
        return next((str(item.get("ns")) for item in owners if item.get("ns") is not None), "")

    def write(self) -> str:
        """Return the whole grammar."""
        lines = []
        if namespace := self._grammar.get("ns"):
            lines.append(f"default namespace = {_literal(namespace)}")
        lines += [f"namespace {prefix} = {_literal(uri)}" for uri, prefix in self._prefixes.items()]
        lines.append('namespace a = "http://relaxng.org/ns/compatibility/annotations/1.0"')
        if self._uses_empty_namespace():
            lines.append('namespace local = ""')
        libraries = {element.get("datatypeLibrary") for element in self._grammar.iter(f"{RNG}*")}
        if "http://www.w3.org/2001/XMLSchema-datatypes" in libraries:
            lines.append('datatypes xsd = "http://www.w3.org/2001/XMLSchema-datatypes"')
        return "\n".join([*lines, "", *self._components(self._grammar.iterchildren(f"{RNG}*"), 0)]) + "\n"

    def _uses_empty_namespace(self) -> bool:
        return any(element.get("ns") == "" for element in self._grammar.iter(f"{RNG}*"))

    def _components(self, parts: Iterable[etree._Element], level: int) -> Iterable[str]:
        indent = _INDENT * level
        for part in parts:
            kind = _kind(part)
            if kind == "div":
                yield f"{indent}div {{"
                yield from self._components(part.iterchildren(f"{RNG}*"), level + 1)
                yield f"{indent}}}"
            elif kind in ("start", "define"):
                name = "start" if kind == "start" else _escaped(str(part.get("name")))
                operator = {"choice": "|=", "interleave": "&="}.get(str(part.get("combine")), "=")
                body = self._sequence(_patterns(part), level + 1)
                yield f"{indent}{name} {operator}\n{indent}{_INDENT}{body}"

    def _sequence(self, patterns: list[etree._Element], level: int) -> str:
        """Return several patterns as a group, without parentheses."""
        if not patterns:
            return "empty"
        if len(patterns) == 1:
            return self._pattern(patterns[0], level)
        return self._joined(patterns, ",", level)

    def _joined(self, patterns: list[etree._Element], separator: str, level: int) -> str:
        parts = [self._operand(pattern, level) for pattern in patterns]
        gap = "" if separator == "," else " "
        line = f"{gap}{separator} ".join(parts)
        if "\n" not in line and len(line) + 2 * level <= _WIDTH:
            return line
        return f"{gap}{separator}\n{_INDENT * level}".join(parts)

    def _operand(self, pattern: etree._Element, level: int) -> str:
        """Return a pattern that is an operand, in parentheses if it has a separator of its own."""
        if _kind(pattern) in _SEPARATORS and len(_patterns(pattern)) > 1:
            text = self._pattern(pattern, level + 1)
            return f"({text})"
        return self._pattern(pattern, level)

    def _pattern(self, pattern: etree._Element, level: int) -> str:
        kind = _kind(pattern)
        writers = {
            **dict.fromkeys(_SUFFIXES, self._repeated),
            **dict.fromkeys(_SEPARATORS, self._combined),
            **dict.fromkeys(("element", "attribute"), self._named),
            **dict.fromkeys(("list", "mixed"), self._enclosed),
            **dict.fromkeys(("ref", "parentRef"), self._reference),
            "data": self._data,
            "value": self._value,
        }
        return writers[kind](pattern, level) if kind in writers else kind

    def _combined(self, pattern: etree._Element, level: int) -> str:
        patterns = _patterns(pattern)
        if len(patterns) < 2:
            return self._sequence(patterns, level)
        return self._joined(patterns, _SEPARATORS[_kind(pattern)], level)

    def _enclosed(self, pattern: etree._Element, level: int) -> str:
        return f"{_kind(pattern)} {{ {self._sequence(_patterns(pattern), level + 1)} }}"

    def _reference(self, pattern: etree._Element, _level: int) -> str:
        name = _escaped(str(pattern.get("name")))
        return f"parent {name}" if _kind(pattern) == "parentRef" else name

    def _repeated(self, pattern: etree._Element, level: int) -> str:
        patterns = _patterns(pattern)
        text = self._sequence(patterns, level)
        if len(patterns) == 1 and _kind(patterns[0]) not in (*_SEPARATORS, *_SUFFIXES):
            return f"{text}{_SUFFIXES[_kind(pattern)]}"
        return f"({text}){_SUFFIXES[_kind(pattern)]}"

    def _named(self, pattern: etree._Element, level: int) -> str:
        kind = _kind(pattern)
        names = [part for part in pattern.iterchildren(f"{RNG}*") if _kind(part) in _NAME_CLASSES]
        contents = _patterns(pattern)
        if pattern.get("name") is None and names:
            name = self._name_class(names[0])
            contents = [part for part in contents if part is not names[0]]
        else:
            name = self._name(pattern, str(pattern.get("name")), is_attribute=kind == "attribute")
        inner = _INDENT * (level + 1)
        default = "text" if kind == "attribute" else "empty"
        body = self._sequence(contents, level + 1) if contents else default
        documentation = self._documentation(pattern, _INDENT * level)
        return f"{documentation}{kind} {name} {{\n{inner}{body}\n{_INDENT * level}}}"

    def _documentation(self, pattern: etree._Element, indent: str) -> str:
        if not self._with_documentation:
            return ""
        texts = [" ".join((part.text or "").split()) for part in pattern.iterchildren(f"{ANNOTATIONS}documentation")]
        return "".join(f"## {text}\n{indent}" for text in texts if text)

    def _name(self, element: etree._Element, name: str, *, is_attribute: bool) -> str:
        if name.startswith("xml:"):
            return name
        namespace = _prefixed_namespace(element)
        if namespace is None:
            namespace = element.get("ns", "") if is_attribute else self._namespace(element)
        local = name.rpartition(":")[2]
        if namespace == self._grammar.get("ns") and not is_attribute:
            return local
        if namespace in self._prefixes:
            return f"{self._prefixes[namespace]}:{local}"
        if namespace == "" and not is_attribute:
            return f"local:{local}"
        if namespace == _XML_NS:
            return f"xml:{local}"
        return local

    def _name_class(self, part: etree._Element) -> str:
        kind = _kind(part)
        if kind == "name":
            return self._name(part, (part.text or "").strip(), is_attribute=False)
        if kind == "choice":
            return "(" + " | ".join(self._name_class(item) for item in part.iterchildren(f"{RNG}*")) + ")"
        if kind == "except":
            return "(" + " | ".join(self._name_class(item) for item in part.iterchildren(f"{RNG}*")) + ")"
        text = "*"
        if kind == "nsName":
            text = f"{self._prefixes.get(self._namespace(part), 'local')}:*"
        exceptions = part.find(f"{RNG}except")
        return text if exceptions is None else f"{text} - {self._name_class(exceptions)}"

    def _data(self, pattern: etree._Element, level: int) -> str:
        name = str(pattern.get("type"))
        text = name if self._library(pattern) == "" else f"xsd:{name}"
        params = [
            f"{param.get('name')} = {_literal(param.text or '')}" for param in pattern.iterchildren(f"{RNG}param")
        ]
        if params:
            text += f" {{ {' '.join(params)} }}"
        exceptions = pattern.find(f"{RNG}except")
        if exceptions is not None:
            text += f" - ({self._joined(_patterns(exceptions), '|', level)})"
        return text

    def _value(self, pattern: etree._Element, _level: int) -> str:
        kind = pattern.get("type")
        text = _literal(pattern.text or "")
        if kind is not None:
            prefix = "" if self._library(pattern) == "" else "xsd:"
            text = f"{prefix}{kind} {text}"
        following = pattern.getnext()
        if (
            self._with_documentation
            and following is not None
            and following.tag == f"{ANNOTATIONS}documentation"
            and following.text
        ):
            text += f" >> a:documentation [ {_literal(' '.join(following.text.split()))} ]"
        return text

    def _library(self, pattern: etree._Element) -> str:
        element: etree._Element | None = pattern
        while element is not None:
            if element.get("datatypeLibrary") is not None:
                return str(element.get("datatypeLibrary"))
            element = element.getparent()
        return ""


_NAME_CLASSES = frozenset(("name", "anyName", "nsName", "choice"))


def _prefixed_namespace(named: etree._Element) -> str | None:
    """Return the namespace of the prefix of a name; ``None`` without a prefix."""
    name = named.get("name") or ((named.text or "").strip() if _kind(named) == "name" else "")
    prefix = name.rpartition(":")[0]
    return named.nsmap.get(prefix) if prefix and prefix != "xml" else None


def _kind(pattern: etree._Element) -> str:
    return str(pattern.tag).rpartition("}")[2]


def _patterns(parent: etree._Element) -> list[etree._Element]:
    """Return the patterns in an element: its children without name classes, parameters and documentation."""
    parts = [part for part in parent.iterchildren(f"{RNG}*") if _kind(part) not in ("param", "except")]
    if _kind(parent) in ("element", "attribute") and parent.get("name") is None:
        return parts[1:]
    return [part for part in parts if _kind(part) not in ("name", "anyName", "nsName")]


def _escaped(name: str) -> str:
    return f"\\{name}" if name in _KEYWORDS else name


def _literal(text: str) -> str:
    """Return a string; characters that end it or a line are escaped."""
    text = re.sub(r"[\r\n]", lambda found: f"\\x{{{ord(found[0]):x}}}", text.replace("\\x{", "\\x{5c}x{"))
    if '"' not in text:
        return f'"{text}"'
    if "'" not in text:
        return f"'{text}'"
    if '"""' not in text and not text.endswith('"'):
        return f'"""{text}"""'
    return '"' + text.replace('"', "\\x{22}") + '"'
