"""Which texts share what few others have: found without comparing each with each."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

_LENGTH = 3
_MOST = 12
"""The texts that may have a run before it counts as common."""
_CANDIDATES = 6
_LOOKED_AT = 5_000  # characters of a text


class RareRuns:
    """The runs of three characters that few of the texts at `places` have."""

    def __init__(self, texts: Sequence[str], places: Iterable[int]) -> None:
        self._places: defaultdict[str, list[int]] = defaultdict(list)
        for place in places:
            for run in _runs(texts[place]):
                having = self._places[run]
                if len(having) <= _MOST:
                    having.append(place)

    def sharing(self, text: str) -> list[int]:
        """The places of the texts that share the most rare runs with `text`; of equals, the first."""
        found: Counter[int] = Counter()
        for run in _runs(text):
            having = self._places.get(run, ())
            if len(having) <= _MOST:
                found.update(having)
        return sorted(found, key=lambda place: (-found[place], place))[:_CANDIDATES]


def _runs(text: str) -> set[str]:
    return {text[start : start + _LENGTH] for start in range(min(len(text), _LOOKED_AT) - _LENGTH + 1)}
