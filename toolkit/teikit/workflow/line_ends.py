"""Line ends: a file keeps those of each line, although a merge works on normalised ones."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

_LINE_END = re.compile(r"\r\n|\r|\n")


def normalise_line_ends(text: str) -> str:
    """Return a text with the line ends that an XML processor passes on."""
    return _LINE_END.sub("\n", text)


def restore_line_ends(text: str, before: str) -> str:
    """Return a text with the line ends of an earlier version of it.

    Lines of the earlier version keep theirs. New lines get those of the line before them.

    :param text: the new version, with normalised line ends.
    """
    ends = _LINE_END.findall(before)
    if set(ends) <= {"\n"}:
        return text
    if len(set(ends)) == 1:
        return text.replace("\n", ends[0])
    new, old = text.split("\n"), _LINE_END.split(before)
    restored: dict[int, str] = {}
    for old_at, new_at, size in SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks():
        restored |= {new_at + i: ends[old_at + i] for i in range(size) if old_at + i < len(ends)}
    parts, end = [], ends[0]
    for number, line in enumerate(new[:-1]):
        end = restored.get(number, end)
        parts.append(line + end)
    return "".join([*parts, new[-1]])
