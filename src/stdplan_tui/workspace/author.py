"""Who writes here: the name of the settings, of git or of the login, and the short name that is claimed for it."""

from __future__ import annotations

import getpass
from dataclasses import replace
from pathlib import Path

from stdplan_tui.annotations.store.authors import Author, claim, known_author, new_author_id
from stdplan_tui.annotations.store.locking import locked
from stdplan_tui.annotations.store.store import Store
from stdplan_tui.errors import AnnotationError, GitError, SettingsError
from stdplan_tui.language import _
from stdplan_tui.settings import Settings, load_settings, save_settings
from stdplan_tui.sharing.git import Git

_SECONDS = 5.0


def claimed(store: Store, settings: Settings) -> Author:
    """The author that this person is in the annotations folder; the first time, the short name is made theirs.

    An id of their own is drawn once and kept in the user's settings. Raises AnnotationError where there is no name,
    where the short name is somebody else's, or where either cannot be written down.
    """
    name = _name(store.folder, settings)
    if not name:
        raise AnnotationError(_("who are you? Set author_name in the settings, or git's user.name"))
    with locked(store.lock) as alone:
        return claim(store.folder, name, settings.author_id or _drawn_id(), alone=alone)


def known(store_folder: Path, settings: Settings) -> Author | None:
    """The author that this person is in the annotations folder already; None for one who has written nothing there."""
    own_id = settings.author_id or load_settings().author_id
    return known_author(store_folder, _name(store_folder, settings), own_id) if own_id else None


def _name(store_folder: Path, settings: Settings) -> str:
    return settings.author_name or _name_of_git(store_folder.parent) or _name_of_login()


def _drawn_id() -> str:
    drawn = new_author_id()
    try:
        settings = load_settings()
        # Another run of this program may have drawn one since this one started.
        if settings.author_id:
            return settings.author_id
        save_settings(replace(settings, author_id=drawn))
    except SettingsError as error:
        message = _("your author id cannot be kept, so no note can be signed: {reason}")
        raise AnnotationError(message.format(reason=error)) from None
    return drawn


def _name_of_git(folder: Path) -> str:
    try:
        return Git(folder).tried("config", "user.name", seconds=_SECONDS).text.strip()
    except GitError:
        return ""


def _name_of_login() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return ""
