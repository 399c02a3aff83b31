"""Paths as people type, paste and drop them, and what they could go on to."""

from __future__ import annotations

import os
import re
import shlex
from itertools import islice
from pathlib import Path
from typing import Final
from urllib.parse import unquote, urlsplit

from stdplan_tui.frozen import frozen
from stdplan_tui.text.display import shown_line
from stdplan_tui.tui.words import shared_start

_ESCAPED: Final = re.compile(r"\\[^\w]")
_QUOTES: Final = "'\"‘’“”"
_LOOKED_AT: Final = 5_000
_SHOWN: Final = 200
"""How many entries of a folder are looked at, and how many suggested."""


@frozen
class Suggestion:
    """A path that begins as what was typed: `text` as it would be typed on, `name` its last part."""

    text: str
    name: str
    folder: bool


def cleaned(text: str) -> str:
    """One path out of what a terminal sends for a file that is pasted or dropped: the first, bare of its wrapping."""
    line = next((line.strip() for line in text.splitlines() if line.strip()), "")
    if line[:1] in ("'", '"'):
        line = _first_quoted(line)
    if line.startswith("file:"):
        return shown_line(unquote(urlsplit(line).path))
    if os.sep == "/" and _ESCAPED.search(line) and not Path(line).expanduser().exists():
        line = re.sub(r"\\(.)", r"\1", line)
    return shown_line(line.strip(_QUOTES) if len(line) > 1 else line)


def path_named(text: str) -> Path:
    """The path that was typed; `~` is the home folder."""
    path = Path(cleaned(text))
    try:
        return path.expanduser()
    except RuntimeError:  # nobody of that name
        return path


def suggestions(text: str) -> tuple[Suggestion, ...]:
    """What `text` could go on to: folders, then files, whose names begin with its last part, else hold it.

    Reads the folder. Names that cannot be shown as they are, and hidden ones unless asked for, are left out.
    """
    head, begun = _split(text)
    found = [(name, folder) for name, folder in _entries(head) if _fits(name, begun)]
    wanted = begun.casefold()
    found.sort(key=lambda entry: (not entry[0].casefold().startswith(wanted), not entry[1], entry[0].casefold()))
    return tuple(
        Suggestion(f"{head}{name}{'/' if folder else ''}", name, folder) for name, folder in islice(found, _SHOWN)
    )


def completed(text: str, found: tuple[Suggestion, ...]) -> str:
    """`text` with as much added as all suggestions that begin with it agree on; as it was where that is nothing."""
    begin = [suggestion.text for suggestion in found if suggestion.text.casefold().startswith(text.casefold())]
    if len(found) == 1:
        return found[0].text
    longest = begin[0][: shared_start(min(begin), max(begin))] if begin else ""
    return longest if len(longest) > len(text) else text


def _first_quoted(line: str) -> str:
    try:
        return shlex.split(line)[0]
    except (ValueError, IndexError):
        return line


def _split(text: str) -> tuple[str, str]:
    """The folder as typed, with its separator, and what was begun after it."""
    if text == "~":
        return "~/", ""
    at = max(text.rfind(separator) for separator in {"/", os.sep}) + 1
    return text[:at], text[at:]


def _entries(head: str) -> list[tuple[str, bool]]:
    try:
        with os.scandir(path_named(head) if head else Path()) as entries:
            return [(entry.name, entry.is_dir()) for entry in islice(entries, _LOOKED_AT)]
    except (OSError, ValueError):
        return []


def _fits(name: str, begun: str) -> bool:
    if shown_line(name) != name or (name.startswith(".") and not begun.startswith(".")):
        return False
    return begun.casefold() in name.casefold()
