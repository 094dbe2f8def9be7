"""Encode: a text goes in untouched, annotations are laid over it, TEI comes out."""

from __future__ import annotations

from teikit.encoding.model.annotation import Annotation
from teikit.encoding.model.transcript import Transcript
from teikit.encoding.pipeline import Encoding, Settings, encode

__all__ = ["Annotation", "Encoding", "Settings", "Transcript", "encode"]
