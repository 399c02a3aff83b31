"""Writing what is listed to a table: which format, which file."""

from __future__ import annotations

from asyncio import to_thread
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from stdplan_tui.annotations.noted import Noted
from stdplan_tui.errors import StdplanError
from stdplan_tui.language import N_, _, ngettext
from stdplan_tui.tui.listing.found import Found
from stdplan_tui.tui.screens.one_line import OneLine
from stdplan_tui.tui.screens.question import Question
from stdplan_tui.workspace.tables import Chosen, TableFormat, TableKind, export_tables, table_of, tables_of

if TYPE_CHECKING:
    from stdplan_tui.tui.screens.notes_found import NotesFound
    from stdplan_tui.workspace.folder import Workspace

_FORMATS: Final = (
    (TableFormat.XLSX, N_("Workbook with notes and tag counts (.xlsx)")),
    (TableFormat.CSV, N_("Table of the notes (.csv)")),
)


async def export(screen: NotesFound) -> None:
    """Ask for a format and a file, then write all that is listed there."""
    await screen.settled()
    found = screen.rows.found
    if found is None or not found.total:
        screen.desk.tell(_("Nothing is listed"))
        return
    count = ngettext("{count} note or set of tags", "{count} notes and sets of tags", found.total)

    async def chosen(answer: int | None) -> None:
        if answer is not None:
            await _ask_for_file(screen, found, _FORMATS[answer][0])

    answers = [_(name) for _form, name in _FORMATS]
    await screen.app.push_screen(Question(_("Export the list"), count.format(count=found.total), answers), chosen)


async def _ask_for_file(screen: NotesFound, found: Found, form: TableFormat) -> None:
    async def named(name: str | None) -> None:
        if name is None:
            return
        try:
            written = await to_thread(_write, screen.desk.workspace, found, Path(name).expanduser(), form)
        except (StdplanError, OSError) as error:
            screen.desk.complain([error])
        else:
            screen.desk.tell(_("Written to {file}").format(file=written))

    about = _("To a new file, here or by its whole path")
    field = OneLine(_("Export the list"), about, f"notes.{form}")
    await screen.app.push_screen(field, named)
    field.set_focus(field.field)


def _write(workspace: Workspace, found: Found, path: Path, form: TableFormat) -> Path:
    chosen = Chosen(tuple(_listed(found)), wanted=found.asked.wanted)
    if form is TableFormat.XLSX:
        return export_tables(tables_of(workspace, chosen), path, form)
    return export_tables([table_of(workspace, chosen, TableKind.NOTES)], path, form)


def _listed(found: Found) -> Sequence[Noted]:
    """The annotations in the order of the list, each once."""
    return list({one.note.id: one for group in found.groups for one in group.notes}.values())
