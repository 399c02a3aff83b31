"""The characters that a page of a PDF prints, each with its place, its size and the direction it is set in."""

from __future__ import annotations

import ctypes
import math
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from stdplan_tui.frozen import frozen
from stdplan_tui.text.spacing import is_space

_SLANT = 5  # degrees off the upright from which on text is set askew
_SAME_PLACE = 0.15  # of the size: the same character printed twice there is one, made bold


class Glyph(NamedTuple):
    """A printed character: from `left` to `right` on the baseline `y`, in points, upwards; `spaced` after a space."""

    text: str
    left: float
    right: float
    y: float
    size: float
    spaced: bool


@frozen
class Printed:
    """What a page prints: its upright characters, and the words set askew (watermarks), in the file's order.

    `quarter` is how often the page must be turned by 90 degrees, clockwise, for its text to stand upright.
    """

    glyphs: Sequence[Glyph]
    askew: str
    quarter: int


class _Raw(NamedTuple):
    """A character as the page holds it: `glyph` for a page that is not turned, `box` its left, bottom, right, top."""

    glyph: Glyph
    box: tuple[float, float, float, float]
    angle: float


def printed(raw: Any, text_page: Any) -> Printed:
    """All visible characters of a page, turned so that most of them stand upright; `raw` is pypdfium2.raw."""
    found = list(_characters(raw, text_page))
    quarters = Counter(_quarter(each.angle) for each in found if _is_straight(each.angle))
    quarter = max(quarters, key=lambda number: quarters[number]) if quarters else 0
    upright, askew = [], []
    for each in found:
        if _is_straight(each.angle) and _quarter(each.angle) == quarter:
            upright.append(_turned(each, quarter))
        else:
            askew.append(each.glyph.text)
    return Printed(upright, "".join(askew), quarter)


def turned(x: float, y: float, quarter: int) -> tuple[float, float]:
    """A point on a page that is turned clockwise by that many times 90 degrees around the origin."""
    return ((x, y), (y, -x), (-x, -y), (-y, x))[quarter]


def once(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """The glyphs of a row in order, those printed twice to look bold taken once."""
    found: list[Glyph] = []
    for glyph in sorted(glyphs, key=lambda glyph: glyph.left):
        near = glyph.size * _SAME_PLACE
        if not any(
            other.text == glyph.text and glyph.left - other.left < near and abs(other.y - glyph.y) < near
            for other in found[-3:]
        ):
            found.append(glyph)
    return found


def _is_straight(angle: float) -> bool:
    return abs(angle - 90 * round(angle / 90)) < _SLANT


def _quarter(angle: float) -> int:
    """How often the page must be turned for a character to stand upright: pdfium's angles run clockwise."""
    return -round(angle / 90) % 4


def _turned(each: _Raw, quarter: int) -> Glyph:
    glyph = each.glyph
    if quarter == 0:
        return glyph
    start, y = turned(glyph.left, glyph.y, quarter)
    left, bottom, right, top = each.box
    ends = (turned(x, h, quarter)[0] for x, h in ((left, bottom), (right, top)))
    return glyph._replace(left=start, right=max(*ends, start), y=y)


def _characters(raw: Any, text_page: Any) -> Iterator[_Raw]:
    """The visible characters. Size and angle are asked for only where a line may begin: each question costs time."""
    texts = _texts(raw, text_page)
    x, y, box = ctypes.c_double(), ctypes.c_double(), raw.FS_RECTF()
    at_x, at_y, at_box = ctypes.byref(x), ctypes.byref(y), ctypes.byref(box)
    before, height, size, angle, spaced = math.inf, 0.0, 0.0, 0.0, False
    for number, text in enumerate(texts):
        if is_space(text):
            spaced = True
            continue
        placed = raw.FPDFText_GetCharOrigin(text_page, number, at_x, at_y)
        if not placed or not raw.FPDFText_GetLooseCharBox(text_page, number, at_box):
            continue
        tall = box.top - box.bottom
        if abs(y.value - before) > 0.01 or abs(tall - height) > 0.1 * height:
            size, angle = _set_as(raw, text_page, number, tall)
        before, height = y.value, tall
        if all(map(math.isfinite, (x.value, y.value, box.left, box.right, size))):
            glyph = Glyph(text, x.value, max(box.right, x.value), y.value, size, spaced)
            yield _Raw(glyph, (box.left, box.bottom, box.right, box.top), angle)
        spaced = False


def _set_as(raw: Any, text_page: Any, number: int, tall: float) -> tuple[float, float]:
    """The size in points and the angle in degrees that a character is set in."""
    size = float(raw.FPDFText_GetFontSize(text_page, number))
    if not 0.5 * tall <= size <= 2 * tall:  # a font of size 1, made larger by a matrix
        size = 0.85 * tall
    return max(size, 1.0), math.degrees(raw.FPDFText_GetCharAngle(text_page, number))


def _texts(raw: Any, text_page: Any) -> Sequence[str]:
    """Each character of the page as text; all at once where every one takes a single unit."""
    count = max(raw.FPDFText_CountChars(text_page), 0)
    buffer = ctypes.create_string_buffer(2 * (count + 1))
    units = raw.FPDFText_GetText(text_page, 0, count, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)))
    text = buffer.raw[: 2 * max(units - 1, 0)].decode("utf-16-le", "replace")
    if len(text) == count and units - 1 == count:
        return text
    return [_character(raw.FPDFText_GetUnicode(text_page, number)) for number in range(count)]


def _character(code: int) -> str:
    return chr(code) if 0 < code < 0xD800 or 0xE000 <= code < 0x110000 else "\ufffd"
