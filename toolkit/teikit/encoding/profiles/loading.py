"""Loading of profiles: shipped ones by name, an edition's own from TOML files that extend others."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from pathlib import Path

from msgspec.structs import asdict

from teikit.core import resources
from teikit.core.errors import ConfigurationError, UnknownNameError
from teikit.core.paths import is_inside
from teikit.core.suggestions import suggest
from teikit.core.toml import TomlDocument, check, from_data
from teikit.encoding.profiles.checks import check_patterns
from teikit.encoding.profiles.model import RULE_NAMES, Profile, ProfileFile
from teikit.encoding.profiles.pattern import alternation

#: The folder of the shipped profiles. The module importlib.resources takes 6 ms to import.
_FOLDER = Path(__file__).parent
#: The shipped file with all settings. It runs no rules, so it can be extended only.
_BASE = "base"
#: The file that marks the folder of an edition.
_EDITION = "edition.toml"
#: The list of words that replaces each placeholder in patterns: table and key.
PLACEHOLDERS: Mapping[str, tuple[str, str]] = {
    "kinds": ("heading", "kinds"),
    "titles": ("attendance", "titles"),
    "honorifics": ("names", "honorifics"),
    "months": ("dates", "months"),
}


def load_profile(name: str | os.PathLike[str], folder: Path | None = None) -> Profile:
    """Load a profile: a shipped one by name, another by the path of its TOML file.

    A file that extends a profile is merged with it, table by table. Its ``without`` leaves out rules of the extended
    profile, its ``also`` adds rules, each at its place in the order of :data:`.RULE_NAMES`.

    :param folder: the folder that a relative path starts from; by default the current folder.
    :raises UnknownNameError: there is no shipped profile with this name.
    :raises FileError: the file cannot be read.
    :raises ConfigurationError: a setting is unknown, invalid or missing.

    >>> load_profile("frus").lists.marker
    '- '
    """
    return _merged(tuple(_layers(os.fspath(name), folder)))


@cache
def shipped_profiles() -> tuple[str, ...]:
    """Return the names of the profiles that are shipped with teikit."""
    return resources.profiles()


def profile_source(name: str) -> str:
    """Return the TOML file of a shipped profile; ``base`` has all settings.

    :raises UnknownNameError: there is no shipped profile with this name.
    """
    if name not in _shipped_files():
        raise UnknownNameError(f"unknown profile {name!r}", hint=suggest(name, _shipped_files(), "names"))
    return (_FOLDER / f"{name}.toml").read_text(encoding="utf-8")


@dataclass(frozen=True, slots=True)
class _Layer:
    """One file of a profile.

    :param folder: the folder that its relative paths start from; ``None`` for a shipped file.
    :param text: the content of a file that is not shipped, by which two versions of it differ.
    """

    data: Mapping[str, object] = field(compare=False)
    file: str
    folder: Path | None = None
    text: str = ""

    def names(self, key: str) -> Sequence[str]:
        """Return a list of rule names; empty if the file does not have the key."""
        names = self.data.get(key, ())
        assert isinstance(names, Sequence)
        return names

    def error(self, key: str, problem: str, hint: str | None = None) -> ConfigurationError:
        """Return an error about a key."""
        return TomlDocument(self.file, self.text, self.data).error((key,), problem, hint)


@cache
def _shipped_files() -> tuple[str, ...]:
    return tuple(sorted(file.stem for file in _FOLDER.glob("*.toml")))


def _layers(name: str, folder: Path | None) -> list[_Layer]:
    """Return the file of a profile, then the one that it extends, and so on."""
    layers = [_read(name, folder)]
    while parent := layers[-1].data.get("extends"):
        try:
            _check_place(layers[-1], str(parent))
            layer = _read(str(parent), layers[-1].folder)
        except UnknownNameError as error:
            raise layers[-1].error("extends", error.message, error.hint) from None
        if layer.file in [known.file for known in layers]:
            raise layers[-1].error("extends", "the profile extends itself")
        layers.append(layer)
    return layers


def _check_place(layer: _Layer, parent: str) -> None:
    """Check that the profile of an edition extends none outside of the edition.

    :raises ConfigurationError: it does.
    """
    folder = layer.folder
    if folder is None or not parent.endswith(".toml"):
        return
    edition = next((above for above in (folder, *folder.parents) if (above / _EDITION).is_file()), None)
    if edition and not is_inside(folder / parent, edition):
        raise layer.error("extends", "a profile in an edition extends a shipped one, or a file in the same edition")


def _read(name: str, folder: Path | None) -> _Layer:
    if name in _shipped_files():
        return _Layer(_shipped_data(name), name)
    if not name.endswith(".toml"):
        known = ", ".join(shipped_profiles())
        raise UnknownNameError(
            f"unknown profile {name!r}", hint=f"choose one of {known}, or give the path of a .toml file"
        )
    path = (folder or Path()) / name
    document = TomlDocument.load(path, "a profile")
    return _Layer({"name": path.stem, **_checked(document)}, str(path), path.parent, document.text)


@cache
def _shipped_data(name: str) -> Mapping[str, object]:
    return tomllib.loads(profile_source(name))


def _checked(document: TomlDocument) -> Mapping[str, object]:
    data = check(document, ProfileFile)
    check_patterns(document, data, PLACEHOLDERS)
    return data


@lru_cache(maxsize=32)
def _merged(layers: tuple[_Layer, ...]) -> Profile:
    """Merge the files of a profile, the first of which has precedence. The same files give the same profile."""
    data: dict[str, object] = {}
    for layer in reversed(layers):
        data = _merge(data, {**layer.data, "rules": _rules(layer, data)})
    file = layers[0].file
    for key in ("name", "title", "rules"):
        if not data.get(key):
            raise ConfigurationError(f"missing key {key!r}", file, hint='extend a profile: extends = "frus"')
    settings = from_data(_with_words(data), ProfileFile, file)
    own_files = tuple(Path(layer.file) for layer in layers if layer.folder is not None)
    return Profile(**asdict(settings), files=own_files)


def _merge(below: Mapping[str, object], above: Mapping[str, object]) -> dict[str, object]:
    merged = dict(below)
    for key, value in above.items():
        known = merged.get(key)
        merged[key] = _merge(known, value) if isinstance(known, Mapping) and isinstance(value, Mapping) else value
    return merged


def _rules(layer: _Layer, below: Mapping[str, object]) -> list[str]:
    """Return the rules that run with a layer, in order."""
    inherited = below.get("rules", ())
    assert isinstance(inherited, Sequence)
    rules = [name for name in layer.names("rules") or inherited if name not in layer.names("without")]
    order = {name: place for place, name in enumerate(RULE_NAMES)}
    for name in layer.names("also"):
        if name not in rules:
            later = (at for at, rule in enumerate(rules) if order[rule] > order[name])  # type: ignore[index]
            rules.insert(next(later, len(rules)), name)
    return rules


def _with_words(data: Mapping[str, object]) -> dict[str, object]:
    """Return the settings with the placeholders in patterns replaced by alternatives of words."""
    words: dict[str, str] = {}
    for placeholder, (table, key) in PLACEHOLDERS.items():
        settings = data.get(table)
        listed = settings.get(key) if isinstance(settings, Mapping) else None
        words["{" + placeholder + "}"] = alternation(tuple(listed)) if isinstance(listed, list) else "(?!)"
    return {name: _replaced(value, words) if isinstance(value, Mapping) else value for name, value in data.items()}


def _replaced(table: Mapping[str, object], words: Mapping[str, str]) -> dict[str, object]:
    replaced = dict(table)
    for key, value in table.items():
        if isinstance(value, str) and "{" in value:
            for placeholder, alternatives in words.items():
                value = value.replace(placeholder, alternatives)
            replaced[key] = value
    return replaced
