"""An edition that is attacked: it has a secret file next to it, a secret variable, and a server that is watched."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from pathlib import Path

from click.testing import CliRunner

from helpers.paths import ROOT
from teikit.cli import main

CANARY = "canary-7f3a"
TOML = (
    '[edition]\ntitle = "Letters"\nlanguage = "en"\npublisher = "The Press"\ndate = "2026"\neditors = ["Ada Editor"]\n'
)
DOCUMENT = """<?xml version="1.0" encoding="UTF-8"?>
{before}<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="letter" xml:lang="en"><teiHeader><fileDesc>
<titleStmt><title>A letter</title></titleStmt><publicationStmt><publisher>The Press</publisher></publicationStmt>
<sourceDesc><bibl>Our own words</bibl></sourceDesc></fileDesc></teiHeader>
<text><body><div type="document" xml:id="first"><head>A letter</head>{body}</div></body></text></TEI>
"""


#: A server that writes the path of each request to a file.
_SERVER = """
import sys
from http.server import BaseHTTPRequestHandler, HTTPServer

class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        with open(sys.argv[1], "a") as log:
            print(self.path, file=log)
        self.send_error(404)

server = HTTPServer(("127.0.0.1", 0), Handler)
print(server.server_port, flush=True)
server.serve_forever()
"""


class Outcome:
    """The output and the exit status of a command."""

    def __init__(self, status: int, stdout: str, stderr: str) -> None:
        self.returncode = status
        self.stdout = stdout
        self.stderr = stderr

    def __repr__(self) -> str:
        return f"status {self.returncode}\n{self.stdout}\n{self.stderr}"


class Attack:
    """An edition with a secret file next to it, and a server that lists the requests it receives."""

    def __init__(self, folder: Path, server: WatchedServer) -> None:
        self.folder = folder
        self.edition = folder / "edition"
        self.server = server
        self.host = server.host
        self.secret = folder / "secret.xml"
        self.secret.write_text(f"<secret>{CANARY}</secret>")
        (self.edition / "documents").mkdir(parents=True)
        (self.edition / "edition.toml").write_text(TOML)

    def document(self, before: str = "", body: str = "<p>Words.</p>") -> Path:
        return self.write("edition/documents/letter.xml", DOCUMENT.format(before=before, body=body))

    def write(self, name: str, text: str) -> Path:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    def run(self, *arguments: object) -> Outcome:
        """Run a command in this process; check that it did no harm."""
        before = self._files()
        with contextlib.chdir(self.folder):
            result = CliRunner(env={"CANARY": CANARY}).invoke(main, list(map(str, arguments)))
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        return self._checked(Outcome(result.exit_code, result.stdout, result.stderr), before)

    def run_process(self, *arguments: object) -> Outcome:
        """Run a command in a process of its own; check that it did no harm."""
        before = self._files()
        result = subprocess.run(
            [sys.executable, "-m", "teikit", *map(str, arguments)], capture_output=True, text=True, check=False,
            env=os.environ | {"PYTHONPATH": str(ROOT / "toolkit"), "CANARY": CANARY}, cwd=self.folder,
        )  # fmt: skip
        return self._checked(Outcome(result.returncode, result.stdout, result.stderr), before)

    def _files(self) -> set[Path]:
        return {path for path in self.folder.rglob("*") if not path.is_relative_to(self.edition)}

    def _checked(self, outcome: Outcome, before: set[Path]) -> Outcome:
        """Check that a command revealed and requested nothing, wrote only in the edition, and ended regularly."""
        assert "Traceback" not in outcome.stderr, outcome
        assert 0 <= outcome.returncode <= 2, outcome
        assert CANARY not in outcome.stdout + outcome.stderr
        assert self.server.requests() == []
        written = [path for path in self.edition.rglob("*") if path.is_file() and not path.is_symlink()]
        assert not any(CANARY.encode() in path.read_bytes() for path in written)
        assert self._files() == before
        return outcome


class WatchedServer:
    """An HTTP server in a process of its own: a command may wait for it while it holds the interpreter lock."""

    def __init__(self, log: Path) -> None:
        self._log = log
        self._process = subprocess.Popen(
            [sys.executable, "-c", _SERVER, str(log)], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        assert self._process.stdout is not None
        with self._process.stdout as stream:
            self.host = f"http://127.0.0.1:{int(stream.readline())}"

    def requests(self) -> list[str]:
        return self._log.read_text().splitlines() if self._log.exists() else []

    def forget(self) -> None:
        self._log.unlink(missing_ok=True)

    def stop(self) -> None:
        self._process.kill()
        self._process.wait()
