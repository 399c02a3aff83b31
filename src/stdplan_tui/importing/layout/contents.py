"""Tables of contents (目录): their entries repeat the headings of the text, or carry leaders and page numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from stdplan_tui.frozen import frozen
from stdplan_tui.importing.layout.headings_below import HeadingsBelow, folded
from stdplan_tui.importing.layout.sheet import Sheet, drops
from stdplan_tui.importing.lines import Line, Role
from stdplan_tui.language import N_
from stdplan_tui.text.labels import Form
from stdplan_tui.text.spacing import SPACE

CONTENTS = N_("table of contents")
_HEADING = re.compile(
    rf"{SPACE}*[【\[<〈《]?目{SPACE}*[录次錄][】\]>〉》]?{SPACE}*[:：]?|{SPACE}*(?:CONTENTS|Contents)"
)
_LEADERS = ".．…·⋯•﹒・―—_－- \u3000\t\xa0"
_PAGE_ENDS = frozenset("0123456789０１２３４５６７８９IVXivxⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫⅰⅱⅲⅳⅴⅵⅶⅷⅸⅹⅺⅻ）)")
_PAGE = re.compile(r"[（(]?(?:\d{1,4}|[IVXivxⅠ-ⅻ]{1,6})[）)]?$")
_NUMBERED = re.compile(r"[^。；]*[^\d\s,，.年第]\s+[（(]?(\d{1,4})[）)]?\s*")
_DIVISION = re.compile(r"(?=第[一二三四五六七八九十百零〇\d]{1,5}[编篇章节])")
_LONGEST_ENTRY, _LONGEST_LINE = 60, 400  # characters; a scan runs entries together in one line
_FEWEST = 2
_FEWEST_BARE, _FEWEST_HEADLESS = 3, 4  # entries without the word 目录 above them
_BETWEEN = 3  # lines between two entries that may belong to them
_MISSED = 6  # lines in a row that repeat nothing: the text has begun


@frozen
class _Table:
    """A table of contents: from character `at` of line `start` to character `until` of the line before `end`.

    `until` is None for the whole of that line.
    """

    start: int
    end: int
    at: int = 0
    until: int | None = None


def removed(sheet: Sheet) -> Sheet:
    """The sheet without its tables of contents, if their entries tell that they are.

    Entries with leaders or page numbers do by themselves; others if the same words head something below.
    """
    tables = list(_tables(sheet.lines))
    if not tables:
        return sheet
    kept: list[Line] = []
    gone: list[Line] = []
    last = 0
    for table in tables:
        kept += sheet.lines[last : table.start]
        kept += [line for line in (sheet.lines[table.start].cut(0, table.at),) if not line.blank]
        gone += [sheet.lines[table.start].cut(table.at), *sheet.lines[table.start + 1 : table.end]]
        if table.until is not None:
            kept += [Line(page=gone[-1].page), gone[-1].cut(table.until)]
            gone[-1] = gone[-1].cut(0, table.until)
        elif kept and not kept[-1].blank:
            kept.append(Line(page=sheet.lines[table.start].page))
        last = table.end
    kept += sheet.lines[last:]
    return replace(sheet, lines=tuple(kept), dropped=sheet.dropped + drops(gone, CONTENTS))


def _tables(lines: Sequence[Line]) -> Iterator[_Table]:
    below: HeadingsBelow | None = None
    number = 0
    while number < len(lines):
        line = lines[number]
        at = _heading(lines, number)
        table: _Table | None = None
        if at is not None:
            below = below or HeadingsBelow(lines)
            table = _listed(lines, number, at) or _repeated(lines, number, at, below)
        elif _is_led(line):
            table = _listed(lines, number - 1, None)
        elif _is_division(line) and number + 1 < len(lines) and _run(lines, number) - number >= _FEWEST_HEADLESS:
            below = below or HeadingsBelow(lines)
            table = _headless(lines, number, below)
            number = max(number, _run(lines, number) - 1)
        if table is not None:
            yield table
            number = max(table.end - (table.until is not None), number + 1)
        else:
            number += 1


def _heading(lines: Sequence[Line], number: int) -> int | None:
    """Where on that line a table of contents is headed: at its start, or after the end of a title (…批准目 录)."""
    raw = lines[number].raw
    if lines[number].cells or len(raw) > _LONGEST_LINE or not ("目" in raw or "ontents" in raw or "CONTENTS" in raw):
        return None
    match = _HEADING.match(raw)
    if match and (match.end() == len(raw) or len(raw) <= _LONGEST_ENTRY):
        return 0
    end = re.search(r"目[\s\u200b\ufeff]+[录次]\s*$", raw[-12:])
    follows = end and any(_is_led(line) for line in lines[number + 1 : number + 4])
    return max(len(raw) - 12, 0) + end.start() if end and follows else None


def _is_led(line: Line) -> bool:
    """Whether leaders and a page number end the line."""
    if line.raw.rstrip()[-1:] not in _PAGE_ENDS:
        return False
    cut = _cut(line)
    return cut is not None and cut[0] and cut[1]


def _cut(line: Line) -> tuple[bool, bool] | None:
    """Whether leaders stand at the end of the line, its page number left out, and whether it has one."""
    raw = line.raw.rstrip()
    if line.cells or len(raw) > _LONGEST_LINE:
        return None
    words, page = _parted(raw)
    leaders = raw[len(words) : page]
    return "……" in leaders or sum(not each.isspace() for each in leaders) >= 3, page < len(raw)


def _parted(raw: str) -> tuple[str, int]:
    """The words of an entry, and where its page number starts: at the end where it has none."""
    number = _PAGE.search(raw, max(len(raw) - 8, 0))
    page = number.start() if number else len(raw)
    words = raw[:page].rstrip(_LEADERS)
    return (raw, len(raw)) if number and len(words) == page else (words, page)


def _listed(lines: Sequence[Line], heading: int, at: int | None) -> _Table | None:
    """The table below a heading whose entries carry leaders or page numbers; `at` is None where nothing heads it."""
    last, entries, page, led = heading, 0, 0, False
    place = heading + 1
    while place < len(lines) and place - last <= _BETWEEN + sum(line.blank for line in lines[last + 1 : place]):
        line = lines[place]
        if line.cells or "。" in line.raw:
            break
        number = None if led or at is None else _page_of(line)
        cut = _cut(line)
        carries = cut is not None and cut[0] and (cut[1] or at is not None)
        if carries or (number is not None and page <= number <= page + 60):
            led = led or carries
            last, entries, page = place, entries + 1, number or page
        place += 1
    needed = _FEWEST if at is not None else _FEWEST_BARE
    if entries < needed or 2 * entries < sum(not line.blank for line in lines[heading + 1 : last + 1]):
        return None
    return _Table(heading if at is not None else heading + 1, last + 1, at or 0)


def _page_of(line: Line) -> int | None:
    match = _NUMBERED.fullmatch(line.raw) if len(line.raw) <= _LONGEST_ENTRY else None
    return int(match[1]) if match else None


def _repeated(lines: Sequence[Line], heading: int, at: int, below: HeadingsBelow) -> _Table | None:
    """The table below a heading whose entries are headings of the text below."""
    first = _entries(lines[heading].cut(_after_word(lines[heading].raw, at)))
    body = _body_start(lines, heading, first, below)
    last, hits, misses, missed = heading, 0, 0, 0
    for place in range(heading + 1, body):
        line = lines[place]
        if line.blank:
            continue
        entries = _entries(line)
        if line.cells or "。" in line.raw or (len(line.raw) > _LONGEST_ENTRY and len(entries) < 2) or missed > _MISSED:
            break
        found = sum(below.has(entry, after=place) for entry in entries)
        hits, misses = hits + found, misses + len(entries) - found
        last, missed = (place, 0) if found else (last, missed + 1)
    if hits < _FEWEST or hits < misses:
        return None
    return _Table(heading, last + 1, at, _glued_start(lines[last].raw, first))


def _after_word(raw: str, at: int) -> int:
    match = _HEADING.match(raw, at)
    return match.end() if match else len(raw)


def _glued_start(raw: str, first: Sequence[str]) -> int | None:
    """Where, at the end of the last line, the heading of the text stands that the table names first."""
    bare = raw.rstrip()
    glued = first and len(first[0]) > 1 and bare.endswith(first[0]) and len(bare) > len(first[0])
    return len(bare) - len(first[0]) if glued else None


def _body_start(lines: Sequence[Line], heading: int, first: Sequence[str], below: HeadingsBelow) -> int:
    """The line on which the text begins that the table lists: that of the first entry that comes again."""
    for place in range(heading, min(heading + 12, len(lines))):
        for entry in first if place == heading else _entries(lines[place]):
            if (found := below.first(entry, after=place)) is not None and found > place + 1:
                return found
    return len(lines)


def _entries(line: Line) -> list[str]:
    """The entries on a line, without leaders and page numbers, as they are compared."""
    parts = _DIVISION.split(line.raw[:_LONGEST_LINE].rstrip())
    return [entry for part in parts if (entry := folded(_parted(part)[0]))]


def _is_division(line: Line) -> bool:
    label = line.label if line.role is not Role.ROW else None
    return (
        label is not None and label.form <= Form.DIVISION and len(line.raw) <= _LONGEST_ENTRY and "。" not in line.raw
    )


def _run(lines: Sequence[Line], number: int) -> int:
    """The index after the last of the chapters' headings that follow each other from that line on."""
    end = number
    first = folded(lines[number].raw)
    for place in range(number, len(lines)):
        if lines[place].blank:
            continue
        if not _is_division(lines[place]) or (place > number and folded(lines[place].raw) == first):
            break
        end = place + 1
    return end


def _headless(lines: Sequence[Line], number: int, below: HeadingsBelow) -> _Table | None:
    """A run of chapters' headings that all come again below: a table whose heading is lost."""
    end = _run(lines, number)
    entries = [entry for line in lines[number:end] for entry in _entries(line)]
    again = sum(below.has(entry, after=end - 1) for entry in entries)
    return _Table(number, end) if again == len(entries) and below.first(entries[0], after=end - 1) else None
