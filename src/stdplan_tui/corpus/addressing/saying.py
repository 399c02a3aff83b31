"""Taking apart what was said: 三、（一）2 is the part 三, its （一）, and what has the number 2 in that.

Half and full width, traditional characters, Chinese and Arabic numerals and blanks make no difference.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from stdplan_tui.corpus.addressing.steps import (
    BARE,
    FIGURES_IN_BRACKETS,
    IN_BRACKETS,
    KINDS,
    NAMES,
    UNITS,
    Attached,
    Counted,
    Named,
    NthOfLevel,
    Numbered,
    Step,
    Worded,
    said_words,
)
from stdplan_tui.corpus.model import Level
from stdplan_tui.text.fold import fold
from stdplan_tui.text.numerals import CHINESE_NUMERAL, numeral

_LONGEST: Final = 200
_APART = re.compile(r"(?<=\d)\s+(?=\d)")
_N: Final = rf"(?:\d{{1,4}}|{CHINESE_NUMERAL})"
_ONE: Final = "[一二三四五六七八九]"
_HAN: Final = rf"(?:{_ONE}百(?:零(?={_ONE}))?)?(?:{_ONE}?十{_ONE}?|{_ONE})|{_ONE}百"
"""A numeral as it is counted with: 三一 is two of them."""
_LABEL = re.compile(
    rf"""
      第[(〈]?(?P<n>{_N})[)〉]?(?P<unit>{"|".join(UNITS)}|[款项目段行])(?:之(?P<inserted>{_N}))?
    | [(〈](?:(?P<han>{CHINESE_NUMERAL})|(?P<figures>\d{{1,3}}))[)〉]
    | (?P<kind>{"|".join(KINDS)}|文件)(?P<which>{_N}(?:[-.]\d{{1,3}})*)
    | (?P<dash>-{{1,4}}|·)(?P<bullet>\d{{1,3}})
    | (?P<name>{"|".join(NAMES)}|表头)
    | (?P<bare>\d{{1,4}}|{_HAN})[)]?
    """,
    re.VERBOSE,
)
_GAP = re.compile(r"[.、,:;·-]?")
_COUNTED: Final = {"款": "p", "段": "p", "行": "r"}
_OF_LEVEL: Final = {"项": Level.ITEM, "目": Level.SUBITEM}


@lru_cache(maxsize=256)
def steps(said: str) -> tuple[Step, ...]:
    """The steps that `said` names, outermost first; none where it says nothing."""
    folded = fold(_APART.sub(".", said[:_LONGEST].strip())).replace("\n", "").replace("\t", "")
    segments = [segment for segment in re.split("[/>]", folded) if segment.strip(".")]
    return tuple(step for segment in segments for step in _segment(segment))


def _segment(segment: str) -> tuple[Step, ...]:
    """Labels from its first character to its last, else the words of a heading."""
    found: list[Step] = []
    at = 0
    while at < len(segment):
        match = _LABEL.match(segment, at)
        if match is None:
            return (Worded(said_words(segment)),)
        found += _steps_of(match)
        gap = _GAP.match(segment, match.end())
        at = gap.end() if gap and not _LABEL.match(segment, match.end()) else match.end()
    return tuple(found)


def _steps_of(match: re.Match[str]) -> Iterator[Step]:
    group = match.groupdict("")
    if unit := group["unit"]:
        yield from _of_unit(unit, numeral(group["n"]), group["inserted"])
    elif group["han"]:
        yield Numbered((numeral(group["han"]),), IN_BRACKETS)
    elif group["figures"]:
        yield Numbered((int(group["figures"]),), FIGURES_IN_BRACKETS)
    elif kind := group["kind"]:
        yield _of_kind(kind, group["which"])
    elif group["bullet"]:
        yield Counted("b", int(group["bullet"]))
    elif name := group["name"]:
        yield Counted("r", 0) if name == "表头" else Named(frozenset({NAMES[name]}))
    else:
        yield Numbered((numeral(group["bare"]),), BARE)


def _of_unit(unit: str, number: int, inserted: str) -> Iterator[Step]:
    if unit in UNITS:
        yield Numbered((number, numeral(inserted)) if inserted else (number,), UNITS[unit])
    elif unit in _OF_LEVEL:
        yield NthOfLevel(_OF_LEVEL[unit], (number,))
    elif unit != "款" or number > 1:  # the first 款 is the text of the article itself
        yield Counted(_COUNTED[unit], number)


def _of_kind(kind: str, which: str) -> Step:
    number = tuple(numeral(part) for part in re.split("[-.]", which))
    if kind == "文件":
        return Attached(number[0])
    return Numbered(number, {KINDS[kind]: 0})
