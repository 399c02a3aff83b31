"""The order of hits: BM25F over the records that were found, headings above text, then reading order.

Robertson, Zaragoza, Taylor: Simple BM25 extension to multiple weighted fields (CIKM 2004). Lengths are measured against
what is typical of official documents, so a clause keeps its score while the workspace grows.
"""

from __future__ import annotations

import math

from stdplan_tui.search.matching import Matches, Occurrences
from stdplan_tui.search.model import Field
from stdplan_tui.search.shelf import Shelf

_K1 = 1.2
_B = 0.75
_MOST = _K1 + 1
_TYPICAL_LENGTH = {Field.HEADING: 12, Field.TEXT: 110, Field.NOTE: 40, Field.TAG: 10}
_DECIMALS = 4


def ranked(shelf: Shelf, matches: Matches) -> list[tuple[float, int]]:
    """Score and number of every matching record, the best first; equal ones by document, then in reading order."""
    scores = dict.fromkeys(matches.numbers, 0.0)
    for found in matches.terms:
        rarity = _rarity(len(found), len(shelf))
        for number in found.keys() & scores.keys():
            scores[number] += rarity * _weight(found[number])

    def place(number: int) -> tuple[float, str, int, str]:
        record = shelf.record(number)
        return -round(scores[number], _DECIMALS), record.document, record.order, record.annotation or ""

    return [(round(scores[number], _DECIMALS), number) for number in sorted(scores, key=place)]


def _rarity(found: int, total: int) -> float:
    return math.log(1 + (total - found + 0.5) / (found + 0.5))


def _weight(occurrences: Occurrences) -> float:
    """BM25F of one term, up to `_MOST`, and as much again in a heading: a heading outweighs any number in the text."""
    frequency = above = 0.0
    for field, count, length in occurrences:
        frequency += count / (1 - _B + _B * length / _TYPICAL_LENGTH[field])
        if field is Field.HEADING:
            above = _MOST
    return _MOST * frequency / (_K1 + frequency) + above
