"""Readers: parse a source file into a transcript."""

from __future__ import annotations

from teikit.encoding.readers.formats import FORMATS, is_source, parse, read
from teikit.encoding.readers.text import read_text

__all__ = ["FORMATS", "is_source", "parse", "read", "read_text"]
