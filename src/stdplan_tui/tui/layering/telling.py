"""What is said of layers: what the status line always says while any are hidden, and more where there is room."""

from __future__ import annotations

from stdplan_tui.annotations.layers import Layers
from stdplan_tui.language import _, ngettext


def hidden_said(layers: Layers) -> str:
    """That something is hidden, in a few cells; "" where everything is seen."""
    if layers.only_own:
        return _("only mine")
    count = len(layers.hidden)
    return ngettext("{n} hidden", "{n} hidden", count).format(n=count) if count else ""


def seen_said(layers: Layers) -> str:
    """What is seen, in a line."""
    if layers.only_own:
        return _("You see your own annotations alone, and no others that arrive")
    if layers.hidden:
        return _("You do not see the annotations of those without a mark")
    return _("You see the annotations of everyone")


def compared_said(layers: Layers, key: str) -> str:
    """That annotations are hidden where they are compared, and the key by which they are seen again; "" for none."""
    if not layers.hides:
        return ""
    said = _("Annotations are hidden ({which}); in the text {key} shows them again")
    return said.format(which=hidden_said(layers), key=key)
