"""The edition: its ``edition.toml``, read once into a frozen dataclass."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import MISSING, dataclass, field, fields, replace
from difflib import get_close_matches
from pathlib import Path
from typing import Any, TypeVar

from teikit.core.errors import TeikitError
from teikit.core.files import cache_until_changed

FILE = "edition.toml"
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Licence:
    """Under what terms the encoding may be used: a sentence and the address of the licence."""

    text: str
    target: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """What ``edition.toml`` says of one document: which source it is encoded from, and where that was published."""

    source: str
    profile: str = ""
    title: str = ""
    short: str = ""
    bibl: str = ""
    notes: str = ""
    encoded: str = ""
    """The day on which it was first encoded, ``YYYY-MM-DD``."""
    language: str = ""
    """In which language it is written, where that is not the edition's (BCP 47)."""


@dataclass(frozen=True, slots=True)
class Font:
    """A font file of the edition, for its pages: the name by which ``serif`` and ``sans`` call it, what it can show."""

    family: str
    file: str
    weight: str = "400"
    style: str = "normal"


@dataclass(frozen=True, slots=True)
class Look:
    """How the pages of an edition look, where it is not as teikit has it: CSS custom properties, in the dark, fonts."""

    properties: Mapping[str, str] = field(default_factory=dict)
    dark: Mapping[str, str] = field(default_factory=dict)
    fonts: tuple[Font, ...] = ()


@dataclass(frozen=True, slots=True)
class Edition:
    """An edition: a folder with ``edition.toml``, ``sources/``, ``documents/`` and ``registers/``."""

    folder: Path
    title: str = "Untitled edition"
    language: str = "en"
    publisher: str = ""
    date: str = ""
    description: str = ""
    editors: tuple[str, ...] = ()
    licence: Licence | None = None
    profile: str = "frus"
    tag: tuple[str, ...] = ()
    """What is tagged in the running text besides what the profile tags: dates, places, organisations."""
    schema: str = ""
    schematron: str = ""
    odd: str = ""
    base_url: str = ""
    documents: tuple[Document, ...] = ()
    web: Mapping[str, str] = field(default_factory=dict)
    print: Mapping[str, str] = field(default_factory=dict)
    look: Look = field(default_factory=Look)

    @property
    def persons_file(self) -> Path:
        """Return the register of persons."""
        return self.folder / "registers" / "persons.xml"

    @property
    def places_file(self) -> Path:
        """Return the register of places."""
        return self.folder / "registers" / "places.xml"

    @property
    def organisations_file(self) -> Path:
        """Return the register of organisations."""
        return self.folder / "registers" / "organisations.xml"

    @property
    def sources(self) -> Path:
        """Return the folder of the received texts."""
        return self.folder / "sources"

    @property
    def tei(self) -> Path:
        """Return the folder of the TEI documents."""
        return self.folder / "documents"

    @property
    def encoded(self) -> Path:
        """Return the folder of the documents as the encoder wrote them: what corrections are told from."""
        return self.folder / "encoded"

    @property
    def public(self) -> Path:
        """Return the folder that publishing writes."""
        return self.folder / "public"

    def document(self, source: Path) -> Document:
        """Return what is known of the document encoded from a source."""
        for document in self.documents:
            if Path(document.source).stem == source.stem:
                return document
        return Document(source.name)

    def profile_of(self, source: Path) -> str:
        """Return the profile of a source: the name of a shipped one, or the path of a file, from this folder."""
        name = self.document(source).profile or self.profile
        return str(self.folder / name) if name.endswith(".toml") else name

    def dated(self, source: Path, day: str) -> Edition:
        """Return the edition with the day on which a document was first encoded, unless it tells one itself."""
        known = self.document(source)
        if known.encoded or not day:
            return self
        others = tuple(document for document in self.documents if document != known)
        return replace(self, documents=(*others, replace(known, encoded=day)))


