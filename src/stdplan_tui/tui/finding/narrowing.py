"""Narrowing a query by what its hits have in common: the conditions that stand in it, added and taken away by key."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from stdplan_tui.corpus.level_names import level_name
from stdplan_tui.corpus.model import Level
from stdplan_tui.language import N_, _
from stdplan_tui.search.model import Count, Facet, Facets
from stdplan_tui.search.query.model import And, Condition, Years
from stdplan_tui.search.query.parsing import narrowed, parsed, widened

QUICK: Final = {
    Facet.DOCUMENT: ("f2", "narrow_document"),
    Facet.LEVEL: ("f3", "narrow_level"),
    Facet.ISSUER: ("f4", "narrow_issuer"),
    Facet.TAG: ("f5", "narrow_tag"),
}
"""The facets with a key of their own, as it is shown, and its action."""

_NAMES: Final = {
    Facet.DOCUMENT: N_("document"),
    Facet.LEVEL: N_("level"),
    Facet.ISSUER: N_("issuer"),
    Facet.TAG: N_("tag"),
    Facet.KIND: N_("kind"),
    Facet.YEAR: N_("year"),
    Facet.AUTHOR: N_("note by"),
    Facet.STATUS: N_("status of the note"),
}


_LEVELS: Final = frozenset(map(str, Level))
_FACETS: Final = frozenset(map(str, Facet))


def facet_name(facet: Facet) -> str:
    """What a facet is called in the language in use."""
    return _(_NAMES[facet])


def button_name(facet: Facet) -> str:
    """What a facet is called where there is little room."""
    return _("doc") if facet is Facet.DOCUMENT else facet_name(facet)


def value_name(facet: Facet, count: Count) -> str:
    """What a value is called: a level in the language in use, else as it is written."""
    if facet is Facet.LEVEL and count.value in _LEVELS:
        return level_name(Level(count.value))
    return count.label or count.value


def condition_name(facet: Facet, value: str, facets: Facets) -> str:
    """What the value of a condition is called, as the hits that have it say."""
    known = next((count for count in facets.get(facet, ()) if count.value == value), Count(value, value, 0))
    return value_name(facet, known)


def conditions(query: str) -> Mapping[Facet, str]:
    """What the hits of a query must be, all of them: the value of each facet that it is narrowed to."""
    tree = parsed(query).tree
    operands = tree.operands if isinstance(tree, And) else (tree,)
    found: dict[Facet, str] = {}
    for operand in operands:
        match operand:
            case Condition(name, value) if name.value in _FACETS:
                found.setdefault(Facet(name.value), value)
            case Years(first, last) if first == last and first is not None:
                found.setdefault(Facet.YEAR, str(first))
    return found


def toggled(query: str, facet: Facet, value: str) -> str:
    """The query narrowed to a value, or without that condition where it has it."""
    if conditions(query).get(facet) == value:
        return widened(query, facet, value)
    return narrowed(query, facet, value)
