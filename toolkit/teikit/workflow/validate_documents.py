"""Validate documents with the choices of a user: schemas, rules, engine, links."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from teikit.core.errors import MissingFileError
from teikit.core.findings import Report
from teikit.core.workers import available_cpus
from teikit.validation import Engine, Selection, check
from teikit.validation.catalogs import usual
from teikit.validation.schema_association import local_schema

#: The number of files from which worker processes save more time than they take to start.
MANY = 100


@dataclass(frozen=True, slots=True)
class ValidateOptions:
    """Choices of schemas and checks; by default the schemas are those associated with each document."""

    schema: str | None = None
    """File or address of a RELAX NG schema."""
    schematron: tuple[str, ...] = ()
    """Files or addresses of Schematron rules."""
    engine: str = "teikit"
    links: bool | None = None
    """Check pointers and IDs; ``None`` checks them unless a schema or rules are given."""
    ids: bool = False
    """Report duplicate IDs and IDREFs without a target."""
    allow_network: bool = False
    use_cache: bool = True
    processes: int | None = None
    """Number of worker processes; ``None`` uses one, and one per processor from :data:`MANY` files."""


def validate_documents(
    files: Sequence[Path], options: ValidateOptions, progress: Callable[[object], None] | None = None
) -> Report:
    """Validate files; ``-`` is standard input.

    :param progress: called after each file.
    :raises TeikitError: a schema or a file cannot be read, or a schema is incorrect.
    """
    processes = options.processes or (available_cpus() if len(files) >= MANY else 1)
    return check(
        files,
        _select(options),
        engine=Engine(options.engine),
        cache=options.use_cache,
        identifiers=options.ids,
        links=options.links,
        jobs=processes,
        progress=progress,
    )


def _select(options: ValidateOptions) -> Selection:
    schema = _find_file(options.schema, options) if options.schema else None
    rules = tuple(_find_file(name, options) for name in options.schematron)
    return Selection(schema, rules, options.allow_network)


def _find_file(name: str, options: ValidateOptions) -> Path:
    """Return the file with a name or, by the XML catalog, with an address."""
    if "://" not in name:
        return Path(name)
    found = local_schema(name, Path(), usual(Path()), options.allow_network)
    if found is None:
        raise MissingFileError(f"no local copy of {name}", hint="map it in catalog.xml, or pass --allow-network")
    return found
