"""A RELAX NG validator in pure Python.

It follows the RELAX NG specification (OASIS, 3 December 2001), its compact syntax and James Clark's derivatives, turned
into an automaton that is built while documents are read:

* :mod:`.loading` reads a schema in either syntax; :mod:`.structure`, :mod:`.simplification` and :mod:`.restrictions`
  implement sections 3, 4 and 7. The result is a :class:`.grammar.Grammar`, plain data that :mod:`.cache` stores.
* :mod:`.patterns`, :mod:`.derivatives`, :mod:`.states` and :mod:`.automaton` run it (section 6). A state is the content
  that the open element may still have. The content of its ancestors is on the reader's stack, not in the state. States
  are therefore few, an event is one dictionary look-up, and memory does not grow with the document.
* :mod:`.fast_validation` reads a document once and only decides whether it is valid. An invalid document is read again
  by :mod:`.diagnosis`, which reports every error with its position and the likely fix.

Design decisions, based on measurements: Names are kept as expat reports them, one string for each name, since splitting
them costs more than validating them. Both syntaxes are parsed into the same tree, so each rule is written once. The
attributes of an element, 31 on average in TEI, remain names until a document uses them, which halves the time of the
first document. Datatypes are checked by small regular expressions, and ``pattern`` facets by derivatives
(:mod:`.datatypes.regex_matcher`), since translating TEI's character classes for :mod:`re` took longer than loading its
grammar. The cyclic garbage collector is paused while a schema is loaded, which saves 40 % of that time. The automaton
is not cached on disk, since building it again takes only 10 to 30 ms. Advice on an error is cached for each state
(:mod:`.advice`), since the same error often occurs a thousand times.

Limits: the tables of an automaton hold about 60,000 entries and 100,000 values between two flushes
(:data:`.automaton.LIMIT`, :data:`.automaton.VALUES`), regardless of the number and size of the documents.

>>> schema = load("schemas/teikit.rng")                            # doctest: +SKIP
>>> for diagnostic in schema.validate("memo.xml"):                 # doctest: +SKIP
...     print(diagnostic)
"""

from __future__ import annotations

import os
from pathlib import Path

from teikit.relaxng.diagnostic import Diagnostic
from teikit.relaxng.errors import SchemaError
from teikit.relaxng.expected import Expected
from teikit.relaxng.references import Resolver, local_file
from teikit.relaxng.schema import Schema

__all__ = ["Diagnostic", "Expected", "Resolver", "Schema", "SchemaError", "load"]


def load(path: str | os.PathLike[str], *, cache: bool = True, resolve: Resolver = local_file) -> Schema:
    """Load a schema from a file in the XML syntax or the compact syntax (``.rnc``).

    :param cache: read the simplified schema from the user's cache folder, and write it there.
    :param resolve: returns the file that an ``href`` of ``include`` or ``externalRef`` names; by default, any local
        file, and nothing from the network.
    :raises OSError: the file cannot be read.
    :raises SchemaError: the schema is not correct; its ``diagnostics`` give the positions.
    """
    from teikit.relaxng import cache as disk

    file = Path(path)
    grammar = disk.read(file, resolve) if cache else None
    if grammar is None:
        from teikit.relaxng.loading import Loader

        loader = Loader(resolve)
        grammar = loader.load(file)
        if cache:
            disk.write(file, loader.files, loader.references, grammar)
    return Schema(grammar, file.name)
