"""How fast this machine is right now: a fixed piece of work that benchmarks time beside their own.

    from benchmarks.calibration import calibration_ms

Figures of two runs, or of two machines, compare as multiples of it. `python -m benchmarks.calibration` prints it.
"""

from __future__ import annotations

import json
import time

_TEXT = "国家标准化体系建设发展规划（2016—2020年）。" * 40


def calibration_ms(rounds: int = 5) -> float:
    """The best of `rounds` times, in milliseconds, for work of the kind this program does: strings, dicts, sorting."""
    return min(_timed() for _ in range(rounds))


def _timed() -> float:
    start = time.perf_counter()
    counted: dict[str, int] = {}
    for offset in range(len(_TEXT) - 1):
        for length in (1, 2, 3, 4):
            piece = _TEXT[offset : offset + length]
            counted[piece] = counted.get(piece, 0) + _TEXT.count(piece, 0, offset)
    ordered = sorted(counted, key=lambda piece: (-counted[piece], piece))
    json.loads(json.dumps(ordered * 20))
    return (time.perf_counter() - start) * 1000


if __name__ == "__main__":
    print(f"calibration loop: {calibration_ms():.1f} ms")
