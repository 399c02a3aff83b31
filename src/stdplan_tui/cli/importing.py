"""`stdplan import`: raw files become documents, and everything left out is said."""

from __future__ import annotations

from collections import Counter
from collections.abc import Generator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

import click

from stdplan_tui.cli.arguments import json_option
from stdplan_tui.cli.call import Call
from stdplan_tui.cli.help import command
from stdplan_tui.cli.import_jobs import Result, prepared_in_order
from stdplan_tui.cli.import_pages import result_json, say_result
from stdplan_tui.cli.output import complain, say, say_json
from stdplan_tui.cli.progress import interrupts_held, progress
from stdplan_tui.corpus.model import Source
from stdplan_tui.errors import StdplanError
from stdplan_tui.language import N_, _, ngettext
from stdplan_tui.workspace.folder import Workspace
from stdplan_tui.workspace.importing import Outcome, Prepared, accept

REFUSED = "refused"


@dataclass(slots=True)
class _Order:
    """What one call asks for, and what became of its files so far: `taken` has the source behind each id."""

    ws: Workspace
    dry_run: bool
    least: float
    as_json: bool
    became: Counter[str] = field(default_factory=Counter)
    taken: dict[str, tuple[Path, Source | None]] = field(default_factory=dict)

    def settle(self, file: Path, result: Result) -> None:
        """Write what was prepared, if nothing is against it, and print what became of it."""
        reason = str(result) if isinstance(result, Exception) else self._against(file, result)
        written: tuple[Path, ...] = ()
        if not reason and not self.dry_run and isinstance(result, Prepared):
            try:
                with interrupts_held():
                    written = accept(self.ws, result)
            except (StdplanError, OSError) as error:
                if isinstance(error, StdplanError):
                    error.path = error.path or file
                result, reason = error, str(error)
        if isinstance(result, Prepared):
            self._print(result, written, reason)
        if reason:
            complain(reason)
        self.became[REFUSED if reason or isinstance(result, Exception) else result.outcome] += 1

    def _print(self, result: Prepared, written: tuple[Path, ...], reason: str) -> None:
        if self.as_json:
            say_json(result_json(result, written, reason))
        else:
            say_result(result, written)

    def _against(self, file: Path, result: Prepared) -> str:
        """Why a file that can be imported is not to be; "" where nothing is against it."""
        found = result.imported.report.confidence
        if found < self.least:
            message = _("{file}: the confidence of {found:.2f} is below {least:g}; nothing of it was written")
            return message.format(file=file, found=found, least=self.least)
        source = result.imported.document.metadata.source
        other, others = self.taken.setdefault(result.id, (file, source))
        if self.dry_run and source and others and others.sha256 != source.sha256:
            message = _("{file}: {other} becomes {id} too; give one of them with --id")
            return message.format(file=file, other=other, id=result.id)
        return ""


def _share(context: click.Context, parameter: click.Parameter, text: str) -> float:
    try:
        number = float(text)
    except ValueError:
        number = -1.0
    if not 0 <= number <= 1:
        raise click.BadParameter(_("a number from 0 to 1 is needed"), context, parameter)
    return number


@command("import", N_("Turn raw files into documents of the workspace, and print what was left out, with its place."))
@click.argument("files", nargs=-1, required=True, metavar="FILE...", type=click.Path(path_type=Path))
@click.option("--id", "id_", metavar="ID", help=N_("The document's id, where the proposed one is not wanted."))
@click.option("--dry-run", is_flag=True, help=N_("Write nothing."))
@click.option("--merge", is_flag=True, help=N_("Join a newer version with what was mended by hand."))
@click.option(
    "--min-confidence",
    "least",
    default="0",
    callback=_share,
    metavar="X",
    help=N_("Write nothing of a file that is read with less confidence than this, from 0 to 1; exit code 1."),
)
@click.option(
    "--jobs",
    type=click.IntRange(min=0),
    default=1,
    metavar="N",
    help=N_("Read N files at a time; 0: as many as there are processors."),
)
@json_option
@click.pass_obj
def import_files(  # noqa: PLR0913 — one for each option
    call: Call,
    *,
    files: tuple[Path, ...],
    id_: str | None,
    dry_run: bool,
    merge: bool,
    least: float,
    jobs: int,
    as_json: bool,
) -> int:
    """Import each file; one that cannot be imported does not stop the others, and makes the exit code 1."""
    if id_ is not None and len(files) > 1:
        raise click.UsageError(_("--id names one document: give one file with it"))
    ws = call.workspace()
    order = _Order(ws, dry_run, least, as_json)
    with closing(prepared_in_order(ws, files, id_=id_, merge=merge, jobs=jobs)) as results:
        _settle_all(order, files, results)
    if len(files) > 1 and not as_json:
        say(_summary(order.became, dry_run=dry_run))
    return 1 if order.became[REFUSED] else 0


def _settle_all(order: _Order, files: tuple[Path, ...], results: Generator[Result]) -> None:
    with progress(len(files), wanted=not order.as_json) as shown:
        for number, file in enumerate(files):
            shown.at(number, file.name)
            result = next(results)
            shown.clear()
            order.settle(file, result)


def _summary(became: Counter[str], *, dry_run: bool) -> str:
    """One line: how many files were imported, how many were there already, how many refused."""
    imported = became[Outcome.NEW] + became[Outcome.REVISED] + became[Outcome.MERGED]
    parts = (
        ngettext("{n} file imported", "{n} files imported", imported).format(n=imported),
        _("{n} unchanged").format(n=became[Outcome.UNCHANGED]),
        _("{n} refused").format(n=became[REFUSED]),
    )
    return ", ".join(parts) + (_(" (nothing was written)") if dry_run else "")
