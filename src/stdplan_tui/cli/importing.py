"""`stdplan import`: raw files become documents, and everything left out is said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

import click

from stdplan_tui.cli.arguments import json_option
from stdplan_tui.cli.call import Call
from stdplan_tui.cli.excerpts import shortened
from stdplan_tui.cli.help import command
from stdplan_tui.cli.output import Faint, Strong, complain, say, say_json
from stdplan_tui.errors import StdplanError
from stdplan_tui.importing.report import Dropped
from stdplan_tui.importing.sources.html.blocks import MARKUP
from stdplan_tui.language import N_, _, ngettext
from stdplan_tui.workspace.folder import Workspace
from stdplan_tui.workspace.importing import ImportResult, import_into


@command("import", N_("Turn raw files into documents of the workspace, and print what was left out, with its place."))
@click.argument("files", nargs=-1, required=True, metavar="FILE...", type=click.Path(path_type=Path))
@click.option("--id", "id_", metavar="ID", help=N_("The document's id, where the proposed one is not wanted."))
@click.option("--dry-run", is_flag=True, help=N_("Write nothing."))
@json_option
@click.pass_obj
def import_files(call: Call, files: tuple[Path, ...], id_: str | None, dry_run: bool, as_json: bool) -> int:
    """Import each file; one that cannot be imported does not stop the others, and makes the exit code 1."""
    if id_ is not None and len(files) > 1:
        raise click.UsageError(_("--id names one document: give one file with it"))
    ws = call.workspace()
    return max([_imported(ws, file, id_, dry_run=dry_run, as_json=as_json) for file in files])


def _imported(ws: Workspace, file: Path, id_: str | None, *, dry_run: bool, as_json: bool) -> int:
    try:
        result = import_into(ws, file, id=id_, dry_run=dry_run)
    except (StdplanError, OSError) as error:
        complain(str(error))
        return 1
    if as_json:
        say_json(_result_json(result))
    else:
        _say_result(result)
    return 0


def _say_result(result: ImportResult) -> None:
    metadata, report = result.imported.document.metadata, result.imported.report
    clauses = sum(clause.takes_notes for clause in result.imported.document.flat)
    counted = ngettext("{n} clause", "{n} clauses", clauses).format(n=clauses)
    state = _("  (unchanged)") if result.unchanged else ""
    number = f"  {metadata.document_number}" if metadata.document_number else ""
    say(Faint(result.id), "  ", Strong(metadata.title), f"{number}  {counted}{state}")
    _say_dropped(report.dropped)
    for again in report.repeated:
        place = _("repeated {start}–{end}").format(start=again.start, end=again.end)
        say(f"  {place}: ", Faint(shortened(again.text)))
    for doubt in report.doubts:
        say("  ", _("doubtful, line {line}: {message}").format(line=doubt.line, message=doubt.message))
    for path in result.written:
        say("  ", _("written: {file}").format(file=path))


def _say_dropped(dropped: Sequence[Dropped]) -> None:
    """Each range on a line with its text; those of mere markup, which are many, together on one."""
    markup = [part for part in dropped if part.reason == _(MARKUP)]
    for part in dropped:
        if part not in markup:
            place = _("left out {start}–{end}, {reason}").format(start=part.start, end=part.end, reason=part.reason)
            say(f"  {place}: ", Faint(shortened(part.text)))
    if markup:
        ranges = " ".join(f"{part.start}–{part.end}" for part in markup)
        say("  ", _("left out, {reason}: ").format(reason=_(MARKUP)), Faint(ranges))


def _result_json(result: ImportResult) -> dict[str, object]:
    metadata, report = result.imported.document.metadata, result.imported.report
    return {
        "file": str(result.file),
        "id": result.id,
        "title": metadata.title,
        "document_number": metadata.document_number,
        "clauses": sum(clause.takes_notes for clause in result.imported.document.flat),
        "unchanged": result.unchanged,
        "written": [path.as_posix() for path in result.written],
        "dropped": [asdict(part) for part in report.dropped],
        "repeated": [asdict(part) for part in report.repeated],
        "readings": [asdict(part) for part in report.readings],
        "doubts": [asdict(part) for part in report.doubts],
    }
