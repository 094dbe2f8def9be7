"""Explanations of well-formedness errors in plain language."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from html.entities import html5
from typing import NamedTuple
from xml.parsers import expat
from xml.parsers.expat import errors

from teikit.relaxng.diagnostic import Diagnostic

#: Bytes before and after an error that its explanation considers.
_CONTEXT = 2_000


class OpenTag(NamedTuple):
    """The start tag of an open element: the name as the document writes it, and the line."""

    name: str
    line: int | None


class RecentBytes:
    """Yields the chunks of a document and keeps the last two, in which an error must be."""

    def __init__(self, chunks: Iterable[bytes]) -> None:
        self._chunks = chunks
        self._kept = b""
        self._start = 0

    def __iter__(self) -> Iterator[bytes]:
        last = b""
        for chunk in self._chunks:
            self._start += len(self._kept) - len(last)
            self._kept = last + chunk
            last = chunk
            yield chunk

    def around(self, index: int) -> tuple[str, str]:
        """Return the text before and after a byte of the document; empty if it is not in UTF-8."""
        offset = index - self._start
        if offset < 0 or b"\0" in self._kept[:4]:
            return "", ""
        before, after = self._kept[max(0, offset - _CONTEXT) : offset], self._kept[offset : offset + _CONTEXT]
        return before.decode("utf-8", errors="replace"), after.decode("utf-8", errors="replace")


class _Explanation(NamedTuple):
    """An explanation of an error.

    :param back: the number of characters before the parser's position at which the error begins.
    :param length: the number of characters to mark.
    """

    message: str
    suggestion: str | None = None
    back: int = 0
    length: int | None = None


class _Context(NamedTuple):
    """The text around an error, and the open elements."""

    before: str
    after: str
    open: list[OpenTag]


def explain(error: expat.ExpatError, before: str, after: str, open_tags: list[OpenTag], file: str) -> Diagnostic:
    """Return the diagnostic for a parser error.

    :param before: the text before the error.
    :param after: the text after it.
    """
    context = _Context(before, after, open_tags)
    reason = expat.ErrorString(error.code)
    explained = _EXPLANATIONS.get(reason, _unexplained)(context) or _unexplained(context)
    message = explained.message or reason
    return Diagnostic(
        file,
        error.lineno,
        error.offset + 1 - explained.back,
        "xml.not-well-formed",
        f"not well-formed XML: {message}",
        suggestion=explained.suggestion,
        length=explained.length,
    )


def _unexplained(context: _Context) -> _Explanation:
    """Return an explanation without a message, for which the parser's own is used."""
    return _Explanation("")


_START_TAG = re.compile(r"""<[^\s<>/!?](?:[^<>"']|"[^"]*"|'[^']*')*(?:"[^"]*|'[^']*)?\Z""")
_REFERENCE = re.compile(r"&#?[\w.\-:]*\Z")
_PREDEFINED = ("&amp", "&lt", "&gt", "&quot", "&apos")


def _invalid_token(context: _Context) -> _Explanation | None:
    before, after = context.before, context.after
    reference = _REFERENCE.search(before)
    if reference and not after.startswith(";"):
        return _open_reference(reference.group())
    if before.endswith("]]") and after.startswith(">"):
        return _Explanation("“]]>” is not allowed in text", "write “]]&gt;”", 2, 3)
    if before.endswith("--") and before.rfind("<!--") > before.rfind("-->"):
        return _Explanation("“--” is not allowed in a comment", None, 2, 2)
    if before.endswith("<"):
        return _Explanation("“<” does not begin a tag", "write “&lt;” for the character itself", 1, 1)
    if after[:1] and after[0] < " " and after[0] not in "\t\r\n":
        return _Explanation(f"the control character U+{ord(after[0]):04X} is not allowed in XML", "delete it")
    if after.startswith("\ufffd"):
        return _Explanation(
            "a byte is not valid UTF-8, the encoding of the document",
            "save the document as UTF-8, or declare its encoding",
        )
    tag = _START_TAG.search(before)
    return (_in_start_tag(tag.group(), after) if tag else None) or _Explanation("this is neither markup nor text")


def _open_reference(written: str) -> _Explanation:
    if written in _PREDEFINED or written.startswith("&#"):
        return _Explanation(f"“;” is missing after “{written}”", f"write “{written};”", len(written), len(written))
    return _Explanation(
        "“&” does not begin a character or entity reference", "write “&amp;” for the character itself", len(written), 1
    )


