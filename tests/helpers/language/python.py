"""Prose of a Python module: docstrings, comments, names and messages."""

from __future__ import annotations

import ast
import io
import re
import tokenize
from collections.abc import Iterator

from helpers.language.passages import NOT_PROSE, Passage, count_words

_DIRECTIVE = re.compile(r"\A#\s*(?:type:|noqa|fmt:|ruff:|pragma|!)")
_NOQA = re.compile(r"#\s*noqa\b[^—#]*")


def python_passages(text: str, *, is_test: bool = False) -> Iterator[Passage]:
    """Yield docstrings, comments, names, and (outside tests, whose strings are data) messages of a Python module."""
    tree = ast.parse(text)
    yield from _python_comments(text)
    documented: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef) and node.body:
            first = node.body[0]
            if isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant):
                documented.add(id(first.value))
                if isinstance(first.value.value, str):
                    kind = "text" if _is_property(node) else "docstring"
                    yield Passage(_without_examples(first.value.value), first.value.lineno, kind)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and id(node.value) not in documented:
            documented.add(id(node.value))  # a string under a field or a constant documents it
            if isinstance(node.value.value, str):
                yield Passage(_without_examples(node.value.value), node.value.lineno, "text")
        yield from _names(node)
    if not is_test:
        for line, message in _strings(tree, documented):
            if count_words(message) >= 3 and len(message.split()) >= 3 and not NOT_PROSE.search(message):
                yield Passage(message, line, "message")


def _is_property(node: ast.AST) -> bool:
    """Return whether a function is a property, whose docstring describes a value: “Whether the …” is right there."""
    decorators = getattr(node, "decorator_list", [])
    return any(ast.unparse(decorator).endswith("property") for decorator in decorators)


def _names(node: ast.AST) -> Iterator[Passage]:
    name: str | None = None
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        name = node.name
    elif isinstance(node, ast.arg):
        name = node.arg
    elif isinstance(node, ast.Name | ast.Attribute) and isinstance(node.ctx, ast.Store):
        name = node.id if isinstance(node, ast.Name) else node.attr
    if name is not None:
        yield Passage(_words(name), getattr(node, "lineno", 1), "name")


def _words(name: str) -> str:
    """Return the words of an identifier, separated by spaces."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).replace("_", " ").strip()


def _python_comments(text: str) -> Iterator[Passage]:
    """Yield comments; those on consecutive lines are one passage."""
    lines: list[str] = []
    start = last = 0
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type != tokenize.COMMENT:
            continue
        row, comment = token.start[0], token.string
        alone = not token.line[: token.start[1]].strip()
        body = "" if _DIRECTIVE.match(comment) else _NOQA.sub("", comment).lstrip("#").strip()
        if lines and alone and row == last + 1:
            lines.append(body)
        else:
            if lines:
                yield Passage("\n".join(lines), start, "comment")
            lines, start = [body], row
        last = row if alone else -1
    if lines:
        yield Passage("\n".join(lines), start, "comment")


def _strings(tree: ast.AST, documented: set[int]) -> Iterator[tuple[int, str]]:
    inside: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            inside.update(id(each) for each in ast.walk(node) if each is not node)
            parts = [str(each.value) if isinstance(each, ast.Constant) else "X" for each in node.values]
            if id(node) not in inside:
                yield node.lineno, "".join(parts)
        elif isinstance(node, ast.Call) and ast.unparse(node.func).startswith(("re.", "etree.XPath", "regex")):
            inside.update(id(each) for each in ast.walk(node))
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in inside | documented:
            yield node.lineno, node.value


def _without_examples(docstring: str) -> str:
    """Return a docstring with the lines of doctests blanked."""
    lines, in_example = [], False
    for line in docstring.split("\n"):
        bare = line.strip()
        in_example = bare.startswith(">>>") or (in_example and bool(bare))
        lines.append("" if in_example else line)
    return "\n".join(lines)
