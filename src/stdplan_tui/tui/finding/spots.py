"""Places as rows to choose from: their documents, where in them they stand, and how they begin."""

from __future__ import annotations

from asyncio import to_thread
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby

from stdplan_tui.corpus.labelpath import label_path
from stdplan_tui.corpus.model import Document
from stdplan_tui.errors import StdplanError
from stdplan_tui.language import _
from stdplan_tui.text.display import shown_line
from stdplan_tui.tui.actions.desk import Desk
from stdplan_tui.tui.screens.filtered import Choice, Filtered
from stdplan_tui.tui.spot import Spot
from stdplan_tui.workspace import reading
from stdplan_tui.workspace.folder import Workspace

_BEGINNING = 60


async def choose(
    desk: Desk,
    title: str,
    named: Sequence[tuple[str, Spot]],
    *,
    start: int = 0,
    drop: Callable[[int], None] | None = None,
) -> None:
    """Choose one of some places, each under a name, and jump there; `drop` takes the one of that number away.

    The one of number `start` is at hand first.
    """
    left = list(zip(named, await to_thread(rows_of, desk.workspace, named), strict=True))

    def chosen(index: int | None) -> None:
        if index is not None:
            desk.jump(left[index][0][1])

    def dropped(index: int) -> list[Choice]:
        if drop is not None:
            drop(index)
            del left[index]
        return [row for _place, row in left]

    rows = [row for _place, row in left]
    dropping = dropped if drop else None
    screen = Filtered(title, rows, placeholder=_("Part of it"), enter=_("go there"), drop=dropping)
    screen.start = start
    await desk.app.push_screen(screen, chosen)
    screen.set_focus(screen.field)


def rows_of(workspace: Workspace, named: Iterable[tuple[str, Spot]]) -> list[Choice]:
    """A row for each place under its name, those of one document together where they stand together.

    Reads the documents, so not for the event loop.
    """
    rows: list[Choice] = []
    for id_, places in groupby(named, lambda place: place[1].document):
        document = _document(workspace, id_)
        rows += _rows(document, id_, places)
    return rows


def _rows(document: Document | None, id_: str, places: Iterable[tuple[str, Spot]]) -> Iterator[Choice]:
    title = document.metadata.short_title or document.title if document else id_
    for name, spot in places:
        said, path = _said(document, spot)
        yield Choice(f"{name}  {said}" if name else said, path, title)


def _said(document: Document | None, spot: Spot) -> tuple[str, str]:
    """How the clause begins, and its label path."""
    clause = document.by_id.get(spot.clause) if document and spot.clause else None
    if document is None or clause is None:
        return _("(gone)"), spot.clause or ""
    return shown_line(clause.string[:_BEGINNING]), label_path(document, clause.id)


def _document(workspace: Workspace, id_: str) -> Document | None:
    try:
        return reading.document(workspace, id_)
    except (StdplanError, OSError):
        return None
