from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from helpers.attack import Attack, attacked_edition


@pytest.fixture
def attack(tmp_path: Path) -> Iterator[Attack]:
    """An edition with a secret next to it."""
    with attacked_edition(tmp_path) as attack:
        yield attack
