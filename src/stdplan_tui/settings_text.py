"""The text of a settings file: each setting read for itself, so that what is wrong leaves the rest in force."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from stdplan_tui.language import _
from stdplan_tui.text.display import shown_line
from stdplan_tui.text.toml_table import Table, TomlDefect, parsed

if TYPE_CHECKING:
    from tomlkit import TOMLDocument

MEASURES: Final = range(10, 121)
_LINE: Final = re.compile(r"[^\x00-\x1f\x7f-\x9f]*")
_AUTHOR_ID: Final = re.compile(r"(?:[0-9a-f]{8})?")
_FAULTY: Final = 40
"""So many lines may be no TOML until the whole file is taken for something else."""


def understood(text: str) -> tuple[dict[str, Any], list[TomlDefect]]:
    """The settings that a text gives, by their names, and what is wrong in it."""
    table, defects = _sound(text)
    values: dict[str, Any] = {}
    for name, read in _READERS.items():
        try:
            if name in table:
                values[name] = read(table, name)
        except TomlDefect as defect:
            defects.append(defect)
    for name in _TABLES:
        values[name] = _texts(table, name, defects)
    return values, sorted(defects, key=lambda defect: defect.line or 0)


def update(document: TOMLDocument, before: Mapping[str, Any], now: Mapping[str, Any]) -> None:
    """Change in a document what is other than before; what it has beside that, right or wrong, is not touched."""
    for name, value in now.items():
        if value == before[name]:
            continue
        present = document.get(name)
        if isinstance(value, Mapping) and isinstance(present, dict):
            _update_table(present, before[name], value)
        else:
            document[name] = dict(value) if isinstance(value, Mapping) else value


def _update_table(present: dict[str, Any], before: Mapping[str, str], now: Mapping[str, str]) -> None:
    for key in set(before) - set(now):
        del present[key]
    present.update({key: text for key, text in now.items() if before.get(key) != text})


def _sound(text: str) -> tuple[Table, list[TomlDefect]]:
    """The table of a text without the lines that are no TOML, of which it says what is wrong."""
    lines, defects, last = text.split("\n"), list[TomlDefect](), 0
    while len(defects) < _FAULTY:
        try:
            return parsed("\n".join(lines)), defects
        except TomlDefect as defect:
            line = defect.line or 0
            # What is open at the end of the file is looked for upwards, and said once.
            if not (defects and line < last and defect.message == defects[-1].message):
                defects.append(defect)
            last = line
            if not 0 < line <= len(lines) or not _blank(lines, line - 1):
                break
    return parsed(""), defects


def _blank(lines: list[str], at: int) -> bool:
    """Take a line away, the title of a table with all that is in it; whether there was anything."""
    was = lines[at]
    lines[at] = ""
    if was.lstrip().startswith("["):
        while (at := at + 1) < len(lines) and not lines[at].lstrip().startswith("["):
            lines[at] = ""
    return bool(was)


def _text(table: Table, name: str, form: re.Pattern[str] = _LINE) -> str:
    return table.text(name, form=form)


def _one_of(table: Table, name: str, known: tuple[str, ...]) -> str:
    value = table.text(name)
    if value not in known:
        said = {"key": name, "value": f"“{shown_line(value)}”", "known": ", ".join(known)}
        raise table.defect(_("{key}: {value} is none of {known}").format(**said), name)
    return value


def _within(table: Table, name: str, allowed: range) -> int:
    number = table.whole(name)
    if number not in allowed:
        message = _("{key} must be from {least} to {most}").format(key=name, least=allowed[0], most=allowed[-1])
        raise table.defect(message, name)
    return number


def _texts(table: Table, name: str, defects: list[TomlDefect]) -> dict[str, str]:
    """A table of texts of one line each, by keys that are the user's own."""
    found: dict[str, str] = {}
    try:
        texts = table.table(name, {})
    except TomlDefect as defect:
        defects.append(defect)
        return found
    for key in tuple(texts.rest()):
        try:
            found[key] = _text(texts, key)
        except TomlDefect as defect:
            defects.append(defect)
    return found


_READERS: Final[Mapping[str, Callable[[Table, str], str | int]]] = {
    "author_name": _text,
    "author_id": partial(_text, form=_AUTHOR_ID),
    "language": partial(_one_of, known=("auto", "zh", "en")),
    "theme": _text,
    "measure": partial(_within, allowed=MEASURES),
    "alignment": partial(_one_of, known=("justified", "ragged")),
    "ambiguous_width": partial(_within, allowed=range(1, 3)),
}
_TABLES: Final = ("keymap", "searches")
