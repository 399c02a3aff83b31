"""Properties are tried with the same examples at every `make test`, so that it fails for a change and for nothing else;
`make soak` draws new ones each time."""

from __future__ import annotations

import os

from hypothesis import settings

from tests.support.counts import SOAKING

settings.register_profile("stdplan", derandomize=not SOAKING)
settings.load_profile("stdplan")


def pytest_xdist_auto_num_workers() -> int:
    """Two workers for each processor: the tests of the screen wait half of their time."""
    return 2 * (os.cpu_count() or 1)
