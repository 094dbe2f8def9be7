"""Check files: each against its schema and rules, then all of them for the links between them."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

from teikit.core.findings import Finding, Report, by_position
from teikit.validation.engines import Engine, Validator, engine_for
from teikit.validation.selection import STANDARD_INPUT, Selection, Task, tasks
from teikit.validation.unresolved_conflicts import undecided

#: Gives the findings of one file.
Checker = Callable[[Task], list[Finding]]

#: A rule of teikit's own and the code of the links' checker that says the same.
_SAME = {"sch.pointer-resolves": "link.dangling"}


def check(
    files: Iterable[Path],
    selection: Selection | None = None,
    *,
    engine: Engine = Engine.TEIKIT,
    cache: bool = True,
    identifiers: bool = False,
    links: bool | None = None,
    jobs: int = 1,
    progress: Callable[[Task], None] | None = None,
) -> Report:
    """Validate files; ``-`` is standard input.

    ``selection`` says against what; where it is silent, that is found for each file (see ``schema_association``).
    ``links`` are checked too, unless a schema is given. ``cache`` keeps the simplified schema in the user's cache
    folder, and reads it from there. ``identifiers`` looks for those given twice, and for references to none (teikit's
    engine only). ``jobs`` is the number of processes to share the files among; the report does not depend on it.
    ``progress`` is called as each file is done.

    :raises TeikitError: a schema or a file cannot be read, a schema is not correct, or a rule fails on a file.
    """
    selection = selection or Selection()
    with _files(files) as named:
        todo = list(tasks(named, selection))
        found: dict[Path, list[Finding]] = {}
        prepare = partial(_checker, engine, cache, identifiers, selection.network)
        for task, findings in zip(todo, _found(todo, prepare, jobs), strict=True):
            found[task.file] = findings
            if progress:
                progress(task)
        if links if links is not None else not selection.given:
            _add_links(found, named)
    ordered = (finding for findings in found.values() for finding in findings)
    return Report(tuple(ordered), tuple(named.values()), tuple(task.name for task in todo if task.unnamed))


@contextlib.contextmanager
def _files(files: Iterable[Path]) -> Iterator[dict[Path, str]]:
    """Give the files and their names; standard input, which can be read once, becomes a file for the while."""
    named = {file: str(file) for file in files}
    if Path("-") not in named:
        yield named
        return
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        spooled = Path(folder) / "input.xml"
        spooled.write_bytes(sys.stdin.buffer.read())
        yield {
            spooled if name == "-" else file: STANDARD_INPUT if name == "-" else name for file, name in named.items()
        }


def _found(
    todo: list[Task], prepare: Callable[[], Callable[[Task], list[Finding]]], jobs: int
) -> Iterable[list[Finding]]:
    """Yield the findings of each task, in the order of the tasks."""
    jobs = min(jobs, len(todo))
    if jobs > 1:
        from teikit.core.workers import map_in_processes

        return map_in_processes(todo, prepare, jobs)
    return map(prepare(), todo)


def _checker(engine: Engine, cache: bool, identifiers: bool, network: bool) -> Checker:
    """Return what checks one file; each schema is prepared once."""
    validators: dict[Path, Validator] = {}

    def check_one(task: Task) -> list[Finding]:
        found = list(task.told)
        for schema in task.schemas:
            if schema not in validators:
                validators[schema] = engine_for(engine, schema, cache=cache, identifiers=identifiers)
            found += validators[schema](task.file)
        if not _unreadable(found):
            found += _rules(task, network)
            found += undecided(task.file)
        if not task.schemas and not task.rules:
            found += _well_formed(task.file)
        if task.name != str(task.file):
            found = [replace(finding, file=task.name) for finding in found]
        return sorted(found, key=by_position)

    return check_one


def _rules(task: Task, network: bool) -> Iterator[Finding]:
    if not task.rules:
        return
    from teikit import schematron

    for path, phase in task.rules:
        yield from schematron.load(path, phase or None, network=network).validate(task.file)


def _well_formed(file: Path) -> Iterable[Finding]:
    return engine_for(Engine.LIBXML2, None, cache=False, identifiers=False)(file)


def _add_links(found: dict[Path, list[Finding]], named: dict[Path, str]) -> None:
    """Put what is wrong with the links among the findings of each file; what a rule has said too is told once."""
    from teikit import links

    # What comes from standard input lies nowhere, so that its relative addresses lead nowhere.
    known = ((file, findings) for file, findings in found.items() if named[file] != STANDARD_INPUT)
    readable = [file for file, findings in known if not _unreadable(findings)]
    by_name = {str(file): file for file in readable}
    for finding in links.check(readable):
        file = by_name[finding.file]
        found[file].append(replace(finding, file=named[file]))
    for file in readable:
        told = {(finding.code, *by_position(finding)) for finding in found[file]}
        kept = (one for one in found[file] if (_SAME.get(one.code, ""), *by_position(one)) not in told)
        found[file] = sorted(kept, key=by_position)


def _unreadable(findings: Iterable[Finding]) -> bool:
    """Tell whether a document is no XML, or holds entities that nobody knows."""
    return any(finding.code.startswith("xml.") for finding in findings)
