"""Regular expressions of W3C XML Schema (Part 2, appendix F)."""

from __future__ import annotations

import re
from collections.abc import Callable


def compile_pattern(expression: str) -> Callable[[str], bool]:
    """Return a predicate for the strings that an expression matches as a whole.

    :raises ValueError: the expression is not one of XML Schema's.
    """
    from elementpath.regex import RegexError, translate_pattern

    try:
        compiled = re.compile(translate_pattern(expression, back_references=False, lazy_quantifiers=False, anchors=False))
    except (RegexError, re.error) as error:
        raise ValueError(f"pattern “{expression}” is wrong: {error}") from None
    return lambda text: compiled.fullmatch(text) is not None
