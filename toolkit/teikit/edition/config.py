"""An edition and its configuration, ``edition.toml``."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from msgspec import structs

from teikit.core.errors import MissingFileError
from teikit.core.files import cache_until_changed
from teikit.core.paths import StrPath
from teikit.core.toml import TomlDocument, convert, raise_first
from teikit.edition.checks import find_problems
from teikit.edition.sections import Document, EditionFile, Metadata, Print, Reading, Style, Web

#: Name of the configuration file in the folder of an edition.
FILE = "edition.toml"


class Edition(Metadata, frozen=True, kw_only=True):
    """An edition: a folder with ``edition.toml``, ``sources/``, ``documents/`` and ``registers/``.

    The keys of the table ``[edition]`` are attributes of the edition itself, the other tables are its sections.

    :param folder: the folder of the edition.
    :param documents: the tables ``[[documents]]``.
    """

    folder: Path
    documents: tuple[Document, ...] = ()
    web: Web = Web()
    print: Print = Print()
    style: Style = Style()
    reading: Reading = Reading()

    @classmethod
    def load(cls, folder: StrPath) -> Edition:
        """Load the edition in a folder and check its configuration.

        The configuration is read again only if ``edition.toml`` has changed.

        :raises MissingFileError: the folder or its ``edition.toml`` does not exist.
        :raises ConfigurationError: a key is unknown or missing, a value is invalid, or a file that it names does not
            exist.
        """
        path = Path(folder)
        if not path.is_dir():
            raise MissingFileError("no such folder (expected an edition)", path)
        if not (path / FILE).is_file():
            raise MissingFileError(f"not an edition: {FILE} is missing", path, hint=f"write {path / FILE}")
        return _load(path / FILE)

    @classmethod
    def find(cls, start: StrPath) -> Edition | None:
        """Return the edition that a file or folder belongs to, ``None`` if no folder above has an ``edition.toml``.

        :raises ConfigurationError: as :meth:`load`.
        """
        path = Path(start).resolve()
        folder = next((folder for folder in (path, *path.parents) if (folder / FILE).is_file()), None)
        return cls.load(folder) if folder else None

    @property
    def file(self) -> Path:
        """The configuration file."""
        return self.folder / FILE

    @property
    def persons_file(self) -> Path:
        """The register of persons."""
        return self.folder / "registers" / "persons.xml"

    @property
    def places_file(self) -> Path:
        """The register of places."""
        return self.folder / "registers" / "places.xml"

    @property
    def organisations_file(self) -> Path:
        """The register of organisations."""
        return self.folder / "registers" / "organisations.xml"

    @property
    def sources(self) -> Path:
        """The folder of the sources."""
        return self.folder / "sources"

    @property
    def tei(self) -> Path:
        """The folder of the TEI documents."""
        return self.folder / "documents"

    @property
    def encoded(self) -> Path:
        """The folder of the documents as the encoder wrote them, the merge base of corrections."""
        return self.folder / "encoded"

    @property
    def public(self) -> Path:
        """The default folder of the published edition."""
        return self.folder / "public"

    def document(self, source: Path) -> Document:
        """Return the table ``[[documents]]`` of a source, a table without details if there is none."""
        stem = source.stem
        return next((one for one in self.documents if Path(one.source).stem == stem), Document(source.name))

    def profile_of(self, source: Path) -> str:
        """Return the profile of a source: the name of a shipped one, or the path of a TOML file."""
        name = self.document(source).profile or self.profile
        return str(self.folder / name) if name.endswith(".toml") else name

    def dated(self, source: Path, day: date | None) -> Edition:
        """Return the edition with the day of a document's first encoding, unless the configuration sets one.

        :param day: ``None`` if it is unknown.
        """
        document = self.document(source)
        if document.encoded or not day:
            return self
        others = tuple(other for other in self.documents if other != document)
        return structs.replace(self, documents=(*others, structs.replace(document, encoded=day)))

    def __repr__(self) -> str:
        return f"<Edition {self.title!r} ({self.folder})>"


def _with_elements(document: TomlDocument) -> TomlDocument:
    """Return a document whose keys of elements have moved from ``[reading]`` to ``[reading.elements]``."""
    reading = document.data.get("reading")
    if not isinstance(reading, dict) or not any(isinstance(value, str) for value in reading.values()):
        return document
    elements = {name: value for name, value in reading.items() if isinstance(value, str)}
    others = {name: value for name, value in reading.items() if name not in elements}
    others["elements"] = elements | others.get("elements", {})
    return replace(document, data={**document.data, "reading": others})


@cache_until_changed
def _load(file: Path) -> Edition:
    document = TomlDocument.load(file)
    configuration = convert(_with_elements(document), EditionFile)
    raise_first(document, find_problems(configuration, file.parent))
    sections = structs.asdict(configuration)
    return Edition(folder=file.parent, **structs.asdict(sections.pop("edition")), **sections)
