"""Figures of agreement as a plain table: a row for each dimension and tag, and why a figure is missing."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence

from stdplan_tui.annotations.agreement.figures import Estimate, Undefined
from stdplan_tui.annotations.agreement.table import Row
from stdplan_tui.annotations.store.authors import Authors
from stdplan_tui.annotations.vocabulary import Unit
from stdplan_tui.cli.output import Strong, say
from stdplan_tui.language import N_, _
from stdplan_tui.text.width import cells
from stdplan_tui.workspace.telling import dimension_title

_NONE = "—"
_REASONS = {
    Undefined.NO_UNITS: N_("nothing was coded by two of them"),
    Undefined.NO_VARIATION: N_("all gave the same everywhere: nothing tells agreement from chance"),
}


def say_figures(rows: Sequence[Row], authors: Authors) -> None:
    """Print the rows; below them the kappas of each two where more annotators are compared, and what is missing."""
    if not rows:
        say("    ", _("nobody gave a tag"))
        return
    of_two = all(row.figures.annotators == 2 for row in rows)
    paired = [] if of_two else [row for row in rows if row.tag is None] or rows
    _say_rows(rows, of_two=of_two)
    if paired:
        say("  ", Strong(_("Kappa of each two")))
        _say_lines([line for row in paired for line in _pairs(row, authors)], numbers=2)
    pairs = (pair for row in paired for pair in row.figures.pairs)
    _say_missing(rows, {row.figures.undefined for row in rows} | {pair.undefined for pair in pairs})


def _say_rows(rows: Sequence[Row], *, of_two: bool) -> None:
    heads = ["", _("units"), _("observed"), _("kappa"), _("alpha") + " [95%]", _("alpha of sets") + " [95%]"]
    shown = [True, True, True, of_two, True, any(row.figures.masi is not None for row in rows)]
    lines = [[cell for cell, wanted in zip(line, shown, strict=True) if wanted] for line in (heads, *map(_cells, rows))]
    _say_lines(lines, numbers=3 if of_two else 2)


def _say_missing(rows: Sequence[Row], reasons: Container[Undefined | None]) -> None:
    for reason, told in _REASONS.items():
        if reason in reasons:
            say(f"    {_NONE}  ", _(told))
    if any(_lacks_interval(found) for row in rows for found in (row.figures.alpha, row.figures.masi)):
        say("    ", _("without [ ]: too few units for an interval, or too many different sets"))


def _say_lines(lines: Sequence[Sequence[str]], *, numbers: int) -> None:
    """Print lines of cells, below each other; so many cells behind the first are numbers and stand to the right."""
    widths = [max(map(cells, column)) for column in zip(*lines, strict=True)]
    for line in lines:
        gaps = [" " * (width - cells(cell)) for cell, width in zip(line, widths, strict=True)]
        filled = (
            f"{gap}{cell}" if 0 < place <= numbers else f"{cell}{gap}"
            for place, (cell, gap) in enumerate(zip(line, gaps, strict=True))
        )
        say(f"    {'  '.join(filled)}".rstrip())


def _cells(row: Row) -> list[str]:
    found = row.figures
    kappa, masi = _number(found.kappa), "" if found.masi is None else _estimate(found.masi)
    return [_called(row), str(found.units), _number(found.observed), kappa, _estimate(found.alpha), masi]


def _pairs(row: Row, authors: Authors) -> Iterator[list[str]]:
    for pair in row.figures.pairs:
        names = " / ".join(map(authors.name_of, pair.annotators))
        yield [f"{_called(row)}  {names}", str(pair.units), _number(pair.kappa)]


def _called(row: Row) -> str:
    if row.tag is not None:
        return f"  #{row.tag}"
    if row.dimension is None:
        return ""
    title = dimension_title(row.dimension)
    return _("{dimension} (sentences)").format(dimension=title) if row.dimension.unit is Unit.SENTENCE else title


def _estimate(found: Estimate) -> str:
    if found.interval is None:
        return _number(found.value)
    low, high = map(_number, found.interval)
    return f"{_number(found.value)} [{low}, {high}]"


def _number(value: float | None) -> str:
    return _NONE if value is None else f"{round(value, 3) + 0.0:.3f}"


def _lacks_interval(found: Estimate | None) -> bool:
    return found is not None and found.value is not None and found.interval is None
