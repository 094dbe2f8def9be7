"""A RELAX NG validator in pure Python: the engine of teikit under a name of its own.

It needs neither teikit's command line nor an XSLT processor, and raises only its own errors.

>>> from teikit_relaxng import load
>>> schema = load("tei_all.rng")  # doctest: +SKIP
>>> for diagnostic in schema.validate("memo.xml"):  # doctest: +SKIP
...     print(diagnostic)
"""

from __future__ import annotations

from teikit.relaxng import Diagnostic, Expected, Resolver, Schema, SchemaError, load

__all__ = ["Diagnostic", "Expected", "Resolver", "Schema", "SchemaError", "load"]
