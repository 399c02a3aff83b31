"""How a clause of each level is set: its look, indents and place, after GB/T 9704-2012, 7.3."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from enum import Enum, auto
from typing import Final, NamedTuple

from stdplan_tui.corpus.model import CONTAINERS, Clause, Document, Level
from stdplan_tui.frozen import frozen
from stdplan_tui.tui.layout.lines import Look

TWO_EMS: Final = 4
RULE_WIDTH: Final = 2


class Align(Enum):
    """Where lines stand between the edges."""

    LEFT = auto()
    CENTRE = auto()
    RIGHT = auto()


@frozen
class Indents:
    """Cells that the first row of a paragraph, and the others, are set in."""

    first: int = 0
    others: int = 0


FLUSH: Final = Indents()
PARAGRAPH: Final = Indents(TWO_EMS)
SET_IN: Final = Indents(TWO_EMS, TWO_EMS)


@frozen
class Manner:
    """How a clause is set.

    `run_in`: the text goes on behind the caption, in one paragraph with it. `right_space`: the cells between text that
    is set right and the edge.
    """

    caption: Look = Look.TEXT
    text: Look = Look.TEXT
    caption_align: Align = Align.LEFT
    text_align: Align = Align.LEFT
    caption_indents: Indents = FLUSH
    text_indents: Indents = PARAGRAPH
    run_in: bool = False
    right_space: int = 0


_TITLE = Manner(Look.TITLE, caption_align=Align.CENTRE)
_DIVISION = Manner(Look.HEADING, caption_align=Align.CENTRE)
_RUN_IN = Manner(Look.LEAD, caption_indents=PARAGRAPH, run_in=True)
_MANNERS: Final[dict[Level, Manner]] = {
    Level.TITLE: _TITLE,
    Level.DOC: _TITLE,
    Level.NUMBER: Manner(text=Look.QUIET, text_align=Align.CENTRE, text_indents=FLUSH),
    Level.RECIPIENTS: Manner(text_indents=FLUSH),
    Level.ANNEX: Manner(Look.HEADING),
    Level.BOOK: _DIVISION,
    Level.SUBBOOK: _DIVISION,
    Level.CHAPTER: _DIVISION,
    Level.DIVISION: Manner(Look.SUBHEADING, caption_align=Align.CENTRE),
    Level.ARTICLE: _RUN_IN,
    Level.PART: Manner(Look.HEADING),
    Level.SECTION: Manner(Look.SUBHEADING),
    Level.ITEM: Manner(Look.LEAD, caption_indents=PARAGRAPH),
    Level.SUBITEM: Manner(Look.LEAD, caption_indents=PARAGRAPH),
    Level.HEADING: Manner(Look.SUBHEADING),
    Level.BULLET: Manner(Look.LEAD, caption_indents=SET_IN, run_in=True),
    Level.BOX: Manner(Look.CAPTION),
    Level.BOX_ENTRY: Manner(Look.LEAD, text_indents=SET_IN),
    Level.LEAD: _RUN_IN,
    Level.PARAGRAPH: Manner(),
    Level.TABLE: Manner(Look.CAPTION, Look.QUIET, Align.CENTRE, Align.RIGHT, text_indents=FLUSH),
    Level.SIGNATURE: Manner(text_align=Align.RIGHT, text_indents=FLUSH, right_space=2 * TWO_EMS),
    Level.REMARK: Manner(text=Look.QUIET),
}
_SPACED_ABOVE: Final = {
    Level.TITLE: 1,
    Level.DOC: 2,
    Level.RECIPIENTS: 1,
    Level.ANNEX: 2,
    Level.BOOK: 1,
    Level.SUBBOOK: 1,
    Level.CHAPTER: 1,
    Level.DIVISION: 1,
    Level.PART: 1,
    Level.SECTION: 1,
    Level.HEADING: 1,
    Level.BOX: 1,
    Level.TABLE: 1,
    Level.SIGNATURE: 1,
    Level.REMARK: 1,
}
_TITLES: Final = frozenset({Level.TITLE, Level.DOC})
_UNDER_TITLE: Final = frozenset({Level.NUMBER, Level.REMARK})
_TIGHT_LEVELS: Final = frozenset({Level.LEAD, Level.BULLET})
_TIGHT_ENDS: Final = "、.．﹒）)。：:—-"


class Surroundings(NamedTuple):
    """What stands around a clause.

    `before` is the last clause before it that is drawn; `under_title` says that nothing but a title, its number and
    remarks stand above it; `boxed` that it is in a box, `left_box` that the clause before it was and it is not;
    `bullets` counts the bullets that it is nested in; `table` is the one that it is a row of.
    """

    before: Clause | None = None
    under_title: bool = False
    boxed: bool = False
    left_box: bool = False
    bullets: int = 0
    table: Clause | None = None


def manner(clause: Clause, around: Surroundings) -> Manner:
    """How `clause` is set where it stands."""
    found = _MANNERS.get(clause.level, Manner())
    if clause.level is Level.REMARK and around.under_title:
        return replace(found, text_align=Align.CENTRE, text_indents=FLUSH)
    if clause.label and not clause.heading and not found.run_in:
        return replace(found, run_in=True)
    return found


def is_tight(clause: Clause) -> bool:
    """Whether text that runs on follows the caption without a gap: behind 1. and 。 yes, behind 第十条 no."""
    return clause.level in _TIGHT_LEVELS or clause.caption.endswith(tuple(_TIGHT_ENDS))


def rows_above(clause: Clause, around: Surroundings) -> int:
    """The empty rows above `clause`: none at the top of a document, some where something else begins."""
    before = around.before
    if before is None or (around.under_title and clause.level in _UNDER_TITLE):
        return 0
    usual = _SPACED_ABOVE.get(clause.level, 0)
    left_table = before.level is Level.ROW and clause.level is not Level.ROW
    return max(1, usual) if around.under_title or around.left_box or left_table else usual


def surroundings(document: Document) -> Iterator[Surroundings]:
    """The surroundings of every clause of `document.flat`, in order."""
    before: Clause | None = None
    under_title = boxed_before = False
    for clause, boxed, bullets, parent in _walk(document.clauses, boxed=False, bullets=0, parent=None):
        table = parent if clause.level is Level.ROW else None
        yield Surroundings(before, under_title, boxed, boxed_before and not boxed, bullets, table)
        if clause.level in CONTAINERS:
            continue
        under_title = clause.level in _TITLES or (under_title and clause.level in _UNDER_TITLE)
        before, boxed_before = clause, boxed


def _walk(
    clauses: tuple[Clause, ...], *, boxed: bool, bullets: int, parent: Clause | None
) -> Iterator[tuple[Clause, bool, int, Clause | None]]:
    for clause in clauses:
        inside = boxed or clause.level is Level.BOX
        yield clause, inside, bullets, parent
        if clause.children:
            deeper = bullets + (clause.level is Level.BULLET)
            yield from _walk(clause.children, boxed=inside, bullets=deeper, parent=clause)
