"""Preview of an edition: build, serve, watch for changes, rebuild."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from watchfiles import watch

from teikit.core.errors import OptionError, TeikitError
from teikit.edition.config import Edition
from teikit.edition.workspace import open_workspace
from teikit.reporters import lines
from teikit.serve.server import BuildCounter, Server
from teikit.workflow.build import find_unreadable, publish, validate
from teikit.workflow.update_documents import update_documents


class Preview:
    """An edition that is built again and again; if a build fails, the pages of the previous one remain.

    :param report: called with each line of output.
    """

    def __init__(self, folder: Path, output: Path, report: Callable[[str], None]) -> None:
        self.folder = folder
        self.output = output
        self.report = report

    def build(self) -> bool:
        """Build the web edition and report findings, which do not prevent the build; return whether it succeeded."""
        try:
            edition = Edition.load(self.folder)
            with open_workspace(edition.folder) as notice:
                self._report_all([notice] if notice else [])
                for outcome in update_documents(edition):
                    self._report_all(outcome.lines())
                self._report_all(str(error) for error in find_unreadable(edition))
                self._report_all(lines.render(validate(edition)))
                written = list(publish(edition, self.output, ("web",)))
        except TeikitError as error:
            self.report(f"not built: {error}")
            return False
        pages = sum(path.suffix == ".html" for path in written)
        self.report(f"built {pages} page{'' if pages == 1 else 's'}")
        return True

    def _report_all(self, found: Iterable[str]) -> None:
        for line in found:
            self.report(line)

    def is_input(self, path: Path) -> bool:
        """Return whether a change of this file requires a build; output and hidden files do not."""
        try:
            inside = path.resolve().relative_to(self.folder.resolve())
        except ValueError:
            return True
        is_hidden = any(part.startswith(".") or part.endswith("~") for part in inside.parts)
        return not is_hidden and not path.resolve().is_relative_to(self.output.resolve())


def serve(
    folder: Path,
    output: Path,
    port: int,
    report: Callable[[str], None],
    on_ready: Callable[[str], None] | None = None,
) -> None:
    """Preview the edition in ``folder`` until the user presses Ctrl-C.

    :param port: 0 picks a free port.
    :param report: called with each line of output.
    :param on_ready: called with the address when pages can be requested.
    :raises ConfigurationError: ``folder`` is not an edition.
    :raises OptionError: the port is not available.
    """
    Edition.load(folder)
    preview, builds = Preview(folder, output, report), BuildCounter()
    server = _start_server(output, port, builds)
    is_stopped = threading.Event()
    try:
        preview.build()
        threading.Thread(target=server.serve_forever, name="server", daemon=True).start()
        report(f"Serving at {server.url} (press Ctrl-C to stop)")
        if on_ready:
            on_ready(server.url)
        for _ in filter_changes(_watch(folder, is_stopped), preview):
            if preview.build():
                builds.increment()
    except KeyboardInterrupt:
        report("")
    finally:
        is_stopped.set()
        builds.stop()
        server.shutdown()
        server.server_close()


def filter_changes(changes: Iterable[set[Path]], preview: Preview) -> Iterator[set[Path]]:
    """Yield the changed files of each batch that require a build."""
    for changed in changes:
        inputs = {path for path in changed if preview.is_input(path)}
        if inputs:
            yield inputs


def _start_server(output: Path, port: int, builds: BuildCounter) -> Server:
    try:
        return Server(output, port, builds)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise OptionError(f"cannot use port {port}: {reason}", hint="choose another one: --port 8001") from None


def _watch(folder: Path, is_stopped: threading.Event) -> Iterator[set[Path]]:
    """Yield the files that change in a folder, in batches."""
    for batch in watch(folder, stop_event=is_stopped, raise_interrupt=True, watch_filter=None):
        yield {Path(name) for _, name in batch}
