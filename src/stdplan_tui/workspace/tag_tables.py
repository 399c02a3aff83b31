"""The tables of tags: how often each was given, and which of two dimensions stand together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from stdplan_tui.annotations.counting.frequencies import Coded, Frequency, Kind, Uses, frequencies, listed
from stdplan_tui.annotations.vocabulary import Dimension, Vocabulary
from stdplan_tui.corpus.model import DocumentId
from stdplan_tui.exchange.tables import Column, Table, Value
from stdplan_tui.language import N_, _, active_language
from stdplan_tui.workspace.telling import dimension_title

_KINDS: Mapping[Kind, str] = {
    Kind.DIMENSION: N_("dimension"),
    Kind.LEVEL: N_("level above tags"),
    Kind.TAG: N_("tag"),
    Kind.UNKNOWN: N_("unknown tag"),
}


def frequency_table(vocabulary: Vocabulary, uses: Mapping[str, Uses], titles: Mapping[DocumentId, str]) -> Table:
    """A row for each dimension, level and tag; `titles` are of the documents, which have a column each.

    The columns of documents and `clauses` count clauses that have the tag, on the whole or on words of them; `share`
    is the part of the clauses that have any tag of the dimension, `uses` how often it was given: by two authors on one
    clause is twice.
    """
    columns = (
        Column("kind", _("kind of row"), 12),
        Column("dimension", _("dimension"), 16),
        Column("tag", _("tag"), 26),
        Column("tag_title", _("tag title"), 18),
        *(Column(id_, title or id_, 12) for id_, title in titles.items()),
        Column("clauses", _("clauses"), 10),
        Column("share", _("share"), 10, share=True),
        Column("uses", _("uses"), 10),
    )
    return Table(_("frequencies"), columns, _frequency_rows(vocabulary, uses, list(titles)))


def cross_table(by: Dimension, across: Dimension, uses: Mapping[str, Uses]) -> Table:
    """The clauses that have a tag of one dimension (rows) and one of another (columns).

    `without` counts those of the row that have none of the columns' dimension; `total` all of the row, a clause with
    several tags once, so that it may be less than their sum. The last rows say the same of the columns.
    """
    columns = (
        Column("tag", f"{dimension_title(by)} / {dimension_title(across)}", 28),
        *(Column(tag.name, tag.name, 14) for tag in listed(across, uses)),
        Column("without", _("none of these"), 14),
        Column("total", _("total"), 10),
    )
    return Table(_("cross table"), columns, _cross_rows(by, across, uses))


def _frequency_rows(
    vocabulary: Vocabulary, uses: Mapping[str, Uses], documents: Sequence[DocumentId]
) -> Iterator[Sequence[Value]]:
    whole = 0
    for one in frequencies(vocabulary, uses):
        clauses = one.uses.clauses
        if one.kind is Kind.DIMENSION:
            whole = len(clauses)
        counts = _by_document(clauses, documents)
        share = None if one.kind is Kind.UNKNOWN else len(clauses) / whole if whole else 0.0
        yield (*_frequency_cells(one), *counts, len(clauses), share, len(one.uses))


def _frequency_cells(one: Frequency) -> Sequence[Value]:
    dimension = dimension_title(one.dimension) if one.dimension else ""
    title = one.tag.title.in_language(active_language()) if one.tag else ""
    return _(_KINDS[one.kind]), dimension, "" if one.kind is Kind.DIMENSION else one.name, title


def _by_document(clauses: Iterable[Coded], documents: Sequence[DocumentId]) -> Sequence[int]:
    counts = dict.fromkeys(documents, 0)
    for document, _clause in clauses:
        if document in counts:
            counts[document] += 1
    return list(counts.values())


def _cross_rows(by: Dimension, across: Dimension, uses: Mapping[str, Uses]) -> Iterator[Sequence[Value]]:
    rows, columns = _clauses(by, uses), list(_clauses(across, uses).values())
    any_row, any_column = _all(rows.values()), _all(columns)

    def counted(name: str, clauses: frozenset[Coded]) -> Sequence[Value]:
        without = len(clauses - any_column)
        return (name, *(len(clauses & column) for column in columns), without, len(clauses))

    for name, clauses in rows.items():
        yield counted(name, clauses)
    yield counted(_("none of these"), any_column - any_row)
    yield counted(_("total"), any_row | any_column)


def _clauses(dimension: Dimension, uses: Mapping[str, Uses]) -> Mapping[str, frozenset[Coded]]:
    return {tag.name: uses.get(tag.name, Uses()).clauses for tag in listed(dimension, uses)}


def _all(every: Iterable[frozenset[Coded]]) -> frozenset[Coded]:
    return frozenset().union(*every)
