"""Prose of Markdown, TOML, scripts, style sheets and help pages."""

from __future__ import annotations

import re
from collections.abc import Iterator

from helpers.language.passages import NOT_PROSE, Passage, blank, count_words

#: The value of a key. Strings in arrays are data, such as the words of a language.
_TOML_STRING = re.compile(r"=\s*(?:\"\"\"(.*?)\"\"\"|\"((?:[^\"\\\n]|\\.)*)\")", re.DOTALL)


def toml_passages(text: str, *, is_test: bool = False) -> Iterator[Passage]:
    """Yield comments of a TOML file and those of its strings that are prose (four words or more, not a pattern)."""
    yield from _line_comments(text, "#")
    if is_test:
        return
    bare = re.sub(r"(?m)^\s*#.*$", "", text)
    bare = re.sub(r"'''.*?'''", blank, bare, flags=re.DOTALL)
    for match in _TOML_STRING.finditer(bare):
        string = match.group(1) or match.group(2) or ""
        if count_words(string) >= 4 and not NOT_PROSE.search(string):
            yield Passage(string, bare[: match.start()].count("\n") + 1, "message")


def markdown_passages(text: str, *, is_test: bool = False) -> Iterator[Passage]:
    """Yield the text of a Markdown file, without code blocks but with the comments in them."""
    lines, comments, fenced = [], [], False
    for number, line in enumerate(text.split("\n"), 1):
        if line.lstrip().startswith("```"):
            fenced = not fenced
            lines.append("")
        elif fenced:
            lines.append("")
            comment = re.search(r"(?:^|\s)# (.+)", line)
            if comment:
                comments.append(Passage(comment.group(1), number, "comment"))
        else:
            lines.append(line)
    yield Passage("\n".join(lines), 1, "text")
    yield from comments


def help_passages(text: str) -> Iterator[Passage]:
    """Yield the text of a ``--help`` page."""
    yield Passage(text, 1, "text")


def script_passages(text: str, *, is_test: bool = False) -> Iterator[Passage]:
    """Yield the comments of a shell script or a YAML file, and the descriptions in the latter."""
    yield from _line_comments(text, "#")
    for number, line in enumerate(text.split("\n"), 1):
        described = re.match(r"\s*(?:- )?(?:name|description|help):\s*(.+)", line)
        if described:
            yield Passage(described.group(1), number, "text")


def block_passages(text: str, *, is_test: bool = False) -> Iterator[Passage]:
    """Yield the comments of JavaScript, CSS and Typst: ``/* … */`` and ``// …``."""
    for match in re.finditer(r"/\*(.*?)\*/", text, re.DOTALL):
        yield Passage(re.sub(r"(?m)^\s*\*", "", match.group(1)), text[: match.start()].count("\n") + 1, "comment")
    yield from _line_comments(re.sub(r"/\*.*?\*/", blank, text, flags=re.DOTALL), "//")


def _line_comments(text: str, mark: str) -> Iterator[Passage]:
    lines: list[str] = []
    start = last = 0
    pattern = re.compile(rf"(^\s*|\s){re.escape(mark)}+\s(.*)$")
    for number, line in enumerate(text.split("\n"), 1):
        match = pattern.search(line)
        if not match or line[: match.start()].count('"') % 2 or line[: match.start()].count("'") % 2:
            continue
        alone = not line[: match.start()].strip()
        if lines and alone and number == last + 1:
            lines.append(match.group(2))
        else:
            if lines:
                yield Passage("\n".join(lines), start, "comment")
            lines, start = [match.group(2)], number
        last = number if alone else -1
    if lines:
        yield Passage("\n".join(lines), start, "comment")
