"""How often tags were given, and which were given together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from itertools import accumulate

from stdplan_tui.annotations.counting.coverage import is_tag_there
from stdplan_tui.annotations.noted import Noted
from stdplan_tui.annotations.vocabulary import Dimension, Tag, Vocabulary
from stdplan_tui.corpus.model import ClauseId, DocumentId, Span
from stdplan_tui.frozen import frozen

Coded = tuple[DocumentId, ClauseId]
"""A clause of a document."""

_Use = tuple[DocumentId, ClauseId | None, Span | None, str]


@frozen
class Uses:
    """Where a tag was given: by each author once on a clause, on words of it, or on a document (None)."""

    every: frozenset[_Use] = frozenset()

    def __or__(self, other: Uses) -> Uses:
        return Uses(self.every | other.every)

    def __len__(self) -> int:
        return len(self.every)

    @property
    def clauses(self) -> frozenset[Coded]:
        """The clauses that have it, or words of which do."""
        return frozenset((document, clause) for document, clause, _span, _author in self.every if clause is not None)


class Kind(StrEnum):
    """What a row of frequencies is of: a whole dimension, a level that holds tags, a tag, or one that is unknown."""

    DIMENSION = "dimension"
    LEVEL = "level"
    TAG = "tag"
    UNKNOWN = "unknown tag"


@frozen
class Frequency:
    """A row of frequencies; what is above a tag counts what is under it, a clause with two such tags once."""

    kind: Kind
    name: str
    uses: Uses
    dimension: Dimension | None = None
    tag: Tag | None = None


def uses_of(notes: Iterable[Noted]) -> Mapping[str, Uses]:
    """Where each tag was given, by its present name; tags on words that are no longer there are left out."""
    found: defaultdict[str, set[_Use]] = defaultdict(set)
    for one in notes:
        if is_tag_there(one) or (one.tags and one.note.target.document):
            use = one.note.document, one.clause, one.span, one.note.author
            for tag in one.tags:
                found[tag].add(use)
    return {tag: Uses(frozenset(uses)) for tag, uses in found.items()}


def frequencies(vocabulary: Vocabulary, uses: Mapping[str, Uses]) -> Iterator[Frequency]:
    """A row for each dimension, level and tag of the vocabulary, in its order, then for tags that are not in it.

    Tags that were never given have rows too, but not those that are retired.
    """
    for dimension in vocabulary.dimensions:
        yield from _of_dimension(dimension, uses)
    for name, given in sorted(uses.items()):
        if vocabulary.find(name) is None:
            yield Frequency(Kind.UNKNOWN, name, given)


def listed(dimension: Dimension, uses: Mapping[str, Uses]) -> tuple[Tag, ...]:
    """The tags of a dimension that are in use, and retired ones that were given."""
    return tuple(tag for tag in dimension.tags if not tag.retired or tag.name in uses)


def _of_dimension(dimension: Dimension, uses: Mapping[str, Uses]) -> Iterator[Frequency]:
    tags = listed(dimension, uses)
    yield Frequency(Kind.DIMENSION, dimension.id, _together(tags, uses), dimension)
    said: set[str] = set()
    for tag in tags:
        *above, _name = accumulate(tag.levels, lambda upper, level: f"{upper}/{level}")
        for level in above:
            if level not in said:
                said.add(level)
                under = (one for one in tags if one.name == level or one.name.startswith(f"{level}/"))
                yield Frequency(Kind.LEVEL, level, _together(under, uses), dimension)
        yield Frequency(Kind.TAG, tag.name, uses.get(tag.name, Uses()), dimension, tag)


def _together(tags: Iterable[Tag], uses: Mapping[str, Uses]) -> Uses:
    return Uses(frozenset().union(*(uses[tag.name].every for tag in tags if tag.name in uses)))
