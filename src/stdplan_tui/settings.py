"""The user's settings: `settings.toml` in the user's own configuration folder, as one frozen value handed down.

Unknown keys are somebody else's or a newer version's: reading passes over them, saving keeps them, comments too.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import field, fields
from pathlib import Path
from typing import TYPE_CHECKING

from stdplan_tui.errors import SettingsError
from stdplan_tui.frozen import frozen
from stdplan_tui.language import _
from stdplan_tui.text.toml_table import Table, TomlDefect, decoded, parsed

if TYPE_CHECKING:
    from tomlkit import TOMLDocument

MEASURES = range(10, 121)
_LINE = re.compile(r"[^\x00-\x1f\x7f-\x9f]*")
_AUTHOR_ID = re.compile(r"(?:[0-9a-f]{8})?")
_LANGUAGE = re.compile(r"auto|zh|en")
_ALIGNMENT = re.compile(r"justified|ragged")


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


def settings_path() -> Path:
    """The user's settings file, whether it is there or not."""
    from platformdirs import user_config_path

    return user_config_path("stdplan", appauthor=False) / "settings.toml"


def load_settings(path: Path | None = None) -> Settings:
    """The settings of `path`, else of the user; the defaults where there is no file.

    Raises SettingsError, with the line where there is one.
    """
    path = path or settings_path()
    text = _read(path)
    return Settings() if text is None else _checked(text, path)


def save_settings(settings: Settings, path: Path | None = None) -> None:
    """Write what differs from the file at `path`, else the user's; a key at its default is not added.

    Raises SettingsError where the file cannot be read or written, or would not give these settings back: then it is
    as it was.
    """
    import tomlkit

    path = path or settings_path()
    text = _read(path) or ""
    _checked(text, path)
    document = tomlkit.parse(text)
    _update(document, settings)
    written = tomlkit.dumps(document)
    if _checked(written, path) != settings:
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
        raise SettingsError(defect.message, path=path, line=defect.line) from None


def _checked(text: str, path: Path) -> Settings:
    try:
        return _settings_of(parsed(text))
    except TomlDefect as defect:
        raise SettingsError(defect.message, path=path, line=defect.line) from None


def _settings_of(table: Table) -> Settings:
    default = Settings()
    return Settings(
        author_name=table.text("author_name", default.author_name, form=_LINE),
        author_id=table.text("author_id", default.author_id, form=_AUTHOR_ID),
        language=table.text("language", default.language, form=_LANGUAGE),
        theme=table.text("theme", default.theme, form=_LINE),
        measure=_within(table, "measure", default.measure, MEASURES),
        alignment=table.text("alignment", default.alignment, form=_ALIGNMENT),
        ambiguous_width=_within(table, "ambiguous_width", default.ambiguous_width, range(1, 3)),
        keymap=_texts(table, "keymap"),
        searches=_texts(table, "searches"),
    )


def _texts(table: Table, name: str) -> dict[str, str]:
    """A table of texts of one line each, by keys that are the user's own."""
    texts = table.table(name, {})
    return {key: texts.text(key, form=_LINE) for key in tuple(texts.rest())}


def _within(table: Table, key: str, default: int, allowed: range) -> int:
    number = table.whole(key, default)
    if number not in allowed:
        message = _("{key} must be from {least} to {most}").format(key=key, least=allowed[0], most=allowed[-1])
        raise table.defect(message, key)
    return number


def _update(document: TOMLDocument, settings: Settings) -> None:
    for name in (found.name for found in fields(Settings)):
        value = getattr(settings, name)
        if isinstance(value, Mapping):
            _update_table(document, name, value)
        elif value != document.get(name, getattr(Settings(), name)):
            document[name] = value


def _update_table(document: TOMLDocument, name: str, texts: Mapping[str, str]) -> None:
    present = document.get(name, {})
    if not present:
        if texts:
            document[name] = dict(texts)
        return
    for key in set(present) - set(texts):
        del present[key]
    for key, text in texts.items():
        if present.get(key) != text:
            present[key] = text


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
