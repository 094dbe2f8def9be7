"""Configuration files: TOML read into typed, frozen models, with errors that name file, line and key.

A model is a :class:`Table` (a :class:`msgspec.Struct`) whose fields are the keys of a TOML table. Keys are written in
snake case; a hyphen in a key counts as an underscore. Keys of a field that is a ``Mapping`` belong to the user and are
left as they are.

>>> class Page(Table):
...     width: int
>>> convert(TomlDocument.parse("width = 210", "page.toml"), Page)
Page(width=210)
>>> convert(TomlDocument.parse("widht = 210", "page.toml"), Page)
Traceback (most recent call last):
teikit.core.errors.ConfigurationError: page.toml:1:1: unknown key 'widht'; did you mean 'width'? Valid keys: width
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import msgspec

from teikit.core import toml_checks
from teikit.core.errors import ConfigurationError
from teikit.core.files import read_bytes
from teikit.core.positions import Position
from teikit.core.toml_checks import Problem
from teikit.core.toml_keys import KeyPath, key_name

_ModelT = TypeVar("_ModelT", bound="Table")


class Table(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Base class of the models of TOML tables."""


@dataclass(frozen=True, slots=True)
class TomlDocument:
    """A parsed TOML file.

    :param file: its path, or the name that messages have for it.
    """

    file: Path | str
    text: str
    data: Mapping[str, object]

    @classmethod
    def load(cls, file: Path, expected: str = "a TOML file") -> TomlDocument:
        """Read and parse a file.

        :param expected: the kind of file, for the message if it is missing.
        :raises FileError: the file cannot be read.
        :raises ConfigurationError: the file is not valid TOML.
        """
        return cls.parse(read_bytes(file, expected), file)

    @classmethod
    def parse(cls, content: str | bytes, file: Path | str) -> TomlDocument:
        """Parse the content of a file.

        :raises ConfigurationError: it is not valid TOML.
        """
        try:
            text = content if isinstance(content, str) else content.decode("utf-8-sig")
            text = text.replace("\r\n", "\n")
            return cls(file, text, tomllib.loads(text))
        except UnicodeDecodeError:
            raise ConfigurationError("not encoded in UTF-8", file, hint="save it as UTF-8") from None
        except tomllib.TOMLDecodeError as error:
            raise _syntax_error(str(error), text, file) from None
        except RecursionError:
            raise ConfigurationError("invalid TOML: nested too deeply", file) from None

    def position(self, path: KeyPath) -> Position | None:
        """Return the position of a key, or of the innermost table around it that is in the file.

        Names in the path may be field names of a model: an underscore also matches a hyphen.
        """
        # Only errors need positions, and to compile the patterns of the scanner takes longer than to load a file.
        from teikit.core.toml_positions import key_positions

        found = key_positions(self.text)
        by_field_name = {_field_names(known): position for known, position in found.items()}
        for length in range(len(path), 0, -1):
            position = found.get(path[:length]) or by_field_name.get(path[:length])
            if position:
                return position
        return None

    def error(self, path: KeyPath, problem: str, hint: str | None = None) -> ConfigurationError:
        """Return an error about the value of a key."""
        return ConfigurationError(f"{key_name(path)}: {problem}", self.file, self.position(path), hint=hint)


def convert(document: TomlDocument, model: type[_ModelT]) -> _ModelT:
    """Convert a file to a model.

    :raises ConfigurationError: a key is unknown, misplaced or missing, or a value is not of the type of its field.
    """
    try:
        return msgspec.convert(document.data, model)
    except msgspec.ValidationError:
        # An error, or an old spelling: the description of the model, which takes time to build, is needed only now.
        return from_data(check(document, model, complete=True), model, document.file)


def check(document: TomlDocument, model: type[Table], *, complete: bool = False) -> dict[str, object]:
    """Check a file that need not have all keys of a model; return its data in the form of the model.

    :param complete: whether keys that the model requires must be present.
    :raises ConfigurationError: the first problem in the order of the file.
    """
    data, problems = toml_checks.prepare(document.data, model, complete=complete)
    raise_first(document, problems)
    return data


def raise_first(document: TomlDocument, problems: Iterable[Problem]) -> None:
    """Raise the first of some problems in the order of the file, if there is one.

    :raises ConfigurationError: there is a problem.
    """
    located = [(document.position(problem.path) or Position(1), problem) for problem in problems]
    if located:
        position, problem = min(located, key=lambda pair: pair[0])
        raise ConfigurationError(problem.message, document.file, position if problem.path else None, hint=problem.hint)


def from_data(data: Mapping[str, object], model: type[_ModelT], file: Path | str) -> _ModelT:
    """Convert checked data, for example of several files merged, to a model.

    :param file: the file to name in an error.
    :raises ConfigurationError: the data does not fit the model.
    """
    try:
        return msgspec.convert(data, model)
    except msgspec.ValidationError as error:
        message, _, place = str(error).partition(" - at ")
        where = f"{place.strip('`').removeprefix('$.')}: " if place else ""
        raise ConfigurationError(f"{where}{message[:1].lower()}{message[1:]}", file) from None


def _field_names(path: KeyPath) -> KeyPath:
    return tuple(key.replace("-", "_") if isinstance(key, str) else key for key in path)


def _syntax_error(message: str, text: str, file: Path | str) -> ConfigurationError:
    problem, _, place = message.partition(" (at ")
    numbers = [int(number) for number in re.findall(r"\d+", place)]
    position = Position(*numbers) if len(numbers) == 2 else Position(text.count("\n") + 1)
    return ConfigurationError(f"invalid TOML: {problem[:1].lower()}{problem[1:]}", file, position)
