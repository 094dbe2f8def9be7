"""ISO Schematron (ISO/IEC 19757-3:2016, 2020) on XSLT 3.0: query bindings xslt, xslt2 and xslt3.

>>> from pathlib import Path
>>> from teikit import schematron, resources
>>> rules = schematron.load(resources.schema("teikit.sch"))
>>> findings = list(rules.validate(Path("document.xml")))  # doctest: +SKIP
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from teikit.core.errors import MissingFileError
from teikit.schematron.outcome import Failure
from teikit.schematron.processor import Program, transpile
from teikit.schematron.schema import Schematron
from teikit.schematron.sources import schema_of

__all__ = ["Failure", "Schematron", "load"]


def load(path: Path, phase: str | None = None, *, network: bool = False) -> Schematron:
    """Compile a schema: a Schematron file, or a RELAX NG schema or ODD with rules in it.

    A schema is compiled once a process, as long as its file does not change.

    :param phase: a phase, ``#ALL``, or ``#DEFAULT`` (also ``None``): the schema's default phase, else all patterns.
    :param network: whether rules may read from the network.
    :raises MissingFileError: the schema does not exist.
    :raises SchemaError: the schema is in error; with file and line.
    """
    try:
        changed = path.stat().st_mtime_ns
    except OSError:
        raise MissingFileError("no such file (expected a Schematron schema)", path) from None
    return _loaded(path, phase or "#DEFAULT", network, changed)


@lru_cache(maxsize=16)
def _loaded(path: Path, phase: str, network: bool, changed: int) -> Schematron:
    schema = schema_of(path)
    return Schematron(Program(transpile(schema, phase), path, network=network), path, phase)
