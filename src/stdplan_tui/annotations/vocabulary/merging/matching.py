"""Which table of one version of the vocabulary is which of another: dimensions by their ids, tags through renames."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from stdplan_tui.annotations.vocabulary.merging.layout import Layout, Section
from stdplan_tui.annotations.vocabulary.merging.values import Versions, names_in, said_in
from stdplan_tui.annotations.vocabulary.vocabulary import folded


def dimension_versions(base: Layout, ours: Layout, theirs: Layout) -> Iterator[Versions]:
    """The versions of each dimension."""
    known = [{str(one.values["id"]): one for one in layout.dimensions} for layout in (base, ours, theirs)]
    for identity in dict.fromkeys(identity for dimensions in known for identity in dimensions):
        yield Versions(*(dimensions.get(identity) for dimensions in known))


def tag_versions(base: Layout, ours: Layout, theirs: Layout) -> list[Versions]:
    """The versions of each tag: those of one name, or of which one has the other's name as an earlier one.

    Tags that both sides added by one name are one tag, also where one side made it of another tag.
    """
    before, mine, other = (
        [tag for dimension in layout.dimensions for tag in dimension.tags] for layout in (base, ours, theirs)
    )
    to_mine, to_other = _pairs(before, mine), _pairs(before, other)
    found = [
        Versions(tag, _at(mine, to_mine.get(place)), _at(other, to_other.get(place)))
        for place, tag in enumerate(before)
    ]
    new = _left(mine, to_mine.values())
    also_new = _left(other, to_other.values())
    both = _pairs(new, also_new)
    found += [Versions(None, tag, _at(also_new, both.get(place))) for place, tag in enumerate(new)]
    found += [Versions(None, None, tag) for tag in _left(also_new, both.values())]
    return _met(found)


def _pairs(one: Sequence[Section], other: Sequence[Section]) -> dict[int, int]:
    """Which tag of a row is which of another, by their places; the same whichever row is named first."""
    names, earlier = _places(other, _own), _places(other, _earlier)
    alike: list[tuple[int, int, int]] = []
    for place, tag in enumerate(one):
        for name in _own(tag):
            alike += [(0, place, names.get(name, -1)), (1, place, earlier.get(name, -1))]
        for name in _earlier(tag):
            alike += [(1, place, names.get(name, -1)), (2, place, earlier.get(name, -1))]
    found: dict[int, int] = {}
    taken: set[int] = set()
    known = [(rank, place, at) for rank, place, at in alike if at >= 0]
    for _rank, place, at in sorted(known, key=lambda way: (way[0], sorted((_own(one[way[1]]), _own(other[way[2]]))))):
        if place not in found and at not in taken:
            found[place] = at
            taken.add(at)
    return found


def _places(tags: Sequence[Section], names: Callable[[Section], Iterable[str]]) -> dict[str, int]:
    return {name: place for place, tag in enumerate(tags) for name in names(tag)}


def _own(tag: Section) -> list[str]:
    return [folded(str(tag.values["name"]))]


def _earlier(tag: Section) -> list[str]:
    return [folded(name) for name in names_in(said_in(tag), "formerly")]


def _at(tags: Sequence[Section], place: int | None) -> Section | None:
    return None if place is None else tags[place]


def _left(tags: Sequence[Section], taken: Iterable[int]) -> list[Section]:
    gone = set(taken)
    return [tag for place, tag in enumerate(tags) if place not in gone]


def _met(found: list[Versions]) -> list[Versions]:
    """The versions, a tag that only one side has joined with one of the same name that only the other side has."""
    lone = {_own(one.ours)[0]: one for one in found if one.ours is not None and one.theirs is None}
    met = [_meeting(one, lone) for one in found]
    joined = {one.ours for one in met if one.ours is not None and one.theirs is not None}
    return [one for one in met if one.theirs is not None or one.ours not in joined]


def _meeting(one: Versions, lone: Mapping[str, Versions]) -> Versions:
    if one.theirs is None or one.ours is not None or (mine := lone.get(_own(one.theirs)[0])) is None:
        return one
    base = None if one.base is not None and mine.base is not None else one.base or mine.base
    return Versions(base, mine.ours, one.theirs)
