"""Persons, places and organisations: names in registers, proposals, offices."""
