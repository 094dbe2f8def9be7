"""Check of the house language: extract prose from files and report words that STYLE.md rules out.

Run on its own, it prints one line a problem: ``python language.py PATH…``.
"""

from __future__ import annotations

import ast
import io
import re
import sys
import tokenize
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.parsers import expat


@dataclass(frozen=True)
class Passage:
    """A piece of prose: its text with line breaks, the line on which it starts, and its kind.

    Kinds: ``docstring``, ``comment``, ``message``, ``name``, ``text``.
    """

    text: str
    line: int
    kind: str


@dataclass(frozen=True)
class Problem:
    """A use of a word or construction that the house language rules out."""

    line: int
    word: str
    sentence: str
    advice: str


@dataclass(frozen=True)
class Rule:
    """A pattern that is ruled out, with the advice to the writer; limited to kinds of passages if any are given."""

    pattern: re.Pattern[str]
    advice: str
    kinds: frozenset[str] = frozenset()


def _rule(pattern: str, advice: str, *kinds: str, flags: int = re.IGNORECASE) -> Rule:
    return Rule(_flexible(pattern, flags), advice, frozenset(kinds))


def _flexible(pattern: str, flags: int = re.IGNORECASE) -> re.Pattern[str]:
    """Compile a pattern whose spaces match any white space; look-behinds, which need a fixed width, match one."""
    return re.compile(re.sub(r"(\(\?<[!=][^)]*\))| ", _space, pattern), flags)


def _space(match: re.Match[str]) -> str:
    return match.group(1).replace(" ", r"\s") if match.group(1) else r"\s+"


PROSE = ("docstring", "comment", "message", "text")

RULES = (
    # Programs report, detect, list, infer; only people tell, say, ask and know.
    _rule(r"\b(?:tells?|told|telling|untold)\b", "report, list, detect, distinguish, infer"),
    _rule(r"\b(?:says?|saying)\b", "report, state, contain, specify"),
    _rule(r"\b(?:asks?|asked|asking)\b", "request, require, query, look up"),
    _rule(r"\b(?:knows?|knew|knowing)\b", "have, contain, determine, support"),
    # Negation.
    _rule(
        r"(?<!there )(?<!There )\b(?:is|are|was|were|be|been) no (?!longer\b|more\b|less\b|fewer\b|later\b|earlier\b)",
        "is not a …",
        *PROSE,
    ),
    _rule(
        r"(?<!there )(?<!There )\b(?:is|are|was|were|be) (?:none|nobody|nobody's|nothing)\b",
        "is not a …, is empty",
        *PROSE,
    ),
    # Words of another time, or another sense.
    _rule(r"\b(?:mends?|mended|mending)\b", "fix, repair"),
    _rule(r"\banew\b", "again"),
    _rule(r"\bat hand\b", "available", *PROSE),
    _rule(r"\bbehind\b", "after; below"),
    _rule(r"\b(?:stands?|stood|standing)\b", "is, occurs, appears; represents"),
    _rule(r"\b(?:lies|lie|lying)\b", "is, is in"),
    _rule(r"\b(?:parted|parts with|parting)\b", "separate, split", *PROSE),
    _rule(r"\bbeside\b", "next to, in addition to"),
    _rule(r"\bnobody(?:'s)?\b", "no one; not assigned"),
    _rule(r"\b(?:whence|thence|whither|lest|aught|nought|heed)\b", "plain modern words"),
    # Relative clauses used as nouns, riddles.
    _rule(
        r"\A(?:What|Which|Whether|How|Who|Whom|Whose|Where|Whatever|Whoever)\b(?![^.]*\?)",
        "begin with a verb (functions) or a noun (classes, modules)",
        "docstring",
        flags=0,
    ),
    _rule(
        r"\A(?:Return|Yield|Find|Give|Make|Write|Read|Take|Get) (?:what|how|who|whom|where|which|whose)\b",
        "name the object that is returned",
        "docstring",
    ),
    _rule(
        r"(?:\A|(?<=[.:;] )|(?<=\n\n))(?:What|Whoever|Whatever|Whom|Who)\b(?![^.:]*\?)",
        "name the thing",
        *PROSE,
        flags=0,
    ),
    _rule(
        r"\bwhat (?:is|are|was|were|has|have|had|it|they|he|goes|comes|came|became|may|must|can)\b(?![^.:]*\?)",
        "name the thing",
        *PROSE,
    ),
    _rule(
        r"\b(?:of|by|with|from|for|as|and|than|is|are|like|beyond|except|only) what\b(?! extent\b)(?![^.:]*\?)",
        "name the thing",
        *PROSE,
    ),
)

# Words that a rule catches and that are right: the pattern is removed from the text before the rules look at it.
EXCEPTIONS = {
    r"\b(?:you|users?|readers?|editors?|people|persons?|authors?|speakers?|writers?|everyone) (?:can |must |may |should |to |need to |already |who )?(?:say|says|know|ask|asks|tell)\b": "people do say, know and ask",
    r"\bgood to know\b": "fixed phrase",
    r"\bWho says what\b": "the question that an encoding of a conversation answers",
    r"\bstanding (?:committee|order|group)s?\b": "a permanent body",
    r"\bunder(?:stand|stood|standing)s?\b": "another word",
    r"\bbehind (?:a |the )?(?:proxy|proxies|firewall)\b": "term of networking",
}
_EXCEPTIONS = [_flexible(each) for each in EXCEPTIONS]

