"""Which records a query means: candidates from the shelf, and the folded text decides."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from stdplan_tui.search.model import Field
from stdplan_tui.search.query import Query, Term
from stdplan_tui.search.shelf import Shelf

Occurrences = Sequence[tuple[Field, int, int]]
"""Field, how often the words stand in it, and its folded length; fields without them left out."""

Found = Mapping[int, Occurrences]
"""Where some words stand, by the number of the record; records without them left out."""


@dataclass(frozen=True, slots=True)
class Matches:
    """The numbers of the records that a query means, and for each of its wanted terms where it was found."""

    numbers: frozenset[int]
    terms: tuple[Found, ...] = ()


def matches(shelf: Shelf, query: Query) -> Matches:
    """The records that have every wanted word and no excluded one, or all of the query as it stands."""
    whole = _found(shelf, Term(query.whole))
    if query.words == (Term(query.whole),) and not query.conditions:
        return Matches(frozenset(whole), (whole,))
    words = [_found(shelf, term) for term in query.words if not term.excluded]
    conditions = [_found(shelf, term) for term in query.conditions if not term.excluded]
    numbers = _common(words) if words else {number for found in conditions for number in found}
    for term, found in zip(_wanted(query.conditions), conditions, strict=True):
        numbers &= _at(shelf, numbers, _addresses(shelf, found), inside=not term.excluded)
    for term in _excluded((*query.words, *query.conditions)):
        unwanted = _found(shelf, term)
        numbers -= unwanted.keys()
        if term.field is not None:
            numbers &= _at(shelf, numbers, _addresses(shelf, unwanted), inside=False)
    return Matches(frozenset(numbers | whole.keys()), (*words, *conditions, whole))


def _found(shelf: Shelf, term: Term) -> dict[int, Occurrences]:
    needle, wanted = term.needle, term.field
    found: dict[int, Occurrences] = {}
    for number in shelf.candidates(needle):
        occurrences = [
            (field, part.count(needle), len(part))
            for field, part in shelf.record(number).folded
            if needle in part and (wanted is None or field is wanted)
        ]
        if occurrences:
            found[number] = occurrences
    return found


def _common(found: Iterable[Found]) -> set[int]:
    return set.intersection(*(set(one) for one in found))


def _addresses(shelf: Shelf, numbers: Iterable[int]) -> set[tuple[str, str]]:
    return {shelf.record(number).address for number in numbers}


def _at(shelf: Shelf, numbers: Iterable[int], addresses: set[tuple[str, str]], *, inside: bool) -> set[int]:
    return {number for number in numbers if (shelf.record(number).address in addresses) is inside}


def _wanted(terms: Iterable[Term]) -> list[Term]:
    return [term for term in terms if not term.excluded]


def _excluded(terms: Iterable[Term]) -> list[Term]:
    return [term for term in terms if term.excluded]
