"""Check files: each against its schemas and rules, then all of them for the links between them."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from teikit.core.errors import DocumentError, SchemaError
from teikit.core.findings import Finding, Report, by_position
from teikit.core.workers import available_cpus, map_in_processes
from teikit.validation.engines import Engine, Validator, engine_for
from teikit.validation.grammar_access import GrammarAccess
from teikit.validation.options import ValidationOptions
from teikit.validation.schemas import Origin
from teikit.validation.tasks import STANDARD_INPUT, Task, plan_tasks
from teikit.validation.unresolved_conflicts import find_conflict_marks

#: Returns the findings of one file.
Checker = Callable[[Task], list[Finding]]

#: Codes of teikit's own rules, with the code of the link checker for the same fault.
_SAME_FAULT = {"sch.pointer-resolves": "link.dangling"}
#: The number of files from which worker processes save more time than they take to start.
_MANY = 100


def check(
    files: Iterable[Path],
    options: ValidationOptions | None = None,
    *,
    progress: Callable[[Path], None] | None = None,
) -> Report:
    """Check files; ``-`` is standard input. The report does not depend on the number of processes.

    :param progress: called after each file.
    :raises FileError: a schema or a file cannot be read.
    :raises SchemaError: a schema is in error.
    :raises ConfigurationError: the edition of a file is in error.
    """
    options = options or ValidationOptions()
    with _with_standard_input(files) as names:
        tasks = list(plan_tasks(names, options))
        found: dict[Path, list[Finding]] = {}
        for task, findings in zip(tasks, _run(tasks, options), strict=True):
            found[task.file] = findings
            if progress:
                progress(task.file)
        if options.links if options.links is not None else not options.names_schemas:
            _add_links(found, names)
    ordered = tuple(finding for findings in found.values() for finding in findings)
    return Report(ordered, tuple(names.values()), tuple(task.name for task in tasks if task.uses_default_schema))


@contextlib.contextmanager
def _with_standard_input(files: Iterable[Path]) -> Iterator[dict[Path, str]]:
    """Yield the files with their names; standard input is copied to a file, since it can be read only once."""
    names = {file: str(file) for file in files}
    if Path("-") not in names:
        yield names
        return
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "input.xml"
        copy.write_bytes(sys.stdin.buffer.read())
        yield {copy if name == "-" else file: STANDARD_INPUT if name == "-" else name for file, name in names.items()}


def _run(tasks: Sequence[Task], options: ValidationOptions) -> Iterable[list[Finding]]:
    """Yield the findings of each task, in the order of the tasks."""
    processes = options.processes or (available_cpus() if len(tasks) >= _MANY else 1)
    processes = min(processes, len(tasks))
    prepare = partial(_make_checker, options)
    return map_in_processes(tasks, prepare, processes) if processes > 1 else map(prepare(), tasks)


def _make_checker(options: ValidationOptions) -> Checker:
    """Return a function that checks one file; it loads each schema once."""
    validators: dict[tuple[Path, Path | None], Validator] = {}

    def validator(schema: Path, folder: Path | None) -> Validator:
        if (schema, folder) not in validators:
            access = GrammarAccess.of(schema, folder, allow_network=options.allow_network)
            validators[schema, folder] = engine_for(
                options.engine, schema, cache=options.use_cache, identifiers=options.ids, access=access
            )
        return validators[schema, folder]

    def check_file(task: Task) -> list[Finding]:
        findings = list(task.schemas.findings)
        for schema in task.schemas.relaxng:
            try:
                findings += validator(schema, task.schemas.folder)(task.file)
            except SchemaError as error:
                if task.schemas.origin is not Origin.DOCUMENT:
                    raise
                findings.append(
                    Finding(str(task.file), None, "rng.schema", f"cannot be checked by its schema: {error}")
                )
        if not _is_unreadable(findings):
            findings += _check_rules(task, allow_network=options.allow_network)
            findings += find_conflict_marks(task.file)
        if task.schemas.is_empty:
            findings += _check_well_formedness(task.file)
        if task.name != str(task.file):
            findings = [replace(finding, file=task.name) for finding in findings]
        return sorted(findings, key=by_position)

    return check_file


def _check_rules(task: Task, *, allow_network: bool) -> Iterator[Finding]:
    if not task.schemas.schematron:
        return
    # The XSLT processor takes longer to import than most documents to validate against a schema alone.
    from teikit import schematron

    # Only the user's own choice of rules may reach the network.
    network = allow_network and task.schemas.origin is Origin.OPTION
    folder = task.schemas.folder or task.file.parent
    for rules in task.schemas.schematron:
        schema = None
        try:
            schema = schematron.load(rules.path, rules.phase or None, folder=folder, allow_network=network)
            yield from schema.validate(task.file)
        except (SchemaError, DocumentError) as error:
            # Rules that fail on one document, or that it names itself, cost this document only.
            if schema is None and task.schemas.origin is not Origin.DOCUMENT:
                raise
            yield Finding(str(task.file), None, "sch.failed", f"cannot be checked by rules: {error}")


def _check_well_formedness(file: Path) -> Iterable[Finding]:
    return engine_for(Engine.LIBXML2, None, cache=False, identifiers=False)(file)


def _add_links(found: dict[Path, list[Finding]], names: dict[Path, str]) -> None:
    """Add the findings of the link checker to those of each file, without faults that a rule has reported."""
    # Links are not checked if a schema is given; such a run should start quickly.
    from teikit import links

    # Standard input has no folder to which its relative addresses could refer.
    readable = [
        file for file, findings in found.items() if names[file] != STANDARD_INPUT and not _is_unreadable(findings)
    ]
    by_name = {str(file): file for file in readable}
    for finding in links.check(readable):
        file = by_name[finding.file]
        found[file].append(replace(finding, file=names[file]))
    for file in readable:
        faults = {(finding.code, finding.position) for finding in found[file]}
        kept = (one for one in found[file] if (_SAME_FAULT.get(one.code), one.position) not in faults)
        found[file] = sorted(kept, key=by_position)


def _is_unreadable(findings: Iterable[Finding]) -> bool:
    """Return whether a document is not well-formed, or contains entities that are not declared."""
    return any(finding.code.startswith("xml.") for finding in findings)
