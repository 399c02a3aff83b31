"""The names of keys: how a person may write one, how Textual names it, how it is shown."""

from __future__ import annotations

import unicodedata
from typing import Final

FULL_WIDTH: Final = {
    "/": ("／",),
    "?": ("？",),
    "\\": ("＼", "、"),
    "|": ("｜",),
    "[": ("［", "【"),
    "]": ("］", "】"),
    "{": ("｛", "『"),
    "}": ("｝", "』"),
    "+": ("＋",),
    "-": ("－",),
    "=": ("＝",),
    "'": ("’", "‘"),
    '"': ("”", "“"),
    ";": ("；",),
    ":": ("：",),
    ".": ("。", "．"),
    "!": ("！",),
    "(": ("（",),
    ")": ("）",),
    "<": ("《", "＜"),
    ">": ("》", "＞"),
    "~": ("～",),
    "^": ("＾",),
    "_": ("＿",),
    "`": ("·", "｀"),
    "$": ("￥", "＄"),
    "*": ("＊",),
    "&": ("＆",),
    "%": ("％",),
    "@": ("＠",),
    "#": ("＃",),
    "comma": ("，",),
    "space": ("ideographic_space",),
}
"""What a Chinese input method sends instead of a punctuation key: those characters are bound as well."""

_ARROWS: Final = {"up": "↑", "down": "↓", "left": "←", "right": "→"}
_SHOWN: Final = {
    **_ARROWS,
    "enter": "Enter",
    "escape": "Esc",
    "tab": "Tab",
    "space": "Space",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "home": "Home",
    "end": "End",
    "insert": "Ins",
    "delete": "Del",
    "backspace": "Backspace",
    "comma": ",",
}
_SPELLINGS: Final = {
    "esc": "escape",
    "return": "enter",
    "del": "delete",
    "ins": "insert",
    "pgup": "pageup",
    "pgdn": "pagedown",
    ",": "comma",
    " ": "space",
    "\u3000": "space",
    "slash": "/",
    "backslash": "\\",
    "plus": "+",
    "minus": "-",
    "underscore": "_",
    "at": "@",
    "less_than_sign": "<",
    "greater_than_sign": ">",
    # What a terminal sends for these is the same.
    "ctrl+i": "tab",
    "ctrl+m": "enter",
    "ctrl+[": "escape",
}
_TWINS: Final = {twin: key for key, twins in FULL_WIDTH.items() for twin in twins}
_NAMED: Final = frozenset(_SHOWN) | {f"f{number}" for number in range(1, 25)}
_MODIFIERS: Final = frozenset({"ctrl", "alt", "shift", "super"})


def key_named(written: str) -> str | None:
    """A key as it is named here ("j", "[", "comma", "ctrl+p"), however it was written; None where there is none such.

    The full-width twin of a key is that key: it follows it wherever it is bound.
    """
    written = written.strip() or written[:1]
    before, _plus, key = written[:-1].rpartition("+")  # the last character may be a plus itself
    modifiers, key = sorted(set(before.casefold().split("+")) - {""}), key + written[-1:]
    if not key or not _MODIFIERS.issuperset(modifiers):
        return None
    key = key if len(key) == 1 else key.casefold()
    if modifiers == ["shift"] and len(key) == 1 and key.isalpha():
        return key.upper()
    key = key.casefold() if modifiers else key
    whole = "+".join([*modifiers, key])
    if whole in _SPELLINGS:
        return _SPELLINGS[whole]
    key = _SPELLINGS.get(key, key)
    key = _TWINS.get(key, key) if len(key) == 1 or key in _NAMED else _character(key)
    if not ((len(key) == 1 and key.isprintable()) or key in _NAMED):
        return None
    return "+".join([*modifiers, key])


def _character(name: str) -> str:
    """The key of a character by its Unicode name, as Textual writes that; "" for none."""
    try:
        character = unicodedata.lookup(name.replace("_", " "))
    except KeyError:
        return ""
    return _SPELLINGS.get(character, _TWINS.get(character, character))


def keys_pressed(key: str) -> tuple[str, ...]:
    """What Textual should listen to for a key: itself, and its full-width twins."""
    return key, *FULL_WIDTH.get(key, ())


def is_character(key: str) -> bool:
    """Whether a key is a character, which a field takes for itself."""
    return len(key) == 1 or key in ("comma", "space")


def name_arrows(named: bool) -> None:
    """Show arrow keys by their names from now on, or as arrows: a terminal may draw those too wide."""
    _SHOWN.update({key: key.title() if named else arrow for key, arrow in _ARROWS.items()})


def shown_key(key: str) -> str:
    """A key as people read it: ↓ for down, ^p for ctrl+p, F1 for f1."""
    *modifiers, last = key.split("+") if len(key) > 1 else [key]
    if last[:1] == "f" and last[1:].isdigit():
        last = last.upper()
    return "".join("^" if modifier == "ctrl" else f"{modifier}+" for modifier in modifiers) + _SHOWN.get(last, last)
