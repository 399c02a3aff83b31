"""The plain part of TOML, read three times as fast as by tomllib: the form in which annotations are written.

Keys one a line, texts without escapes, whole numbers, true and false, lists of texts, tables of one level. A folder of
thousands of small files is read by this, and anything that is not wholly plain by tomllib.
"""

from __future__ import annotations

import re

_CONTROLS = r"\x00-\x08\x0b-\x1f\x7f"
_PLAIN_LINE = re.compile(
    r"([a-z0-9_]+) = (?:"
    rf'"([^"\\\n{_CONTROLS}]*)"'
    rf'|"""\n([^"\\{_CONTROLS}]*)"""'
    r"|(0|[1-9][0-9]{0,17})"
    r"|(true|false)"
    r"|(\[\])"
    rf'|\[\n((?:    "[^"\\\n{_CONTROLS}]*",\n)+)\]'
    r")\n"
    r"|\n\[([a-z0-9_]+)\]\n"
)
_NUMBER, _FLAG, _NO_TEXTS, _TEXTS, _TABLE = 4, 5, 6, 7, 8


def plain_toml(text: str) -> dict[str, object] | None:
    """What `tomllib.loads(text)` gives, or None for a text that is not plain, defects included."""
    top: dict[str, object] = {}
    table = top
    place, length = 0, len(text)
    match = _PLAIN_LINE.match
    while place < length:
        line = match(text, place)
        if line is None:
            return None
        place = line.end()
        kind = line.lastindex or 0
        owner, key = (top, line[_TABLE]) if kind == _TABLE else (table, line[1])
        if key in owner:
            return None
        if kind == _TABLE:
            table = {}
            owner[key] = table
        else:
            owner[key] = _value(line, kind)
    return top


def _value(line: re.Match[str], kind: int) -> object:
    if kind == _NUMBER:
        return int(line[_NUMBER])
    if kind == _FLAG:
        return line[_FLAG] == "true"
    if kind == _TEXTS:
        return [entry[5:-2] for entry in line[_TEXTS].split("\n")[:-1]]
    return [] if kind == _NO_TEXTS else line[kind]
