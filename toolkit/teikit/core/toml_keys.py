"""Names of tables and keys of a TOML file, as messages print them."""

from __future__ import annotations

from typing import TypeAlias

#: Keys and array indexes, from the root of the file.
KeyPath: TypeAlias = tuple[str | int, ...]


def table_header(path: KeyPath) -> str:
    """Return the header of a table, nothing for the root of the file.

    >>> table_header(("style", "dark")), table_header(("style", "fonts", 0))
    ('[style.dark]', '[[style.fonts]]')
    """
    name = ".".join(key for key in path if isinstance(key, str))
    if not name:
        return ""
    return f"[[{name}]]" if isinstance(path[-1], int) else f"[{name}]"


def key_name(path: KeyPath) -> str:
    """Return the name of a key as messages print it: the header of its table, then the key.

    >>> key_name(("print", "margin")), key_name(("documents", 1, "source")), key_name(("web",))
    ('[print] margin', '[[documents]] source', 'web')
    >>> key_name(("edition", "editors", 0))
    '[edition] editors[0]'
    """
    last = max((number for number, key in enumerate(path) if isinstance(key, str)), default=0)
    key = "".join(f"[{index}]" for index in path[last + 1 :])
    return f"{table_header(path[:last])} {path[last]}{key}".strip()
