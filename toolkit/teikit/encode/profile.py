"""Profile: the patterns of one kind of source, and the rules that run over it, from a TOML file."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from teikit.errors import TeikitError

#: What can be tagged in the running text beyond the practice of a series.
TAGGED = ("persons", "places", "organisations", "dates")


@dataclass(frozen=True, slots=True)
class Profile:
    """What a kind of source looks like.

    ``rules`` names the rules in the order in which they run; ``settings`` holds one table for each rule;
    ``renditions`` says how consumed markers stand in the source, as CSS by selector.
    """

    name: str
    title: str
    rules: tuple[str, ...]
    settings: Mapping[str, Mapping[str, Any]]
    renditions: Mapping[str, str]
    file: str

    def pattern(self, table: str, key: str, **parts: str) -> re.Pattern[str]:
        """Return a compiled pattern; ``{name}`` in it stands for one of ``parts``.

        :raises TeikitError: the profile lacks it, or it is no regular expression.
        """
        source: Any = self.get(table, key.split(".")[0])
        for inner in key.split(".")[1:]:
            source = source[inner]
        source = str(source)
        for name, part in parts.items():
            source = source.replace("{" + name + "}", part)
        try:
            return re.compile(source)
        except re.error as error:
            raise TeikitError(f"{table}.{key} is no regular expression: {error}", self.file) from None

    def get(self, table: str, key: str) -> Any:
        """Return a setting.

        :raises TeikitError: the profile lacks it.
        """
        try:
            return self.settings[table][key]
        except KeyError:
            raise TeikitError(f"the profile lacks {key} in [{table}]", self.file) from None

    def tagging(self, kinds: Iterable[str]) -> Profile:
        """Return the profile that tags these in the running text besides: dates, places, organisations, persons.

        :raises TeikitError: one of them is nothing that can be tagged.
        """
        wanted = list(dict.fromkeys(kinds))
        unknown = [kind for kind in wanted if kind not in TAGGED]
        if unknown:
            raise TeikitError(f"{unknown[0]!r} cannot be tagged", hint=f"choose among {', '.join(TAGGED)}")
        if not wanted:
            return self
        dates = {"running": True} if "dates" in wanted else {}
        named = [*self.get("names", "propose"), *(kind for kind in wanted if kind != "dates")]
        more = {"dates": dates, "names": {"propose": list(dict.fromkeys(named))}}
        return replace(self, settings=_merge(dict(self.settings), more))

    def alternatives(self, table: str, key: str) -> str:
        """Return a list of words as the body of a regular expression, longest first."""
        return alternation(tuple(self.get(table, key)))


@lru_cache(maxsize=512)
def alternation(words: tuple[str, ...]) -> str:
    """Return words as the body of a regular expression, longest first; a blank is any white space."""
    longest_first = sorted(words, key=len, reverse=True)
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in longest_first)


def shipped() -> tuple[str, ...]:
    """Return the names of the profiles that come with teikit."""
    folder = files("teikit.encode").joinpath("profiles")
    return tuple(sorted(Path(str(item)).stem for item in folder.iterdir() if str(item).endswith(".toml")))


def load(name: str) -> Profile:
    """Load a shipped profile by name, or an edition's own by the path of its TOML file.

    A profile that says ``extends = "frus"`` is laid over that one, table by table.

    :raises TeikitError: there is no such profile, or its file is in error.
    """
    data, file = _read(name)
    parents = [name]
    while (parent := data.pop("extends", None)) is not None:
        if parent in parents:
            raise TeikitError(f"profile {parent} extends itself", file)
        parents.append(parent)
        data = _merge(_read(parent)[0], data)
    return _profile(data, file)


def _profile(data: dict[str, Any], file: str) -> Profile:
    try:
        return Profile(
            name=data.pop("name"),
            title=data.pop("title"),
            rules=tuple(data.pop("rules")),
            renditions=data.pop("renditions", {}),
            settings=data,
            file=file,
        )
    except KeyError as error:
        raise TeikitError(f"the profile lacks {error.args[0]}", file) from None


def _read(name: str) -> tuple[dict[str, Any], str]:
    if name in shipped():
        text = files("teikit.encode").joinpath("profiles", f"{name}.toml").read_text(encoding="utf-8")
        return tomllib.loads(text), name
    path = Path(name)
    if path.suffix != ".toml":
        known = ", ".join(shipped())
        raise TeikitError(f"unknown profile {name!r}", hint=f"choose one of {known}, or give the path of a .toml file")
    try:
        return tomllib.loads(path.read_text(encoding="utf-8")), str(path)
    except OSError as error:
        raise TeikitError(f"the profile cannot be read: {(error.strerror or '').lower()}", path) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise TeikitError(f"the profile is no TOML: {error}", path) from None


def _merge(base: dict[str, Any], over: dict[str, Any]) -> dict[str, Any]:
    merged = dict(base)
    for key, value in over.items():
        below = merged.get(key)
        merged[key] = _merge(below, value) if isinstance(below, dict) and isinstance(value, dict) else value
    return merged
