"""What a document says of itself: title, number, issuers, recipients, dates, kind. What it does not say is absent."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from stdplan_tui.corpus.draft import Draft
from stdplan_tui.corpus.model import Level
from stdplan_tui.importing.layout.sheet import Sheet
from stdplan_tui.importing.outline.marks import signed_date
from stdplan_tui.importing.sources.dates import DATE, printed_date, web_date
from stdplan_tui.text.spacing import SPACE, bare

_KIND = re.compile(
    "(?:行动计划|实施方案|工作方案|行动方案|试点方案|任务分工|工作报告|实施细则|实施条例|实施办法|管理办法|暂行办法|暂行规定|指导意见"
    "|实施意见|若干意见|若干政策|若干措施|规划|纲要|计划|方案|通知|意见|办法|规定|细则|条例|决定|决议|公告|通告|通报|批复|复函|函|答复"
    "|报告|政策|措施|要点|指南|规则|规程|准则|章程|制度|解释|建议|令|法|标准)$"
)
_ORDER = re.compile(r"(?:中华人民共和国)?(?P<name>[\u4e00-\u9fff]{2,24}?)令")
_POSTS = re.compile(r"(?:国家主席|委员长|总理|主席|省长|市长|州长|县长|区长|部长|局长|主任|行长|署长|会长|院长)")
_BEFORE_ABOUT = re.compile(r"([\u4e00-\u9fff、]{2,60}?)关于")
_ISSUED = re.compile(r"(?:正式|联合)?(?:印发|发布|公布|出台)了?$")
_NAME = re.compile(r"[\u4e00-\u9fff]{2,12}")
_PUBLISHED = re.compile(r"(?:发布|公布|更新|发文)?(?:日期|时间)[：:]\s*(.{6,24})")
_TAIL = re.compile(r"(?:[（(][^（）()]*[）)])+$")
_NEWS_LINES = 40


@dataclass(frozen=True, slots=True)
class Found:
    """The metadata that a source gives, before the document has an id; "" and None where it says nothing."""

    title: str
    notice_title: str
    kind: str
    document_number: str
    issuers: tuple[str, ...]
    recipients: tuple[str, ...]
    issued: str | None
    published: str | None


def found(drafts: Sequence[Draft], sheet: Sheet, name: str) -> Found:
    """The metadata of the clauses; `name` is the file's, for a document that has no title at all."""
    notice = _inside(drafts, Level.NOTICE)
    notice_title = _heading(notice)
    titles = [draft.heading for draft in drafts if draft.level in (Level.TITLE, Level.DOC) and draft.heading]
    title = titles[0] if len(titles) == 1 else notice_title or (titles or [sheet.facts.title or name])[0]
    signature = _signature(notice) or _signature(drafts)
    letterhead = notice_title or title
    return Found(
        title=title,
        notice_title=notice_title,
        kind=kind(title),
        document_number=_number(_text(notice, Level.NUMBER) or _text(drafts, Level.NUMBER), letterhead),
        issuers=_issuers(signature, letterhead, sheet.announcement),
        recipients=_recipients(_text(notice, Level.RECIPIENTS) or _text(drafts, Level.RECIPIENTS)),
        issued=_date(signature),
        published=sheet.facts.published or _published(sheet.furniture),
    )


def kind(title: str) -> str:
    """The kind of document that a title ends with: 规划, 行动计划, 通知; "" where it ends with none."""
    ending = _KIND.search(_TAIL.sub("", title))
    return ending[0] if ending else ""


def _inside(drafts: Sequence[Draft], level: Level) -> list[Draft]:
    return [child for draft in drafts if draft.level is level for child in draft.children]


def _heading(drafts: Sequence[Draft]) -> str:
    return next((draft.heading for draft in drafts if draft.level is Level.TITLE), "")


def _text(drafts: Sequence[Draft], level: Level) -> str:
    return next((draft.text for draft in _scope(drafts) if draft.level is level), "")


def _signature(drafts: Sequence[Draft]) -> str:
    """The last signature, annexes left out."""
    texts = [draft.text for draft in _scope(drafts) if draft.level is Level.SIGNATURE]
    return texts[-1] if texts else ""


def _scope(drafts: Sequence[Draft]) -> Iterator[Draft]:
    for draft in drafts:
        yield draft
        if draft.level is Level.DOC:
            yield from draft.children


def _number(text: str, letterhead: str) -> str:
    """The number in its standard brackets, 〔 〕; that of a 令 with the short name of who gave it."""
    printed = re.search(r"^.*?号", bare(text))
    number = re.sub(r"^[（(【\[]", "", printed[0] if printed else "")
    number = re.sub(r"[\[【（(﹝〔]((?:19|20)\d\d)[\]】）)﹞〕]", r"〔\1〕", number)
    order = _ORDER.fullmatch(bare(letterhead))
    if number.startswith("第") and order:
        return f"{order['name']}令{number}"
    return number


def _issuers(signature: str, letterhead: str, announcement: str) -> tuple[str, ...]:
    """Who issued it: by the signature, else the letterhead of an order, the title, or the news that announced it."""
    names = [name for name in re.split(r"[\n\u3000]", _names(signature)) if name]
    if order := _ORDER.fullmatch(bare(letterhead)):
        return (order["name"],)
    if names and not any(map(_POSTS.match, names)):
        return tuple(names)
    if match := _BEFORE_ABOUT.match(letterhead):
        return tuple(match[1].split("、"))
    return _announcers(announcement)


def _names(signature: str) -> str:
    lines = []
    for line in signature.split("\n"):
        dated = signed_date(line)
        lines.append(dated["name"] if dated else re.sub(DATE, "", line))
    return "\n".join(lines)


def _announcers(announcement: str) -> tuple[str, ...]:
    """The names before 印发《…》 in the last line of the news that has them: （全文）中共中央 国务院 印发《…》."""
    for line in reversed(announcement.split("\n")[-_NEWS_LINES:]):
        before, title, _rest = line.partition("《")
        issued = _ISSUED.search(before.rstrip())
        if title and issued:
            clause = re.split(r"[，。：:）)】\]]|近日|日前|\d日", before[: issued.start()])[-1]
            names = [name for name in re.split(rf"(?:{SPACE}|、)+", clause) if name]
            if names and all(map(_NAME.fullmatch, names)):
                return tuple(names)
    return ()


def _recipients(text: str) -> tuple[str, ...]:
    return tuple(part for part in re.split("[，,]", text.rstrip("：:")) if part)


def _date(signature: str) -> str | None:
    dates = re.findall(DATE, signature)
    return printed_date(dates[-1]) if dates else None


def _published(furniture: Sequence[str]) -> str | None:
    for line in furniture:
        if (match := _PUBLISHED.search(line)) and (day := web_date(match[1])):
            return day
    return None
