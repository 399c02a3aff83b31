"""Queries that a person keeps under names of their own, in the user's settings: the same in every workspace."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from stdplan_tui.errors import SettingsError
from stdplan_tui.language import _
from stdplan_tui.settings import load_settings, save_settings
from stdplan_tui.text.display import shown_line

LONGEST_NAME = 60


def saved_searches() -> Mapping[str, str]:
    """The saved queries by their names, as the settings have them now."""
    return load_settings().searches


def save_search(name: str, query: str) -> str | None:
    """Keep a query under a name; the query that had that name before, None where there was none.

    Raises SettingsError: for a name that is empty, too long or not on one line, and where the settings cannot be
    read or written.
    """
    name, query = name.strip(), query.strip()
    if not query or not 0 < len(name) <= LONGEST_NAME or shown_line(name) != name:
        message = _("a saved search needs a query, and a name of one line and at most {n} characters")
        raise SettingsError(message.format(n=LONGEST_NAME))
    settings = load_settings()
    before = settings.searches.get(name)
    if before != query:
        save_settings(replace(settings, searches={**settings.searches, name: query}))
    return before


def forget_search(name: str) -> bool:
    """Take a saved query out of the settings; whether there was one of that name. Raises SettingsError."""
    settings = load_settings()
    if name not in settings.searches:
        return False
    rest = {other: query for other, query in settings.searches.items() if other != name}
    save_settings(replace(settings, searches=rest))
    return True
