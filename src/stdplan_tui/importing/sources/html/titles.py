"""What a page calls its text: the headline of <meta>, <h1> or <title>, without the names of the site."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from stdplan_tui.importing.lines import Line, Role, joined
from stdplan_tui.importing.sources.html.scanner import Token

_ATTRIBUTE = re.compile(r"([A-Za-z:-]{1,40})\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")
_LEADING, _FOLLOWING = ("articletitle",), ("og:title", "twitter:title", "dc.title")
_DATES = ("pubdate", "publishdate", "article:published_time", "publishtime", "firstpublishedtime", "og:release_date")
_SITES = ("sitename", "og:site_name", "columnname", "application-name")
_TAG = re.compile(r"<[^<>]*>")
_JOINT = re.compile(r"\s*[_|｜»]\s*|\s+[-–—]\s*|\s*[-–—]\s+|(?<=[\u4e00-\u9fff）)》”？！])[-–—](?=[\u4e00-\u9fff])")
_SITE = re.compile(
    r"[^《》]{0,24}(?:网|网站|门户|门户网站|平台|首页|官网|频道|栏目|公众号|数据库|政府|[省市县区]|局|厅|委员会|委|办公室|在线|信息公开|政务公开"
    r"|政策法规|政策文件|通知公告|规范性文件|法律法规|法规库|正文|详情|详情页|文库)"
)
_HAN = re.compile(r"[^\u4e00-\u9fff]")
_HEAD, _MOST_PARTS = 14, 6  # lines in which a text shows its own title, and over which it may run
_SHORTEST, _SHARE = 10, 0.7  # characters of a title that is part of the page's: (转载)关于…的通知


def meta(heads: Iterable[Token]) -> dict[str, str]:
    """What the <meta> tags of a page say, by their names in small letters; the first counts."""
    found: dict[str, str] = {}
    for tag in heads:
        if tag.name != "meta":
            continue
        values = {
            match[1].lower(): match[2] or match[3] or match[4] or "" for match in _ATTRIBUTE.finditer(tag.attributes)
        }
        name = (values.get("name") or values.get("property") or "").lower()
        content = " ".join(html.unescape(values.get("content", "")).split())
        if name and content:
            found.setdefault(name, content)
    return found


def published(said: dict[str, str]) -> str:
    """The date that the <meta> tags give, as they print it."""
    return next((said[name] for name in _DATES if name in said), "")


def headlines(source: str, heads: Iterable[Token], said: dict[str, str], lines: Iterable[Line]) -> list[str]:
    """The titles that the page gives its text, the surest first."""
    page = next((source[tag.start : tag.end] for tag in heads if tag.name == "title"), "")
    words = " ".join(html.unescape(_TAG.sub(" ", page)).split())
    sites = {said[name] for name in _SITES if name in said}
    title = without_site(words, sites)
    top = [text for text in _set_as_titles(lines) if 4 <= len(text) <= 160]
    printed = [text for text in top if _han(text) and _han(text) in _han(words)]
    others = [text for text in top if not _SITE.fullmatch(text) and text not in sites]
    found = [*(said.get(name, "") for name in _LEADING), *printed, *(said.get(name, "") for name in _FOLLOWING)]
    cleaned = [without_site(text, sites) for text in found]
    column = _JOINT.split(words)[0].strip() if words and not any((*cleaned, title, *others)) else ""
    return [text for text in dict.fromkeys((*cleaned, title, *others, column)) if text]


def _set_as_titles(lines: Iterable[Line]) -> Iterator[str]:
    """What stands in <h1>, over as many lines as it takes; links are none of it."""
    for is_title, group in groupby(lines, key=lambda line: line.role is Role.TITLE and not line.linked):
        if is_title:
            yield "".join(line.text for line in group)


def without_site(title: str, sites: Iterable[str] = ()) -> str:
    """The title without the names of columns and sites behind it: 某某办法_政策文件_某某网 is 某某办法."""
    known = set(sites)
    end = len(title)
    for joint in reversed(list(_JOINT.finditer(title))):
        part = title[joint.end() : end].strip()
        if part and part not in known and not _SITE.fullmatch(part):
            break
        end = joint.start()
    rest = title[:end].strip()
    return "" if rest in known or rest.endswith(("门户网站", "政府网站", "首页")) else rest


def printed_title(lines: Sequence[Line], title: str) -> tuple[int, int] | None:
    """The first of the lines that print the title at the head of a text, and the line after the last."""
    wanted = _han(title)
    if len(wanted) < 4:
        return None
    filled = [number for number, line in enumerate(lines[: 2 * _HEAD]) if not line.blank][:_HEAD]
    for place, number in enumerate(filled):
        words = ""
        for last in filled[place : place + _MOST_PARTS]:
            words += _han(lines[last].raw) if lines[last].role is not Role.ROW else "。"
            if words == wanted or (
                words in wanted and _mostly(words, wanted) and not _goes_on(lines, last, words, wanted)
            ):
                return number, last + 1
            if words not in wanted:
                break
    return None


def _mostly(words: str, wanted: str) -> bool:
    return len(words) >= max(_SHORTEST, _SHARE * len(wanted)) and wanted.endswith(words)


def _goes_on(lines: Sequence[Line], last: int, words: str, wanted: str) -> bool:
    following = next((line for line in lines[last + 1 : last + 3] if not line.blank), None)
    return following is not None and bool(_han(following.raw)) and words + _han(following.raw) in wanted


def in_one_line(lines: Sequence[Line], start: int, after: int) -> list[Line]:
    """The lines, those from `start` to `after` (excluded) as one line that is a title."""
    parts = [line for line in lines[start:after] if not line.blank]
    return [*lines[:start], joined(parts).as_role(Role.TITLE), Line(), *lines[after:]]


def last_print(lines: Sequence[Line], title: str) -> tuple[int, int] | None:
    """The first of the lines that print the title for the last time, and the line after the last."""
    wanted = _han(title)
    filled = [number for number, line in enumerate(lines) if not line.blank and not line.cells]
    for place in range(len(filled) - 1, -1, -1) if wanted else ():
        words = ""
        for last in filled[place : place + _MOST_PARTS]:
            words += _han(lines[last].raw)
            if words == wanted:
                return filled[place], last + 1
            if not wanted.startswith(words):
                break
    return None


def same(line: Line, title: str) -> bool:
    """Whether the line prints that title, compared by Han characters."""
    return bool(title) and _han(line.raw) == _han(title)


def _han(text: str) -> str:
    return _HAN.sub("", text)
