"""Hits from records: the string that is shown, and where the words stand in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from stdplan_tui.corpus.model import ClauseId, DocumentId, Span
from stdplan_tui.search.matching import matches
from stdplan_tui.search.model import Field, Hit, Results
from stdplan_tui.search.query import Query, parsed
from stdplan_tui.search.ranking import ranked
from stdplan_tui.search.records import Record
from stdplan_tui.search.shelf import Shelf
from stdplan_tui.text.fold import folded


def search(shelf: Shelf, text: str, limit: int | None, *, literal: bool = False, complete: bool = True) -> Results:
    """What `text` finds on the shelf, best first."""
    query = parsed(text, literal=literal)
    order = ranked(shelf, matches(shelf, query))
    hits = tuple(_hit(shelf, number, score, query) for score, number in order[:limit])
    return Results(hits, len(order), complete)


def _hit(shelf: Shelf, number: int, score: float, query: Query) -> Hit:
    record = shelf.record(number)
    field, text, spans = _shown(record, query)
    return Hit(
        document=DocumentId(record.document),
        clause=ClauseId(record.clause) if record.clause else None,
        label=record.label,
        title=shelf.title(record.document),
        score=score,
        field=field,
        text=text,
        spans=spans,
        annotation=record.annotation,
    )


def _shown(record: Record, query: Query) -> tuple[Field, str, tuple[Span, ...]]:
    """Field, string and spans of a hit: the clause string, or of a note what the words were found in."""
    found = [(field, part, tuple(spans(part, query.lit(field)))) for field, part in record.parts]
    if record.annotation is not None:
        field, part, lit = next((one for one in found if one[2]), found[0])
        return _line(field, part, lit) if field is Field.TAG else (field, part, lit)
    string = "\n".join(part for _, part, _ in found)
    field = next((field for field, _, lit in found if lit), found[0][0])
    offset, all_lit = 0, list[Span]()
    for _, part, lit in found:
        all_lit += [Span(offset + span.start, offset + span.end) for span in lit]
        offset += len(part) + 1
    return field, string, tuple(all_lit)


def _line(field: Field, text: str, lit: tuple[Span, ...]) -> tuple[Field, str, tuple[Span, ...]]:
    """The line of `text` in which the first span stands, and the spans in it."""
    at = lit[0].start if lit else 0
    start = text.rfind("\n", 0, at) + 1
    line = text[start:].split("\n", 1)[0]
    end = start + len(line)
    return field, line, tuple(Span(span.start - start, span.end - start) for span in lit if start <= span.start < end)


def spans(text: str, needles: Iterable[str]) -> Iterator[Span]:
    """The characters of `text` that belong to an occurrence of a folded needle, in order, cut at line feeds.

    Occurrences that overlap are one span; neighbours stay apart.
    """
    searched = folded(text)
    merged: list[tuple[int, int]] = []
    for start, end in sorted(_occurrences(searched.text, needles)):
        if merged and start < merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    for start, end in merged:
        yield from _lines(text, *searched.original(start, end))


def _occurrences(text: str, needles: Iterable[str]) -> Iterator[tuple[int, int]]:
    for needle in needles:
        at = text.find(needle)
        while at >= 0:
            yield at, at + len(needle)
            at = text.find(needle, at + 1)


def _lines(text: str, start: int, end: int) -> Iterator[Span]:
    for line in text[start:end].split("\n"):
        if line:
            yield Span(start, start + len(line))
        start += len(line) + 1
