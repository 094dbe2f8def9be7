"""Entities: persons, places and organisations that a text names."""
