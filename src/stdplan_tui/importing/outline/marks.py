"""What the lines around a text are, told by their words: numbers, recipients, dates, notes, titles.

The parts are those of GB/T 9704-2012, 7.2 and 7.3: 发文字号, 标题, 主送机关, 署名, 成文日期, 附注.
"""

from __future__ import annotations

import re

from stdplan_tui.importing.layout.titles import NUMBER
from stdplan_tui.importing.lines import Line, Role
from stdplan_tui.importing.sources.dates import DATE, printed_date
from stdplan_tui.text.labels import Form, decimal_at_start, label_at_start
from stdplan_tui.text.numerals import CHINESE_NUMERAL
from stdplan_tui.text.spacing import bare, is_space
from stdplan_tui.text.variants import simplified

_ANNEXES = re.compile(r"附[件表录]?(?:[：:]|\d+[.．、])")
_WEB_DATE = r"\s*(?:19|20)\d\d[.-]\d{1,2}[.-]\d{1,2}"
_ORDER_NUMBER = (
    rf"(?:[\u4e00-\u9fff]{{2,24}}(?:令|公告|通告))?(?:\d{{4}}年)?[（(]?第\s*(?:\d{{1,4}}|{CHINESE_NUMERAL})\s*号[）)]?"
)
_NUMBER = re.compile(f"{NUMBER}(?:{_WEB_DATE})?|(?:{NUMBER}\\s*[、，,]?){{2,4}}|{_ORDER_NUMBER}")
_ADDRESSEES = re.compile("各|人民政府|委员会|部门|[厅局部委院会办]|公司|单位|大学|中心|同志|代表")
_NO_ADDRESS = re.compile(
    "^各位|如下|现将|根据|为了|为进一步|通知|决定|要求|意见|事项|包括|附件|条件|方式|电话|地址|各位代表"
)
_LETTERHEAD = re.compile(r"(?!.*关于)[\u4e00-\u9fff、（）()]{2,40}[府厅委会部局院办室署行处司]文件")
_ENCLOSED = re.compile(r"[（(](?:[^（）()]|[（(][^（）()]*[）)])*[）)]")
_YEAR = r"(?:\d{4}|[〇○零一二三四五六七八九]{4})\s*年"
_ADOPTED = re.compile(
    rf"[（(]?(?=.*{_YEAR})(?:根据)?.*(?:通过|修正|修订|修改|公布|发布|施行|批准|实施|印发|废止|公告)[）)]?"
)
_POSTS = (
    "国家主席|委员长|总理|主席|省长|市长|州长|盟长|县长|区长|旗长|乡长|镇长|部长|局长|厅长|主任|书记|行长|署长"
    "|会长|院长|检察长|秘书长"
)
_SPEAKER = re.compile(
    rf"[^关于在的《》，。；：]{{0,16}}(?:{_POSTS})(?:[（(]?代[）)]?)?\s*"
    r"(?:[^\W\da-zA-Z会奖办法规的考视调]{2,4}|[\u4e00-\u9fff]{2,6}[·•][\u4e00-\u9fff]{2,6})"
)
_OPENING = rf"[（(—―─－–-]{{0,4}}\s*{DATE}"
_OCCASION = re.compile(rf"{_OPENING}[^。；：]{{2,60}}(?:上|会议|大会)[）)]?(?:{_SPEAKER.pattern})?")
_NOTE_BEGUN = re.compile(rf"{_OPENING}在?[^。；：，]{{2,40}}")
_NOTE_ENDED = re.compile(r"[^。；：，]{2,40}(?:上|会议|大会|通过|批准)[）)]?")
_SUPPLEMENT = re.compile(
    r"[（(](?:[^（）()]{0,12}年[^（）()]{0,6}|试行|暂行|修订|修正|草案|征求意见稿|.{0,8}[稿版]|共\s*\d+\s*[项条件个])[）)].{0,4}"
)
_KIND = (
    "通知|意见|决定|决议|公告|通告|批复|复函|函|通报|答复|报告|请示|议案|命令|令|建议|解释|办法|规定|条例|细则|规划|纲要|计划|方案"
    "|(?<![做方看想手说])法|分工|政策|措施|举措|要点|指南|标准|规则|规程|准则|章程|制度|目录|名单|清单|表|序言|倡议书|意见书|白皮书|预案|指引|导则|规范|方针"
)
_COMPLETE = re.compile(rf"(?:{_KIND})(?:[（(][^（）()]*[）)])?")
_OF_NOTICES = re.compile(
    r"(?:通知|意见|决定|决议|公告|通告|批复|复函|函|通报|答复|报告|请示|议案|命令|令|建议|解释|办法|规定|措施|举措|政策)(?:[（(][^（）()]*[）)])?"
)
_GLOSSARY = re.compile(
    r"(?:附[：:]?)?(?:《?政府工作报告》?)?(?:中的?)?(?:有关|相关|部分|主要|重要)?(?:内容)?"
    r"(?:(?:专业|专有)?(?:名词|术语|词语|用语)(?:术语)?(?:解释|注释|释义|说明)|注释)(?:[和与及]说明)?[：:]?"
)
_ABOUT = re.compile("(?:关于|關於|關于|印发|印發).+(?:通知|意见|意見|决定|決定|批复|批復|函)$")
_LONGEST_TITLE, _LONGEST_NAME = 80, 40


