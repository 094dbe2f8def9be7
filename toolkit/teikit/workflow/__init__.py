"""Use cases: what a user does, once, for the command line and the Python API."""
