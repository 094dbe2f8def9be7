"""Typeset with Typst, locked down: the output depends on the given files only, not on the machine or the network."""

from __future__ import annotations

import json
import logging
import re
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from teikit.core.errors import StylesheetError
from teikit.core.files import read_bytes
from teikit.core.positions import Position
from teikit.publishing.typst_cache import evict_typst_cache

if TYPE_CHECKING:
    import typst

_log = logging.getLogger(__name__)
_PACKAGE_IMPORT = re.compile(rb'(?:import|include)\s*"@')
_POSITION = re.compile(r"┌─ ([^\n]*?\.typ):(\d+):(\d+)")
#: How often a document is laid out at most until each note starts on the page of its reference.
_MAXIMUM_LAYOUTS = 4
#: In a document with more notes than this, some notes are always late at first.
_MANY_NOTES = 200


class TypstPosition(NamedTuple):
    """Position in a Typst file; line and column from 1."""

    file: str
    line: int
    column: int


@dataclass(eq=False, repr=False)
class TypstError(StylesheetError):
    """Typst cannot typeset a file; ``trace`` leads from the error to its callers."""

    trace: tuple[TypstPosition, ...] = ()


class TypesetFile(NamedTuple):
    """A typeset file: the PDF, and the warnings of Typst."""

    data: bytes
    warnings: tuple[str, ...]


def compile_typst(
    source: Path, created: datetime, *, standards: Sequence[str] = (), fonts: Sequence[Path] = ()
) -> bytes:
    """Return a Typst file as a PDF; log the warnings. The parameters are those of :func:`typeset`.

    :raises StylesheetError: a file imports a Typst package, or Typst cannot typeset the file.
    """
    typeset_file = typeset(source, created, standards=standards, fonts=fonts)
    log_warnings(source.name, typeset_file.warnings)
    return typeset_file.data


def log_warnings(name: str, warnings: Sequence[str]) -> None:
    """Log the warnings about a Typst file."""
    for message in warnings:
        _log.warning("%s: %s", name, message)


def typeset(
    source: Path, created: datetime, *, standards: Sequence[str] = (), fonts: Sequence[Path] = ()
) -> TypesetFile:
    """Typeset a Typst file. Typst reads only files in the folder of ``source``.

    Several threads can call this function at the same time: Typst runs without the interpreter lock.

    :param created: the creation time in the metadata of the PDF.
    :param standards: the standards to conform to, such as ``ua-1``; otherwise Typst's default.
    :param fonts: folders of fonts, in addition to those that Typst includes. System fonts are not used.
    :raises StylesheetError: a file imports a Typst package, or Typst cannot typeset the file.
    """
    import typst

    _reject_packages(source.parent)
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
            _find_late_notes(compiler, source)
            data, warnings = compiler.compile_with_warnings(format="pdf", timestamp=created, **options)
        except typst.TypstError as error:
            raise _typst_error(source, error) from error
        except (ValueError, RuntimeError) as error:
            raise StylesheetError(f"Typst failed: {error}", source) from error
    if not isinstance(data, bytes):
        raise StylesheetError("Typst returned no PDF", source)
    return TypesetFile(data, tuple(dict.fromkeys(warning.message for warning in warnings)))


def render_png(template: Path, **inputs: str) -> bytes:
    """Return a Typst template of one page as a PNG.

    :param inputs: values that the template finds in ``sys.inputs``.
    :raises StylesheetError: Typst cannot typeset the template, or it has several pages.
    """
    import typst

    try:
        data = _template_compiler(template).compile(format="png", ppi=96, sys_inputs=inputs)
    except typst.TypstError as error:
        raise _typst_error(template, error) from error
    if not isinstance(data, bytes):
        raise StylesheetError("expected a template of one page", template)
    return data


@cache
def _template_compiler(template: Path) -> typst.Compiler:
    """Return a compiler that has loaded the fonts, which takes longer than to typeset a page."""
    import typst

    return typst.Compiler(str(template), root=str(template.parent), ignore_system_fonts=True)


def _reject_packages(folder: Path) -> None:
    """Raise an error if a Typst file imports a package: packages are downloaded from the network."""
    for file in folder.glob("*.typ"):
        if file.is_symlink() or _PACKAGE_IMPORT.search(read_bytes(file, "a Typst file")):
            raise StylesheetError("cannot import a Typst package", file, hint="copy what you need into the template")


def _find_late_notes(compiler: typst.Compiler, source: Path) -> None:
    """Lay a document out until each note starts on the page of its reference, or further layouts do not help.

    Notes that start on a later page are listed in ``late.typ``, from which the template breaks pages differently.
    Most documents have none and are laid out once here. A document with many notes always has some: its first layout
    is a draft without links, which do not affect line breaks but take a fifth of the time.
    """
    import typst

    late = source.with_name("late.typ")
    if not late.is_file():
        return
    notes: list[str] = []
    draft = read_bytes(source, "a Typst file").count(b"#foot(") > _MANY_NOTES
    if draft:
        _write_late_notes(late, notes, draft=True)
    for layout in range(_MAXIMUM_LAYOUTS):
        try:
            found = json.loads(compiler.query("<teikit-late>", field="value"))
        except (RuntimeError, typst.TypstError):
            found = []  # The compilation that follows raises the same error, with its position.
        new = [note for notes_of_page in found for note in notes_of_page if note not in notes]
        if not new and not draft:
            return
        if layout == 0:
            evict_typst_cache()
        notes += new
        draft = False
        _write_late_notes(late, notes, draft=False)


def _write_late_notes(late: Path, notes: Sequence[str], *, draft: bool) -> None:
    listed = "".join(f"{json.dumps(note)}, " for note in notes)
    late.write_text(f"#let late = ({listed})\n#let draft = {json.dumps(draft)}\n", encoding="utf-8")


def _typst_error(source: Path, error: Exception) -> TypstError:
    diagnostic = str(getattr(error, "diagnostic", ""))
    trace = tuple(
        TypstPosition(Path(name).name, int(line), int(column)) for name, line, column in _POSITION.findall(diagnostic)
    )
    message = f"Typst: {getattr(error, 'message', error)}"
    if not trace:
        return TypstError(message, source.name)
    return TypstError(message, trace[0].file, Position(trace[0].line), trace=trace)
