"""How often a test tries: a little in `make test`, the full count in `make soak`."""

from __future__ import annotations

import os

SOAKING = bool(os.environ.get("STDPLAN_SOAK"))


def tries(count: int) -> int:
    """`count`, or twenty times as many while soaking."""
    return 20 * count if SOAKING else count
