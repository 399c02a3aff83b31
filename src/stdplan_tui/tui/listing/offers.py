"""Choosing what the list is narrowed to: the values of a facet, each with how many annotations it leaves."""

from __future__ import annotations

from asyncio import to_thread
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Final

from stdplan_tui.annotations.filtering import About
from stdplan_tui.annotations.model import Motivation
from stdplan_tui.annotations.ordering import Grouping
from stdplan_tui.annotations.threads import State
from stdplan_tui.language import N_, _
from stdplan_tui.text.days import day_named
from stdplan_tui.tui.listing.asked import OR_NOT, Asked, Chip, Facet
from stdplan_tui.tui.listing.found import counts, recent_days
from stdplan_tui.tui.listing.naming import FACETS, GROUPINGS, value_name
from stdplan_tui.tui.listing.roll import Roll
from stdplan_tui.tui.screens.filtered import Choice, Filtered
from stdplan_tui.tui.screens.one_line import OneLine

if TYPE_CHECKING:
    from stdplan_tui.tui.screens.notes_found import NotesFound

_OTHER_DAY: Final = "other"
_TITLES: Final[Mapping[Facet, str]] = {
    Facet.TAG: N_("Tags"),
    Facet.DIMENSION: N_("Dimensions"),
    Facet.DOCUMENT: N_("Documents"),
    Facet.AUTHOR: N_("Authors"),
    Facet.STATE: N_("Status"),
    Facet.KIND: N_("Kinds"),
    Facet.ABOUT: N_("On what"),
    Facet.STANDING: N_("What became of the words"),
    Facet.SINCE: N_("Last changed"),
    Facet.UNTAGGED: N_("Others"),
    Facet.BROKEN: N_("Others"),
    Facet.NEW: N_("Others"),
    Facet.CONFLICTS: N_("Others"),
}
EVERY: Final = tuple(_TITLES)
"""All facets, in the order in which they are offered."""

_DAYS: Final = (N_("today"), N_("last 7 days"), N_("last 30 days"))


async def narrow(screen: NotesFound, *facets: Facet) -> None:
    """Choose a value of these facets to narrow the list to, or to take that back."""
    roll, asked, wordings = screen.roll, screen.asked, screen.wordings
    known = await to_thread(counts, roll, asked, facets, wordings)
    chips = [chip for facet in facets for chip in _offered(facet, known[facet], asked, roll)]
    if not chips:
        screen.notify(_("Nothing to narrow by"), markup=False, timeout=3)
        return
    today = datetime.now().astimezone().date()

    async def chosen(index: int | None) -> None:
        if index is None:
            return
        if chips[index].value == _OTHER_DAY:
            await _ask_for_days(screen)
        else:
            screen.ask(screen.asked.toggled(chips[index].facet, chips[index].value))

    choices = [_choice(chip, known[chip.facet], asked, roll, today, grouped=len(facets) > 1) for chip in chips]
    picker = Filtered(_("Narrow the list"), choices, placeholder=_("Part of a value"), enter=_("narrow, or undo"))
    await screen.app.push_screen(picker, chosen)
    picker.set_focus(picker.field)


async def regroup(screen: NotesFound, take: Any) -> None:
    """Choose by what the list is grouped; `take` is given it."""
    groupings = tuple(Grouping)
    order = [*groupings[1:], groupings[0]]

    def chosen(index: int | None) -> None:
        if index is not None:
            take(order[index])

    choices = [Choice(_(GROUPINGS[one]), marked=one is screen.asked.grouping) for one in order]
    picker = Filtered(_("Group by"), choices, enter=_("group"))
    picker.start = order.index(screen.asked.grouping)
    await screen.app.push_screen(picker, chosen)
    picker.set_focus(picker.field)


def _offered(facet: Facet, known: Mapping[Any, int], asked: Asked, roll: Roll) -> Iterator[Chip]:
    """The values of a facet, in their order; those that are asked for too, even where there are none of them now."""
    yield from (Chip(facet, value) for value in _in_order(facet, known, roll) if known[value])
    yield from (chip for chip in asked.chips if chip.facet is facet and not known.get(chip.value))
    if facet is Facet.SINCE:
        yield Chip(facet, _OTHER_DAY)


def _in_order(facet: Facet, known: Mapping[Any, int], roll: Roll) -> Iterable[Any]:
    match facet:
        case Facet.STATE | Facet.KIND | Facet.ABOUT:
            kinds: Sequence[Any] = {Facet.STATE: [*State], Facet.KIND: [*Motivation], Facet.ABOUT: [*About]}[facet]
            return [value for value in kinds if value in known]
        case Facet.DIMENSION:
            return [one.id for one in roll.vocabulary.dimensions if one.id in known]
        case Facet.TAG:
            places = {tag.name: place for place, tag in enumerate(roll.vocabulary.tags)}
            return sorted(known, key=lambda tag: (_place_of(tag, places), tag))
        case facet if facet in OR_NOT:
            return [value for value in known if value]
        case Facet.SINCE:
            return known
        case _:
            return sorted(known, key=lambda value: (-known[value], str(value)))


def _place_of(tag: str, places: Mapping[str, int]) -> int:
    """Where a tag comes: as in the vocabulary, a level before the first tag below it."""
    if tag in places:
        return places[tag]
    below = (place for name, place in places.items() if name.startswith(f"{tag}/"))
    return next(below, len(places))


def _choice(  # noqa: PLR0913 — what a row says
    chip: Chip, known: Mapping[Any, int], asked: Asked, roll: Roll, today: date, *, grouped: bool
) -> Choice:
    if chip.value == _OTHER_DAY:
        words = _("other days ...")
    elif chip.facet in OR_NOT:
        words = _(FACETS[chip.facet])
    else:
        days = dict(zip(recent_days(today), map(_, _DAYS), strict=True)) if chip.facet is Facet.SINCE else {}
        words = days.get(chip.value) or value_name(chip, roll)
    count = known.get(chip.value)
    group = _(_TITLES[chip.facet]) if grouped else ""
    return Choice(words, str(count) if count is not None else "", group, asked.has(chip.facet, chip.value))


async def _ask_for_days(screen: NotesFound) -> None:
    def named(text: str | None) -> None:
        if text is None:
            return
        first, dots, last = text.partition("..")
        today = datetime.now().astimezone().date()
        since, until = day_named(first, today), day_named(last, today) if dots else None
        if since is None or (dots and until is None):
            screen.notify(_("A day such as 2026-11-21, or two: 2026-11-01..2026-11-21"), markup=False, timeout=6)
        else:
            screen.ask(screen.asked.since(since, until))

    about = _("A day such as 2026-11-21, today or 7d; two as 2026-11-01..2026-11-21")
    field = OneLine(_("Last changed since"), about)
    await screen.app.push_screen(field, named)
    field.set_focus(field.field)
