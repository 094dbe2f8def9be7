"""Preview an edition: build it, serve it to this machine alone, build again and reload pages as files change."""

from __future__ import annotations

from teikit.serve.preview import Preview, serve

__all__ = ["Preview", "serve"]
