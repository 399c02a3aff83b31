"""Tables out of the workspace: which there are, what stands in them, and writing them to a file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from typing import BinaryIO, Final

from stdplan_tui.annotations.counting.frequencies import uses_of
from stdplan_tui.annotations.filtering import Wanted
from stdplan_tui.annotations.noted import Noted
from stdplan_tui.annotations.vocabulary import Dimension, Vocabulary
from stdplan_tui.corpus.model import DocumentId
from stdplan_tui.errors import AnnotationError, ExportError, StdplanError
from stdplan_tui.exchange.tables import Table
from stdplan_tui.frozen import frozen
from stdplan_tui.language import _
from stdplan_tui.workspace.exporting import write_file
from stdplan_tui.workspace.finding_notes import find_notes
from stdplan_tui.workspace.folder import Workspace
from stdplan_tui.workspace.note_table import note_table
from stdplan_tui.workspace.tag_tables import cross_table, frequency_table


class TableKind(StrEnum):
    """What a table is of."""

    NOTES = "notes"
    FREQUENCIES = "frequencies"
    CROSSTAB = "crosstab"


class TableFormat(StrEnum):
    """A format of tables, and the ending of the names of its files."""

    CSV = "csv"
    XLSX = "xlsx"


@frozen
class Chosen:
    """The annotations that tables are made of, and the files that are broken."""

    notes: tuple[Noted, ...]
    broken: tuple[AnnotationError, ...] = ()
    wanted: Wanted = Wanted()


EVERYTHING: Final = Wanted()
"""No condition at all."""


def chosen(ws: Workspace, wanted: Wanted = EVERYTHING, place: str | None = None) -> Chosen:
    """The wanted annotations of the workspace, or of `place` in it (DOC or DOC:CLAUSE), in reading order.

    Raises IdError, UnknownDocument, UnknownClause.
    """
    found = find_notes(ws, place, wanted)
    return Chosen(found.notes, found.broken, wanted)


def table_of(
    ws: Workspace, found: Chosen, kind: TableKind, *, by: str | None = None, across: str | None = None
) -> Table:
    """A table of annotations; `by` and `across` are the ids of the dimensions of a cross table.

    Those that are not given are the first two of the vocabulary. Raises ExportError where it has none for them.
    """
    agreed = ws.agreed.readable()
    match kind:
        case TableKind.NOTES:
            return note_table(ws, found.notes)
        case TableKind.FREQUENCIES:
            return frequency_table(agreed, uses_of(found.notes), _titles(ws, found.wanted))
        case TableKind.CROSSTAB:
            return cross_table(*_crossed(agreed, by, across), uses_of(found.notes))


def tables_of(ws: Workspace, found: Chosen, *, by: str | None = None, across: str | None = None) -> Sequence[Table]:
    """All tables of annotations; no cross table where the vocabulary has not two dimensions for one."""
    made = [table_of(ws, found, kind) for kind in (TableKind.NOTES, TableKind.FREQUENCIES)]
    if by or across or len(ws.agreed.readable().dimensions) > 1:
        made.append(table_of(ws, found, TableKind.CROSSTAB, by=by, across=across))
    return made


def export_tables(tables: Sequence[Table], path: Path, form: TableFormat, *, force: bool = False) -> Path:
    """Write tables to a file: any number to a workbook, one to CSV; its whole path.

    Raises ExportError where the name has not the ending of the format, where there is such a file already (unless
    `force`), and where the file cannot be written: then nothing has changed.
    """
    if path.suffix.lower() != f".{form}":
        raise ExportError(_("the name must end with .{ending}").format(ending=form.value), path=path)

    def fill(file: BinaryIO) -> None:
        if form is TableFormat.XLSX:
            from stdplan_tui.exchange.workbook import write_workbook  # 40 modules that nothing else needs

            write_workbook(tables, file)
        else:
            from stdplan_tui.exchange.csv_table import write_csv

            (table,) = tables
            write_csv(table, file)

    return write_file(path, fill, force=force)


def _crossed(agreed: Vocabulary, by: str | None, across: str | None) -> tuple[Dimension, Dimension]:
    known = {dimension.id: dimension for dimension in agreed.dimensions}
    rows = by or next((id_ for id_ in known if id_ != across), None)
    columns = across or next((id_ for id_ in known if id_ != rows), None)
    if rows not in known or columns not in known:
        raise ExportError(_("a cross table needs two dimensions of the vocabulary"))
    return known[rows], known[columns]


def _titles(ws: Workspace, wanted: Wanted) -> Mapping[DocumentId, str]:
    """The documents that are counted, with their titles."""
    return {id_: _title(ws, id_) for id_ in wanted.documents or ws.library.ids()}


def _title(ws: Workspace, id_: DocumentId) -> str:
    try:
        return ws.library.metadata(id_).title
    except StdplanError:
        return ""
