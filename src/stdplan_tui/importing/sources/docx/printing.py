"""Paragraphs as they are printed: with their numbers, roles and sides, every word of them written down once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from stdplan_tui.importing.lines import Line, Role, Side, joined
from stdplan_tui.importing.sources.docx.blocks import Block, Fragment, Paragraph, paragraphs
from stdplan_tui.importing.sources.docx.numbering import Numbering
from stdplan_tui.importing.sources.docx.properties import Properties
from stdplan_tui.importing.sources.docx.styles import Kind, Styles, is_heading
from stdplan_tui.importing.sources.docx.writing import Writing, lines_of
from stdplan_tui.text.labels import label_at_start
from stdplan_tui.text.spacing import bare

_LONGEST_HEADING, _LONGEST_TITLE = 60, 120
_FEWEST_EDGES = 3  # borders that make paragraphs a box
_BULLETS = frozenset({"—", "——"})
_CLOSE = ("、", ".", "．", "）", ")", "—")  # ends of a label after which no gap is needed
_CAPTION = frozenset({"目录", "目次", "目錄"})


@dataclass(slots=True)
class Printing:
    """Prints paragraphs into a text, by their styles and lists."""

    styles: Styles
    numbering: Numbering
    writing: Writing = field(default_factory=Writing)
    _said: dict[Properties, Properties] = field(default_factory=dict)

    def said(self, paragraph: Paragraph) -> Properties:
        """What holds for a paragraph, by itself and by its style."""
        said = self._said.get(paragraph.said)
        if said is None:
            said = self._said[paragraph.said] = paragraph.said.over(self.styles.said(paragraph.said.style))
        return said

    def is_bordered(self, paragraph: Paragraph) -> bool:
        """Whether the paragraph has borders around it."""
        return (self.said(paragraph).edges or 0) >= _FEWEST_EDGES

    def is_numbered(self, paragraph: Paragraph) -> bool:
        """Whether the paragraph takes part in a list."""
        return self.said(paragraph).list not in (None, "0")

    def lines(self, paragraph: Paragraph, ending: str) -> list[Line]:
        """The lines of a paragraph with its number, as they are, each written down with `ending` after it."""
        said = self.said(paragraph)
        label = "" if paragraph.left_out else self._label(paragraph, said)
        found: list[Line] = []
        for line in lines_of([Fragment(label), *paragraph.fragments]):
            found.append(Line(self.writing.line(line), side=_side(said)))
            self.writing.write(ending)
        return found

    def _label(self, paragraph: Paragraph, said: Properties) -> str:
        """The number of the paragraph and a gap; a dash for a bullet, unless its words open with a label anyway."""
        label = self.numbering.label(said)
        words = paragraph.words.strip()
        if label in _BULLETS and (not words or label_at_start(words) is not None):
            return ""
        close = label.endswith(_CLOSE) and not words[:1].isdecimal()
        return f"{label} " if label and words and not close else label

    def styled(self, paragraph: Paragraph, lines: list[Line]) -> list[Line]:
        """The lines with the role that the style gives them: one line, for a heading or a title."""
        said, kind = self.said(paragraph), self.styles.kind(paragraph.said.style)
        whole = joined(lines)
        words = bare(whole.raw)
        if not words or "。" in words[:-1]:
            return lines
        if kind is Kind.TITLE and len(words) <= _LONGEST_TITLE:
            return [whole.as_role(Role.TITLE)]
        set_apart = is_heading(said) or (kind is Kind.HEADING and said.outline is None)
        if set_apart and len(words) <= _LONGEST_HEADING:
            return [whole.as_role(Role.HEADING)]
        return lines

    def lists_contents(self, paragraph: Paragraph) -> bool:
        """Whether the paragraph belongs to a table of contents."""
        in_field = paragraph.field is not None and paragraph.field.ended
        return paragraph.contents or in_field or self.styles.kind(paragraph.said.style) is Kind.CONTENTS

    def captions(self, blocks: Sequence[Block]) -> set[int]:
        """The paragraphs, by identity, that say 目录 over a table of contents."""
        found: set[int] = set()
        contents = False
        for block in reversed(blocks):
            if not isinstance(block, Paragraph):
                contents = False
            elif self.lists_contents(block):
                contents = True
            elif words := bare(block.words):
                if contents and words in _CAPTION:
                    found.add(id(block))
                contents = False
        return found

    def leave_out(self, blocks: Sequence[Block], reason: str) -> None:
        """Write the blocks down without keeping anything of them."""
        for paragraph in paragraphs(list(blocks)):
            if paragraph.fragments:
                self.writing.line(
                    Fragment(each.text.replace("\n", " "), each.reason or reason) for each in paragraph.fragments
                )
                self.writing.write("\n")


def _side(said: Properties) -> Side:
    side = said.side or Side.LEFT
    return Side.RIGHT if side is Side.LEFT and said.far else side
