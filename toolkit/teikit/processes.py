"""Share files out among processes, each of which prepares itself once."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

from teikit.errors import TeikitError
from teikit.findings import Finding

#: Portions of the files that each process takes, one after the other, so that none is left with the long ones.
_PORTIONS = 8

_validate: Callable[[Path], Iterable[Finding]] | None = None


def shared_out(
    files: list[Path], prepare: Callable[[], Callable[[Path], Iterable[Finding]]], jobs: int
) -> Iterable[list[Finding]]:
    """Yield the findings of each file, in the order of the files.

    ``prepare`` is called in each process and returns what validates one file there.

    :raises TeikitError: as the validator does; or a process was ended, for want of memory for example.
    """
    portion = max(1, len(files) // (jobs * _PORTIONS))
    with ProcessPoolExecutor(jobs, initializer=_prepare, initargs=(prepare,)) as pool:
        try:
            yield from pool.map(_findings, files, chunksize=portion)
        except BrokenProcessPool:
            raise TeikitError("a process ended before its files were checked", hint="try --jobs 1") from None


def _prepare(prepare: Callable[[], Callable[[Path], Iterable[Finding]]]) -> None:
    global _validate
    _validate = prepare()


def _findings(file: Path) -> list[Finding]:
    assert _validate is not None
    return list(_validate(file))
