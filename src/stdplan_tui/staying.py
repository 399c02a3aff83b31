"""Many values that come to stay: no garbage collection need ever look at them.

Below every floor, as atomic.py is. A full collection looks at each value that is alive, again and again while many are
made: it takes longer than making them, and nothing else can run meanwhile, not even the answer to a key.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

_CHANGING = Lock()


class _Collector:
    """How many make values just now, and whether there was any collecting before the first of them."""

    makers = 0
    collecting = False


@contextmanager
def staying() -> Iterator[None]:
    """While values are made in any thread nothing is collected; afterwards all that there is by then stays.

    What is no longer referred to is freed as ever; only rings among these values would never be.
    """
    with _CHANGING:
        if not _Collector.makers:
            _Collector.collecting = gc.isenabled()
            gc.disable()
        _Collector.makers += 1
    try:
        yield
    finally:
        with _CHANGING:
            _Collector.makers -= 1
            if not _Collector.makers and _Collector.collecting:
                gc.freeze()
                gc.enable()
