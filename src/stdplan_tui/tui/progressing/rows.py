"""What is measured of documents and their sections, and the row for each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from stdplan_tui.annotations.counting.coverage import Coverage, sections
from stdplan_tui.annotations.vocabulary import Dimension, Unit, Vocabulary
from stdplan_tui.corpus.labelpath import label_path
from stdplan_tui.corpus.model import Clause, ClauseId, DocumentId
from stdplan_tui.frozen import frozen
from stdplan_tui.language import _
from stdplan_tui.workspace.telling import dimension_title


@frozen
class Measure:
    """Tags of a dimension; without one all that are required, or any tag where none is; or (`done`) done-marks."""

    dimension: Dimension | None = None
    done: bool = False
    any_tag: bool = False

    @property
    def name(self) -> str:
        """What it is called."""
        if self.done:
            return _("done")
        if self.dimension is None:
            return _("any tag") if self.any_tag else _("all tags required")
        name = dimension_title(self.dimension)
        return _("{dimension}, by sentence").format(dimension=name) if self.dimension.unit is Unit.SENTENCE else name

    def of(self, coverage: Coverage, clauses: Sequence[Clause]) -> Measured:
        """What some clauses that are to be coded have of it."""
        first = next((clause.id for clause in clauses if self._lacks(coverage, clause)), None)
        if self.dimension is not None:
            units = sum(coverage.units(clause, self.dimension) for clause in clauses)
            return Measured(sum(coverage.tagged(clause, self.dimension) for clause in clauses), units, first)
        return Measured(sum(not self._lacks(coverage, clause) for clause in clauses), len(clauses), first)

    def _lacks(self, coverage: Coverage, clause: Clause) -> bool:
        return clause.id not in coverage.done if self.done else coverage.lacks(clause, self.dimension)


@frozen
class Measured:
    """How many units have it, of how many, and the first clause that lacks it."""

    had: int = 0
    units: int = 0
    first: ClauseId | None = None

    @property
    def percent(self) -> int:
        """The per cent, 100 only where nothing is lacking."""
        return self.had * 100 // self.units if self.units else 100


@frozen
class ProgressRow:
    """A document, or a section of one (`head`); `clauses` are those of it, and None stands for all documents."""

    text: str
    measured: Measured
    document: DocumentId | None = None
    head: ClauseId | None = None
    clauses: frozenset[ClauseId] = frozenset()

    @property
    def clause(self) -> ClauseId | None:
        """Where choosing the row goes: the first clause that lacks something, else the head of the section."""
        return self.measured.first or self.head


def measures(vocabulary: Vocabulary) -> tuple[Measure, ...]:
    """Everything that can be measured."""
    any_tag = not any(dimension.required for dimension in vocabulary.dimensions)
    return (Measure(any_tag=any_tag), *(Measure(dimension) for dimension in vocabulary.dimensions), Measure(done=True))


def rows_of(coverage: Coverage, measure: Measure) -> Iterator[ProgressRow]:
    """A row for a document, then one for each of its sections."""
    document = coverage.document
    yield ProgressRow(document.title, measure.of(coverage, coverage.to_code), document.id)
    for section in sections(document):
        label = label_path(document, section.head.id)
        caption = section.head.caption
        ids = frozenset(clause.id for clause in section.clauses)
        measured = measure.of(coverage, section.to_code)
        yield ProgressRow(caption or label, measured, document.id, section.head.id, ids)


def together(rows: Iterable[ProgressRow]) -> ProgressRow:
    """The row of all documents."""
    documents = [row.measured for row in rows if row.head is None]
    had, units = sum(one.had for one in documents), sum(one.units for one in documents)
    return ProgressRow(_("All documents"), Measured(had, units))
