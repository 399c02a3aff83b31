"""Who holds the next block: the open clauses of a document that is being read, written or imported.

"A block belongs to the last opened clause that can hold it" (formats.md, "Levels and rank"). Leads, paragraphs,
tables and rows hold nothing, save that the second and later paragraphs of an article hold the lists after them;
bullets and boxes hold only what stands inside them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from stdplan_tui.corpus.draft import Draft
from stdplan_tui.corpus.identity import SCOPES, Name
from stdplan_tui.corpus.model import Level
from stdplan_tui.corpus.ranks import LEVEL_OF_FORM, LIST_FORMS, LIST_LEVELS, NUMBERED_LEVELS, TOP_RANK, rank_of
from stdplan_tui.text.labels import Form

DEEPEST = 6  # Markdown has no seventh depth: there the rank decides
PASSAGES = frozenset({Level.PREAMBLE, Level.CLOSING})
_TRANSPARENT = PASSAGES | {Level.NOTICE}
_OUTERMOST = frozenset({Level.NOTICE, Level.DOC})
_OF_A_TITLE = frozenset({Level.TITLE, Level.ANNEX})
_OF_A_SCOPE = PASSAGES | {Level.NUMBER, Level.RECIPIENTS, Level.SIGNATURE, Level.REMARK}
_IN_ORDER = NUMBERED_LEVELS | {Level.HEADING, Level.BOX_ENTRY}
HOLDING = _IN_ORDER | _OUTERMOST | PASSAGES | {Level.ANNEX, Level.BOX, Level.BULLET}
_PARAGRAPHS = frozenset({Level.PARAGRAPH, Level.LEAD})
_INHERITING = _PARAGRAPHS | {Level.HEADING}
_NAMELESS = Name()


@dataclass(slots=True, eq=False)
class Open:
    """A clause that can still hold what comes next; `draft` and `level` are None for the document itself.

    `depth` is the number of # that a heading of this nesting has: 1 for a document and its title.
    """

    draft: Draft | None
    name: Name
    rank: int = TOP_RANK
    depth: int = 1
    paragraphs: int = 0
    level: Level | None = None


class Nesting:
    """The open clauses, outermost first. `drafts` is the tree that `add` builds.

    Only where it is `named` do the open clauses have names and can be found by their ids; naming takes time.
    """

    def __init__(self, *, named: bool = True) -> None:
        self._named = named
        self.drafts: list[Draft] = []
        self._open = [Open(None, Name())]
        self._passages: list[int] = []  # where among the open clauses the open passages stand
        self._bases = [0]
        self._boxes = 0

    @property
    def document(self) -> Open:
        """The document itself, which is always open."""
        return self._open[0]

    @property
    def innermost(self) -> Open:
        """The clause that was opened last."""
        return self._open[-1]

    @property
    def in_box(self) -> bool:
        """Whether the next block stands inside a box."""
        return self._boxes > 0

    def find(self, clause_id: str) -> Open | None:
        """The open clause of that id ("." is the document) that may hold the next block; None where none is."""
        if clause_id == ".":
            return None if self._bases[-1] else self.document
        within = self._open[self._bases[-1] :]
        return next((clause for clause in reversed(within) if clause.name.id == clause_id), None)

    def holder(self, level: Level, label: str = "", depth: int | None = None, *, leaving: bool = False) -> Open:
        """The open clause that holds a block of this level and label by the rules.

        `depth` is the number of # of a heading line; without one the rank decides. `leaving` says that the block
        ends a preamble or closing, as a heading or a mark does.
        """
        reach = self._open[self._bases[-1] : self._end(leaving=leaving)]
        if level in _IN_ORDER and (level is not Level.HEADING or depth is not None):
            return _in_order(reach, rank_of(level, label), depth)
        if level in _OUTERMOST:
            return reach[0]
        if level in _OF_A_TITLE:
            return _first(reach, lambda clause: clause.level is Level.NOTICE)
        if level in _OF_A_SCOPE or (level is Level.HEADING and depth is None):
            return _first(reach, lambda clause: clause.level in SCOPES)
        if level is Level.BULLET or reach[-1].level not in _PARAGRAPHS:
            return reach[-1]
        return _first(reach, lambda clause: clause.level not in _PARAGRAPHS)

    def level_of(self, form: Form, holder: Open) -> Level | None:
        """The level of a clause under `holder` whose label has that form; None where it is no numbered clause.

        In an article the first list is item, a deeper one subitem, whatever its shape; in a box all are entries.
        """
        if form not in LEVEL_OF_FORM:
            return None
        if self.in_box:
            return Level.BOX_ENTRY
        if form in LIST_FORMS:
            deeper = False
            for place in range(self._open.index(holder), -1, -1):
                clause = self._open[place]
                if clause.level is Level.ARTICLE:
                    return Level.SUBITEM if deeper else Level.ITEM
                deeper = deeper or clause.level in LIST_LEVELS or clause.level is Level.BULLET
        return LEVEL_OF_FORM[form]

    def open(self, draft: Draft, holder: Open) -> Open:
        """Let `draft` be the next clause under `holder`: what is inside `holder` closes, `draft` opens if it can hold.

        Gives it with its name; it stays open only where it can hold something.
        """
        self.close_down_to(holder)
        level = draft.level
        if level in _PARAGRAPHS:
            holder.paragraphs += 1
        opened = Open(
            draft,
            holder.name.child(draft) if self._named else _NAMELESS,
            rank=holder.rank if level in _INHERITING else rank_of(level, draft.label),
            depth=depth_under(level, holder),
            paragraphs=1 if draft.text else 0,
            level=level,
        )
        if level in HOLDING or _holds_lists(draft, holder):
            if level in PASSAGES:
                self._passages.append(len(self._open))
            self._open.append(opened)
        return opened

    def add(self, draft: Draft, holder: Open | None = None, depth: int | None = None) -> Open:
        """Put `draft` into the tree: under `holder`, or under the clause that holds it by the rules."""
        holder = holder or self.holder(draft.level, draft.label, depth)
        siblings = holder.draft.children if holder.draft else self.drafts
        siblings.append(draft)
        return self.open(draft, holder)

    @contextmanager
    def inside(self, box: Open) -> Iterator[None]:
        """While it lasts, nothing goes further out than `box` (a box or bullet just opened); then that closes."""
        self._bases.append(self._open.index(box))
        self._boxes += box.level is Level.BOX
        try:
            yield
        finally:
            self._boxes -= box.level is Level.BOX
            self._close(self._bases.pop())

    def leave_passage(self) -> None:
        """End a preamble or closing that is open."""
        self._close(self._end(leaving=True))

    def close_down_to(self, clause: Open) -> None:
        """Close everything inside `clause`."""
        if clause is not self._open[-1]:
            self._close(self._open.index(clause) + 1)

    def _close(self, start: int) -> None:
        """Close the open clauses from that place on."""
        del self._open[start:]
        while self._passages and self._passages[-1] >= start:
            self._passages.pop()

    def _end(self, *, leaving: bool) -> int:
        """The place after the innermost clause that may hold the next block: before the outermost passage, if left."""
        if leaving:
            for place in self._passages:
                if place >= self._bases[-1]:
                    return place
        return len(self._open)


def _first(reach: list[Open], can_hold: Callable[[Open], bool]) -> Open:
    return next((clause for clause in reversed(reach) if can_hold(clause)), reach[0])


def _in_order(reach: list[Open], rank: int, depth: int | None) -> Open:
    for clause in reversed(reach):
        if clause.rank < rank if depth is None else clause.depth < depth or (depth >= DEEPEST and clause.rank < rank):
            return clause
    return reach[0]


def depth_under(level: Level, holder: Open) -> int:
    """The depth of a clause of that level under `holder`; containers have none of their own."""
    if level in (Level.TITLE, Level.DOC):
        return 1
    return holder.depth if level in _TRANSPARENT else holder.depth + 1


def _holds_lists(draft: Draft, holder: Open) -> bool:
    """Whether it is 第二款 or later of an article: the 项 after it are its own."""
    return draft.level in _PARAGRAPHS and holder.level is Level.ARTICLE and holder.paragraphs > 1
