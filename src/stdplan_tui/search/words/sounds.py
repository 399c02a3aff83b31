"""Pinyin: how characters are read, without tones; ü is written v, except in lue and nue, as people type them.

Importing this module imports nothing heavy; asking for the reading of a text does.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from stdplan_tui.pinyin import pypinyin

GAP = "'"
"""Stands between the syllables of a word."""

_UNREAD = "-"
_HAN = re.compile("[\u3400-\u9fff\U00020000-\U0003ffff]")
_SYLLABLE = re.compile("[a-z]+")


def has_han(text: str) -> bool:
    """Whether a Chinese character stands in `text`."""
    return _HAN.search(text) is not None


def sounds(text: str) -> list[str]:
    """How each character of the folded `text` is read, in these words; a letter or figure is read as itself."""
    return [sound for piece in pypinyin().seg.mmseg.seg.cut(text) for sound in _read(piece)]


@lru_cache(50_000)
def _read(piece: str) -> tuple[str, ...]:
    """How the characters of a phrase that pypinyin knows are read, or of a run of others."""
    lazy_pinyin = pypinyin().lazy_pinyin
    read = lazy_pinyin(piece, errors=_one_each)
    if len(read) != len(piece):
        read = [lazy_pinyin(character, errors=_one_each)[0] for character in piece]
    return tuple(map(_plain, read))


def _one_each(unread: str) -> Any:
    return list(unread)


def _plain(sound: str) -> str:
    sound = typed_sound(sound)
    return sound if _SYLLABLE.fullmatch(sound) or (len(sound) == 1 and sound.isascii() and sound.isalnum()) else _UNREAD


def typed_sound(typed: str) -> str:
    """Pinyin in small letters, with ü and its spellings made one."""
    return typed.replace("ü", "v").replace("lve", "lue").replace("nve", "nue")


def initials(read: str) -> str:
    """The first letter of each syllable of `read` (syllables with GAP between them)."""
    return "".join([sound[0] for sound in read.split(GAP)])


def long_initials(read: str) -> str:
    """The same with zh, ch and sh whole."""
    return "".join([sound[:2] if sound[1:2] == "h" else sound[0] for sound in read.split(GAP)])
