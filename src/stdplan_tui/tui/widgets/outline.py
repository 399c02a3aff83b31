"""The outline: every document of the workspace, and the headings of those that are open."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import ClassVar, Final

from rich.style import Style
from rich.text import Text
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.reactive import var
from textual.widgets import Tree
from textual.widgets.tree import TreeNode as Branch

from stdplan_tui.corpus.model import Clause, ClauseId, Document, DocumentId
from stdplan_tui.text.width import cells
from stdplan_tui.tui.marks import Mark
from stdplan_tui.tui.messages import OpenClause
from stdplan_tui.tui.place import Place
from stdplan_tui.tui.shelf import Titled
from stdplan_tui.tui.spot import Spot
from stdplan_tui.tui.widgets.outline_rows import path_to, row_text, rows_under, summed
from stdplan_tui.tui.words import fitted

_STEP: Final = 2


@dataclass(frozen=True, slots=True, eq=False)
class Row:
    """What a row of the outline stands for: a document, or a clause of it."""

    document: DocumentId
    clause: Clause | None = None


class Outline(Tree[Row]):
    """All documents as a tree of their headings, filled as it is unfolded; it follows the reader."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j", "cursor_down", show=False),
        Binding("k", "cursor_up", show=False),
        Binding("o", "select_cursor", show=False),
        Binding("g", "scroll_home", show=False),
        Binding("G", "scroll_end", show=False),
        Binding("left", "fold", show=False),
        Binding("right", "unfold", show=False),
    ]

    place: var[Place] = var(Place(), init=False)
    documents: var[tuple[Titled, ...]] = var[tuple[Titled, ...]]((), init=False)
    marks: var[Mapping[ClauseId, Mark]] = var[Mapping[ClauseId, Mark]](dict, init=False)
    counts: var[Mapping[DocumentId, int]] = var[Mapping[DocumentId, int]](dict, init=False)
    ambiguous_width: var[int] = var(1)

    @dataclass
    class Unfolded(Message):
        """A document was unfolded whose headings are not known yet."""

        document: DocumentId

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 — Textual's name for it
        super().__init__(Text(), id=id)
        self.show_root = False
        self.show_guides = False
        self.guide_depth = _STEP
        self.auto_expand = False
        self._branches: dict[DocumentId, Branch[Row]] = {}
        self._sums: dict[ClauseId, tuple[int, int]] = {}
        self._shown: Document | None = None

    def watch_ambiguous_width(self, width: int) -> None:
        """Draw the arrows in ASCII where a terminal draws ambiguous characters wide."""
        ascii_only = width > 1
        self.ICON_NODE = "+ " if ascii_only else "▸ "
        self.ICON_NODE_EXPANDED = "- " if ascii_only else "▾ "

    def watch_documents(self, documents: tuple[Titled, ...]) -> None:
        """List the documents anew; those that stay keep what is unfolded in them, by being filled again."""
        self.clear()
        self._shown = None
        self._branches = {
            titled.id: self.root.add(
                Text(f"! {titled.title}" if titled.problem else titled.title), Row(titled.id), allow_expand=True
            )
            for titled in documents
        }
        self.watch_place()

    def watch_place(self) -> None:
        """Unfold what holds the current clause, and put the cursor on it."""
        document = self.place.document
        branch = self._branches.get(document.id) if document else None
        if document is None or branch is None:
            return
        if document is not self._shown:
            self._shown = document
            self._count()
            self.fill(document)
            _unfold(branch)
        for clause in path_to(document, self.place.clause):
            _unfold(branch)
            branch = next(row for row in self._filled(branch).children if row.data and row.data.clause is clause)
        if self.last_line >= 0:  # asking for it builds the rows, without which a branch has no line
            self._be_at(branch.line)

    def relabel(self) -> None:
        """Say the rows again, in the language that is in use."""
        self.watch_documents(self.documents)

    def watch_marks(self) -> None:
        """Show the counts of notes and tags of the open document."""
        self._count()

    def watch_counts(self) -> None:
        """Show the counts of notes of all documents."""
        for branch in self._branches.values():
            branch.refresh()

    def fill(self, document: Document) -> None:
        """Put the headings of a document under its row, in place of what stood there."""
        if branch := self._branches.get(document.id):
            branch.remove_children()
            self._add(branch, document.id, document.clauses)

    def render_label(self, node: Branch[Row], base_style: Style, style: Style) -> Text:
        """A row: its arrow, as much of its words as there is room for, and its counts at the right."""
        arrow = ""
        if node.allow_expand:
            arrow = self.ICON_NODE_EXPANDED if node.is_expanded else self.ICON_NODE
        count = self._count_of(node.data)
        room = self.scrollable_content_region.width - _depth(node) * _STEP - (len(arrow) or _STEP) - 1
        words = fitted(
            node.label.plain if isinstance(node.label, Text) else node.label,
            room - len(count) - 1,
            self.ambiguous_width,
        )
        gap = " " * max(1, room - cells(words, self.ambiguous_width) - len(count))
        return Text.assemble(
            (arrow or " " * _STEP, base_style + Style(meta={"toggle": bool(arrow)})),
            (words + gap, style),
            (count, style + Style(dim=True)),
            no_wrap=True,
        )

    def get_label_width(self, node: Branch[Row]) -> int:  # noqa: ARG002
        """No row is wider than the pane: there is nothing to scroll to at the right."""
        return 0

    def on_tree_node_expanded(self, event: Tree.NodeExpanded[Row]) -> None:
        """Fill the row that was unfolded, or ask for its document."""
        event.stop()
        row = event.node.data
        if row is None or event.node.children:
            return
        if row.clause is None:
            self.post_message(self.Unfolded(row.document))
        else:
            self._filled(event.node)

    def on_tree_node_selected(self, event: Tree.NodeSelected[Row]) -> None:
        """Open what the row stands for; where that is open already, fold or unfold it."""
        event.stop()
        row = event.node.data
        if row is None:
            return
        current = self.place.document is not None and self.place.document.id == row.document
        clause = row.clause.id if row.clause else None
        if current and clause == self.place.clause and event.node.allow_expand:
            event.node.toggle()
            return
        _unfold(event.node)
        self.post_message(OpenClause(Spot(row.document, clause)))

    def action_fold(self) -> None:
        """Fold the row, or go to the one that holds it."""
        if (row := self.cursor_node) and row.is_expanded and row.allow_expand:
            row.collapse()
        else:
            self.action_cursor_parent()

    def action_unfold(self) -> None:
        """Unfold the row, or go to the first one in it."""
        if (row := self.cursor_node) and row.allow_expand:
            if row.is_expanded:
                self.action_cursor_down()
            else:
                row.expand()

    def _be_at(self, line: int) -> None:
        """Put the cursor on a row; where that is not in sight, bring it there with what is around it."""
        self.cursor_line = line
        top, height = self.scroll_offset.y, self.size.height
        if not top <= line < top + height:
            self.scroll_to(y=line - height // 3, animate=False, force=True)

    def _filled(self, branch: Branch[Row]) -> Branch[Row]:
        if not branch.children and branch.data and branch.data.clause:
            self._add(branch, branch.data.document, branch.data.clause.children)
        return branch

    def _add(self, branch: Branch[Row], document: DocumentId, clauses: Iterable[Clause]) -> None:
        for clause in rows_under(clauses):
            inner = next(rows_under(clause.children), None) is not None
            branch.add(Text(row_text(clause)), Row(document, clause), allow_expand=inner)

    def _count(self) -> None:
        document = self.place.document
        self._sums = summed(document, self.marks) if document else {}
        if document and (branch := self._branches.get(document.id)):
            branch.refresh()  # drops the rows kept under it
            self.refresh()

    def _count_of(self, row: Row | None) -> str:
        if row is None:
            return ""
        if row.clause is None:
            return str(self.counts.get(row.document) or "")
        if self._shown is None or self._shown.id != row.document:
            return ""
        notes, tags = self._sums.get(row.clause.id, (0, 0))
        return " ".join(part for part in (str(notes or ""), f"#{tags}" if tags else "") if part)


def _unfold(branch: Branch[Row]) -> None:
    if branch.allow_expand and not branch.is_expanded:
        branch.expand()


def _depth(branch: Branch[Row]) -> int:
    depth = -1
    while branch.parent is not None:
        branch = branch.parent
        depth += 1
    return depth
