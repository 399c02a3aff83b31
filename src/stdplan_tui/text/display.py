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
_CONTROLS = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufff9-\ufffb\ud800-\udfff]"
)


def shown(text: str) -> str:
    """`text` without escape sequences and control characters; LF and TAB stay, CRLF and CR become LF."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _CONTROLS.sub("", _ESCAPES.sub("", text))


def shown_line(text: str) -> str:
    """`shown`, on one line: LF and TAB become a space."""
    return shown(text).replace("\n", " ").replace("\t", " ")
