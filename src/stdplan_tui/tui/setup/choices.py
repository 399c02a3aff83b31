"""What can be chosen in the settings: the values of each, in order, and how they are said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Final

from stdplan_tui.frozen import frozen
from stdplan_tui.language import N_, _, ngettext
from stdplan_tui.settings import MEASURES, Settings
from stdplan_tui.text.display import shown_line
from stdplan_tui.tui.theme import AUTO, NAMES

_NAMES_OF_THEMES: Final = {
    AUTO: N_("as the terminal says"),
    "paper": N_("paper"),
    "ink": N_("ink"),
    "high-contrast": N_("high contrast, dark"),
    "high-contrast-light": N_("high contrast, light"),
    "colour-safe": N_("colour-blind safe"),
    "terminal": N_("the terminal's own"),
}
_NAMES_OF_VALUES: Final = {
    "justified": N_("both edges straight"),
    "ragged": N_("right edge ragged"),
    "auto": N_("as the system says"),
    "en": "English",
    "zh": "中文",
}
_ALIASES: Final = {"dark": "ink", "light": "paper"}


@frozen
class Choice:
    """A setting: the name of its field, its name and help for people, and its values where they can be listed."""

    field: str
    name: str
    help: str
    values: Sequence[Any] = ()

    def moved(self, settings: Settings, steps: int) -> Settings:
        """The settings with the value so many further on; at the ends of a range it stays, in a list it goes round."""
        if not self.values:
            return settings
        now = self._value(settings)
        if isinstance(self.values, range):
            near = min(range(len(self.values)), key=lambda at: abs(self.values[at] - now))
            near += steps if self.values[near] == now or (self.values[near] > now) != (steps > 0) else 0
            value: Any = self.values[max(0, min(near, len(self.values) - 1))]
        else:
            here = self.values.index(now) if now in self.values else -1 if steps > 0 else 0
            value = self.values[(here + steps) % len(self.values)]
        return self._with(settings, value)

    def cleared(self, settings: Settings) -> Settings:
        """The settings with the default value."""
        return self._with(settings, getattr(Settings(), self.field))

    def said(self, settings: Settings) -> str:
        """The value, as people read it."""
        value = self._value(settings)
        match self.field:
            case "theme":
                name = _NAMES_OF_THEMES.get(value, value)
                return _(name)
            case "measure":
                return ngettext("{n} character", "{n} characters", value).format(n=value)
            case "ambiguous_width":
                return ngettext("{n} cell", "{n} cells", value).format(n=value)
            case "keymap":
                return ngettext("{n} changed", "{n} changed", len(value)).format(n=len(value))
            case "author_name":
                return shown_line(value) or _("as git or the login says")
        name = _NAMES_OF_VALUES.get(value, value)
        return _(name)

    def _with(self, settings: Settings, value: Any) -> Settings:
        return replace(settings, **{self.field: value})

    def _value(self, settings: Settings) -> Any:
        value = getattr(settings, self.field)
        return _ALIASES.get(value, value) if self.field == "theme" else value


CHOICES: Final = (
    Choice(
        "theme",
        N_("Colours"),
        N_("The first is paper or ink as the terminal says (COLORFGBG); ink where it says nothing."),
        (AUTO, *NAMES),
    ),
    Choice("measure", N_("Line length"), N_("The longest lines of the text, in Chinese characters."), MEASURES[::2]),
    Choice(
        "alignment", N_("Alignment"), N_("Whether lines are spread to reach the right edge."), ("justified", "ragged")
    ),
    Choice(
        "ambiguous_width",
        N_("Width of marks"),
        N_("How wide this terminal draws quotes, dashes and circled numbers. See the test lines."),
        (1, 2),
    ),
    Choice("language", N_("Language"), N_("Of menus and messages."), ("auto", "en", "zh")),
    Choice("author_name", N_("Your name"), N_("Stands on the notes that you write from now on.")),
    Choice("keymap", N_("Keys"), N_("Every command can have other keys.")),
)
