"""The door to pypinyin, for every room.

Its modules import each other in a circle: two threads that load them at the same time block each other, and one of
them fails. Here one waits for the other. Loading takes a tenth of a second, so nothing does before it reads a word.
"""

from __future__ import annotations

from functools import cache
from threading import Lock
from types import ModuleType

_LOADING = Lock()


def pypinyin() -> ModuleType:
    """The library, loaded."""
    with _LOADING:
        return _loaded()


@cache
def _loaded() -> ModuleType:
    import pypinyin as library
    import pypinyin.seg.mmseg

    return library
