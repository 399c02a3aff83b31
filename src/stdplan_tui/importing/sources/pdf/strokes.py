"""The straight lines that a page draws: the rules of its tables."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator
from typing import Any, NamedTuple

from stdplan_tui.importing.sources.pdf.glyphs import turned

_MOST_OBJECTS, _MOST_SEGMENTS = 4_000, 8_000  # of a page; one with more is a drawing
_STRAIGHT = 1.0  # points that a rule may lean
_SHORTEST = 5.0  # points


class Stroke(NamedTuple):
    """A horizontal or vertical line: at `at`, from `start` to `end` along the other axis, in points."""

    at: float
    start: float
    end: float


class Strokes(NamedTuple):
    """The lines of a page, turned as its text is."""

    across: list[Stroke]
    down: list[Stroke]


def strokes(raw: Any, page: Any, quarter: int) -> Strokes:
    """All straight lines of the page, the edges of its rectangles among them; none where there are too many."""
    found = Strokes([], [])
    count = raw.FPDFPage_CountObjects(page)
    left = _MOST_SEGMENTS
    for number in range(count if count <= _MOST_OBJECTS else 0):
        thing = raw.FPDFPage_GetObject(page, number)
        if raw.FPDFPageObj_GetType(thing) != raw.FPDF_PAGEOBJ_PATH:
            continue
        left -= raw.FPDFPath_CountSegments(thing)
        if left < 0:
            return Strokes([], [])
        for (x, y), (other_x, other_y) in _segments(raw, thing):
            _add(found, turned(x, y, quarter), turned(other_x, other_y, quarter))
    return found


def _add(found: Strokes, one: tuple[float, float], two: tuple[float, float]) -> None:
    wide, high = abs(one[0] - two[0]), abs(one[1] - two[1])
    if high <= _STRAIGHT and wide >= _SHORTEST:
        found.across.append(Stroke((one[1] + two[1]) / 2, min(one[0], two[0]), max(one[0], two[0])))
    elif wide <= _STRAIGHT and high >= _SHORTEST:
        found.down.append(Stroke((one[0] + two[0]) / 2, min(one[1], two[1]), max(one[1], two[1])))


def _segments(raw: Any, path: Any) -> Iterator[tuple[tuple[float, float], tuple[float, float]]]:
    """The straight pieces of a path, from point to point on the page."""
    matrix = raw.FS_MATRIX()
    if not raw.FPDFPageObj_GetMatrix(path, ctypes.byref(matrix)):
        return
    x, y = ctypes.c_float(), ctypes.c_float()
    start = before = None
    for number in range(raw.FPDFPath_CountSegments(path)):
        segment = raw.FPDFPath_GetPathSegment(path, number)
        if not raw.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y)):
            continue
        point = (
            matrix.a * x.value + matrix.c * y.value + matrix.e,
            matrix.b * x.value + matrix.d * y.value + matrix.f,
        )
        if not all(map(math.isfinite, point)):
            return
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            start = point
        elif kind == raw.FPDF_SEGMENT_LINETO and before is not None:
            yield before, point
        if raw.FPDFPathSegment_GetClose(segment) and start is not None:
            yield point, start
        before = point
