"""Where a reader jumped from, so that they can go back and forward again."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from stdplan_tui.frozen import frozen
from stdplan_tui.tui.spot import Spot

_KEPT = 100


@frozen
class Jumps:
    """The spots behind and ahead, the nearest last."""

    behind: tuple[Spot, ...] = ()
    ahead: tuple[Spot, ...] = ()

    def left(self, spot: Spot) -> Jumps:
        """The jumps after one more, away from `spot`; what was ahead is forgotten."""
        behind = self.behind[:-1] if self.behind and spot.is_beside(self.behind[-1]) else self.behind
        return Jumps((*behind, spot)[-_KEPT:])

    def back(self, here: Spot) -> tuple[Spot, Jumps] | None:
        """The spot to go back to from `here`, and the jumps then; None where there is none elsewhere."""
        behind = _elsewhere(self.behind, here)
        return (behind[-1], Jumps(behind[:-1], (*self.ahead, here))) if behind else None

    def forward(self, here: Spot) -> tuple[Spot, Jumps] | None:
        """The spot to go forward to from `here`, and the jumps then; None where there is none elsewhere."""
        ahead = _elsewhere(self.ahead, here)
        return (ahead[-1], Jumps((*self.behind, here), ahead[:-1])) if ahead else None

    def listed(self, here: Spot) -> tuple[Spot, ...]:
        """All the spots and `here` among them, each once, the newest first."""
        ahead = _new(self.ahead, (here,))
        return (*ahead, here, *_new(reversed(self.behind), (*ahead, here)))

    def only(self, wanted: Callable[[Spot], bool]) -> Jumps:
        """The jumps without the spots that are not wanted any more."""
        return Jumps(tuple(filter(wanted, self.behind)), tuple(filter(wanted, self.ahead)))


def _new(spots: Iterable[Spot], known: tuple[Spot, ...]) -> list[Spot]:
    """The spots that are beside none that is known, nor beside one before them."""
    found: list[Spot] = []
    for spot in spots:
        if not any(spot.is_beside(other) for other in (*known, *found)):
            found.append(spot)
    return found


def _elsewhere(spots: tuple[Spot, ...], here: Spot) -> tuple[Spot, ...]:
    """The spots as far as the nearest that is not `here`."""
    while spots and spots[-1].is_beside(here):
        spots = spots[:-1]
    return spots
