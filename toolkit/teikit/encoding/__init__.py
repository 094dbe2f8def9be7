"""Encoding: a text is read and left untouched, rules lay annotations over it, a TEI tree is built from them."""

from __future__ import annotations

from teikit.encoding.model.annotation import Annotation
from teikit.encoding.model.decision import Decision
from teikit.encoding.model.encoding import Encoding
from teikit.encoding.model.span import Span
from teikit.encoding.model.transcript import Transcript
from teikit.encoding.options import EncodingOptions
from teikit.encoding.pipeline import encode
from teikit.encoding.profiles import Profile, load_profile

__all__ = [
    "Annotation",
    "Decision",
    "Encoding",
    "EncodingOptions",
    "Profile",
    "Span",
    "Transcript",
    "encode",
    "load_profile",
]
