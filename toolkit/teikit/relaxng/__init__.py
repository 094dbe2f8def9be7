"""A RELAX NG validator in pure Python.

It follows the RELAX NG specification (OASIS, 3 December 2001), its compact syntax and James Clark's derivatives, made
into an automaton that is built while documents are read:

* :mod:`.loading` reads a schema in either syntax; :mod:`.structure`, :mod:`.simplify` and :mod:`.restrictions` follow
  sections 3, 4 and 7; the result is a :class:`.grammar.Grammar`, plain data that :mod:`.cache` keeps on disk.
* :mod:`.patterns`, :mod:`.derivatives`, :mod:`.states` and :mod:`.automaton` run it (section 6). A state is what the
  open element may still hold, and nothing of its ancestors, which lie on the reader's stack: so states are few, an
  event is one look-up in a dictionary, and memory does not grow with the document.
* :mod:`.verdict` reads a document once, for the verdict alone; only a document that is not valid is read again by
  :mod:`.diagnosis`, which finds every fault, its place and the likely mend.

What was measured, and decided so: expat's names are kept as they come, one string a name, since taking them apart costs
more than validating them. Both syntaxes become one tree of nodes, so that each rule is written once. An element's
attributes, 31 on average in TEI, stay names until a document has them: that halves the time of the first document.
Datatypes are checked by small forms of this package's own, and patterns by derivatives (:mod:`.datatypes.regex`): to
translate TEI's character classes for :mod:`re` took longer than to load its grammar. The cyclic garbage collector
pauses while a schema is read, which is 40 % of that time. A warmed automaton is not kept on disk: to build it again is
a matter of 10 to 30 ms. What is wrong with a state is asked once and remembered (:mod:`.advice`), since what is wrong
once is often wrong a thousand times.

Bounds: the tables of an automaton hold some 60,000 entries and 100,000 values between two flushes
(:data:`.automaton.LIMIT`, :data:`.automaton.VALUES`), whatever is read, and however much.

>>> schema = load("schemas/teikit.rng")                            # doctest: +SKIP
>>> for diagnostic in schema.validate("memo.xml"):                    # doctest: +SKIP
...     print(diagnostic)
"""

from __future__ import annotations

import os
from pathlib import Path

from teikit.relaxng.diagnostic import Diagnostic
from teikit.relaxng.errors import SchemaError
from teikit.relaxng.expected import Expected
from teikit.relaxng.schema import Schema

__all__ = ["Diagnostic", "Expected", "Schema", "SchemaError", "load"]


def load(path: str | os.PathLike[str], *, cache: bool = True) -> Schema:
    """Load a schema from a file in the XML or the compact syntax (``.rnc``); nothing is ever read from the network.

    ``cache`` keeps the simplified schema in the user's cache folder, and reads it from there.

    :raises OSError: a file cannot be read.
    :raises SchemaError: the schema is not correct; its ``diagnostics`` give the positions.
    """
    from teikit.relaxng import cache as disk

    file = Path(path)
    grammar = disk.read(file) if cache else None
    if grammar is None:
        from teikit.relaxng.loading import Loader

        loader = Loader()
        grammar = loader.load(file)
        if cache:
            disk.write(file, loader.files, grammar)
    return Schema(grammar, file.name)
