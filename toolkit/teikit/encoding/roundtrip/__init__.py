"""Render the TEI back to text and compare it with the source."""
