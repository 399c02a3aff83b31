"""The numbers of standards: GB/T 9704-2012, JJF 1001-2011, DB36/T 1234-2020, T/CAS 12-2020, ISO 9001:2015.

A code of two letters alone says little (SH 600000 is a share): without /T and without a year only those count that are
nothing else. The codes are those of the national, sector, local, association and international standards.
"""

from __future__ import annotations

import re

from stdplan_tui.text.fold import fold

_SECTORS = (
    "AQ|BB|CB|CECS|CH|CJJ?|CNAS|CY|DA|DL|DY|DZ|EJ|FZ|GA|GC|GD|GH|GM|GY|HB|HG|HJ|HS|HY|JB|JC|JG|JGJ|JR|JT|JTG|JY|LB|LD|LS|LY"
    "|MH|MT|MZ|NB|NY|QB|QC|QJ|QX|RB|SB|SC|SF|SH|SJ|SL|SN|SW|SY|TB|TD|TY|WB|WH|WJ|WM|WS|WW|XB|YB|YC|YD|YS|YY|YZ|ZY"
)
_NUMBER = r"\d{1,6}(?:[.．]\d{1,3}){0,3}"
_YEAR = r"\s?[-－—―–:：]{1,2}\s?(?:19|20)?\d\d(?!\d)"
STANDARD = (
    rf"(?:(?:GBZ?|GJB|JJ[FG])(?:/[TZ])?\s?(?=\d{{3}}|\d+(?:[.．]\d+)?[-－—–]\s?\d{{4}}){_NUMBER}(?:{_YEAR})?"
    rf"|(?:GB|{_SECTORS}|DB\d\d(?:\d\d)?)/[TZ]\s?{_NUMBER}(?:{_YEAR})?"
    rf"|(?:{_SECTORS}|DB\d\d(?:\d\d)?)\s?{_NUMBER}{_YEAR}"
    rf"|T/[A-Z]{{2,12}}\s?{_NUMBER}(?:{_YEAR})?"
    rf"|(?:ISO|IEC|ITU-T|IEEE|ASTM|EN|OIML)(?:/(?:IEC|TS|TR|R|IEEE))*\s?(?:[A-Z]\.?)?\d{{3,6}}(?:[.．-]\d{{1,3}})*(?!\d)(?:{_YEAR})?)"
)
_LAST = re.compile(r"[-:]+((?:19|20)?\d\d)\Z")


def standard_keys(printed: str) -> tuple[str, str]:
    """The number with and without its year, each the same however it is set; the first is "" where no year is said."""
    words = fold(printed).replace(":", "-")
    found = _LAST.search(words)
    if not found:
        return "", words
    number = words[: found.start()]
    year = found[1] if len(found[1]) == 4 else f"19{found[1]}"
    return f"{number}-{year}", number
