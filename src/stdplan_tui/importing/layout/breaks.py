"""Lines broken inside a sentence, joined again without a space."""

from __future__ import annotations

import re
from dataclasses import replace

from stdplan_tui.importing.layout.sheet import Doubtful, Sheet
from stdplan_tui.importing.lines import Line, Role, Side, joined
from stdplan_tui.importing.sources.dates import printed_date
from stdplan_tui.language import _
from stdplan_tui.text.labels import Form, label_at_start
from stdplan_tui.text.spacing import is_space

_UNFINISHED = re.compile(r"[^。！？；：:”’）)〕】》…\s]\s*$")
_END = 80  # characters in which the last visible one is looked for
_SHORTEST, _SHORTEST_LABELLED = 20, 33  # characters; a shorter line may be a title, a name or a heading


def mended(sheet: Sheet) -> Sheet:
    """Lines that break off in a sentence joined with the next, unless it is blank, indented, labelled or set apart."""
    found: list[Line] = []
    doubts: list[Doubtful] = []
    group: list[Line] = []
    for line in sheet.lines:
        if group and _breaks_off(group) and _goes_on(line):
            doubts.append(Doubtful(line.start, _("joined to the line before: “{words}”").format(words=line.text[:12])))
        elif group:
            found.append(joined(group))
            group = []
        group.append(line)
    return replace(sheet, lines=(*found, *([joined(group)] if group else ())), doubts=(*sheet.doubts, *doubts))


def _breaks_off(group: list[Line]) -> bool:
    """Whether the last of the lines that make one paragraph breaks off, and the first is long enough to be text."""
    first = group[0]
    if first.role is not Role.TEXT or not _UNFINISHED.search(group[-1].raw[-_END:]):
        return False
    text = first.raw.strip()
    labelled = label_at_start(text) is not None and "。" not in text
    return len(text) >= (_SHORTEST_LABELLED if labelled else _SHORTEST) and bool(re.search("[，。；、]", text))


def _goes_on(line: Line) -> bool:
    if line.role is not Role.TEXT or line.blank or is_space(line.raw[0]) or line.side is not Side.LEFT:
        return False
    label = label_at_start(line.raw)
    numbered = label is not None and (label.form is not Form.ARTICLE or line.raw[label.end - 1 : label.end].isspace())
    return not numbered and printed_date(line.raw) is None
