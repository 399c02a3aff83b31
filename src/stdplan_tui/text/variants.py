"""Traditional characters read like the simplified ones, one for one."""

from __future__ import annotations

import re
from functools import cache

from stdplan_tui.text.simplified import SIMPLIFIED, TRADITIONAL

_AS_TOLD = {"覆": "复"}  # an answer is 復 or 覆; elsewhere 覆 is a character of its own (覆盖)


@cache
def simple_forms() -> dict[str, str]:
    """Traditional character → its simplified form."""
    return dict(zip(TRADITIONAL, SIMPLIFIED, strict=True))


@cache
def traditional() -> str:
    """The traditional characters between U+4E00 and U+9FFF, for a class of a pattern."""
    return "".join(c for c in TRADITIONAL if "\u4e00" <= c <= "\u9fff")


@cache
def _perhaps() -> re.Pattern[str]:
    """Finds each character that may be traditional; those beyond U+FFFF, which no label has, would make it slow."""
    return re.compile(rf"[\u3400-\u4dbf{''.join(_AS_TOLD)}{traditional()}]")


def simplified(text: str) -> str:
    """`text` with traditional characters in their simplified form: offsets stay.

    For telling what a line is (第十條, 專欄, 印發…的通知, 批覆), never for keeping.
    """
    if text.isascii():
        return text
    return _perhaps().sub(_told, text)


def _told(match: re.Match[str]) -> str:
    return _AS_TOLD.get(match[0]) or simple_forms().get(match[0], match[0])
