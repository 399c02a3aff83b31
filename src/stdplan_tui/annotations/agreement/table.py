"""The figures of agreement, a row for each dimension and each tag."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from stdplan_tui.annotations.agreement.codings import Codings, Given
from stdplan_tui.annotations.agreement.figures import Figures, figures
from stdplan_tui.annotations.vocabulary import Dimension, Vocabulary, folded
from stdplan_tui.frozen import frozen


@frozen
class Row:
    """The figures of a dimension (`tag` None), or of whether a tag of it was given; None for a tag of no dimension."""

    dimension: Dimension | None
    tag: str | None
    figures: Figures


@frozen
class Asked:
    """What the figures are wanted of: one dimension, by its id, or one tag, which stands for all below it; else all."""

    dimension: str | None = None
    tag: str | None = None

    def dimensions(self, vocabulary: Vocabulary) -> tuple[Dimension | None, ...]:
        """The dimensions that this is about, None for tags that belong to none."""
        if self.dimension is not None:
            return tuple(one for one in vocabulary.dimensions if one.id == self.dimension)
        if self.tag is not None:
            means = self.means(vocabulary)
            holding = [one for one in vocabulary.dimensions if any(means(tag.name) for tag in one.tags)]
            return tuple(holding) or (None,)
        return (*vocabulary.dimensions, None)

    def means(self, vocabulary: Vocabulary) -> Callable[[str], bool]:
        """Tells of a tag whether it is the one that is asked for, or below it; of each, where none is."""
        if self.tag is None:
            return lambda _tag: True
        name = folded(vocabulary.known_as(self.tag))
        return lambda tag: (found := folded(tag)) == name or found.startswith(f"{name}/")


EVERYTHING = Asked()


def annotators_of(every: Sequence[Codings]) -> tuple[str, ...]:
    """The annotators of several documents, each once."""
    return tuple(dict.fromkeys(who for one in every for who in one.annotators))


def table(every: Sequence[Codings], vocabulary: Vocabulary, asked: Asked = EVERYTHING) -> tuple[Row, ...]:
    """The rows of one document, or of several together: each dimension, and the tags of it that anybody gave.

    Of a single tag that is asked for there is a row also where nobody gave it.
    """
    return tuple(row for dimension in asked.dimensions(vocabulary) for row in _of(every, vocabulary, dimension, asked))


def _of(every: Sequence[Codings], vocabulary: Vocabulary, dimension: Dimension | None, asked: Asked) -> Iterator[Row]:
    annotators = annotators_of(every)
    units = [unit for one in every for unit in _aligned(one, dimension, annotators)]
    if asked.tag is not None:
        name = vocabulary.known_as(asked.tag)
        yield Row(dimension, name, _of_tag(annotators, units, asked.means(vocabulary)))
        return
    if dimension is not None:
        yield Row(dimension, None, figures(annotators, units, of_sets=not dimension.exclusive))
    given = {tag for unit in units for tags in unit if tags for tag in tags}
    known = [] if dimension is None else [tag.name for tag in dimension.tags if tag.name in given]
    for name in (*known, *sorted(given.difference(known))):
        yield Row(dimension, name, _of_tag(annotators, units, name.__eq__))


def _of_tag(
    annotators: Sequence[str], units: Sequence[Sequence[Given | None]], means: Callable[[str], bool]
) -> Figures:
    return figures(annotators, [[None if tags is None else any(map(means, tags)) for tags in unit] for unit in units])


def _aligned(
    one: Codings, dimension: Dimension | None, annotators: Sequence[str]
) -> Iterator[tuple[Given | None, ...]]:
    """What is compared of a document, with a place for each annotator of all documents."""
    places = [one.annotators.index(who) if who in one.annotators else None for who in annotators]
    for coded in one.coded(dimension):
        yield tuple(None if place is None else coded.given[place] for place in places)
