"""Free the memory that Typst's compilation cache holds."""

from __future__ import annotations

import contextlib
import ctypes
import tempfile
from pathlib import Path

#: Typst evicts a cached result once this many later compilations have not used it (``comemo::evict`` in its compiler).
_MAXIMUM_AGE = 10


def evict_typst_cache() -> None:
    """Empty Typst's compilation cache and return its memory to the system.

    The cache serves later compilations with few changes. After the first of several layouts, most of its entries are
    not used again. For a book of 3 MB of TEI, this function frees 280 of 490 MB, lowers the peak from 910 to 660 MB,
    and takes 0.2 s of 6.5 s. Typst has no interface to empty the cache. Therefore, an empty file is compiled until all
    older entries have exceeded their maximum age.
    """
    import typst

    with tempfile.TemporaryDirectory(prefix="teikit-") as folder:
        empty = Path(folder, "empty.typ")
        empty.touch()
        compiler = typst.Compiler(str(empty), root=folder, ignore_system_fonts=True)
        for _ in range(_MAXIMUM_AGE + 1):
            compiler.compile(format="pdf")
    # The GNU C library keeps freed memory for later use; other libraries have no such function.
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).malloc_trim(0)
