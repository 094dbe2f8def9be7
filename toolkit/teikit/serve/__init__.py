"""Preview server: build an edition, serve it to this computer only, rebuild and reload pages when files change."""

from __future__ import annotations

from teikit.serve.preview import Preview, serve

__all__ = ["Preview", "serve"]
