"""How far an import can be trusted: an estimate of the share of the document that needs no correction by hand.

Each sign of trouble puts a share of the document in doubt, between 0 and 1, and the confidence is the product of what
they leave: 0.99 where there is none, since nothing that a program reads is beyond doubt. It is monotone: one doubt
more, or one character lost more, never raises it. The shares are relative to the size of the document, so a gap in
the numbers weighs more in a page than in a book, and they were set so that documents read by a person and found right
stand at 0.9 and above.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from math import prod

from stdplan_tui.frozen import frozen
from stdplan_tui.importing.layout.sheet import Cause
from stdplan_tui.importing.soundness import Soundness
from stdplan_tui.language import _

AT_BEST = 0.99  # where there is no sign of trouble
_FEWEST_CLAUSES = 20  # a shorter document counts as this long: a few clauses say little
_FEWEST_WORDS = 10  # characters
_MUCH = 2_000  # characters of a text that ought to have some structure
_SOME_LABELS = 3
_HALLMARKS = 2  # of title, number, recipients, signature, numbered clauses: with them even a list is a document


@frozen
class Sign:
    """A sign of trouble: what it is, translated, and the share of the document that it puts in doubt."""

    message: str
    share: float


def confidence(signs: Sequence[Sign]) -> float:
    """What the signs leave, to two decimals."""
    return round(AT_BEST * prod(1 - sign.share for sign in signs), 2)


def signs(doubts: Counter[Cause], found: Soundness) -> tuple[Sign, ...]:
    """All signs of trouble in a document, with how often each cause was doubted; the gravest first."""
    every = (*_doubted(doubts, found), *_damaged(found), *_shaped(found), *_chosen(found))
    return tuple(sorted((sign for sign in every if sign.share >= 0.001), key=lambda sign: -sign.share))


def _doubted(doubts: Counter[Cause], found: Soundness) -> Iterator[Sign]:
    """What the doubts of layout and outline say, each by how often it comes."""
    size = max(found.clauses, _FEWEST_CLAUSES)
    labelled = max(found.labelled, _FEWEST_CLAUSES)
    yield Sign(_("the numbers have gaps"), _rising(doubts[Cause.NUMBERING], 1.5 / labelled, least=0.02, most=0.6))
    yield Sign(_("many lines were joined"), _rising(doubts[Cause.BREAK], 0.1 / size, most=0.1))
    yield Sign(_("brackets are not closed"), _rising(doubts[Cause.BRACKET], 0.5 / size, most=0.2))
    yield Sign(_("tables have lost their columns"), min(0.1 * found.cells_alone + 0.002 * doubts[Cause.TABLE], 0.15))
    yield Sign(_("characters may be lost"), _rising(doubts[Cause.DAMAGE], 2 / size, least=0.01, most=0.5))
    yield Sign(_("the outline may be another"), _rising(doubts[Cause.STRUCTURE], 1 / size, least=0.02, most=0.4))


def _damaged(found: Soundness) -> Iterator[Sign]:
    """What the characters themselves say."""
    lost = found.unreadable / max(found.characters, 1)
    yield Sign(_("characters cannot be read"), min(0.02 + 30 * lost, 0.6) if lost else 0.0)
    yield Sign(_("paragraphs break off in a sentence"), min(0.8 * max(found.unfinished - 0.04, 0), 0.6))


def _shaped(found: Soundness) -> Iterator[Sign]:
    """What the shape of the outline says."""
    unmarked = found.labels_in_text / max(found.clauses, _FEWEST_CLAUSES)
    flat = found.labelled == 0 and found.characters >= _MUCH and found.labels_in_text >= _SOME_LABELS
    yield Sign(_("labels stand inside paragraphs"), 0.4 if flat else min(0.5 * unmarked, 0.3))
    yield Sign(_("some paragraphs are very long"), 0.3 * found.in_long_paragraphs)
    yield Sign(_("the document has no title"), 0.0 if found.titled else 0.1)
    yield Sign(_("an official letter without a number"), 0.03 if found.addressed and not found.numbered else 0.0)
    yield Sign(_("there is hardly any text"), _emptiness(found))


def _emptiness(found: Soundness) -> float:
    if found.characters >= _FEWEST_WORDS:
        return 0.0
    return 0.5 if found.characters else 1.0


def _chosen(found: Soundness) -> Iterator[Sign]:
    """What was taken for the text, and what was left out, say."""
    few = max(0.4 - found.in_sentences, 0) if found.hallmarks < _HALLMARKS else 0.0
    yield Sign(_("few lines are sentences: this may be a menu or a list"), 1.5 * few)
    yield Sign(_("most sentences of the file were left out"), min(max(found.left_out - 0.4, 0), 0.6))


def _rising(count: int, weight: float, *, least: float = 0.0, most: float) -> float:
    return min(least + weight * count, most) if count else 0.0
