"""Print: a document as Typst source, and as the PDF that Typst sets from it, the same on every machine."""

from __future__ import annotations

import logging
import os
import re
import tempfile
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from teikit import resources
from teikit.errors import TeikitError
from teikit.files import read_bytes, write
from teikit.publish.transform import register_of, transform
from teikit.tei import parse, tei

_log = logging.getLogger(__name__)
_PACKAGE = re.compile(rb'(?:import|include)\s*"@')


def typst_source(
    document: Path,
    output: Path,
    *,
    parameters: Mapping[str, str] | None = None,
    register: Path | None = None,
    stylesheet: Path | None = None,
    **ours: str,
) -> list[Path]:
    """Write a document as Typst markup with its template beside it, for those who set it themselves.

    :return: the files written.
    :raises TeikitError: the document, the stylesheet or a parameter is in error, or a file cannot be written.
    """
    result = transform(document, "print/document.xsl", parameters, stylesheet, register=register_of(register), **ours)
    files = {f"{document.stem}.typ": result.text.encode(), **_templates()}
    for name, data in files.items():
        write(output / name, data)
    return [output / name for name in files]


def pdf(
    document: Path,
    output: Path,
    *,
    parameters: Mapping[str, str] | None = None,
    register: Path | None = None,
    stylesheet: Path | None = None,
    **ours: str,
) -> list[Path]:
    """Set a document as a tagged PDF; only the fonts that come with Typst are used, so it is the same everywhere.

    :return: the file written.
    :raises TeikitError: the document, the stylesheet or a parameter is in error, or Typst cannot set the result.
    """
    with tempfile.TemporaryDirectory(prefix="teikit-") as folder:
        written = typst_source(
            document, Path(folder), parameters=parameters, register=register, stylesheet=stylesheet, **ours
        )
        data = compile_typst(written[0], timestamp(document))
    target = output / f"{document.stem}.pdf"
    write(target, data)
    return [target]


def compile_typst(source: Path, created: datetime) -> bytes:
    """Set a Typst file; it reads nothing outside its folder, and no packages.

    Warnings go to the log.

    :param created: the time that the PDF says it was made.
    :raises TeikitError: Typst cannot set it; the line is that of the Typst file.
    """
    import typst

    for file in source.parent.glob("*.typ"):
        if file.is_symlink() or _PACKAGE.search(read_bytes(file, "a Typst file")):
            raise TeikitError("a Typst package cannot be imported", file, hint="copy what you need into the template")
    with tempfile.TemporaryDirectory(prefix="teikit-packages-") as packages:
        compiler = typst.Compiler(
            str(source),
            root=str(source.parent),
            ignore_system_fonts=True,
            package_path=packages,
            package_cache_path=packages,
        )
        try:
            data, warnings = compiler.compile_with_warnings(format="pdf", timestamp=created)
        except typst.TypstError as error:
            raise _error(source, error) from None
    for message in dict.fromkeys(warning.message for warning in warnings):
        _log.warning("%s: %s", source.name, message)
    if not isinstance(data, bytes):
        raise TeikitError("Typst made no PDF of it", source)
    return data


def timestamp(document: Path) -> datetime:
    """Return when a document was last changed: ``SOURCE_DATE_EPOCH``, else its last ``change``, else 1970.

    The same document gives the same PDF, whenever it is set.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isdecimal():
        return datetime.fromtimestamp(int(epoch), UTC)
    changes = sorted(str(change.get("when", "")) for change in parse(document).iter(tei("change")))
    try:
        return datetime.fromisoformat(changes[-1][:10]).replace(tzinfo=UTC)
    except (IndexError, ValueError):
        return datetime.fromtimestamp(0, UTC)


def _templates() -> dict[str, bytes]:
    folder = resources.stylesheet("print")
    return {file.name: file.read_bytes() for file in sorted(folder.glob("*.typ"))}


def _error(source: Path, error: Exception) -> TeikitError:
    diagnostic = str(getattr(error, "diagnostic", ""))
    place = re.search(r"([^/\s]+\.typ):(\d+):(\d+)", diagnostic)
    file = source.with_name(place[1]) if place else source
    message = str(getattr(error, "message", error))
    return TeikitError(f"Typst: {message}", Path(file.name), int(place[2]) if place else None)
