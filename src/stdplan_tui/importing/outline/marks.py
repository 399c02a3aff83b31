"""What the lines around a text are, told by their words: numbers, recipients, dates, notes, titles.

The parts are those of GB/T 9704-2012, 7.2 and 7.3: 发文字号, 标题, 主送机关, 署名, 成文日期, 附注.
"""

from __future__ import annotations

import re

from stdplan_tui.importing.layout.titles import NUMBER
from stdplan_tui.importing.lines import Line, Role
from stdplan_tui.importing.sources.dates import DATE, printed_date
from stdplan_tui.text.labels import Form, label_at_start
from stdplan_tui.text.spacing import bare

_ANNEXES = re.compile(r"附[件表录]?(?:[：:]|\d+[.．、])")
_WEB_DATE = r"\s*(?:19|20)\d\d[.-]\d{1,2}[.-]\d{1,2}"
_ORDER_NUMBER = r"(?:[\u4e00-\u9fff]{2,20}令)?[（(]?第\s*\d{1,4}\s*号[）)]?"
_NUMBER = re.compile(f"{NUMBER}(?:{_WEB_DATE})?|{_ORDER_NUMBER}")
_ADDRESSEES = re.compile("各|人民政府|委员会|部门|[厅局部委院会办]|公司|单位|大学|中心|同志|代表")
_NO_ADDRESS = re.compile("^各位|如下|现将|根据|为了|为进一步|通知|决定|要求|意见|事项|包括|附件|条件|方式|电话|地址")
_ENCLOSED = re.compile(r"[（(](?:[^（）()]|[（(][^（）()]*[）)])*[）)]")
_ADOPTED = re.compile(
    r"[（(]?(?=.*\d{4}\s*年)(?:根据)?.*(?:通过|修正|修订|修改|公布|发布|施行|批准|实施|印发|废止|公告)[）)]?"
)
_SPEECH = re.compile(r"[—―─－-]{1,4}.*\d{4}年.*(?:上|会议)")
_SPEAKER = re.compile(r".{0,12}(?:省长|市长|主席|州长|县长|区长|总理|主任)\s*\S{1,4}")
_SUPPLEMENT = re.compile(
    r"[（(](?:[^（）()]{0,12}年[^（）()]{0,6}|试行|暂行|修订|修正|草案|征求意见稿|.{0,8}[稿版])[）)].{0,4}"
)
_KIND = (
    "通知|意见|决定|决议|公告|通告|批复|复函|函|通报|答复|报告|请示|议案|命令|令|建议|解释|办法|规定|条例|细则|规划|纲要|计划|方案"
    "|法|分工|政策|措施|举措|要点|指南|标准|规则|规程|准则|章程|制度|目录|名单|清单|表|序言|倡议书|意见书|白皮书"
)
_COMPLETE = re.compile(rf"(?:{_KIND})(?:[（(][^（）()]*[）)])?")
_OF_NOTICES = re.compile(
    r"(?:通知|意见|决定|决议|公告|通告|批复|复函|函|通报|答复|报告|请示|议案|命令|令|建议|解释|办法|规定|措施|举措|政策)(?:[（(][^（）()]*[）)])?"
)
_LONGEST_TITLE, _LONGEST_NAME = 80, 40


def is_number(text: str) -> bool:
    """Whether the line is a document number: 国办发〔2015〕89号, （皖政办秘〔2021〕82号）, 第706号."""
    return _NUMBER.fullmatch(text) is not None


def is_recipients(text: str) -> bool:
    """Whether the line names those it is sent to: 各省、自治区、直辖市人民政府：."""
    return (
        text.endswith(("：", ":"))
        and len(text) <= 600
        and not re.search("[。；《]", text)
        and _ADDRESSEES.search(text) is not None
        and _NO_ADDRESS.search(text) is None
    )


def is_date(text: str) -> bool:
    """Whether the line is a date and nothing else."""
    return printed_date(text) is not None


def signed_date(text: str) -> re.Match[str] | None:
    """A line that is a name and a date after it: 杭州市人民政府 2016年12月23日."""
    return re.fullmatch(rf"(?P<name>[^，。；：]{{2,30}}?)\s*(?P<date>{DATE})", text)


def lists_annexes(text: str) -> bool:
    """Whether the line opens the list of annexes below a text: 附件：1.…."""
    return _ANNEXES.match(text) is not None


def is_enclosed(text: str) -> bool:
    """Whether the line is one bracket: （此件公开发布）."""
    return _ENCLOSED.fullmatch(text) is not None


def is_note_under_title(text: str) -> bool:
    """Whether the line says, under a title, when and by whom it was adopted, or who reads it where."""
    if "。" in text or len(text) > 300:
        return False
    return any(note.fullmatch(text) for note in (_ADOPTED, _SPEECH, _SPEAKER))


def is_name(text: str) -> bool:
    """Whether the line may be a name in a signature."""
    return 1 < len(text) <= _LONGEST_NAME and not re.search("[。，；：！？:]", text) and label_at_start(text) is None


def may_be_title(line: Line) -> bool:
    """Whether the line may be a title, or a line of one."""
    text = line.text
    label = label_at_start(line.raw)
    if line.role in (Role.TITLE, Role.HEADING) and label is None:
        return True
    if line.role is not Role.TEXT or (label is not None and label.form is not Form.BULLET):
        return False
    if not 2 < len(text) <= _LONGEST_TITLE or re.search("[。；！？]", text) or text[-1] in "：:，、":
        return False
    fits = "，" not in text or _COMPLETE.search(text[-12:]) is not None
    return fits and label is None and not (is_number(text) or is_date(text))


def is_supplement(text: str) -> bool:
    """Whether the line ends a title: （2016-2020年）, （试行）."""
    return _SUPPLEMENT.fullmatch(bare(text)) is not None


def is_complete_title(text: str) -> bool:
    """Whether a title may end here: with its kind (规划, 办法), and with one of a notice's where it says 关于."""
    ends = _OF_NOTICES if "关于" in text else _COMPLETE
    return any(match.end() == len(text) for match in ends.finditer(text))
