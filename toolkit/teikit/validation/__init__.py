"""Validation of documents: schemas, rules and links, with any engine."""

from __future__ import annotations

from teikit.validation.checking import check
from teikit.validation.engines import Engine
from teikit.validation.input_files import expand_paths
from teikit.validation.options import ValidationOptions
from teikit.validation.validators import Schema, Schematron, validate

__all__ = ["Engine", "Schema", "Schematron", "ValidationOptions", "check", "expand_paths", "validate"]
