"""The text of a note as the command line gives it: behind an option, or on standard input."""

from __future__ import annotations

import sys

import click

from stdplan_tui.language import _


def note_text(message: str | None) -> str:
    """`message`, or what stands on standard input where that is None. Raises UsageError where there are no words."""
    body = _standard_input() if message is None else message
    if not body.strip():
        raise click.UsageError(_("the note has no text: give -m TEXT, or pipe the text in"))
    return body


def _standard_input() -> str:
    if sys.stdin is None or sys.stdin.isatty():
        return ""
    try:
        return sys.stdin.buffer.read().decode("utf-8-sig")
    except UnicodeDecodeError:
        raise click.UsageError(_("the text on standard input is not UTF-8")) from None
