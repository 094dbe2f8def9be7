"""What a document is validated against: said on the command line, by its edition, or by the document itself."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from xml.parsers import expat

from teikit.core import resources
from teikit.core.errors import TeikitError
from teikit.core.files import read_bytes
from teikit.core.findings import Finding, Severity
from teikit.core.positions import Position
from teikit.edition import config as edition
from teikit.edition.config import Edition
from teikit.validation import catalogs as catalog
from teikit.validation.catalogs import Catalog

_PSEUDO = re.compile(r"""([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_NAMESPACES = {"http://relaxng.org/ns/structure/1.0": "relaxng", "http://purl.oclc.org/dsdl/schematron": "schematron"}
_SUFFIXES = {".rng": "relaxng", ".rnc": "relaxng", ".sch": "schematron"}
_ENTITIES = {"&lt;": "<", "&gt;": ">", "&quot;": '"', "&apos;": "'", "&amp;": "&"}

#: Addresses under which shipped schemas are known.
SHIPPED = {
    "https://teikit.org/schemas/teikit.rng": "teikit.rng",
    "https://teikit.org/schemas/teikit.sch": "teikit.sch",
}


class Origin(StrEnum):
    """Who named the schemas."""

    GIVEN = "command line"
    EDITION = "edition.toml"
    DOCUMENT = "xml-model"
    DEFAULT = "teikit"


@dataclass(frozen=True, slots=True)
class Rules:
    """A Schematron schema, or another with rules in it, and the phase to use; empty: the schema's default."""

    path: Path
    phase: str = ""


@dataclass(frozen=True, slots=True)
class Schemas:
    """What to validate a document against, who said so, and what was said but cannot be followed."""

    relaxng: tuple[Path, ...]
    schematron: tuple[Rules, ...]
    origin: Origin
    unresolved: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Model:
    """An ``xml-model`` instruction (W3C/ISO, Associating Schemas with XML documents): kind, address, phase, place."""

    kind: str
    href: str
    phase: str
    line: int
    column: int


def schemas_for(
    document: Path,
    *,
    schema: Path | None = None,
    rules: Iterable[Path] = (),
    of: Edition | None = None,
    catalogs: Catalog | None = None,
    network: bool = False,
    look: bool = True,
) -> Schemas:
    """Find what to validate a document against: what is given, else its edition's, else its own ``xml-model``.

    What is given is all that is used. An edition that names no schema of one kind leaves that to the document. Where
    nothing is found it is teikit's own schema and rules (``Origin.DEFAULT``).

    :param of: its edition, if known; otherwise looked for in the folders above, unless ``look`` is false.
    :param catalogs: otherwise those in use, see :func:`teikit.validation.catalogs.usual`.
    :param network: whether a schema that no catalog knows may be fetched.
    :raises TeikitError: the document cannot be read, the edition is in error, or a schema that it names is missing.
    """
    given = tuple(Rules(path) for path in rules)
    if schema or given:
        return Schemas((schema,) if schema else (), given, Origin.GIVEN)
    of = of or (edition.find(document.parent) if look else None)
    named = _of_edition(of) if of else Schemas((), (), Origin.EDITION)
    if named.relaxng and named.schematron:
        return named
    found = _of_models(document, catalogs or catalog.usual(of.folder if of else document.parent), network)
    if named.relaxng or named.schematron:
        return replace(named, relaxng=named.relaxng or found.relaxng, schematron=named.schematron or found.schematron)
    if found.relaxng or found.schematron:
        return found
    own = resources.schema
    return Schemas((own("teikit.rng"),), (Rules(own("teikit.sch")),), Origin.DEFAULT, found.unresolved)


def models_of(document: Path) -> Iterator[Model]:
    """Read the ``xml-model`` instructions before a document's root element.

    :raises TeikitError: the document cannot be read.
    """
    found: list[Model] = []
    parser = expat.ParserCreate()

    def instruction(target: str, data: str) -> None:
        if target == "xml-model":
            model = _model(data, parser.CurrentLineNumber, parser.CurrentColumnNumber + 1)
            if model:
                found.append(model)

    def root(name: str, attributes: object) -> None:
        raise StopIteration

    parser.ProcessingInstructionHandler = instruction
    parser.StartElementHandler = root
    with contextlib.suppress(StopIteration, expat.ExpatError, ValueError):
        parser.Parse(read_bytes(document, "an XML document"), True)
    return iter(found)


def _model(data: str, line: int, column: int) -> Model | None:
    given = {name: _plain(double or single) for name, double, single in _PSEUDO.findall(data)}
    kind = _kind(given)
    if kind is None or "href" not in given:
        return None
    return Model(kind, given["href"], given.get("phase", ""), line, column)


def _kind(given: Mapping[str, str]) -> str | None:
    """Tell RELAX NG from Schematron by namespace, media type or file name; ``None`` for other schema languages."""
    if given.get("schematypens"):
        return _NAMESPACES.get(given["schematypens"])
    if given.get("type") == "application/relax-ng-compact-syntax":
        return "relaxng"
    return _SUFFIXES.get(Path(given.get("href", "")).suffix.lower())


def _plain(text: str) -> str:
    for entity, character in _ENTITIES.items():
        text = text.replace(entity, character)
    return text


def _of_edition(of: Edition) -> Schemas:
    files = {}
    for key in ("schema", "schematron"):
        name = getattr(of, key)
        path = (of.folder / name).resolve() if name else None
        if path and not path.is_file():
            raise TeikitError(f"{key} = {name!r}: there is no such file", of.folder / edition.FILE)
        files[key] = path
    schema, rules = files["schema"], files["schematron"]
    return Schemas((schema,) if schema else (), (Rules(rules),) if rules else (), Origin.EDITION)


def _of_models(document: Path, catalogs: Catalog, network: bool) -> Schemas:
    schemas = Schemas((), (), Origin.DOCUMENT)
    for model in models_of(document):
        path = local_schema(model.href, document.parent, catalogs, network)
        if path is None:
            schemas = replace(schemas, unresolved=(*schemas.unresolved, _unresolved(document, model)))
        elif model.kind == "relaxng":
            schemas = replace(schemas, relaxng=(*schemas.relaxng, path))
        else:
            schemas = replace(schemas, schematron=(*schemas.schematron, Rules(path, model.phase)))
    return schemas


def local_schema(address: str, folder: Path, catalogs: Catalog, network: bool = False) -> Path | None:
    """Return the local file of a schema, ``None`` where there is none: by catalog, shipped, in a folder, fetched.

    :param folder: what a relative address is relative to.
    :raises TeikitError: it may be fetched, but that fails.
    """
    mapped = catalogs.resolve(address)
    if mapped is None and address in SHIPPED:
        mapped = resources.schema(SHIPPED[address])
    if mapped is None:
        named = catalog.local_file(address)
        mapped = folder / named if named else None
        if named is None and network:
            from teikit.validation import schema_download as fetching

            return fetching.fetched(address)
    return mapped if mapped and mapped.is_file() else None


def _unresolved(document: Path, model: Model) -> Finding:
    remote = catalog.local_file(model.href) is None
    message = f"{model.href} is not used: " + (
        "no catalog names a local copy, and nothing is fetched" if remote else "there is no such file"
    )
    severity = Severity.WARNING if remote else Severity.ERROR
    hint = "give --schema FILE, map the address in catalog.xml, or --allow-network" if remote else None
    return Finding(
        str(document), Position(model.line, model.column), "schema.not-found", message, severity, suggestion=hint
    )
