"""What every printed page repeats: its number, its running head and foot; and pages without any text.

Where the pages are known (PDF, form feeds) they are looked for at the edges of each; else by the numbers that rise by
one through the whole text (layout.unpaged).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import field, replace
from functools import cached_property
from itertools import groupby

from stdplan_tui.frozen import frozen
from stdplan_tui.importing.layout.folios import Folio, folio
from stdplan_tui.importing.layout.sheet import Cause, Doubtful, Sheet, drops
from stdplan_tui.importing.lines import Line, Role
from stdplan_tui.language import N_, ngettext
from stdplan_tui.text.labels import Form, label_at_start
from stdplan_tui.text.spacing import bare

PAGE_NUMBER = N_("page number")
RUNNING_HEAD = N_("running head")
_EDGE = 3  # lines at the top and at the bottom of a page
_FEWEST, _SHARE = 3, 0.4  # pages, and share of all pages, that repeat a running head
_FEW_PAGES = 4  # of which two are enough
_LONGEST_HEAD = 60
_DIGITS = re.compile(r"[\d〇一二三四五六七八九十]+")
_UNFINISHED = re.compile(r"[^。！？；：:”’）)〕】》…\s]\s*$")


def removed(sheet: Sheet) -> Sheet:
    """The sheet without page numbers, running heads and feet, if its lines know their pages.

    Blank lines at the edge of a page go with them, so that a paragraph that runs over the page can go on.
    """
    if not any(line.page for line in sheet.lines):
        return sheet
    pages = _Pages(sheet.lines)
    numbers = set(pages.numbers())
    heads = set(pages.heads(numbers))
    blanks = set(pages.blank_edges(numbers | heads))
    sheet = replace(sheet, doubts=sheet.doubts + tuple(_without_text(sheet.lines)))
    return without(sheet, numbers, heads, blanks)


def without(sheet: Sheet, numbers: Iterable[int], heads: Iterable[int], blanks: Iterable[int]) -> Sheet:
    """The sheet without the lines of those indexes, each reported for what it is."""
    reasons = dict.fromkeys(heads, RUNNING_HEAD) | dict.fromkeys(numbers, PAGE_NUMBER)
    leaving = set(blanks) | set(reasons)
    found = sheet.with_lines(line for number, line in enumerate(sheet.lines) if number not in leaving)
    return replace(
        found,
        dropped=sheet.dropped
        + tuple(drop for number, reason in sorted(reasons.items()) for drop in drops([sheet.lines[number]], reason)),
    )


@frozen(slots=False)
class _Pages:
    """The lines of a sheet, page by page."""

    lines: Sequence[Line]
    taken: set[int] = field(default_factory=set)

    @cached_property
    def filled(self) -> dict[int, list[int]]:
        """For each page the indexes of its lines that are not blank."""
        found: dict[int, list[int]] = {}
        for number, line in enumerate(self.lines):
            if line.page and not line.blank:
                found.setdefault(line.page, []).append(number)
        return found

    def numbers(self) -> Iterator[int]:
        """The lines at the edges of pages that are their numbers."""
        found = [
            (number, page, read)
            for page, numbers in self.filled.items()
            for number in dict.fromkeys(numbers[:_EDGE] + numbers[-_EDGE:])
            if (read := self._folio(number)) is not None
        ]
        offsets = _offsets(found)
        for number, page, read in found:
            follows = offsets[read.number - page, read.roman] >= min(_FEWEST - 1, max(len(self.filled) - 1, 1))
            if read.dressed or follows:
                yield number

    def heads(self, numbers: set[int]) -> Iterator[int]:
        """The lines at the edges of pages that most pages, or most of one side, repeat."""
        edges = {page: list(self._edges(lines, numbers)) for page, lines in self.filled.items()}
        needed = max(_FEWEST if len(edges) > _FEW_PAGES else 2, _SHARE * len(edges))
        repeated = _repeated(edges.values(), needed)
        large = _repeated(
            ([each for each in edge if self.lines[each[0]].role is Role.TITLE] for edge in edges.values()), needed
        )
        seen: set[str] = set()
        for edge in edges.values():
            for number, key in edge:
                title = self.lines[number].role is Role.TITLE and key not in large
                if key in repeated and not title and (key in seen or not self._is_title(number, repeated)):
                    yield number
                seen.add(key)

    def blank_edges(self, gone: set[int]) -> Iterator[int]:
        """The blank lines next to lines that go, and those around the break of a page in a sentence."""
        for blank, group in groupby(range(len(self.lines)), key=lambda number: self.lines[number].blank):
            run = list(group)
            if not blank or run[0] == 0 or run[-1] + 1 == len(self.lines):
                continue
            before, after = self.lines[run[0] - 1], self.lines[run[-1] + 1]
            breaks = before.page != after.page and _UNFINISHED.search(before.raw[-8:])
            if breaks or (run[0] - 1 in gone) or (run[-1] + 1 in gone):
                yield from run

    def _folio(self, number: int) -> Folio | None:
        line = self.lines[number]
        return folio(line.raw) if line.role is not Role.ROW else None

    def _edges(self, lines: Sequence[int], numbers: set[int]) -> Iterator[tuple[int, str]]:
        """The lines next to the edges, page numbers passed over, each with what it would repeat."""
        inner = [number for number in lines if number not in numbers]
        for number in dict.fromkeys(inner[: _EDGE - 1] + inner[1 - _EDGE :]):
            line = self.lines[number]
            key = _DIGITS.sub("#", bare(line.raw))
            if line.role is not Role.ROW and 1 < len(key) <= _LONGEST_HEAD and not is_text(line.raw):
                yield number, key

    def _is_title(self, number: int, repeated: set[str]) -> bool:
        """Whether the first print of a running head is the document's title, which nothing else on its page prints."""
        line = self.lines[number]
        others = [self.lines[other] for other in self.filled[line.page] if other != number][:12]
        if any(other.role is Role.TITLE for other in others):
            return False
        kept = "".join(bare(other.raw) for other in others if _DIGITS.sub("#", bare(other.raw)) not in repeated)
        return line.page == next(iter(self.filled)) and bare(line.raw) not in kept


def is_text(raw: str) -> bool:
    """Whether a line is one of the text whatever repeats it: one with a label, or the end of a sentence."""
    label = label_at_start(raw)
    return (label is not None and label.form is not Form.BULLET) or raw.rstrip().endswith(("。", "；"))


def _repeated(edges: Iterable[Sequence[tuple[int, str]]], needed: float) -> set[str]:
    """What stands at the edges of enough pages."""
    counted = Counter(key for edge in edges for key in {key for _number, key in edge})
    return {key for key, times in counted.items() if times >= needed}


def _offsets(found: Sequence[tuple[int, int, Folio]]) -> Counter[tuple[int, bool]]:
    """How many pages have a number that is so much more than their place."""
    each = {(page, read.number - page, read.roman) for _number, page, read in found}
    return Counter((offset, roman) for _page, offset, roman in each)


def _without_text(lines: Sequence[Line]) -> Iterator[Doubtful]:
    """A doubt that names the pages that have nothing but blank lines."""
    filled = {line.page for line in lines if not line.blank}
    empty = sorted({line.page for line in lines if line.blank and line.page} - filled)
    if empty:
        place = next((line.start for line in lines if line.page > empty[0] and not line.blank), 0)
        message = ngettext(
            "page {pages} has no text: it may be a picture",
            "pages {pages} have no text: they may be pictures",
            len(empty),
        )
        named = "、".join(map(str, empty[:20])) + ("…" if len(empty) > 20 else "")
        yield Doubtful(place, message.format(pages=named), Cause.DAMAGE)
