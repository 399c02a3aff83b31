"""Page numbers by their shape: - 1 -, 第 3 页 共 20 页, 3/20, a number alone, ⅳ."""

from __future__ import annotations

import re

from stdplan_tui.frozen import frozen

_DASHES = r"[-—–－―─━_~～·•*=|]"
_S = r"[\s\u200b\ufeff]*"
_DRESSED = re.compile(
    rf"(?:{_DASHES}{_S}){{1,6}}(?:第{_S})?(?P<a>\d{{1,4}}){_S}页?(?:{_S}{_DASHES}){{1,6}}"
    rf"|第{_S}(?P<b>\d{{1,4}}){_S}页(?:{_S}[,，/／、]?{_S}共{_S}\d{{1,4}}{_S}页)?"
    rf"|共{_S}\d{{1,4}}{_S}页{_S}[,，/／、]?{_S}第{_S}(?P<c>\d{{1,4}}){_S}页"
    rf"|[Pp](?:age|AGE){_S}(?P<d>\d{{1,4}})(?:{_S}(?:of|/){_S}\d{{1,4}})?"
)
_PLAIN = re.compile(rf"(?P<n>\d{{1,4}})(?:{_S}[/／]{_S}\d{{1,4}}|{_S}页)?")
_ROMAN = re.compile(r"[ivxl]{1,7}|[IVXL]{1,7}|[ⅰ-ⅻ]|[Ⅰ-Ⅻ]")
_LONGEST = 30
_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50}


@frozen
class Folio:
    """A line that may be a page number; `dressed` where it can hardly be anything else."""

    number: int
    dressed: bool
    roman: bool = False


def folio(text: str) -> Folio | None:
    """The page number that a line, and nothing else, is; None where it is none."""
    text = text.strip()
    if not text or len(text) > _LONGEST:
        return None
    if match := _DRESSED.fullmatch(text):
        return Folio(int(next(filter(None, match.groups()))), dressed=True)
    if match := _PLAIN.fullmatch(text):
        return Folio(int(match["n"]), dressed=False)
    return Folio(_roman(text), dressed=False, roman=True) if _ROMAN.fullmatch(text) else None


def _roman(text: str) -> int:
    first = text[0]
    if "ⅰ" <= first <= "ⅻ":
        return ord(first) - ord("ⅰ") + 1
    if "Ⅰ" <= first <= "Ⅻ":
        return ord(first) - ord("Ⅰ") + 1
    values = [_VALUES[character] for character in text.casefold()]
    return sum(
        -value if number + 1 < len(values) and value < values[number + 1] else value
        for number, value in enumerate(values)
    )
