"""Compilation of ODD, the schema language of TEI: one document is the source of schema, rules and manual.

An ODD that customises another one, its *source* (TEI P5, chapter 23), is resolved against it: :mod:`.reading` collects
the files, :mod:`.sources` loads the source, :mod:`.resolution` merges both to a :class:`.schema.Schema`. From that,
:mod:`.grammar` writes RELAX NG, :mod:`.rules` Schematron, and :mod:`.resolution` the compiled ODD.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import msgspec
from lxml import etree

from teikit.core import resources, saxon
from teikit.core.errors import SchemaError
from teikit.core.findings import Finding, Severity
from teikit.core.paths import StrPath
from teikit.core.positions import Position
from teikit.odd.checks import check_items
from teikit.odd.compact import compact_syntax
from teikit.odd.compiled import compiled_document, compiled_odd
from teikit.odd.description import SchemaDescription, describe
from teikit.odd.grammar import GrammarWriter
from teikit.odd.manual import interface_language, relations_document
from teikit.odd.modules import load_module
from teikit.odd.problems import Problems
from teikit.odd.reading import OddReader
from teikit.odd.resolution import Resolver
from teikit.odd.rules import RulesWriter
from teikit.odd.schema import Schema
from teikit.odd.serialisation import serialise_grammar, serialise_odd, serialise_rules
from teikit.odd.sources import SourceLoader, version_of
from teikit.odd.verification import verify_grammar
from teikit.odd.vocabulary import TEI


@dataclass
class Odd:
    """An ODD and its results, each made once.

    :param path: the ODD.
    :param source: the ODD that it customises: a file, or an address such as ``tei:4.9.0`` with a cached copy.
    :param within: folder outside of which no file is read; ``None`` to read any local file.
    :param find_file: returns the local copy of an address, for example by a catalog.
    :raises FileError: a file cannot be read.
    :raises DocumentError: a file is not well-formed.
    """

    path: Path
    source: str | None = None
    within: Path | None = None
    find_file: Callable[[str], Path | None] = lambda _: None

    def __post_init__(self) -> None:
        self.problems = Problems()
        self._reader = OddReader(self.problems, self.within, self.find_file)

    @cached_property
    def schema(self) -> Schema:
        """The resolved schema.

        :raises SchemaError: the file is not an ODD.
        """
        header = self._reader.schema_spec(self.path)
        if header is None:
            raise SchemaError("not an ODD: schemaSpec is missing", self.path)
        others = list(header.getroottree().iter(f"{TEI}schemaSpec"))[1:]
        if others:
            message = f"only the first schemaSpec is compiled, not {others[0].get('ident')}"
            self.problems.report(others[0], "odd.ignored", message)
        items = self._reader.items(header)
        loader = SourceLoader(self._reader, self.source)
        default = loader.default_source(header)
        self._default_source = default
        schema = Resolver(header, items, loader.source_of(header), self.problems, default).resolve()
        check_items(items, schema, default, self.problems)
        return schema

    @property
    def _source_version(self) -> str | None:
        _ = self.schema
        source = self._default_source()
        return None if source is None else version_of(source)

    @cached_property
    def _grammar(self) -> etree._Element:
        loaded = (load_module(module, self._reader) for module in self.schema.modules)
        return GrammarWriter(self.schema, self.problems, [item for item in loaded if item is not None]).write()

    @cached_property
    def _relaxng(self) -> bytes:
        """The grammar, which the RELAX NG engine has loaded."""
        grammar = self._grammar
        data = serialise_grammar(grammar)
        if not self.problems.errors:
            verify_grammar(data, self.schema, self.problems)
        return data

    @property
    def findings(self) -> list[Finding]:
        """The problems of the ODD, errors first."""
        _ = self._relaxng
        without_source = [finding for finding in self.problems.findings if finding.code == "odd.no-source"]
        if without_source:
            return without_source  # everything else follows from it
        return sorted(self.problems.findings, key=lambda finding: finding.severity is not Severity.ERROR)

    @property
    def all_files(self) -> list[Path]:
        """All files that were read: those of the ODD and of its sources."""
        return list(self._reader.all_files)

    def relaxng(self) -> bytes:
        """Return the schema in RELAX NG (XML syntax).

        :raises SchemaError: the ODD has an error.
        """
        data = self._relaxng
        self.problems.stop_at_errors()
        return data

    def relaxng_compact(self) -> bytes:
        """Return the schema in the compact syntax of RELAX NG.

        :raises SchemaError: the ODD has an error.
        """
        _ = self._relaxng
        self.problems.stop_at_errors()
        return compact_syntax(self._grammar).encode()

    def schematron(self) -> bytes:
        """Return the rules in Schematron.

        :raises SchemaError: the ODD has an error.
        """
        _ = self._grammar
        self.problems.stop_at_errors()
        return serialise_rules(RulesWriter(self.schema).write())

    def compiled(self) -> bytes:
        """Return the compiled ODD: the document with one schemaSpec that is complete.

        :raises SchemaError: the ODD has an error.
        """
        _ = self._grammar
        self.problems.stop_at_errors()
        return serialise_odd(compiled_document(self.schema))

    def description(self) -> SchemaDescription:
        """Return the schema as data.

        :raises SchemaError: the ODD has an error.
        """
        grammar = self._grammar
        self.problems.stop_at_errors()
        return describe(self.schema, grammar, self._source_version)

    def json(self) -> bytes:
        """Return the schema as JSON: the description, indented.

        :raises SchemaError: the ODD has an error.
        """
        return msgspec.json.format(msgspec.json.encode(self.description()), indent=1) + b"\n"

    def manual(self, *, language: str = "", edition_title: str = "", edition_href: str = "index.html") -> bytes:
        """Return the encoding manual, one self-contained HTML page.

        :param language: the language of descriptions and labels; empty for that of the ODD.
        :param edition_title: title of the edition to which the manual belongs; ``edition_href`` is its address.
        :raises SchemaError: the ODD has an error.
        """
        grammar = self._grammar
        self.problems.stop_at_errors()
        names = ("web/assets/edition.css", "odd/manual.css")
        style = "".join(resources.stylesheet(name).read_text(encoding="utf-8") for name in names)
        stylesheet = saxon.load_stylesheet(resources.stylesheet("odd/manual.xsl"))
        page = stylesheet.transform(
            self._reader.read(self.path).getroottree(),
            resolved=compiled_odd(self.schema).getroottree(),
            relations=relations_document(self.schema, grammar),
            lang=interface_language(language, self.schema),
            language=language,
            style=style,
            script=resources.stylesheet("odd/manual.js").read_text(encoding="utf-8"),
            edition_title=edition_title,
            edition_href=edition_href,
        )
        return page.text.encode() + b"\n"


def find_faults(odd: StrPath, source: StrPath | None = None) -> list[Finding]:
    """Return the problems of an ODD, errors first.

    :param source: the ODD that it customises: a file, or an address such as ``tei:4.9.0``.
    :raises FileError: a file cannot be read.
    :raises DocumentError: a file is not well-formed.
    """
    try:
        return _open(odd, source).findings
    except SchemaError as error:
        return [Finding(str(error.file or odd), error.position or Position(1), "odd.invalid", error.message)]


def compile_relaxng(odd: StrPath, source: StrPath | None = None) -> bytes:
    """Compile an ODD to RELAX NG in XML syntax.

    :param source: the ODD that it customises: a file, or an address such as ``tei:4.9.0``.
    :raises SchemaError: the ODD has an error; with file and line.
    """
    return _open(odd, source).relaxng()


def compile_schematron(odd: StrPath, source: StrPath | None = None) -> bytes:
    """Compile the rules of an ODD to Schematron with the query binding ``xslt3``.

    :param source: the ODD that it customises: a file, or an address such as ``tei:4.9.0``.
    :raises SchemaError: the ODD has an error; with file and line.
    """
    return _open(odd, source).schematron()


def compile_manual(
    odd: StrPath, source: StrPath | None = None, *, edition_title: str = "", edition_href: str = "index.html"
) -> bytes:
    """Compile an ODD to its encoding manual, one self-contained HTML page.

    :param source: the ODD that it customises: a file, or an address such as ``tei:4.9.0``.
    :param edition_title: title of the edition to which the manual belongs; ``edition_href`` is its address.
    :raises SchemaError: the ODD has an error; with file and line.
    """
    return _open(odd, source).manual(edition_title=edition_title, edition_href=edition_href)


def _open(odd: StrPath, source: StrPath | None) -> Odd:
    return Odd(Path(odd), None if source is None else str(source))
