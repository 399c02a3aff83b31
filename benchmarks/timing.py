"""Times and sizes, measured."""

from __future__ import annotations

import math
import resource
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")
Asked = TypeVar("Asked")


def timed(work: Callable[[], T]) -> tuple[float, T]:
    """Milliseconds, and what `work` gave."""
    start = time.perf_counter()
    result = work()
    return (time.perf_counter() - start) * 1000, result


def times(answer: Callable[[Asked], object], queries: Iterable[Asked]) -> list[float]:
    """The milliseconds of each."""
    return [timed(lambda query=query: answer(query))[0] for query in queries]  # type: ignore[misc]


def percentile(measured: Sequence[float], percent: float) -> float:
    """The least of them that so many of 100 do not exceed (nearest rank). Raises ValueError where there is none."""
    if not measured:
        raise ValueError("nothing was measured")
    return sorted(measured)[max(0, math.ceil(len(measured) * percent / 100) - 1)]


def folder_bytes(folder: Path) -> int:
    """What the files in it and below hold."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def peak_mb() -> float:
    """The most memory that this process has had, and the largest that it started and waited for."""
    started = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    return _own_peak_mb() + started


def _own_peak_mb() -> float:
    """Linux keeps it for the program; the other figure may still be that of the parent, from before it was started."""
    try:
        status = Path("/proc/self/status").read_text("ascii", "replace")
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return next(int(line.split()[1]) / 1024 for line in status.splitlines() if line.startswith("VmHWM"))
