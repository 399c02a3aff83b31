"""The body of a region: labels, boxes, tables, bullets and paragraphs, each put under the clause that holds it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from stdplan_tui.corpus.draft import Draft
from stdplan_tui.corpus.model import Level
from stdplan_tui.corpus.nesting import Nesting, Open
from stdplan_tui.corpus.ranks import LIST_LEVELS
from stdplan_tui.importing.lines import Line, Role, Side, joined
from stdplan_tui.importing.outline import headings
from stdplan_tui.importing.outline.boxes import box
from stdplan_tui.importing.outline.head import title_lines
from stdplan_tui.importing.outline.labelling import labels_of
from stdplan_tui.importing.outline.marks import is_complete_title, lists_annexes, may_be_title, opens_glossary
from stdplan_tui.importing.outline.numbering import Numbering
from stdplan_tui.importing.outline.tables import table
from stdplan_tui.text.labels import Form, Label
from stdplan_tui.text.spacing import spaced_names, squeezed

_SET = frozenset({Role.HEADING, Role.TITLE})  # by the markup, not by a label
_IMPRINT = re.compile(r"(?:公开方式|信息公开选项|公开属性|抄送|主题词|分送)[：:].*|.{2,40}\d日印发")
_OFFICE = re.compile(r"[\u4e00-\u9fff]{2,30}(?:办公室|办公厅|秘书处|综合处|局|委员会|政府)")
_PRINTED = re.compile(r"\d{4}年\d{1,2}月\d{1,2}日印发")
_PICTURE = re.compile("[图圖表]")
_NAMES = re.compile(r"[^。；，！？]{2,60}")


@dataclass(slots=True)
class Body:
    """A region on its way into the tree.

    `closing` is the index of the first line of its closing, `passages` whether its first and last paragraphs are
    set apart as preamble and closing.
    """

    nesting: Nesting
    lines: Sequence[Line]
    closing: int
    numbering: Numbering
    passages: bool = False
    _labels: Sequence[Label | None] = ()
    _has_rows: bool = False
    _article: Open | None = None
    _listing: bool = False

    def build(self) -> None:
        """Put all lines into the tree."""
        self._labels = labels_of(self.lines)
        self._has_rows = any(line.role is Role.ROW for line in self.lines)
        if self.passages and self._opens_with_text():
            self.nesting.add(Draft(Level.PREAMBLE))
        number = 0
        while number < len(self.lines):
            if number == self.closing and self.passages:
                self.nesting.leave_passage()
                self.nesting.add(Draft(Level.CLOSING))
            number = self._put(number)

    def _opens_with_text(self) -> bool:
        """Whether paragraphs stand before the first heading, and a heading after them."""
        filled = [number for number, line in enumerate(self.lines) if not line.blank]
        if not filled or not any(map(self._is_heading, filled[1:])):
            return False
        first = self.lines[filled[0]]
        opens = first.role in (Role.TEXT, Role.NOTE) and not self._is_heading(filled[0])
        return opens and table(self.lines, filled[0]) is None

    def _is_heading(self, number: int) -> bool:
        line, label = self.lines[number], self._labels[number]
        return line.role in _SET or (line.role is Role.TEXT and label is not None and label.form < Form.BULLET)

    def _put(self, number: int) -> int:
        """Put the block that starts on that line; gives the index of the first line after it."""
        line, label = self.lines[number], self._labels[number]
        if line.blank:
            return number + 1
        if self._has_rows and (found := table(self.lines, number)):
            self.nesting.add(found[0])
            return found[1]
        if line.role is Role.BOX:
            self.nesting.leave_passage()
            return box(self.nesting, self.lines, number)
        if label is None and (taken := self._set_apart(number)):
            self._heading(joined(self.lines[number : number + taken]))
            return number + taken
        if label is None or not self._labelled(label, line):
            self._paragraph(line, imprint=self._prints(number))
        return number + 1

    def _prints(self, number: int) -> bool:
        """Whether a line is one of the imprint: 抄送：…, 2021年2月7日印发, or the office on the line above that."""
        text = self.lines[number].text
        if _IMPRINT.fullmatch(text):
            return True
        if not _OFFICE.fullmatch(text):
            return False
        following = next((line for line in self.lines[number + 1 : number + 3] if not line.blank), None)
        return following is not None and _PRINTED.fullmatch(following.text) is not None

    def _set_apart(self, number: int) -> int:
        """How many lines a heading without a label takes: one of the markup, of a glossary, a centred title."""
        line = self.lines[number]
        if line.role in _SET or (line.role is Role.TEXT and opens_glossary(line.text)):
            return 1
        if line.side is not Side.CENTRE or not may_be_title(line) or _PICTURE.match(line.text):
            return 0
        if not self._counts_anew(number):
            return 0
        taken = title_lines(self.lines, number)
        return taken if is_complete_title(joined(self.lines[number : number + taken]).text) else 0

    def _counts_anew(self, number: int) -> bool:
        """Whether no label below that line goes on with the numbers above it."""
        following = (label for label in self._labels[number + 1 :] if label is not None and label.form < Form.BULLET)
        first = next(following, None)
        return first is None or first.number in ((), (1,))

    def _heading(self, line: Line) -> None:
        self.nesting.leave_passage()
        self._article = None
        self._listing = False
        self.nesting.add(Draft(Level.HEADING, heading=line.text))

    def _labelled(self, label: Label, line: Line) -> bool:
        """Put a line with a label; False where the label is none after all."""
        if self._listing and label.form is Form.ITEM:
            return False
        words = squeezed(line.raw[label.end :]).strip(" ")
        if label.form is Form.BULLET:
            self._bullet(label, words)
            return True
        if label.form > Form.CIRCLE or not self.numbering.accepts(label, line):
            return False
        self._clause(label, words)
        return True

    def _clause(self, label: Label, words: str) -> None:
        printed = squeezed(label.printed)
        guess = self.nesting.holder(Level.ITEM, printed, leaving=True)
        level = self.nesting.level_of(label.form, guess) or Level.ITEM
        holder = self.nesting.holder(level, printed, leaving=True)
        listed = self._article is not None and level in LIST_LEVELS
        heading, text = headings.cut(words, level, in_article=listed)
        self.nesting.leave_passage()
        opened = self.nesting.add(Draft(level, printed, heading, text), holder)
        self._listing = False
        if not listed:
            self._article = opened if level is Level.ARTICLE else None

    def _bullet(self, label: Label, words: str) -> None:
        heading, text = headings.cut(words, Level.BULLET)
        holder = self.nesting.holder(Level.BULLET)
        self.nesting.add(Draft(Level.BULLET, squeezed(label.printed), heading, text), holder)
        self.nesting.close_down_to(holder)

    def _paragraph(self, line: Line, *, imprint: bool) -> None:
        text = spaced_names(line.raw) if _NAMES.fullmatch(line.text) else line.text
        if imprint:
            self._article = None
            self.nesting.add(Draft(Level.REMARK, text=text))
            return
        self._listing = self._listing or lists_annexes(text)
        holder = self._paragraph_holder()
        sentence = headings.lead(text) if _takes_leads(holder) else None
        if sentence:
            self.nesting.add(Draft(Level.LEAD, heading=sentence[0], text=sentence[1]), holder)
        else:
            self.nesting.add(Draft(Level.PARAGRAPH, text=text), holder)

    def _paragraph_holder(self) -> Open:
        """Who holds a paragraph: the article, after its 项; else the clause opened last."""
        return self._article or self.nesting.holder(Level.PARAGRAPH)


def _takes_leads(holder: Open) -> bool:
    """Whether the clause is a heading without text of its own."""
    draft = holder.draft
    return draft is not None and bool(draft.label and draft.heading) and not draft.text
