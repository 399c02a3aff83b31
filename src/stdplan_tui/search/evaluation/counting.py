"""Facets: how many of the records that a query means have each value."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from stdplan_tui.search.evaluation.bits import bits_of, numbers_of
from stdplan_tui.search.evaluation.conditions import Conditions
from stdplan_tui.search.model import Count, Facet, Facets
from stdplan_tui.search.shelf import Shelf, Shelved, of_author, of_level, of_status, of_tag

_OF_NOTES = {Facet.TAG: of_tag(""), Facet.AUTHOR: of_author(""), Facet.STATUS: of_status("")}


def counted(shelf: Shelf, conditions: Conditions, bits: int) -> Facets:
    """The values that these records have, for every facet; a facet without a value is left out."""
    numbers = numbers_of(bits)
    by_document = _by_document(shelf, numbers)
    counts: dict[Facet, Mapping[str, int]] = {
        Facet.DOCUMENT: {shelved.document: count for shelved, count in by_document},
        Facet.LEVEL: _levels(shelf, bits),
        Facet.ISSUER: _of_documents((issuer, count) for one, count in by_document for issuer in one.issuers),
        Facet.KIND: _of_documents((one.kind, count) for one, count in by_document),
        Facet.YEAR: _of_documents((str(one.year or ""), count) for one, count in by_document),
        **_of_notes(shelf, conditions, numbers),
    }
    labels = {
        Facet.DOCUMENT: {shelved.document: shelved.title for shelved, _ in by_document},
        Facet.AUTHOR: {author: _writer(shelf, author) for author in counts[Facet.AUTHOR]},
    }
    return {facet: _sorted(found, labels.get(facet, {})) for facet, found in counts.items() if found}


def _by_document(shelf: Shelf, numbers: Sequence[int]) -> list[tuple[Shelved, int]]:
    places = shelf.places
    ranks = Counter(places[number] >> 32 for number in numbers)
    documents = list(shelf.documents.values())
    return [(documents[rank], count) for rank, count in ranks.items()]


def _levels(shelf: Shelf, bits: int) -> dict[str, int]:
    start = of_level("")
    found = {name: (bits_of(shelf.named(name), shelf.size) & bits).bit_count() for name in shelf.names(start)}
    return {name.removeprefix(start): count for name, count in found.items() if count}


def _of_documents(values: Iterator[tuple[str, int]]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for value, count in values:
        if value:
            counts[value] += count
    return counts


def _of_notes(shelf: Shelf, conditions: Conditions, numbers: Sequence[int]) -> dict[Facet, Counter[str]]:
    """Tags, authors and statuses of the notes where the records stand."""
    noted, places = conditions.noted, shelf.places
    counts = {facet: Counter[str]() for facet in _OF_NOTES}
    for number in numbers:
        if (values := noted.get(places[number])) is not None:
            for facet, start in _OF_NOTES.items():
                counts[facet].update(values.get(start, ()))
    return counts


def _writer(shelf: Shelf, author: str) -> str:
    """The name of an author, as the first note has it."""
    return shelf.record(shelf.named(of_author(author))[0]).author_name or author


def _sorted(counts: Mapping[str, int], labels: Mapping[str, str]) -> tuple[Count, ...]:
    ordered = sorted(counts.items(), key=lambda one: (-one[1], one[0]))
    return tuple(Count(value, labels.get(value, value), count) for value, count in ordered)
