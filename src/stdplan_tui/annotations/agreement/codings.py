"""What is compared: which tags each of several annotators gave to the same clauses, or sentences, of a document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum
from functools import cached_property

from stdplan_tui.annotations.agreement.decisions import Decisions
from stdplan_tui.annotations.counting.coverage import Coverage, is_done, sentences_of
from stdplan_tui.annotations.model import Motivation
from stdplan_tui.annotations.noted import Notes
from stdplan_tui.annotations.vocabulary import Dimension, Unit, Vocabulary
from stdplan_tui.corpus.coding import to_be_coded
from stdplan_tui.corpus.model import Clause, ClauseId, Document, Span
from stdplan_tui.frozen import frozen

Given = frozenset[str]
"""The tags of a dimension that an annotator gave to a clause or a sentence, by their present names; may be empty."""

_Tagged = tuple[str, Span | None]


class Lack(StrEnum):
    """Why nothing of a document can be compared."""

    ANNOTATORS = "annotators"  # fewer than two have marked anything as done
    CLAUSES = "clauses"  # no clause that each of them has marked as done


@frozen
class Coded:
    """A clause, or (`span`) a sentence of it, and what each annotator gave to it, in their order.

    None stands for an annotator who has not marked the clause as done.
    """

    clause: Clause
    span: Span | None
    given: tuple[Given | None, ...]


@frozen(slots=False, eq=False)
class Codings:
    """What several annotators gave in a document, over the clauses that they have marked as done.

    `clauses` are those that each of them has marked, in reading order; with `any_two`, those that two of them have.
    `decisions` are no codings of theirs.
    """

    document: Document
    vocabulary: Vocabulary
    annotators: tuple[str, ...]
    coverages: tuple[Coverage, ...]
    decisions: Decisions
    any_two: bool = False

    @property
    def lack(self) -> Lack | None:
        """Why nothing can be compared, None where it can."""
        if sum(map(bool, self.done)) < 2:
            return Lack.ANNOTATORS
        return None if self.clauses else Lack.CLAUSES

    @cached_property
    def done(self) -> tuple[frozenset[ClauseId], ...]:
        """The clauses that are to be coded and that each annotator has marked as done."""
        to_code = frozenset(clause.id for clause in self._to_code)
        return tuple(coverage.done & to_code for coverage in self.coverages)

    @cached_property
    def clauses(self) -> tuple[Clause, ...]:
        """The clauses that are compared."""
        enough = 2 if self.any_two else max(2, len(self.annotators))
        return tuple(one for one in self._to_code if sum(one.id in done for done in self.done) >= enough)

    def coded(self, dimension: Dimension | None) -> tuple[Coded, ...]:
        """What is compared of a dimension, in reading order: the clauses, or their sentences where it is of these.

        Without one (None): the clauses, and the tags that belong to no dimension.
        """
        id_ = None if dimension is None else dimension.id
        if id_ not in self._known:
            by_sentence = dimension is not None and dimension.unit is Unit.SENTENCE
            parts = self._sentences if by_sentence else self._whole
            self._known[id_] = tuple(one for clause in self.clauses for one in parts(clause, id_))
        return self._known[id_]

    def _whole(self, clause: Clause, dimension: str | None) -> Iterator[Coded]:
        tagged = self._tagged(clause, dimension)
        yield Coded(clause, None, tuple(None if tags is None else _names(tags) for tags in tagged))

    def _sentences(self, clause: Clause, dimension: str | None) -> Iterator[Coded]:
        tagged = self._tagged(clause, dimension)
        for sentence in (Span(start, end) for start, end in sentences_of(clause)):
            within = (tags and [one for one in tags if _touches(one, sentence)] for tags in tagged)
            yield Coded(clause, sentence, tuple(None if tags is None else _names(tags) for tags in within))

    def _tagged(self, clause: Clause, dimension: str | None) -> Sequence[list[_Tagged] | None]:
        """The tags of a dimension that each annotator gave to a clause and to words of it; None for who is not done."""
        return [
            [one for one in coverage.tags(clause.id) if self._dimensions(one[0]) == dimension]
            if clause.id in done
            else None
            for coverage, done in zip(self.coverages, self.done, strict=True)
        ]

    def _dimensions(self, tag: str) -> str | None:
        if tag not in self._of_tags:
            dimension = self.vocabulary.dimension_of(tag)
            self._of_tags[tag] = None if dimension is None else dimension.id
        return self._of_tags[tag]

    @cached_property
    def _to_code(self) -> tuple[Clause, ...]:
        return tuple(filter(to_be_coded, self.document.flat))

    @cached_property
    def _known(self) -> dict[str | None, tuple[Coded, ...]]:
        """What is compared, by dimension, as far as it was asked for."""
        return {}

    @cached_property
    def _of_tags(self) -> dict[str, str | None]:
        """The dimensions of tags as far as they were asked for."""
        return {}


def codings(
    document: Document,
    notes: Notes,
    vocabulary: Vocabulary,
    annotators: Sequence[str] = (),
    *,
    any_two: bool = False,
) -> Codings:
    """What those annotators gave in a document, else all who have marked a clause of it as done.

    What somebody decided between annotators is none of their codings and is left out.
    """
    own = (one for one in notes.every if one.note.motivation is not Motivation.ADJUDICATING)
    theirs = Notes(notes.id, notes.document, tuple(own), notes.broken)
    names = tuple(dict.fromkeys(annotators)) or _who_marked(theirs)
    coverages = (Coverage(document, theirs, vocabulary, name) for name in names)
    return Codings(document, vocabulary, names, tuple(coverages), Decisions(notes.every, vocabulary), any_two)


def _who_marked(notes: Notes) -> tuple[str, ...]:
    return tuple(sorted({one.note.author for one in notes.every if is_done(one)}))


def _names(tags: Sequence[_Tagged]) -> Given:
    return frozenset(tag for tag, _span in tags)


def _touches(tagged: _Tagged, sentence: Span) -> bool:
    _tag, span = tagged
    return span is not None and span.start < sentence.end and sentence.start < span.end
