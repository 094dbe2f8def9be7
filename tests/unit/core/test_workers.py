from __future__ import annotations

import os
import signal
from collections.abc import Callable

import pytest

from teikit.core.errors import WorkerError
from teikit.core.workers import available_cpus, map_in_processes


def prepare() -> Callable[[int], tuple[int, int]]:
    return lambda number: (number * number, os.getpid())


def prepare_to_die() -> Callable[[int], None]:
    return lambda number: os.kill(os.getpid(), signal.SIGKILL)


def test_results_come_in_the_order_of_the_items():
    results = list(map_in_processes(range(40), prepare, 2))
    assert [square for square, _ in results] == [number * number for number in range(40)]
    assert os.getpid() not in {process for _, process in results}


def test_a_killed_process_is_an_error():
    with pytest.raises(WorkerError, match="a worker process was killed"):
        list(map_in_processes([1, 2], prepare_to_die, 2))


def test_at_least_one_processor_is_available():
    assert 1 <= available_cpus() <= (os.cpu_count() or 1)
