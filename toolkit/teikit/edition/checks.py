"""Checks of ``edition.toml`` beyond the types of its values: files that must exist, languages, CSS, repetitions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from teikit.core import resources
from teikit.core.language_tags import is_language_tag, suggest_language_tag
from teikit.core.paths import is_inside
from teikit.core.suggestions import closest, suggest
from teikit.core.toml_checks import Problem, misfit
from teikit.core.toml_keys import KeyPath, key_name
from teikit.edition.css import is_colour_name, is_safe_value, suggest_colour
from teikit.edition.sections import Document, EditionFile, Facts, Font, Palette
from teikit.edition.xpath import xpath_error

#: Properties of a palette that are not colours.
_NOT_COLOURS = ("serif", "sans", "measure", "margin", "tint")


def find_problems(file: EditionFile, folder: Path) -> Iterator[Problem]:
    """Yield the problems of an edition's configuration.

    :param folder: the folder of the edition.
    """
    yield from _edition(file, folder)
    yield from _documents(file.documents, folder)
    yield from _print(file, folder)
    yield from _palette(file.style, ("style",))
    yield from _palette(file.style.dark, ("style", "dark"))
    yield from _facts(file.reading.facts)
    for number, font in enumerate(file.style.fonts):
        yield from _font(font, ("style", "fonts", number), folder)


def _edition(file: EditionFile, folder: Path) -> Iterator[Problem]:
    edition = file.edition
    yield from language_problems(edition.language, ("edition", "language"))
    yield from _profile(edition.profile, ("edition", "profile"), folder)
    for key in ("schema", "schematron", "odd"):
        name = getattr(edition, key)
        if not name or resources.shipped_schema(folder / name) is None:
            yield from _missing_file(name, ("edition", key), folder)
    yield from _address(edition.base_url, ("edition", "base_url"))
    if edition.licence:
        yield from _address(edition.licence.target, ("edition", "licence", "target"))


def _documents(documents: tuple[Document, ...], folder: Path) -> Iterator[Problem]:
    sources = _names(folder / "sources")
    stems = {Path(source).stem for source in sources}
    first: dict[str, int] = {}
    for number, document in enumerate(documents):
        path: KeyPath = ("documents", number)
        if document.language:
            yield from language_problems(document.language, (*path, "language"))
        if document.profile:
            yield from _profile(document.profile, (*path, "profile"), folder)
        # An edition may be published without its sources.
        if sources and not _has_source(document.source, stems):
            yield _missing(document.source, (*path, "source"), " in sources/", sources)
        if not is_inside(folder / "sources" / document.source, folder):
            yield _outside(document.source, (*path, "source"))
        if document.notes and not is_inside(folder / "sources" / document.notes, folder):
            yield _outside(document.notes, (*path, "notes"))
        elif sources and document.notes and document.notes not in sources:
            yield _missing(document.notes, (*path, "notes"), " in sources/", sources)
        stem = Path(document.source).stem
        if first.setdefault(stem, number) != number:
            message = f"{key_name((*path, 'source'))}: {document.source!r} has a table already"
            yield Problem((*path, "source"), message, "merge the two tables")


def _has_source(name: str, stems: set[str]) -> bool:
    """Return whether a name is that of a source, or of one of the documents that a source contains.

    :param stems: the names of the sources without suffixes.
    """
    stem = Path(name).stem
    return stem in stems or any(stem.startswith(f"{source}-") for source in stems)


def _print(file: EditionFile, folder: Path) -> Iterator[Problem]:
    yield from _missing_file(file.print.template, ("print", "template"), folder)
    for number, name in enumerate(file.print.fonts):
        if not is_inside(folder / name.strip(), folder):
            yield _outside(name.strip(), ("print", "fonts", number), "folder")
        elif not (folder / name.strip()).is_dir():
            yield Problem(("print", "fonts", number), f"[print] fonts: folder {name.strip()!r} does not exist")


def _palette(palette: Palette, table: KeyPath) -> Iterator[Problem]:
    for name in Palette.__struct_fields__:
        value = getattr(palette, name)
        path = (*table, name)
        if value is None:
            continue
        if not is_safe_value(value):
            yield misfit(path, "a CSS value without url(), unbalanced quotes or parentheses", value)
        elif name not in _NOT_COLOURS and re.fullmatch("[A-Za-z]+", value) and not is_colour_name(value):
            similar = suggest_colour(value)
            yield misfit(path, "a CSS colour", value, f"did you mean {similar!r}?" if similar else None)


def _facts(facts: Facts) -> Iterator[Problem]:
    for name in Facts.__struct_fields__:
        expression = getattr(facts, name)
        if expression is not None and (error := xpath_error(expression)):
            path = ("reading", "facts", name)
            yield Problem(path, f"{key_name(path)}: not XPath 3.1: {error}")


def _font(font: Font, path: KeyPath, folder: Path) -> Iterator[Problem]:
    if not is_safe_value(font.family):
        yield misfit((*path, "family"), "the name of a font family", font.family)
    yield from _missing_file(font.file, (*path, "file"), folder)


def language_problems(tag: str, path: KeyPath) -> Iterator[Problem]:
    """Yield a problem if a value is not a language tag.

    :param path: the key of the value.
    """
    if not is_language_tag(tag):
        better = suggest_language_tag(tag)
        hint = f'write {path[-1]} = "{better}"' if better else None
        yield misfit(path, "a language tag (BCP 47) such as en, de-AT or zh-Hant", tag, hint)


def _address(address: str | None, path: KeyPath) -> Iterator[Problem]:
    """Yield a problem if the host or the port of an address is not valid."""
    try:
        valid = address is None or (bool(urlsplit(address).hostname) and urlsplit(address).port != 0)
    except ValueError:
        valid = False
    if not valid:
        yield misfit(path, "an address with a valid host and port", address)


def _profile(name: str, path: KeyPath, folder: Path) -> Iterator[Problem]:
    if name.endswith(".toml"):
        yield from _missing_file(name, path, folder)
    elif name not in resources.profiles():
        hint = f"{suggest(name, resources.profiles(), 'profiles')}, or the path of a TOML file"
        yield Problem(path, f"{key_name(path)}: unknown profile {name!r}", hint)


def _missing_file(name: str | None, path: KeyPath, folder: Path) -> Iterator[Problem]:
    """Yield a problem if a file that a key names is outside of the edition or does not exist."""
    if name and not is_inside(folder / name, folder):
        yield _outside(name, path)
    elif name and not (folder / name).is_file():
        wanted = Path(name)
        others = (wanted.with_name(other) for other in _names((folder / name).parent))
        yield _missing(name, path, "", [str(other) for other in others if other.suffix == wanted.suffix])


def _outside(name: str, path: KeyPath, kind: str = "file") -> Problem:
    """Return the problem of a name that leads out of the edition, whether or not the file exists."""
    return misfit(path, f"a {kind} in the folder of the edition", name)


def _missing(name: str, path: KeyPath, where: str, others: list[str]) -> Problem:
    similar = closest(name, [other for other in others if other != "edition.toml"])
    message = f"{key_name(path)}: file {name!r} does not exist{where}"
    return Problem(path, message, f"did you mean {similar!r}?" if similar else None)


def _names(folder: Path) -> list[str]:
    """Return the names of the files in a folder, without hidden ones; none if it does not exist."""
    if not folder.is_dir():
        return []
    return sorted(file.name for file in folder.iterdir() if file.is_file() and not file.name.startswith("."))
