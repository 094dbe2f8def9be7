"""The type of paths in the public API."""

from __future__ import annotations

import os

#: Anything that :class:`pathlib.Path` accepts; functions turn it into a ``Path`` at once.
StrPath = str | os.PathLike[str]
