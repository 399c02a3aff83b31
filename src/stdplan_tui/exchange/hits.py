"""Hits as they leave the program: CSV for tables, Markdown for people, JSON Lines for programs."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import StrEnum

from stdplan_tui.corpus.model import DocumentId
from stdplan_tui.exchange.cells import cell
from stdplan_tui.search.model import Hit
from stdplan_tui.text.display import shown, shown_line
from stdplan_tui.text.json_text import json_text

NumberOf = Callable[[DocumentId], str]
"""The document number of a document, "" where it has none."""


class Format(StrEnum):
    """A format that hits can be exported to."""

    CSV = "csv"
    MARKDOWN = "markdown"
    JSON = "json"


_COLUMNS = ("document", "document_number", "title", "clause", "label", "field", "words", "text", "annotation", "score")
_BOM = "\ufeff"
_MARKUP = re.compile(r"[\\`*_\[\]<>|~&$#]")
_OPENER = re.compile(r"^(\d{1,9}(?=[.)])|(?=[+\-=]))")


def exported(hits: Iterable[Hit], form: Format, number_of: NumberOf) -> Iterator[str]:
    """The text of a file with these hits, in pieces.

    CSV has a byte order mark, a row of names and one row a hit; a cell that a spreadsheet would take for a formula
    opens with an apostrophe. Markdown has a quotation and its source for each hit, nothing in it being markup. JSON
    has the object of `hit_json` on a line for each.
    """
    return _WRITERS[form](hits, number_of)


def hit_json(hit: Hit) -> dict[str, object]:
    """A hit as JSON has it, everywhere."""
    found: dict[str, object] = {
        "document": hit.document,
        "clause": hit.clause,
        "label": hit.label,
        "title": hit.title,
        "score": hit.score,
        "field": hit.field,
        "text": hit.text,
        "spans": [[span.start, span.end] for span in hit.spans],
    }
    return found | {"annotation": hit.annotation} if hit.annotation else found


def _csv(hits: Iterable[Hit], number_of: NumberOf) -> Iterator[str]:
    yield _BOM + _row(_COLUMNS)
    for hit in hits:
        words = " … ".join(hit.text[span.start : span.end] for span in hit.spans)
        number = number_of(hit.document)
        found = (hit.document, number, hit.title, hit.clause or "", hit.label, hit.field, words, hit.text)
        yield _row([*map(cell, found), hit.annotation or "", f"{hit.score:g}"])


def _row(cells: Iterable[str]) -> str:
    import csv  # all searches print JSON through this module, few of them tables
    import io

    line = io.StringIO()
    csv.writer(line, lineterminator="\n").writerow(cells)
    return line.getvalue()


def _markdown(hits: Iterable[Hit], number_of: NumberOf) -> Iterator[str]:
    for hit in hits:
        lines = (_escaped(line) for line in shown(hit.text).rstrip("\n").split("\n"))
        quotation = "  \n".join(f"> {line}" if line else ">" for line in lines)
        yield f"{quotation}\n>\n> ——{_escaped(_source(hit, number_of))}\n\n"


def _source(hit: Hit, number_of: NumberOf) -> str:
    """Title, document number and label path, as a citation has them."""
    number = number_of(hit.document)
    return shown_line(
        f"《{hit.title}》" + (f"（{number}）" if number else "") + (f"，{hit.label}" if hit.label else "")
    )


def _escaped(line: str) -> str:
    """A line of which nothing is Markdown; the cells of a table row are parted by a wide space."""
    return _OPENER.sub(r"\1\\", _MARKUP.sub(r"\\\g<0>", line.strip(" ").replace("\t", "\u3000")))


def _json(hits: Iterable[Hit], _number_of: NumberOf) -> Iterator[str]:
    return (json_text(hit_json(hit)) + "\n" for hit in hits)


_WRITERS: Mapping[Format, Callable[[Iterable[Hit], NumberOf], Iterator[str]]] = {
    Format.CSV: _csv,
    Format.MARKDOWN: _markdown,
    Format.JSON: _json,
}
