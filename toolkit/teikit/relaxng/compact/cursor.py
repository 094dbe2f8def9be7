"""A cursor over the tokens of a schema, with syntax errors for unexpected ones."""

from __future__ import annotations

from typing import NoReturn

from teikit.relaxng.compact.tokens import Token, TokenKind
from teikit.relaxng.errors import SchemaError


class Cursor:
    """A position in a list of tokens."""

    def __init__(self, tokens: list[Token], file: str) -> None:
        self.file = file
        self._tokens = tokens
        self._position = 0

    @property
    def token(self) -> Token:
        """The next token."""
        return self._tokens[self._position]

    def peek(self, steps: int) -> Token:
        """Return the token ``steps`` after the next one, or the last one."""
        return self._tokens[min(self._position + steps, len(self._tokens) - 1)]

    def take(self) -> Token:
        """Return the next token and move past it."""
        token = self.token
        if token.kind is not TokenKind.END:
            self._position += 1
        return token

    def is_at(self, *texts: str) -> bool:
        """Return whether the next token is one of these marks or keywords."""
        token = self.token
        return token.kind in (TokenKind.MARK, TokenKind.KEYWORD) and token.text in texts

    def accept(self, *texts: str) -> Token | None:
        """Take the next token if it is one of these marks or keywords."""
        return self.take() if self.is_at(*texts) else None

    def expect(self, text: str) -> Token:
        """Take a mark or keyword.

        :raises SchemaError: another token is next.
        """
        if not self.is_at(text):
            self.unexpected(f"“{text}”")
        return self.take()

    def name(self, what: str, *, keywords: bool = True) -> Token:
        """Take a name without a prefix.

        :param what: a description for the error.
        :param keywords: accept keywords as names.
        :raises SchemaError: another token is next.
        """
        allowed = (TokenKind.IDENTIFIER, TokenKind.KEYWORD) if keywords else (TokenKind.IDENTIFIER,)
        if self.token.kind not in allowed:
            self.unexpected(what)
        return self.take()

    def literal(self, what: str = "text in quotation marks") -> str:
        """Take a literal, which may consist of segments joined by ``~``.

        :raises SchemaError: another token is next.
        """
        if self.token.kind is not TokenKind.LITERAL:
            self.unexpected(what)
        text = self.take().text
        while self.accept("~"):
            if self.token.kind is not TokenKind.LITERAL:
                self.unexpected("text in quotation marks")
            text += self.take().text
        return text

    def unexpected(self, expected: str) -> NoReturn:
        """Reject the next token.

        :param expected: a description of the tokens that are allowed.
        :raises SchemaError: always.
        """
        token = self.token
        hint = ""
        if token.kind is TokenKind.END:
            found = "the end of the file"
        elif token.kind is TokenKind.DOCUMENTATION:
            found, hint = "a ## comment", "; ordinary comments begin with one #"
        elif token.kind is TokenKind.LITERAL:
            found = f"the text “{' '.join(token.text.split())[:30]}”"
        elif token.kind is TokenKind.KEYWORD and expected.startswith("a name"):
            found, hint = f"the keyword “{token.text}”", f"; to use it as a name, write \\{token.text}"
        else:
            found = f"“{token.text}”"
        self.fail(f"expected {expected}, found {found}{hint}", token)

    def fail(self, message: str, token: Token) -> NoReturn:
        """Reject the schema at a token.

        :raises SchemaError: always.
        """
        raise SchemaError.at(self.file, (token.line, token.column), "rnc.syntax", message)
