"""Which labels are labels: an article's number must go on, else 第二十条规定的… opened a sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from stdplan_tui.importing.layout.sheet import Cause, Doubtful
from stdplan_tui.importing.lines import Line
from stdplan_tui.language import _
from stdplan_tui.text.labels import Form, Label
from stdplan_tui.text.spacing import bare, is_space

_CITES = re.compile(r"(?:第.{1,6}款|第.{1,6}项|所称|规定|所列|中|的|和|、|至|到|或|之|修改为|第)")


@dataclass(slots=True)
class Numbering:
    """The numbers counted so far, by form."""

    last: dict[Form, tuple[int, ...]] = field(default_factory=dict)
    doubts: list[Doubtful] = field(default_factory=list)

    def accepts(self, label: Label, line: Line) -> bool:
        """Whether the label that `line` starts with is one; counts it if so, and doubts a gap in the numbers."""
        last = self.last.get(label.form)
        if label.form is Form.ARTICLE and not self._is_article(label, line.raw):
            return False
        if label.form <= Form.SECTION and not _follows(last or (0,), label.number):
            message = _("{label} does not follow the number before it").format(label=bare(label.printed))
            self.doubts.append(Doubtful(line.start, message, Cause.NUMBERING))
        self.last[label.form] = label.number
        return True

    def _is_article(self, label: Label, line: str) -> bool:
        if _follows(self.last.get(Form.ARTICLE), label.number):
            return True
        rest = line[label.end :]
        apart = label.end > 0 and is_space(line[label.end - 1])
        return apart or not rest.strip() or not _CITES.match(rest)


def _follows(last: tuple[int, ...] | None, number: tuple[int, ...]) -> bool:
    """Whether a number is the next after the last: 条 after 条, 之一 after its 条, 之二 after 之一, or 1 anew."""
    if last is None or number == (1,):
        return True
    return number in {(last[0] + 1,), (*last[:1], (last[1] if len(last) > 1 else 0) + 1)}
