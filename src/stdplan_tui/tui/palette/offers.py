"""What the palette offers, and how well each offer fits what was typed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import IntEnum

from stdplan_tui.corpus.model import Span
from stdplan_tui.frozen import frozen
from stdplan_tui.tui.command import Command
from stdplan_tui.tui.spot import Spot


class Fit(IntEnum):
    """How an offer fits, the best first."""

    NAMED = 1  # a command by its whole name or id
    ADDRESSED = 2  # a clause by its number, its label, or all of its heading
    BEGUN = 3  # a command that begins so, or has the words
    WRITTEN = 4  # a heading or title that has the words
    SPOKEN = 5  # any of them, by how it is read
    SCATTERED = 6  # a command that has the letters somewhere
    FARTHER = 7  # a clause that the number or label may mean as well
    INDEXED = 8  # what the index offers


@frozen
class Tag:
    """A tag, to be searched for."""

    name: str


@frozen
class Offer:
    """A row of the palette: its words, of which `spans` fit; at its right what it is, where it stands, and in what.

    `opens` is what happens when it is chosen: a command is run, a place gone to, a tag searched for. Of two that fit
    alike, the one with the smaller `detail` comes first.
    """

    words: str
    opens: Command | Spot | Tag
    fit: Fit
    detail: int = 0
    spans: tuple[Span, ...] = ()
    where: str = ""
    of: str = ""


def ranked(offers: Iterable[Offer]) -> Iterator[Offer]:
    """The offers, the best first, each thing once."""
    known = set[Command | Spot | Tag]()
    for offer in sorted(offers, key=lambda offer: (offer.fit, offer.detail)):
        if offer.opens not in known:
            known.add(offer.opens)
            yield offer
