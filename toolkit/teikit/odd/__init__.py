"""Compilation of a TEI customisation (ODD) to RELAX NG, Schematron and an encoding manual."""

from __future__ import annotations

from teikit.odd.compiler import compile_manual, compile_relaxng, compile_schematron, find_faults

__all__ = ["compile_manual", "compile_relaxng", "compile_schematron", "find_faults"]
