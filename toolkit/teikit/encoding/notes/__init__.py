"""Notes: footnote calls, the bodies that they refer to, and files with bodies."""
