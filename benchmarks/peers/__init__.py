"""Other engines that do the same job, measured in the same run: the best 100 of what is found, and how many there are.

They are given the same tokens: single characters and pairs of neighbours of the folded parts.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Protocol

from benchmarks.asking import Boolean
from stdplan_tui.search.model import Holding
from stdplan_tui.text.fold import fold

TOP = 100
BETWEEN = "␞"
_VISIBLE = str.maketrans("\n\t", "␊␉")


class Contestant(Protocol):
    """An engine in the folder that it was made with; what it finds it names in its own way."""

    def build(self, held: Iterable[Holding]) -> None:
        """Write the index of these documents."""

    def open(self) -> None:
        """Make ready to answer, in a process that has not built it."""

    def words(self, typed: str) -> tuple[Sequence[object], int]:
        """The best 100 clauses that have the string, and how many do."""

    def boolean(self, asked: Boolean) -> tuple[Sequence[object], int]:
        """The best 100 that have the words that must be there, and how many do."""

    def question(self, text: str) -> Sequence[object]:
        """The best 100 by any of its tokens."""

    def close(self) -> None:
        """Let go of files."""


CONTESTANTS = {
    "stdplan": ("benchmarks.peers.stdplan", "Stdplan"),
    "fts5": ("benchmarks.peers.fts5", "Fts5"),
    "tantivy": ("benchmarks.peers.tantivy", "Tantivy"),
}
OWN = "stdplan"
PEERS = tuple(name for name in CONTESTANTS if name != OWN)


def kind(name: str) -> Callable[[Path], Contestant]:
    """What makes the engine of that name, with all that it needs imported. Raises ImportError where that is missing."""
    module, made = CONTESTANTS[name]
    found: Callable[[Path], Contestant] = getattr(importlib.import_module(module), made)
    return found


def visible(text: str) -> str:
    """Folded, with characters in the place of line feeds and tabs, which engines take for gaps."""
    return fold(text).translate(_VISIBLE)


def tokens(parts: Iterable[str]) -> Iterator[str]:
    """Of `visible` parts every character and, behind it, the pair that it begins; `BETWEEN` stands between parts.

    So character n of a part is token 2n of it, and its pair token 2n + 1.
    """
    for number, part in enumerate(parts):
        if number:
            yield BETWEEN
        for one, other in pairwise(part):
            yield one
            yield one + other
        if part:
            yield part[-1]


def pairs(text: str) -> list[str]:
    """What a `visible` string of words is looked up by: its pairs, or the one character that it is."""
    return [one + other for one, other in pairwise(text)] or [text]
