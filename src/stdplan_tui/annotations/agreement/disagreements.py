"""Where annotators differ: the clauses and sentences that they gave other tags to, and who gave what."""

from __future__ import annotations

from collections.abc import Callable

from stdplan_tui.annotations.agreement.codings import Codings, Given
from stdplan_tui.annotations.noted import Noted
from stdplan_tui.annotations.vocabulary import Dimension
from stdplan_tui.corpus.model import Clause, Span
from stdplan_tui.frozen import frozen


@frozen
class Choice:
    """What an annotator gave: the tags of a dimension, in the order of the vocabulary; none at all is a choice too."""

    annotator: str
    tags: tuple[str, ...]


@frozen
class Disagreement:
    """A clause, or (`span`) a sentence of it, to which annotators gave other tags of a dimension.

    `choices` has all who marked the clause as done, in the order in which they are compared; `decision` is what
    somebody decided about it, and `decided` the tags of the dimension that this gives, perhaps none.
    """

    clause: Clause
    span: Span | None
    choices: tuple[Choice, ...]
    decision: Noted | None = None
    decided: tuple[str, ...] = ()


def disagreements(
    codings: Codings, dimension: Dimension | None, tag: Callable[[str], bool] | None = None
) -> tuple[Disagreement, ...]:
    """Where the annotators' sets of tags of a dimension differ, in reading order.

    With `tag`, only where it is not the same for all whether they gave a tag of which that is true. Without a
    dimension (None), the tags that belong to none are compared.
    """
    order = {one.name: place for place, one in enumerate(codings.vocabulary.tags)}
    found = []
    for one in codings.coded(dimension):
        given = [(who, tags) for who, tags in zip(codings.annotators, one.given, strict=True) if tags is not None]
        compared = {tags if tag is None else any(map(tag, tags)) for _who, tags in given}
        if len(compared) > 1:
            choices = tuple(Choice(who, _in_order(tags, order)) for who, tags in given)
            decision = codings.decisions.on(one.clause.id, one.span, dimension)
            decided = codings.decisions.tags(decision, dimension) if decision is not None else ()
            found.append(Disagreement(one.clause, one.span, choices, decision, decided))
    return tuple(found)


def _in_order(tags: Given, order: dict[str, int]) -> tuple[str, ...]:
    return tuple(sorted(tags, key=lambda tag: (order.get(tag, len(order)), tag)))
