"""ISO Schematron (ISO/IEC 19757-3:2016, 2020) on XSLT 3.0, with the query bindings xslt, xslt2 and xslt3.

>>> from teikit import schematron
>>> rules = schematron.load("rules.sch")  # doctest: +SKIP
>>> findings = list(rules.validate("document.xml"))  # doctest: +SKIP
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from teikit.core.errors import MissingFileError
from teikit.core.paths import StrPath
from teikit.schematron.compilation import Program, reads_files, transpile
from teikit.schematron.embedded_rules import read_schema
from teikit.schematron.failures import Failure
from teikit.schematron.schema import Schematron

__all__ = ["Failure", "Schematron", "load"]


def load(
    path: StrPath, phase: str | None = None, *, folder: StrPath | None = None, allow_network: bool = False
) -> Schematron:
    """Compile a schema: a Schematron file, or a RELAX NG schema or ODD that contains rules.

    Its rules may read the files in the schema's folder and in folders below it. They find no environment variables.
    The compiled schema is cached in memory until its file changes.

    :param phase: a phase, ``#ALL``, or ``#DEFAULT`` (also ``None``): the schema's default phase, else all patterns.
    :param folder: another folder whose files the rules may read, such as that of the edition.
    :param allow_network: whether rules may read from the network.
    :raises MissingFileError: the schema does not exist.
    :raises SchemaError: the schema is in error; with file and line.
    """
    path = Path(path)
    try:
        modified = path.stat().st_mtime_ns
    except OSError:
        raise MissingFileError("no such file (expected a Schematron schema)", path) from None
    folders = (path.resolve().parent, *(() if folder is None else (Path(folder).resolve(),)))
    text = _transpile(path, phase or "#DEFAULT", modified, folders)
    program = _compile(text, path, folders if reads_files(text) else (), allow_network=allow_network)
    return Schematron(program, path, phase or "#DEFAULT")


@lru_cache(maxsize=16)
def _transpile(path: Path, phase: str, modified: int, folders: tuple[Path, ...]) -> str:
    return transpile(read_schema(path, folders), phase)


@lru_cache(maxsize=16)
def _compile(text: str, path: Path, folders: tuple[Path, ...], *, allow_network: bool) -> Program:
    return Program(text, path, folders=folders, allow_network=allow_network)