def _in_start_tag(tag: str, after: str) -> _Explanation | None:
    """Explain an error in a start tag, given its text before and after the error."""
    within = re.search(r"""=\s*(["'])((?:(?!\1).)*)\Z""", tag, re.DOTALL)
    if within and after.startswith("<"):
        if "\n" in within.group(2) or within.group(2).rstrip().endswith((">", "/")):
            return _Explanation("an attribute value has no closing quotation mark")
        return _Explanation(
            "“<” is not allowed in an attribute value", "write “&lt;”, or add the missing quotation mark", 0, 1
        )
    if re.search(r"=\s*\Z", tag):
        return _Explanation("an attribute value must be in quotation marks")
    if re.search(r"""["']\Z""", tag):
        return _Explanation("a space is missing between two attributes")
    if after.startswith("<"):
        return _Explanation(f"the tag {tag.split()[0]} is not closed", "add “>” before this")
    name = re.search(r"\s([\w.\-:]+)\s*\Z", tag)
    if name:
        return _Explanation(f"attribute @{name.group(1)} has no value", f'write {name.group(1)}="…"')
    return None


def _unclosed_token(context: _Context) -> _Explanation:
    if context.after.startswith("<!--"):
        return _Explanation("a comment is not closed", "add “-->”", 0, 4)
    if context.after.startswith("<?"):
        return _Explanation("a processing instruction is not closed", "add “?>”", 0, 2)
    return _Explanation("a tag is not closed", "add “>”, or a missing quotation mark", 0, 1)


def _tag_mismatch(context: _Context) -> _Explanation | None:
    found = re.match(r"[^\s<>]+", context.after)
    if not found or not context.open:
        return None
    innermost = context.open[-1]
    message = f"unexpected </{found.group()}>: <{innermost.name}>, opened on line {innermost.line}, is not closed"
    if found.group() in (element.name for element in context.open):
        suggestion = f"is </{innermost.name}> missing before it?"
    else:
        suggestion = f"no <{found.group()}> is open; did you mean </{innermost.name}>?"
    return _Explanation(message, suggestion, 2, len(found.group()) + 3)


def _file_ends(context: _Context) -> _Explanation:
    if not context.open:
        return _Explanation("the file contains no element")
    innermost = context.open[-1]
    return _Explanation(
        f"the file ends before the end tag </{innermost.name}> of the element opened on line {innermost.line}"
    )


def _undefined_entity(context: _Context) -> _Explanation | None:
    found = re.match(r"&([\w.\-:]+);", context.after)
    if not found:
        return None
    character = html5.get(f"{found.group(1)};")
    suggestion = None
    if character:
        codes = "".join(f"&#x{ord(part):X};" for part in character)
        suggestion = f"write {codes}" + (f", or the character itself, “{character}”" if character.strip() else "")
    return _Explanation(
        f"entity {found.group()} is not declared; XML predefines only lt, gt, amp, quot and apos",
        suggestion,
        0,
        found.end(),
    )


def _unbound_prefix(context: _Context) -> _Explanation | None:
    tag = re.match(r"<[^>]*", context.after)
    if not tag:
        return None
    used = re.findall(r"[<\s]([\w.\-]+):[\w.\-]+", re.sub(r"""("[^"]*"|'[^']*')""", '""', tag.group()))
    declared = {*re.findall(r"xmlns:([\w.\-]+)", tag.group()), "xml", "xmlns"}
    prefix = next((each for each in used if each not in declared), None)
    if prefix is None:
        return None
    return _Explanation(f"the prefix “{prefix}” is not declared", f'declare it: xmlns:{prefix}="…"')


def _duplicate_attribute(context: _Context) -> _Explanation | None:
    name = re.match(r"[^\s=]+", context.after)
    return _Explanation(f"attribute @{name.group()} is specified twice", None, 0, name.end()) if name else None


def _after_the_end(context: _Context) -> _Explanation:
    return _Explanation(
        "content after the end of the root element", "a document has one root element; is an end tag misplaced?"
    )


def _not_xml(context: _Context) -> _Explanation | None:
    return _Explanation("the file does not begin with “<”: is it XML?") if not context.before.strip() else None


def _late_declaration(context: _Context) -> _Explanation:
    return _Explanation("“<?xml” must be at the very beginning of the file", "delete everything before it", 0, 5)


_EXPLANATIONS: dict[str, Callable[[_Context], _Explanation | None]] = {
    errors.XML_ERROR_SYNTAX: _not_xml,
    errors.XML_ERROR_NO_ELEMENTS: _file_ends,
    errors.XML_ERROR_INVALID_TOKEN: _invalid_token,
    errors.XML_ERROR_UNCLOSED_TOKEN: _unclosed_token,
    errors.XML_ERROR_TAG_MISMATCH: _tag_mismatch,
    errors.XML_ERROR_DUPLICATE_ATTRIBUTE: _duplicate_attribute,
    errors.XML_ERROR_JUNK_AFTER_DOC_ELEMENT: _after_the_end,
    errors.XML_ERROR_UNDEFINED_ENTITY: _undefined_entity,
    errors.XML_ERROR_MISPLACED_XML_PI: _late_declaration,
    errors.XML_ERROR_UNCLOSED_CDATA_SECTION: lambda context: _Explanation("a CDATA section is not closed", "add “]]>”"),
    errors.XML_ERROR_UNBOUND_PREFIX: _unbound_prefix,
}