def is_number(text: str) -> bool:
    """Whether the line is a document number: 国办发〔2015〕89号, （皖政办秘〔2021〕82号）, 第706号, 2021年第5号."""
    return len(text) <= _LONGEST_TITLE and _NUMBER.fullmatch(simplified(text)) is not None


def is_letterhead(text: str) -> bool:
    """Whether the line is the red head of a document: 甲省人民政府文件."""
    return _LETTERHEAD.fullmatch(simplified(text)) is not None


def is_recipients(text: str) -> bool:
    """Whether the line names those it is sent to: 各省、自治区、直辖市人民政府：."""
    if len(text) > 600 or not text.endswith(("：", ":")):
        return False
    words = simplified(text)
    return not re.search("[。；《]", words) and bool(_ADDRESSEES.search(words)) and not _NO_ADDRESS.search(words)


def is_date(text: str) -> bool:
    """Whether the line is a date and nothing else."""
    return printed_date(text) is not None


def signed_date(text: str) -> re.Match[str] | None:
    """A line that is a name and a date after it: 杭州市人民政府 2016年12月23日."""
    return re.fullmatch(rf"(?P<name>[^，。；：]{{2,30}}?)\s*(?P<date>{DATE})", text)


def lists_annexes(text: str) -> bool:
    """Whether the line opens the list of annexes below a text: 附件：1.…."""
    return _ANNEXES.match(simplified(text)) is not None


def is_enclosed(text: str) -> bool:
    """Whether the line is one bracket: （此件公开发布）."""
    return _ENCLOSED.fullmatch(text) is not None


def is_note_under_title(text: str) -> bool:
    """Whether the line says, under a title, when and by whom it was adopted, or who reads it when and where."""
    if "。" in text or len(text) > 300:
        return False
    words = simplified(text)
    return any(note.fullmatch(words) for note in (_ADOPTED, _OCCASION, _SPEAKER))


def is_broken_note(text: str, following: str) -> bool:
    """Whether the two lines are one note under a title: ——2026年1月26日在… | …会议上."""
    first, second = simplified(text), simplified(following)
    if _NOTE_BEGUN.fullmatch(first) is None or _NOTE_ENDED.fullmatch(second) is None:
        return False
    return is_note_under_title(first + second)


def opens_glossary(text: str) -> bool:
    """Whether the line is the title of notes below a text: 名词解释, 注释, 《政府工作报告》有关名词解释."""
    return 1 < len(text) <= _LONGEST_NAME and _GLOSSARY.fullmatch(simplified(text)) is not None


def is_speaker(text: str) -> bool:
    """Whether the line names who reads a report: 省长　张三."""
    return _SPEAKER.fullmatch(simplified(text)) is not None


def is_name(text: str) -> bool:
    """Whether the line may be a name in a signature."""
    return 1 < len(text) <= _LONGEST_NAME and not re.search("[。，；：！？:]", text) and label_at_start(text) is None


def may_be_title(line: Line) -> bool:
    """Whether the line may be a title, or a line of one."""
    text = line.text
    label = line.label
    if line.role in (Role.TITLE, Role.HEADING) and label is None:
        return True
    if line.role is not Role.TEXT or (label is not None and label.form is not Form.BULLET):
        return False
    longest = _LONGEST_TITLE if not _ABOUT.search(text) else 2 * _LONGEST_TITLE
    if not 2 < len(text) <= longest or re.search("[。；！？>»|]", text) or text[-1] in "：:，、":
        return False
    fits = not re.search("[，,]", text) or _COMPLETE.search(simplified(text[-12:])) is not None
    return fits and label is None and not (is_number(text) or is_date(text) or _counts(line.raw))


def _counts(text: str) -> bool:
    """Whether the line starts as in a decimal outline: 1.1范围, 1 总则 (not 5G应用规划)."""
    label = decimal_at_start(text)
    return label is not None and (label.form is not Form.DECIMAL or is_space(text[label.end - 1]))


def is_supplement(text: str) -> bool:
    """Whether the line ends a title: （2016-2020年）, （试行）."""
    words = simplified(bare(text))
    return _SUPPLEMENT.fullmatch(words) is not None and re.search(DATE, words) is None


def is_complete_title(text: str) -> bool:
    """Whether a title may end here: with its kind (规划, 办法), and with one of a notice's where it says 关于."""
    words = simplified(text)
    ends = _OF_NOTICES if "关于" in words else _COMPLETE
    return any(match.end() == len(words) for match in ends.finditer(words))
