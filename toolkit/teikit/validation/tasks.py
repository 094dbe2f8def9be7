"""The schemas of every file, found before the files are distributed among processes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from teikit.core.paths import StrPath
from teikit.validation.options import ValidationOptions
from teikit.validation.schemas import Origin, RulesFile, Schemas, default_schemas

if TYPE_CHECKING:
    from teikit.edition.config import Edition
    from teikit.validation.catalogs import Catalog

#: The name of standard input in findings.
STANDARD_INPUT = "<standard input>"


@dataclass(frozen=True, slots=True)
class Task:
    """A file to check.

    :param name: the name of the file in findings.
    """

    file: Path
    name: str
    schemas: Schemas

    @property
    def uses_default_schema(self) -> bool:
        """Return whether teikit's own schema is used because nothing names another."""
        return self.schemas.origin is Origin.DEFAULT


def plan_tasks(names: Mapping[Path, str], options: ValidationOptions) -> Iterator[Task]:
    """Yield a task for each file.

    :param names: the files, with their names in findings.
    :raises FileError: a file cannot be read.
    :raises ConfigurationError: an edition is in error, or a schema that it names does not exist.
    """
    if options.names_schemas:
        given = _given_schemas(options)
        yield from (Task(file, name, given) for file, name in names.items())
        return
    finder = _SchemaFinder(allow_network=options.allow_network)
    for file, name in names.items():
        yield Task(file, name, default_schemas() if name == STANDARD_INPUT else finder.find(file))


def _given_schemas(options: ValidationOptions) -> Schemas:
    relaxng = (_local_file(options.schema, options),) if options.schema else ()
    rules = tuple(RulesFile(_local_file(name, options)) for name in options.schematron)
    given = Schemas(relaxng, rules, Origin.OPTION)
    if not any(path.suffix.lower() in (".odd", ".xml") for path in (*relaxng, *(file.path for file in rules))):
        return given
    from teikit.validation.schema_association import with_compiled_odds

    return with_compiled_odds(given)


def _local_file(name: StrPath, options: ValidationOptions) -> Path:
    if "://" not in str(name):
        return Path(name)
    from teikit.validation.schema_association import schema_file

    return schema_file(str(name), allow_network=options.allow_network)


class _SchemaFinder:
    """Finds the schemas of files; editions and catalogs are read once for each folder."""

    # The imports are local: their dependencies (TOML, lxml) take a quarter of the time of a run with --schema.

    def __init__(self, *, allow_network: bool) -> None:
        self._allow_network = allow_network
        self._editions: dict[Path, Edition | None] = {}
        self._catalogs: dict[Path, Catalog] = {}

    def find(self, file: Path) -> Schemas:
        from teikit.validation.schema_association import find_schemas

        edition = self._edition(file.parent)
        catalog = self._catalog(edition.folder if edition else file.parent)
        return find_schemas(file, edition, catalog, allow_network=self._allow_network)

    def _edition(self, folder: Path) -> Edition | None:
        from teikit.edition.config import Edition

        if folder not in self._editions:
            self._editions[folder] = Edition.find(folder)
        return self._editions[folder]

    def _catalog(self, folder: Path) -> Catalog:
        from teikit.validation.catalogs import default_catalog

        if folder not in self._catalogs:
            self._catalogs[folder] = default_catalog(folder)
        return self._catalogs[folder]
