"""Untrusted text made fit to be shown: no escape sequences, no control characters, no reordering marks."""

from __future__ import annotations

import re
from functools import cache

_CONTROLS = r"\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufff9-\ufffb\ud800-\udfff"
_UNSEEN_TOO = r"\t\n\u00ad\u180e\u200b-\u200d\u2028\u2029\u2060-\u2064\ufe0f\ufeff\U000e0000-\U000e007f"
REPLACEMENT = "\ufffd"


def shown(text: str) -> str:
    """`text` without escape sequences and control characters; LF and TAB stay, every other end of a line becomes LF."""
    if text.isprintable():  # nearly every line, and then no pattern need be made
        return text
    for pattern, replacement in _unfit():
        text = pattern.sub(replacement, text)
    return text


def shown_line(text: str) -> str:
    """`shown`, on one line: LF and TAB become a space."""
    return shown(text).replace("\n", " ").replace("\t", " ")


def shown_in_place(text: str) -> str:
    """`text` with every character that would not stand visibly in its place replaced by one that does.

    As long as `text`, so offsets hold: a line feed stays, TAB becomes a space, control and format characters and
    surrogates become U+FFFD.
    """
    if text.replace("\n", "").replace("\u3000", "").isprintable() and "\ufe0f" not in text:
        return text
    return _unseen().sub(_visible, text)


@cache
def _unfit() -> tuple[tuple[re.Pattern[str], str], ...]:
    """What is not to be shown, and what is shown for it, in this order."""
    escapes = re.compile(
        r"\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)?"  # operating system commands
        r"|\x1b[PX^_].*?(?:\x1b\\|$)"  # strings for the device
        r"|(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]?"  # control sequences
        r"|\x1b[ -/]*[0-~]?",
        re.DOTALL,
    )
    return (re.compile("\r\n|[\r\u2028\u2029]"), "\n"), (escapes, ""), (re.compile(f"[{_CONTROLS}]"), "")


@cache
def _unseen() -> re.Pattern[str]:
    return re.compile(f"[{_CONTROLS}{_UNSEEN_TOO}]")


def _visible(match: re.Match[str]) -> str:
    character = match[0]
    return {"\n": "\n", "\t": " "}.get(character, REPLACEMENT)
