"""What the search pane says: the lines under the field, what is wrong with the query, and the entries of its list."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from stdplan_tui.corpus.model import DocumentId
from stdplan_tui.language import _, ngettext
from stdplan_tui.search.model import Facet, Facets, Notice, Order, Results
from stdplan_tui.text.display import shown_line
from stdplan_tui.text.width import cells
from stdplan_tui.tui.finding.asked import Asked
from stdplan_tui.tui.finding.completing import Completion, completed
from stdplan_tui.tui.finding.entries import Entry, Offered, Said, hit_entries
from stdplan_tui.tui.finding.narrowing import QUICK, button_name, condition_name, conditions
from stdplan_tui.tui.widgets.search_bar import Button, Line
from stdplan_tui.tui.words import fitted

if TYPE_CHECKING:
    from stdplan_tui.tui.widgets.asking import Remembered
    from stdplan_tui.tui.widgets.search_field import SearchField

_VALUE: Final = 12
"""Cells of a value that a button shows."""


def bar_lines(asked: Asked, results: Results, facets: Facets) -> tuple[Line, Line]:
    """The count and how the hits are listed; by what they can be narrowed."""
    order = _("reading order") if asked.order is Order.READING else _("best first")
    how = (
        Button("F1", _("help"), "help"),
        Button("F7", order, "search_order", on=asked.order is Order.READING),
        Button("F8", _("literal"), "search_literal", on=asked.literal),
    )
    count, documents = _counted(asked, results), _in_documents(results, facets)
    return Line(f"{count} {documents}".strip(), how, short=count), Line("", tuple(_narrowing(asked, facets)))


def entries_for(results: Results, facets: Facets, offered: Sequence[Completion], typed: str) -> Iterator[Entry]:
    """The hits under what is to be said of them; without any, the words that may have been meant."""
    if not results.total:
        yield Said(_("Nothing found"))
        if offered:
            yield Said(_("Did you mean"), heading=True)
        for completion in offered:
            count = completion.suggestion.count
            aside = ngettext("{count} time", "{count} times", count).format(count=count)
            yield Offered(completion.suggestion.text, completed(typed, completion)[0], aside)
        return
    if results.related:
        yield Said(_("Nowhere as it stands; these are nearest, best first:"))
    counts = facets.get(Facet.DOCUMENT, ())
    yield from hit_entries(results, {DocumentId(count.value): count.count for count in counts})


def recalled_entries(remembered: Remembered) -> Iterator[Entry]:
    """The searches that were saved and the past ones, to be taken again."""
    if remembered.saved:
        yield Said(_("Saved searches"), heading=True)
        yield from (Offered(name, query, query) for name, query in remembered.saved.items())
    if remembered.past:
        yield Said(_("Past searches"), heading=True)
        yield from (Offered(query, query) for query in remembered.past)
    if not remembered.saved and not remembered.past:
        yield Said(_("Type to search all texts, notes and tags."))
        yield Said(_("F1 shows what a query can say."))


def earlier(remembered: Remembered, query: str) -> str | None:
    """The search before `query`, where that is a past one or none at all; what was typed is not to be lost."""
    past = remembered.past
    at = past.index(query) + 1 if query in past else (len(past) if query else 0)
    return past[at] if at < len(past) else None


def notice_text(notices: Sequence[Notice], field: SearchField) -> str:
    """The first thing wrong with the query, a caret under the place in the field where it is."""
    if not notices:
        return ""
    notice = notices[0]
    message, width = shown_line(notice.message), field.size.width
    if notice.column is None:
        return message
    blanks = len(field.value) - len(field.value.lstrip())
    column = cells(field.value[: blanks + notice.column]) - field.scroll_offset.x
    if not 0 <= column < width:
        return message
    if column + 2 + cells(message) <= width or column < width // 2:
        return " " * column + "^ " + fitted(message, width - column - 2)
    message = fitted(message, column - 1)
    return " " * (column - 1 - cells(message)) + message + " ^"


def _counted(asked: Asked, results: Results) -> str:
    if not asked.query:
        return ""
    return ngettext("{count} hit", "{count} hits", results.total).format(count=results.total)


def _in_documents(results: Results, facets: Facets) -> str:
    count = len(facets.get(Facet.DOCUMENT, ())) if results.total else 0
    return ngettext("in {count} document", "in {count} documents", count).format(count=count) if count else ""


def _narrowing(asked: Asked, facets: Facets) -> Iterator[Button]:
    there: Mapping[Facet, str] = {} if asked.literal else conditions(asked.query)
    for facet, (key, action) in QUICK.items():
        value = fitted(condition_name(facet, there[facet], facets), _VALUE) if facet in there else ""
        count = len(facets.get(facet, ()))
        yield Button(key.upper(), button_name(facet), action, on=facet in there, value=value or str(count or ""))
    others = [facet for facet in there if facet not in QUICK]
    value = fitted(" ".join(condition_name(facet, there[facet], facets) for facet in others), _VALUE)
    yield Button("F6", _("more"), "narrow", on=bool(others), value=value)
