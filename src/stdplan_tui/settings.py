"""The user's settings: `settings.toml` in the user's own configuration folder, as one frozen value handed down.

Unknown keys are somebody else's or a newer version's: reading passes over them, saving keeps them, comments too. What
is wrong in the file leaves the rest of it in force: each setting is read for itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field, fields
from pathlib import Path
from typing import Any

from stdplan_tui.errors import SettingsError
from stdplan_tui.frozen import frozen
from stdplan_tui.language import _
from stdplan_tui.settings_text import MEASURES, understood, update
from stdplan_tui.text.toml_table import TomlDefect, decoded, parsed

__all__ = ["MEASURES", "Settings", "SettingsRead", "load_settings", "read_settings", "save_settings", "settings_path"]


@frozen
class Settings:
    """What a user has chosen.

    `author_id` is eight hex digits that prove an author's slug theirs in every workspace, empty until the first note.
    `measure` is the length of a line in Chinese characters; `alignment` is justified or ragged; `ambiguous_width` the
    cells of “ ” … — ① in this terminal; `keymap` gives keys, separated by commas, to bindings by their ids; `searches`
    are queries by the names they were saved under.
    """

    author_name: str = ""
    author_id: str = ""
    language: str = "auto"
    theme: str = "auto"
    measure: int = 36
    alignment: str = "justified"
    ambiguous_width: int = 1
    keymap: Mapping[str, str] = field(default_factory=dict, hash=False)
    searches: Mapping[str, str] = field(default_factory=dict, hash=False)


@frozen
class SettingsRead:
    """What there is in a settings file, and what is wrong in it: in place of that stand the defaults."""

    settings: Settings = field(default_factory=Settings)
    problems: tuple[SettingsError, ...] = ()


def settings_path() -> Path:
    """The user's settings file, whether it is there or not."""
    from platformdirs import user_config_path

    return user_config_path("stdplan", appauthor=False) / "settings.toml"


def read_settings(path: Path | None = None) -> SettingsRead:
    """The settings of `path`, else of the user, and what is wrong there; the defaults where there is no file."""
    path = path or settings_path()
    try:
        text = _read(path)
    except SettingsError as error:
        return SettingsRead(problems=(error,))
    return SettingsRead() if text is None else _understood(text, path)


def load_settings(path: Path | None = None) -> Settings:
    """The settings of `path`, else of the user; what is wrong there is passed over."""
    return read_settings(path).settings


def save_settings(settings: Settings, path: Path | None = None) -> None:
    """Write what differs from the file at `path`, else the user's; what is wrong there stays until it is replaced.

    Raises SettingsError where the file cannot be read or written, is no TOML, or would not give these settings back:
    then it is as it was.
    """
    import tomlkit

    path = path or settings_path()
    text = _read(path) or ""
    try:
        parsed(text)
    except TomlDefect as defect:
        raise _told(defect, path) from None
    before, document = _understood(text, path), tomlkit.parse(text)
    update(document, _values(before.settings), _values(settings))
    written = tomlkit.dumps(document)
    after = _understood(written, path)
    if after.settings != settings or len(after.problems) > len(before.problems):
        raise SettingsError(_("cannot hold these settings"), path=path)
    _write(path, written)


def _read(path: Path) -> str | None:
    try:
        return decoded(path.read_bytes())
    except FileNotFoundError:
        return None
    except OSError as error:
        raise SettingsError(_("cannot be read: {reason}").format(reason=error.strerror), path=path) from None
    except TomlDefect as defect:
        raise _told(defect, path) from None


def _understood(text: str, path: Path) -> SettingsRead:
    values, defects = understood(text)
    return SettingsRead(Settings(**values), tuple(_told(defect, path) for defect in defects))


def _told(defect: TomlDefect, path: Path) -> SettingsError:
    return SettingsError(defect.message, path=path, line=defect.line)


def _values(settings: Settings) -> dict[str, Any]:
    return {found.name: getattr(settings, found.name) for found in fields(Settings)}


def _write(path: Path, text: str) -> None:
    from stdplan_tui.atomic import make_folder, write_atomically

    try:
        path = path.resolve()  # people keep such files elsewhere and link to them
        make_folder(path.parent)
        write_atomically(path, text.encode())
    except FileExistsError:
        raise SettingsError(_("another process is writing this file; nothing was saved"), path=path) from None
    except (OSError, UnicodeEncodeError) as error:
        reason = getattr(error, "strerror", None) or _("not UTF-8 text")
        raise SettingsError(_("cannot be written: {reason}").format(reason=reason), path=path) from None
