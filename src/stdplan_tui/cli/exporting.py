"""`stdplan export`: notes and tags as tables."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from stdplan_tui.cli.arguments import as_typed, json_option
from stdplan_tui.cli.call import Call
from stdplan_tui.cli.exit_codes import NOTHING
from stdplan_tui.cli.filter_options import Filters, filter_options
from stdplan_tui.cli.help import command
from stdplan_tui.cli.output import complain, say, say_json
from stdplan_tui.exchange.tables import Table
from stdplan_tui.language import N_, _, ngettext
from stdplan_tui.workspace import calling, tables
from stdplan_tui.workspace.annotating import vocabulary
from stdplan_tui.workspace.folder import Workspace
from stdplan_tui.workspace.tables import TableFormat, TableKind


@command(
    "export",
    N_(
        "Write notes and tags as a table: CSV, or a workbook with all tables. Without -o CSV is printed. "
        "Exit code 1 where there are no notes or tags."
    ),
)
@click.argument("form", metavar="csv|xlsx", type=click.Choice([*map(str, TableFormat)]))
@click.argument("place", required=False, metavar="[DOC[:CLAUSE]]")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), metavar="FILE", help=N_("Write to a new file of that name.")
)
@click.option("--force", is_flag=True, help=N_("Write over a file that is there."))
@click.option(
    "--table",
    type=click.Choice([*map(str, TableKind)]),
    help=N_("Only this table: a row for each note and tag, how often each tag was given, or two dimensions crossed."),
)
@click.option("--by", metavar="ID", help=N_("The dimension in the rows of the cross table."))
@click.option("--across", metavar="ID", help=N_("The dimension in its columns."))
@filter_options
@json_option
@click.pass_obj
def export(  # noqa: PLR0913 — one parameter an option
    call: Call,
    form: str,
    *,
    place: str | None,
    output: Path | None,
    force: bool,
    table: str | None,
    by: str | None,
    across: str | None,
    filters: Filters,
    as_json: bool,
) -> int:
    """Write the tables and say where; with `--json` and no file, an object a row. Broken files on standard error."""
    ws = call.workspace()
    if output is None and form == TableFormat.XLSX and not as_json:
        raise click.UsageError(_("a workbook is a file: name it with -o FILE.xlsx"))
    whole = table is None and form == TableFormat.XLSX
    if (by or across) and not whole and table != TableKind.CROSSTAB:
        raise click.UsageError(_("--by and --across go with --table crosstab"))
    crossed = [_dimension(ws, name) for name in (by, across)]
    found = tables.chosen(ws, filters.wanted(ws), place)
    for problem in found.broken:
        complain(str(problem))
    if not found.notes:
        complain(_("no notes or tags there"))
        return NOTHING
    if whole:
        made = tables.tables_of(ws, found, by=crossed[0], across=crossed[1])
    else:
        made = [tables.table_of(ws, found, TableKind(table or TableKind.NOTES), by=crossed[0], across=crossed[1])]
    if output is None:
        _print(made, as_json)
    else:
        written = tables.export_tables(made, output, TableFormat(form), force=force)
        _say_written(written, made, len(found.notes), as_json)
    return 1 if found.broken else 0


def _print(made: Sequence[Table], as_json: bool) -> None:
    for table in made:
        if not as_json:
            from stdplan_tui.exchange.csv_table import csv_pieces

            if hasattr(sys.stdout, "reconfigure"):
                sys.stdout.reconfigure(newline="")  # lines end as the format says, whatever the system
            sys.stdout.writelines(csv_pieces(table))
            continue
        names = [column.id for column in table.columns]
        for row in table.rows:
            told = (value if isinstance(value, str | int | float | None) else value.isoformat() for value in row)
            say_json(dict(zip(names, told, strict=True)))


def _say_written(path: Path, made: Sequence[Table], count: int, as_json: bool) -> None:
    if as_json:
        say_json({"file": str(path), "tables": [table.name for table in made], "annotations": count})
    else:
        told = ngettext("{n} annotation written to {file}", "{n} annotations written to {file}", count)
        say(told.format(n=count, file=path))


def _dimension(ws: Workspace, name: str | None) -> str | None:
    with as_typed():
        return None if name is None else calling.dimension_id(name, vocabulary(ws))
