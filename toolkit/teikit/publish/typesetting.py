"""Typst, locked down: what it sets depends on the files it is given, never on the machine or the network."""

from __future__ import annotations

import logging
import re
import tempfile
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from teikit.errors import TeikitError
from teikit.files import read_bytes

_log = logging.getLogger(__name__)
_PACKAGE = re.compile(rb'(?:import|include)\s*"@')


def compile_typst(
    source: Path, created: datetime, *, standards: Sequence[str] = (), fonts: Sequence[Path] = ()
) -> bytes:
    """Set a Typst file as a PDF; it reads nothing outside its folder, and no packages.

    Warnings go to the log.

    :param created: the time that the PDF says it was made.
    :param standards: those the PDF has to keep: ``ua-1``, ``a-2u``, ``a-3a`` …
    :param fonts: folders of fonts, besides those that come with Typst; the machine's own are never used.
    :raises TeikitError: Typst cannot set it; the line is that of the Typst file.
    """
    import typst

    for file in source.parent.glob("*.typ"):
        if file.is_symlink() or _PACKAGE.search(read_bytes(file, "a Typst file")):
            raise TeikitError("a Typst package cannot be imported", file, hint="copy what you need into the template")
    options: dict[str, Any] = {"pdf_standards": list(standards)} if standards else {}
    with tempfile.TemporaryDirectory(prefix="teikit-packages-") as packages:
        compiler = typst.Compiler(
            str(source),
            root=str(source.parent),
            font_paths=[str(folder) for folder in fonts],
            ignore_system_fonts=True,
            package_path=packages,
            package_cache_path=packages,
        )
        try:
            data, warnings = compiler.compile_with_warnings(format="pdf", timestamp=created, **options)
        except typst.TypstError as error:
            raise _error(source, error) from None
        except (ValueError, RuntimeError) as error:
            raise TeikitError(f"Typst: {error}", source) from None
    for message in dict.fromkeys(warning.message for warning in warnings):
        _log.warning("%s: %s", source.name, message)
    if not isinstance(data, bytes):
        raise TeikitError("Typst made no PDF of it", source)
    return data


def picture(template: Path, **inputs: str) -> bytes:
    """Set a template of one page as a PNG; ``inputs`` are what it finds in ``sys.inputs``.

    :raises TeikitError: Typst cannot set it.
    """
    import typst

    try:
        data = typst.compile(
            str(template), format="png", ppi=96, sys_inputs=inputs, ignore_system_fonts=True, root=str(template.parent)
        )
    except typst.TypstError as error:
        raise _error(template, error) from None
    if not isinstance(data, bytes):
        raise TeikitError("a cover has one page", template)
    return data


class TypstError(TeikitError):
    """Typst could not set a file; ``places`` are the files, lines and columns from the fault to what called it."""

    places: tuple[tuple[str, int, int], ...] = ()


def _error(source: Path, error: Exception) -> TypstError:
    diagnostic = str(getattr(error, "diagnostic", ""))
    found = re.findall(r"┌─ ([^\n]*?\.typ):(\d+):(\d+)", diagnostic)
    places = tuple((Path(name).name, int(line), int(column)) for name, line, column in found)
    file, line = places[0][:2] if places else (source.name, None)
    fault = TypstError(f"Typst: {getattr(error, 'message', error)}", Path(file), line)
    fault.places = places
    return fault
