"""The queries of a batch: one a line, of a file or of standard input, answered as they come."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import BinaryIO

import click

from stdplan_tui.language import _

_STANDARD_INPUT = "-"


def query_lines(name: str) -> Iterator[str]:
    """The queries of the file of that name, `-` for standard input; blank lines are none, every other line is one.

    Raises UsageError for what is not UTF-8, OSError.
    """
    with nullcontext(_standard_input()) if name == _STANDARD_INPUT else Path(name).open("rb") as lines:
        for number, line in enumerate(lines, 1):
            if query := _decoded(line, number).strip():
                yield query


def _decoded(line: bytes, number: int) -> str:
    try:
        return line.decode("utf-8-sig" if number == 1 else "utf-8")
    except UnicodeDecodeError:
        raise click.UsageError(_("line {number} of the queries is not UTF-8").format(number=number)) from None


def _standard_input() -> BinaryIO:
    if sys.stdin is None:
        raise click.UsageError(_("there is no standard input to read queries from"))
    return sys.stdin.buffer
