"""Where the system keeps what a user's programs can make again."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def caches() -> Path:
    """Return the user's folder of caches: ``XDG_CACHE_HOME``, else where the system has it."""
    if chosen := os.environ.get("XDG_CACHE_HOME"):
        return Path(chosen)
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    return Path.home() / ("Library/Caches" if sys.platform == "darwin" else ".cache")
