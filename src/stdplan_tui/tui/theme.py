"""The colours of the house, and the only place that names any: each theme gives one colour to each role.

`$quiet`, `$noted`, `$selected`, `$veil` and the styles `$quiet-style`, `$noted-style`, `$row-style`, `$selected-style`,
`$focus-style` are ours, beside Textual's own variables; every theme has them. Nothing else mixes colours by itself:
a share of a terminal's own colour is not known to anybody.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final, TypedDict

from textual.theme import Theme

if TYPE_CHECKING:
    from textual.app import App

AUTO: Final = "auto"
"""The setting that follows the terminal."""

_ALIASES: Final = {"light": "paper", "dark": "ink"}
_LIGHT_GROUNDS: Final = frozenset({"7", "9", "10", "11", "12", "13", "14", "15"})
_COLOURS_TO_CHOOSE: Final = frozenset({"256", "truecolor"})


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
_OWN: Final = "ansi_default"

_ROLES: Final[dict[str, Roles]] = {
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
        heading="#e08e79",
        label="#86b3cf",
        sign="#dcae5f",
        warning="#e0b25a",
        error="#ec7f76",
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
        error="#ffa198",
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
        row="#2e3a4a",
        row_text="#ffffff",
        row_blurred="#262c35",
        noted="#302e0c",
        selected="#10334a",
        bar="#5f6670",
    ),
    "terminal": Roles(
        ground=_OWN,
        surface=_OWN,
        panel=_OWN,
        text=_OWN,
        quiet=_OWN,
        heading="ansi_red",
        label="ansi_cyan",
        sign="ansi_yellow",
        warning="ansi_yellow",
        error="ansi_red",
        success="ansi_green",
        frame=_OWN,
        row=_OWN,
        row_text=_OWN,
        row_blurred=_OWN,
        noted=_OWN,
        selected=_OWN,
        bar=_OWN,
    ),
}
NAMES: Final = tuple(_ROLES)
_LIGHT: Final = frozenset({PAPER, "high-contrast-light"})
_OF_ROLES: Final = {
    "quiet": "quiet text-muted text-disabled footer-description-foreground",
    "noted": "noted",
    "selected": "selected input-selection-background screen-selection-background",
    "row": "block-cursor-background",
    "row_text": "block-cursor-foreground",
    "row_blurred": "block-cursor-blurred-background",
    "frame": "border border-blurred",
    "panel": "footer-background scrollbar-background-hover scrollbar-background-active",
    "text": "footer-foreground",
    "sign": "footer-key-foreground scrollbar-active",
    "bar": "scrollbar scrollbar-hover",
    "ground": "scrollbar-background scrollbar-corner-color",
}
"""The variables that have the colour of each role, between blanks, beside those that Textual makes itself."""

_STYLES: Final = {
    "quiet-style": "not dim",
    "noted-style": "none",
    "row-style": "bold",
    "selected-style": "bold",
    "focus-style": "bold",
}
_TERMINALS: Final = {
    # A terminal's colours may be any: what stands out does so by weight, underline or reverse.
    "veil": _OWN,
    "quiet-style": "dim",
    "noted-style": "bold",
    "row-style": "reverse",
    "selected-style": "reverse",
    "focus-style": "bold reverse",
    "block-cursor-text-style": "reverse",
    "block-cursor-blurred-text-style": "bold",
    "input-cursor-text-style": "reverse",
    "input-cursor-background": _OWN,
    "input-cursor-foreground": _OWN,
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


def theme_named(name: str) -> Theme:
    """One of our themes, made of its roles."""
    roles = _ROLES[name]
    own = name == TERMINAL
    return Theme(
        name=name,
        dark=name not in _LIGHT,
        ansi=own,
        primary=roles["heading"],
        secondary=roles["label"],
        accent=roles["sign"],
        warning=roles["warning"],
        error=roles["error"],
        success=roles["success"],
        foreground=roles["text"],
        background=roles["ground"],
        surface=roles["surface"],
        panel=roles["panel"],
        variables=_variables(roles) | (_TERMINALS if own else {}),
    )


def _variables(roles: Roles) -> dict[str, str]:
    colours: Mapping[str, Any] = roles
    given = {variable: str(colours[role]) for role, variables in _OF_ROLES.items() for variable in variables.split()}
    return {**given, **_STYLES, "veil": f"{roles['ground']} 60%"}


def theme_for(setting: str, environment: Mapping[str, str], color_system: str | None) -> str:
    """The name of the theme that a setting asks for, in a terminal that shows those colours (as Rich names them).

    "auto" is paper where the terminal says in COLORFGBG that its ground is light, else ink: asking the terminal
    itself would cost the time of its answer before the first paint. With NO_COLOR, and where there are fewer than 256
    colours to choose from, it is the terminal's own, whatever the setting.
    """
    if environment.get("NO_COLOR") is not None or color_system not in _COLOURS_TO_CHOOSE:
        return TERMINAL
    if setting == AUTO:
        ground = environment.get("COLORFGBG", "").rpartition(";")[2]
        return PAPER if ground in _LIGHT_GROUNDS else INK
    name = _ALIASES.get(setting, setting)
    return name if name in NAMES else INK


def is_known(setting: str) -> bool:
    """Whether there is a theme for a setting."""
    return setting == AUTO or _ALIASES.get(setting, setting) in NAMES


def theme_in(app: App[Any], setting: str) -> str:
    """The name of the theme that a setting asks for, in the terminal that an application runs in."""
    return theme_for(setting, os.environ, app.console.color_system)


def put_on(app: App[Any], setting: str) -> None:
    """Give an application the theme that a setting asks for, in its terminal."""
    name = theme_in(app, setting)
    app.register_theme(theme_named(name))
    app.theme = name
