"""All metadata of a document, found in its clauses, on its page and in what import left out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from stdplan_tui.corpus.draft import Draft
from stdplan_tui.corpus.model import Level
from stdplan_tui.frozen import frozen
from stdplan_tui.importing.layout.sheet import Sheet
from stdplan_tui.importing.metadata import relations
from stdplan_tui.importing.metadata.issuers import issuers
from stdplan_tui.importing.metadata.kinds import kind
from stdplan_tui.importing.metadata.numbers import giver, number, ordered, standard
from stdplan_tui.importing.sources.dates import DATE, printed_date, web_date
from stdplan_tui.text.spacing import bare

_PUBLISHED = re.compile(r"(?:发布|公布|更新|发文|发表)?(?:日期|时间)[：:]\s*(?P<day>.{6,24})?")
_NOT_PUBLISHED = re.compile("成文|生成|施行|实施|生效|失效|废止")
_SENT = re.compile(
    r"(?:现将|经.{0,20}(?:同意|批准)，?将)?" + relations.TITLE + r".{0,80}?(?:印发|转发|发布|公布)(?:给你们)?"
)
_APART = frozenset({Level.ANNEX, Level.NOTICE})


@frozen
class Found:
    """The metadata that a source gives, before the document has an id; "", () and None where it says nothing."""

    title: str
    notice_title: str
    kind: str
    document_number: str
    issuers: tuple[str, ...]
    recipients: tuple[str, ...]
    issued: str | None
    published: str | None
    short_title: str = ""
    supersedes: tuple[str, ...] = ()
    implements: tuple[str, ...] = ()


def found(drafts: Sequence[Draft], sheet: Sheet, name: str) -> Found:
    """The metadata of the clauses; `name` is the file's, for a document that has no title at all."""
    notice = [child for draft in drafts if draft.level is Level.NOTICE for child in draft.children]
    own = [draft.heading for draft in drafts if draft.level in (Level.TITLE, Level.DOC) and draft.heading]
    notice_title = next((draft.heading for draft in notice if draft.level is Level.TITLE), "")
    title = _title(own, notice, notice_title, sheet.facts.title or name)
    letterhead = notice_title or title
    signature = _signature(notice) or _signature(drafts)
    facts = sheet.facts
    order = ordered("" if notice else _text(drafts, Level.REMARK))
    texts = [text for text in (*_texts(notice), *_texts(drafts)) if text]
    printed = number(_text(notice, Level.NUMBER) or _text(drafts, Level.NUMBER), letterhead) or order[0]
    return Found(
        title=title,
        notice_title=notice_title,
        kind=kind(title),
        document_number=printed or standard(facts.document_number),
        issuers=issuers(signature, letterhead, _text(notice or drafts, Level.REMARK), sheet.announcement)
        or giver(printed)
        or facts.issuers,
        recipients=_recipients(_text(notice, Level.RECIPIENTS) or _text(drafts, Level.RECIPIENTS)),
        issued=_date(signature) or _date(order[2]) or facts.issued or None,
        published=facts.published or _published(sheet.furniture),
        short_title=relations.short_title(texts, [*own, notice_title, title]),
        supersedes=relations.supersedes(texts),
        implements=relations.implements(next(_texts(drafts), "")),
    )


def _title(own: Sequence[str], notice: Sequence[Draft], notice_title: str, fallback: str) -> str:
    """The one title of the document; of several documents the notice's; of none the one that the notice names."""
    if len(own) == 1:
        return own[0]
    if not own and notice:
        sent = next((match for text in _texts(notice) if (match := _SENT.search(text))), None)
        if sent:
            return sent[1]
    return notice_title or (own[0] if own else fallback)


def _texts(drafts: Iterable[Draft]) -> Iterator[str]:
    """The running texts in reading order, annexes and notice left out."""
    for draft in drafts:
        if draft.level in _APART:
            continue
        if draft.level in (Level.PARAGRAPH, Level.LEAD) or draft.label:
            yield f"{draft.heading}{draft.text}"
        yield from _texts(draft.children)


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


def _recipients(text: str) -> tuple[str, ...]:
    return tuple(part for part in re.split("[，,]", text.rstrip("：:")) if part)


def _date(signature: str) -> str | None:
    dates = re.findall(DATE, signature)
    return printed_date(dates[-1]) if dates else web_date(signature) or None


def _published(furniture: Sequence[str]) -> str | None:
    """The date of the web among the lines left out: 发布日期：2016-05-06, or with the date on the next line."""
    for line, following in pairwise([*furniture, ""]):
        match = _PUBLISHED.search(bare(line)) if not _NOT_PUBLISHED.search(line[:12]) else None
        if match and (day := web_date(match["day"] or following)):
            return day
    return None
