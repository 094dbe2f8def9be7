"""Notes: references, bodies, and the files that carry them."""
