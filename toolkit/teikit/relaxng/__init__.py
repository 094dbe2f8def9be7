"""A RELAX NG validator in pure Python."""

from __future__ import annotations

import os
from pathlib import Path

from teikit.relaxng.errors import SchemaError
from teikit.relaxng.schema import Schema

__all__ = ["Schema", "SchemaError", "load"]


def load(path: str | os.PathLike[str]) -> Schema:
    """Load a schema."""
    from teikit.relaxng.loading import Loader

    return Schema(Loader().load(Path(path)))
