"""The head of a notice or document: title, number, notes under the title, recipients, in the order printed."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from stdplan_tui.corpus.draft import Draft
from stdplan_tui.corpus.model import Level
from stdplan_tui.importing.lines import Line, Role, joined
from stdplan_tui.importing.outline import marks
from stdplan_tui.text.labels import Form, label_at_start
from stdplan_tui.text.spacing import spaced_names
from stdplan_tui.text.variants import simplified

_LONGEST_RUBRIC, _LONGEST_ABOVE, _HEAD_LINES = 6, 60, 40
_AND = frozenset("和与及暨")
_SEVERAL_LINES = frozenset({Level.REMARK, Level.NUMBER})


def head(lines: Sequence[Line]) -> tuple[list[Draft], int]:
    """The clauses of the head and the index of the first line after it.

    Lines before a title that a number, its recipients or a note follow are no text: they are remarks.
    """
    found: list[Draft] = []
    number = 0
    title = _title_below(lines)
    while number < len(lines):
        line = lines[number]
        if line.blank:
            number += 1
            continue
        level, taken = (Level.REMARK, 1) if number < title else _level(lines, number, found)
        if level is None:
            break
        _put(found, level, joined(lines[number : number + taken]))
        number += taken
    return found, number if found else 0


def _title_below(lines: Sequence[Line]) -> int:
    """The index of a title that stands below other short lines; 0 where the first lines are the head."""
    filled = [number for number in range(min(len(lines), _HEAD_LINES)) if not lines[number].blank]
    if not filled or _level(lines, filled[0], ())[0] is not None:
        return 0
    for number, following in pairwise(filled):
        line = lines[number]
        if len(line.text) > _LONGEST_ABOVE or line.role in (Role.ROW, Role.BOX) or _numbered(line):
            return 0
        if marks.may_be_title(line) and marks.is_complete_title(line.text) and _follows_title(lines[following].text):
            return number
    return 0


def _numbered(line: Line) -> bool:
    label = line.label
    return label is not None and label.form < Form.BULLET


def _follows_title(text: str) -> bool:
    return marks.is_number(text) or marks.is_recipients(text) or marks.is_note_under_title(text)


def _put(found: list[Draft], level: Level, line: Line) -> None:
    text = spaced_names(line.raw) if marks.is_speaker(line.text) else line.text
    if level is Level.TITLE:
        found.append(Draft(level, heading=line.text))
    elif level in _SEVERAL_LINES and found and found[-1].level is level:
        found[-1].text += f"\n{text}"
    else:
        found.append(Draft(level, text=text))


def _level(lines: Sequence[Line], number: int, found: Sequence[Draft]) -> tuple[Level | None, int]:
    """What starts on that line, and how many lines it takes."""
    line, text = lines[number], lines[number].text
    titled = any(draft.level is Level.TITLE for draft in found)
    if line.role in (Role.ROW, Role.BOX):
        return None, 0
    if marks.is_number(text):
        return Level.NUMBER, 1
    if titled and (taken := _note_lines(lines, number)):
        return Level.REMARK, taken
    if marks.is_recipients(text) and not any(draft.level is Level.RECIPIENTS for draft in found):
        return Level.RECIPIENTS, 1
    if not titled and marks.may_be_title(line):
        rubric = marks.is_letterhead(text) or _is_rubric(lines, number)
        return (Level.REMARK, 1) if rubric else (Level.TITLE, title_lines(lines, number))
    return None, 0


def _note_lines(lines: Sequence[Line], number: int) -> int:
    """How many lines the note under a title takes that starts on that line; 0 where none does."""
    text = lines[number].text
    if marks.is_note_under_title(text) or _encloses(text):
        return 1
    following = lines[number + 1].text if number + 1 < len(lines) else ""
    return 2 if marks.is_broken_note(text, following) else 0


def _encloses(text: str) -> bool:
    label = label_at_start(text)
    return marks.is_enclosed(text) and (label is None or label.form is not Form.SECTION)


def title_lines(lines: Sequence[Line], number: int) -> int:
    """How many lines, from that one on, one title takes: until it is complete, and a bracket that supplements it."""
    text = lines[number].text
    end = number + 1
    place = end
    while place < len(lines) and place - number < 12:
        line = lines[place]
        if not line.blank:
            if not _continues(text, line, blank_between=lines[place - 1].blank):
                break
            text += line.text
            end = place + 1
        place += 1
    return end - number


def _continues(title: str, line: Line, *, blank_between: bool) -> bool:
    text = line.text
    if line.role in (Role.ROW, Role.BOX) or marks.is_number(text) or marks.is_note_under_title(text):
        return False
    if marks.is_supplement(text):
        return True
    if text[0] in _AND and marks.is_complete_title(title + text):
        return True
    if marks.is_complete_title(title) or not marks.may_be_title(line) or len(title + text) > 160:
        return False
    return not blank_between or ("关于" in simplified(title) and marks.is_complete_title(title + text))


def _is_rubric(lines: Sequence[Line], number: int) -> bool:
    """Whether the line is a site's column, a few characters over a whole title: 财税法规."""
    following = next((line for line in lines[number + 1 : number + 4] if not line.blank), None)
    return (
        len(lines[number].text) <= _LONGEST_RUBRIC
        and following is not None
        and marks.may_be_title(following)
        and "关于" in simplified(following.text)
        and marks.is_complete_title(following.text)
        and not marks.is_complete_title(lines[number].text)
    )
