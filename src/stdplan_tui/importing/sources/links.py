"""The links and images of a line of Markdown, found in one pass over its brackets."""

from __future__ import annotations

import re

from stdplan_tui.frozen import frozen

_BRACKETS = re.compile(r"\\.|!?\[|\]|[()]")


@frozen
class Links:
    """The spans of a line that are marks of links or whole images, and how many characters are the words of links."""

    marks: tuple[tuple[int, int], ...] = ()
    characters: int = 0


def links(text: str) -> Links:
    """The links of the line: of `[words](address)` all but the words is a mark, of `![words](address)` everything."""
    if "](" not in text:
        return Links()
    brackets = [match for match in _BRACKETS.finditer(text) if not match[0].startswith("\\")]
    closing = _closing(brackets)
    marks: list[tuple[int, int]] = []
    shown: list[tuple[int, int]] = []
    opened: list[re.Match[str]] = []
    for mark in brackets:
        if mark[0] in ("[", "!["):
            opened.append(mark)
        elif mark[0] == "]" and opened:
            start = opened.pop()
            end = closing.get(mark.end(), 0)
            if end and start[0] == "![":
                marks.append((start.start(), end))
            elif end:
                marks += [start.span(), (mark.start(), end)]
                shown.append((start.end(), mark.start()))
    marks = _joined(marks)
    return Links(tuple(marks), _outside(text, _joined(shown), marks))


def _closing(brackets: list[re.Match[str]]) -> dict[int, int]:
    """For each round bracket, by its offset, the offset after the one that closes it."""
    found: dict[int, int] = {}
    opened: list[int] = []
    for mark in brackets:
        if mark[0] == "(":
            opened.append(mark.start())
        elif mark[0] == ")" and opened:
            found[opened.pop()] = mark.end()
    return found


def _joined(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans in order, those that overlap as one."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if found and start < found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def _outside(text: str, shown: list[tuple[int, int]], marks: list[tuple[int, int]]) -> int:
    """How many characters of the spans, white space at their ends left out, lie outside the marks."""
    total, place = 0, 0
    for start, end in shown:
        at = start
        while place < len(marks) and marks[place][1] <= start:
            place += 1
        inner = place
        while inner < len(marks) and marks[inner][0] < end:
            total += len(text[at : max(marks[inner][0], at)].strip())
            at = max(at, marks[inner][1])
            inner += 1
        total += len(text[at : max(at, end)].strip())
        place = inner if inner > place and marks[inner - 1][1] <= end else place
    return total
