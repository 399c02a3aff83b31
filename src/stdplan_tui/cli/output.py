"""What the commands print: UTF-8 whatever the locale, colour only on a terminal, nothing untrusted as it came.

Everything that reaches a terminal goes through `text.display`; JSON escapes what would be stripped there, so that it
stays faithful.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Mapping
from typing import TextIO

from stdplan_tui.frozen import frozen
from stdplan_tui.text.display import shown, shown_line
from stdplan_tui.text.json_text import json_text


@frozen
class Strong:
    """Words that stand out where there is colour: a title, the words that were searched."""

    text: str
    colour: str | None = None


@frozen
class Faint:
    """Words that step back where there is colour: ids, places."""

    text: str


def speak_utf8() -> None:
    """Make standard output and error UTF-8, whatever LANG says; what cannot be encoded is shown escaped."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def say(*pieces: str | Strong | Faint) -> None:
    """Print one line; line feeds and tabs in the pieces become spaces."""
    coloured = in_colour(sys.stdout)
    sys.stdout.write("".join(_rendered(piece, coloured) for piece in pieces) + "\n")


def say_block(text: str, indent: str = "") -> None:
    """Print text of several lines, each after `indent`."""
    for line in shown(text).split("\n"):
        sys.stdout.write(f"{indent}{line}".rstrip(" ") + "\n")


def say_json(value: object) -> None:
    """Print one JSON object on one line."""
    sys.stdout.write(json_text(value) + "\n")


def say_json_listing(
    head: Mapping[str, object], name: str, values: Iterable[object], tail: Mapping[str, object]
) -> None:
    """Print one JSON object on one line: the keys of `head`, a list `name` that is written as it comes, `tail`."""
    sys.stdout.write(f"{json_text(dict(head))[:-1]}, {json_text(name)}: [")
    between = ""
    for value in values:
        sys.stdout.write(between + json_text(value))
        between = ", "
    sys.stdout.write(f"], {json_text(dict(tail))[1:]}\n")


def complain(message: str) -> None:
    """Print one line on standard error."""
    sys.stderr.write(f"stdplan: {shown_line(message)}\n")


def complain_lines(lines: Iterable[str]) -> None:
    """Print lines on standard error as they stand, below a complaint: a place that it is about, shown."""
    sys.stderr.write("".join(f"{shown_line(line)}\n" for line in lines))


def in_colour(stream: TextIO) -> bool:
    """Whether colour may be printed: on a terminal, unless NO_COLOR is set or the terminal is a dumb one."""
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def _rendered(piece: str | Strong | Faint, coloured: bool) -> str:
    if isinstance(piece, str):
        return shown_line(piece)
    text = shown_line(piece.text)
    if not coloured:
        return text
    import click  # not for the reading screen, which only complains

    return click.style(text, dim=True) if isinstance(piece, Faint) else click.style(text, bold=True, fg=piece.colour)
