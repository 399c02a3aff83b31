"""What changed in the agreed tags from one vocabulary to another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum

from stdplan_tui.annotations.vocabulary import Tag, Vocabulary, folded
from stdplan_tui.annotations.vocabulary.keys import dimension_keys, tag_keys
from stdplan_tui.frozen import frozen

_Values = Mapping[str, object]


class Part(StrEnum):
    """What of a vocabulary changed."""

    VOCABULARY = "vocabulary"
    DIMENSION = "dimension"
    TAG = "tag"


class Turn(StrEnum):
    """What became of a tag or a dimension."""

    ADDED = "added"
    RENAMED = "renamed"
    RETIRED = "retired"
    REVIVED = "revived"
    CHANGED = "changed"
    REMOVED = "removed"


@frozen
class Agreement:
    """A change of what was agreed: the tag by its name now, or the dimension by its id, "" for the whole vocabulary.

    `before` and `after` have all keys as JSON has them, None where there was nothing; `fields` those that changed.
    """

    part: Part
    id: str
    turn: Turn
    before: _Values | None
    after: _Values | None

    @property
    def fields(self) -> tuple[str, ...]:
        """The keys that have another value; none for what came or went as a whole."""
        before, after = self.before, self.after
        return () if before is None or after is None else tuple(key for key in after if before[key] != after[key])


def agreements(before: Vocabulary, after: Vocabulary) -> tuple[Agreement, ...]:
    """The changes, in the order of the vocabulary as it is after them; what was removed comes last of its kind."""
    return (*_of_whole(before, after), *_of_dimensions(before, after), *_of_tags(before, after))


def _of_whole(before: Vocabulary, after: Vocabulary) -> Iterator[Agreement]:
    was, now = ({"title": one.title, "closed": one.closed} for one in (before, after))
    if was != now:
        yield Agreement(Part.VOCABULARY, "", Turn.CHANGED, was, now)


def _of_dimensions(before: Vocabulary, after: Vocabulary) -> Iterator[Agreement]:
    was, now = ({one.id: dimension_keys(one) for one in each.dimensions} for each in (before, after))
    pairs = ((id_, was.get(id_), now.get(id_)) for id_ in dict.fromkeys((*now, *was)))
    for id_, old, new in pairs:
        if old != new:
            turn = Turn.ADDED if old is None else Turn.REMOVED if new is None else Turn.CHANGED
            yield Agreement(Part.DIMENSION, id_, turn, old, new)


def _of_tags(before: Vocabulary, after: Vocabulary) -> Iterator[Agreement]:
    left = {folded(tag.name): tag for tag in before.tags}
    earlier = _earlier(left, after.tags)
    for tag in after.tags:
        old = earlier.get(tag.name)
        if old is None:
            yield Agreement(Part.TAG, tag.name, Turn.ADDED, None, tag_keys(tag))
        elif tag_keys(old) != tag_keys(tag):
            yield Agreement(Part.TAG, tag.name, _turn(old, tag), tag_keys(old), tag_keys(tag))
    for tag in left.values():
        yield Agreement(Part.TAG, tag.name, Turn.REMOVED, tag_keys(tag), None)


def _earlier(left: dict[str, Tag], tags: Iterable[Tag]) -> Mapping[str, Tag]:
    """What each tag was, by its present name: the tag of that name first, else one by a name that it had; those
    that were found are taken out of `left`."""
    found = {tag.name: left.pop(folded(tag.name)) for tag in tags if folded(tag.name) in left}
    for tag in tags:
        names = [folded(name) for name in tag.formerly if folded(name) in left]
        if tag.name not in found and names:
            found[tag.name] = left.pop(names[-1])
    return found


def _turn(old: Tag, new: Tag) -> Turn:
    if old.name != new.name:
        return Turn.RENAMED
    if old.retired != new.retired:
        return Turn.RETIRED if new.retired else Turn.REVIVED
    return Turn.CHANGED
