"""Where two texts differ, as people mark it: words and numbers as wholes, and nothing that chance left between."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import accumulate
from typing import Final

from stdplan_tui.text.numerals import CHINESE_DIGIT
from stdplan_tui.text.similarity.edits import Edit, Opcode, opcodes

_FIRST_SIGN: Final = 0x10000
_MOST_SIGNS: Final = 0x100000


def differences(a: str, b: str, *, least_common: int = 1) -> tuple[Opcode, ...]:
    """The steps that make `b` of `a`, as `opcodes` gives them, but no step begins or ends inside a word or a number.

    So 15 % became 90 %, and not its 5 a 0: Latin words, numbers with their fractions and the % behind them, and
    numerals of several characters (十三五) are the same or they are not.
    """
    units, new_units = _units(a), _units(b)
    signs = {unit: chr(_FIRST_SIGN + nth) for nth, unit in enumerate(dict.fromkeys((*units, *new_units)))}
    if (len(units) == len(a) and len(new_units) == len(b)) or len(signs) > _MOST_SIGNS:
        return opcodes(a, b, least_common=least_common)
    steps = opcodes("".join(map(signs.__getitem__, units)), "".join(map(signs.__getitem__, new_units)))
    at, new_at = (list(accumulate(map(len, each), initial=0)) for each in (units, new_units))
    found = (
        Opcode(step.edit, at[step.start], at[step.end], new_at[step.new_start], new_at[step.new_end]) for step in steps
    )
    return tuple(_joined(found, least_common, len(a), len(b)))


def _units(text: str) -> Sequence[str]:
    """The words and numbers of a text, and each other character."""
    return _pattern().findall(text)


@cache
def _pattern() -> re.Pattern[str]:
    latin = r"[0-9A-Za-z\u00c0-\u024f\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]"
    return re.compile(rf"{latin}+(?:[.,'’]{latin}+)*[%‰％]?|{CHINESE_DIGIT}(?:{CHINESE_DIGIT}|[万亿])+|.", re.DOTALL)


def _joined(steps: Iterable[Opcode], least_common: int, length: int, new_length: int) -> Iterator[Opcode]:
    """The steps, with those between which less than `least_common` is equal as one."""
    pending: Opcode | None = None
    for step in steps:
        outermost = step.start == step.new_start == 0 or (step.end, step.new_end) == (length, new_length)
        if step.edit is Edit.EQUAL and (outermost or step.end - step.start >= least_common):
            if pending is not None:
                yield pending
            yield step
            pending = None
        else:
            pending = _one(pending, step)
    if pending is not None:
        yield pending


def _one(before: Opcode | None, step: Opcode) -> Opcode:
    """Two neighbouring changes as one."""
    if before is None:
        return step
    start, new_start = before.start, before.new_start
    edit = Edit.INSERT if start == step.end else Edit.DELETE if new_start == step.new_end else Edit.REPLACE
    return Opcode(edit, start, step.end, new_start, step.new_end)
