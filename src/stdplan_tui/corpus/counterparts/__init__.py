"""Which clauses of a text another text takes up: a province's plan of the nation's, an action plan of an outline.

Unlike two versions, two such texts share few sentences: a clause is adapted, shortened, joined with another, put
elsewhere, and most of all there are new ones. What speaks for two clauses is added up:

- the terms that both have and few others have, with all that stands under them (`text.similarity.wording`);
- their headings, but for what a whole list repeats (…标准化工程);
- the clauses above them, where those correspond; and that both are of the same level.

What must speak for them is less where the clauses above correspond, and more where those correspond to others. Since
what is above is known by the same means, this goes round a few times. A clause has one counterpart that stands beside
it, or none; what else it takes up is found afterwards (`further`).

The figures were chosen on half of a hundred clauses of a provincial plan that were matched by hand, and hold for the
other half and for other pairs of texts; none of them is used for two versions of one text (`corpus.matching`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from stdplan_tui.corpus.counterparts.further import Further
from stdplan_tui.corpus.counterparts.pairing import paired
from stdplan_tui.corpus.counterparts.words import Words
from stdplan_tui.corpus.matching import Outline, Pairs
from stdplan_tui.frozen import frozen
from stdplan_tui.text.similarity.wording import Weights

__all__ = ["Counterparts", "counterparts"]


@frozen
class Counterparts:
    """What of one text corresponds to what of another, by the places of the clauses.

    `pairs` has the clause that stands beside each of the first text; `also_old` what else each of the second takes up
    of the first, `also_new` what else takes up each of the first, the most alike first.
    """

    pairs: Pairs
    also_old: Mapping[int, tuple[int, ...]]
    also_new: Mapping[int, tuple[int, ...]]


def counterparts(old: Outline, new: Outline) -> Counterparts:
    """What the clauses of `new` take up of `old`."""
    one, other = Words(old), Words(new)
    weights = Weights((*one.own, *other.own))
    near = weights.nearest(one.own, other.own)
    pairs = paired(one, other, weights, near)
    back = {j: i for i, j in pairs.items()}
    also_old = Further(one, other, back, weights, near).found()
    also_new = Further(other, one, pairs, weights, {(j, i): score for (i, j), score in near.items()}).found()
    return Counterparts(pairs, _settled(also_old), _settled(_with_inverse(also_new, also_old)))


def _with_inverse(found: Mapping[int, Sequence[int]], inverse: Mapping[int, Sequence[int]]) -> dict[int, list[int]]:
    """`found`, and for each place those that have it in `inverse`."""
    joined = defaultdict(list, {place: list(others) for place, others in found.items()})
    for place, others in inverse.items():
        for other in others:
            if place not in joined[other]:
                joined[other].append(place)
    return joined


def _settled(found: Mapping[int, Sequence[int]]) -> dict[int, tuple[int, ...]]:
    return {place: tuple(others) for place, others in found.items() if others}
