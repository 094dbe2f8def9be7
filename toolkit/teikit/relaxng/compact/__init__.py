"""The compact syntax of RELAX NG (OASIS committee specification, 21 November 2002), parsed into the same tree."""

from __future__ import annotations

from teikit.relaxng.compact.patterns import parse

__all__ = ["parse"]
