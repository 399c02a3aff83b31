"""Dates as Chinese documents and web pages print them, as ISO 8601."""

from __future__ import annotations

import re
from datetime import date
from email.utils import parsedate_to_datetime

from stdplan_tui.text.numerals import numeral
from stdplan_tui.text.spacing import SPACE

_S = rf"{SPACE}*"
_NUMBER = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
DATE = rf"(?:\d{_S}\d{_S}\d{_S}\d|[〇○零０一二三四五六七八九]{{4}}){_S}年{_S}{_NUMBER}{_S}月{_S}{_NUMBER}{_S}日"
_PRINTED = re.compile(r"(?P<y>[^年]+)年(?P<m>[^月]+)月(?P<d>[^日]+)日")
_WEB = re.compile(r"((?:19|20)\d{2})[-/.年](\d{1,2})[-/.月](\d{1,2})(?!\d)")


def printed_date(text: str) -> str | None:
    """The ISO date of 2015年12月17日 or 二〇二二年七月六日; None where the text is no date."""
    bare = re.sub(rf"{SPACE}|０", lambda m: "" if m[0] != "０" else "〇", text)
    if not (match := _PRINTED.fullmatch(bare)):
        return None
    try:
        return date(numeral(match["y"]), numeral(match["m"]), numeral(match["d"])).isoformat()
    except ValueError:
        return None


def web_date(text: str) -> str:
    """The first date of the web in `text` (2021-10-10, 2021/10/10, Sun, 10 Oct 2021 12:58:34 GMT); "" where none is."""
    if match := _WEB.search(text):
        try:
            return date(int(match[1]), int(match[2]), int(match[3])).isoformat()
        except ValueError:
            return ""
    try:
        return parsedate_to_datetime(text.strip()).date().isoformat()
    except ValueError:
        return ""
