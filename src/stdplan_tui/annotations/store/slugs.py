"""Slugs: the names of authors as folders have them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from stdplan_tui.corpus.ids import is_device_name
from stdplan_tui.errors import IdError
from stdplan_tui.language import _
from stdplan_tui.pinyin import pypinyin

LONGEST = 24
_SLUG = re.compile(r"[a-z0-9][a-z0-9-]{0,23}")
_OTHER = re.compile(r"[^a-z0-9]+")
_HAN = re.compile(r"[\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U000323af]+")


def author_slug(text: str) -> str:
    """`text`, if it is a slug: `[a-z0-9][a-z0-9-]{0,23}` and not the name of a Windows device. Raises IdError."""
    if _SLUG.fullmatch(text) is None:
        raise IdError(_("not the short name of an author: {name}").format(name=repr(text[:60])))
    if is_device_name(text):
        raise IdError(_("{name} names a device on Windows and cannot name an author").format(name=text))
    return text


def slug(name: str) -> str:
    """The slug of a person's name: 张三 → zhang-san, José Núñez → jose-nunez; cut at a syllable.

    Raises IdError where the name has nothing to make one of, or makes the name of a device.
    """
    spelled = _HAN.sub(lambda run: f" {' '.join(_pinyin(run[0]))} ", unicodedata.normalize("NFKC", name))
    letters = unicodedata.normalize("NFKD", spelled).encode("ascii", "ignore").decode().lower()
    syllables = _OTHER.sub(" ", letters).split()
    if not syllables:
        raise IdError(_("no short name can be made of {name}").format(name=repr(name[:60])))
    return author_slug(_joined(syllables, LONGEST))


def numbered(base: str) -> Iterator[str]:
    """Other slugs for a second and third person of that name: zhang-san-2, zhang-san-3 …"""
    number = 1
    while True:
        number += 1
        tail = f"-{number}"
        yield base[: LONGEST - len(tail)].rstrip("-") + tail


def _joined(syllables: list[str], longest: int) -> str:
    joined = syllables[0][:longest]
    for syllable in syllables[1:]:
        if len(joined) + 1 + len(syllable) > longest:
            break
        joined = f"{joined}-{syllable}"
    return joined


def _pinyin(characters: str) -> list[str]:
    return list(pypinyin().lazy_pinyin(characters, errors="ignore"))
