"""Document numbers (发文字号) in their standard form, whatever brackets and widths they are printed in."""

from __future__ import annotations

import re
import unicodedata

from stdplan_tui.importing.layout.titles import NUMBER
from stdplan_tui.importing.sources.dates import DATE
from stdplan_tui.text.numerals import CHINESE_NUMERAL
from stdplan_tui.text.spacing import bare

BODIES = "院|厅|部|委|局|府|会|室|办|署|行|社|组|中心|公司|处|科|馆|军|指挥部|联盟"
ORDER = re.compile(
    rf"(?:中华人民共和国)?(?P<name>(?!关于)[\u4e00-\u9fff]{{1,24}}?(?:{BODIES}|主席))(?P<kind>令|公告|通告)"
)
_YEAR = re.compile(r"[\[【(〔［﹝]((?:19|20)\d\d)年?[\]】)〕］﹞]")
_WHOLE = re.compile(r"^.*?[号號]")
_OPENING = re.compile(r"^[（(【\[]")
_BRACKETED = re.compile(rf"[（(](第(?:\d{{1,5}}|{CHINESE_NUMERAL})[号號])")
_REPUBLIC = re.compile(r"^中华人民共和国(?=[\u4e00-\u9fff]{2,24}令)")
_EACH = re.compile(NUMBER)
_ORDERED = re.compile(
    rf"({DATE})(?:以)?(?:中华人民共和国)?([\u4e00-\u9fff]{{2,20}}?)令[（(]?第(\d{{1,5}})号[）)]?(?:公布|发布|颁布)"
)


def number(text: str, letterhead: str) -> str:
    """The number that the lines of `text` print, its year in 〔 〕; several are joined by 、.

    That of a 令 or 公告, which is only 第706号, has the short name of who gave it before it: 国务院令第706号.
    """
    found = [standard(line) for line in text.split("\n")]
    whole = "、".join(each for each in found if each)
    order = ORDER.fullmatch(bare(letterhead))
    if order and re.match(r"第|\d{4}年第", whole):
        return f"{order['name']}{order['kind']}{whole}"
    return whole


def standard(text: str) -> str:
    """One printed number, or several on a line, in standard form; "" where there is none."""
    words = unicodedata.normalize("NFKC", bare(text))
    several = _EACH.findall(words)
    if len(several) > 1:
        return "、".join(map(standard, several))
    printed = _WHOLE.search(words)
    plain = _BRACKETED.sub(r"\1", _OPENING.sub("", printed[0])) if printed else ""
    return _YEAR.sub(r"〔\1〕", _REPUBLIC.sub("", plain))


def cited(text: str) -> str:
    """The number that a bracket after a title opens with: （国发〔2015〕13号，以下简称…）; "" where it has none."""
    match = re.match(rf"\s*[（(]?\s*({NUMBER})", text)
    return standard(match[1]) if match else ""


def giver(numbered: str) -> tuple[str, ...]:
    """Who gave the order or announcement that the number names: 甲市人民政府令第12号; () where it names none."""
    order = ORDER.match(numbered)
    return (order["name"],) if order else ()


def ordered(notes: str) -> tuple[str, str, str]:
    """The number, the issuer and the printed date of the one order that notes under a title name; "" where none.

    As in （2021年7月27日中华人民共和国国务院令第746号公布）; with two orders it is not said which is the document's.
    """
    found = _ORDERED.findall(bare(notes))
    if len(found) != 1:
        return "", "", ""
    day, name, nth = found[0]
    return f"{name}令第{nth}号", name, day
