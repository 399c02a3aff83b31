"""Writing what was found to a file: which format, which file."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from stdplan_tui.errors import StdplanError
from stdplan_tui.exchange.hits import Format
from stdplan_tui.language import N_, _, ngettext
from stdplan_tui.tui.actions.desk import Desk
from stdplan_tui.tui.finding.asked import Asked
from stdplan_tui.tui.screens.one_line import OneLine
from stdplan_tui.tui.screens.question import Question
from stdplan_tui.workspace import searching
from stdplan_tui.workspace.exporting import export_hits

_FORMATS: Final = (
    (Format.CSV, ".csv", N_("Table for a spreadsheet (.csv)")),
    (Format.MARKDOWN, ".md", N_("Text to be read (.md)")),
    (Format.JSON, ".jsonl", N_("JSON, one hit a line (.jsonl)")),
)
_LONGEST: Final = 40


async def export(desk: Desk, asked: Asked) -> None:
    """Ask for a format and a file, then write all hits of a query there."""
    if not asked.query:
        desk.tell(_("Nothing found"))
        return

    async def chosen(answer: int | None) -> None:
        if answer is not None:
            await _ask_for_file(desk, asked, _FORMATS[answer])

    question = Question(_("Export hits"), _("All hits of: {query}").format(query=asked.query), _answers())
    await desk.app.push_screen(question, chosen)


def _answers() -> list[str]:
    return [_(name) for _form, _ending, name in _FORMATS]


async def _ask_for_file(desk: Desk, asked: Asked, form: tuple[Format, str, str]) -> None:
    def named(path: str | None) -> None:
        if path is not None:
            _write(desk, asked, Path(path).expanduser(), form[0])

    name = re.sub(r"[^\w]+", "-", asked.query).strip("-_")[:_LONGEST] or "hits"
    screen = OneLine(_("Export hits"), _("To a new file, here or by its whole path"), name + form[1])
    await desk.app.push_screen(screen, named)
    screen.set_focus(screen.field)


def _write(desk: Desk, asked: Asked, path: Path, form: Format) -> None:
    def work() -> None:
        try:
            results = searching.search(desk.workspace, asked.query, literal=asked.literal, order=asked.order)
            written = export_hits(desk.workspace, results.hits, path, form)
        except (StdplanError, OSError) as error:
            desk.later(desk.complain, [error])
            return
        said = ngettext("{count} hit written to {file}", "{count} hits written to {file}", len(results.hits))
        desk.later(desk.tell, said.format(count=len(results.hits), file=written))

    desk.run_worker(work, thread=True, group="export")
