"""Which text of one list is which of another: equal ones first, then similar ones between them, then moved ones.

Nothing is paired that is not clearly alike: what was deleted must never be taken for something else.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from stdplan_tui.text.similarity.edits import Edit, opcodes
from stdplan_tui.text.similarity.heaviest import heaviest_in_order
from stdplan_tui.text.similarity.measure import likeness
from stdplan_tui.text.similarity.rare import RareRuns

ALIKE = 0.5
"""The similarity from which a text can be another version of one: measured on revisions of laws."""
MARGIN = 0.04
"""How much more alike than any other a text must be where its place does not speak for it."""
TELLING = 10
"""The characters from which a text that stands once in both lists is the same, wherever it stands."""

_ALL_WITH_ALL = 2_500  # pairs, and below the characters to be gone over: where there are more, only texts that share
_GONE_OVER = 5_000_000  # something rare are compared
_MOST_TEXTS = 1_000_000
_FIRST_CHARACTER = 0x10000

Pairs = dict[int, int]
_Scores = dict[tuple[int, int], float]


def paired(old: Sequence[str], new: Sequence[str], *, at_least: float = ALIKE) -> Pairs:
    """The place in `new` of each text of `old` that is there, by its place in `old`. Empty texts are nowhere."""
    pairs = _telling(old, new)
    for here, there in list(_gaps(pairs, old, new)):
        pairs |= _equal_in_order(old, new, here, there)
    for here, there in list(_gaps(pairs, old, new)):
        scores = _scores(old, new, here, there, at_least)
        pairs |= heaviest_in_order({pair: score - at_least + 0.1 for pair, score in scores.items()})
    return pairs | _alike_anywhere(old, new, pairs, at_least)


def in_order(pairs: Mapping[int, int]) -> Pairs:
    """The most pairs that keep the order of both lists; the others have moved."""
    tails: list[int] = []  # the least last place in the new list, for each length of a chain
    ends: list[int] = []  # the place in the old list that goes with it
    before: dict[int, int] = {}
    for i in sorted(pairs):
        length = bisect_left(tails, pairs[i])
        before[i] = ends[length - 1] if length else -1
        tails[length : length + 1] = [pairs[i]]
        ends[length : length + 1] = [i]
    chain: list[int] = []
    here = ends[-1] if ends else -1
    while here >= 0:
        chain.append(here)
        here = before[here]
    return {i: pairs[i] for i in reversed(chain)}


def _telling(old: Sequence[str], new: Sequence[str]) -> Pairs:
    """The texts that stand once in both lists and are long enough to be no chance."""
    times, new_times = Counter(old), Counter(new)
    place = {text: j for j, text in enumerate(new)}
    return {
        i: place[text]
        for i, text in enumerate(old)
        if len(text) >= TELLING and times[text] == 1 and new_times[text] == 1
    }


def _gaps(pairs: Pairs, old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[list[int], list[int]]]:
    """Between each two neighbours of those in order: the places of both lists that are free and not empty."""
    taken = set(pairs.values())
    spine = [(-1, -1), *in_order(pairs).items(), (len(old), len(new))]
    for (i, j), (next_i, next_j) in pairwise(spine):
        here = [place for place in range(i + 1, next_i) if place not in pairs and old[place]]
        there = [place for place in range(j + 1, next_j) if place not in taken and new[place]]
        if here and there:
            yield here, there


def _equal_in_order(old: Sequence[str], new: Sequence[str], here: Sequence[int], there: Sequence[int]) -> Pairs:
    """Equal texts of a gap, those that stand several times or are short too: their neighbours speak for them."""
    codes: dict[str, str] = {}
    for text in (*(old[i] for i in here), *(new[j] for j in there)):
        codes.setdefault(text, chr(_FIRST_CHARACTER + len(codes) % _MOST_TEXTS))
    if len(codes) > _MOST_TEXTS:
        return {}
    steps = opcodes("".join(codes[old[i]] for i in here), "".join(codes[new[j]] for j in there))
    return {
        here[step.start + nth]: there[step.new_start + nth]
        for step in steps
        if step.edit is Edit.EQUAL
        for nth in range(step.end - step.start)
    }


def _scores(
    old: Sequence[str], new: Sequence[str], here: Sequence[int], there: Sequence[int], at_least: float
) -> _Scores:
    """How alike the texts are, for the pairs that are alike."""
    scores: _Scores = {}
    few = len(here) * len(there) <= _ALL_WITH_ALL and len(here) * sum(len(new[j]) for j in there) <= _GONE_OVER
    near = None if few else RareRuns(new, there)
    for i in here:
        to = likeness(old[i])
        for j in there if near is None else near.sharing(old[i]):
            if score := to(new[j], at_least):
                scores[i, j] = score
    return scores


def _alike_anywhere(old: Sequence[str], new: Sequence[str], pairs: Pairs, at_least: float) -> Pairs:
    """Similar texts that have moved: long enough, and clearly more alike to each other than to any other free one."""
    taken = set(pairs.values())
    here = [i for i, text in enumerate(old) if i not in pairs and len(text) >= TELLING]
    there = [j for j, text in enumerate(new) if j not in taken and len(text) >= TELLING]
    scores = _scores(old, new, here, there, at_least)
    best = sorted(scores.items(), key=lambda found: (-found[1], found[0]))
    rows: defaultdict[int, list[float]] = defaultdict(list)
    columns: defaultdict[int, list[float]] = defaultdict(list)
    for (i, j), score in best:
        rows[i].append(score)
        columns[j].append(score)
    found: Pairs = {}
    for (i, j), score in best:
        others = (*rows[i][1:2], *columns[j][1:2])
        first = score == rows[i][0] == columns[j][0]
        if first and all(score - other >= MARGIN for other in others):
            found[i] = j
    return found
