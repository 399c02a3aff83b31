"""Properties are tried with the same examples at every `make test`, so that it fails for a change and for nothing else;
`make soak` draws new ones each time."""

from __future__ import annotations

from hypothesis import settings

from tests.support.counts import SOAKING

settings.register_profile("stdplan", derandomize=not SOAKING)
settings.load_profile("stdplan")
