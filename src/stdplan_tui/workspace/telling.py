"""What is said of annotations in words, on the screen, on standard output and in tables alike."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from stdplan_tui.annotations.anchoring.anchor import Standing
from stdplan_tui.annotations.model import Motivation, Resolution
from stdplan_tui.annotations.threads import State
from stdplan_tui.language import N_, active_language

if TYPE_CHECKING:
    from stdplan_tui.annotations.vocabulary import Dimension

MOTIVATIONS: Final[Mapping[Motivation, str]] = {
    Motivation.COMMENTING: N_("note"),
    Motivation.TAGGING: N_("tags"),
    Motivation.REPLYING: N_("reply"),
    Motivation.ASSESSING: N_("verdict"),
    Motivation.ADJUDICATING: N_("decision"),
    Motivation.VOTING: N_("vote"),
    Motivation.DONE: N_("done"),
}
STATES: Final[Mapping[State, str]] = {
    State.OPEN: N_("unresolved"),
    State.RESOLVED: N_("resolved"),
    State.WONTFIX: N_("will not be done"),
}
STANDINGS: Final[Mapping[Standing, str]] = {
    Standing.SAME: N_("same"),
    Standing.MOVED: N_("moved"),
    Standing.CHANGED: N_("text changed"),
    Standing.CLAUSE_ONLY: N_("words gone"),
    Standing.AMBIGUOUS: N_("several places"),
    Standing.ORPHAN: N_("no place"),
}
PLAIN_KINDS: Final = frozenset({Motivation.COMMENTING, Motivation.TAGGING})
"""What need not be called by its kind: its words or tags say it."""

RESOLUTIONS: Final[Mapping[Resolution, str]] = {
    Resolution.RESOLVED: N_("resolved"),
    Resolution.WONTFIX: N_("will not be done"),
    Resolution.REOPENED: N_("reopened"),
    Resolution.AGREE: N_("agrees"),
    Resolution.DISAGREE: N_("disagrees"),
}


def dimension_title(dimension: Dimension) -> str:
    """What a dimension is called in the language in use."""
    return dimension.title.in_language(active_language()) or dimension.id
