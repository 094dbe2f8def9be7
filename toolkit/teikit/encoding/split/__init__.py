"""Split a source that holds several documents."""
