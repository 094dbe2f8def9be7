"""Helpers that several tests share: places of files, and the command as a user runs it."""

from __future__ import annotations

from helpers.command import Teikit
from helpers.paths import DOCUMENTS, MEMORANDUM, ROOT, SHARED, SOURCE

__all__ = ["DOCUMENTS", "MEMORANDUM", "ROOT", "SHARED", "SOURCE", "Teikit"]
