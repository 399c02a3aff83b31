"""Every command of the settings: the keys, the footer and the help there."""

from __future__ import annotations

from typing import Final

from stdplan_tui.language import N_
from stdplan_tui.tui.command import Command
from stdplan_tui.tui.commands import BY_ID

SETTING: Final = (
    Command(
        "value-on", "l right space", N_("Next value"), N_("Change the setting to its next value"), N_("change"), "h/l"
    ),
    Command("value-back", "h left", N_("Value before"), N_("Change the setting to the value before")),
    Command(
        "value-edit",
        "enter e",
        N_("Write or open"),
        N_("Write the value, open its page, or take the next value"),
        N_("open"),
    ),
    Command(
        "value-default", "d delete", N_("Default value"), N_("Give the setting its first value again"), N_("default")
    ),
    Command("accept", "ctrl+s", N_("Keep"), N_("Write the settings, and go back to the text"), N_("keep")),
    Command("leave", "escape q", N_("Cancel"), N_("Put everything back as it was"), N_("cancel")),
    BY_ID["commands"],
    BY_ID["help"],
)
GROUPS: Final = ((N_("Settings"), SETTING),)
