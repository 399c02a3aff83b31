"""The words of a text: those that a dictionary knows, names such as GB/T and 5G, titles in 《》, and its own terms."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import pairwise

from stdplan_tui.text.display import shown_line

_WORD = re.compile("[\u3400-\u9fff]{2,8}")
_NUMBER = re.compile("第?[〇零一二三四五六七八九十百千万亿两]+[条款项章节]?")
_NAME = re.compile(
    "[A-Za-z0-9Ａ-Ｚａ-ｚ０-９](?:[A-Za-z0-9Ａ-Ｚａ-ｚ０-９/／&+＋-]{0,18}[A-Za-z0-9Ａ-Ｚａ-ｚ０-９+＋])"
)
_LETTER = re.compile("[A-Za-z]")
_TITLE = re.compile("《([^《》|\n\t]{2,30})》")
_TERM = 5
_SHARE = 4


def cut(text: str) -> list[str]:
    """`text` in pieces, words and what stands between them; joined they are the text."""
    import rjieba  # loads its dictionary, a tenth of a second

    pieces: list[str] = rjieba.cut(text)
    return pieces


def counted(texts: Iterable[str]) -> Counter[str]:
    """The words of the texts of one document, with how often each stands there."""
    pieces: Counter[str] = Counter()
    pairs: Counter[tuple[str, str]] = Counter()
    others: Counter[str] = Counter()
    for text in map(_readable, texts):
        ordered = cut(text)
        pieces.update(ordered)
        pairs.update(pairwise(ordered))
        others.update(filter(str.isprintable, _TITLE.findall(text)))
        others.update(_names(text))
    words = Counter({word: count for word, count in pieces.items() if _WORD.fullmatch(word)})
    found = Counter({word: count for word, count in words.items() if _sound(word, count)})
    found.update({word: count for word, count in _terms(words, pairs).items() if word not in found})
    found.update(others)
    return found


def _readable(text: str) -> str:
    """`text` without what has no place on a screen, lines kept apart."""
    return text if text.isprintable() else "\n".join(map(shown_line, text.split("\n")))


def _sound(word: str, count: int) -> bool:
    """Whether it is a word: no number, and known, or guessed more than once."""
    import rjieba

    return (count > 1 or rjieba.has_word(word)) and not _NUMBER.fullmatch(word)


def _terms(words: Mapping[str, int], pairs: Mapping[tuple[str, str], int]) -> dict[str, int]:
    """Two words that the document keeps using as one (标准 + 体系): often, and a good share of either's uses."""
    return {
        first + second: count
        for (first, second), count in pairs.items()
        if count >= _TERM
        and count * _SHARE >= min(words.get(first, 0), words.get(second, 0)) > 0
        and first in words
        and second in words
        and _WORD.fullmatch(first + second)
        and not _NUMBER.fullmatch(first)
    }


def _names(text: str) -> list[str]:
    found = (unicodedata.normalize("NFKC", name) for name in _NAME.findall(text))
    return [name for name in found if _LETTER.search(name)]
