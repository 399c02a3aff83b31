"""Tooltips: what is under the pointer, and its key; worked out when the pointer moves, and only then."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import singledispatch
from typing import Any, Final

from textual.content import Content
from textual.events import MouseMove
from textual.geometry import Offset
from textual.widget import Widget

from stdplan_tui.corpus.labelpath import label_path
from stdplan_tui.frozen import frozen
from stdplan_tui.language import N_, _, ngettext
from stdplan_tui.tui.actions.looking import IN_FIND
from stdplan_tui.tui.help.panes import declared
from stdplan_tui.tui.keyed import Keyed
from stdplan_tui.tui.marks import Mark
from stdplan_tui.tui.widgets.annotation_panel import AnnotationPanel
from stdplan_tui.tui.widgets.gutter import GUTTER_WIDTH
from stdplan_tui.tui.widgets.outline import Outline
from stdplan_tui.tui.widgets.reader import Reader
from stdplan_tui.tui.widgets.status import Status
from stdplan_tui.tui.words import set_in_rows

_WIDTH: Final = 36
"""The cells of a row: so many has a tooltip of the toolkit."""
_ROWS: Final = 4
_PARTS: Final = {
    "title": N_("The document that is open"),
    "number": N_("Its document number"),
    "news": N_("What goes on, or what keys do now"),
    "marks": N_("This place is marked with these letters: {go-to-mark} and one of them comes back here"),
    "path": N_("Where you are in the document"),
    "progress": N_("How much of the document lies behind you"),
}

_CLICKED: Final = {
    "completion": N_("A click takes it; Tab takes the first"),
    "kind": N_("A click shows only these rows, or all again"),
}
"""What is said of parts that are drawn with such a mark."""


@frozen
class Pointed:
    """What a pointer is on: a cell of a widget, and what is known of what is drawn there."""

    screen: Keyed[Any]
    cell: Offset
    meta: Mapping[str, Any]


def set_tip(screen: Keyed[Any], event: MouseMove) -> None:
    """Give the widget under the pointer the tooltip for what the pointer is on."""
    at = event.screen_offset
    widget, _region = screen.get_widget_at(*at)
    if widget is not screen:
        cell = at - widget.content_region.offset
        lines = tip_of(widget, Pointed(screen, cell, screen.get_style_at(*at).meta))
        said = "\n".join(row for line in lines for row in set_in_rows(line, _WIDTH, _ROWS)[0])
        if said or widget.tooltip is not None:
            widget.tooltip = Content(said) if said else None


@singledispatch
def tip_of(_widget: Widget, at: Pointed) -> Iterator[str]:
    """The lines that a widget says of what the pointer is on; none where nothing is to be said."""
    yield from (_(said) for name, said in _CLICKED.items() if name in at.meta)
    if isinstance(action := at.meta.get("action"), str):
        yield from _command(at.screen, action)


@tip_of.register
def _status(widget: Status, at: Pointed) -> Iterator[str]:
    part = at.meta.get("part")
    if part not in _PARTS:
        return
    yield _(_PARTS[part]).replace("{go-to-mark}", at.screen.key_of("go-to-mark"))
    place = widget.place
    if place.document is not None and part == "title":
        yield place.document.title
    if place.document is not None and part == "path" and place.clause is not None:
        yield label_path(place.document, place.clause)


@tip_of.register
def _outline(widget: Outline, at: Pointed) -> Iterator[str]:
    number = widget.scroll_offset.y + at.cell.y
    if not 0 <= number < widget.count:
        return
    row = widget.rows[number]
    count = widget.count_of(row)
    if widget.is_cut(number):
        yield row.text
    if said := [*_counted(count.notes, count.tags), *_hits(count.hits)]:
        yield _("Here and below: {counts}").format(counts=", ".join(said))
    if count.done:
        yield _("{done} of {coded} clauses done").format(done=count.done, coded=count.coded)
    if (percent := widget.percent_of(row)) is not None:
        yield _("Read as far as {percent}%").format(percent=percent)
    if widget.is_on_arrow(row, at.cell.x):
        yield _("A click on the arrow folds or unfolds it")


@tip_of.register
def _reader(widget: Reader, at: Pointed) -> Iterator[str]:
    number = widget.clause_at(at.cell.y)
    if number is None or not 0 <= at.cell.x - widget.margin_left < GUTTER_WIDTH:
        return
    clause = widget.clauses[number]
    mark = widget.marks.get(clause.id)
    if number == widget.number:
        yield _("The current clause: keys act on it")
    if mark is not None:
        yield from _marked(mark)
    elif number != widget.number:
        yield _("A click makes this clause the current one")


@tip_of.register
def _notes(widget: AnnotationPanel, at: Pointed) -> Iterator[str]:
    if widget.note_on(at.cell.y) is not None:
        yield _("A click marks it, or unfolds it; another click or Enter edits it, or answers somebody else's")


def _command(screen: Keyed[Any], action: str) -> Iterator[str]:
    """What a command is called and does, and its keys."""
    command = next((known for known in screen.own_commands if known.action == action), None)
    if command is not None:
        yield "   ".join(part for part in (_(command.name), " ".join(command.shown_keys)) if part)
        yield _(command.help)
    elif action in IN_FIND:
        from stdplan_tui.tui.widgets.find_bar import FindBar

        yield from (_(bound.description) for bound in declared(FindBar) if bound.action == f"screen.{action}")


def _marked(mark: Mark) -> Iterator[str]:
    if mark.notes or mark.tags:
        yield ", ".join(_counted(mark.notes, mark.tags))
    if mark.done:
        yield _("You have marked it as done")
    elif mark.done_before:
        yield _("You had marked it as done; it has been reworded since")
    if mark.notes and mark.open:
        yield _("A note here is still open")


def _counted(notes: int, tags: int) -> Iterator[str]:
    if notes:
        yield ngettext("{n} note", "{n} notes", notes).format(n=notes)
    if tags:
        yield ngettext("{n} tag", "{n} tags", tags).format(n=tags)


def _hits(hits: int) -> Iterator[str]:
    if hits:
        yield ngettext("{n} hit", "{n} hits", hits).format(n=hits)
