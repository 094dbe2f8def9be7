"""Profiles: the settings of one kind of source, read from TOML."""
