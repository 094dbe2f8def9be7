"""Build, serve, watch, build again."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from teikit.core.errors import TeikitError
from teikit.edition import config as editions
from teikit.serve.server import Builds, Server
from teikit.workflow import build as building
from teikit.workflow.update_documents import update_documents

Say = Callable[[str], None]


class Preview:
    """An edition built into a folder, again and again; what goes wrong is said, and the last good pages stay."""

    def __init__(self, folder: Path, output: Path, say: Say) -> None:
        """Prepare to build the edition in ``folder`` into ``output``."""
        self.folder = folder
        self.output = output
        self.say = say

    def build(self) -> bool:
        """Build the web edition; return whether that went well.

        Findings are said, but a page is shown all the same: to see it is what a preview is for.
        """
        try:
            edition = editions.load(self.folder)
            for outcome in update_documents(edition):
                for line in outcome.lines():
                    self.say(line)
            for finding in building.validate(edition):
                self.say(str(finding))
            written = list(building.publish(edition, self.output, ("web",)))
        except TeikitError as error:
            self.say(f"not built: {error}")
            return False
        pages = sum(path.suffix == ".html" for path in written)
        self.say(f"built {pages} page{'' if pages == 1 else 's'}")
        return True

    def is_source(self, path: Path) -> bool:
        """Return whether a change of this file calls for a new build: not what building writes, nor hidden files."""
        try:
            inside = path.resolve().relative_to(self.folder.resolve())
        except ValueError:
            return True
        hidden = any(part.startswith(".") or part.endswith("~") for part in inside.parts)
        return not hidden and not path.resolve().is_relative_to(self.output.resolve())


def serve(folder: Path, output: Path, port: int, say: Say, ready: Callable[[str], None] | None = None) -> None:
    """Preview the edition in ``folder`` until it is interrupted (Ctrl-C).

    :param port: 0 takes any that is free; ``ready`` is told the address once pages can be read.
    :raises TeikitError: there is no edition, or the port is taken.
    """
    editions.load(folder)
    preview, builds = Preview(folder, output, say), Builds()
    server = _server(output, port, builds)
    over = threading.Event()
    try:
        preview.build()
        threading.Thread(target=server.serve_forever, name="server", daemon=True).start()
        say(f"serving {server.url} to this machine, Ctrl-C ends it")
        if ready:
            ready(server.url)
        for _ in relevant(_changes(folder, over), preview):
            if preview.build():
                builds.done()
    except KeyboardInterrupt:
        say("")
    finally:
        over.set()
        builds.end()
        server.shutdown()
        server.server_close()


def relevant(changes: Iterable[set[Path]], preview: Preview) -> Iterator[set[Path]]:
    """Yield those changes that call for a new build."""
    for changed in changes:
        sources = {path for path in changed if preview.is_source(path)}
        if sources:
            yield sources


def _server(output: Path, port: int, builds: Builds) -> Server:
    try:
        return Server(output, port, builds)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise TeikitError(f"port {port} cannot be used: {reason}", hint="give another one: --port 8001") from None


def _changes(folder: Path, over: threading.Event) -> Iterator[set[Path]]:
    """Yield the files that change in a folder, a batch at a time."""
    from watchfiles import watch

    for batch in watch(folder, stop_event=over, raise_interrupt=True, watch_filter=None):
        yield {Path(name) for _, name in batch}
