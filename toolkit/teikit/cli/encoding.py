"""What ``teikit encode`` does with one source, in this process or in another."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from teikit.core.errors import TeikitError
from teikit.core.files import write_new
from teikit.edition import config as edition
from teikit.edition import registers
from teikit.edition.config import Edition
from teikit.encoding import Encoding, Settings, encode, readers
from teikit.encoding.jobs import Job
from teikit.encoding.model import losses as ledger
from teikit.encoding.model.losses import Loss
from teikit.encoding.model.transcript import Transcript
from teikit.encoding.notes.sidecar import read_notes
from teikit.encoding.profiles import profile
from teikit.encoding.split.documents import By, Part, parts
from teikit.workflow import reencoding as corrections
from teikit.workflow.document_files import allotted
from teikit.workflow.reencoding import Update

#: Characters of a conflict that are shown.
_SHOWN = 80


@dataclass(frozen=True, slots=True)
class Options:
    """What the command was asked to do with each source."""

    profile: str | None
    notes: Path | None
    registers: Path | None
    encoding: str | None
    source_format: str | None
    strict: bool
    tag: tuple[str, ...]
    force: bool
    update: bool
    base: Path | None
    split: By


@dataclass(frozen=True, slots=True)
class Done:
    """What came of a source: its encodings by file, if they are here, and what is to be said of them.

    ``unsure`` decisions are to be reviewed, ``conflicts`` decided by a person; ``told`` are the lines of each conflict,
    ``summaries`` those that say what an update did.
    """

    source: Path
    encodings: dict[Path, Encoding] = field(default_factory=dict)
    losses: tuple[Loss, ...] = ()
    unsure: int = 0
    conflicts: int = 0
    told: tuple[str, ...] = ()
    summaries: tuple[str, ...] = ()
    error: TeikitError | None = None


def done(job: Job, options: Options) -> Done:
    """Encode a source and write its documents; a source that cannot be encoded is told of, not raised."""
    said: list[str] = []
    try:
        made = dict(_all(job.source, job.output, options, said))
    except TeikitError as error:
        return Done(job.source, error=error)
    encodings = {path: encoding for path, (encoding, _) in made.items()}
    updates = {path: update for path, (_, update) in made.items() if update}
    return Done(
        job.source,
        encodings,
        tuple(loss for encoding in encodings.values() for loss in encoding.transcript.losses),
        sum(a.certainty != "high" for encoding in encodings.values() for a in encoding.annotations),
        sum(len(update.conflicts) for update in updates.values()),
        tuple(line for path, update in updates.items() for line in _told(path, update)),
        (*said, *(f"{path}: {update.summary}" for path, update in updates.items())),
    )


def done_briefly(job: Job, options: Options) -> Done:
    """Encode a source and write its documents, as :func:`done`; the encodings are not kept."""
    return replace(done(job, options), encodings={})


def in_each_process(options: Options) -> Callable[[Job], Done]:
    """Return what encodes a source in another process."""
    return partial(done_briefly, options=options)


def _all(
    source: Path, output: Path | None, options: Options, said: list[str]
) -> Iterator[tuple[Path, tuple[Encoding, Update | None]]]:
    """Encode the documents of a source; yield each with its file, and what was updated there."""
    found = edition.find(source.parent) or Edition(Path())
    kind = profile.load(options.profile or found.profile_of(source))
    split = parts(_read(source, options), kind, options.split)
    if len(split) == 1 and not (options.update and output):
        yield output or source, _one(source, split[0].transcript, output, options, found)
        return
    if options.base and len(split) > 1:
        raise TeikitError(
            f"--base is of one document, this source holds {len(split)}",
            source,
            hint="documents of an edition keep theirs",
        )
    if output is None:
        raise TeikitError(
            f"{len(split)} documents go to a file each, none was given", source,
            hint="say where with -o, or take them for one with --split none",
        )  # fmt: skip
    for part, target in _allotted(split, source, output, options, found, said):
        yield target, _one(source, part.transcript, target, options, found)


def _allotted(
    split: tuple[Part, ...], source: Path, output: Path, options: Options, found: Edition, said: list[str]
) -> Iterator[tuple[Part, Path]]:
    """Yield the documents of a source with their files: in an update each goes where it was, whatever its number."""
    if not options.update or options.base:
        ending = output.suffix or ".xml"
        for part in split:
            yield part, output.with_name(f"{output.stem}-{part.suffix}{ending}") if part.suffix else output
        return
    allotment = allotted(split, source, output, found)
    told = f"kept; it is no longer in {source}: remove the file if it is not wanted"
    said += (f"{document}: {told}" for document in allotment.gone)
    said += (f"{one.document}: {one.told}" for one in allotment.documents if one.told)
    for one in allotment.documents:
        yield one.part, one.document


def _one(
    source: Path, read: Transcript, output: Path | None, options: Options, found: Edition
) -> tuple[Encoding, Update | None]:
    """Encode a document and write its TEI; return with it what was updated, where it was there before."""
    if output is None:
        encoding = _encode(source, read, output, options, found)
        sys.stdout.buffer.write(encoding.to_bytes())
        return encoding, None
    if options.update and output.exists():
        return _update(source, read, output, options, found)
    if options.base:
        raise TeikitError(
            "there is no such document yet, so --base has nothing to be the base of", output, hint="leave it out"
        )
    encoding = _encode(source, read, output, options, found)
    encoded = encoding.to_bytes()
    write_new(output, encoded, overwrite=options.force)
    corrections.remember(found, output, encoded)
    return encoding, None


def _update(source: Path, read: Transcript, output: Path, options: Options, found: Edition) -> tuple[Encoding, Update]:
    base = corrections.base_of(found, output, options.base)
    encoding = _encode(source, read, output, options, found.dated(Path(read.name), corrections.day_of(base)))
    updated = corrections.update(output, base, encoding.to_bytes())
    corrections.keep(found, output, updated, encoding.to_bytes())
    return encoding, updated


def _told(output: Path, updated: Update) -> Iterator[str]:
    for conflict in updated.conflicts:
        mine, theirs = (" ".join(text.split())[:_SHOWN] for text in (conflict.mine, conflict.theirs))
        yield f"{output}:{conflict.line}: conflict: corrected to “{mine}”, the encoder writes “{theirs}”"


def _read(source: Path, options: Options) -> Transcript:
    if str(source) == "-":
        data, name = sys.stdin.buffer.read(), Path("standard-input")
        read = readers.transcript(data, name, options.encoding, options.source_format)
    else:
        read = readers.read(source, options.encoding, options.source_format)
    if options.strict:
        ledger.check(read.losses, read.name)
    return read


def _encode(source: Path, read: Transcript, output: Path | None, options: Options, found: Edition) -> Encoding:
    named = registers.read_path(options.registers) if options.registers else registers.read(found)
    chosen = profile.load(options.profile or found.profile_of(source))
    settings = Settings(
        chosen.tagging([*found.tag, *options.tag]),
        found,
        named.persons,
        read_notes(options.notes, options.encoding) if options.notes else {},
        output,
        named.places,
        named.organisations,
    )
    return encode(read, settings)
