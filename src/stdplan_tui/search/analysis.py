"""The tokens of the index: single characters and pairs of neighbours, over folded text, without a dictionary.

Whatever stands in a text is found by the pairs it is made of; whether they stand side by side is decided by looking at
the text itself, so the index needs no positions. A number in a number context (`text.numbers`) is one more token, by
itself and with the character on either side, so that 第十二条 is found as 第12条.

With each token goes its impact on the record: how much it counts there, from 1 to 127, and 128 more where it stands in
the heading. It is the saturated and normalised frequency of BM25F (Robertson, Zaragoza, Taylor: Simple BM25 extension
to multiple weighted fields, CIKM 2004). Lengths are measured against what is typical of official documents, so the
impact stays while the workspace grows.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import pairwise

from stdplan_tui.search.model import Field
from stdplan_tui.search.records import Parts
from stdplan_tui.text.numbers import CLOSE, OPEN, numbers_folded

FORMAT = "2"
"""Changes whenever the tokens or impacts of the same text would."""

HEADED = 128
STEPS = 127
"""An impact without HEADED is a share of STEPS."""

_K1 = 1.2
_B = 0.75
_TYPICAL_LENGTH = 117
_NUMBER = re.compile(f"{OPEN}[^{CLOSE}]*{CLOSE}")


def impacts(parts: Parts) -> Mapping[str, int]:
    """Every token of the folded parts of a record, with its impact; no pair reaches from one part into the next."""
    counted: Counter[str] = Counter()
    headed: frozenset[str] = frozenset()
    for field, part in parts:
        tokens = [*part, *map("".join, pairwise(part)), *number_tokens(numbers_folded(part))]
        counted.update(tokens)
        if field is Field.HEADING:
            headed = frozenset(tokens)
    saturated = _saturation(sum(len(part) for _, part in parts))
    found = {token: saturated[min(count, len(saturated) - 1)] for token, count in counted.items()}
    found.update((token, found[token] | HEADED) for token in headed)
    return found


def _saturation(length: int) -> list[int]:
    """The impact of a token that stands n times in a record of `length` characters, by n."""
    norm = _K1 * (1 - _B + _B * length / _TYPICAL_LENGTH)
    return [max(1, round(STEPS * count / (count + norm))) for count in range(25)]


def number_tokens(numbered: str) -> Iterator[str]:
    """Each number of a text as `numbers_folded` gives it: alone, and with its neighbours on either side and on both."""
    for number in _NUMBER.finditer(numbered):
        start, end = number.span()
        before, after = numbered[max(0, start - 1) : start], numbered[end : end + 1]
        yield from {number[0], before + number[0], number[0] + after, before + number[0] + after}


def needed(needle: str) -> tuple[str, ...]:
    """The tokens that a text must have to contain the folded `needle`: its pairs, or its one character.

    A line feed may be the one between heading and text, so no pair with it is asked for.
    """
    stretches = needle.split("\n") if len(needle) > 1 else (needle,)
    tokens: dict[str, None] = {}
    for stretch in stretches:
        tokens |= dict.fromkeys(map("".join, pairwise(stretch)) if len(stretch) > 1 else stretch)
    return tuple(tokens)


def needed_numbered(needle: str) -> tuple[str, ...]:
    """The tokens that a text must have to contain `needle` as `numbers_folded` gives it.

    Each number with its neighbours, and the pairs of what stands between the numbers; none with a line feed, as above.
    """
    tokens: dict[str, None] = {}
    for number in _NUMBER.finditer(needle):
        start, end = number.span()
        tokens[needle[max(0, start - 1) : end + 1].strip("\n")] = None
    for stretch in _NUMBER.split(needle):
        tokens |= dict.fromkeys(token for token in map("".join, pairwise(stretch)) if "\n" not in token)
    return tuple(tokens)
