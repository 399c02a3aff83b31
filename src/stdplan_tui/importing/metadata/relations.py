"""What a document says of others: those that it replaces, those that it carries out, and its own short title."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from stdplan_tui.importing.layout.titles import NUMBER
from stdplan_tui.importing.metadata.numbers import cited, standard
from stdplan_tui.text.variants import simplified

TITLE = r"《((?:[^《》]|《[^《》]*》)+)》"
_TITLED = re.compile(TITLE)
_ENDED = re.compile(r"(?:同时|予以|即行|自行|相应|一并|届时)(?:废止|失效|停止执行)")
_NUMBERED = re.compile(NUMBER)
_CARRIES_OUT = re.compile(
    r"为[了着]?(?:更好|深入|全面|认真|进一步|切实|扎实|坚决|有效|推动|加快|推进)*(?:贯彻落实|贯彻实施|贯彻执行|贯彻|落实)[^《。，；]{0,16}(?=《)"
)
_NEXT = re.compile(
    rf"{TITLE}(?P<bracket>[（(][^（）()。]*(?:[（(][^（）()]*[）)][^（）()。]*)*[）)])?(?P<and>[、和及与，])?"
)
_CALLED = re.compile(
    rf"{TITLE}[（(][^（）()。]{{0,60}}?以下[简簡][称稱][：:]?[“\"「『]?《?([^《》“”\"「」『』（）()。，]{{1,20}})"
)
_HAN = re.compile(r"[^\u4e00-\u9fff]")
_ENDINGS = ("废止", "廢止", "失效", "停止执行", "停止執行")
_FAR = 600  # characters before 同时废止 in which the titles stand


def supersedes(texts: Iterable[str]) -> tuple[str, ...]:
    """The documents that the texts declare void: 《…》（甲政发〔2010〕1号）同时废止; the number, else the title."""
    found: list[str] = []
    for text in texts:
        words = simplified(text) if any(word in text for word in _ENDINGS) else ""
        for ended in _ENDED.finditer(words):
            first = max(ended.start() - _FAR, 0)
            start = max(first, *(text.rfind(mark, first, ended.start()) + 1 for mark in "。；\n"))
            found += _listed(_subject(text[start : ended.start()]))
    return tuple(dict.fromkeys(found))


def _subject(clause: str) -> str:
    """The end of a sentence that names what is void: after the last comma that no title or number precedes."""
    start = len(clause)
    for part in reversed(list(re.finditer(r"[^，,]+[，,]?", clause))):
        if start < len(clause) and not re.search(r"[》）)号號][，,]$", part[0]):
            break
        start = part.start()
    return clause[start:]


def _listed(text: str) -> Iterator[str]:
    at = 0
    for title in _TITLED.finditer(text):
        yield from map(standard, _NUMBERED.findall(text[at : title.start()]) if at == 0 else ())
        at = title.end()
        yield cited(text[at : at + 40]) or title[1]
    if at == 0:
        yield from map(standard, _NUMBERED.findall(text))


def implements(text: str) -> tuple[str, ...]:
    """The documents that a first paragraph carries out: 为贯彻落实《…》; the number beside it, else the title."""
    opening = _CARRIES_OUT.match(simplified(text))
    found: list[str] = []
    at = opening.end() if opening else len(text)
    while title := _NEXT.match(text, at):
        found.append((cited(title["bracket"]) if title["bracket"] else "") or title[1])
        at = title.end()
        if not title["and"]:
            break
    return tuple(dict.fromkeys(found))


def short_title(texts: Iterable[str], titles: Iterable[str]) -> str:
    """The short title that the texts give one of `titles`: 《…规划》（以下简称《规划》）; "" where they give none."""
    wanted = {_folded(title) for title in titles if title}
    for text in texts:
        for called in _CALLED.finditer(text) if "以下" in text else ():
            if _folded(called[1]) in wanted:
                return called[2].strip()
    return ""


def _folded(title: str) -> str:
    return _HAN.sub("", unicodedata.normalize("NFKC", title))
