"""Checks of values that a caller gives to parameters of teikit's stylesheets, as strict as those of edition.toml."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from pathlib import Path

from teikit.core.errors import OptionError
from teikit.core.toml import Table
from teikit.core.toml_checks import prepare
from teikit.edition.checks import language_problems
from teikit.edition.values import BaseAddress, IiifSize, LanguageTag, Origin

#: Languages of the text that publishing adds (``xslt/common/labels.xsl``).
LABEL_LANGUAGES = ("en", "de", "fr")

_log = logging.getLogger(__name__)


class _Parameters(Table, frozen=True, kw_only=True):
    """Parameters with values of a certain form; those that are not given keep the stylesheet's default."""

    lang: LanguageTag | None = None
    base_url: BaseAddress | None = None
    pictures_from: Origin | None = None
    pictures_size: IiifSize | None = None


def check_values(given: Mapping[str, str], document: Path) -> None:
    """Check values of parameters; log a warning if there are no labels in a language.

    :param document: the document to publish, for the warning.
    :raises OptionError: a value is not of the form that its parameter requires.
    """
    known = {name: value for name, value in given.items() if name.replace("-", "_") in _Parameters.__struct_fields__}
    _, problems = prepare(known, _Parameters, complete=False)
    language = given.get("lang", "")
    if language and not problems:
        problems.extend(language_problems(language, ("lang",)))
    for problem in problems:
        raise OptionError(problem.message, hint=problem.hint)
    if language and language.partition("-")[0].lower() not in LABEL_LANGUAGES:
        _log.warning("%s: no labels in %s, only in %s; used English", document, language, ", ".join(LABEL_LANGUAGES))