# Code and quotations inside prose: ``code``, `code`, “quoted words of a source”, "…", element tags, @attributes, URLs.
_QUOTED = re.compile(
    r"``.+?``|`[^`\n]+`|“[^”]*”|„[^“”]*[“”]|‘[^’]*’|(?<!\w)\"[^\"\n]{0,200}\"(?!\w)|<[^<>\n]{1,80}>|@[\w:-]+|https?://\S+",
    re.DOTALL,
)


def problems(passages: Iterable[Passage]) -> Iterator[Problem]:
    """Yield each use of a ruled-out word in the passages."""
    for passage in passages:
        text = passage.text
        for pattern in (_QUOTED, *_EXCEPTIONS):
            text = pattern.sub(_blank, text)
        seen: set[int] = set()
        for rule in RULES:
            if rule.kinds and passage.kind not in rule.kinds:
                continue
            for match in rule.pattern.finditer(text):
                start = match.end()
                if start in seen:
                    continue
                seen.add(start)
                line = passage.line + text[: match.start()].count("\n")
                word = " ".join(match.group().split())
                yield Problem(line, word, _sentence(passage.text, match.start(), match.end()), rule.advice)


def check_file(path: Path) -> list[Problem]:
    """Return the problems of one file, in order of lines; none for a type of file without a reader."""
    reader = READERS.get(path.suffix)
    if reader is None:
        return []
    text = path.read_text("utf-8")
    found = problems(reader(text, is_test=_is_test(path)))
    return sorted(found, key=lambda problem: (problem.line, problem.word))


def _is_test(path: Path) -> bool:
    return "tests" in path.resolve().parts or path.name.startswith("test_")


def _blank(match: re.Match[str]) -> str:
    """Return a placeholder of the same length and lines."""
    return re.sub(r"[^\n]", "_", match.group())


def _sentence(text: str, start: int, end: int) -> str:
    begin = max((match.end() for match in re.finditer(r"[.!?]\s|\n\n", text[:start])), default=0)
    stop = re.search(r"[.!?](?:\s|$)|\n\n", text[end:])
    return " ".join(text[begin : end + stop.start() if stop else len(text)].split())[:240]


# -- Python --------------------------------------------------------------------------------------------------------------

_DIRECTIVE = re.compile(r"\A#\s*(?:type:|noqa|fmt:|ruff:|pragma|!)")
_NOQA = re.compile(r"#\s*noqa\b[^—#]*")
_NOT_PROSE = re.compile(r"\\[bdswAZn(\[]|\(\?|\[\^|\)\?|\.\*|::|\$\{|/\w+/|^\s*[<{}]|=\"|\|\w+\|")


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
                    yield Passage(_without_examples(first.value.value), first.value.lineno, "docstring")
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and id(node.value) not in documented:
            documented.add(id(node.value))  # a string under a field or a constant documents it
            if isinstance(node.value.value, str):
                yield Passage(_without_examples(node.value.value), node.value.lineno, "text")
        yield from _names(node)
    if not is_test:
        for line, message in _strings(tree, documented):
            if len(re.findall(r"[^\W\d_]{2,}", message)) >= 3 and not _NOT_PROSE.search(message):
                yield Passage(message, line, "message")


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
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            if id(node) not in inside and id(node) not in documented:
                yield node.lineno, node.value


def _without_examples(docstring: str) -> str:
    """Return a docstring with the lines of doctests blanked."""
    lines, in_example = [], False
    for line in docstring.split("\n"):
        bare = line.strip()
        in_example = bare.startswith(">>>") or (in_example and bool(bare))
        lines.append("" if in_example else line)
    return "\n".join(lines)


# -- XML -----------------------------------------------------------------------------------------------------------------

_XSL = "http://www.w3.org/1999/XSL/Transform"
_LITERAL = re.compile(r"'((?:[^']|'')*)'|\"((?:[^\"]|\"\")*)\"")
_EXAMPLES = {"http://www.tei-c.org/ns/Examples"}
_CODE_ATTRIBUTES = {"select", "test", "match", "use-when", "value"}


def xml_passages(text: str, *, is_test: bool = False) -> Iterator[Passage]:
    """Yield comments, text of three or more words, and (in XSLT) string literals and names of declarations."""
    return iter(_XmlProse(text).passages) if not is_test else iter(())


