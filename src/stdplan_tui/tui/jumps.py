"""Where a reader jumped from, so that they can go back and forward again."""

from __future__ import annotations

from dataclasses import dataclass

from stdplan_tui.tui.spot import Spot

_KEPT = 100


@dataclass(frozen=True, slots=True)
class Jumps:
    """The spots behind and ahead, the nearest last."""

    behind: tuple[Spot, ...] = ()
    ahead: tuple[Spot, ...] = ()

    def left(self, spot: Spot) -> Jumps:
        """The jumps after one more, away from `spot`; what was ahead is forgotten."""
        if self.behind and self.behind[-1] == spot:
            return Jumps(self.behind)
        return Jumps((*self.behind, spot)[-_KEPT:])

    def back(self, here: Spot) -> tuple[Spot, Jumps] | None:
        """The spot to go back to from `here`, and the jumps then; None where there is none."""
        if not self.behind:
            return None
        return self.behind[-1], Jumps(self.behind[:-1], (*self.ahead, here))

    def forward(self, here: Spot) -> tuple[Spot, Jumps] | None:
        """The spot to go forward to from `here`, and the jumps then; None where there is none."""
        if not self.ahead:
            return None
        return self.ahead[-1], Jumps((*self.behind, here), self.ahead[:-1])
