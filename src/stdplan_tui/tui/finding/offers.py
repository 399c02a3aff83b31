"""What can be done from the search besides opening a hit: narrow it, take up an earlier one, keep it for later."""

from __future__ import annotations

from asyncio import to_thread
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from stdplan_tui.errors import StdplanError
from stdplan_tui.language import _
from stdplan_tui.search.model import Facet, Facets
from stdplan_tui.text.display import shown
from stdplan_tui.tui.finding.narrowing import conditions, facet_name, toggled, value_name
from stdplan_tui.tui.screens.filtered import Choice, Filtered
from stdplan_tui.tui.screens.one_line import OneLine
from stdplan_tui.tui.widgets.asking import Remembered, remembered_in
from stdplan_tui.tui.widgets.search_pane import SearchPane
from stdplan_tui.workspace.saved_searches import LONGEST_NAME, forget_search, save_search


async def narrow(pane: SearchPane, wanted: str = "") -> None:
    """Narrow the hits to a value of the facet `wanted`, of any for ""; where they are, have all hits again."""
    there = conditions(pane.words)
    facet = Facet(wanted) if wanted else None
    if facet is not None and facet in there:
        pane.put(toggled(pane.words, facet, there[facet]))
        return
    try:
        facets = {} if pane.asked.literal else await pane.known_facets()
    except (StdplanError, OSError):
        facets = {}  # the search itself says what is wrong
    values = list(_values(facets, there, tuple(Facet) if facet is None else (facet,)))
    if not values:
        pane.notify(_("Nothing to narrow by"), markup=False, timeout=3)
        return

    def chosen(index: int | None) -> None:
        if index is not None:
            pane.put(toggled(pane.words, *values[index][:2]))

    choices = [choice for _facet, _value, choice in values]
    title = _("Narrow to one of these") if facet is None else _("Narrow: {facet}").format(facet=facet_name(facet))
    screen = Filtered(title, choices, placeholder=_("Part of a value"), enter=_("narrow, or undo"))
    await pane.app.push_screen(screen, chosen)
    screen.set_focus(screen.field)


async def recall(pane: SearchPane) -> None:
    """Choose from the searches that were saved and the past ones."""
    pane.recalled(remembered := await to_thread(remembered_in, pane.workspace))
    if not _queries(remembered):
        pane.notify(_("No earlier searches yet"), markup=False, timeout=3)
        return

    def chosen(index: int | None) -> None:
        if index is not None:
            pane.put(_queries(pane.remembered)[index])

    def drop(index: int) -> Sequence[Choice]:
        names = list(pane.remembered.saved)
        if index < len(names):
            _forget(pane, names[index])
        return _recalled(pane.remembered)

    title, rows = _("Earlier searches"), _recalled(remembered)
    screen = Filtered(title, rows, placeholder=_("Part of it"), enter=_("search"), drop=drop)
    await pane.app.push_screen(screen, chosen)
    screen.set_focus(screen.field)


async def save(pane: SearchPane) -> None:
    """Keep the query under a name."""
    query = pane.words
    if not query:
        pane.notify(_("Nothing to save: the field is empty"), markup=False, timeout=3)
        return

    def named(name: str | None) -> None:
        if name is None:
            return
        try:
            save_search(name, query)
        except StdplanError as error:
            pane.notify(shown(str(error)), severity="error", markup=False)
            return
        pane.recall()
        pane.notify(_("Saved; F9 has it"), markup=False, timeout=4)

    screen = OneLine(_("Save this search"), _("A name for: {query}").format(query=query), query[:LONGEST_NAME])
    await pane.app.push_screen(screen, named)
    screen.set_focus(screen.field)


def _values(facets: Facets, there: Mapping[Facet, str], wanted: Sequence[Facet]) -> Iterator[tuple[Facet, str, Choice]]:
    """The values of the hits, and those that the query is narrowed to already."""
    for facet in wanted:
        group = facet_name(facet) if len(wanted) > 1 else ""
        for count in facets.get(facet, ()):
            marked = there[facet] == count.value if facet in there else None
            yield facet, count.value, Choice(value_name(facet, count), str(count.count), group, marked)
        if facet in there and all(count.value != there[facet] for count in facets.get(facet, ())):
            yield facet, there[facet], Choice(there[facet], "", group, True)


def _queries(remembered: Remembered) -> list[str]:
    return [*remembered.saved.values(), *remembered.past]


def _recalled(remembered: Remembered) -> list[Choice]:
    saved = [Choice(name, query if query != name else "", _("Saved")) for name, query in remembered.saved.items()]
    return [*saved, *(Choice(query, "", _("Past")) for query in remembered.past)]


def _forget(pane: SearchPane, name: str) -> None:
    try:
        forget_search(name)
    except StdplanError as error:
        pane.notify(shown(str(error)), severity="error", markup=False)
        return
    left = {other: query for other, query in pane.remembered.saved.items() if other != name}
    pane.recalled(replace(pane.remembered, saved=left))
