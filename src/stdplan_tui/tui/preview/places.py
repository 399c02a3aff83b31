"""Where in the raw text the clauses of an import stand: found by their words, white space apart."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from stdplan_tui.corpus.model import Clause, ClauseId
from stdplan_tui.frozen import frozen
from stdplan_tui.importing.report import Report, outermost
from stdplan_tui.text.spacing import bare

Range = tuple[int, int]

_WORDS: Final = re.compile(r"[^\s\u200b\ufeff]+")
_PROBE: Final = 24
"""So many characters of a clause tell where it begins, should not all of it be found."""
_SURE: Final = 8
"""A clause of fewer characters found further on may be another's: the search does not go on from there."""
_NEAR: Final = 4_000
_FAR_SEARCHES: Final = 200
"""Characters in which a clause is looked for, and how many may be looked for in all the rest of the text."""


def placed(source: str, report: Report, clauses: Iterable[Clause]) -> Mapping[ClauseId, Range]:
    """The range of `source` in which each clause stands; one that is not found, or has no words, is left out.

    The clauses stand in the order of the source, as an import has them, so equal words are told apart.
    """
    kept = _Kept.of(source, report)
    found: dict[ClauseId, Range] = {}
    at, left = 0, _FAR_SEARCHES
    for clause in clauses:
        words = bare(clause.string)
        if not words:
            continue
        start, length = kept.near(words, at)
        if start < 0 and left:
            left -= 1
            start, length = kept.text.find(words[:_PROBE], at), len(words[:_PROBE])
        if start < 0:
            continue
        found[clause.id] = kept.in_source(start), kept.in_source(start + length - 1) + 1
        if start == at or length >= _SURE:
            at = start + length
    return found


@frozen
class _Kept:
    """The words of the source that import kept, in a row; `starts` are those of its pieces, `offsets` their places."""

    text: str
    starts: array[int]
    offsets: array[int]

    @classmethod
    def of(cls, source: str, report: Report) -> _Kept:
        words: list[str] = []
        starts, offsets = array("Q"), array("Q")
        length = 0
        for piece, offset in _pieces(source, report):
            words.append(piece)
            starts.append(length)
            offsets.append(offset)
            length += len(piece)
        return cls("".join(words), starts, offsets)

    def near(self, words: str, at: int) -> Range:
        """Where `words` begin at `at` or not far behind, and how many of them were found there; -1 for nowhere."""
        if self.text.startswith(words, at):
            return at, len(words)
        probe = words[:_PROBE]
        return self.text.find(probe, at, at + len(probe) + _NEAR), len(probe)

    def in_source(self, at: int) -> int:
        """The offset in the source of a character."""
        number = bisect_right(self.starts, at) - 1
        return self.offsets[number] + at - self.starts[number]


def _pieces(source: str, report: Report) -> Iterator[tuple[str, int]]:
    """The runs of words that were kept, as they were read, each with its offset in the source."""
    read_as = [(reading.start, reading.end, bare(reading.text)) for reading in report.readings]
    left_out = [(dropped.start, dropped.end, "") for dropped in report.dropped]
    at = 0
    for start, end, text in (*outermost(read_as + left_out), (len(source), len(source), "")):
        for match in _WORDS.finditer(source, at, start):
            yield match[0], match.start()
        if text:
            yield text, start
        at = end
