"""Profile: the patterns of one kind of source, and the rules that run over it, from a TOML file."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from importlib.resources import files
from itertools import pairwise
from pathlib import Path
from typing import Any

from teikit.core.errors import TeikitError
from teikit.core.files import read_bytes
from teikit.core.positions import Position
from teikit.encoding.profiles import checks as profile_checks

#: What can be tagged in the running text beyond the practice of a series.
TAGGED = ("persons", "places", "organisations", "dates")
#: The shipped profile that has every setting.
_COMPLETE = "frus"


@dataclass(frozen=True, slots=True, eq=False)
class Profile:
    """What a kind of source looks like; each is equal to itself only, so that what it says is read once.

    ``rules`` names the rules in the order in which they run; ``settings`` holds one table for each rule;
    ``renditions`` says how consumed markers stand in the source, as CSS by selector. ``files`` are those of the
    profile that do not come with teikit.
    """

    name: str
    title: str
    rules: tuple[str, ...]
    settings: Mapping[str, Mapping[str, Any]]
    renditions: Mapping[str, str]
    file: str
    files: tuple[Path, ...] = ()

    def pattern(self, table: str, key: str, **parts: str) -> re.Pattern[str]:
        """Return a compiled pattern; ``{name}`` in it stands for one of ``parts``.

        :raises TeikitError: the profile lacks it, or it is no regular expression.
        """
        return _compiled(self, table, key, tuple(parts.items()))

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
        wanted = tuple(dict.fromkeys(kinds))
        unknown = [kind for kind in wanted if kind not in TAGGED]
        if unknown:
            raise TeikitError(f"{unknown[0]!r} cannot be tagged", hint=f"choose among {', '.join(TAGGED)}")
        return _tagging(self, wanted) if wanted else self

    def alternatives(self, table: str, key: str) -> str:
        """Return a list of words as the body of a regular expression, longest first."""
        return alternation(tuple(self.get(table, key)))


@lru_cache(maxsize=32)
def _tagging(profile: Profile, wanted: tuple[str, ...]) -> Profile:
    dates = {"running": True} if "dates" in wanted else {}
    named = [*profile.get("names", "propose"), *(kind for kind in wanted if kind != "dates")]
    more = {"dates": dates, "names": {"propose": list(dict.fromkeys(named))}}
    return replace(profile, settings=_merge(dict(profile.settings), more))


@lru_cache(maxsize=1024)
def _compiled(profile: Profile, table: str, key: str, parts: tuple[tuple[str, str], ...]) -> re.Pattern[str]:
    first, *within = key.split(".")
    source: Any = profile.get(table, first)
    for inner in within:
        source = source[inner]
    source = str(source)
    for name, part in parts:
        source = source.replace("{" + name + "}", part)
    try:
        return re.compile(source)
    except re.error as error:
        raise TeikitError(f"{table}.{key} is no regular expression: {error}", profile.file) from None


@lru_cache(maxsize=512)
def alternation(words: tuple[str, ...]) -> str:
    """Return words as the body of a regular expression, longest first; a blank is any white space. None match nothing.

    Those that begin with the same letter stand together: a text that has another is told so once.
    """
    rests: dict[str, list[str]] = {}
    for word in sorted(words, key=len, reverse=True):
        rests.setdefault(word[:1], []).append(re.escape(word[1:]).replace(r"\ ", r"\s+"))
    return "|".join(f"{re.escape(first)}(?:{'|'.join(rest)})" for first, rest in rests.items()) or "(?!)"


@cache
def shipped() -> tuple[str, ...]:
    """Return the names of the profiles that come with teikit."""
    folder = files("teikit.encoding").joinpath("profiles")
    return tuple(sorted(Path(str(item)).stem for item in folder.iterdir() if str(item).endswith(".toml")))


def load(name: str, folder: Path | None = None) -> Profile:
    """Load a shipped profile by name, or an edition's own by the path of its TOML file.

    A profile that says ``extends = "frus"`` is laid over that one, table by table; ``without`` leaves out rules of
    the other, ``also`` adds some, each where ``frus`` runs it.

    :param folder: what a relative path starts from; the current folder without it.
    :raises TeikitError: there is no such profile, or its file is in error.
    """
    return _stacked(tuple(_layers(name, folder)))


@lru_cache(maxsize=32)
def _stacked(layers: tuple[_Layer, ...]) -> Profile:
    """Lay the first of these over the others; the same files give the same profile."""
    data: dict[str, Any] = {}
    for layer in reversed(layers):
        data = _merge(data, {**layer.data, "rules": _rules(layer, data.get("rules", []))})
    for key in ("extends", "without", "also"):
        data.pop(key, None)
    return _profile(data, layers)


def _layers(name: str, folder: Path | None) -> list[_Layer]:
    """Return a profile and those that it extends."""
    layers = [_read(name, folder)]
    while parent := layers[-1].data.get("extends"):
        try:
            layer = _read(parent, layers[-1].folder)
        except TeikitError as error:
            raise error if error.file else replace(error, file=layers[-1].file) from None
        if layer.file in [known.file for known in layers]:
            raise TeikitError(f"extends = {parent!r}: the profile extends itself", layers[-1].file)
        layers.append(layer)
    return layers


def source(name: str) -> str:
    """Return the TOML of a shipped profile, as it is written.

    :raises TeikitError: there is none of that name.
    """
    if name not in shipped():
        raise TeikitError(f"unknown profile {name!r}", hint=f"teikit comes with {', '.join(shipped())}")
    return files("teikit.encoding").joinpath("profiles", f"{name}.toml").read_text(encoding="utf-8")


@dataclass(frozen=True, slots=True)
class _Layer:
    """What one file says, and how it says it; ``folder`` is what its paths start from."""

    data: dict[str, Any] = field(compare=False)
    file: str
    folder: Path | None
    text: bytes = b""


def _rules(layer: _Layer, below: list[str]) -> list[str]:
    """Return the rules that run, in their order, of a layer over what is ``below`` it."""
    order = _order()
    named = {key: layer.data.get(key, []) for key in ("rules", "without", "also")}
    profile_checks.check_rules(named, order, layer.file)
    rules = [name for name in named["rules"] or below if name not in named["without"]]
    for name in named["also"]:
        if name not in rules:
            behind = (at for at, rule in enumerate(rules) if order.index(rule) > order.index(name))
            rules.insert(next(behind, len(rules)), name)
    return rules


@cache
def _order() -> list[str]:
    """Return all rules in the order in which they run: those of the series, and what other shipped profiles add."""
    order = list(dict.fromkeys(_shipped(_COMPLETE)["rules"]))
    for rules in (_shipped(name).get("rules", []) for name in shipped()):
        for before, name in pairwise(["", *rules]):
            if name not in order:
                order.insert(order.index(before) + 1 if before else 0, name)
    return order


def _profile(data: dict[str, Any], layers: Sequence[_Layer]) -> Profile:
    file = layers[0].file
    for key in ("name", "title", "rules"):
        if not data.get(key):
            raise TeikitError(f"the profile lacks {key}", file, hint='extend another: extends = "frus"')
    return Profile(
        name=data.pop("name"),
        title=data.pop("title"),
        rules=tuple(data.pop("rules")),
        renditions=data.pop("renditions", {}),
        settings=data,
        file=file,
        files=tuple(Path(layer.file) for layer in layers if layer.folder is not None),
    )


def _read(name: str, folder: Path | None) -> _Layer:
    if name in shipped():
        return _Layer(_shipped(name), name, None)
    if not name.endswith(".toml"):
        known = ", ".join(shipped())
        raise TeikitError(f"unknown profile {name!r}", hint=f"choose one of {known}, or give the path of a .toml file")
    path = (folder or Path()) / name
    text = read_bytes(path, "a profile")
    return _Layer({"name": path.stem, **_checked(text, path)}, str(path), path.parent, text)


@lru_cache(maxsize=32)
def _checked(text: bytes, path: Path) -> dict[str, Any]:
    data = _toml(text, path)
    profile_checks.check(data, _shipped(_COMPLETE), str(path))
    return data


def _toml(data: bytes, path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(data.decode())
    except UnicodeDecodeError:
        raise TeikitError("this is not UTF-8", path, hint="save it as UTF-8") from None
    except tomllib.TOMLDecodeError as error:
        said, _, place = str(error).partition(" (at line ")
        line, *_ = re.findall("[0-9]+", place) or [""]
        raise TeikitError(
            f"no TOML: {said[:1].lower()}{said[1:]}", path, Position(int(line)) if line else None
        ) from None


@cache
def _shipped(name: str) -> dict[str, Any]:
    return tomllib.loads(source(name))


def _merge(base: dict[str, Any], over: dict[str, Any]) -> dict[str, Any]:
    merged = dict(base)
    for key, value in over.items():
        below = merged.get(key)
        merged[key] = _merge(below, value) if isinstance(below, dict) and isinstance(value, dict) else value
    return merged
