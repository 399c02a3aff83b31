"""Which rows of the outline are there: documents, and under those that are unfolded, their headings.

What a person unfolds stays so; what is unfolded only because the reader is in it folds again when the reader leaves.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator

from stdplan_tui.corpus.model import Clause, ClauseId, Document, DocumentId
from stdplan_tui.frozen import frozen
from stdplan_tui.tui.outline.headings import path_to, row_text, rows_under
from stdplan_tui.tui.shelf import Titled

Key = tuple[DocumentId, ClauseId | None]
"""A row by the ids of what it stands for; the clause is None for a document."""

_ALL = 1_000


@frozen(eq=False)
class Row:
    """A row: a document, or with `clause` a heading of it; how deep it stands; whether it has rows under it, shown."""

    titled: Titled
    clause: Clause | None
    depth: int
    opens: bool
    is_open: bool

    @property
    def key(self) -> Key:
        """What it stands for."""
        return self.titled.id, self.clause.id if self.clause else None

    @property
    def text(self) -> str:
        """What it says."""
        return row_text(self.clause) if self.clause is not None else title_of(self.titled)


class Folding:
    """The documents, the headings that are known of them, and what of them is unfolded."""

    def __init__(self) -> None:
        self.documents: tuple[Titled, ...] = ()
        self.known: dict[DocumentId, Document] = {}
        self._unfolded: set[Key] = set()
        self._way: frozenset[Key] = frozenset()
        self._depths: dict[DocumentId, int] = {}

    def is_unfolded(self, key: Key) -> bool:
        """Whether the rows under that one are shown, or would be if they were known."""
        return key in self._unfolded or key in self._way

    def unfold(self, key: Key) -> None:
        """Show the rows under that one."""
        self._unfolded.add(key)

    def fold(self, key: Key) -> None:
        """Hide the rows under that one, the reader's place among them or not."""
        self._unfolded.discard(key)
        self._way -= {key}

    def fold_to(self, id_: DocumentId, depth: int = _ALL) -> None:
        """Show the headings of a document down to that depth, 1 for the highest alone."""
        self._unfolded = {key for key in self._unfolded if key[0] != id_} | {(id_, None)}
        self._way = frozenset()
        document = self.known.get(id_)
        if document is None:
            self._depths[id_] = depth
            return
        for clause, below in _walked(document.clauses, 1):
            if below < depth and clause.children:
                self._unfolded.add((id_, clause.id))

    def fold_all(self) -> None:
        """Show the documents alone."""
        self._unfolded.clear()
        self._way = frozenset()

    def fill(self, document: Document) -> None:
        """Know the headings of a document."""
        self.known[document.id] = document
        if (depth := self._depths.pop(document.id, None)) is not None:
            self.fold_to(document.id, depth)

    def follow(self, document: Document, clause: ClauseId | None) -> tuple[Key, bool]:
        """Unfold what holds that clause, and fold what was unfolded only for the last one.

        Gives the row that the clause is at, and whether other rows are shown now.
        """
        path = path_to(document, clause)
        line: list[Key] = [(document.id, None), *((document.id, step.id) for step in path)]
        before, self._way = self._way, frozenset(line[:-1] if path else line)
        return line[-1], before - self._unfolded != self._way - self._unfolded

    def rows(self) -> Iterator[Row]:
        """The rows that are shown, from the top."""
        for titled in self.documents:
            key = (titled.id, None)
            shown, document = self.is_unfolded(key), self.known.get(titled.id)
            yield Row(titled, None, 0, opens=True, is_open=shown)
            if shown and document is not None:
                yield from self._under(titled, document.clauses, 1)

    def _under(self, titled: Titled, clauses: Iterable[Clause], depth: int) -> Iterator[Row]:
        for clause in rows_under(clauses):
            opens = next(rows_under(clause.children), None) is not None
            shown = opens and self.is_unfolded((titled.id, clause.id))
            yield Row(titled, clause, depth, opens, shown)
            if shown:
                yield from self._under(titled, clause.children, depth + 1)


def title_of(titled: Titled) -> str:
    """What the row of a document says: its title, with ! before it where it cannot be read."""
    return f"! {titled.title}" if titled.problem else titled.title


def fitting(titled: Titled, document: Document | None, fits: Container[Key]) -> Iterator[Row]:
    """The rows of a document that fit a filter, and those above them, itself first."""
    under = tuple(_fitting(titled, document.clauses, 1, fits)) if document else ()
    if under or (titled.id, None) in fits:
        yield Row(titled, None, 0, opens=bool(under), is_open=bool(under))
        yield from under


def _fitting(titled: Titled, clauses: Iterable[Clause], depth: int, fits: Container[Key]) -> Iterator[Row]:
    for clause in rows_under(clauses):
        under = tuple(_fitting(titled, clause.children, depth + 1, fits))
        if under or (titled.id, clause.id) in fits:
            yield Row(titled, clause, depth, opens=bool(under), is_open=bool(under))
            yield from under


def _walked(clauses: Iterable[Clause], depth: int) -> Iterator[tuple[Clause, int]]:
    """The listed clauses and how deep they stand, in reading order."""
    for clause in rows_under(clauses):
        yield clause, depth
        yield from _walked(clause.children, depth + 1)
