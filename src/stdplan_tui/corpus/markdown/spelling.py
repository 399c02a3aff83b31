"""How characters are written in ID.md: backslashes, and white space in its one canonical form."""

from __future__ import annotations

import re
from collections.abc import Callable
from unicodedata import normalize

from stdplan_tui.corpus.model import Level
from stdplan_tui.corpus.ranks import parsed
from stdplan_tui.text.labels import Form
from stdplan_tui.text.spacing import IDEOGRAPHIC_SPACE, SPACE, spaced_names, squeezed

MULTILINE = frozenset({Level.SIGNATURE, Level.RECIPIENTS, Level.NUMBER, Level.REMARK})

_MARKUP = re.compile(r"[\\`*_\[\]<>|~&$]")
_LINE_OPENER = re.compile(r"[#+\-=]|\d{1,9}[.)]")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_ESCAPED_ANY = re.compile(r"\\.", re.DOTALL)
_MASK = "\ue000\ue000"  # as long as what it stands for, and in no label
_GAP = re.compile(rf"{SPACE}+")


def escaped(text: str) -> str:
    """`text` with a backslash before every character that is markup anywhere in a line."""
    return _MARKUP.sub(r"\\\g<0>", text) if _MARKUP.search(text) else text


def escaped_line(text: str) -> str:
    """`escaped`, and with a backslash before what is markup at the start of a line: # + - = and 1. or 1)."""
    if match := _LINE_OPENER.match(text):
        mark = match.end() - 1
        return f"{text[:mark]}\\{escaped(text[mark:])}"
    return escaped(text)


def escaped_heading(text: str) -> str:
    """`escaped`, and with a backslash before a # that ends the line of a heading."""
    text = escaped(text)
    return f"{text[:-1]}\\#" if text.endswith("#") else text


def unescaped(raw: str) -> str:
    """What `raw` says without its backslashes."""
    return _ESCAPED.sub(r"\1", raw) if "\\" in raw else raw


def masked(raw: str) -> str:
    """`raw`, as long as it is, with every escaped character made unlike any markup and any label."""
    return _ESCAPED_ANY.sub(_MASK, raw) if "\\" in raw else raw


def cut_label(raw: str, forms: frozenset[Form]) -> tuple[str, str, Form | None]:
    """The label of one of `forms` that `raw` opens with, the raw rest, the label's form.

    An escaped character is never part of a label; right after a label, or where none stands, any character may
    be escaped to say so.
    """
    found = parsed(masked(raw)) if raw and forms else None
    if found is None or found.form not in forms:
        return "", raw, None
    return squeezed(found.printed), raw[found.end :], found.form


def unprotected(raw: str) -> str:
    """`raw` without a backslash that only says that no label starts, or goes on, with its first character."""
    return raw[1:] if raw.startswith("\\") and not _ESCAPED.match(raw) else raw


def heading_of(raw: str) -> str:
    """The heading that the raw rest of a caption says."""
    if not raw:
        return ""
    return _settled(unescaped(unprotected(raw)), squeezed)


def caption(label: str, gap: str, heading: str, forms: frozenset[Form]) -> str:
    """Label and (escaped) heading as one raw caption, from which `cut_label` gives that label again."""
    plain = f"{label}{gap if label and heading else ''}{heading}"
    if not heading or cut_label(plain, forms)[:2] == (label, heading):
        return plain
    return f"{plain[: len(plain) - len(heading)]}\\{heading}"


def prose(raw: str) -> str:
    """What a raw line of running text says, its white space made canonical.

    One U+3000 between two words stays: it parts the names of a list.
    """
    return _settled(unescaped(raw), _prose_spacing)


def _prose_spacing(text: str) -> str:
    if "\u200b" not in text and "\ufeff" not in text and len(words := text.split()) < 2:
        return "".join(words)  # nearly every text: splitting is several times as fast as a pattern
    return _GAP.sub(_prose_gap, text)


def _prose_gap(match: re.Match[str]) -> str:
    inside = match.start() > 0 and match.end() < len(match.string)
    around = match.string[match.start() - 1 : match.end() + 1] if inside else ""
    gap = squeezed(around)[1:-1]
    return IDEOGRAPHIC_SPACE if inside and not gap and match[0] == IDEOGRAPHIC_SPACE else gap


def cell(raw: str) -> str:
    """What a raw table cell, or a line of a signature, says."""
    return _settled(unescaped(raw), spaced_names)


def lines_of(level: Level, raw_lines: list[str]) -> str:
    """The text of a clause of this level from its raw lines, which stay lines where the level may have several."""
    if level is Level.SIGNATURE:
        return "\n".join(map(cell, raw_lines))
    if level in MULTILINE:
        return "\n".join(map(prose, raw_lines))
    return prose("\n".join(raw_lines))


def _settled(text: str, spacing: Callable[[str], str]) -> str:
    """`text` with canonical white space and in NFC; each can undo the other where a gap parts a letter and its mark."""
    composed = normalize("NFC", text)
    while (spaced := spacing(composed)) != composed:
        composed = normalize("NFC", spaced)
    return composed
