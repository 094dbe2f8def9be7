"""Three-way merge of TEI documents: corrections by hand survive a new encoding."""

from __future__ import annotations

from teikit.merge.documents import CONFLICT, Conflict, MergeResult, merge_documents

__all__ = ["CONFLICT", "Conflict", "MergeResult", "merge_documents"]
