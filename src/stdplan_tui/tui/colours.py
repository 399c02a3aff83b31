"""The colours of the house: each theme gives one to each role, and nothing else in the program names any."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, TypedDict


class Roles(TypedDict):
    """One colour for each thing that is told apart on the screen, in Textual's notation.

    `ground` is behind the text, `surface` behind what is opened over it, `panel` behind the status line and footer.
    `row` is the ground of the current row of the pane that has the keyboard, `row_blurred` of the others. `noted` and
    `selected` are the grounds of such words.
    """

    ground: str
    surface: str
    panel: str
    text: str
    quiet: str
    heading: str
    label: str
    sign: str
    warning: str
    error: str
    success: str
    frame: str
    row: str
    row_text: str
    row_blurred: str
    noted: str
    selected: str
    bar: str


PAPER: Final = "paper"
INK: Final = "ink"
TERMINAL: Final = "terminal"
LIGHT: Final = frozenset({PAPER, "high-contrast-light"})
"""The themes whose ground is light."""

OWN: Final = "ansi_default"
"""The terminal's own colour, whatever it is: as a foreground that of text, as a background its ground."""

ROLES: Final[dict[str, Roles]] = {
    "paper": Roles(
        ground="#f6f1e5",
        surface="#faf6ec",
        panel="#ebe4d3",
        text="#26231e",
        quiet="#625b4e",
        heading="#8c2f26",  # the red of an official letterhead, darkened until it reads on paper
        label="#2f576f",
        sign="#855000",
        warning="#7f4f00",
        error="#a3201a",
        success="#3a6231",
        frame="#b3a78d",
        row="#e3d6ba",
        row_text="#26231e",
        row_blurred="#ece3cf",
        noted="#f3dcae",
        selected="#cfe0e6",
        bar="#c9bda3",
    ),
    "ink": Roles(
        ground="#17181c",
        surface="#1c1e23",
        panel="#25282f",
        text="#d9d4c7",
        quiet="#aca79b",
        heading="#e2907b",
        label="#86b3cf",
        sign="#dcae5f",
        warning="#e0b25a",
        error="#f4877e",
        success="#98bf85",
        frame="#5a6170",
        row="#343b49",
        row_text="#f0ebde",
        row_blurred="#2c313c",
        noted="#40341f",
        selected="#273a49",
        bar="#454b57",
    ),
    "high-contrast": Roles(
        ground="#000000",
        surface="#000000",
        panel="#1a1a1a",
        text="#ffffff",
        quiet="#cfcfcf",
        heading="#ffd23f",
        label="#7fdfff",
        sign="#ffb000",
        warning="#ffd23f",
        error="#ffaaa1",
        success="#7ee787",
        frame="#b0b0b0",
        row="#00305f",
        row_text="#ffffff",
        row_blurred="#2b2b2b",
        noted="#3a2600",
        selected="#00305f",
        bar="#b0b0b0",
    ),
    "high-contrast-light": Roles(
        ground="#ffffff",
        surface="#ffffff",
        panel="#ececec",
        text="#000000",
        quiet="#3a3a3a",
        heading="#7d0000",
        label="#003c71",
        sign="#5a3200",
        warning="#5a3200",
        error="#8a0000",
        success="#0b4a12",
        frame="#4d4d4d",
        row="#cfe3ff",
        row_text="#000000",
        row_blurred="#e4e4e4",
        noted="#ffe9b0",
        selected="#cfe3ff",
        bar="#4d4d4d",
    ),
    # After Okabe and Ito, each moved until readers with any of the three kinds of colour blindness tell all six apart.
    "colour-safe": Roles(
        ground="#0d0f12",
        surface="#14171c",
        panel="#1f2329",
        text="#e9eeee",
        quiet="#a9adb3",
        heading="#ef7700",
        label="#56b1e9",
        sign="#f0e442",
        warning="#f0e442",
        error="#e19055",
        success="#00e98d",
        frame="#5f6670",
        row="#263244",
        row_text="#ffffff",
        row_blurred="#20262e",
        noted="#302e0c",
        selected="#10334a",
        bar="#5f6670",
    ),
    "terminal": Roles(
        ground=OWN,
        surface=OWN,
        panel=OWN,
        text=OWN,
        quiet=OWN,
        heading="ansi_red",
        label="ansi_cyan",
        sign="ansi_yellow",
        warning="ansi_yellow",
        error="ansi_red",
        success="ansi_green",
        frame=OWN,
        row=OWN,
        row_text=OWN,
        row_blurred=OWN,
        noted=OWN,
        selected=OWN,
        bar=OWN,
    ),
}
"""The themes by name, in the order in which they are offered."""

_ON_DARK: Final = {
    "red": "#f2857c",
    "orange": "#e5a066",
    "yellow": "#dcc766",
    "green": "#98c985",
    "cyan": "#74c7c7",
    "blue": "#86b0ee",
    "magenta": "#d99ad4",
    "grey": "#aaa9a4",
}
_ON_LIGHT: Final = {
    "red": "#a3201a",
    "orange": "#9a4a00",
    "yellow": "#705700",
    "green": "#326429",
    "cyan": "#0b5f68",
    "blue": "#2a4f96",
    "magenta": "#7c2f78",
    "grey": "#5c574d",
}
_OF_TERMINALS: Final = {
    "red": "ansi_red",
    "orange": "ansi_bright_red",
    "yellow": "ansi_yellow",
    "green": "ansi_green",
    "cyan": "ansi_cyan",
    "blue": "ansi_blue",
    "magenta": "ansi_magenta",
    "grey": "ansi_bright_black",
}


def tag_colours(theme: str) -> Mapping[str, str]:
    """The colours of tags in a theme, by the names that a vocabulary gives them."""
    return _OF_TERMINALS if theme == TERMINAL else _ON_LIGHT if theme in LIGHT else _ON_DARK


OF_TERMINALS: Final = {
    "veil": OWN,
    "input-cursor-background": OWN,
    "input-cursor-foreground": OWN,
    "input-selection-background": "ansi_cyan",
    "input-selection-foreground": "ansi_black",
    "screen-selection-background": "ansi_cyan",
    "screen-selection-foreground": "ansi_black",
    "scrollbar": "ansi_bright_black",
    "scrollbar-hover": "ansi_bright_black",
    "scrollbar-active": "ansi_yellow",
    "footer-key-background": "transparent",
    "ansi-background": "ansi_black",
    "ansi-foreground": "ansi_white",
}
"""Variables that need another colour than their role's where all colours are the terminal's own."""
