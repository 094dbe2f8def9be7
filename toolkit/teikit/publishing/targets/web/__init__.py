"""Web edition: static pages, readable from any web server and, but for the search, from disk."""

from __future__ import annotations

from teikit.publishing.targets.web.build_cache import BuildCache, Target
from teikit.publishing.targets.web.page import write_page
from teikit.publishing.targets.web.site import SiteOptions, write_site

__all__ = ["BuildCache", "SiteOptions", "Target", "write_page", "write_site"]
