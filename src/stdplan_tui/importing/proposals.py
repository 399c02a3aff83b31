"""Ids for new documents, from their numbers, else from their titles, in pinyin without tones."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import Protocol

from stdplan_tui.corpus.ids import document_id
from stdplan_tui.corpus.model import DocumentId
from stdplan_tui.errors import IdError, ImportingError
from stdplan_tui.language import _
from stdplan_tui.pinyin import pypinyin

_LONGEST = 48
_NUMBER = re.compile(r"(?P<office>[^〔〕\d第]+)(?:〔(?P<year>\d{4})〕)?第?(?P<number>\d+)[号號](?:、.*)?")
_BRACKETS = re.compile(r"[（(][^（）()]*[）)]")
_RUN = re.compile(r"[\u4e00-\u9fff]+|[A-Za-z0-9]+")


class Titled(Protocol):
    """What an id is proposed from; Metadata has it, and what import found."""

    @property
    def title(self) -> str:
        """The document's title."""

    @property
    def document_number(self) -> str:
        """Its number; "" where it has none."""


def propose_id(document: Titled) -> DocumentId:
    """The id that the number or title suggests: 国办发〔2015〕89号 → guobanfa-2015-89.

    Raises ImportingError where neither has a letter to make one of.
    """
    proposal = _from_number(document.document_number) or _from_title(document.title)
    try:
        return document_id(proposal)
    except IdError:
        message = _("no id can be made of the title “{title}”; give one with --id").format(title=document.title)
        raise ImportingError(message) from None


def free_id(document: Titled, taken: Collection[DocumentId]) -> DocumentId:
    """The proposal, if no other document has it. Raises ImportingError with another suggestion."""
    proposal = propose_id(document)
    if proposal not in taken:
        return proposal
    message = _("{id} is another document: --id {id} for a newer version of it, else another id, such as {suggestion}")
    raise ImportingError(message.format(id=proposal, suggestion=_suggestion(document, proposal, taken)))


def _suggestion(document: Titled, proposal: str, taken: Collection[DocumentId]) -> str:
    titled = _from_title(document.title)
    if titled and titled not in taken:
        return titled
    nth = 2
    while f"{proposal[: _LONGEST - 4]}-{nth}" in taken:
        nth += 1
    return f"{proposal[: _LONGEST - 4]}-{nth}"


def _from_number(number: str) -> str:
    match = _NUMBER.fullmatch(number)
    if match is None:
        return ""
    office = "".join(syllable for word in _words(match["office"]) for syllable in word)
    return "-".join(part for part in (office, match["year"], match["number"]) if part) if len(office) <= 36 else ""


def _from_title(title: str) -> str:
    """The words of the title joined by hyphens, cut at a syllable; brackets at its end left out."""
    words = _words(_BRACKETS.sub("", title) or title)
    text = ""
    for word in words:
        for place, syllable in enumerate(word):
            longer = text + ("-" if text and place == 0 else "") + syllable
            if len(longer) > _LONGEST:
                return text
            text = longer
    return text


def _words(text: str) -> Iterator[tuple[str, ...]]:
    """The words of `text`, each as its syllables; single characters between known words go in pairs."""
    lazy_pinyin, seg = pypinyin().lazy_pinyin, pypinyin().seg.mmseg.seg
    for run in _RUN.findall(text):
        if run.isascii():
            yield (run.lower()[:_LONGEST],)
            continue
        pending = ""
        for word in [*seg.cut(run), ""]:
            if len(word) == 1:
                pending += word
            if len(pending) == 2 or (pending and len(word) != 1):
                yield tuple(lazy_pinyin(pending))
                pending = ""
            if len(word) > 1:
                yield tuple(lazy_pinyin(word))
