"""The panes that have keys of their own, and how they are called."""

from __future__ import annotations

from functools import cache
from typing import Final

from textual.binding import Binding
from textual.dom import DOMNode

from stdplan_tui.language import N_, _

_OURS: Final = __name__.partition(".")[0]
_NAMES: Final = {
    "Reader": N_("In the text"),
    "Outline": N_("In the outline"),
    "OutlineFilter": N_("In the filter of the outline"),
    "AnnotationPanel": N_("In the notes"),
    "SearchPane": N_("In the search"),
    "Hits": N_("In the hits"),
    "FindBar": N_("In the find bar"),
    "LetterBar": N_("While a letter is waited for"),
}


def pane_name(kind: type[DOMNode]) -> str:
    """How a kind of pane is called, in the language in use; empty for one that has no name."""
    return next((_(_NAMES[base.__name__]) for base in kind.__mro__ if base.__name__ in _NAMES), "")


@cache
def described(kind: type[DOMNode]) -> frozenset[str]:
    """What the bindings of a kind of widget say that they do; of those that we declare, not the toolkit."""
    return frozenset(binding.description for binding in declared(kind) if binding.description)


def declared(kind: type[DOMNode]) -> tuple[Binding, ...]:
    """The bindings that our classes of a kind of widget declare, its own first."""
    ours = (base for base in kind.__mro__ if base.__module__.partition(".")[0] == _OURS)
    return tuple(binding for base in ours for binding in vars(base).get("BINDINGS", ()) if isinstance(binding, Binding))
