"""The raw text as a person reads it: a page of the web without its markup, everything else as it stands."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import field
from typing import Final

from stdplan_tui.frozen import frozen
from stdplan_tui.importing.report import Dropped, Report, outermost
from stdplan_tui.importing.sources.html.blocks import MARKUP
from stdplan_tui.importing.sources.page import Format
from stdplan_tui.language import _

_TAG: Final = re.compile(r"<(script|style)?[^<>]*>", re.IGNORECASE)
_BLOCK: Final = re.compile(
    r"</?(?:p|div|br|tr|li|ul|ol|table|h\d|section|article|dl|dt|dd|title|option)\b", re.IGNORECASE
)
_BLANKS: Final = " \t\r\n"


@frozen
class Legible:
    """`text` is what is shown; its piece that begins at `starts[n]` stands at `offsets[n]` in the raw text.

    `lines` are the offsets in the raw text at which its lines begin.
    """

    text: str = ""
    starts: array[int] = field(default_factory=lambda: array("Q", [0]))
    offsets: array[int] = field(default_factory=lambda: array("Q", [0]))
    lines: array[int] = field(default_factory=lambda: array("Q", [0]))

    def in_source(self, at: int) -> int:
        """Where in the raw text a character of this one stands."""
        number = max(bisect_right(self.starts, at) - 1, 0)
        offset = self.offsets[number] + at - self.starts[number]
        return min(offset, self.offsets[number + 1]) if number + 1 < len(self.offsets) else offset

    def here(self, offset: int) -> int:
        """Where a character of the raw text stands in this one, or what follows it where it is not shown."""
        number = bisect_right(self.offsets, offset) - 1
        if number < 0:
            return 0
        end = self.starts[number + 1] if number + 1 < len(self.starts) else len(self.text)
        return min(self.starts[number] + offset - self.offsets[number], end)

    def line_at(self, offset: int) -> int:
        """The line of the raw text in which an offset of it stands, counted from 1."""
        return bisect_right(self.lines, offset)

    def line_start(self, line: int) -> int:
        """The offset in the raw text at which a line begins, counted from 1."""
        return self.lines[max(0, min(line, len(self.lines)) - 1)]


def whole(source: str) -> Legible:
    """The raw text, every character of it."""
    return Legible(source, lines=_line_starts(source))


def legible(source: str, report: Report) -> Legible:
    """The raw text as it is best read; linear in its length."""
    if report.recognised.format is not Format.PAGE:
        return whole(source)
    text: list[str] = []
    starts, offsets = array("Q"), array("Q")
    length = 0
    for piece, offset in _pieces(source, report):
        starts.append(length)
        offsets.append(offset)
        text.append(piece)
        length += len(piece)
    return Legible("".join(text), starts, offsets, _line_starts(source)) if text else whole(source)


def _line_starts(source: str) -> array[int]:
    starts = array("Q", [0])
    starts.extend(match.end() for match in re.finditer("\n", source))
    return starts


def _pieces(source: str, report: Report) -> Iterator[tuple[str, int]]:
    """What is shown of a page, each piece with its offset: words, and a line feed where the markup begins a block."""
    at, fresh = 0, True
    for start, end, read_as in (*outermost(_hidden(report)), (len(source), len(source), "")):
        block = not read_as and bool(_BLOCK.search(source, start, end))
        if (words := source[at:start]).strip():
            led = words.lstrip(_BLANKS) if fresh else words
            yield led.rstrip(_BLANKS) if block else led, at + len(words) - len(led)
            fresh = False
        if read_as:
            yield read_as, start
            fresh = False
        elif block and not fresh:
            yield "\n", start
            fresh = True
        at = end


def _hidden(report: Report) -> list[tuple[int, int, str]]:
    """The ranges that are not shown as they are, and what is shown in place of each."""
    read_as = [(reading.start, reading.end, reading.text) for reading in report.readings]
    markup = [(start, end, "") for dropped in report.dropped for start, end in _markup(dropped)]
    return read_as + markup


def _markup(dropped: Dropped) -> Iterator[tuple[int, int]]:
    if dropped.reason == _(MARKUP):
        yield dropped.start, dropped.end
        return
    text, unclosed = dropped.text, set[str]()
    for match in _TAG.finditer(text):
        end = match.end()
        if match[1] and (name := match[1].casefold()) not in unclosed:
            closed = text.find(f"</{match[1]}", end)
            end = max(end, closed)
            if closed < 0:  # looked for once: every search goes to the end of the text
                unclosed.add(name)
        yield dropped.start + match.start(), dropped.start + end
