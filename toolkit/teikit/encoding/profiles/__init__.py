"""Profiles: the settings for one kind of source, a typed model read from TOML files."""

from __future__ import annotations

from teikit.encoding.profiles.loading import load_profile, profile_source, shipped_profiles
from teikit.encoding.profiles.model import Profile

__all__ = ["Profile", "load_profile", "profile_source", "shipped_profiles"]
