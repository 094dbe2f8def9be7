"""Find the schemas of a document: those that its edition names, or those that it names itself.

Specification: W3C and ISO, *Associating Schemas with XML documents 1.0*.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from xml.parsers import expat

from teikit.core import resources
from teikit.core.errors import ConfigurationError, DownloadError, MissingFileError, TeikitError
from teikit.core.files import read_bytes
from teikit.core.findings import Finding, Severity
from teikit.core.paths import StrPath, is_file, is_inside
from teikit.core.positions import Position
from teikit.core.xml import TEI_NS
from teikit.edition.config import FILE, Edition
from teikit.validation.catalogs import Catalog, default_catalog, local_path
from teikit.validation.compiled_odds import compile_schema, is_odd, rules_of
from teikit.validation.schemas import Origin, RulesFile, Schemas, default_schemas

_PSEUDO_ATTRIBUTE = re.compile(r"""([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_RELAXNG, _SCHEMATRON, _ODD = "relaxng", "schematron", "odd"
_LANGUAGES = {
    "http://relaxng.org/ns/structure/1.0": _RELAXNG,
    "http://purl.oclc.org/dsdl/schematron": _SCHEMATRON,
    TEI_NS: _ODD,
}
_SUFFIXES = {".rng": _RELAXNG, ".rnc": _RELAXNG, ".sch": _SCHEMATRON, ".odd": _ODD}
_ENTITIES = {"&lt;": "<", "&gt;": ">", "&quot;": '"', "&apos;": "'", "&amp;": "&"}

#: The addresses of the shipped schemas.
SHIPPED = {
    "https://teikit.org/schemas/teikit.rng": "teikit.rng",
    "https://teikit.org/schemas/teikit.sch": "teikit.sch",
}


@dataclass(frozen=True, slots=True)
class ModelInstruction:
    """An ``xml-model`` processing instruction for a schema language that teikit supports."""

    language: str
    href: str
    phase: str
    position: Position


def find_schemas(
    document: Path, edition: Edition | None = None, catalog: Catalog | None = None, *, allow_network: bool = False
) -> Schemas:
    """Return the schemas of a document.

    They are those that its edition names. If the edition names no RELAX NG schema, or no rules, these are taken from
    the ``xml-model`` instructions of the document. If nothing names any, they are teikit's own.

    :param edition: the edition that contains the document.
    :param catalog: resolves addresses; by default, the catalogs of the edition or the document's folder.
    :param allow_network: whether to download a schema that the catalog does not resolve.
    :raises FileError: the document cannot be read.
    :raises ConfigurationError: a schema that the edition names does not exist.
    """
    folder = (edition.folder if edition else document.parent).resolve()
    named = replace(_schemas_of_edition(edition) if edition else Schemas(), folder=folder)
    if named.relaxng and named.schematron:
        return named
    catalog = catalog or default_catalog(edition.folder if edition else document.parent)
    declared = _schemas_of_document(document, folder, catalog, allow_network=allow_network)
    if not named.is_empty:
        return replace(
            named,
            relaxng=named.relaxng or declared.relaxng,
            schematron=named.schematron or declared.schematron,
        )
    return default_schemas(declared.findings) if declared.is_empty else declared


def read_model_instructions(document: Path) -> tuple[ModelInstruction, ...]:
    """Return the ``xml-model`` instructions before the root element of a document.

    :raises FileError: the document cannot be read.
    """
    found: list[ModelInstruction] = []
    parser = expat.ParserCreate()

    def handle_instruction(target: str, data: str) -> None:
        if target == "xml-model":
            position = Position(parser.CurrentLineNumber, parser.CurrentColumnNumber + 1)
            instruction = _model_instruction(data, position)
            if instruction:
                found.append(instruction)

    def stop_at_root(name: str, attributes: object) -> None:
        raise StopIteration

    parser.ProcessingInstructionHandler = handle_instruction
    parser.StartElementHandler = stop_at_root
    with contextlib.suppress(StopIteration, expat.ExpatError, ValueError, LookupError):
        parser.Parse(read_bytes(document, "an XML document"), True)
    return tuple(found)


def _model_instruction(data: str, position: Position) -> ModelInstruction | None:
    attributes = {name: _unescape(double or single) for name, double, single in _PSEUDO_ATTRIBUTE.findall(data)}
    language = _schema_language(attributes)
    if language is None or "href" not in attributes:
        return None
    return ModelInstruction(language, attributes["href"], attributes.get("phase", ""), position)


def _schema_language(attributes: Mapping[str, str]) -> str | None:
    """Return the schema language by namespace, media type or file name; ``None`` if it is not supported."""
    if attributes.get("schematypens"):
        return _LANGUAGES.get(attributes["schematypens"])
    if attributes.get("type") == "application/relax-ng-compact-syntax":
        return _RELAXNG
    return _SUFFIXES.get(Path(attributes.get("href", "")).suffix.lower())


def _unescape(text: str) -> str:
    for entity, character in _ENTITIES.items():
        text = text.replace(entity, character)
    return text


def schema_of_edition(edition: Edition) -> Path:
    """Return the RELAX NG schema of the documents of an edition: the one that it names, else teikit's own.

    :raises ConfigurationError: the schema that the edition names does not exist.
    """
    return _schemas_of_edition(edition).relaxng[0] if edition.schema else default_schemas().relaxng[0]


def _schemas_of_edition(edition: Edition) -> Schemas:
    schema = _file_of_edition(edition, "schema", edition.schema)
    rules = _file_of_edition(edition, "schematron", edition.schematron)
    named = Schemas((schema,) if schema else (), (RulesFile(rules),) if rules else (), Origin.EDITION)
    return with_compiled_odds(named, default_catalog(edition.folder), within=edition.folder)


def with_compiled_odds(schemas: Schemas, catalog: Catalog | None = None, *, within: Path | None = None) -> Schemas:
    """Return schemas in which each ODD is replaced by the schema and the rules that it is compiled to.

    :param catalog: resolves addresses in ODDs; by default, the catalogs of the folder of each ODD.
    :param within: folder outside of which the ODDs read no file; ``None`` to read any local file.
    :raises FileError: a file of an ODD cannot be read.
    :raises DocumentError: it is not well-formed.
    :raises SchemaError: an ODD has an error.
    """
    relaxng: list[Path] = []
    rules: list[RulesFile] = []
    for path in schemas.relaxng:
        if not is_odd(path):
            relaxng.append(path)
            continue
        resolver = (catalog or default_catalog(path.parent)).resolve
        compiled = compile_schema(path, within=within, find_file=resolver)
        relaxng.append(compiled.relaxng)
        if compiled.rules and not schemas.schematron:
            rules.append(RulesFile(compiled.rules))
    for file in schemas.schematron:
        resolver = (catalog or default_catalog(file.path.parent)).resolve
        rules.append(replace(file, path=rules_of(file.path, resolver)) if is_odd(file.path) else file)
    return replace(schemas, relaxng=tuple(relaxng), schematron=tuple(rules))


def _file_of_edition(edition: Edition, key: str, name: StrPath | None) -> Path | None:
    if not name:
        return None
    path = (edition.folder / name).resolve()
    if not path.is_file():
        raise ConfigurationError(f"{key} = {str(name)!r}: no such file", edition.folder / FILE)
    # The edition was checked when it was loaded; a link in it may lead elsewhere since.
    return path if is_inside(path, edition.folder) else resources.shipped_schema(path)


def _schemas_of_document(document: Path, folder: Path, catalog: Catalog, *, allow_network: bool) -> Schemas:
    relaxng: list[Path] = []
    schematron: list[RulesFile] = []
    findings: list[Finding] = []
    for instruction in read_model_instructions(document):
        try:
            path = local_schema(instruction.href, document.parent, catalog, within=folder, allow_network=allow_network)
        except DownloadError as error:
            message = f"schema {instruction.href} is not available: {error.message}"
            findings.append(Finding(str(document), instruction.position, "schema.not-found", message))
            continue
        if path is None:
            findings.append(_not_found(document, instruction, folder))
        elif instruction.language == _ODD:
            try:
                compiled = compile_schema(path, within=folder, find_file=catalog.resolve)
            except TeikitError as error:
                message = f"schema {instruction.href} cannot be compiled: {error}"
                findings.append(Finding(str(document), instruction.position, "odd.not-compiled", message))
                continue
            relaxng.append(compiled.relaxng)
            schematron += [RulesFile(compiled.rules)] if compiled.rules else []
        elif instruction.language == _RELAXNG:
            relaxng.append(path)
        else:
            schematron.append(RulesFile(path, instruction.phase))
    return Schemas(tuple(relaxng), tuple(schematron), Origin.DOCUMENT, tuple(findings), folder)


def local_schema(
    address: str, folder: Path, catalog: Catalog, *, within: Path | None = None, allow_network: bool = False
) -> Path | None:
    """Return a local copy of a schema, ``None`` if there is none.

    The copy is the one to which the catalog maps the address, a shipped one, the file that a relative address names,
    or a download.

    :param folder: the base of relative addresses.
    :param within: the folder that contains all files that may be named by their paths; ``None`` allows any.
    :raises DownloadError: the download failed.
    """
    path = catalog.resolve(address)
    if path is None and address in SHIPPED:
        path = resources.schema(SHIPPED[address])
    if path is None:
        named = local_path(address)
        if named is None and allow_network:
            # The HTTP client takes longer to import than most documents to validate.
            from teikit.validation.schema_download import download

            return download(address)
        path = folder / named if named else None
        if path and within and not is_inside(path, within):
            # An encoding outside its edition names the schema of the edition, often a copy of a shipped one.
            return resources.shipped_schema(path)
    return path if path and is_file(path) else None


def schema_file(address: str, *, allow_network: bool = False) -> Path:
    """Return a local copy of a schema that the user names by its address.

    :raises MissingFileError: there is no local copy.
    :raises DownloadError: the download failed.
    """
    found = local_schema(address, Path(), default_catalog(Path(), confined=False), allow_network=allow_network)
    if found is None:
        raise MissingFileError(f"no local copy of {address}", hint="map it in catalog.xml, or use --allow-network")
    return found


def _not_found(document: Path, instruction: ModelInstruction, folder: Path) -> Finding:
    named = local_path(instruction.href)
    if named is not None and not is_inside(document.parent / named, folder):
        reason, severity = f"it is outside of {folder}", Severity.ERROR
        suggestion = "move it into this folder, map its address in catalog.xml, or use --schema FILE"
    elif named is None:
        reason, severity = "no catalog maps it to a local file", Severity.WARNING
        suggestion = "use --schema FILE, map the address in catalog.xml, or use --allow-network"
    else:
        reason, severity, suggestion = "no such file", Severity.ERROR, None
    message = f"schema {instruction.href} is not available: {reason}"
    return Finding(str(document), instruction.position, "schema.not-found", message, severity, suggestion=suggestion)
