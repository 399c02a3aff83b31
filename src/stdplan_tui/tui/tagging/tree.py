"""Tags as a tree: each dimension with its levels, and under them the tags, by the last part of their names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from stdplan_tui.annotations.vocabulary import Dimension, Tag, Vocabulary, folded
from stdplan_tui.corpus.model import Span
from stdplan_tui.frozen import frozen
from stdplan_tui.language import _
from stdplan_tui.workspace.telling import dimension_title

Spans = Mapping[str, tuple[Span, ...]]
"""The characters of tags that were asked for, by their names."""

NOTHING: Spans = MappingProxyType({})


@frozen
class Row:
    """A row: a heading (no `name`), a tag, or what else can be chosen by a `name` of its own.

    `spans` are the lit characters of `words`; `tag` is None for what the vocabulary does not have; `level` is the one
    that a heading stands for, "" for a dimension.
    """

    words: str
    depth: int = 0
    name: str = ""
    tag: Tag | None = None
    spans: tuple[Span, ...] = ()
    dimension: str = ""
    level: str = ""
    aside: str = ""


def tree(vocabulary: Vocabulary, tags: Iterable[Tag], spans: Spans = NOTHING) -> Iterator[Row]:
    """The rows of these tags in the order of the vocabulary, each level's together; no row for an empty dimension."""
    by_dimension: dict[str, list[Tag]] = {}
    for tag in tags:
        by_dimension.setdefault(tag.dimension, []).append(tag)
    for dimension in vocabulary.dimensions:
        if dimension.id in by_dimension:
            yield heading(dimension)
            yield from _branches(_grown(by_dimension[dimension.id]), dimension.id, spans)


def heading(dimension: Dimension) -> Row:
    """The row of a dimension: its title, and what it asks of those who tag."""
    asked = [_("required")] * dimension.required + [_("one of these")] * dimension.exclusive
    return Row(dimension_title(dimension), dimension=dimension.id, aside=", ".join(asked))


def whole(tag: Tag, spans: Spans = NOTHING, depth: int = 1) -> Row:
    """A tag by its whole name, where it does not stand under its level."""
    return Row(tag.name, depth, tag.name, tag, spans.get(tag.name, ()), tag.dimension)


@dataclass(slots=True)
class _Branch:
    """A level, or a tag, or both, and what stands under it by the folded next level."""

    words: str = ""
    tag: Tag | None = None
    under: dict[str, _Branch] = field(default_factory=dict)


def _grown(tags: Iterable[Tag]) -> _Branch:
    root = _Branch()
    for tag in tags:
        branch = root
        for level in tag.levels:
            branch = branch.under.setdefault(folded(level), _Branch(level))
        branch.tag = tag
    return root


def _branches(branch: _Branch, dimension: str, spans: Spans, levels: tuple[str, ...] = ()) -> Iterator[Row]:
    for one in branch.under.values():
        path = (*levels, one.words)
        row = Row(one.words, len(path), dimension=dimension, level="/".join(path))
        yield row if one.tag is None else replace(row, name=one.tag.name, tag=one.tag, spans=_last(one.tag, spans))
        yield from _branches(one, dimension, spans, path)


def _last(tag: Tag, spans: Spans) -> tuple[Span, ...]:
    """The spans of a tag's name that lie in its last level, counted from there."""
    start = tag.name.rfind("/") + 1
    moved = (Span(max(span.start - start, 0), span.end - start) for span in spans.get(tag.name, ()))
    return tuple(span for span in moved if span.start < span.end)
