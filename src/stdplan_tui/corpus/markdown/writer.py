"""ID.md written: each clause in its form, with a mark exactly where the reader would take it for something else."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from stdplan_tui.corpus.draft import Draft
from stdplan_tui.corpus.markdown.blocks import INDENT, Kind
from stdplan_tui.corpus.markdown.bullets import read_head, write_head
from stdplan_tui.corpus.markdown.placing import PARAGRAPH, Shape, placed
from stdplan_tui.corpus.markdown.reader import DOCUMENT
from stdplan_tui.corpus.markdown.spelling import MULTILINE, caption, escaped, escaped_heading, escaped_line
from stdplan_tui.corpus.markdown.tables import write_rows
from stdplan_tui.corpus.model import CONTAINERS, SPACED_LABELS, Level
from stdplan_tui.corpus.nesting import DEEPEST, HOLDING, Nesting, Open, depth_under
from stdplan_tui.corpus.ranks import forms_of
from stdplan_tui.errors import BodyError
from stdplan_tui.language import _
from stdplan_tui.text.spacing import IDEOGRAPHIC_SPACE

_TITLES = frozenset({Level.TITLE, Level.DOC})
_NEVER_HASHED = frozenset({Level.LEAD, Level.BOX_ENTRY, Level.TABLE, Level.BOX, Level.BULLET})
_KIND_OF_LEVEL = {Level.BOX: Kind.QUOTE, Level.BULLET: Kind.BULLET}
_Lines = list[str]


class Writer:
    """Writes one tree: `blocks` are the blocks of ID.md, each as its lines. Raises BodyError."""

    def __init__(self, drafts: Sequence[Draft]) -> None:
        self._nesting = Nesting()
        self._marks: list[str] = []  # of containers just opened: they go above the next block
        self._within: Open | None = None  # the container just opened
        self._attached = False  # the next block opens one of several documents
        self._opens_bare_box = False  # the next block is the first in a box without a title
        self.blocks: list[_Lines] = []
        self._document([draft for draft in drafts if not _is_empty(draft)])

    def _document(self, drafts: Sequence[Draft]) -> None:
        opening = _opening_documents(drafts)
        for place, draft in enumerate(drafts):
            if place in opening:
                self._within = self._nesting.document
                self._nesting.close_down_to(self._within)
                self._marks = [f"<!-- {DOCUMENT} -->"]
                self._attached = len(opening) > 1
            after = drafts[place + 1] if place + 1 < len(drafts) else None
            self._clause(draft, after, self._nesting.document, self.blocks)

    def _children(self, drafts: Sequence[Draft], holder: Open, found: list[_Lines]) -> None:
        for draft, after in zip_longest(drafts, drafts[1:]):
            self._clause(draft, after, holder, found)

    def _clause(self, draft: Draft, after: Draft | None, holder: Open, found: list[_Lines]) -> None:
        """Add the blocks of the clause, and of those under it, to `found`."""
        if draft.level in CONTAINERS:
            self._container(draft, holder, found)
            return
        shape = self._shape(draft, after, holder)
        marks = self._marks_above(draft, shape, holder)
        opened = self._nesting.open(draft, holder)
        if shape.kind is Kind.QUOTE:
            found.append([*marks, *self._box(draft, shape, opened)])
        elif shape.kind is Kind.BULLET:
            found.append([*marks, *self._bullet(draft, opened)])
        elif shape.kind is Kind.GRID:
            found.append([*marks, *write_rows(draft.children)])
        else:
            found.append([*marks, *_lines(draft, shape)])
            if draft.level is Level.TABLE:
                found.append(write_rows(draft.children))
            elif draft.children:
                _refuse_children_of(draft, holds=self._nesting.innermost is opened)
                self._children(draft.children, opened, found)

    def _container(self, draft: Draft, holder: Open, found: list[_Lines]) -> None:
        if _is_empty(draft):
            return
        if draft.level is Level.NOTICE and holder is not self._nesting.document:
            raise BodyError(_("a notice stands in {id}, not directly in the document").format(id=holder.name.id))
        if self._within is None and self._nesting.holder(draft.level, leaving=True) is not holder:
            self._marks.append(_in(holder))
        self._marks.append(f"<!-- {draft.level} -->")
        self._within = self._nesting.open(draft, holder)
        self._children(draft.children, self._within, found)

    def _box(self, draft: Draft, shape: Shape, opened: Open) -> _Lines:
        titled = bool(shape.caption)
        found = [_with_text(f"**{shape.caption}**", draft.text)] if titled else []
        self._opens_bare_box = not titled
        with self._nesting.inside(opened):
            self._children(draft.children, opened, found)
        self._opens_bare_box = False
        return [f"> {line}" if line else ">" for line in _joined(found)] or [">"]

    def _bullet(self, draft: Draft, opened: Open) -> _Lines:
        head, text = write_head(draft.label, draft.heading, draft.text)
        with self._nesting.inside(opened):
            found = [_with_text(head, text)]
            self._children(draft.children, opened, found)
        first, *others = _joined(found)
        return [first, *(INDENT + line if line else "" for line in others)]

    def _shape(self, draft: Draft, after: Draft | None, holder: Open) -> Shape:
        kind = _kind(draft, in_box=self._nesting.in_box)
        attached, self._attached = self._attached, False
        if kind is Kind.PLAIN:
            return PARAGRAPH
        depth = min(DEEPEST, depth_under(draft.level, holder)) if kind is Kind.HASH else 0
        return Shape(kind, _caption(draft, kind), depth, _before_grid(draft, after), attached)

    def _marks_above(self, draft: Draft, shape: Shape, holder: Open) -> list[str]:
        """The marks that the block needs to be read as what it is: none, `in`, its level, or both."""
        marks, within = self._marks, self._within
        self._marks, self._within = [], None
        named = (shape.kind is Kind.QUOTE and not draft.label) or (self._opens_bare_box and shape.kind is Kind.BOLD)
        self._opens_bare_box = False
        for level in (draft.level,) if named else (None, draft.level):
            for inside in (within, holder):
                if self._reads_as(draft, holder, shape, level, inside):
                    above = [] if inside is within else [_in(holder)]
                    return [*above, *marks, *([f"<!-- {level} -->"] if level else [])]
        raise BodyError(_("a {level} cannot be written: {words}").format(level=draft.level, words=_words(draft)))

    def _reads_as(self, draft: Draft, holder: Open, shape: Shape, level: Level | None, within: Open | None) -> bool:
        found = placed(shape, self._nesting, level=level, within=within)
        if found.level is not draft.level or found.holder is not holder:
            return False
        if shape.kind is Kind.BULLET:
            head, _text = write_head(draft.label, draft.heading, draft.text)
            return read_head(head[2:])[:2] == (draft.label, draft.heading)
        return (found.label, found.heading) == (draft.label, draft.heading)


def _kind(draft: Draft, *, in_box: bool) -> Kind:
    if draft.level in _KIND_OF_LEVEL:
        return _KIND_OF_LEVEL[draft.level]
    if draft.heading and not in_box and draft.level not in _NEVER_HASHED:
        return Kind.HASH
    if draft.label or draft.heading:
        return Kind.BOLD
    return Kind.GRID if draft.level is Level.TABLE and not draft.text else Kind.PLAIN


def _caption(draft: Draft, kind: Kind) -> str:
    if kind in (Kind.PLAIN, Kind.GRID, Kind.BULLET):
        return ""
    heading = escaped_heading(draft.heading) if kind is Kind.HASH else escaped(draft.heading)
    gap = IDEOGRAPHIC_SPACE if draft.level in SPACED_LABELS else ""
    return caption(draft.label, gap, heading, forms_of(draft.level))


def _before_grid(draft: Draft, after: Draft | None) -> bool:
    """Whether the next block will be a table without caption and marks."""
    if draft.level is Level.TABLE:
        return True
    following = draft.children[0] if draft.children else None if draft.level in HOLDING else after
    return following is not None and following.level is Level.TABLE and not _words(following)


def _lines(draft: Draft, shape: Shape) -> _Lines:
    if shape.kind is Kind.HASH:
        return _with_text(f"{'#' * shape.depth} {shape.caption}", draft.text)
    if shape.kind is Kind.BOLD:
        return _with_text(f"**{shape.caption}**", draft.text)
    lines = draft.text.split("\n")
    if not draft.text or (len(lines) > 1 and draft.level not in MULTILINE):
        raise BodyError(_("a {level} cannot be written: {words}").format(level=draft.level, words=repr(draft.text)))
    return [escaped_line(line) for line in lines]


def _with_text(line: str, text: str) -> _Lines:
    return [line, escaped_line(text)] if text else [line]


def _joined(found: Sequence[_Lines]) -> _Lines:
    """The lines of these blocks, an empty one between two blocks."""
    return [line for place, lines in enumerate(found) for line in (["", *lines] if place else lines)]


def _opening_documents(drafts: Sequence[Draft]) -> frozenset[int]:
    """The places of the drafts that open a document: every `doc`, and what ends a notice."""
    found = set()
    in_notice = False
    for place, draft in enumerate(drafts):
        if draft.level is Level.DOC or (in_notice and draft.level is not Level.NOTICE):
            found.add(place)
        in_notice = draft.level is Level.NOTICE
    return frozenset(found)


def _is_empty(draft: Draft) -> bool:
    """Whether it is a container of nothing."""
    return draft.level in CONTAINERS and all(map(_is_empty, draft.children))


def _refuse_children_of(draft: Draft, *, holds: bool) -> None:
    if not holds:
        raise BodyError(_("a {level} holds no clauses: {words}").format(level=draft.level, words=_words(draft)))


def _words(draft: Draft) -> str:
    return draft.label or draft.heading or draft.text


def _in(holder: Open) -> str:
    return f"<!-- in {holder.name.id or '.'} -->"
