"""The head of a notice or document: title, number, notes under the title, recipients, in the order printed."""

from __future__ import annotations

from collections.abc import Sequence

from stdplan_tui.corpus.draft import Draft
from stdplan_tui.corpus.model import Level
from stdplan_tui.importing.lines import Line, Role, joined
from stdplan_tui.importing.outline import marks
from stdplan_tui.text.labels import Form, label_at_start

_LONGEST_RUBRIC = 6


def head(lines: Sequence[Line]) -> tuple[list[Draft], int]:
    """The clauses of the head and the index of the first line after it."""
    found: list[Draft] = []
    number = 0
    while number < len(lines):
        line = lines[number]
        if line.blank:
            number += 1
            continue
        level, taken = _level(lines, number, found)
        if level is None:
            break
        _put(found, level, joined(lines[number : number + taken]))
        number += taken
    return found, number if found else 0


def _put(found: list[Draft], level: Level, line: Line) -> None:
    if level is Level.TITLE:
        found.append(Draft(level, heading=line.text))
    elif level is Level.REMARK and found and found[-1].level is level:
        found[-1].text += f"\n{line.text}"
    else:
        found.append(Draft(level, text=line.text))


def _level(lines: Sequence[Line], number: int, found: Sequence[Draft]) -> tuple[Level | None, int]:
    """What starts on that line, and how many lines it takes."""
    line, text = lines[number], lines[number].text
    titled = any(draft.level is Level.TITLE for draft in found)
    if line.role in (Role.ROW, Role.BOX):
        return None, 0
    if marks.is_number(text):
        return Level.NUMBER, 1
    if titled and (marks.is_note_under_title(text) or _encloses(text)):
        return Level.REMARK, 1
    if marks.is_recipients(text) and not any(draft.level is Level.RECIPIENTS for draft in found):
        return Level.RECIPIENTS, 1
    if not titled and marks.may_be_title(line):
        return (Level.REMARK, 1) if _is_rubric(lines, number) else (Level.TITLE, title_lines(lines, number))
    return None, 0


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
    if marks.is_complete_title(title) or not marks.may_be_title(line) or len(title + text) > 160:
        return False
    return not blank_between or ("关于" in title and marks.is_complete_title(title + text))


def _is_rubric(lines: Sequence[Line], number: int) -> bool:
    """Whether the line is a site's column, a few characters over a whole title: 财税法规."""
    following = next((line for line in lines[number + 1 : number + 4] if not line.blank), None)
    return (
        len(lines[number].text) <= _LONGEST_RUBRIC
        and following is not None
        and marks.may_be_title(following)
        and "关于" in following.text
        and marks.is_complete_title(following.text)
        and not marks.is_complete_title(lines[number].text)
    )
