"""What each file is validated against: found once for each, before the work is shared out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from teikit.core import resources
from teikit.core.findings import Finding

if TYPE_CHECKING:
    from teikit.edition.config import Edition
    from teikit.validation.catalogs import Catalog
    from teikit.validation.schema_association import Schemas

#: The name of what comes from standard input.
STANDARD_INPUT = "<standard input>"

# Tuples, not dataclasses, which take a command that checks one file longer to make.


class Selection(NamedTuple):
    """The schema and the rules that are given, if any; whether others may come from the network.

    Where something is given it is all that is used: nothing is looked for, and links are left alone.
    """

    schema: Path | None = None
    rules: tuple[Path, ...] = ()
    network: bool = False

    @property
    def given(self) -> bool:
        """Tell whether anything is given."""
        return self.schema is not None or bool(self.rules)


class Task(NamedTuple):
    """One file and what it is validated against; ``told`` are findings about the schemas it names.

    ``rules`` are pairs of a file and a phase, empty for the default one. ``unnamed`` tells that nobody names a schema.
    ``name`` stands in the findings for the file.
    """

    file: Path
    schemas: tuple[Path, ...] = ()
    rules: tuple[tuple[Path, str], ...] = ()
    told: tuple[Finding, ...] = ()
    unnamed: bool = False
    name: str = ""


def tasks(named: Mapping[Path, str], selection: Selection) -> Iterator[Task]:
    """Yield a task for each file, which ``named`` gives its name; one from standard input names no schema.

    :raises TeikitError: a file cannot be read, an edition is in error, or a schema that it names is missing.
    """
    if selection.given:
        schemas = (selection.schema,) if selection.schema else ()
        rules = tuple((path, "") for path in selection.rules)
        yield from (Task(file, schemas, rules, name=name) for file, name in named.items())
    else:
        finder = _Finder(selection.network)
        for file, name in named.items():
            task = _own(file) if name == STANDARD_INPUT else finder.task(file)
            yield task._replace(name=name)


def _own(file: Path) -> Task:
    return Task(file, (resources.schema("teikit.rng"),), ((resources.schema("teikit.sch"), ""),), unnamed=True)


class _Finder:
    """Looks for the schemas of files; editions and catalogs are read once for each folder."""

    def __init__(self, network: bool) -> None:
        self._network = network
        self._editions: dict[Path, Edition | None] = {}
        self._catalogs: dict[Path, Catalog] = {}

    def task(self, file: Path) -> Task:
        from teikit.validation.schema_association import Origin, schemas_for

        found: Schemas = schemas_for(
            file, of=self._edition(file), catalogs=self._catalog(file), network=self._network, look=False
        )
        rules = tuple((rules.path, rules.phase) for rules in found.schematron)
        return Task(file, found.relaxng, rules, found.unresolved, found.origin is Origin.DEFAULT)

    def _edition(self, file: Path) -> Edition | None:
        from teikit.edition import config as edition

        folder = file.parent
        if folder not in self._editions:
            self._editions[folder] = edition.find(folder)
        return self._editions[folder]

    def _catalog(self, file: Path) -> Catalog:
        from teikit.validation import catalogs as catalog

        of = self._edition(file)
        folder = of.folder if of else file.parent
        if folder not in self._catalogs:
            self._catalogs[folder] = catalog.usual(folder)
        return self._catalogs[folder]
