"""Relevance: the records that have most of what a long query is made of, where none has it as it stands.

BM25 (Robertson, Zaragoza: The Probabilistic Relevance Framework, 2009) over characters and pairs of neighbours, the
rarest first, times the standing of the document; then a closer look at the best of them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from heapq import nlargest
from itertools import compress

from stdplan_tui.frozen import frozen
from stdplan_tui.search.analysis import HEADED, STEPS
from stdplan_tui.search.evaluation.asking import tokens_of
from stdplan_tui.search.evaluation.bits import flags_of
from stdplan_tui.search.evaluation.leaves import Leaves
from stdplan_tui.search.evaluation.lighting import Light
from stdplan_tui.search.evaluation.needles import Needle
from stdplan_tui.search.evaluation.ranking import Ranked, idf
from stdplan_tui.search.evaluation.standing import Standings
from stdplan_tui.search.query.model import And, Node, Query, Words
from stdplan_tui.search.shelf import PART
from stdplan_tui.text.fold import fold

_OPERATOR = re.compile(r"(?:^|\s)(?:AND|OR|NOT)(?:\s|$)")
_SPELT = re.compile(r"[!-~]*")  # one word in Latin letters may be pinyin, of which completion knows more
_SENTENCE = re.compile(rf"[。;\n{PART}]")
_SHORTEST = 6
_COMMON = 0.5
_POSTINGS = 100_000
_WEIGHED = 1_000
_LOOKED_AT = 300
_SHOWN = 200
_OPENING = 40
_SHARE = 0.1


@frozen
class Related:
    """The records nearest to a query, the best first, and what to light in them."""

    best: Ranked
    light: Light


@dataclass
class Relevance:
    """Ranks the records of one shelf by what they have in common with a question."""

    leaves: Leaves

    def related(self, query: Query) -> Related | None:
        """The records nearest to a query of words alone; None where it is too short, or asks for something else."""
        meant_otherwise = query.notices or _OPERATOR.search(query.text) or _SPELT.fullmatch(query.text)
        texts = [] if meant_otherwise else _texts(query.tree)
        if sum(len(fold(text)) for text in texts) < _SHORTEST:
            return None
        weights = self._weights(" ".join(texts))
        best = self._best(weights)
        if not best:
            return None
        pairs = frozenset((Needle(token), None) for token in weights if len(token) > 1)
        return Related([(round(score, 4), number) for score, number in best], Light(pairs))

    @cached_property
    def _standings(self) -> Standings:
        return Standings(self.leaves)

    def _weights(self, question: str) -> Mapping[str, float]:
        """The tokens that are worth reading, the rarest first, and their weights: the most common say nothing."""
        shelf, size = self.leaves.shelf, self.leaves.count
        counted = [(shelf.count(token), token, root) for token, root in tokens_of(question).items()]
        weights: dict[str, float] = {}
        read = 0
        for having, token, root in sorted(counted):
            read += having
            if having > _COMMON * size or (weights and read > _POSTINGS):
                break
            weights[token] = root * idf(having, size)
        return weights

    def _best(self, weights: Mapping[str, float]) -> Ranked:
        shelf = self.leaves.shelf
        scores = [0.0] * shelf.size
        for token, weight in weights.items():
            postings = self.leaves.postings(token)
            worth = [weight * (impact % HEADED) / STEPS for impact in range(256)]
            for number, impact in zip(postings.numbers, postings.impacts, strict=True):
                scores[number] += worth[impact]
        present = compress(range(shelf.size), flags_of(shelf.live, shelf.size))
        first = nlargest(_WEIGHED, (number for number in present if scores[number]), key=scores.__getitem__)
        factors = {number: self._standings.of(shelf.places[number] >> 32) for number in first}
        first = nlargest(_LOOKED_AT, first, key=lambda number: scores[number] * factors[number])
        letters = [(token, weight) for token, weight in weights.items() if len(token) == 1]
        looked = [(factors[n] * (scores[n] + _SHARE * self._closer(n, scores, letters)), n) for n in first]
        return sorted(looked, key=lambda one: (-one[0], shelf.places[one[1]], one[1]))[:_SHOWN]

    def _closer(self, number: int, scores: Sequence[float], letters: Sequence[tuple[str, float]]) -> float:
        """What a closer look adds: the better of the clauses beside it, its opening, and its best sentence."""
        text = self.leaves.shelf.folded(number)
        places = self.leaves.shelf.places
        beside = [
            scores[other]
            for other in (number - 1, number + 1)
            if 0 <= other < len(scores) and places[other] >> 32 == places[number] >> 32
        ]
        stretches = [text[:_OPENING], *_SENTENCE.split(text)]
        shares = [sum([weight for token, weight in letters if token in stretch]) for stretch in stretches]
        return max(beside, default=0.0) + shares[0] + max(shares[1:])


def _texts(tree: Node | None) -> list[str]:
    """The words of a query that is nothing but words; empty for any other."""
    match tree:
        case Words(text, None):
            return [text]
        case And(operands):
            texts = [_texts(operand) for operand in operands]
            return [text for found in texts for text in found] if all(texts) else []
        case _:
            return []
