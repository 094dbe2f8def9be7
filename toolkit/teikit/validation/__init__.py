"""Validate documents: schema, rules and links behind one function, whoever does the work."""

from __future__ import annotations

from teikit.validation.checking import check
from teikit.validation.engines import Engine
from teikit.validation.paths import gathered
from teikit.validation.selection import Selection

__all__ = ["Engine", "Selection", "check", "gathered"]
