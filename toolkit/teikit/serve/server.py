"""A web server for one folder, for this machine only.

It answers GET and HEAD for files below the folder, links followed and checked, and nothing else; only requests that
name this machine as their host are answered, so that no page of another site can read the edition by a name that leads
here (DNS rebinding). Pages get a script that reloads them when the edition was built anew.
"""

from __future__ import annotations

import threading
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

HOST = "127.0.0.1"
#: Addresses of the script in the pages, and of what it waits for; no file can have them.
SCRIPT, EVENTS = "/.teikit/reload.js", "/.teikit/events"
_RELOAD = """(() => {
  const events = new EventSource("/.teikit/events");
  let seen = null;
  events.onmessage = ({ data }) => {
    if (seen !== null && seen !== data) location.reload();
    seen = data;
  };
})();
"""
#: How often a page that waits is sent a comment, so that a closed one is noticed.
_BREATH = 10.0
_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".xml": "application/xml",
    ".atom": "application/atom+xml",
    ".csv": "text/csv; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".md": "text/markdown; charset=utf-8",
    ".pdf": "application/pdf",
    ".epub": "application/epub+zip",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
    ".wasm": "application/wasm",
}


class Builds:
    """A count of builds that pages wait on."""

    def __init__(self) -> None:
        """Start with the first build done."""
        self.number = 1
        self.over = False
        self._changed = threading.Condition()

    def done(self) -> None:
        """Tell all pages that wait that there is a new build."""
        with self._changed:
            self.number += 1
            self._changed.notify_all()

    def end(self) -> None:
        """Let all that wait go: the server ends."""
        with self._changed:
            self.over = True
            self._changed.notify_all()

    def wait(self, seen: int) -> int:
        """Wait, a breath at most, for another build than the one seen; return the number of the last."""
        with self._changed:
            self._changed.wait_for(lambda: self.over or self.number != seen, timeout=_BREATH)
            return self.number


class Server(ThreadingHTTPServer):
    """Serves the folder ``root`` at ``url``."""

    daemon_threads = True
    allow_reuse_address = True

    def __init__(self, root: Path, port: int, builds: Builds) -> None:
        """Take the port; 0 takes any that is free.

        :raises OSError: the port is taken.
        """
        self.root = root.resolve()
        self.builds = builds
        super().__init__((HOST, port), Handler)

    @property
    def url(self) -> str:
        """Return the address of the front page."""
        return f"http://{HOST}:{self.server_port}/"


class Handler(BaseHTTPRequestHandler):
    """Answers one request."""

    server: Server
    protocol_version = "HTTP/1.1"
    server_version = "teikit"
    sys_version = ""

    def do_GET(self) -> None:
        """Answer with a file, the script, or the events."""
        self._answer(body=True)

    def do_HEAD(self) -> None:
        """Answer with the head of what GET answers."""
        self._answer(body=False)

    def _answer(self, *, body: bool) -> None:
        path = urlsplit(self.path).path
        if not self._is_for_here():
            self._send(HTTPStatus.FORBIDDEN, ".txt", b"only this machine is served\n", body)
        elif path == SCRIPT:
            self._send(HTTPStatus.OK, ".js", _RELOAD.encode(), body)
        elif path == EVENTS and body:
            self._send_events()
        elif (file := found(self.server.root, path)) is None:
            self._send(HTTPStatus.NOT_FOUND, ".txt", b"there is no such page\n", body)
        elif file.is_dir():
            self._send(HTTPStatus.MOVED_PERMANENTLY, ".txt", b"", body, location=path.rstrip("/") + "/")
        else:
            self._send_file(file, body)

    def _is_for_here(self) -> bool:
        port = self.server.server_port
        return self.headers.get("Host", "").lower() in {f"{name}:{port}" for name in (HOST, "localhost")}

    def _send_file(self, file: Path, body: bool) -> None:
        try:
            data = file.read_bytes()
        except OSError:  # it is being written anew
            self._send(HTTPStatus.NOT_FOUND, ".txt", b"there is no such page now\n", body)
            return
        if file.suffix == ".html":
            data = data.replace(b"</head>", f'<script src="{SCRIPT}" defer="defer"></script></head>'.encode(), 1)
        self._send(HTTPStatus.OK, file.suffix.lower(), data, body)

    def _send(self, status: HTTPStatus, suffix: str, data: bytes, body: bool, location: str = "") -> None:
        self.send_response(status)
        self.send_header("Content-Type", _TYPES.get(suffix, "application/octet-stream"))
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        if location:
            self.send_header("Location", location)
        self.end_headers()
        if body:
            self.wfile.write(data)

    def _send_events(self) -> None:
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.send_header("Connection", "close")
        self.end_headers()
        self.close_connection = True
        seen = self.server.builds.number
        try:
            self._event(seen)
            while not self.server.builds.over:
                last = self.server.builds.wait(seen)
                self._event(last) if last != seen else self._write(b": still here\n\n")
                seen = last
        except OSError:  # the page was closed
            return

    def _event(self, number: int) -> None:
        self._write(f"data: {number}\n\n".encode())

    def _write(self, data: bytes) -> None:
        self.wfile.write(data)
        self.wfile.flush()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 (the name it has in the base class)
        """Say nothing: the terminal is for what was built."""


def found(root: Path, path: str) -> Path | None:
    """Return the file or folder that an address names below a root, ``None`` where there is none or it lies elsewhere.

    An address that ends with a slash names the ``index.html`` of the folder.
    """
    name = unquote(path).lstrip("/")
    if "\0" in name or "\\" in name:
        return None
    try:
        target = (root / name / "index.html" if path.endswith("/") else root / name).resolve()
        inside = target.is_relative_to(root) and target.exists()
    except (OSError, ValueError):
        return None
    return target if inside else None
