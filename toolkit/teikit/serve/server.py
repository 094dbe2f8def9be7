"""HTTP server of one folder for this computer only.

It answers GET and HEAD requests for files in the folder; symbolic links must not lead outside. Requests with a foreign
``Host`` header are refused, so that no other web site can read the edition through a host name that resolves to this
computer (DNS rebinding). A script in each page reloads it after a build.
"""

from __future__ import annotations

import threading
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

HOST = "127.0.0.1"
#: Addresses of the script and of the events it listens to. No published file has such a name.
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
#: Seconds between comments in the event stream, which detect closed pages.
_KEEP_ALIVE = 10.0
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


class BuildCounter:
    """The number of builds so far, for which requests can wait."""

    def __init__(self) -> None:
        self.number = 1
        self.is_stopped = False
        self._changed = threading.Condition()

    def increment(self) -> None:
        """Count a build and notify waiting requests."""
        with self._changed:
            self.number += 1
            self._changed.notify_all()

    def stop(self) -> None:
        """Release waiting requests on shutdown."""
        with self._changed:
            self.is_stopped = True
            self._changed.notify_all()

    def wait(self, seen: int) -> int:
        """Wait for a build after ``seen``, for a limited time; return the number of the last build."""
        with self._changed:
            self._changed.wait_for(lambda: self.is_stopped or self.number != seen, timeout=_KEEP_ALIVE)
            return self.number


class Server(ThreadingHTTPServer):
    """A server of the folder ``root`` at the address ``url``."""

    daemon_threads = True
    allow_reuse_address = True

    def __init__(self, root: Path, port: int, builds: BuildCounter) -> None:
        """Bind the port; 0 picks a free one.

        :raises OSError: the port is not available.
        """
        self.root = root.resolve()
        self.builds = builds
        super().__init__((HOST, port), Handler)

    @property
    def url(self) -> str:
        """Return the address of the front page."""
        return f"http://{HOST}:{self.server_port}/"


class Handler(BaseHTTPRequestHandler):
    """Handler of one request."""

    server: Server
    protocol_version = "HTTP/1.1"
    server_version = "teikit"
    sys_version = ""

    def do_GET(self) -> None:
        """Send a file, the script, or the event stream."""
        self._answer(body=True)

    def do_HEAD(self) -> None:
        """Send the headers of the response to GET."""
        self._answer(body=False)

    def _answer(self, *, body: bool) -> None:
        try:
            path = urlsplit(self.path).path
        except ValueError:
            path = "/invalid address"
        if not self._is_local():
            self._send(HTTPStatus.FORBIDDEN, ".txt", b"requests from other hosts are refused\n", body=body)
        elif path == SCRIPT:
            self._send(HTTPStatus.OK, ".js", _RELOAD.encode(), body=body)
        elif path == EVENTS and body:
            self._send_events()
        elif (file := resolve_address(self.server.root, path)) is None:
            self._send(HTTPStatus.NOT_FOUND, ".txt", b"page not found\n", body=body)
        elif file.is_dir():
            self._send(HTTPStatus.MOVED_PERMANENTLY, ".txt", b"", body=body, location=path.rstrip("/") + "/")
        else:
            self._send_file(file, body=body)

    def _is_local(self) -> bool:
        port = self.server.server_port
        return self.headers.get("Host", "").lower() in {f"{name}:{port}" for name in (HOST, "localhost")}

    def _send_file(self, file: Path, *, body: bool) -> None:
        try:
            data = file.read_bytes()
        except OSError:  # a build is replacing it
            self._send(HTTPStatus.NOT_FOUND, ".txt", b"page not found\n", body=body)
            return
        if file.suffix == ".html":
            data = data.replace(b"</head>", f'<script src="{SCRIPT}" defer="defer"></script></head>'.encode(), 1)
        self._send(HTTPStatus.OK, file.suffix.lower(), data, body=body)

    def _send(self, status: HTTPStatus, suffix: str, data: bytes, *, body: bool, location: str = "") -> None:
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
            while not self.server.builds.is_stopped:
                last = self.server.builds.wait(seen)
                self._event(last) if last != seen else self._write(b": keep-alive\n\n")
                seen = last
        except OSError:  # the page was closed
            return

    def _event(self, number: int) -> None:
        self._write(f"data: {number}\n\n".encode())

    def _write(self, data: bytes) -> None:
        self.wfile.write(data)
        self.wfile.flush()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 (name of the base class)
        """Disable the log of requests; the terminal shows builds."""


def resolve_address(root: Path, path: str) -> Path | None:
    """Return the file or folder at an address, or ``None`` if it does not exist or is outside the root.

    An address that ends with a slash means the ``index.html`` of the folder.
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
