"""How far a document is coded: which of its clauses have the tags that they are to have, and which are done."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

from stdplan_tui.annotations.model import Motivation
from stdplan_tui.annotations.noted import Noted, Notes
from stdplan_tui.annotations.vocabulary import Dimension, Unit, Vocabulary
from stdplan_tui.corpus.coding import to_be_coded
from stdplan_tui.corpus.model import Clause, ClauseId, Document, Level, Span, flat
from stdplan_tui.frozen import frozen
from stdplan_tui.text.sentences import sentences


def is_tag_there(one: Noted) -> bool:
    """Whether the tags of an annotation stand in a clause: not those on words that are no longer there."""
    return bool(one.tags) and one.clause is not None and (one.note.target.span is None) == (one.span is None)


def is_done_mark(one: Noted) -> bool:
    """Whether an annotation marks a whole clause as done; whether that still counts, `is_done` says."""
    return one.note.motivation is Motivation.DONE and one.clause is not None and one.note.target.span is None


def is_done(one: Noted) -> bool:
    """Whether an annotation marks a clause as done that says today what it said then."""
    return is_done_mark(one) and one.anchor.standing.is_certain


@frozen(slots=False, eq=False)
class Coverage:
    """What `author`, or everybody (None), has coded in a document.

    Of a dimension whose unit is the sentence, only tags on words count, for every sentence of the clause's text that
    they are in; of the others those on the clause and those on words of it.
    """

    document: Document
    notes: Notes
    vocabulary: Vocabulary
    author: str | None = None

    @cached_property
    def to_code(self) -> tuple[Clause, ...]:
        """The clauses that are to be coded, in reading order."""
        return tuple(filter(to_be_coded, self.document.flat))

    @cached_property
    def required(self) -> tuple[Dimension, ...]:
        """The dimensions of which every unit has to have a tag."""
        return tuple(dimension for dimension in self.vocabulary.dimensions if dimension.required)

    @cached_property
    def done(self) -> frozenset[ClauseId]:
        """The clauses that are marked as done."""
        return frozenset(id_ for id_ in self.notes.by_clause if any(map(is_done, self.on(id_))))

    @cached_property
    def done_before(self) -> frozenset[ClauseId]:
        """The clauses that were marked as done and have been reworded since, so that the mark no longer counts."""
        marked = (id_ for id_ in self.notes.by_clause if any(map(is_done_mark, self.on(id_))))
        return frozenset(marked) - self.done

    def on(self, clause: ClauseId) -> Iterator[Noted]:
        """The author's annotations on a clause or on words of it."""
        there = self.notes.by_clause.get(clause, ())
        return (one for one in there if self.author is None or one.note.author == self.author)

    def tags(self, clause: ClauseId) -> Iterator[tuple[str, Span | None]]:
        """The tags on a clause (None) and on words of it, by their present names; one may come several times."""
        return ((tag, one.span) for one in self.on(clause) if is_tag_there(one) for tag in one.tags)

    def is_tagged(self, clause: ClauseId) -> bool:
        """Whether there is any tag on a clause or on words of it."""
        return any(map(is_tag_there, self.on(clause)))

    def units(self, clause: Clause, dimension: Dimension) -> int:
        """How many units of a dimension a clause is that is to be coded: one, or its sentences."""
        return 1 if dimension.unit is Unit.CLAUSE else len(sentences_of(clause))

    def tagged(self, clause: Clause, dimension: Dimension) -> int:
        """How many of those units have a tag of the dimension."""
        spans = [span for tag, span in self.tags(clause.id) if self._dimension_of(tag) == dimension.id]
        if dimension.unit is Unit.CLAUSE:
            return int(bool(spans))
        words = [span for span in spans if span is not None]
        if not words:
            return 0
        return sum(any(span.start < end and start < span.end for span in words) for start, end in sentences_of(clause))

    def lacks(self, clause: Clause, dimension: Dimension | None = None) -> bool:
        """Whether a clause that is to be coded, or a sentence of it, has no tag of a dimension.

        Without one: of any that is required; where none is, whether it has no tag at all.
        """
        if dimension is not None:
            tagged = self.tagged(clause, dimension)
            return not tagged or tagged < self.units(clause, dimension)
        if not self.required:
            return not self.is_tagged(clause.id)
        return any(self.lacks(clause, required) for required in self.required)

    def _dimension_of(self, tag: str) -> str:
        if tag not in self._dimensions:
            dimension = self.vocabulary.dimension_of(tag)
            self._dimensions[tag] = dimension.id if dimension is not None else ""
        return self._dimensions[tag]

    @cached_property
    def _dimensions(self) -> dict[str, str]:
        """The dimensions of tags as far as they were asked for."""
        return {}


@frozen
class Section:
    """A part of a document between two headings at the top: the clause that heads it, and all of its clauses."""

    head: Clause
    clauses: tuple[Clause, ...]

    @property
    def to_code(self) -> tuple[Clause, ...]:
        """Those that are to be coded."""
        return tuple(filter(to_be_coded, self.clauses))


def sections(document: Document) -> tuple[Section, ...]:
    """The sections of a document that have something to be coded: one for each heading at the top.

    In attached documents the headings at the top of each. What stands between headings is gathered under the first of
    it that is to be coded: articles without chapters are one section.
    """
    gathered: list[list[Clause]] = []
    loose = False
    for clause in _tops(document):
        is_loose = clause.takes_notes and not clause.heading
        if not (is_loose and loose):
            gathered.append([])
        gathered[-1].append(clause)
        loose = is_loose
    return tuple(section for tops in gathered if (section := _section(tops)) is not None)


def _section(tops: Sequence[Clause]) -> Section | None:
    """The section of these clauses and all under them, if any of it is to be coded."""
    clauses = flat(tops)
    first = next(filter(to_be_coded, clauses), None)
    if first is None:
        return None
    return Section(tops[0] if tops[0].heading or not tops[0].takes_notes else first, clauses)


def _tops(document: Document) -> Iterator[Clause]:
    for clause in document.clauses:
        if clause.level is Level.DOC:
            yield from clause.children
        else:
            yield clause


def sentences_of(clause: Clause) -> list[tuple[int, int]]:
    """The sentences of the text of a clause, as characters of its string; those of its heading are none."""
    start = len(clause.string) - len(clause.text)
    return [sentence for sentence in sentences(clause.string) if sentence[0] >= start]
