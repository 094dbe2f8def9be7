"""The web edition: static pages that any web server, or a folder on a disk, serves."""

from __future__ import annotations

from teikit.publish.web.memory import Memory
from teikit.publish.web.page import assets, web
from teikit.publish.web.site import Choice, web_edition

__all__ = ["Choice", "Memory", "assets", "web", "web_edition"]
