"""Readers: from a file to a Transcript."""

from __future__ import annotations

from teikit.encode.readers.text import read_text

__all__ = ["read_text"]
