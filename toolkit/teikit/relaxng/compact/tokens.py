r"""Tokens of the compact syntax (section 4: encoding, escapes, newlines, separators)."""

from __future__ import annotations

import codecs
import re
from bisect import bisect_right
from enum import StrEnum
from typing import NamedTuple, NoReturn

from teikit.relaxng.errors import SchemaError
from teikit.relaxng.names import NAME_CHARACTERS, NAME_START

KEYWORDS = frozenset(
    {
        "attribute", "datatypes", "default", "div", "element", "empty", "external", "grammar", "include", "inherit",
        "list", "mixed", "namespace", "notAllowed", "parent", "start", "string", "text", "token",
    }
)  # fmt: skip


class TokenKind(StrEnum):
    """The kinds of token, with their names for messages."""

    KEYWORD = "a keyword"
    IDENTIFIER = "a name"
    PREFIXED = "a name with a prefix"
    NAMESPACE = "prefix:*"
    LITERAL = "text in quotation marks"
    DOCUMENTATION = "a ## comment"
    MARK = "a mark"
    END = "the end of the file"


class Token(NamedTuple):
    """One token. ``text`` is a name without its backslash, or a literal without its quotation marks."""

    kind: TokenKind
    text: str
    line: int
    column: int


#: Replaces a literal line end, to distinguish it from an escaped one (section 4.2).
_NEWLINE = "\x00"
_ESCAPE = re.compile(r"\\x+\{([0-9A-Fa-f]+)\}")
_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NCNAME = f"[{NAME_START}][{NAME_CHARACTERS}]*"
_TOKEN = re.compile(
    rf"""(?P<separator>[ \t\n\r\x00]+ | \#(?!\#)[^\x00\n\r]*)
    | (?P<documentation>\#\#[^\x00\n\r]*)
    | (?P<prefixed>{_NCNAME}:{_NCNAME})
    | (?P<namespace>{_NCNAME}:\*)
    | (?P<name>\\?{_NCNAME})
    | (?P<literal>\"\"\"(?:\"{{0,2}}[^\"])*\"\"\" | '''(?:'{{0,2}}[^'])*''' | \"[^\"\x00]*\" | '[^'\x00]*')
    | (?P<mark>>>|\|=|&=|[=|&,?*+\-~(){{}}\[\]])
    """,
    re.VERBOSE,
)
_KINDS = {
    "documentation": TokenKind.DOCUMENTATION,
    "prefixed": TokenKind.PREFIXED,
    "namespace": TokenKind.NAMESPACE,
    "mark": TokenKind.MARK,
}


def tokenise(data: bytes, file: str) -> list[Token]:
    """Return the tokens of a schema, the last one of kind END.

    :raises SchemaError: the file cannot be decoded, or contains a character that does not begin a token.
    """
    source = _Source(data, file)
    text = source.text
    found: list[Token] = []
    position = 0
    while position < len(text):
        match = _TOKEN.match(text, position)
        if match is None:
            source.fail(position, _unexpected(text[position:]))
        if match.lastgroup != "separator":
            found.append(_token(match, source))
        position = match.end()
    found.append(Token(TokenKind.END, "", *source.position(len(text))))
    return found


def _token(match: re.Match[str], source: _Source) -> Token:
    text = match.group()
    position = source.position(match.start())
    if match.lastgroup == "name":
        if text.startswith("\\"):
            return Token(TokenKind.IDENTIFIER, text[1:], *position)
        return Token(TokenKind.KEYWORD if text in KEYWORDS else TokenKind.IDENTIFIER, text, *position)
    if match.lastgroup == "literal":
        marks = 3 if len(text) >= 6 and text[:3] in ('"""', "'''") else 1
        return Token(TokenKind.LITERAL, text[marks:-marks].replace(_NEWLINE, "\n"), *position)
    return Token(_KINDS[str(match.lastgroup)], text, *position)


def _unexpected(text: str) -> str:
    if text[0] in "\"'":
        return f"the closing {text[0]} is missing on this line; text of several lines is enclosed in {text[0] * 3}"
    return f"“{text[0]}” is not allowed in the compact syntax"


class _Source:
    """The text of a schema with its escapes replaced, and its mapping to lines and columns."""

    def __init__(self, data: bytes, file: str) -> None:
        self._file = file
        raw = self._decode(data).replace("\r\n", "\n").replace("\r", "\n")
        self._lines = [0, *(match.end() for match in re.finditer("\n", raw))]
        #: Offsets in the text after each escape, with the difference to the offset in the file.
        self._escapes: list[tuple[int, int]] = [(0, 0)]
        self.text = self._unescape(raw)

    def _decode(self, data: bytes) -> str:
        utf16 = data.startswith((codecs.BOM_UTF16_BE, codecs.BOM_UTF16_LE))
        try:
            return data.decode("utf-16" if utf16 else "utf-8-sig")
        except UnicodeDecodeError as error:
            self._lines, self._escapes = [0], [(0, 0)]
            self.fail(0, f"the file is not encoded in {'UTF-16' if utf16 else 'UTF-8'} (byte {error.start + 1})")

    def _unescape(self, raw: str) -> str:
        parts: list[str] = []
        end = length = 0
        for match in _ESCAPE.finditer(raw):
            before = raw[end : match.start()].replace("\n", _NEWLINE)
            code = int(match.group(1), 16)
            character = chr(code) if code <= 0x10FFFF else ""
            if not character or _ILLEGAL.match(character):
                self._escapes.append((length, end - length))
                self.fail(length + len(before), f"{match.group()} is not an XML character")
            length += len(before) + 1
            end = match.end()
            parts += (before, character)
            self._escapes.append((length, end - length))
        text = "".join([*parts, raw[end:].replace("\n", _NEWLINE)])
        if illegal := _ILLEGAL.search(text.replace(_NEWLINE, "\n")):
            self.fail(illegal.start(), f"U+{ord(illegal.group()):04X} is not an XML character")
        return text

    def position(self, offset: int) -> tuple[int, int]:
        """Return line and column, both from 1, of an offset in the text."""
        offset += self._escapes[bisect_right(self._escapes, (offset, len(self._lines) << 40)) - 1][1]
        line = bisect_right(self._lines, offset)
        return line, offset - self._lines[line - 1] + 1

    def fail(self, offset: int, message: str) -> NoReturn:
        """Reject the schema at an offset in the text.

        :raises SchemaError: always.
        """
        raise SchemaError.at(self._file, self.position(offset), "rnc.syntax", message)
