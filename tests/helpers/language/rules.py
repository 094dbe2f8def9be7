"""The words and constructions that STYLE.md rules out, with their exceptions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from helpers.language.passages import Passage, blank


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


def _rule(pattern: str, advice: str, *kinds: str, ignore_case: bool = True) -> Rule:
    return Rule(_flexible(pattern, ignore_case=ignore_case), advice, frozenset(kinds))


def _flexible(pattern: str, *, ignore_case: bool = True) -> re.Pattern[str]:
    """Compile a pattern whose spaces match any white space; look-behinds, which need a fixed width, match one."""
    return re.compile(re.sub(r"(\(\?<[!=][^)]*\))| ", _space, pattern), re.IGNORECASE if ignore_case else 0)


def _space(match: re.Match[str]) -> str:
    return match.group(1).replace(" ", r"\s") if match.group(1) else r"\s+"


PROSE = ("docstring", "comment", "message", "text")

RULES = (
    # Programs report, detect, list and infer. Only people “tell”, “say”, “ask” and “know”.
    _rule(r"\b(?:tells?|told|telling|untold)\b", "report, list, detect, distinguish, infer"),
    _rule(r"\b(?:says?|saying)\b", "report, state, contain, specify"),
    _rule(r"\b(?:asks?|asked|asking)\b", "request, require, query, look up", *PROSE),
    _rule(r"\b(?:knows?|knew|knowing)\b", "have, contain, determine, support"),
    # Negation.
    _rule(
        r"(?<!there )(?<!There )\b(?:is|are|was|were|be|been) no (?!longer\b|more\b|less\b|fewer\b|later\b|earlier\b)",
        "is not a …",
    ),
    _rule(
        r"(?<!there )(?<!There )\b(?:is|are|was|were|be) (?:none|nobody|nobody's|nothing)\b",
        "is not a …, is empty",
        *PROSE,
    ),
    # Words of another time, or in another sense.
    _rule(r"\b(?:mends?|mended|mending)\b", "fix, repair"),
    _rule(r"\banew\b", "again"),
    _rule(r"\bat hand\b", "available", *PROSE),
    _rule(r"\bbehind\b", "after; below"),
    _rule(r"\b(?:stands?|stood|standing)\b", "is, occurs, appears; represents"),
    _rule(r"\b(?:lies|lie|lying)\b", "is, is in"),
    _rule(r"\b(?:parted|parting)\b", "separate, split", *PROSE),
    _rule(r"\bbeside\b", "next to, in addition to"),
    _rule(r"\bnobody(?:'s)?\b", "no one; not assigned"),
    _rule(r"\b(?:whence|thence|whither|lest|aught|nought|heed)\b", "plain modern words"),
    # Relative clauses used as nouns, and riddles.
    _rule(
        r"\A(?:What|Which|Whether|How|Who|Whom|Whose|Where|Whatever|Whoever)\b(?![^.]*\?)",
        "begin with a verb (functions) or a noun (classes, modules)",
        "docstring",
        ignore_case=False,
    ),
    _rule(
        r"\A(?:Return|Yield|Find|Give|Make|Write|Read|Take|Get) (?:what|how|who|whom|where|which|whose)\b",
        "name the returned object",
        "docstring",
    ),
    _rule(
        r"(?:\A|(?<=[.:;] )|(?<=\n\n))(?:What|Whoever|Whatever|Whom|Who)\b(?![^.:]*\?)",
        "name the thing",
        *PROSE,
        ignore_case=False,
    ),
    _rule(r"\Atest (?:what|who|whom|whatever|whoever)\b", "name the thing", "name"),
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

_PERSON = "(?:you|users?|readers?|editors?|people|persons?|authors?|speakers?|writers?|everyone)"
_AUXILIARY = "(?:can |must |may |should |to |need to |already |who )?"

# Uses that a rule would report and that are right, each with its reason. They are removed before the rules apply.
EXCEPTIONS = {
    rf"\b{_PERSON} {_AUXILIARY}(?:say|says|know|ask|asks|tell)\b": "people do say, know and ask",
    r"\bgood to know\b": "fixed phrase",
    r"\b(?:who|whom the author|he) asked\b": "reported speech, the subject of the encoder",
    r"\b(?:lists beside|no surname behind|place behind)\b": "keys of profiles, which users have in their files",
    r"\bQuotation marks stand in the text\b": "a sentence in the header of encoded documents, which stays the same",
    r"\blook-?behinds?\b": "a term of regular expressions",
    r"\bWho says what\b": "the question that the encoding of a conversation answers",
    r"\bstanding (?:committee|order|group)s?\b": "a permanent body",
    r"\bbehind (?:a |the )?(?:proxy|proxies|firewall)\b": "a term of networking",
}
_EXCEPTIONS = [_flexible(each) for each in EXCEPTIONS]

# Code and quotations inside prose: ``code``, `code`, “quotations”, "…", *examples*, tags, @attributes, --options, URLs.
_QUOTED = re.compile(
    r"``.+?``|`[^`\n]+`|“[^”]*”|„[^“”]*[“”]|‘[^’]*’|(?<!\w)\"[^\"\n]{0,200}\"(?!\w)|\*[^*\n]{1,80}\*"
    r"|<[^<>\n]{1,80}>|@[\w:-]+|(?<!\S)--\w[\w-]*|https?://\S+",
    re.DOTALL,
)


def problems(passages: Iterable[Passage]) -> Iterator[Problem]:
    """Yield each use of a ruled-out word in the passages."""
    for passage in passages:
        text = passage.text
        for pattern in (_QUOTED, *_EXCEPTIONS):
            text = pattern.sub(blank, text)
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


def _sentence(text: str, start: int, end: int) -> str:
    begin = max((match.end() for match in re.finditer(r"[.!?]\s|\n\n", text[:start])), default=0)
    stop = re.search(r"[.!?](?:\s|$)|\n\n", text[end:])
    return " ".join(text[begin : end + stop.start() if stop else len(text)].split())[:240]
