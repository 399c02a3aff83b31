"""What a Word file is made of: paragraphs and tables, as they are written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

from stdplan_tui.frozen import frozen
from stdplan_tui.importing.sources.docx.fields import Field
from stdplan_tui.importing.sources.docx.properties import NOTHING_SAID, Properties
from stdplan_tui.language import N_

HIDDEN = N_("hidden text")
DELETED = N_("text deleted in a tracked change")
PHONETIC = N_("phonetic guide")
CONTENTS = N_("table of contents")
FURNITURE = N_("page furniture")


@frozen
class Fragment:
    """A run of characters, and why it is left out ("" where it is not). A line feed in it ends a line."""

    text: str
    reason: str = ""


@dataclass(slots=True)
class Paragraph:
    """A paragraph: `notes` are the notes that it refers to, `frames` the text boxes that are anchored to it.

    `merged` says that its end was deleted, so that the next goes on with it; `contents` that it belongs to a table of
    contents, `field` that it does if that field is one.
    """

    said: Properties = NOTHING_SAID
    fragments: list[Fragment] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    frames: list[list[Block]] = field(default_factory=list)
    merged: bool = False
    contents: bool = False
    field: Field | None = None

    @property
    def words(self) -> str:
        """The text that is not left out."""
        return "".join(fragment.text for fragment in self.fragments if not fragment.reason)

    @property
    def left_out(self) -> bool:
        """Whether there are words, and all of them are left out."""
        return any(fragment.reason for fragment in self.fragments) and not self.words.strip()

    def go_on_with(self, before: Paragraph) -> None:
        """Take what stands in the paragraph before, whose end was deleted."""
        before.fragments += self.fragments
        before.notes += self.notes
        before.frames += self.frames
        self.fragments, self.notes, self.frames = before.fragments, before.notes, before.frames


@dataclass(slots=True)
class Cell:
    """A cell: how many columns it spans, whether it goes on with another, and whether with the one above it."""

    columns: int = 1
    continues: bool = False
    descends: bool = False
    blocks: list[Block] = field(default_factory=list)


@dataclass(slots=True)
class Row:
    """A row of cells; `before` columns are left empty at its start."""

    cells: list[Cell] = field(default_factory=list)
    before: int = 0
    deleted: bool = False


@dataclass(slots=True)
class Table:
    """A table, row by row."""

    rows: list[Row] = field(default_factory=list)


Block: TypeAlias = Paragraph | Table


def paragraphs(blocks: list[Block]) -> Iterator[Paragraph]:
    """All paragraphs in the blocks, those of tables and text boxes included, in reading order."""
    waiting = list(reversed(blocks))
    while waiting:
        block = waiting.pop()
        if isinstance(block, Table):
            inside = [each for row in block.rows for cell in row.cells for each in cell.blocks]
        else:
            yield block
            inside = [each for frame in block.frames for each in frame]
        waiting += reversed(inside)
