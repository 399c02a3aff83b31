"""Lines broken inside a sentence, joined again without a space."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from stdplan_tui.importing.layout.labelling import opens_decimal
from stdplan_tui.importing.layout.sheet import Cause, Doubtful, Sheet
from stdplan_tui.importing.lines import Line, Role, Side, joined
from stdplan_tui.importing.sources.dates import printed_date
from stdplan_tui.language import _, ngettext
from stdplan_tui.text.labels import Form, label_at_start
from stdplan_tui.text.spacing import is_space

_FINISHED = frozenset('。．·！？；：.!?;:”’"）)〕]】》…')
_SENTENCES = re.compile("[，。；、,;]")
_CLAUSES = re.compile("[，；,;]")
_CLOSES = re.compile("[，。；：,;]")  # what no line of a sentence can begin with
_NAMES = re.compile(
    r"\S[ \xa0]*\u3000\u3000+[ \xa0]*\S|[\u4e00-\u9fff][ \u3000]+[\u4e00-\u9fff]{1,4}$|(?:记者|通讯员).{1,12}摄$"
)
_ADDRESS = re.compile("各[^。；]{1,60}[：:]")
_END = 80  # characters in which the last visible one is looked for
_HEAD = 400  # characters that tell a paragraph from a heading
_SHORTEST, _SHORTEST_LABELLED = 20, 33  # characters; a shorter line may be a title, a name or a heading
_PARAGRAPH, _FEWEST = 40, 10  # characters of a paragraph, paragraphs of a text that show how it is set
_WORDS = 12  # characters of a line that a message quotes


@dataclass
class _Mender:
    """Reads line after line; `group` is the paragraph being read."""

    lines: Sequence[Line]
    found: list[Line] = field(default_factory=list)
    doubts: list[Doubtful] = field(default_factory=list)
    group: list[Line] = field(default_factory=list)

    @cached_property
    def headings(self) -> frozenset[Form]:
        """The labels that stand on headings in this text."""
        return _heading_forms(self.lines)

    def read(self, line: Line) -> None:
        """Join the line to the paragraph or start another with it."""
        if line.blank:
            self.end()
            self.found.append(line)
            self.group = []
        elif not self.group:
            self.group = [line]
        elif self._breaks_off(line) and _goes_on(line):
            self.group.append(line)
        else:
            self._flag(line)
            self.end()
            self.group = [line]

    def end(self) -> None:
        """Close the paragraph, with one doubt if it has several lines."""
        if len(self.group) > 1:
            words, more = self.group[1].text[:_WORDS], len(self.group) - 2
            message = _("joined to the line before: “{words}”")
            if more:
                message = ngettext(
                    "joined to the line before: “{words}” and {more} line below it",
                    "joined to the line before: “{words}” and {more} lines below it",
                    more,
                )
            message = message.format(words=words, more=more)
            self.doubts.append(Doubtful(self.group[1].start, message, Cause.BREAK))
            self.found.append(joined(self.group))
        else:
            self.found += self.group

    def _breaks_off(self, following: Line) -> bool:
        """Whether the last line of the paragraph breaks off, and is long enough to be text."""
        first, last = self.group[0], self.group[-1]
        if first.role is not Role.TEXT or not _is_unfinished(last.raw) or _lists_names(last):
            return False
        if last.full is False and not last.page:  # the markup ends a paragraph; on paper it is only a guess
            return False
        if _CLOSES.match(following.raw):
            return True
        text = first.raw[:_HEAD].strip()
        if len(text) < _SHORTEST or not _SENTENCES.search(text):
            return False
        label = label_at_start(text) if "。" not in text else None
        return label is None or (len(text) >= _SHORTEST_LABELLED and label.form not in self.headings)

    def _flag(self, line: Line) -> None:
        """Doubt a short line that breaks off in a sentence which the next seems to end."""
        last = self.group[-1]
        text = last.raw.strip()
        short = 4 < len(text) < _SHORTEST and _CLAUSES.search(text) is not None and label_at_start(text) is None
        if not short or last.role is not Role.TEXT or last.side is not Side.LEFT or _lists_names(last):
            return
        if _is_unfinished(text) and _goes_on(line) and line.text.endswith(("。", "；")):
            message = _("may go on in the next line: “{words}”").format(words=text[-_WORDS:])
            self.doubts.append(Doubtful(last.start, message, Cause.BREAK))


def mended(sheet: Sheet) -> Sheet:
    """Lines that break off in a sentence joined with the next, unless it is blank, indented, labelled or set apart."""
    mender = _Mender(sheet.lines)
    for line in _closed_up(sheet.lines):
        mender.read(line)
    mender.end()
    return replace(sheet, lines=tuple(mender.found), doubts=(*sheet.doubts, *mender.doubts))


def _closed_up(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines without single blank ones in mid-sentence, where indentation and not blank lines parts paragraphs."""
    first = [is_space(line.raw[0]) for line in lines if len(line.raw) > _PARAGRAPH and "。" in line.raw]
    if sum(first) < _FEWEST or sum(first) * 5 < 3 * len(first):
        return lines
    around = (lines[max(number - 1, 0) : number + 2] for number in range(len(lines)))
    return [line for line, near in zip(lines, around, strict=True) if not (line.blank and _in_sentence(near))]


def _in_sentence(near: Sequence[Line]) -> bool:
    """Whether of three lines the first breaks off in a long paragraph and the last goes on with another."""
    if len(near) < 3 or near[0].role is not Role.TEXT or len(near[0].raw) < _PARAGRAPH:
        return False
    return _is_unfinished(near[0].raw) and "。" in near[2].raw and _goes_on(near[2])


def _is_unfinished(text: str) -> bool:
    """Whether the text breaks off: what is seen last ends no sentence, no clause and no quotation."""
    end = text[-_END:].rstrip()
    return bool(end) and end[-1] not in _FINISHED


def _heading_forms(lines: Sequence[Line]) -> frozenset[Form]:
    """The labels that stand on headings without a full stop at least twice, and more often than on text."""
    bare: Counter[Form] = Counter()
    texts: Counter[Form] = Counter()
    for line in lines:
        label = line.label if line.role is Role.TEXT else None
        if label is not None:
            counted = bare if "。" not in line.raw and _is_unfinished(line.raw) else texts
            counted[label.form] += 1
    return frozenset(form for form, count in bare.items() if count > max(1, texts[form]))


def _lists_names(line: Line) -> bool:
    """Whether the line is one of names, or a photograph's: 梁某某　　某部副部长, 本报记者 某某 摄."""
    return _NAMES.search(line.raw.strip()) is not None


def _goes_on(line: Line) -> bool:
    if line.role is not Role.TEXT or line.blank or is_space(line.raw[0]) or line.side is not Side.LEFT:
        return False
    label = line.label
    numbered = label is not None and (label.form is not Form.ARTICLE or line.raw[label.end - 1 : label.end].isspace())
    numbered = numbered or opens_decimal(line.raw)
    return (
        not numbered and printed_date(line.raw) is None and not _ADDRESS.fullmatch(line.text) and not _lists_names(line)
    )
