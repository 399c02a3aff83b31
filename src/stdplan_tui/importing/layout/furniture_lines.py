"""Which lines are page furniture by their words: particulars, dates of the web, paths of menus, buttons, captions."""

from __future__ import annotations

import re
from collections.abc import Sequence

from stdplan_tui.importing.lines import Line, Role
from stdplan_tui.text.spacing import bare

_ABOVE = re.compile(
    r"(?:(?:发布|发文|公布|更新|生成|创建|编辑|发表)?(?:日期|时间)|信息?来源|文章来源|来源|稿源|作者|编辑|责任编辑|点击(?:数|率|量)?"
    r"|浏览(?:次数|量)?|阅读(?:次数|量)?|访问(?:次数|量)?|字号|字体|索引号|主题(?:分类|词)|关键词|信息分类|内容分类|发布机构"
    r"|发文机关|发文单位|公文种类|名称|文号|标题|分类号|有效性|主办单位|时效性|效力级别|原文链接|原标题|原標題|分享到?|扫一扫"
    r"|发文字号|文件编号|公文文号|统一编号|(?:成文|印发|公开|签发|颁布|生效|失效|废止)(?:日期|时间)|(?:体裁|组配|主题)分类|公文体裁|服务对象"
    r"|公开(?:形式|范围|类别|责任部门|时限)|内容概述|效力状态|制定机关|发布机关|发布部门|浏览字号|字体大小)[：:].*"
    r"|(?:您|你)?(?:现在|所在|在)?的?(?:当前)?位置.*|当前位置.*|【(?:字号|字体|法宝引证码|打印|关闭).*|(?:下载|打印|全屏|收藏|分享|关闭|加大|还原|减小)"
    r"|(?:字号|字体)?[：:]?(?:大中小|加大|减小|还原)|】|首页>.*|(?:听全文|阅读全文|政策(?:解读|图解|问答)|(?:文字|音频|视频|图文|专家|部门)解读|一图读懂|相关(?:附件|解读|链接|文件|政策))[：:]?"
    r"|(?:点击|查看).{0,8}(?:解读|图解|原文|原件).*|(?:19|20)\d\d(?:-|年|\.|/)\d{1,2}(?:-|月|\.|/)\d{1,2}日?\d{1,2}[:：时]\d{2}.*"
    r"|[大中小|｜×【】〉>»/＋－+]{1,3}"
)
_BELOW = re.compile(
    r"[【\[（(]?(?:责任?编辑?|编辑|校对|审核|作者|来源|信息来源|稿源|扫一扫|打印|关闭|分享|返回(?:顶部)?|关闭窗口|上一篇|下一篇|相关(?:报道|链接|阅读|新闻|文档|文章|附件|解读)"
    r"|附件下载|版权|主办|承办|技术支持|网站标识|ICP|备案|Copyright|©)(?:[：:].*|.{0,30})"
    r"|(?:【[^【】]{2,8}】)+|.{0,40}(?:APP|客户端|公众号|二维码|微信|微博|扫码|版权所有).{0,20}|[0-9a-f]{32}[：:]|》》.{2,30}《《|[|｜×]|收藏|打印本页|分享到?[：:]?",
    re.IGNORECASE,
)
_STEP = re.compile("[>＞»›/]")  # between the places of a menu's path
_CAPTION = re.compile(r".{0,100}记者.{0,16}摄")
_ANNOUNCES = re.compile(r".{0,8}(?:来源|时间|日期|作者|编辑|校对|审核|机构|机关|单位|量|次数)[：:]")
_KEY = re.compile(r"[0-9a-f]{32}[：:]")
_VALUE = re.compile("[^。，；：:《》]{1,24}")
_TITLE = re.compile("(?:通知|意见|报告|规划|纲要|方案|办法|规定|条例|决定|公告|通告|通报|批复|函|计划|措施|细则)$")
_LONGEST_PLACE, _LONGEST_BELOW = 12, 60


def is_above(text: str) -> bool:
    """Whether a line above a document is none of it."""
    words = bare(text)
    return _CAPTION.fullmatch(words) is not None or ("。" not in words and _ABOVE.fullmatch(words) is not None)


def is_below(line: Line) -> bool:
    """Whether a line below a document is none of it."""
    text = line.text
    if line.role is Role.ROW or len(text) > _LONGEST_BELOW or "。" in text:
        return False
    return _BELOW.fullmatch(text) is not None or is_above(text)


def is_value(text: str, above: str) -> bool:
    """Whether a line is what the line of furniture `above` it announces: a name under 来源：."""
    if _KEY.fullmatch(above):
        return len(text) <= _LONGEST_BELOW
    announced = _ANNOUNCES.fullmatch(bare(above)) is not None and _VALUE.fullmatch(text) is not None
    return announced and _TITLE.search(text) is None


def is_place(texts: Sequence[str], number: int) -> bool:
    """Whether one of the lines is a place in a menu's path: 首页, with > on the line before or after it."""
    text = texts[number]
    before, after = texts[max(number - 1, 0) : number], texts[number + 1 : number + 2]
    if _STEP.fullmatch(text) or len(text) > _LONGEST_PLACE:
        return len(text) <= _LONGEST_PLACE
    steps = sum(_STEP.fullmatch(other) is not None for other in (*before, *after))
    if steps != 1 or _TITLE.search(text) is None:
        return steps > 0
    titled = any(_TITLE.search(other) for other in texts[number + 1 : number + 4])
    return titled and _STEP.fullmatch(before[0] if before else "") is not None
