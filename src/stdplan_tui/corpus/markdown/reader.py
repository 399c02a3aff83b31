"""ID.md read: its blocks, one after another, put where the grammar says that they belong."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from stdplan_tui.corpus.draft import Draft
from stdplan_tui.corpus.markdown.blocks import Block, Kind, Mark, blocks, end_of_text
from stdplan_tui.corpus.markdown.bullets import read_head
from stdplan_tui.corpus.markdown.placing import PARAGRAPH, Placing, Shape, placed
from stdplan_tui.corpus.markdown.spelling import lines_of
from stdplan_tui.corpus.markdown.tables import read_rows
from stdplan_tui.corpus.model import CONTAINERS, Level
from stdplan_tui.corpus.nesting import DEEPEST, Nesting, Open
from stdplan_tui.errors import BodyError
from stdplan_tui.frozen import frozen
from stdplan_tui.language import _

DOCUMENT = "document"
_DEEPEST_NESTING = 48
_FIRST = frozenset({DOCUMENT, Level.NOTICE})
_BOUND = {Kind.QUOTE: Level.BOX, Kind.BULLET: Level.BULLET, Kind.GRID: Level.TABLE}
_BOUND_ONLY = frozenset({Level.BOX, Level.BULLET, Level.ROW})


@frozen
class Place:
    """A clause and where it was read.

    `holder` is its parent (None: the document), `line` its line of the file, `hashes` the # that it was written with
    (0 for none), `depth` those that its nesting asks for, `marks` the words of its marks.
    """

    draft: Draft
    holder: Draft | None
    line: int
    hashes: int
    depth: int
    marks: tuple[str, ...]


class Reader:
    """Reads one body: `drafts` is its tree, `places` where each clause but the rows stands. Raises BodyError."""

    def __init__(self, text: str) -> None:
        self._nesting = Nesting(named="<!-- in " in text)
        self.drafts = self._nesting.drafts
        self.places: list[Place] = []
        lines = text.split("\n")
        self._documents = f"\n{text}".count(f"\n<!-- {DOCUMENT} -->")
        self._region(list(blocks(lines, 1)))

    def _region(self, found: Sequence[Block]) -> None:
        """Read the blocks of the document, or those inside a box or bullet."""
        captioned: Draft | None = None
        for block, after in zip_longest(found, found[1:]):
            if captioned is not None:
                captioned.children = read_rows(block.lines, block.line)
                captioned = None
                continue
            before_grid = after is not None and after.kind is Kind.GRID and not after.marks
            draft = self._block(block, before_grid)
            captioned = draft if before_grid and draft.level is Level.TABLE and block.kind is not Kind.GRID else None

    def _block(self, block: Block, before_grid: bool) -> Draft:
        level, within = self._marked(block) if block.marks else (None, None)
        _check_form(block, level, in_box=self._nesting.in_box)
        if block.kind is Kind.QUOTE:
            return self._box(block, level, within)
        if block.kind is Kind.BULLET:
            return self._bullet(block, within)
        shape = PARAGRAPH
        if block.kind is not Kind.PLAIN:
            shape = Shape(block.kind, block.caption, block.depth, before_grid, self._is_attached(block))
        placing = placed(shape, self._nesting, level=level, within=within)
        if block.kind is Kind.GRID:
            draft = self._opened(block, placing, "")
            draft.children = read_rows(block.lines, block.line)
            return draft
        return self._opened(block, placing, lines_of(placing.level, block.lines))

    def _box(self, block: Block, level: Level | None, within: Open | None) -> Draft:
        found = list(blocks(block.lines, block.line))
        title = found[0] if found and found[0].kind is Kind.BOLD and not found[0].marks else None
        placing = placed(Shape(Kind.QUOTE, title.caption if title else ""), self._nesting, level=level, within=within)
        if level is None and not placing.label:
            raise BodyError(_("a box opens with its bold 专栏 title, or has <!-- box --> above it"), line=block.line)
        draft = self._opened(block, placing, lines_of(Level.BOX, title.lines) if title else "")
        return self._inside(draft, found[1:] if title else found)

    def _bullet(self, block: Block, within: Open | None) -> Draft:
        label, heading, words = read_head(block.lines[0])
        end = end_of_text(block.lines, 1)
        text = lines_of(Level.BULLET, [words, *block.lines[1:end]])
        holder = placed(Shape(Kind.BULLET), self._nesting, within=within).holder
        draft = self._opened(block, Placing(Level.BULLET, label, heading, holder), text)
        return self._inside(draft, list(blocks(block.lines[end:], block.line + end)))

    def _opened(self, block: Block, placing: Placing, text: str) -> Draft:
        draft = Draft(placing.level, placing.label, placing.heading, text)
        opened = self._nesting.add(draft, placing.holder)
        if opened.depth > _DEEPEST_NESTING:
            raise BodyError(_("nested too deeply"), line=block.line)
        words = tuple([mark.word for mark in block.marks])
        self.places.append(
            Place(draft, placing.holder.draft, block.line, block.depth, min(DEEPEST, opened.depth), words)
        )
        return draft

    def _inside(self, draft: Draft, found: Sequence[Block]) -> Draft:
        with self._nesting.inside(self._nesting.innermost):
            self._region(found)
        return draft

    def _marked(self, block: Block) -> tuple[Level | None, Open | None]:
        """The level and the holder that the marks above a block say; containers that they name are opened."""
        level: Level | None = None
        within: Open | None = None
        for place, mark in enumerate(block.marks):
            if level is not None or (place > 0 and (mark.within or mark.word in _FIRST)):
                message = _("{mark} is out of order: in, document and notice come first, a level last")
                raise BodyError(message.format(mark=mark), line=mark.line)
            if mark.within:
                within = self._ancestor(mark)
            elif mark.word == DOCUMENT:
                within = self._ancestor(mark)
                self._nesting.close_down_to(within)
            elif mark.word in CONTAINERS:
                within = self._container(Level(mark.word), within)
            else:
                level = _level(mark)
        return level, within

    def _ancestor(self, mark: Mark) -> Open:
        found = self._nesting.find(mark.within or ".")
        if found is None:
            raise BodyError(_("{mark}: no open clause here has that id").format(mark=mark), line=mark.line)
        return found

    def _container(self, level: Level, within: Open | None) -> Open:
        draft = Draft(level)
        return self._nesting.add(draft, within or self._nesting.holder(level, leaving=True))

    def _is_attached(self, block: Block) -> bool:
        return self._documents > 1 and any(mark.word == DOCUMENT for mark in block.marks)


def _level(mark: Mark) -> Level:
    try:
        return Level(mark.word)
    except ValueError:
        raise BodyError(_("{mark} names no level").format(mark=mark), line=mark.line) from None


def _check_form(block: Block, level: Level | None, *, in_box: bool) -> None:
    """Refuse a mark that the form of its block contradicts."""
    bound = _BOUND.get(block.kind) if level else None
    if level not in (None, bound) and (bound or level in _BOUND_ONLY):
        raise BodyError(_("this block cannot be marked {level}").format(level=level), line=block.line)
    if in_box and block.kind is Kind.HASH:
        raise BodyError(_("in a box headings are bold lines, not # lines"), line=block.line)
