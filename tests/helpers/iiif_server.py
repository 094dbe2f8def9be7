"""IIIF Image API service of one grey picture. It serves exactly the requests that its info.json permits."""

from __future__ import annotations

import json
import re
import struct
import threading
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from math import ceil
from typing import Any

Region = tuple[int, int, int, int]
FACTORS = (1, 2, 4, 8, 16)


@dataclass(frozen=True)
class Service:
    """A service of a picture of ``width`` by ``height``; if ``tiled``, in tiles of 256 pixels at each scale factor."""

    version: int = 3
    level: int = 2
    width: int = 2048
    height: int = 3072
    tiled: bool = True
    sizes: tuple[tuple[int, int], ...] = ()
    cors: bool = True
    requests: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)

    @property
    def info(self) -> dict[str, Any]:
        """Return the content of info.json."""
        info: dict[str, Any] = {"width": self.width, "height": self.height, "protocol": "http://iiif.io/api/image"}
        info["@context"] = f"http://iiif.io/api/image/{self.version}/context.json"
        if self.tiled:
            info["tiles"] = [{"width": 256, "scaleFactors": FACTORS}]
        if self.sizes:
            info["sizes"] = [{"width": width, "height": height} for width, height in self.sizes]
        if self.version == 2:
            return info | {"@id": "x", "profile": [f"http://iiif.io/api/image/2/level{self.level}.json"]}
        return info | {"id": "x", "type": "ImageService3", "profile": f"level{self.level}"}

    def size(self, request: str) -> tuple[int, int] | None:
        """Return the size of the picture for a request of ``region/size``, or ``None`` if the service rejects it."""
        region, wanted = request.split("/")
        _, _, w, h = self._region(region)
        if wanted in ("max", "full"):
            size = (w, h) if (wanted == "max") == (self.version == 3) or self.level else None
        else:
            width, _, height = wanted.partition(",")
            size = (int(width), int(height or ceil(int(width) * h / w)))
        return size if size and (self.level > 0 or request in self.files()) else None

    def files(self) -> set[str]:
        """Return the requests for which a service of level 0 has static files (Image API 3.0, 4.7)."""
        whole = "max" if self.version == 3 else "full"
        named = {f"full/{whole}"} | {f"full/{self._written(w, h)}" for w, h in self.sizes}
        for factor in FACTORS if self.tiled else ():
            step = 256 * factor
            for x in range(0, self.width, step):
                for y in range(0, self.height, step):
                    w, h = min(step, self.width - x), min(step, self.height - y)
                    region = "full" if (w, h) == (self.width, self.height) else f"{x},{y},{w},{h}"
                    named.add(f"{region}/{self._written(ceil(w / factor), ceil(h / factor))}")
        return named

    def _written(self, width: int, height: int) -> str:
        return f"{width},{height}" if self.version == 3 else f"{width},"

    def _region(self, region: str) -> Region:
        if region == "full":
            return 0, 0, self.width, self.height
        x, y, w, h = map(int, region.split(","))
        return x, y, min(w, self.width - x), min(h, self.height - y)

    def tiles(self) -> list[tuple[Region, int]]:
        """Return the regions that were requested, each with the requested width."""
        found = [re.fullmatch(r"/scan/(\d+,\d+,\d+,\d+)/(\d+),\d*/0/default.jpg", path) for path in self.requests]
        return [(self._region(match[1]), int(match[2])) for match in found if match]


def png(width: int, height: int) -> bytes:
    """Return a grey picture as a PNG."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = zlib.compress((b"\0" + b"\xc0" * width) * height, 1)
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


@contextmanager
def served(service: Service) -> Iterator[str]:
    """Serve the picture as ``/scan`` on this machine; provide the origin."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            service.requests.append(self.path)
            picture = re.fullmatch(r"/scan/([^/]+/[^/]+)/0/default\.jpg", self.path)
            size = service.size(picture[1]) if picture else None
            if self.path == "/scan/info.json":
                self._answer("application/json", json.dumps(service.info).encode())
            elif size:
                self._answer("image/png", png(*size))
            else:
                service.refused.append(self.path)
                self.send_error(404)

        def _answer(self, kind: str, data: bytes) -> None:
            self.send_response(200)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(data)))
            if service.cors:
                self.send_header("Access-Control-Allow-Origin", "*")
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
