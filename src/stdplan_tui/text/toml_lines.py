"""Where in a TOML text a key stands: asked only when there is a defect to report."""

from __future__ import annotations

import re

_QUOTED = re.compile(
    r'"""(?:\\.|[^\\])*?"""|' r"'''.*?'''|" r'"(?:\\.|[^"\\\n])*"|' r"'[^'\n]*'|" r"#[^\n]*",
    re.DOTALL,
)
_HEADER = re.compile(r"[ \t]*(\[\[?)([^\[\]=]+)\]")
_KEY = re.compile(r"[ \t]*([^\[\]{}=,]+?)[ \t]*=")

_Path = tuple[str | int, ...]


def line_of(source: str, path: _Path) -> int | None:
    """The line, counted from 1, of the key or table at `path` (names, and numbers inside lists of tables).

    A key inside an inline table has the line of that table; a table that is missing, None.
    """
    lines = _lines(source)
    while path and path not in lines:
        path = path[:-1]
    return lines.get(path)


def comments_of(source: str) -> list[str]:
    """The comments of a TOML text, each from its `#` to the end of the line."""
    return [match[0].rstrip() for match in _QUOTED.finditer(source) if match[0].startswith("#")]


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
