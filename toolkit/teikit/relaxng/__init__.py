"""A RELAX NG validator in pure Python.

TODO
"""

from __future__ import annotations

import os
from pathlib import Path

from teikit.relaxng.errors import SchemaError
from teikit.relaxng.schema import Schema

__all__ = ["Schema", "SchemaError", "load"]


def load(path: str | os.PathLike[str], *, cache: bool = True) -> Schema:
    """Load a schema from a file in the XML or the compact syntax (``.rnc``); nothing is ever read from the network.

    ``cache`` keeps the simplified schema in the user's cache folder, and reads it from there.

    :raises TeikitError: a file cannot be read.
    :raises SchemaError: the schema is not correct; its ``findings`` say where.
    """
    from teikit.relaxng import cache as disk

    file = Path(path)
    grammar = disk.read(file) if cache else None
    if grammar is None:
        from teikit.relaxng.loading import Loader

        loader = Loader()
        grammar = loader.load(file)
        if cache:
            disk.write(file, loader.files, grammar)
    return Schema(grammar)
