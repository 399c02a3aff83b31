"""Untrusted text made fit to be shown: no escape sequences, no control characters, no reordering marks."""

from __future__ import annotations

import re

_ESCAPES = re.compile(
    r"\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)?"  # operating system commands
    r"|\x1b[PX^_].*?(?:\x1b\\|$)"  # strings for the device
    r"|(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]?"  # control sequences
    r"|\x1b[ -/]*[0-~]?",
    re.DOTALL,
)
_LINE_ENDS = re.compile("\r\n|[\r\u2028\u2029]")
_CONTROLS = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufff9-\ufffb\ud800-\udfff]"
)


_UNSEEN = re.compile(
    rf"{_CONTROLS.pattern[:-1]}\t\n\u00ad\u180e\u200b-\u200d\u2028\u2029\u2060-\u2064\ufe0f\ufeff\U000e0000-\U000e007f]"
)
REPLACEMENT = "\ufffd"


def shown(text: str) -> str:
    """`text` without escape sequences and control characters; LF and TAB stay, every other end of a line becomes LF."""
    text = _LINE_ENDS.sub("\n", text)
    return _CONTROLS.sub("", _ESCAPES.sub("", text))


def shown_line(text: str) -> str:
    """`shown`, on one line: LF and TAB become a space."""
    return shown(text).replace("\n", " ").replace("\t", " ")


def shown_in_place(text: str) -> str:
    """`text` with every character that would not stand visibly in its place replaced by one that does.

    As long as `text`, so offsets hold: a line feed stays, TAB becomes a space, control and format characters and
    surrogates become U+FFFD.
    """
    return _UNSEEN.sub(_visible, text) if _UNSEEN.search(text) else text


def _visible(match: re.Match[str]) -> str:
    character = match[0]
    return {"\n": "\n", "\t": " "}.get(character, REPLACEMENT)
