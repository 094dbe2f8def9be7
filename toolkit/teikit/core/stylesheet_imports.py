"""Modules that a stylesheet imports or includes, found without compiling it (XSLT 3.0, section 3.11)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

_MODULE = re.compile(r"""<(?:[\w.-]+:)?(?:import|include)\s[^>]*?\bhref\s*=\s*["']([^"'#]*)""")
_FILE_ADDRESS = re.compile(r"file:(?://)?(?=/)")
_SCHEME = re.compile(r"[A-Za-z][\w+.-]+:")


def imported_folders(stylesheet: Path, text: str) -> list[Path]:
    """Return the folders of all modules that a stylesheet imports or includes, directly or indirectly.

    Modules with addresses of another scheme than ``file:`` and modules that do not exist are left out.

    :param text: the text of the stylesheet.
    """
    found: dict[Path, None] = {}
    waiting = list(_modules(stylesheet, text))
    for module in waiting:
        if module not in found and module.is_file():
            found[module] = None
            waiting += _modules(module, module.read_text(encoding="utf-8", errors="replace"))
    return list(dict.fromkeys(module.parent for module in found))


def _modules(stylesheet: Path, text: str) -> Iterator[Path]:
    for address in _MODULE.findall(text):
        path = _FILE_ADDRESS.sub("", address)
        if not _SCHEME.match(path):
            yield (stylesheet.parent / unquote(path)).resolve()
