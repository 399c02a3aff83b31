"""A table as CSV that Excel opens: UTF-8 with a byte order mark, lines ending in CR LF."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from datetime import datetime
from typing import BinaryIO

from stdplan_tui.exchange.cells import cell
from stdplan_tui.exchange.tables import Table, Value

_BOM = "\ufeff"
_BLOCK = 500
"""The rows that are written at once."""


def write_csv(table: Table, file: BinaryIO) -> None:
    """Write a table to a file, row by row."""
    file.writelines(piece.encode("utf-8", "replace") for piece in csv_pieces(table))


def csv_pieces(table: Table) -> Iterator[str]:
    """The text of such a file: the titles of the columns, then the rows, some at a time."""
    lines = io.StringIO()
    lines.write(_BOM)
    writer = csv.writer(lines, lineterminator="\r\n")
    writer.writerow([cell(column.title) for column in table.columns])
    for number, row in enumerate(table.rows, 1):
        writer.writerow(map(_told, row))
        if number % _BLOCK == 0:
            yield lines.getvalue()
            lines.seek(0)
            lines.truncate()
    yield lines.getvalue()


def _told(value: Value) -> str:
    """A value as CSV has it: a moment to the second, a share to four places."""
    match value:
        case None:
            return ""
        case str():
            return cell(value)
        case datetime():
            return value.replace(tzinfo=None).isoformat(sep=" ", timespec="seconds")
        case float():
            return f"{value:.4f}"
        case _:
            return str(value)
