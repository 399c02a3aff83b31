"""A clause as paragraphs of plain text: what the screen says by place and colour is said in words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from stdplan_tui.corpus.model import CONTAINERS, Clause, Document, Level
from stdplan_tui.frozen import frozen
from stdplan_tui.language import _
from stdplan_tui.text.display import shown
from stdplan_tui.text.spacing import IDEOGRAPHIC_SPACE
from stdplan_tui.tui.layout.manner import FLUSH, TWO_EMS, Indents, Surroundings, is_tight, manner, surroundings
from stdplan_tui.tui.layout.tables import spans

_STRUCTURES: Final = frozenset({Level.BOX, Level.TABLE})


@frozen
class Paragraph:
    """Words on one line, however long that is; `indents` are for where it is broken into rows."""

    text: str
    indents: Indents = FLUSH


@frozen
class Passage:
    """A clause and its paragraphs; `ended` is what ends before it, a box or a table, in words."""

    clause: Clause
    paragraphs: tuple[Paragraph, ...]
    ended: str = ""


def passages(document: Document, within: Clause | None = None) -> Iterator[Passage]:
    """Every clause that has words, in reading order; only `within` and what is under it, where that is given."""
    wanted = {clause.id for clause in within.walk()} if within else None
    for clause, around in zip(document.flat, surroundings(document), strict=True):
        if clause.level not in CONTAINERS and (wanted is None or clause.id in wanted):
            yield Passage(clause, tuple(_paragraphs(clause, around)), _ended(clause, around))


def _ended(clause: Clause, around: Surroundings) -> str:
    if around.left_box:
        return _("[end of box]")
    if around.before is not None and around.before.level is Level.ROW and clause.level is not Level.ROW:
        return _("[end of table]")
    return ""


def _paragraphs(clause: Clause, around: Surroundings) -> Iterator[Paragraph]:
    if around.table is not None:
        yield from map(Paragraph, _row(clause, around.table))
        return
    how = manner(clause, around)
    if how.run_in:
        gap = "" if is_tight(clause) else IDEOGRAPHIC_SPACE
        text = gap.join(part for part in (clause.caption, clause.text) if part)
        yield from _lines(text, _indents(clause, how.caption_indents, around))
        return
    if caption := _caption(clause):
        yield from _lines(caption, _indents(clause, how.caption_indents, around))
    if clause.text:
        yield from _lines(clause.text, _indents(clause, how.text_indents, around))


def _caption(clause: Clause) -> str:
    """The caption; a box or a table whose label does not say what it is has a word before it."""
    if clause.level not in _STRUCTURES or clause.label:
        return clause.caption
    word = _("[box]") if clause.level is Level.BOX else _("[table]")
    return f"{word} {clause.caption}".rstrip()


def _lines(text: str, indents: Indents) -> Iterator[Paragraph]:
    return (Paragraph(line, indents) for line in shown(text).replace("\t", " ").split("\n"))


def _indents(clause: Clause, indents: Indents, around: Surroundings) -> Indents:
    """The indents of the screen; what is in a bullet is set in further, and a bullet hangs behind its dash."""
    nested = TWO_EMS * around.bullets
    others = indents.first + TWO_EMS if clause.level is Level.BULLET else indents.others
    return Indents(indents.first + nested, others + nested)


def _row(row: Clause, table: Clause) -> Iterator[str]:
    """A row of a table: each cell on a line behind its header; what is one text over all columns stands alone."""
    header = next((each for each in table.children if _is_header(each)), None)
    cells = _cells(row)
    if spans(row):
        yield " ".join(filter(None, cells))
    elif row is header:
        yield _("[columns] {names}").format(names="; ".join(cells))
    else:
        names = _cells(header) if header is not None else []
        for at, cell in enumerate(cells):
            name = names[at] if at < len(names) else ""
            if cell:
                yield f"{name}: {cell}" if name else cell


def _is_header(row: Clause) -> bool:
    return row.level is Level.ROW and row.id.rpartition(".")[2].startswith("r0")


def _cells(row: Clause) -> list[str]:
    return [shown(cell).replace("\n", " ").strip() for cell in row.string.split("\t")]
