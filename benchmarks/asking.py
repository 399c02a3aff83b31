"""What is asked of an engine: queries made by chance from the texts that it searches, the same at every run."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field
from itertools import islice
from pathlib import Path

_FIRST_KEYS = 40


@dataclass(frozen=True, slots=True)
class Boolean:
    """Words that must all be there, of which one must be there, and that must not be there."""

    all: tuple[str, ...] = ()
    any: tuple[str, ...] = ()
    none: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """As our query language has it: `a AND b AND NOT c`, `( a OR b ) c`."""
        if self.any:
            return " ".join((f"( {' OR '.join(self.any)} )", *self.all))
        return " AND ".join((*self.all, *(f"NOT {word}" for word in self.none)))


@dataclass(frozen=True, slots=True)
class Asked:
    """All queries of one run; `keys` and `warming` are what an input holds after each key."""

    first_keys: list[str] = field(default_factory=list)
    warming: list[str] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)
    phrases: list[str] = field(default_factory=list)
    booleans: list[Boolean] = field(default_factory=list)
    questions: list[str] = field(default_factory=list)
    beginnings: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)

    def write(self, path: Path) -> None:
        """Keep them for another process."""
        path.write_text(json.dumps(asdict(self), ensure_ascii=False), "utf-8")

    @classmethod
    def read(cls, path: Path) -> Asked:
        """What `write` kept."""
        kept = json.loads(path.read_text("utf-8"))
        booleans = [Boolean(*(tuple(one[name]) for name in ("all", "any", "none"))) for one in kept.pop("booleans")]
        return cls(booleans=booleans, **kept)


def asked(texts: Sequence[str], questions: Sequence[str] = (), count: int = 300) -> Asked:
    """About `count` queries of each kind from `texts`; `questions` are asked instead of such as are made."""
    words = list(islice(filter(plain, substrings(texts, 2, 2, 3)), 3 * count))
    typed = list(islice(substrings(texts, 4, 4, 1), count // 2))
    return Asked(
        first_keys=keys(islice(substrings(texts, 4, 4, 4), _FIRST_KEYS // 4)),
        warming=keys(islice(substrings(texts, 4, 4, 5), 25)),
        keys=keys(typed),
        phrases=list(islice(substrings(texts, 4, 12, 2), count)),
        booleans=list(islice(booleans(words), count)),
        questions=list(questions) or list(islice(made_up(texts, 6), count)),
        beginnings=keys(spelt for word in typed[: count // 4] for spelt in (word, pinyin(word), initials(word))),
        words=words[:count],
    )


def substrings(texts: Sequence[str], least: int, most: int, seed: int) -> Iterator[str]:
    """Pieces of the texts that are longer than `most`, by chance, without white space; any other character may come."""
    chance = random.Random(seed)
    long = [text for text in texts if len(text) > most]
    while True:
        text, length = chance.choice(long), chance.randint(least, most)
        start = chance.randrange(len(text) - length)
        piece = text[start : start + length]
        if len(piece.split()) == 1 and piece == piece.strip():
            yield piece


def plain(piece: str) -> bool:
    """Whether it is nothing but Chinese characters."""
    return all("\u4e00" <= character <= "\u9fff" for character in piece)


def keys(words: Iterator[str] | Sequence[str]) -> list[str]:
    """What the input holds after each key."""
    return [word[:end] for word in words for end in range(1, len(word) + 1)]


def booleans(words: Sequence[str]) -> Iterator[Boolean]:
    """Of three words each, the two forms in turn."""
    for number, (one, other, third) in enumerate(zip(words[::3], words[1::3], words[2::3], strict=False)):
        yield Boolean(all=(third,), any=(one, other)) if number % 2 else Boolean(all=(one, other), none=(third,))


def made_up(texts: Sequence[str], seed: int) -> Iterator[str]:
    """Questions of 20 to 40 characters: half a sentence each of two texts."""
    chance = random.Random(seed)
    halves = [half for text in texts for half in text.replace("。", "，").split("，") if 10 <= len(half) <= 20]
    while True:
        yield "".join(chance.sample(halves, 2))


def pinyin(word: str) -> str:
    """A word as it is spelt."""
    return "".join(_syllables(word))


def initials(word: str) -> str:
    """The first letter of each syllable."""
    return "".join(syllable[0] for syllable in _syllables(word))


def _syllables(word: str) -> list[str]:
    from pypinyin import lazy_pinyin  # heavy, and processes that only answer do not make queries

    return lazy_pinyin(word)
