"""Sequences of numbers that rise by one through a text, about a page apart from each other."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict, deque
from collections.abc import Iterator, Sequence
from itertools import pairwise

from stdplan_tui.frozen import frozen

_NEAREST, _FURTHEST = 200, 6_000  # characters from one page number to the next
_STEPS = (1, 2, 3)  # a scan may have lost a number or two between
_REMEMBERED = 6  # places of one number that are looked back to
_MOST = 50  # sequences of one text


@frozen
class Place:
    """A number that may be a page's: `line` is its index, `at` the characters before it, `end` where it ends there."""

    number: int
    line: int
    at: int
    end: int


@frozen
class _Link:
    """The best sequence that ends at a place: its worth, where it starts, and the link before."""

    place: Place
    worth: float
    start: int
    before: _Link | None


def sequences(places: Sequence[Place]) -> list[list[Place]]:
    """The longest sequences that do not overlap, in order; `places` are in order."""
    links = _links(places)
    found: list[_Link] = []
    taken: list[tuple[int, int]] = []
    for link in sorted(links, key=lambda link: -link.worth):
        if len(found) == _MOST or link.worth < 2:
            break
        if all(link.place.at < start or link.start > end for start, end in taken):
            found.append(link)
            taken.append((link.start, link.place.at))
    chains = [list(reversed(list(_unrolled(link)))) for link in sorted(found, key=lambda link: link.start)]
    return [_filled(chain, places) for chain in chains]


def _filled(chain: Sequence[Place], places: Sequence[Place]) -> list[Place]:
    """The sequence with the numbers that it passed over because they stand closer, as those of pages of pictures do."""
    found = list(chain[:1])
    for one, two in pairwise(chain):
        if two.number > one.number + 1:
            first, last = (bisect_left(places, place.line, key=lambda each: each.line) for place in (one, two))
            for place in places[first:last]:
                if found[-1].number < place.number < two.number and place.line > found[-1].line:
                    found.append(place)
        found.append(two)
    return found


def _links(places: Sequence[Place]) -> list[_Link]:
    ended: defaultdict[int, deque[_Link]] = defaultdict(lambda: deque(maxlen=_REMEMBERED))
    found: list[_Link] = []
    for place in places:
        best = max(
            ((_worth(link, place, step), link) for step in _STEPS for link in ended[place.number - step]),
            key=lambda each: (each[0], each[1].place.at),
            default=None,
        )
        if best is None or best[0] <= 1:
            link = _Link(place, 1.0, place.at, None)
        else:
            link = _Link(place, best[0], best[1].start, best[1])
        ended[place.number].append(link)
        found.append(link)
    return found


def _worth(link: _Link, place: Place, step: int) -> float:
    """What a sequence is worth that goes on with that place; 0 where it cannot.

    A lost number costs a half, and so does a page twice or half as long as the one before.
    """
    distance = (place.at - link.place.at) / step
    if not _NEAREST <= distance <= _FURTHEST:
        return 0.0
    uneven = 0.0
    if link.before is not None:
        last = (link.place.at - link.before.place.at) / (link.place.number - link.before.place.number)
        uneven = min(max(distance / last, last / distance) - 1, 1.0) / 2
    return link.worth + 1 - 0.5 * (step - 1) - uneven * 0.9


def _unrolled(link: _Link | None) -> Iterator[Place]:
    while link is not None:
        yield link.place
        link = link.before
