"""Decisions of the encoder, for review by an editor."""
