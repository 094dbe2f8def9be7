"""Encode: a text goes in untouched, annotations are laid over it, TEI comes out."""

from __future__ import annotations

from teikit.encode.annotation import Annotation
from teikit.encode.pipeline import Encoding, Settings, encode
from teikit.encode.transcript import Transcript

__all__ = ["Annotation", "Encoding", "Settings", "Transcript", "encode"]
