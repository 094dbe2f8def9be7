"""Compilation of a TEI customisation (ODD) to RELAX NG, Schematron, a compiled ODD and an encoding manual."""

from __future__ import annotations

from teikit.odd.compiler import Odd, compile_manual, compile_relaxng, compile_schematron, find_faults

__all__ = ["Odd", "compile_manual", "compile_relaxng", "compile_schematron", "find_faults"]
