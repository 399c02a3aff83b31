"""The particulars that a page prints around its text: 索引号, 发文机关, 成文日期, 标题, 发文字号, 发布日期."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from stdplan_tui.importing.lines import Line
from stdplan_tui.importing.sources.dates import DATE, printed_date, web_date
from stdplan_tui.importing.sources.page import Facts
from stdplan_tui.text.spacing import bare

_FIELDS = {
    "number": "发文字号|文件编号|文件文号|公文文号|文号",
    "issuers": "发文机关|发文机构|发文单位|制定机关|发布部门|颁布单位|发布机关",
    "issued": "成文日期|发文日期|印发日期|生成日期|签发日期|颁布日期",
    "published": "发布日期|发布时间|公开日期|公开时间|发表时间|公布日期|更新时间|发布于",
    "title": "标题|名称|文件名称|信息名称|法规标题",
}
_SURE = frozenset(
    ("索引号", "发文字号", "文号", "发文机关", "发文单位", "成文日期", "主题分类", "发布机构", "效力状态")
)
_FIELD_OF = {label: name for name, labels in _FIELDS.items() for label in labels.split("|")}
_OTHERS = (
    "索引号|统一编号|主题分类|体裁分类|服务对象|组配分类|公文种类|公文体裁|主题词|关键词|关键字|信息分类|内容分类|分类|发布机构|信息来源"
    "|来源|文章来源|作者|编辑|时效性|时效|有效性|效力级别|效力状态|法规类别|生效日期|实施日期|施行日期|失效日期|废止日期|浏览次数|浏览量|点击数"
    "|阅读次数|访问次数|字号|字体|公开方式|公开形式|公开范围|公开类别|公开属性|公开责任部门|公开时限|公开程序|内容概述|分享到|分享|法宝引证码|编号"
    "|状态|类别|主办单位|责任编辑|语种|文种|浏览字号|字体大小|规范性文件编号"
)
_LABELS = "|".join(
    r"[\s\u3000]{0,4}".join(label) for label in sorted([*_FIELD_OF, *_OTHERS.split("|")], key=len, reverse=True)
)
_LABEL = re.compile(rf"[【\[]?({_LABELS})[】\]]?[：:]?")
_PRINTED = re.compile(rf"(?<![\u4e00-\u9fff])[【\[]?({_LABELS})\s{{0,4}}(?:[】\]][：:]?|[：:])")
_NUMBER = re.compile(r"[^，。；：:]{2,24}[〔\[（(﹝【]\s*(?:19|20)\d\d\s*[〕\]）)﹞】]\s*第?\d{1,5}号")
_NAME = re.compile(r"[\u4e00-\u9fff（）()]{2,40}")
_DATED = re.compile(r"(?:.{1,20}[\s\u3000])?(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2}(?:\s+\d{1,2}:\d\d(?::\d\d)?)?")
_MOST_CHARACTERS = 400  # of one line of particulars


def particular_tables(lines: Iterable[Line]) -> set[int]:
    """The numbers of those tables that are particulars: 索引号 | 0001 | 主题分类 | 财政.

    One of their rows names what only official pages print, and most of their rows begin with a name.
    """
    rows: Counter[int] = Counter()
    named: Counter[int] = Counter()
    sure: set[int] = set()
    for line in lines:
        texts = [bare(cell.text) for cell in line.cells if not cell.blank]
        if not texts:
            continue
        labels = [match[1] for text in texts if (match := _LABEL.fullmatch(text) or _PRINTED.match(text))]
        rows[line.table] += 1
        named[line.table] += bool(_LABEL.fullmatch(texts[0]) or _PRINTED.match(texts[0]))
        if any(label in _SURE for label in labels) and len(labels) < len(texts):
            sure.add(line.table)
    return {table for table in sure if 2 * named[table] >= rows[table]}


def particulars(lines: Iterable[Line], *, above: bool = False) -> Facts:
    """What the lines say of the document; the first value of each particular counts.

    `above` says that they stand above its text, where a date of the web needs no name.
    """
    said: dict[str, str] = {}
    texts = list(_texts(lines))
    for label, value in _pairs(texts):
        name = _FIELD_OF.get(label)
        if name and value and name not in said:
            said[name] = value
    issuers = said.get("issuers", "")
    number = _NUMBER.search(bare(said.get("number", "")))
    dates = (text for text in texts if above and _DATED.fullmatch(text.strip()))
    return Facts(
        title=said.get("title", ""),
        published=web_date(said.get("published", "") or next(dates, "")),
        document_number=number[0] if number else "",
        issuers=tuple(name for name in re.split(r"[\s、，,;；]+", issuers) if _NAME.fullmatch(name)),
        issued=_day(said.get("issued", "")),
    )


def completed(facts: Facts, more: Facts) -> Facts:
    """The facts, with those of `more` where they say nothing."""
    return replace(
        facts,
        title=facts.title or more.title,
        published=facts.published or more.published,
        document_number=facts.document_number or more.document_number,
        issuers=facts.issuers or more.issuers,
        issued=facts.issued or more.issued,
    )


def _texts(lines: Iterable[Line]) -> Iterator[str]:
    for line in lines:
        texts = [cell.text for cell in line.cells] or [line.raw.strip()]
        yield from (text for text in texts if 0 < len(text) <= _MOST_CHARACTERS)


def _pairs(texts: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Each label with its value, which stands behind it or, where nothing does, in the next text."""
    waiting = ""
    for text in texts:
        if match := _LABEL.fullmatch(bare(text)):
            waiting = match[1]
            continue
        marks = list(_PRINTED.finditer(text))
        if waiting and not marks:
            yield waiting, text
        waiting = ""
        ends = [*(mark.start() for mark in marks[1:]), len(text)]
        for mark, end in zip(marks, ends, strict=False):
            value = text[mark.end() : end].strip(" \t\u3000\xa0|｜【】[]")
            yield bare(mark[1]), value
            waiting = "" if value else bare(mark[1])


def _day(text: str) -> str:
    found = re.search(DATE, text)
    return (printed_date(found[0]) if found else None) or web_date(text)
