"""Typst, locked down: what it sets depends on the files it is given, never on the machine or the network."""

from __future__ import annotations

import contextlib
import ctypes
import json
import logging
import re
import tempfile
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from teikit.core.errors import TeikitError
from teikit.core.files import read_bytes
from teikit.core.positions import Position

if TYPE_CHECKING:
    import typst

_log = logging.getLogger(__name__)
_PACKAGE = re.compile(rb'(?:import|include)\s*"@')


#: How often a document is laid out for the sake of its notes.
_ATTEMPTS = 4
#: Of more notes than these, some do not stand with their references at first.
_MANY = 200
#: Typst remembers how it set what it has set, for as many compilations.
_REMEMBERED = 10


def compile_typst(
    source: Path,
    created: datetime,
    *,
    standards: Sequence[str] = (),
    fonts: Sequence[Path] = (),
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
            _settle(compiler, source)
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


def _settle(compiler: typst.Compiler, source: Path) -> None:
    """Lay a document out until each note begins on the page of its reference, or more attempts mend no more.

    The notes that do not are written into ``late.typ``: the template knows what to do about them. A document whose
    notes all do, as those of most do, is laid out once. Of one with many notes some never do: it is a draft at first,
    without the links, which move no line, but cost a fifth of the time.
    """
    import typst

    late = source.with_name("late.typ")
    notes: list[str] = []
    draft = late.is_file() and read_bytes(source, "a Typst file").count(b"#foot(") > _MANY
    if draft:
        _tell(late, notes, draft=True)
    for attempt in range(_ATTEMPTS if late.is_file() else 0):
        try:
            told = json.loads(compiler.query("<teikit-late>", field="value"))
        except (RuntimeError, typst.TypstError):
            told = []  # Setting it tells the place of the fault, too.
        new = [note for value in told for note in value if note not in notes]
        if not new and not draft:
            return
        if not attempt:
            _forget()
        notes += new
        draft = False
        _tell(late, notes, draft=False)


def _tell(late: Path, notes: Sequence[str], *, draft: bool) -> None:
    listed = "".join(f"{json.dumps(note)}, " for note in notes)
    late.write_text(f"#let late = ({listed})\n#let draft = {json.dumps(draft)}\n", encoding="utf-8")


def _forget() -> None:
    """Make Typst forget what it has set, and give the memory back: after a first attempt most of it is of no use."""
    import typst

    with tempfile.TemporaryDirectory(prefix="teikit-") as folder:
        empty = Path(folder, "empty.typ")
        empty.touch()
        compiler = typst.Compiler(str(empty), root=folder, ignore_system_fonts=True)
        for _ in range(_REMEMBERED + 1):
            compiler.compile(format="pdf")
    with contextlib.suppress(OSError, AttributeError):  # Only the GNU library has it.
        ctypes.CDLL(None).malloc_trim(0)


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
    fault = TypstError(f"Typst: {getattr(error, 'message', error)}", Path(file), Position.reported(line))
    fault.places = places
    return fault
