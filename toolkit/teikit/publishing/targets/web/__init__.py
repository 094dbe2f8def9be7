"""The web edition: static pages that any web server, or a folder on a disk, serves."""

from __future__ import annotations

from teikit.publishing.targets.web.build_cache import Memory
from teikit.publishing.targets.web.page import assets, web
from teikit.publishing.targets.web.site import Choice, web_edition

__all__ = ["Choice", "Memory", "assets", "web", "web_edition"]
