"""The label path: where a clause stands, as people say it (三/（一）/专栏2/能源). Shown, and stored as evidence
that is never relied on; what people type is read by `corpus.addressing`.

It is Chinese in every language of the interface, since it is kept in files that travel.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from stdplan_tui.corpus.model import Clause, Document, Level
from stdplan_tui.corpus.ranks import LIST_LEVELS, NUMBERED_LEVELS

_NAMED: dict[Level, str] = {
    Level.TITLE: "标题",
    Level.NUMBER: "发文字号",
    Level.RECIPIENTS: "主送机关",
    Level.NOTICE: "通知",
    Level.PREAMBLE: "前言",
    Level.CLOSING: "结尾",
    Level.SIGNATURE: "落款",
    Level.REMARK: "附注",
}
_UNNAMED: dict[Level, str] = {Level.BOX: "专栏", Level.TABLE: "表", Level.ANNEX: "附件"}
_COUNTED = frozenset({Level.DOC, Level.ROW, Level.BULLET, Level.PARAGRAPH})
_BY_HEADING = frozenset({Level.LEAD, Level.BOX_ENTRY})
_ABOVE_ARTICLES = NUMBERED_LEVELS - LIST_LEVELS - {Level.ARTICLE} | {Level.HEADING}
_NTH = re.compile(r"(\d+)(?:~\d+)?\Z")
_DIGITS = "零一二三四五六七八九"


def label_path(document: Document, clause_id: str) -> str:
    """The path of that clause from the document down, joined by `/`. Raises UnknownClause."""
    clause = document.clause(clause_id)
    line = [*document.ancestors(clause_id), clause]
    steps = [_step(clause, line[:place]) for place, clause in enumerate(line) if _is_said(clause, line[place + 1 :])]
    return "/".join(step for step in steps if step)


def _is_said(clause: Clause, below: list[Clause]) -> bool:
    """Whether the path names it: the first of several documents is not, nor what stands above an article."""
    if clause.level is Level.DOC:
        return clause.id != "doc" or not below
    return not (clause.level in _ABOVE_ARTICLES and any(other.level is Level.ARTICLE for other in below))


def _step(clause: Clause, above: Sequence[Clause]) -> str:
    if clause.level in _NAMED:
        return _NAMED[clause.level]
    if clause.level in _COUNTED:
        return _counted(clause, in_article=bool(above) and above[-1].level is Level.ARTICLE)
    heading = _shortened(clause.heading)
    if clause.level in _BY_HEADING and heading:
        return heading
    return _label(clause) or heading or _UNNAMED.get(clause.level, "") or f"第{_nth(clause)}段"


def _counted(clause: Clause, *, in_article: bool) -> str:
    nth = _nth(clause)
    match clause.level:
        case Level.DOC:
            return f"文件{nth or 1}"
        case Level.ROW:
            return f"第{nth}行" if nth else "表头"
        case Level.BULLET:
            return f"{clause.label or '·'}{nth}"
        case _:
            return f"第{_chinese(nth)}款" if in_article else f"第{nth}段"


def _label(clause: Clause) -> str:
    return clause.label.rstrip("、.．﹒:：")


def _shortened(heading: str) -> str:
    """A heading without its closing mark, and without what would look like another step."""
    return heading.rstrip("。：:；;.").replace("/", "／")


def _nth(clause: Clause) -> int:
    found = _NTH.search(clause.id)
    return int(found[1]) if found else 0


def _chinese(number: int) -> str:
    """1 → 一, 12 → 十二, 23 → 二十三; from 100 on in figures."""
    if not 0 < number < 100:
        return str(number)
    tens, ones = divmod(number, 10)
    ten = f"{_DIGITS[tens] if tens > 1 else ''}十" if tens else ""
    return ten + (_DIGITS[ones] if ones else "")
