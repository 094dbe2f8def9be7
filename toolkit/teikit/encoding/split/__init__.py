"""Splitting: a source with several documents becomes one transcript per document."""
