"""The text of a document or of a clause on standard output: a paragraph for each clause, nothing but words."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator

from stdplan_tui.cli.plain.notes import INDENT, Notes
from stdplan_tui.cli.plain.paragraphs import Paragraph, Passage, passages
from stdplan_tui.corpus.model import Clause, Document
from stdplan_tui.frozen import frozen
from stdplan_tui.text.display import shown_line
from stdplan_tui.text.typeset import rows
from stdplan_tui.tui.layout.manner import FLUSH, Indents

_NARROW = 32
_NOTE = Indents(len(INDENT), len(INDENT))


@frozen
class Page:
    """How text is printed: in rows of at most `width` cells (0: a line for each paragraph), with the ids or without."""

    width: int = 0
    ambiguous_width: int = 1
    with_ids: bool = False

    def lines(self, paragraph: Paragraph) -> Iterator[str]:
        """A paragraph in rows; where lines are not broken, nothing is set in either."""
        text = shown_line(paragraph.text)
        if not self.width:
            yield text
            return
        indents = paragraph.indents if self.width >= _NARROW else FLUSH
        for row in rows(
            text,
            self.width,
            ambiguous_width=self.ambiguous_width,
            first_indent=indents.first,
            hanging_indent=indents.others,
            hang=0,
        ):
            yield f"{' ' * row.indent}{text[row.start : row.end]}".rstrip()

    def passage(self, passage: Passage) -> Iterator[str]:
        """The lines of a clause, its id before the first."""
        for number, paragraph in enumerate(passage.paragraphs):
            named = self.with_ids and not number
            text = f"[{passage.clause.id}] {paragraph.text}" if named else paragraph.text
            yield from self.lines(Paragraph(text, FLUSH if named else paragraph.indents))

    def note(self, line: str) -> Iterator[str]:
        """A line of a note, set in."""
        yield from self.lines(Paragraph(line, _NOTE)) if self.width else (f"{INDENT}{line}",)


def print_text(
    document: Document, clause: Clause | None = None, page: Page | None = None, notes: Notes | None = None
) -> None:
    """Print a clause and all under it, or the whole document, with blank lines between; `notes` below their clause."""
    for number, block in enumerate(_blocks(document, clause, page or Page(), notes)):
        sys.stdout.write(("\n" if number else "") + "".join(f"{line}\n" for line in block))


def _blocks(document: Document, clause: Clause | None, page: Page, notes: Notes | None) -> Iterator[list[str]]:
    """The lines that stand together."""
    whole = notes if clause is None else None
    if whole and (above := _of_notes(page, whole.lines_above())):
        yield above
    for number, passage in enumerate(passages(document, clause)):
        if number and passage.ended:
            yield [passage.ended]
        yield [*page.passage(passage), *(_of_notes(page, notes.lines(passage.clause)) if notes else ())]
    if whole and (below := _of_notes(page, whole.lines_below())):
        yield below


def _of_notes(page: Page, lines: Iterable[str]) -> list[str]:
    return [row for line in lines for row in page.note(line)]
