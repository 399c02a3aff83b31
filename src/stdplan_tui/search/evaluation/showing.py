"""Hits from records: the string that is shown, and where the words stand in it."""

from __future__ import annotations

from stdplan_tui.corpus.model import ClauseId, DocumentId, Span
from stdplan_tui.search.evaluation.lighting import Light
from stdplan_tui.search.model import Field, Hit
from stdplan_tui.search.records import Record
from stdplan_tui.search.shelf import Shelf


def hit(shelf: Shelf, number: int, score: float, light: Light) -> Hit:
    """The hit that a record is."""
    record = shelf.record(number)
    field, text, spans = _shown(record, light)
    known = shelf.documents.get(record.document)
    return Hit(
        document=DocumentId(record.document),
        clause=ClauseId(record.clause) if record.clause else None,
        label=record.label,
        title=known.title if known else "",
        score=score,
        field=field,
        text=text,
        spans=spans,
        annotation=record.annotation,
    )


def _shown(record: Record, light: Light) -> tuple[Field, str, tuple[Span, ...]]:
    """Field, string and spans of a hit: the clause string, or of a note what the words were found in."""
    found = [(field, part, light.spans(part, field)) for field, part in record.parts]
    if record.annotation is not None:
        field, part, lit = next((one for one in found if one[2]), found[0])
        return _line(field, part, lit) if field is Field.TAG else (field, part, lit)
    string = "\n".join(part for _, part, _ in found)
    if light.over_lines and len(found) > 1:
        return found[0][0], string, light.spans(string, Field.TEXT)
    field = next((field for field, _, lit in found if lit), found[0][0])
    offset, all_lit = 0, list[Span]()
    for _, part, lit in found:
        all_lit += [Span(offset + span.start, offset + span.end) for span in lit] if offset else lit
        offset += len(part) + 1
    return field, string, tuple(all_lit)


def _line(field: Field, text: str, lit: tuple[Span, ...]) -> tuple[Field, str, tuple[Span, ...]]:
    """The line of `text` in which the first span stands, and the spans in it."""
    at = lit[0].start if lit else 0
    start = text.rfind("\n", 0, at) + 1
    line = text[start:].split("\n", 1)[0]
    end = start + len(line)
    return field, line, tuple(Span(span.start - start, span.end - start) for span in lit if start <= span.start < end)
