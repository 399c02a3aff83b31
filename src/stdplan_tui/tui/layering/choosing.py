"""Changing which layers are seen."""

from __future__ import annotations

from collections.abc import Iterable

from stdplan_tui.annotations.layers import Layers


def toggled(layers: Layers, author: str, listed: Iterable[str], own: str) -> Layers:
    """The layers with those of an author hidden, or seen again; `listed` are all who have any, `own` is this person.

    Who saw their own alone sees, beside them, the one they ask for: the others are hidden by name from then on, and who
    comes later is seen.
    """
    if not layers.only_own:
        return Layers(layers.hidden ^ {author})
    everybody = frozenset(listed)
    return Layers((layers.hidden - everybody) | ((everybody - {own}) ^ {author}))
