"""Read tokens one after the other, and say what was expected where one does not fit."""

from __future__ import annotations

from typing import NoReturn

from teikit.relaxng.compact.tokens import Token, TokenKind
from teikit.relaxng.diagnostic import Diagnostic
from teikit.relaxng.errors import SchemaError


class Cursor:
    """A place among tokens."""

    def __init__(self, tokens: list[Token], file: str) -> None:
        self.file = file
        self._tokens = tokens
        self._position = 0

    @property
    def token(self) -> Token:
        """The token that is next."""
        return self._tokens[self._position]

    def ahead(self, steps: int) -> Token:
        """Return the token ``steps`` after the next one; the last one beyond the end."""
        return self._tokens[min(self._position + steps, len(self._tokens) - 1)]

    def take(self) -> Token:
        """Return the next token and go past it."""
        token = self.token
        if token.kind is not TokenKind.END:
            self._position += 1
        return token

    def at(self, *texts: str) -> bool:
        """Tell whether the next token is one of these marks or keywords."""
        token = self.token
        return token.kind in (TokenKind.MARK, TokenKind.KEYWORD) and token.text in texts

    def accept(self, *texts: str) -> Token | None:
        """Take the next token if it is one of these marks or keywords."""
        return self.take() if self.at(*texts) else None

    def expect(self, text: str) -> Token:
        """Take a mark or keyword.

        :raises SchemaError: another token is next.
        """
        if not self.at(text):
            self.unexpected(f"“{text}”")
        return self.take()

    def name(self, what: str, keywords: bool = True) -> Token:
        """Take a name without prefix; keywords are names where ``keywords``.

        :raises SchemaError: another token is next.
        """
        allowed = (TokenKind.IDENTIFIER, TokenKind.KEYWORD) if keywords else (TokenKind.IDENTIFIER,)
        if self.token.kind not in allowed:
            self.unexpected(what)
        return self.take()

    def literal(self, what: str = "text in quotation marks") -> str:
        """Take a literal; segments joined by ``~`` are one.

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

    def unexpected(self, wanted: str) -> NoReturn:
        """Reject the next token.

        :raises SchemaError: always.
        """
        token = self.token
        hint = ""
        if token.kind is TokenKind.END:
            found = "the file ends"
        elif token.kind is TokenKind.DOCUMENTATION:
            found, hint = "a ## comment is", "; a comment that documents nothing begins with one #"
        elif token.kind is TokenKind.LITERAL:
            found = f"the text “{' '.join(token.text.split())[:30]}” is"
        elif token.kind is TokenKind.KEYWORD and wanted.startswith("a name"):
            found, hint = f"the keyword “{token.text}” is", f"; as a name it is written \\{token.text}"
        else:
            found = f"“{token.text}” is"
        self.fail(f"{found} here, {wanted} was expected{hint}", token)

    def fail(self, message: str, token: Token) -> NoReturn:
        """Reject the schema at a token.

        :raises SchemaError: always.
        """
        raise SchemaError.of([Diagnostic(self.file, token.line, token.column, "rnc.syntax", message)])