def load(folder: Path) -> Edition:
    """Read the edition in a folder.

    :raises TeikitError: no such folder, no ``edition.toml``, or a value of the wrong kind in it.
    """
    if not folder.is_dir():
        raise TeikitError("there is no such folder, an edition was expected", folder)
    return _read(folder / FILE)


@cache_until_changed
def _read(file: Path) -> Edition:
    folder = file.parent
    try:
        data = tomllib.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise TeikitError(f"no {FILE} here, so this is no edition", folder, hint=f"write {file}") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise TeikitError(f"cannot be read as TOML: {error}", file) from None
    return _edition(folder, data, file)


def find(start: Path) -> Edition | None:
    """Return the edition that a file or folder belongs to, ``None`` where no folder above has an ``edition.toml``."""
    start = start.resolve()
    for folder in (start, *start.parents):
        if (folder / FILE).is_file():
            return load(folder)
    return None


def _edition(folder: Path, data: Mapping[str, Any], file: Path) -> Edition:
    head = _table(data, "edition", file)
    licence = head.pop("licence", None)
    editors, tag = head.pop("editors", []), head.pop("tag", [])
    documents = data.get("documents", [])
    _known(data, ("edition", "documents", "web", "print", "style"), "", file)
    _known(head, [name.name for name in fields(Edition) if name.type == "str"], "[edition]", file)
    if not all(isinstance(value, list) for value in (documents, editors, tag)):
        raise TeikitError('documents, editors and tag are lists: [[documents]], editors = ["…"], tag = ["dates"]', file)
    return Edition(
        folder,
        editors=tuple(editors),
        tag=tuple(tag),
        licence=_made(Licence, licence, "licence", file) if licence else None,
        documents=tuple(_made(Document, document, "[[documents]]", file) for document in documents),
        web=_strings(_table(data, "web", file), file),
        print=_strings(_table(data, "print", file), file),
        look=_look(_table(data, "style", file), file),
        **_strings(head, file),
    )


def _made(kind: type[_T], table: Any, place: str, file: Path) -> _T:
    """Make a dataclass of strings out of a table of the file."""
    if not isinstance(table, dict):
        raise TeikitError(f"a table was expected: {place}", file)
    known = {one.name: one for one in fields(kind)}  # type: ignore[arg-type]
    _known(table, list(known), place, file)
    for name, one in known.items():
        if one.default is MISSING and name not in table:
            raise TeikitError(f"{place} lacks {name}", file, hint=f'write {name} = "…"')
    return kind(**_strings(table, file))


def _look(table: dict[str, Any], file: Path) -> Look:
    dark, fonts = _table(table, "dark", file), table.get("fonts", [])
    if not isinstance(fonts, list):
        raise TeikitError("fonts are tables: [[style.fonts]]", file)
    properties = {key: value for key, value in table.items() if key not in ("dark", "fonts")}
    made = tuple(_made(Font, font, "[[style.fonts]]", file) for font in fonts)
    return Look(_strings(properties, file), _strings(dark, file), made)


def _table(data: Mapping[str, Any], name: str, file: Path) -> dict[str, Any]:
    table = data.get(name, {})
    if not isinstance(table, dict):
        raise TeikitError(f"{name} is a table: [{name}]", file)
    return dict(table)


def _strings(table: Mapping[str, Any], file: Path) -> dict[str, str]:
    for key, value in table.items():
        if not isinstance(value, str):
            raise TeikitError(f"{key} = {value!r}: a string was expected", file, hint=f'write {key} = "{value}"')
    return dict(table)


def _known(table: Iterable[str], known: Sequence[str], place: str, file: Path) -> None:
    """Refuse the first key that is none of those known."""
    for key in table:
        if key not in known:
            close = get_close_matches(key, known, n=1)
            hint = f"did you mean {close[0]}?" if close else f"there are {', '.join(known)}"
            raise TeikitError(f"{place} has no {key}" if place else f"there is no [{key}]", file, hint=hint)
