"""What the values that annotations are listed by are called, in the language of the interface."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from stdplan_tui.annotations.filtering import About
from stdplan_tui.annotations.ordering import Grouping, Order
from stdplan_tui.annotations.threads import State
from stdplan_tui.corpus.model import DocumentId
from stdplan_tui.language import N_, _
from stdplan_tui.tui.listing.asked import OR_NOT, Chip, Facet
from stdplan_tui.tui.listing.roll import Roll
from stdplan_tui.workspace.telling import MOTIVATIONS, STANDINGS, STATES, dimension_title

FACETS: Final[Mapping[Facet, str]] = {
    Facet.DOCUMENT: N_("document"),
    Facet.TAG: N_("tag"),
    Facet.DIMENSION: N_("dimension"),
    Facet.AUTHOR: N_("author"),
    Facet.STATE: N_("status"),
    Facet.KIND: N_("kind of note"),
    Facet.ABOUT: N_("on"),
    Facet.STANDING: N_("certainty"),
    Facet.SINCE: N_("since"),
    Facet.UNTIL: N_("until"),
    Facet.UNTAGGED: N_("untagged"),
    Facet.BROKEN: N_("uncertain place"),
    Facet.NEW: N_("new"),
    Facet.CONFLICTS: N_("two versions"),
}
ORDERS: Final[Mapping[Order, str]] = {
    Order.READING: N_("as one reads"),
    Order.DATE: N_("newest first"),
    Order.AUTHOR: N_("by author"),
    Order.TAG: N_("by tag"),
}
GROUPINGS: Final[Mapping[Grouping, str]] = {
    Grouping.DOCUMENT: N_("document"),
    Grouping.AUTHOR: N_("author"),
    Grouping.TAG: N_("tag"),
    Grouping.DIMENSION: N_("dimension"),
    Grouping.STATE: N_("status"),
    Grouping.DATE: N_("date"),
    Grouping.NONE: N_("no groups"),
}
_ABOUT: Final[Mapping[About, str]] = {
    About.DOCUMENT: N_("whole document"),
    About.CLAUSE: N_("whole clause"),
    About.SPAN: N_("words of a clause"),
}


def value_name(chip: Chip, roll: Roll) -> str:  # noqa: PLR0911 — one for each kind of value
    """What a value is called; "" where its facet says everything."""
    value = chip.value
    match chip.facet:
        case Facet.DOCUMENT:
            return roll.title_of(value)
        case Facet.AUTHOR:
            return roll.name_of(value)
        case Facet.DIMENSION:
            return dimension_name(value, roll)
        case facet if facet in OR_NOT:
            return ""
        case Facet.STATE:
            return _(STATES[value])
        case Facet.KIND:
            return _(MOTIVATIONS[value])
        case Facet.ABOUT:
            return _(_ABOUT[value])
        case Facet.STANDING:
            return _(STANDINGS[value])
        case _:
            return str(value)


def chip_name(chip: Chip, roll: Roll) -> str:
    """What a chip says."""
    if chip.facet is Facet.AUTHOR and chip.value == roll.me:
        return _("mine")
    return f"{_(FACETS[chip.facet])} {value_name(chip, roll)}".rstrip()


def group_title(by: Grouping, key: str, roll: Roll) -> str:
    """The heading of a group."""
    match by:
        case Grouping.DOCUMENT:
            return roll.title_of(DocumentId(key))
        case Grouping.AUTHOR:
            return roll.name_of(key)
        case Grouping.DIMENSION:
            return dimension_name(key, roll) if key else _("without a tag")
        case Grouping.TAG:
            return key or _("without a tag")
        case Grouping.STATE:
            return _(STATES[State(key)])
        case _:
            return key


def dimension_name(id_: str, roll: Roll) -> str:
    """The title of a dimension, or its id."""
    return next((dimension_title(one) for one in roll.vocabulary.dimensions if one.id == id_), id_)
