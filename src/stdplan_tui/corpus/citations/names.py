"""Titles as keys: two prints of one title have one key, and nothing else has it."""

from __future__ import annotations

import re
from functools import lru_cache

from stdplan_tui.frozen import frozen
from stdplan_tui.text.fold import fold

_REPUBLIC = "中华人民共和国"
_MARKS = re.compile(r"[\W_]+")
_YEARS = re.compile(r"((?:19|20)\d\d)\W?((?:19|20)\d\d)年")
_ENDING = re.compile(r"(?:\([^()]*\)|\[[^\[\]]*\])+\Z")
_PERIOD = re.compile(r"(?:19|20)\d\d\W?(?:19|20)\d\d|\A\((?:19|20)\d\d年?\)\Z")
_NOTICE = re.compile(
    r"[^《》]{0,40}?(?:关于)?(?:印发|转发|批转|发布|公布|下发|颁发)(?P<of>.+)的(?:通知|公告|通告|决定|函|令)\Z"
)
_ABOUT = re.compile(r"(?P<by>.{2,60}?)(?P<about>(?:关于|贯彻).+)\Z")


@frozen
class Names:
    """The keys of one title.

    `whole` is the title's own; `sent` that of what a notice sends (关于印发…的通知), "" where it is none; `plain` the
    title without the brackets at its end, "" where it has none, and `period` whether they say years; `about` is it
    from 关于 on, "" where nothing stands before that, and `by` what stands there.
    """

    whole: str
    sent: str = ""
    plain: str = ""
    period: bool = False
    about: str = ""
    by: str = ""


_GENERIC = re.compile(
    "政府|工作|实施|管理|暂行|试行|有关|若干|改革|发展|行动|试点|指导|总体|专项|年度|草案|报告|规划|纲要|计划|方案|通知|意见|办法|规定|细则|条例"
    "|决定|决议|公告|通告|通报|批复|复函|函|请示|答复|政策|措施|要点|预案|指引|指南|规则|规程|准则|章程|制度|解释|建议|清单|目录|附件|标准"
)


@lru_cache(maxsize=4096)
def names(title: str) -> Names:
    """The keys of a title, in its brackets or without them."""
    words = fold(title).replace("\n", "").replace("\t", "")
    ending = _ENDING.search(words)
    rest = words[: ending.start()] if ending else ""
    notice = _NOTICE.match(words)
    about = _ABOUT.match(words)
    return Names(
        _key(words),
        _key(notice["of"]) if notice else "",
        _key(rest),
        bool(ending and _PERIOD.search(ending[0])),
        _key(about["about"]) if about else "",
        _key(about["by"]) if about else "",
    )


def key(title: str) -> str:
    """The key of a title as it stands: letters, characters and digits alone, folded, without the republic's name."""
    return _key(fold(title))


def squeezed(text: str) -> str:
    """A text without what keys leave out, the republic's name apart: where a title stands in it, so does its key."""
    return _MARKS.sub("", _YEARS.sub(r"\1\2", fold(text)))


def is_telling(key: str) -> bool:
    """Whether a title's key can mean one document only: 政府工作报告 and 实施方案 say what it is, not which."""
    return bool(_GENERIC.sub("", key))


def _key(words: str) -> str:
    """Only what is spoken: marks, brackets and dashes come and go from print to print, 年 after two years too."""
    return _MARKS.sub("", _YEARS.sub(r"\1\2", words)).removeprefix(_REPUBLIC)
