"""Which labels at the start of a line open a paragraph, where the line may also go on with the one before."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from stdplan_tui.importing.lines import Line
from stdplan_tui.text.labels import (
    Form,
    Label,
    decimal_at_start,
    decimal_parts,
    decimal_successors,
    label_at_start,
)
from stdplan_tui.text.spacing import bare, is_space

CITES = re.compile(r"(?:第.{1,6}款|第.{1,6}项|所称|规定|所列|中|的|和|及|、|至|到|或|之|修改为|第)")
_UNITS = re.compile(r"[万亿千百十个%％元倍平公吨岁米人家项年月日时分秒度以]")


@dataclass(slots=True)
class Labelling:
    """The labels read so far: the last number of each form, and of labels such as 1.1.2."""

    last: dict[Form, int] = field(default_factory=dict)
    decimal: tuple[int, ...] = ()

    def count(self, line: Line) -> None:
        """Note the label that the line, the first of a paragraph, opens with."""
        if number := decimal(line.raw):
            if self._follows(number):
                self.decimal = number
            return
        label = line.label
        if label is not None and label.number:
            self.last[label.form] = label.number[0]

    def starts(self, line: Line, *, follows_end: bool, heads: bool) -> bool:
        """Whether the line opens a paragraph with its label.

        `follows_end` says that the line before ends a sentence, `heads` that it is a heading or ends with a bracket;
        after any other a label is one of another place, named in mid-sentence.
        """
        if number := decimal(line.raw):
            return self._follows(number) and (follows_end or heads or not _measures(line.raw))
        label = line.label
        if label is None or not (follows_end or heads):
            return False
        goes_on = self._goes_on(label)
        if not follows_end:
            return goes_on or (heads and label.number == (1,))
        if label.form is Form.ARTICLE:
            apart = is_space(line.raw[label.end - 1])
            return goes_on or apart or not CITES.match(line.raw[label.end :])
        if label.form in (Form.BOX, Form.TABLE, Form.ANNEX):
            rest = bare(line.raw[label.end :])
            return goes_on or not rest or not CITES.match(rest)
        return True

    def _goes_on(self, label: Label) -> bool:
        return bool(label.number) and label.number[0] == self.last.get(label.form, 0) + 1

    def _follows(self, number: tuple[int, ...]) -> bool:
        """Whether a decimal label comes next: 1.2 or 2.1 after 1.1, 1.1.1 below 1.1; 1.1 as the first of all."""
        if not self.decimal and number == (1, 1):
            return True
        if number in decimal_successors(self.decimal):
            return True
        return number[-1] == 1 and number[0] == self.last.get(Form.PART, self.last.get(Form.CHAPTER, 0)) > 0


def kind(text: str) -> tuple[Form, int] | None:
    """The form of the label that the text opens with, and how many numbers one such as 1.1.2 has."""
    if number := decimal(text):
        return Form.ITEM, len(number)
    label = label_at_start(text)
    return (label.form, 1) if label else None


def decimal(text: str) -> tuple[int, ...]:
    """The numbers of a label such as 1.1.2 that text opens with; () where it opens with none, or with nothing after."""
    label = decimal_at_start(text)
    if label is None or label.form is Form.DECIMAL or label.end >= len(text.rstrip()):
        return ()
    return decimal_parts(label.printed)


def opens_decimal(text: str) -> bool:
    """Whether the text opens with a label such as 1.1.2, and not with an amount."""
    return bool(decimal(text)) and not _measures(text)


def _measures(text: str) -> bool:
    """Whether the number that the text opens with is an amount: 2.5 万人."""
    label = decimal_at_start(text)
    return label is not None and _UNITS.match(text, label.end) is not None
