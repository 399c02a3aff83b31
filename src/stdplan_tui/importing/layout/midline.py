"""Labels in mid-line: 第十条 … 。第十一条 … and （一）…；（二）…, where a sentence starts and the number goes on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from stdplan_tui.importing.layout.labelling import CITES
from stdplan_tui.importing.layout.sheet import Sheet
from stdplan_tui.importing.lines import Line, Role
from stdplan_tui.text.labels import Form, Label, label_at_start

_AFTER = re.compile(r"[。；：:;][”’）)】]?\s{0,4}(?=[第（(\d])")
_ARTICLES = frozenset({Form.BOOK, Form.SUBBOOK, Form.CHAPTER, Form.DIVISION, Form.ARTICLE})
_LISTS = frozenset({Form.SECTION, Form.ITEM, Form.PAREN})
_NUMBERED = re.compile(r"\s{0,99}第")
_LEAST, _SHORTEST = 3, 8  # characters of a label, and of a line that holds another
_REACH = 24  # characters that a label takes at most
_LONGEST_HEADING = 40  # characters between a chapter's label and its first article
_STOPS = re.compile("[，。；：]")
_LOWER = re.compile(r"第[\d〇零一二三四五六七八九十百]{1,5}[章节条]")
_OPEN, _CLOSE = "“《〈「", "”》〉」"


@dataclass(slots=True)
class _Reader:
    """Reads line after line; `last` are the numbers of the labels of articles and what ranks above them."""

    found: list[Line] = field(default_factory=list)
    last: dict[Form, int] = field(default_factory=dict)

    def read(self, line: Line) -> None:
        """Add the line, cut before each label in it that goes on."""
        if line.role is not Role.TEXT or len(line.raw) < _LEAST:
            self.found.append(line)
            return
        self.found += _parts(line, list(self._starts(line.raw)))

    def _starts(self, text: str) -> Iterator[int]:
        """Where in the line a label opens a paragraph."""
        if _NUMBERED.match(text):
            label = label_at_start(text)
            self._count(label)
            yield from self._below(text, 0, label)
        candidates = list(_candidates(text)) if len(text) > _SHORTEST else []
        lists = _listed(text, candidates) if candidates else set()
        for at, label in candidates:
            if at in lists:
                yield at
            elif label.form in _ARTICLES and self._goes_on(text, at, label):
                self._count(label)
                yield at
                yield from self._below(text, at, label)

    def _below(self, text: str, at: int, label: Label | None) -> Iterator[int]:
        """Where, in a heading that starts at a place, the headings and the article below it start."""
        while label is not None and label.form < Form.ARTICLE:
            start = at + label.end
            found = self._lower(text, start + 1, label.form)
            if found is None:
                return
            at, label = found
            self._count(label)
            yield at

    def _lower(self, text: str, start: int, form: Form) -> tuple[int, Label] | None:
        """The next label of a lower form that counts on, before any stop and not far off."""
        stop = _STOPS.search(text, start)
        end = min(stop.start() if stop else len(text), start + _LONGEST_HEADING)
        for match in _LOWER.finditer(text, start, end):
            label = label_at_start(text[match.start() : match.start() + _REACH])
            if label and form < label.form <= Form.ARTICLE and self._is_next(label):
                return match.start(), label
        return None

    def _goes_on(self, text: str, at: int, label: Label) -> bool:
        if label.form is Form.ARTICLE:
            return self._is_next(label) and CITES.match(text, at + label.end) is None
        return self._is_next(label) and self._lower(text, at + label.end + 1, label.form) is not None

    def _is_next(self, label: Label) -> bool:
        """Whether the number comes next; below a heading one may count anew, articles run through."""
        if label.number == (1,):
            return label.form is not Form.ARTICLE or not self.last.get(Form.ARTICLE)
        return label.number == (self.last.get(label.form, 0) + 1,)

    def _count(self, label: Label | None) -> None:
        if label is not None and label.form in _ARTICLES and label.number:
            self.last[label.form] = label.number[0]


def set_apart(sheet: Sheet) -> Sheet:
    """Lines cut before articles and the numbered parts of lists that start in them, not in quotations."""
    reader = _Reader()
    for line in sheet.lines:
        reader.read(line)
    return sheet.with_lines(reader.found)


def _candidates(text: str) -> Iterator[tuple[int, Label]]:
    """The labels after a sentence or a clause, outside quotations."""
    depth = seen = 0
    for match in _AFTER.finditer(text):
        at = match.end()
        depth += sum(text.count(mark, seen, at) for mark in _OPEN) - sum(text.count(mark, seen, at) for mark in _CLOSE)
        seen = at
        label = label_at_start(text[at : at + _REACH])
        if label is None or depth > 0 or not label.number:
            continue
        if (label.form in _ARTICLES and text[match.start()] == "。") or label.form in _LISTS:
            yield at, label


def _listed(text: str, candidates: Sequence[tuple[int, Label]]) -> set[int]:
    """The places of labels that count from one, or from the label that opens the line, without a gap."""
    runs: dict[Form, list[int]] = {}
    first = label_at_start(text)
    counted = {first.form: first.number[0]} if first and first.number else {}
    found: set[int] = set()
    for at, label in candidates:
        number = label.number[0]
        if label.form in _LISTS and number == counted.get(label.form, 0) + 1:
            runs.setdefault(label.form, []).append(at)
            counted[label.form] = number
    for form, places in runs.items():
        opens_line = first is not None and first.form is form
        if opens_line or len(places) > 1:
            found.update(places)
    return found


def _parts(line: Line, starts: Sequence[int]) -> list[Line]:
    if not starts:
        return [line]
    return [line.cut(start, end) for start, end in pairwise([0, *starts, len(line.raw)])]
