"""Readers: from a file to a Transcript."""

from __future__ import annotations

from teikit.encoding.readers.formats import READERS, is_source, read, transcript
from teikit.encoding.readers.text import read_text

__all__ = ["READERS", "is_source", "read", "read_text", "transcript"]
