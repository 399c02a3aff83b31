"""Annotations in an order, and in groups."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from enum import StrEnum

from stdplan_tui.annotations.making import stamp
from stdplan_tui.annotations.noted import Noted
from stdplan_tui.annotations.threads import State
from stdplan_tui.annotations.vocabulary import Vocabulary
from stdplan_tui.frozen import frozen


class Order(StrEnum):
    """By what annotations are sorted."""

    READING = "reading"
    DATE = "date"
    AUTHOR = "author"
    TAG = "tag"


class Grouping(StrEnum):
    """By what annotations are put together."""

    NONE = "none"
    DOCUMENT = "document"
    AUTHOR = "author"
    TAG = "tag"
    DIMENSION = "dimension"
    STATE = "state"
    DATE = "date"


@frozen
class Group:
    """Annotations that have something in common.

    `key` is the id of a document, an author's slug, a tag, a dimension's id, a state or a day (2026-11-21); "" is for
    those that have no tag, or none of any dimension, and where nothing is grouped.
    """

    key: str
    notes: Sequence[Noted]


def ordered(
    notes: Iterable[Noted], order: Order, vocabulary: Vocabulary, name_of: Callable[[str], str]
) -> Sequence[Noted]:
    """Annotations that come as one reads, in another order: the last changed first, or by author's name, or by tag."""
    found = [*notes]
    match order:
        case Order.READING:
            return found
        case Order.DATE:
            return sorted(found, key=_updated, reverse=True)
        case Order.AUTHOR:
            slugs = _places(sorted({one.note.author for one in found}, key=lambda slug: _named(slug, name_of)))
            return sorted(found, key=lambda one: slugs[one.note.author])
        case Order.TAG:
            tags = _tag_places((tag for one in found for tag in one.tags[:1]), vocabulary)
            return sorted(found, key=lambda one: tags[one.tags[0]] if one.tags else len(tags))


def grouped(
    notes: Iterable[Noted], by: Grouping, vocabulary: Vocabulary, name_of: Callable[[str], str]
) -> Sequence[Group]:
    """Annotations in groups, in each of them in the order in which they come.

    Documents follow one another as they come, authors by name, tags and dimensions as in the vocabulary and then those
    that are not in it, days from the last back. What has several tags is in several groups.
    """
    if by is Grouping.NONE:
        return (Group("", tuple(notes)),)
    found: defaultdict[str, list[Noted]] = defaultdict(list)
    if by in (Grouping.TAG, Grouping.DIMENSION):
        dimensions: dict[str, str] = {}
        for one in notes:
            keys = one.tags if by is Grouping.TAG else _dimensions(one, vocabulary, dimensions)
            for key in keys or ("",):
                found[key].append(one)
    else:
        key_of = _key(by)
        for one in notes:
            found[key_of(one)].append(one)
    return tuple(Group(key, found[key]) for key in _sorted_keys(found, by, vocabulary, name_of))


class Days:
    """The days in the clock of this place of times as files have them.

    Of each day of theirs it is worked out once when the next one begins here: that is quick, and holds for any zone.
    """

    def __init__(self) -> None:
        self._known: dict[str, tuple[str, str, str]] = {}

    def of(self, stamp: str) -> str:
        """The day of a time: 2026-11-21 of 2026-11-21T08:00:00.000Z."""
        known = self._known.get(stamp[:10])
        if known is None:
            known = self._known[stamp[:10]] = _days_within(stamp[:10])
        next_begins, before, after = known
        return after if stamp >= next_begins else before


def _days_within(utc_day: str) -> tuple[str, str, str]:
    """When, in a day of UTC, another day begins here; and the days before and after that."""
    try:
        first = datetime.fromisoformat(f"{utc_day}T00:00:00+00:00").astimezone().date()
        last = datetime.fromisoformat(f"{utc_day}T23:59:59.999+00:00").astimezone().date()
        begins = stamp(datetime(last.year, last.month, last.day).astimezone())
    except (ValueError, OverflowError, OSError):
        return "", utc_day, utc_day
    return begins, first.isoformat(), last.isoformat()


def _key(by: Grouping) -> Callable[[Noted], str]:
    """What gives the one group that an annotation is in."""
    match by:
        case Grouping.AUTHOR:
            return lambda one: one.note.author
        case Grouping.STATE:
            return lambda one: one.state.value
        case Grouping.DATE:
            days = Days()
            return lambda one: days.of(one.note.updated)
        case _:
            return lambda one: one.note.document


def _dimensions(one: Noted, vocabulary: Vocabulary, known: dict[str, str]) -> Sequence[str]:
    for tag in one.tags:
        if tag not in known:
            dimension = vocabulary.dimension_of(tag)
            known[tag] = dimension.id if dimension else ""
    return tuple(dict.fromkeys(known[tag] for tag in one.tags))


def _sorted_keys(
    keys: Iterable[str], by: Grouping, vocabulary: Vocabulary, name_of: Callable[[str], str]
) -> Iterable[str]:
    match by:
        case Grouping.AUTHOR:
            return sorted(keys, key=lambda slug: _named(slug, name_of))
        case Grouping.TAG:
            places = _tag_places(filter(None, keys), vocabulary)
            return sorted(keys, key=lambda tag: places.get(tag, len(places)))
        case Grouping.DIMENSION:
            places = _places(dimension.id for dimension in vocabulary.dimensions)
            return sorted(keys, key=lambda id_: places.get(id_, len(places)))
        case Grouping.STATE:
            places = _places(State)
            return sorted(keys, key=lambda state: places[state])
        case Grouping.DATE:
            return sorted(keys, reverse=True)
        case _:
            return keys


def _tag_places(tags: Iterable[str], vocabulary: Vocabulary) -> Mapping[str, int]:
    """Where each tag comes: as in the vocabulary, then the others by name."""
    agreed = [tag.name for tag in vocabulary.tags]
    return _places((*agreed, *sorted({*tags} - {*agreed})))


def _places(keys: Iterable[str]) -> Mapping[str, int]:
    return {key: place for place, key in enumerate(keys)}


def _named(slug: str, name_of: Callable[[str], str]) -> tuple[str, str]:
    return name_of(slug).casefold(), slug


def _updated(one: Noted) -> tuple[str, str]:
    return one.note.updated, one.note.id
