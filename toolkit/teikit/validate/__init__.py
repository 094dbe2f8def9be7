"""Validate documents: schema, rules and links behind one function, whoever does the work."""

from __future__ import annotations

from teikit.validate.checking import check
from teikit.validate.engines import Engine
from teikit.validate.files import gathered
from teikit.validate.selection import Selection

__all__ = ["Engine", "Selection", "check", "gathered"]
