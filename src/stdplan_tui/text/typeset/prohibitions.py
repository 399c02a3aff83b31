"""Where a row may not be broken: 禁则, by GB/T 15834-2011, 5.1, and what Chinese and Japanese typesetters add to it.

The sets join that standard, W3C's 中文排版需求 (clreq, 3.1.3, strict) and JIS X 4051, 4.3; units that belong to a
number are those of UAX #14 (PO and PR).
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from stdplan_tui.text.width import widths

_POINTS: Final = "，。、；：！？．｡､﹐﹑﹒﹔﹕﹖﹗︰…⋯‥,.;:!?‼⁇⁈⁉"
_CLOSING: Final = "）】》〉」』〕〗〙〛｝］＞｠｣”’»›〞〟﹂﹄﹚﹜﹞︶︸︺︼︾﹀﹈)]}>"
_OPENING: Final = "（【《〈「『〔〖〘〚｛［＜｟｢“‘«‹〝﹁﹃﹙﹛﹝︵︷︹︻︽︿﹇([{<"
_GAPS: Final = " \t\u3000"
_NEVER: Final = "\xa0\u2007\u202f\u2011"  # gaps and a hyphen that are there so that no row ends beside them
_DASHES: Final = "—⸺―─〜～~–‐-－゠"
_POINTS_BETWEEN: Final = "·・･‧•"
_BEHIND_NUMBERS: Final = "%％﹪‰‱℃℉°′″‴¢￠㎎㎏㎜㎝㎞㎡㏄㏎㏑㏒㏕"
_BEFORE_NUMBERS: Final = "￥¥＄$﹩￡£€₩￦№±"
_JAPANESE: Final = "々〻〃ヽヾゝゞーァィゥェォッャュョヮヵヶぁぃぅぇぉっゃゅょゎゕゖ"
_SKIN_TONES: Final = "\U0001f3fb\U0001f3fc\U0001f3fd\U0001f3fe\U0001f3ff"
_SLASHES: Final = "/／"
_PLUS: Final = "+＋"  # 互联网+

HANGING: Final = frozenset(f"{_POINTS}{_CLOSING}·・{_GAPS}")
"""Marks that close what stands before them, and gaps: they may hang into the margin."""

NO_START: Final = HANGING | frozenset(
    f"{_NEVER}{_DASHES}{_POINTS_BETWEEN}{_BEHIND_NUMBERS}{_JAPANESE}{_SKIN_TONES}{_SLASHES}{_PLUS}"
)
"""No row starts with one of these: points and closing marks (5.1.1 to 5.1.3), dashes and dots (clreq, strict),
connectors (5.1.6), 间隔号 (5.1.7), 分隔号 (5.1.9), units that belong to the number before."""

NO_END: Final = frozenset(f"{_OPENING}{_NEVER}{_BEFORE_NUMBERS}{_SLASHES}")
"""No row ends with one of these: opening marks (5.1.3), 分隔号 (5.1.9), units that belong to the number behind."""

_CONNECTORS: Final = frozenset(_DASHES)
_JOINERS: Final = frozenset("-_&+@#'\"=.,:;\\~^*%/!?·–‐")
_FIRST_IDEOGRAPHIC: Final = "\u2e80"
_FIRST_ENCLOSED: Final = "\u2460"  # ①
_LAST_ENCLOSED: Final = "\u27bf"
_WIDTHS: Final = widths()


def may_break(text: str, at: int) -> bool:
    """Whether a row may end before character `at` of `text` and the next one start with it (0 < at < len(text)).

    Not inside a run of Latin letters and digits, be it joined by a connector (2016—2020, 5.1.6) or be it a standard's
    number behind its letters (GB/T 9704), and not where `may_split` forbids it.
    """
    if not may_split(text, at):
        return False
    after = text[at]
    if not in_run(after):
        return True
    before = _base(text, at - 1)
    mark = text[before]
    if in_run(mark):
        return False
    farther = text[before - 1] if before else ""
    if mark in _CONNECTORS:
        return farther == mark or not (in_run(farther) or farther in NO_START)
    return not (mark == " " and after.isdigit() and farther.isupper())


def may_split(text: str, at: int) -> bool:
    """Whether 禁则 itself allows a break there: what is left when a Latin run is longer than its row.

    Not where the sets above forbid it: so —— and …… are not split (5.1.4, 5.1.5); nor before a combining character.
    """
    return text[at] not in NO_START and _WIDTHS[text[at]] > 0 and text[_base(text, at - 1)] not in NO_END


@lru_cache(maxsize=4096)
def in_run(character: str) -> bool:
    """Whether `character` holds on to its neighbours in a Latin word or a number: GB/T, 3.5, ISO9001, １２."""
    if character in _JOINERS:
        return True
    latin = character < _FIRST_ENCLOSED or _LAST_ENCLOSED < character < _FIRST_IDEOGRAPHIC
    return character.isalnum() and (latin or "\uff10" <= character <= "\uff5a")


def _base(text: str, at: int) -> int:
    """Where the character stands that the combining ones at `at` belong to; `at` itself where it is none."""
    while at and not _WIDTHS[text[at]]:
        at -= 1
    return at
