"""What a field and its value mean."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Final

from stdplan_tui.frozen import frozen
from stdplan_tui.language import _
from stdplan_tui.search.model import Field
from stdplan_tui.search.query.levels import level_list, levels
from stdplan_tui.search.query.model import Condition, Name, Node, Or, Years
from stdplan_tui.search.query.names import IN, NEAR, YEAR
from stdplan_tui.search.query.tokens import Token
from stdplan_tui.search.query.trouble import Trouble, cited
from stdplan_tui.text.fold import fold

FURTHEST: Final = 1000

_YEARS: Final = re.compile(r"(?P<first>[0-9]{4})?年?(?P<to>\.{2,3}|-{1,2}|~|至)?(?P<last>[0-9]{4})?年?")
_DISTANCE: Final = re.compile(r"[0-9]{1,6}")
_PARTS: Final = {"标题": Field.HEADING, "正文": Field.TEXT, "批注": Field.NOTE, "标签": Field.TAG} | {
    part.value: part for part in Field
}
STATUSES: Final = ("open", "resolved", "wontfix")
_STATUSES: Final = {
    "未决": "open",
    "未解决": "open",
    "已决": "resolved",
    "已解决": "resolved",
    "不处理": "wontfix",
} | {status: status for status in STATUSES}


@frozen
class Place:
    """`in:`: where the words of its group must stand."""

    part: Field


@frozen
class Nearness:
    """`near:`: how many characters the words of its group may span."""

    distance: int


Setting = Place | Nearness
"""A field that says something of the words beside it and finds nothing by itself."""


def meaning(token: Token) -> Node | Setting:
    """What the token of a field means. Raises Trouble."""
    if (read := _READ.get(token.name)) is not None:
        return read(token.text, token.at)
    return Condition(Name(token.name), token.text)


def _level(value: str, column: int) -> Node:
    found = tuple(Condition(Name.LEVEL, level.value) for level in levels(value))
    if not found:
        message = _("no level is called {value}; there are: {levels}")
        raise Trouble(message.format(value=cited(value), levels=level_list()), column)
    return found[0] if len(found) == 1 else Or(found)


def _status(value: str, column: int) -> Node:
    status = _STATUSES.get(value.strip().lower())
    if status is None:
        message = _("no status is called {value}; there are: {statuses}")
        raise Trouble(message.format(value=cited(value), statuses=", ".join(STATUSES)), column)
    return Condition(Name.STATUS, status)


def _years(value: str, column: int) -> Node:
    found = _YEARS.fullmatch(fold(value))
    first, last = (found["first"], found["last"]) if found else (None, None)
    if found is None or not (first or last) or (last and not found["to"]):
        raise Trouble(_("a year is written 2016, 2016..2020, 2016.. or ..2020"), column)
    years = [int(year) if year else None for year in (first, last if found["to"] else first)]
    if first and last:
        years.sort()
    return Years(years[0], years[1])


def _near(value: str, column: int) -> Setting:
    written = fold(value)
    distance = int(written) if _DISTANCE.fullmatch(written) else 0
    if not 1 <= distance <= FURTHEST:
        raise Trouble(_("near: takes a number of characters from 1 to {most}").format(most=FURTHEST), column)
    return Nearness(distance)


def _in(value: str, column: int) -> Setting:
    part = _PARTS.get(value.strip().lower())
    if part is None:
        raise Trouble(_("in: takes heading, text, note or tag"), column)
    return Place(part)


_READ: Final[Mapping[str, Callable[[str, int], Node | Setting]]] = {
    Name.LEVEL: _level,
    Name.STATUS: _status,
    YEAR: _years,
    NEAR: _near,
    IN: _in,
}
