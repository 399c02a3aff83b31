"""How the reader looks: its style sheet, and the styles that its strips are painted with."""

from __future__ import annotations

from typing import Final

from rich.style import Style
from textual.widget import Widget

from stdplan_tui.tui.layout.lines import Look
from stdplan_tui.tui.widgets.reader.painting import Painter

COMPONENT_CLASSES: Final = frozenset(f"reader--{name}" for name in (*Look, *Painter.COMPONENTS))
CSS: Final = """
SheetView {
    background: $background;
    color: $foreground;
    overflow-x: hidden;
    overflow-y: scroll;
    scrollbar-size-vertical: 1;
}
SheetView > .reader--title { color: $primary; text-style: bold; }
SheetView > .reader--heading { color: $primary; text-style: bold; }
SheetView > .reader--subheading { color: $secondary; text-style: bold; }
SheetView > .reader--lead { text-style: bold; }
SheetView > .reader--caption { color: $accent; text-style: bold; }
SheetView > .reader--text { color: $foreground; }
SheetView > .reader--quiet { color: $quiet; text-style: $quiet-style; }
SheetView > .reader--current { color: $primary; text-style: bold; }
SheetView > .reader--sign { color: $accent; text-style: bold; }
SheetView > .reader--rule { color: $accent; }
SheetView > .reader--cited { color: $secondary; text-style: underline; }
SheetView > .reader--noted { background: $noted; text-style: $noted-style; }
SheetView > .reader--lit { color: $accent; background: $background; text-style: bold reverse; }
SheetView > .reader--lit-selected { color: $accent; background: $selected; text-style: bold underline; }
SheetView > .reader--selected { background: $selected; text-style: $selected-style; }
"""
_OVERLAYS: Final = frozenset({"noted", "selected"})


def styles_of(reader: Widget) -> dict[str, Style]:
    """The style of each look and component; what lies over text changes its ground and keeps its colour."""
    found: dict[str, Style] = {}
    for name in (*Look, *Painter.COMPONENTS):
        style = reader.get_component_rich_style(f"reader--{name}")
        if name == "cited":
            style = Style(color=style.color, underline=True)
        found[str(name)] = _over(style) if name in _OVERLAYS else style
    return found


def _over(style: Style) -> Style:
    """What a style adds to that of the text under it: a ground, and what it has of weight, underline and reverse."""
    return Style(
        bgcolor=style.bgcolor,
        bold=style.bold or None,
        underline=style.underline or None,
        reverse=style.reverse or None,
    )