class _XmlProse:
    """Collector of the prose of an XML document."""

    def __init__(self, text: str) -> None:
        self.passages: list[Passage] = []
        self._text = ""
        self._line = 1
        self._depth_of_example = 0
        self._depth = 0
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.ordered_attributes = True
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        parser.CommentHandler = self._comment
        self._parser = parser
        parser.Parse(text.encode(), True)

    def _flush(self) -> None:
        if len(re.findall(r"[^\W\d_]{2,}", self._text)) >= 3 and not self._depth_of_example:
            self.passages.append(Passage(self._text, self._line, "text"))
        self._text = ""

    def _start(self, name: str, attributes: list[str]) -> None:
        space, _, local = name.rpartition(" ")
        self._depth += 1
        if self._depth_of_example == 0:
            # Inline elements of documentation continue the sentence.
            if local in {"gi", "att", "val", "code", "ref", "hi", "term", "ident", "tag", "value-of", "name"}:
                self._text += "X"
            else:
                self._flush()
        if space in _EXAMPLES and not self._depth_of_example:
            self._depth_of_example = self._depth
        if space != _XSL:
            return
        line = self._parser.CurrentLineNumber
        for key, value in zip(attributes[::2], attributes[1::2], strict=True):
            if key in {"name", "mode"} and local in {"function", "template", "param", "variable", "mode"}:
                self.passages.append(Passage(value.rpartition(":")[2].replace("-", " "), line, "name"))
            elif key in _CODE_ATTRIBUTES:
                for match in _LITERAL.finditer(value):
                    literal = match.group(1) or match.group(2) or ""
                    if len(re.findall(r"[^\W\d_]{2,}", literal)) >= 2 and not re.search(r"[\\\[\]|]", literal):
                        self.passages.append(Passage(literal, line + value[: match.start()].count("\n"), "message"))

    def _end(self, name: str) -> None:
        local = name.rpartition(" ")[2]
        if local not in {"gi", "att", "val", "code", "ref", "hi", "term", "ident", "tag", "value-of", "name"}:
            self._flush()
        if self._depth == self._depth_of_example:
            self._depth_of_example = 0
        self._depth -= 1

    def _characters(self, data: str) -> None:
        if not self._text:
            self._line = self._parser.CurrentLineNumber
        self._text += data

    def _comment(self, data: str) -> None:
        self.passages.append(Passage(data.strip("\n"), self._parser.CurrentLineNumber, "comment"))


# -- TOML, Markdown, help, scripts ---------------------------------------------------------------------------------------

_TOML_STRING = re.compile(r"\"\"\"(.*?)\"\"\"|\"((?:[^\"\\\n]|\\.)*)\"", re.DOTALL)


def toml_passages(text: str, *, is_test: bool = False) -> Iterator[Passage]:
    """Yield comments of a TOML file and those of its strings that are prose (four words or more, not a pattern)."""
    yield from _line_comments(text, "#")
    if is_test:
        return
    bare = re.sub(r"(?m)^\s*#.*$", "", text)
    bare = re.sub(r"'''.*?'''", _blank, bare, flags=re.DOTALL)
    for match in _TOML_STRING.finditer(bare):
        string = match.group(1) or match.group(2) or ""
        if len(re.findall(r"[^\W\d_]{2,}", string)) >= 4 and not _NOT_PROSE.search(string):
            yield Passage(string, bare[: match.start()].count("\n") + 1, "message")


def markdown_passages(text: str, *, is_test: bool = False) -> Iterator[Passage]:  # noqa: ARG001
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


def script_passages(text: str, *, is_test: bool = False) -> Iterator[Passage]:  # noqa: ARG001
    """Yield the comments of a shell script or a YAML file, and the descriptions in the latter."""
    yield from _line_comments(text, "#")
    for number, line in enumerate(text.split("\n"), 1):
        described = re.match(r"\s*(?:- )?(?:name|description|help):\s*(.+)", line)
        if described:
            yield Passage(described.group(1), number, "text")


def block_passages(text: str, *, is_test: bool = False) -> Iterator[Passage]:  # noqa: ARG001
    """Yield the comments of JavaScript, CSS and Typst: ``/* … */`` and ``// …``."""
    for match in re.finditer(r"/\*(.*?)\*/", text, re.DOTALL):
        yield Passage(re.sub(r"(?m)^\s*\*", "", match.group(1)), text[: match.start()].count("\n") + 1, "comment")
    yield from _line_comments(re.sub(r"/\*.*?\*/", _blank, text, flags=re.DOTALL), "//")


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


Reader = Callable[..., Iterator[Passage]]

READERS: dict[str, Reader] = {
    ".py": python_passages,
    ".xsl": xml_passages,
    ".odd": xml_passages,
    ".toml": toml_passages,
    ".md": markdown_passages,
    ".yml": script_passages,
    ".yaml": script_passages,
    ".sh": script_passages,
    ".js": block_passages,
    ".css": block_passages,
    ".typ": block_passages,
}


def main(arguments: list[str]) -> int:
    """Print the problems of the files and folders that are given; return 1 if there are any."""
    count = 0
    for argument in arguments:
        path = Path(argument)
        files = sorted(each for each in path.rglob("*") if each.is_file()) if path.is_dir() else [path]
        for file in files:
            if any(part.startswith(".") or part == "data" for part in file.relative_to(path.parent).parts):
                continue
            for problem in check_file(file):
                print(f"{file}:{problem.line}: {problem.word}: {problem.sentence} [{problem.advice}]")
                count += 1
    print(f"{count} problems", file=sys.stderr)
    return 1 if count else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
