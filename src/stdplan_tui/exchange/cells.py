"""What may stand in a cell of a table: nothing that a spreadsheet would run, hide or refuse."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from stdplan_tui.language import _
from stdplan_tui.text.display import shown

LONGEST: Final = 32_767
"""The UTF-16 units that Excel takes in a cell."""

_FORMULA = re.compile(r"[\t\r\n]|\s*[=+\-@＝＋－＠]")
_UNFIT = re.compile(r"[\ufffe\uffff]")
_BEYOND_BMP = re.compile(r"[\U00010000-\U0010ffff]")


@lru_cache(maxsize=512)  # most cells of a row stand in the row before, too
def cell(text: str) -> str:
    """`text` as a cell has it: no control characters; what would be taken for a formula opens with an apostrophe.

    What is too long for a cell is cut, and says so at its end.
    """
    text = _UNFIT.sub("", shown(text))
    if _FORMULA.match(text):
        text = f"'{text}"
    return text if len(text) * 2 <= LONGEST or _units(text) <= LONGEST else _cut(text)


def _cut(text: str) -> str:
    note = " " + _("[cut here: the whole has {n} characters]").format(n=len(text))
    room = LONGEST - _units(note)
    text = text[:room]
    while (beyond := _units(text) - room) > 0:
        text = text[: -((beyond + 1) // 2)]
    return text + note


def _units(text: str) -> int:
    return len(text) + len(_BEYOND_BMP.findall(text))
