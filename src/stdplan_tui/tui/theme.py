"""Themes: what widgets take from the colours of the house, and which theme is worn.

`$quiet`, `$noted`, `$selected`, `$veil`, the styles `$quiet-style`, `$noted-style`, `$row-style`, `$selected-style`,
`$focus-style`, and for each colour that a tag can have `$tag-red` and so on are ours, beside Textual's own variables;
every theme has them. Nothing else mixes colours by itself: a share of a terminal's own colour is not known to anybody.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from textual.theme import Theme

from stdplan_tui.tui.colours import INK, LIGHT, OF_TERMINALS, PAPER, ROLES, TERMINAL, Roles, tag_colours

if TYPE_CHECKING:
    from textual.app import App

AUTO: Final = "auto"
"""The setting that follows the terminal."""

NAMES: Final = tuple(ROLES)
"""The themes there are."""

_ALIASES: Final = {"light": PAPER, "dark": INK}
_LIGHT_GROUNDS: Final = frozenset({"7", "9", "10", "11", "12", "13", "14", "15"})
_COLOURS_TO_CHOOSE: Final = frozenset({"256", "truecolor"})
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
_STYLES_OF_TERMINALS: Final = {
    # A terminal's colours may be any: what stands out does so by weight, underline or reverse.
    "quiet-style": "dim",
    "noted-style": "bold",
    "row-style": "reverse",
    "selected-style": "reverse",
    "focus-style": "bold reverse",
    "block-cursor-text-style": "reverse",
    "block-cursor-blurred-text-style": "bold",
    "input-cursor-text-style": "reverse",
}


def theme_named(name: str) -> Theme:
    """One of our themes, made of its roles."""
    roles = ROLES[name]
    own = name == TERMINAL
    return Theme(
        name=name,
        dark=name not in LIGHT,
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
        variables=_variables(roles) | _of_tags(name) | (OF_TERMINALS | _STYLES_OF_TERMINALS if own else {}),
    )


def _variables(roles: Roles) -> dict[str, str]:
    colours: Mapping[str, Any] = roles
    given = {variable: str(colours[role]) for role, variables in _OF_ROLES.items() for variable in variables.split()}
    return {**given, **_STYLES, "veil": f"{roles['ground']} 60%"}


def _of_tags(theme: str) -> dict[str, str]:
    return {f"tag-{name}": colour for name, colour in tag_colours(theme).items()}


def theme_for(setting: str, environment: Mapping[str, str], color_system: str | None) -> str:
    """The name of the theme that a setting asks for, in a terminal that shows those colours (as Rich names them).

    "auto" is paper where the terminal says in COLORFGBG that its ground is light, else ink: asking the terminal
    itself would cost the time of its answer before the first paint. With NO_COLOR, and where there are fewer than 256
    colours to choose from, it is the terminal's own, whatever the setting.
    """
    if colours_refused(environment) or color_system not in _COLOURS_TO_CHOOSE:
        return TERMINAL
    if setting == AUTO:
        ground = environment.get("COLORFGBG", "").rpartition(";")[2]
        return PAPER if ground in _LIGHT_GROUNDS else INK
    name = _ALIASES.get(setting, setting)
    return name if name in NAMES else INK


def colours_refused(environment: Mapping[str, str]) -> bool:
    """Whether the user wants no colours: NO_COLOR is there and not empty (no-color.org)."""
    return bool(environment.get("NO_COLOR"))


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
