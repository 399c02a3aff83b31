"""Tables as a workbook that Excel and its like open: a sheet each, text always text, numbers and dates real ones."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from tempfile import TemporaryDirectory
from typing import Any, BinaryIO, Final

from xlsxwriter import Workbook
from xlsxwriter.exceptions import XlsxWriterException

from stdplan_tui.errors import ExportError
from stdplan_tui.exchange.cells import cell
from stdplan_tui.exchange.tables import Column, Table, Value
from stdplan_tui.language import _

MOST_ROWS: Final = 1_048_576
"""The rows of a sheet, the titles among them."""

_NAME: Final = 31
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\']")
_OPTIONS: Final = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_LOOKS: Final[dict[str, dict[str, object]]] = {
    "head": {"bold": True, "bottom": 1, "text_wrap": True},
    "text": {},
    "wrapped": {"text_wrap": True},
    "moment": {"num_format": "yyyy-mm-dd hh:mm"},
    "share": {"num_format": "0.0%"},
}


def write_workbook(tables: Iterable[Table], file: BinaryIO) -> None:
    """Write a workbook with a sheet for each table. Raises ExportError, and OSError where there is no room for it."""
    with TemporaryDirectory(prefix="stdplan-") as folder:  # rows wait there: memory is for a few of them only
        workbook = Workbook(file, {**_OPTIONS, "tmpdir": folder})
        try:
            styles = {name: workbook.add_format(look | {"valign": "top"}) for name, look in _LOOKS.items()}
            for table in tables:
                _write_sheet(_Sheet(workbook.add_worksheet(_sheet_name(table.name)), styles), table)
            workbook.close()
        except XlsxWriterException as error:
            reason = error.args[0] if error.args else ""
            raise reason if isinstance(reason, OSError) else ExportError(str(reason)) from None
        finally:
            for sheet in workbook.worksheets():  # left open where something went wrong
                sheet.row_data_fh.close()


class _Sheet:
    """A sheet that is written row by row; every cell by its kind, never by what its text looks like."""

    def __init__(self, sheet: Any, styles: dict[str, Any]) -> None:
        self.sheet = sheet
        self._styles = styles

    def title(self, columns: Sequence[Column]) -> None:
        """Write the titles, which stay in sight."""
        for number, column in enumerate(columns):
            self.sheet.set_column(number, number, column.width)
            self.sheet.write_string(0, number, cell(column.title), self._styles["head"])
        self.sheet.freeze_panes(1, 0)

    def row(self, number: int, kinds: Sequence[str], values: Sequence[Value]) -> None:
        """Write a row; `kinds` are the styles of its cells, of moments apart."""
        for place, (kind, value) in enumerate(zip(kinds, values, strict=True)):
            match value:
                case None | "":
                    continue
                case str():
                    self.sheet.write_string(number, place, cell(value), self._styles[kind])
                case datetime():
                    moment = value.replace(tzinfo=None, microsecond=0)
                    self.sheet.write_datetime(number, place, moment, self._styles["moment"])
                case _:
                    self.sheet.write_number(number, place, value, self._styles[kind])


def _write_sheet(sheet: _Sheet, table: Table) -> None:
    sheet.title(table.columns)
    kinds = [_kind(column) for column in table.columns]
    last = 0
    for last, values in _numbered(table.rows):
        sheet.row(last, kinds, values)
    sheet.sheet.autofilter(0, 0, last, len(table.columns) - 1)


def _numbered(rows: Iterable[Sequence[Value]]) -> Iterator[tuple[int, Sequence[Value]]]:
    """The rows with their places. Raises ExportError for more than a sheet has."""
    for number, row in enumerate(rows, 1):
        if number >= MOST_ROWS:
            raise ExportError(_("more than {n} rows: too many for a sheet; choose fewer").format(n=MOST_ROWS - 1))
        yield number, row


def _kind(column: Column) -> str:
    return "share" if column.share else "wrapped" if column.wrapped else "text"


def _sheet_name(name: str) -> str:
    return _NOT_IN_NAMES.sub(" ", cell(name))[:_NAME]
