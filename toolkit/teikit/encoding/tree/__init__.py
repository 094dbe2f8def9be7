"""Build the TEI tree from annotations, with its header."""
