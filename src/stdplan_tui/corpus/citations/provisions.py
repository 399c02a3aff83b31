"""Parts of a document as they are cited: 第十条第二款第（三）项, 第一项至第四项, 前款, 第三部分, 专栏2, 附件一.

编 章 节 条 款 项 目 are those of the Legislation Law, article 65.
"""

from __future__ import annotations

import re
from functools import lru_cache

from stdplan_tui.corpus.citations.model import Step
from stdplan_tui.corpus.model import Level
from stdplan_tui.text.numerals import CHINESE_DIGIT, numeral

_LEVELS = {
    "分编": Level.SUBBOOK,
    "编": Level.BOOK,
    "篇": Level.BOOK,
    "章": Level.CHAPTER,
    "节": Level.DIVISION,
    "条": Level.ARTICLE,
    "款": Level.PARAGRAPH,
    "项": Level.ITEM,
    "目": Level.SUBITEM,
    "部分": Level.PART,
    "专栏": Level.BOX,
    "附件": Level.ANNEX,
    "附录": Level.ANNEX,
    "附表": Level.ANNEX,
}
_SIMPLE = str.maketrans("編節條項專欄錄", "编节条项专栏录")
_N = rf"(?:\d{{1,4}}|{CHINESE_DIGIT}{{1,9}})"
_EACH = rf"[（(]?{_N}[）)]?"
_UNIT = (
    "(?:分[编編]|[编編篇](?![制号码写者])|章(?!程)|[节節](?![目能课日点约水])|[条條](?![件例约目理线])"
    "|款(?!项)|[项項](?!目)|目(?![标录的前])|部分)"
)
STEP = rf"第\s?{_EACH}(?:、{_EACH}|[（(]{_N}[）)])*\s?{_UNIT}(?:之{_N})?"
CHAIN = rf"(?:{STEP}|(?<=[条條款项項]、){_N}[条條款项項])(?:{STEP})*(?:[至到](?:{STEP})+)?"
ATTACHED = rf"(?:[专專][栏欄]|附[件录錄表])\s?{_N}(?:[-－—.．]\d{{1,2}})?(?!\d|号|份|[一二三四五六七八九十])"
BEFORE = (
    rf"(?<![目以之此提从生向空年日月期午面先])前(?:{CHINESE_DIGIT})?(?:[条條](?![件例约目理线])|款(?!项)"
    r"|[项項](?=规|規|所|的|第|、|，|或|和|及|与|至|情|行))"
)
_ONE = re.compile(rf"(?:第\s?|\A)[（(]?(?P<n>{_N})[^第至到]*?(?P<unit>{_UNIT})(?:之(?P<m>{_N}))?")
_ATTACHED = re.compile(rf"(?P<unit>[专專][栏欄]|附[件录錄表])\s?(?P<n>{_N})(?:[-－—.．](?P<m>\d{{1,2}}))?")
_DEPTH = (
    *(Level.BOOK, Level.SUBBOOK, Level.CHAPTER, Level.DIVISION, Level.PART, Level.ARTICLE),
    *(Level.PARAGRAPH, Level.ITEM, Level.SUBITEM),
)


@lru_cache(maxsize=4096)
def steps(printed: str) -> tuple[Step, ...]:
    """The steps that a chain of parts says; of a range, and of several numbers of one kind, the first."""
    first = re.split("[至到]", printed, maxsplit=1)[0]
    return tuple(_step(found) for found in _ONE.finditer(first))


def attached(printed: str) -> tuple[Step, ...]:
    """The step that 专栏2 or 附件一 says."""
    found = _ATTACHED.match(printed)
    return (_step(found),) if found else ()


def before(printed: str) -> Step:
    """What 前款 and 前两条 say: the level, and how many back the first of them stands."""
    return Step(level(printed[-1]), (numeral(printed[1:-1]) if printed[1:-1] else 1,))


def level(unit: str) -> Level:
    """The level that 章, 条, 款 and their like name."""
    return _LEVELS[unit.translate(_SIMPLE)]


def continued(last: tuple[Step, ...], more: tuple[Step, ...]) -> tuple[Step, ...]:
    """The steps of what follows in a list: after 第十条第一款, 第二款 is 第十条第二款, and 第十一条 itself."""
    if not last or not more or more[0].level not in _DEPTH or more[0].level is Level.ARTICLE:
        return more  # articles are counted through the whole document, whatever chapter was named before
    depth = _DEPTH.index(more[0].level)
    above = [step for step in last if step.level in _DEPTH and _DEPTH.index(step.level) < depth]
    return (*above, *more)


def is_under(level: Level, above: Level) -> bool:
    """Whether parts of a level are parts of those of another: 款 of 条, 条 of 章."""
    return level in _DEPTH and above in _DEPTH and _DEPTH.index(level) > _DEPTH.index(above)


def _step(found: re.Match[str]) -> Step:
    inserted = found["m"] if "m" in found.re.groupindex else None
    numbers = (found["n"], inserted) if inserted else (found["n"],)
    return Step(level(found["unit"]), tuple(map(numeral, numbers)))
