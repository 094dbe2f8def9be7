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
from teikit.schematron.compilation import Program, transpile
from teikit.schematron.embedded_rules import read_schema
from teikit.schematron.failures import Failure
from teikit.schematron.schema import Schematron

__all__ = ["Failure", "Schematron", "load"]


def load(path: StrPath, phase: str | None = None, *, allow_network: bool = False) -> Schematron:
    """Compile a schema: a Schematron file, or a RELAX NG schema or ODD that contains rules.

    The compiled schema is cached in memory until its file changes.

    :param phase: a phase, ``#ALL``, or ``#DEFAULT`` (also ``None``): the schema's default phase, else all patterns.
    :param allow_network: whether rules may read from the network.
    :raises MissingFileError: the schema does not exist.
    :raises SchemaError: the schema is in error; with file and line.
    """
    path = Path(path)
    try:
        modified = path.stat().st_mtime_ns
    except OSError:
        raise MissingFileError("no such file (expected a Schematron schema)", path) from None
    return _load(path, phase or "#DEFAULT", modified, allow_network=allow_network)


@lru_cache(maxsize=16)
def _load(path: Path, phase: str, modified: int, *, allow_network: bool) -> Schematron:
    schema = read_schema(path)
    return Schematron(Program(transpile(schema, phase), path, allow_network=allow_network), path, phase)
