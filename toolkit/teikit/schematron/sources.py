"""Where rules are written: in a Schematron file, in a RELAX NG schema, in an ODD."""

from __future__ import annotations

from pathlib import Path

from lxml import etree

from teikit.errors import TeikitError
from teikit.schematron.inclusion import read, resolve
from teikit.schematron.names import local, sch


def schema_of(path: Path) -> etree._Element:
    """Read the schema in a file, its inclusions resolved.

    :raises TeikitError: the file cannot be read, is no schema, or an inclusion fails.
    """
    root = read(path)
    if root.tag != sch("schema"):
        raise TeikitError(f"no Schematron schema: the root element is {local(root)}", path, root.sourceline)
    resolve(root, path)
    return root
