from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from helpers.attack import Attack, WatchedServer


@pytest.fixture(scope="session")
def watched_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[WatchedServer]:
    """Server that lists the requests that it receives."""
    server = WatchedServer(tmp_path_factory.mktemp("server") / "requests")
    yield server
    server.stop()


@pytest.fixture
def attack(tmp_path: Path, watched_server: WatchedServer) -> Attack:
    """An edition with a secret next to it."""
    watched_server.forget()
    return Attack(tmp_path, watched_server)
