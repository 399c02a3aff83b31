"""What the levels of a clause are called in queries, in both languages."""

from __future__ import annotations

from typing import Final

from stdplan_tui.corpus.model import CONTAINERS, Level
from stdplan_tui.language import active_language

_CHINESE: Final = {
    Level.TITLE: "标题 大标题",
    Level.NUMBER: "发文字号 文号",
    Level.RECIPIENTS: "主送机关",
    Level.DOC: "文件",
    Level.ANNEX: "附件",
    Level.BOOK: "编 篇",
    Level.SUBBOOK: "分编",
    Level.CHAPTER: "章",
    Level.DIVISION: "节",
    Level.ARTICLE: "条",
    Level.PART: "部分",
    Level.SECTION: "小节",
    Level.ITEM: "项",
    Level.SUBITEM: "目",
    Level.HEADING: "标题 小标题",
    Level.BULLET: "列举",
    Level.BOX: "专栏",
    Level.BOX_ENTRY: "专栏条目",
    Level.LEAD: "段首句",
    Level.PARAGRAPH: "段落 款 段 自然段",
    Level.TABLE: "表格 表",
    Level.ROW: "表行 行",
    Level.SIGNATURE: "落款",
    Level.REMARK: "附注",
    Level.NOTICE: "印发通知",
    Level.PREAMBLE: "序言",
    Level.CLOSING: "结尾",
}


def levels(value: str) -> tuple[Level, ...]:
    """The levels that `value` names: most names mean one, 标题 two; none where it is no name."""
    word = value.strip().lower()
    return tuple(level for level in Level if word in (level.value, *_CHINESE[level].split()))


def level_list() -> str:
    """The levels that a clause with words can have, as they are written in queries."""
    named = [level for level in Level if level not in CONTAINERS]
    if active_language() == "zh":
        return "、".join(dict.fromkeys(_CHINESE[level].split()[0] for level in named))
    return ", ".join(named)
