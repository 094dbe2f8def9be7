"""Dates: full dates, expressions of the running text, and the periods that they denote."""
