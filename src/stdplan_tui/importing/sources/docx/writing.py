"""The text that a Word file is read into: everything in order, so that each character knows where it stands."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from stdplan_tui.importing.lines import Piece
from stdplan_tui.importing.sources.docx.blocks import Fragment
from stdplan_tui.importing.sources.page import Drop


@dataclass(slots=True)
class Writing:
    """A text being written: its runs so far, and the ranges of it that the document leaves out."""

    dropped: list[Drop] = field(default_factory=list)
    _runs: list[str] = field(default_factory=list)
    _at: int = 0

    @property
    def text(self) -> str:
        """All that was written."""
        return "".join(self._runs)

    def write(self, text: str) -> Piece:
        """Write a run of characters."""
        start = self._at
        self._runs.append(text)
        self._at += len(text)
        return Piece(text, start, self._at)

    def line(self, fragments: Iterable[Fragment]) -> tuple[Piece, ...]:
        """Write a line, in NFC, without a line feed; gives what of it stays in the document."""
        kept: list[Piece] = []
        for reason, run in groupby(fragments, lambda fragment: fragment.reason):
            piece = self.write(unicodedata.normalize("NFC", "".join(fragment.text for fragment in run)))
            if reason:
                self.dropped.append(Drop(piece.start, piece.end, reason))
            elif piece.text:
                kept.append(piece)
        return tuple(kept)


def lines_of(fragments: Sequence[Fragment]) -> list[list[Fragment]]:
    """The fragments parted at their line feeds."""
    found: list[list[Fragment]] = [[]]
    for fragment in fragments:
        first, *others = fragment.text.split("\n")
        found[-1].append(Fragment(first, fragment.reason))
        found += [[Fragment(other, fragment.reason)] for other in others]
    return found
