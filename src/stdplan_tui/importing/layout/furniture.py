"""What a page prints around a document: dates of the web, sources, buttons, editors, code boxes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from stdplan_tui.importing.layout.sheet import Sheet
from stdplan_tui.importing.lines import Line, Role
from stdplan_tui.importing.sources.html.reading import FURNITURE
from stdplan_tui.text.labels import Form, label_at_start

_HEAD = re.compile(
    r"(?:(?:发布|发文|公布|更新|生成|创建|编辑)?(?:日期|时间)|信息?来源|文章来源|来源|稿源|作者|编辑|责任编辑|点击(?:数|率|量)?"
    r"|浏览(?:次数|量)?|阅读(?:次数|量)?|访问(?:次数|量)?|字号|字体|索引号|主题(?:分类|词)|关键词|信息分类|内容分类|发布机构"
    r"|发文机关|发文单位|公文种类|名称|文号|标题|分类号|有效性|主办单位|时效性|效力级别|原文链接|原标题|原標題|分享到?|扫一扫)[：:].*"
    r"|(?:您|你)?(?:现|所)?在的?(?:当前)?位置.*|当前位置.*|【(?:字号|字体|法宝引证码|打印|关闭).*|(?:下载|打印|全屏|收藏|分享|关闭|加大|还原|减小)"
    r"|(?:字号|字体)?[：:]?(?:大中小|加大|减小|还原)|】|首页>.*"
)
_TAIL = re.compile(
    r"[【\[（(]?(?:责任?编辑?|编辑|校对|审核|作者|来源|信息来源|稿源|扫一扫|打印|关闭|分享|返回(?:顶部)?|关闭窗口|上一篇|下一篇|相关(?:报道|链接|阅读|新闻|文档|文章|附件|解读)"
    r"|附件下载|版权|主办|承办|技术支持|网站标识|ICP|备案|Copyright|©)(?:[：:].*|.{0,30})"
    r"|(?:【[^【】]{2,8}】)+|.{0,40}(?:APP|客户端|公众号|二维码|微信|微博|扫码|版权所有).{0,20}",
    re.IGNORECASE,
)
_HEAD_LINES, _TAIL_LINES = 40, 40


def removed(sheet: Sheet) -> Sheet:
    """The sheet without page furniture before its first text and after its last.

    Before: lines such as 发布日期:2015-12-30 among the first lines, as long as no sentence has begun. After: the
    last lines, as long as each is one of editors, code boxes, links.
    """
    return sheet.without([*_head(sheet.lines), *_tail(sheet.lines)], FURNITURE)


def _head(lines: Sequence[Line]) -> Iterable[int]:
    for number, line in enumerate(lines[:_HEAD_LINES]):
        text = line.text
        if _begins(line, text):
            return
        if text and _HEAD.fullmatch(text.replace(" ", "")):
            yield number


def _begins(line: Line, text: str) -> bool:
    if line.role is not Role.TEXT or _HEAD.fullmatch(text.replace(" ", "")):
        return False
    label = label_at_start(text)
    return text.endswith(("。", "：", ":")) or (label is not None and label.form < Form.BULLET)


def _tail(lines: Sequence[Line]) -> Iterable[int]:
    for number in range(len(lines) - 1, max(len(lines) - _TAIL_LINES, 0), -1):
        line = lines[number]
        if line.blank:
            continue
        if line.role is Role.ROW or len(line.text) > 60 or "。" in line.text or not _TAIL.fullmatch(line.text):
            return
        yield number
