"""Names of output files that come from documents: relative paths that cannot lead out of the output folder."""

from __future__ import annotations

import os
from pathlib import Path, PurePosixPath

from teikit.core.errors import DocumentError
from teikit.core.xml import ILLEGAL_CHARACTER

#: Names of devices in Windows, with any suffix.
_DEVICES = frozenset(("con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))))


class OutputName(str):
    """A checked name of an output file, with slashes, relative to the output folder."""

    __slots__ = ()

    def __new__(cls, name: str) -> OutputName:
        """Check a name.

        :raises DocumentError: the name is empty, absolute, contains ``..``, a backslash or a control character, or is
            reserved by the operating system.
        """
        parts = name.split("/")
        if (
            any(part in ("", ".", "..") for part in parts)
            or "\\" in name
            or "\n" in name
            or ILLEGAL_CHARACTER.search(name)
            or PurePosixPath(name).is_absolute()
            or (os.name == "nt" and not _is_windows_name(parts))
        ):
            raise DocumentError(f"not a name for an output file: {name!r}")
        return super().__new__(cls, name)

    def below(self, folder: Path) -> Path:
        """Return the path of the file in an output folder."""
        return folder / self


def _is_windows_name(parts: list[str]) -> bool:
    return not any(":" in part or part.split(".")[0].lower() in _DEVICES or part[-1] in ". " for part in parts)
