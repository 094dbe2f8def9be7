"""Paths of the shipped schemas and stylesheets, in a wheel and in a checkout."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent
_CHECKOUT = _PACKAGE.parent.parent


def _folder(name: str) -> Path:
    in_wheel = _PACKAGE / name
    return in_wheel if in_wheel.is_dir() else _CHECKOUT / name


def schema(name: str) -> Path:
    """Return the path of a shipped schema, for example ``teikit.rng``."""
    return _folder("schemas") / name


def shipped_schema(copy: Path) -> Path | None:
    """Return the shipped schema of which a file is a copy; ``None`` if it is another file."""
    shipped = schema(copy.name)
    try:
        is_copy = copy.stat().st_size == shipped.stat().st_size and copy.read_bytes() == shipped.read_bytes()
    except (OSError, ValueError):
        return None
    return shipped if is_copy else None


def stylesheet(name: str) -> Path:
    """Return the path of a shipped stylesheet or asset, for example ``web/document.xsl``."""
    return _folder("xslt") / name


def profiles() -> tuple[str, ...]:
    """Return the names of the shipped encoding profiles, without ``base``, which all of them extend."""
    files = (_PACKAGE / "encoding" / "profiles").glob("*.toml")
    return tuple(sorted(file.stem for file in files if file.stem != "base"))
