"""Where in a TOML text its keys stand, and how deep: told without reading what they say."""

from __future__ import annotations

import re

_QUOTED = re.compile(
    r'"""(?:\\.|[^\\])*?""""{0,2}|' r"'''.*?''''{0,2}|" r'"(?:\\.|[^"\\\n])*"|' r"'[^'\n]*'|" r"#[^\n]*",
    re.DOTALL,
)
_HEADER = re.compile(r"[ \t]*(\[\[?)([^\[\]=]+)\]")
_KEY = re.compile(r"[ \t]*([^\[\]{}=,]+?)[ \t]*=")

_DEEPEST = 32
"""The parts that a dotted key may have: what reading one takes grows with their square and more."""

_DEEP_KEY = re.compile(
    r"(?<![A-Za-z0-9_-])"
    rf"""(?:(?:[A-Za-z0-9_-]++|"(?:\\.|[^"\\\n])*+"|'[^'\n]*+')[ \t]*+\.[ \t]*+){{{_DEEPEST}}}"""
)

_Path = tuple[str | int, ...]


def line_of(source: str, path: _Path) -> int | None:
    """The line, counted from 1, of the key or table at `path` (names, and numbers inside lists of tables).

    A key inside an inline table has the line of that table; a table that is missing, None.
    """
    lines = _lines(source)
    while path and path not in lines:
        path = path[:-1]
    return lines.get(path)


def has_deep_key(source: str) -> bool:
    """Whether the text has a key of so many parts (`a.b.c`) that nobody can have meant it."""
    if _DEEP_KEY.search(source) is None:
        return False
    return _DEEP_KEY.search(_QUOTED.sub(_nothing, source)) is not None  # it was no text that looks like a key


def comments_of(source: str) -> list[str]:
    """The comments of a TOML text, each from its `#` to the end of the line."""
    return [match[0].rstrip() for match in _QUOTED.finditer(source) if match[0].startswith("#")]


def masked(source: str) -> str:
    """A TOML text with `~` for every character of its quoted texts and comments but their first: as long as it was."""
    return _QUOTED.sub(lambda match: match[0][0] + "~" * (len(match[0]) - 1), source)


def _lines(source: str) -> dict[_Path, int]:
    lines: dict[_Path, int] = {}
    counts: dict[_Path, int] = {}
    table: _Path = ()
    for number, line in enumerate(_QUOTED.sub(_without_content, source).split("\n"), 1):
        if header := _HEADER.match(line):
            table = _table_path(_names(header[2]), counts, repeats=len(header[1]) == 2)
            lines.setdefault(table, number)
        elif key := _KEY.match(line):
            lines.setdefault((*table, *_names(key[1])), number)
    return lines


def _without_content(match: re.Match[str]) -> str:
    # Only a text on one line can be a key; any other could hold something that looks like one.
    text = match[0]
    return "\n" * text.count("\n") if text.startswith(('"""', "'''", "#")) else text


def _nothing(match: re.Match[str]) -> str:
    return "" if match[0].startswith("#") else '""'


def _names(dotted: str) -> list[str]:
    return [name.strip().strip("\"'") for name in dotted.split(".")]


def _table_path(names: list[str], counts: dict[_Path, int], *, repeats: bool) -> _Path:
    """The path of a header: names, each list of tables followed by the number of its last table."""
    path: _Path = ()
    for place, name in enumerate(names):
        path = (*path, name)
        if repeats and place == len(names) - 1:
            counts[path] = counts.get(path, -1) + 1
        if path in counts:
            path = (*path, counts[path])
    return path
