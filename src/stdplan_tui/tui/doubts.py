"""Errors that may be over in a moment: a file that is being written is broken until it is whole."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from time import monotonic
from typing import Final, TypeVar

MOMENT: Final = 0.5
"""Seconds that something has to be wrong before it is told."""

_E = TypeVar("_E", bound=Exception)


class Doubts:
    """What is wrong with one kind of files, asked about again and again: each error is told once, and not at once."""

    def __init__(self) -> None:
        self._since: dict[str, float] = {}
        self._told: frozenset[str] = frozenset()

    @property
    def waits(self) -> bool:
        """Whether something is wrong that has not been told: it should be looked at again in a moment."""
        return not self._since.keys() <= self._told

    def weighed(self, errors: Iterable[_E], now: float | None = None) -> Sequence[_E]:
        """Of all that is wrong at `now` (seconds, of `monotonic`), what is to be told now."""
        now = monotonic() if now is None else now
        wrong = {str(error): error for error in errors}
        self._since = {said: self._since.get(said, now) for said in wrong}
        ripe = {said for said, since in self._since.items() if now - since >= MOMENT}
        told, self._told = self._told, frozenset(ripe | (self._told & wrong.keys()))
        return [error for said, error in wrong.items() if said in ripe - told]
