"""The kind of document that a title ends with."""

from __future__ import annotations

import re

from stdplan_tui.text.variants import simplified

_KIND = re.compile(
    "(?:行动计划|实施方案|工作方案|行动方案|试点方案|任务分工|工作报告|实施细则|实施条例|实施办法|管理办法|暂行办法|暂行规定|指导意见"
    "|实施意见|若干意见|若干政策|若干措施|应急预案|规划|纲要|计划|方案|通知|意见|办法|规定|细则|条例|决定|决议|公告|通告|通报|批复"
    "|复函|函|答复|报告|政策|措施|要点|预案|指引|指南|导则|规则|规程|准则|章程|制度|解释|建议|清单|目录|令|法|标准)$"
)
_TAIL = re.compile(r"(?:[（(][^（）()]*[）)])+$")


def kind(title: str) -> str:
    """The kind of document that a title ends with: 规划, 通知, 行动计划 (of 行動計劃 too); "" where there is none."""
    ending = _KIND.search(_TAIL.sub("", simplified(title)))
    return ending[0] if ending else ""
