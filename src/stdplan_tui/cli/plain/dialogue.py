"""Reading line by line: a command comes in, a few lines go out, until there are no more commands."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import click

from stdplan_tui.cli.output import complain, say
from stdplan_tui.cli.plain.commands import obey
from stdplan_tui.cli.plain.reader import LineReader, start
from stdplan_tui.errors import StdplanError
from stdplan_tui.language import _
from stdplan_tui.workspace.folder import Workspace

_PROMPT = "> "
_MARK = "\ufeff"  # some programs open a file, and so a pipe, with it


def read_lines(ws: Workspace, place: str | None) -> None:
    """Read from a place on until the lines end or `quit` is typed. Raises StdplanError where the place is none."""
    reader = LineReader(ws, start(ws, place))
    try:
        say(_("Enter reads on, help lists the commands, quit leaves."))
        reader.greet()
        for line in _typed():
            if not _answered(reader, line):
                break
    finally:
        reader.leave()


def _answered(reader: LineReader, line: str) -> bool:
    """Do what a line says, or complain in one; whether to go on."""
    try:
        return obey(reader, line)
    except click.UsageError as error:
        _complain(error.message)
    except (StdplanError, OSError) as error:
        _complain(str(error))
    return True


def _typed() -> Iterator[str]:
    """The lines of standard input, asked for with a prompt on a terminal.

    Never by `input`: the line editor that Python may bring along writes escape sequences.
    """
    prompted = sys.stdin is not None and sys.stdin.isatty()
    while True:
        if prompted:
            sys.stdout.write(_PROMPT)
        sys.stdout.flush()
        try:
            line = sys.stdin.buffer.readline() if sys.stdin is not None else b""
        except KeyboardInterrupt:
            say()
            raise
        if not line:
            if prompted:
                say()
            return
        yield line.decode("utf-8", "replace").removeprefix(_MARK).rstrip("\r\n")


def _complain(message: str) -> None:
    """A complaint stands behind what was said before it, also where both go to one terminal."""
    sys.stdout.flush()
    complain(message)
