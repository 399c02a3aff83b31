"""What is searched for, and how."""

from __future__ import annotations

from typing import Final

from stdplan_tui.frozen import frozen
from stdplan_tui.search.model import Order

SHOWN: Final = 200
"""How many hits are found at first; more are when the end of the list is reached."""
_MORE: Final = 5


@frozen
class Asked:
    """A query, whether it is taken literally, in which order its hits are wanted, and how many at most."""

    query: str = ""
    literal: bool = False
    order: Order = Order.RELEVANCE
    limit: int = SHOWN

    @property
    def beyond(self) -> int:
        """The limit with which to ask again where these were too few."""
        return self.limit * _MORE
