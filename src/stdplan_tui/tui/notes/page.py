"""The rows of the notes pane: entry below entry, as far down as somebody looks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from textual.content import Content

from stdplan_tui.annotations.model import AnnotationId
from stdplan_tui.tui.notes.entries import Entry


class Row(NamedTuple):
    """A row: the number of the entry that it belongs to, and its words, None for the row that a discussion ends with.

    `lit`: it is drawn as current where its entry is.
    """

    entry: int
    words: Content | None
    lit: bool = True


class Page:
    """Lists entries as they come: those that nobody looks at need not be made.

    `notes` are how many annotations there are in all.
    """

    def __init__(self, coming: Iterator[Entry], notes: int) -> None:
        self.entries: list[Entry] = []
        self.rows: list[Row] = []
        self.tops: list[int] = []
        self._coming = coming
        self._notes = notes

    def number_of(self, annotation: AnnotationId | None) -> int:
        """The entry that stands for an annotation, all above it listed; 0 where there is none."""
        if annotation is None:
            return 0
        for number, entry in enumerate(self.entries):
            if entry.has(annotation):
                return number
        for entry in self._coming:
            self._add(entry)
            if entry.has(annotation):
                return len(self.entries) - 1
        return 0

    def list_to(self, row: int) -> None:
        """List entries until there are more rows than that."""
        while len(self.rows) <= row and (entry := next(self._coming, None)) is not None:
            self._add(entry)

    def list_all(self) -> None:
        """List every entry."""
        for entry in self._coming:
            self._add(entry)

    @property
    def count(self) -> int:
        """How many rows there are; for entries that are not listed yet, as many as the others have."""
        listed = sum(len(entry.notes) for entry in self.entries)
        return len(self.rows) * self._notes // listed if listed else 0

    def end_of(self, number: int) -> int | None:
        """The entry that the discussion of an entry ends with."""
        return next((n for n in range(number, len(self.entries)) if self.entries[n].last), None)

    def _add(self, entry: Entry) -> None:
        number = len(self.entries)
        self.entries.append(entry)
        self.rows += (Row(number, words, lit=False) for words in entry.above)
        self.tops.append(len(self.rows))
        self.rows += (Row(number, words) for words in entry.rows)
        if entry.last:
            self.rows.append(Row(number, None, lit=False))
