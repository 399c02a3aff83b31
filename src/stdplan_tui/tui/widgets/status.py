"""The status line: what is open, where in it the reader is, and what goes on in the background."""

from __future__ import annotations

from collections.abc import Mapping

from textual.content import Content
from textual.reactive import reactive, var
from textual.widget import Widget

from stdplan_tui.corpus.labelpath import label_path
from stdplan_tui.corpus.model import ClauseId, Document
from stdplan_tui.text.width import cells
from stdplan_tui.tui.place import Place
from stdplan_tui.tui.words import MUTED, fitted

_GAP = 3


class Status(Widget):
    """One line: title and document number at the left; label path, progress and news at the right."""

    DEFAULT_CSS = "Status { height: 1; padding: 0 1; }"

    place: reactive[Place] = reactive(Place())
    news: reactive[str] = reactive("")
    ambiguous_width: var[int] = var(1)

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 — Textual's name for it
        super().__init__(id=id)
        self._document: Document | None = None
        self._reached: Mapping[ClauseId, int] = {}

    def render(self) -> Content:
        """The line, as much of it as there is room for; the path gives way to progress, the title to both."""
        width = self.size.width
        document = self.place.document
        if document is None:
            return Content.assemble((fitted("stdplan", width), f"{MUTED} bold"), ("  " + self.news, MUTED))
        right = self._right(document, width * 2 // 3)
        room = width - cells(right, self.ambiguous_width) - _GAP
        number = document.metadata.document_number
        title = fitted(document.title, room, self.ambiguous_width)
        left = room - cells(title, self.ambiguous_width) - _GAP
        number = number if cells(number, self.ambiguous_width) <= left else ""
        gap = width - sum(cells(part, self.ambiguous_width) for part in (title, number, right)) - _GAP * bool(number)
        return Content.assemble(
            (title, "bold"),
            (" " * _GAP + fitted(number, left) if number else "", MUTED),
            " " * max(gap, 1),
            (right, "$secondary"),
        )

    def _right(self, document: Document, room: int) -> str:
        clause = self.place.clause
        path = label_path(document, clause) if clause is not None and clause in document.by_id else ""
        progress = f"{self._progress(document)}%"
        news = f"{self.news}   " if self.news else ""
        room -= cells(progress + news, self.ambiguous_width) + _GAP
        return news + (fitted(path, room, self.ambiguous_width) + " " * _GAP if path and room > 0 else "") + progress

    def _progress(self, document: Document) -> int:
        """How far the current clause reaches into the document, in per cent of its characters."""
        if document is not self._document:
            self._document = document
            self._reached = _reached(document)
        return self._reached.get(self.place.clause, 0) if self.place.clause is not None else 0


def _reached(document: Document) -> dict[ClauseId, int]:
    """The per cent of the document's characters that stand before the end of each clause."""
    total = sum(len(clause.string) for clause in document.flat) or 1
    reached: dict[ClauseId, int] = {}
    passed = 0
    for clause in document.flat:
        passed += len(clause.string)
        reached[clause.id] = passed * 100 // total
    return reached
