"""Measure how the time of a computation grows with its input."""

from __future__ import annotations

import time
from collections.abc import Callable

#: Limit of the time for twice the input: 2 is linear, 4 quadratic.
LIMIT = 2.5
#: Shorter times, in seconds, are noise.
_NOISE = 0.02
_REPETITIONS = 3
_ATTEMPTS = 4


def ratio_of_doubling(compute: Callable[[int], object], size: int) -> float:
    """Return the processor time for twice a size, divided by that for the size.

    Each time is the best of several. A ratio above the limit is measured again, since other processes disturb caches.

    :param compute: the computation, by the size of its input.
    """
    compute(size)
    ratio = float("inf")
    for _ in range(_ATTEMPTS):
        single = min(_measure(compute, size) for _ in range(_REPETITIONS))
        double = min(_measure(compute, 2 * size) for _ in range(_REPETITIONS))
        ratio = min(ratio, double / max(single, _NOISE))
        if ratio <= LIMIT:
            break
    return ratio


def _measure(compute: Callable[[int], object], size: int) -> float:
    start = time.process_time()
    compute(size)
    return time.process_time() - start
