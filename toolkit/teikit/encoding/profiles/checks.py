"""Check what a profile's file says, key by key, before a rule reads it.

The profile ``frus`` has every setting that there is: a key that it lacks is a mistake, a value of another kind than
its value too, and a pattern has the named groups that its pattern has, since the rules ask for these.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from typing import Any

from teikit.core.errors import TeikitError

#: What a profile says of itself, and of the rules, beside the tables of the rules.
_OWN: Mapping[str, Any] = {"name": "", "title": "", "extends": "", "rules": [""], "without": [""], "also": [""]}
#: Tables in which a profile may use keys of its own.
_FREE = frozenset({
    "renditions", "paragraphs.rend", "dates.relative", "dates.this_month", "dates.zones", "dates.more_months",
})  # fmt: skip
#: What is written in a form of its own: a pattern that each value matches, and the form in words.
_FORMS = {
    "text.layout": ("auto|line|wrapped", "auto, line or wrapped"),
    "names.propose": ("persons|places|organisations", "some of persons, places, organisations"),
    "quotations.pairs": ("..", "pairs of quotation marks"),
    "dates.relative": ("[+-]?[0-9]+ (?:day|week|month|year)", 'a number of days, weeks, months or years, "-1 day",'),
}
_KINDS = {str: "a string", list: "a list of strings", dict: "a table", bool: "true or false", int: "a whole number"}
_EXAMPLES = {str: '"…"', list: '["…"]', bool: "true", int: "100"}
_PART = re.compile(r"\{[a-z]+\}")


def check(data: Mapping[str, Any], known: Mapping[str, Any], file: str) -> None:
    """Check the file of a profile against the settings that there are.

    :raises TeikitError: a key is unknown, a value is of the wrong kind, or a pattern is no regular expression or lacks
        a group.
    """
    for path, value, expected in _values(data, {**known, **_OWN}, "", file):
        if not _is_like(value, expected):
            _refuse_kind(path, value, expected, file)
        if isinstance(value, str) and isinstance(expected, str) and path.partition(".")[0] not in _OWN:
            _check_pattern(path, value, expected, file)
        _check_form(path, value, file)


def _values(
    data: Mapping[str, Any], known: Mapping[str, Any], within: str, file: str
) -> Iterator[tuple[str, object, object]]:
    """Yield each value with its key in full and with what the shipped profile has there."""
    for key, value in data.items():
        path = f"{within}.{key}" if within else key
        if within in _FREE:
            yield path, value, next(iter(known.values()), "")
        elif key not in known:
            close = get_close_matches(key, known, n=1)
            place = f"[{within}] has no {key}" if within else f"there is no {_shown(key, value)}"
            hint = f"did you mean {close[0]}?" if close else f"there are {', '.join(known)}"
            raise TeikitError(place, file, hint=hint)
        elif isinstance(value, dict) and isinstance(known[key], dict):
            yield from _values(value, known[key], path, file)
        else:
            yield path, value, known[key]


def _shown(key: str, value: object) -> str:
    return f"[{key}]" if isinstance(value, dict) else key


def check_rules(names: Mapping[str, Sequence[str]], known: Sequence[str], file: str) -> None:
    """Check that the rules that keys of a profile name are such.

    :raises TeikitError: one is unknown.
    """
    for key, listed in names.items():
        for name in listed:
            if name not in known:
                close = get_close_matches(name, known, n=1)
                hint = f"did you mean {close[0]}?" if close else f"the rules are {', '.join(known)}"
                raise TeikitError(f"{key}: there is no rule {name!r}", file, hint=hint)


def _is_like(value: object, expected: object) -> bool:
    if isinstance(expected, list):
        return isinstance(value, list) and all(isinstance(item, str) for item in value)
    return type(value) is type(expected)


def _refuse_kind(path: str, value: object, expected: object, file: str) -> None:
    kind = _KINDS[type(expected)]
    *_, key = path.split(".")
    hint = f"write {key} = {_EXAMPLES[type(expected)]}" if type(expected) in _EXAMPLES else f"write [{path}]"
    raise TeikitError(f"{path} = {value!r}: {kind} was expected", file, hint=hint)


def _check_form(path: str, value: object, file: str) -> None:
    form, said = _FORMS.get(path) or _FORMS.get(path.rpartition(".")[0]) or ("", "")
    for item in value if isinstance(value, list) else [value]:
        if form and not re.fullmatch(form, str(item)):
            raise TeikitError(f"{path} = {item!r}: {said} was expected", file)


def _check_pattern(path: str, value: str, expected: str, file: str) -> None:
    try:
        found = re.compile(_PART.sub("x", value)).groupindex
    except re.error as error:
        raise TeikitError(f"{path} is no regular expression: {error}", file) from None
    for group in re.compile(_PART.sub("x", expected)).groupindex:
        if group not in found:
            raise TeikitError(f"{path} has no group {group}, which its rule reads", file, hint=f"add (?P<{group}>…)")
