"""The compact syntax of RELAX NG (OASIS committee specification, 21 November 2002), read into the same tree as XML."""

from __future__ import annotations

from teikit.relaxng.compact.patterns import read

__all__ = ["read"]
