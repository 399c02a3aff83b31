"""Tables of ID.md: the rows of a GFM table as clauses, and back."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from stdplan_tui.corpus.draft import Draft
from stdplan_tui.corpus.markdown.spelling import cell, escaped, masked
from stdplan_tui.corpus.model import Level
from stdplan_tui.errors import BodyError
from stdplan_tui.language import _

_DELIMITER = re.compile(r"\|(?:\s*:?-+:?\s*\|)*\s*:?-+:?\s*\|?\s*")


def read_rows(lines: Sequence[str], first: int) -> list[Draft]:
    """The rows that the lines of a table say, the header first, with an empty text where it has no words.

    `first` is the line of the file that the table starts at. Raises BodyError.
    """
    if len(lines) < 2 or not _DELIMITER.fullmatch(lines[1]):
        raise BodyError(_("a table needs | --- | under its first row"), line=first)
    header = _row(lines[0])
    if not header.text.strip("\t"):
        header.text = ""
    return [header, *map(_row, lines[2:])]


def write_rows(rows: Sequence[Draft]) -> list[str]:
    """The lines of a table with these rows, the header first."""
    texts = [row.text for row in rows] or [""]
    columns = texts[0] or "\t" * max((text.count("\t") for text in texts[1:]), default=0)
    cells = columns.split("\t")
    return [_line(cells), _line("---" for _column in cells), *(_line(text.split("\t")) for text in texts[1:])]


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(map(escaped, cells))} |"


def _row(line: str) -> Draft:
    return Draft(Level.ROW, text="\t".join(map(cell, _raw_cells(line))))


def _raw_cells(line: str) -> list[str]:
    line = line.strip()
    shadow = masked(line)
    bars = [place for place, character in enumerate(shadow) if character == "|"]
    ends = bars[1:] if shadow.endswith("|") and len(bars) > 1 else [*bars[1:], len(line)]
    return [line[start + 1 : end] for start, end in zip(bars, ends, strict=False)]
