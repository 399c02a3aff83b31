"""What the list under the search field has in it, top down: titles, hits, words to be taken, and what is said."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from stdplan_tui.corpus.model import DocumentId
from stdplan_tui.frozen import frozen
from stdplan_tui.search.model import Hit, Results


@frozen
class Title:
    """A document over its hits: how many of them follow, and how many it has, None while that is not known."""

    text: str
    shown: int
    count: int | None = None


@frozen
class Found:
    """A hit."""

    hit: Hit


@frozen
class More:
    """So many hits are not in the list yet."""

    count: int


@frozen
class Offered:
    """Words that take the place of the query when they are chosen; `aside` says what they are."""

    words: str
    query: str
    aside: str = ""


@frozen
class Said:
    """A line that cannot be chosen, as a heading or by the way."""

    text: str
    heading: bool = False


Entry = Title | Found | More | Offered | Said

CHOSEN = (Found, More, Offered)
"""The entries that can be gone to."""


def hit_entries(results: Results, totals: Mapping[DocumentId, int]) -> Iterator[Entry]:
    """The hits by document: documents in the order of their first hit, the hits of each as they come.

    `totals` are the hits of each document, as far as they are known.
    """
    first: dict[DocumentId, int] = {}
    for hit in results.hits:
        first.setdefault(hit.document, len(first))
    all_here = results.total <= len(results.hits)
    for document, group in groupby(sorted(results.hits, key=lambda hit: first[hit.document]), _document):
        hits = list(group)
        count = len(hits) if all_here else totals.get(document)
        yield Title(hits[0].title, len(hits), count)
        yield from map(Found, hits)
    if not all_here:
        yield More(results.total - len(results.hits))


def place_in(entries: Iterable[Entry], hit: Hit | None) -> int | None:
    """The number of the entry of the same clause or note as `hit`; None where it is not there any more."""
    if hit is None:
        return None
    wanted = _identity(hit)
    return next(
        (n for n, entry in enumerate(entries) if isinstance(entry, Found) and _identity(entry.hit) == wanted), None
    )


def _identity(hit: Hit) -> tuple[object, ...]:
    return hit.document, hit.clause, hit.annotation, hit.field


def _document(hit: Hit) -> DocumentId:
    return hit.document
