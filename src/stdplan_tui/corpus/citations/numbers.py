"""Document numbers (发文字号) and the numbers of orders, as they stand in running text, and what makes two the same.

国发〔2015〕13号 is a code of the issuer, a year and a number (GB/T 9704-2012, 7.2.5); 国务院令第706号 an issuer, a kind
and a number.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from stdplan_tui.corpus.citations.standards import STANDARD
from stdplan_tui.corpus.citations.words import issuer_in, name_in, run_before
from stdplan_tui.corpus.model import Span
from stdplan_tui.text.fold import fold
from stdplan_tui.text.numerals import CHINESE_DIGIT, numeral
from stdplan_tui.text.spacing import bare

_CODE, _ISSUER = 16, 24  # characters, at most
_NUMERAL = rf"(?:\d{{1,5}}|{CHINESE_DIGIT}{{1,9}})"
DATED = r"[〔\[（(﹝【［]\s?[12１２][09９０]\d\d\s?年?\s?[〕\]）)﹞】］]\s?字?\s?第?\s?\d(?:\s?\d){0,4}\s?[号號]"
ORDERED = (
    rf"(?:令|公告|通告)\s?[（(]?\s?(?:[12]\d{{3}}\s?年\s?)?第\s?{_NUMERAL}\s?[号號]"
    rf"|(?:[12]\d{{3}}\s?年\s?)?第\s?{_NUMERAL}\s?[号號](?:令|公告|通告)"
)
_ANY = re.compile(rf"(?P<dated>{DATED})|{ORDERED}")
_STANDARD = re.compile(rf"\s*{STANDARD}")
_KEY = re.compile(r"(?P<code>.*?)\[(?P<year>\d{4})年?\]字?第?(?P<nth>\d+)号")
_ORDER_KEY = re.compile(
    rf"(?P<by>.*?)(?:(?P<kind>令|公告|通告)\(?|(?=(?:\d{{4}}年)?第))(?:(?P<year>\d{{4}})年)?"
    rf"第(?P<nth>{_NUMERAL})号(?P<after>令|公告|通告)?"
)
_REPUBLIC = "中华人民共和国"


def number_at(text: str, found: re.Match[str], start: int) -> Span | None:
    """The whole number whose end is `found`: with the code or the issuer before it, which begins at `start` or after.

    None where nothing stands before it.
    """
    dated = unicodedata.normalize("NFKC", found[0][0]) in "〔[(【"
    before = run_before(text, found.start(), start, _CODE if dated else _ISSUER)
    run = name_in(before) if dated else issuer_in(before)
    if not run or (dated and run[-1] in "年月日"):
        return None
    first = text.rfind(run, start, found.start())
    closed = found.end() + (text[found.end() : found.end() + 1] in ("）", ")") and _opens(found[0]))
    return Span(first, closed)


def _opens(order: str) -> bool:
    """Whether a bracket was opened in it that it does not close: 令（第706号."""
    return sum(order.count(mark) for mark in "（(") > sum(order.count(mark) for mark in "）)")


def number_in(text: str) -> Span | None:
    """The number, of a document or a standard, that `text` begins with; None where it begins with none."""
    if standard := _STANDARD.match(text):
        return Span(*standard.span())
    found = _ANY.search(text)
    span = number_at(text, found, 0) if found else None
    return span if span and not text[: span.start].strip(" \u3000，,文号：:") else None


@lru_cache(maxsize=4096)
def number_keys(printed: str) -> tuple[str, ...]:
    """One string for each number in `printed`, the same whatever its brackets, widths and zeros are."""
    parts = re.split("[、，；]", bare(printed)) if printed else ()
    return tuple(key for part in parts if (key := _key(part)))


def _key(printed: str) -> str:
    words = fold(printed).replace("(", "[").replace(")", "]")
    if found := _KEY.search(words):
        return f"{found['code']}[{found['year']}]{int(found['nth'])}"
    if found := _ORDER_KEY.search(words.replace("[", "(").replace("]", ")")):
        kind, by = found["kind"] or found["after"], found["by"].removeprefix(_REPUBLIC)
        return f"{by}{kind}[{found['year'] or ''}]{numeral(found['nth'])}" if kind and by else ""
    return ""
