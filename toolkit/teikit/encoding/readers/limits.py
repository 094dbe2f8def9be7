"""Limits on sources: a larger one is refused in one line, before most of the work that it would cause."""

from __future__ import annotations

from pathlib import Path

from teikit.core.errors import DocumentError

#: Maximum size of a text or an HTML page, in bytes.
MAX_SIZE = 50 * 2**20
#: Maximum number of paragraphs of a source, those of its notes included.
MAX_PARAGRAPHS = 200_000


def check_size(data: bytes, path: Path) -> None:
    """Check the size of a text or an HTML page.

    :raises DocumentError: it is larger than :data:`MAX_SIZE`.
    """
    if len(data) > MAX_SIZE:
        message = f"the source is larger than {MAX_SIZE / 2**20:.0f} MB"
        raise DocumentError(message, path, hint="split it into several files")


def check_paragraphs(count: int, path: Path) -> None:
    """Check the number of paragraphs of a source.

    :raises DocumentError: it is higher than :data:`MAX_PARAGRAPHS`.
    """
    if count > MAX_PARAGRAPHS:
        message = f"the source has more than {MAX_PARAGRAPHS} paragraphs"
        raise DocumentError(message, path, hint="split it into several files")
