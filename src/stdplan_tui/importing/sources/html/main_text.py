"""The main text of a page: the innermost block that holds nearly all of its prose."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from stdplan_tui.importing.lines import Line, Role

_SENTENCE = re.compile("[，。；]")
_SHARE = 0.8  # of the page's prose


def main_text(lines: Sequence[Line], parents: Sequence[int], hidden: Collection[int] = ()) -> tuple[int, int]:
    """The first line of the main text and the line after its last, as indexes of `lines`.

    `parents` gives for each container the one around it. A line with a comma or a stop is prose, and a row of a
    table; links and menus are not, nor what stands in a container that the page hides.
    """
    weights = [0] * len(parents)
    for line in lines:
        if line.container not in hidden:
            weights[line.container] += _prose(line)
    for container in range(len(parents) - 1, 0, -1):
        weights[parents[container]] += weights[container]
    best = 0
    for container in range(1, len(parents)):
        if parents[container] == best and weights[container] and weights[container] >= _SHARE * weights[0]:
            best = container
    inside = _descendants(best, parents)
    numbers = [number for number, line in enumerate(lines) if inside[line.container] and not line.blank]
    return (numbers[0], numbers[-1] + 1) if numbers else (0, len(lines))


def _prose(line: Line) -> int:
    if line.role is Role.ROW:
        return sum(len(cell.text) for cell in line.cells if not cell.linked)
    text = line.raw.strip()
    return len(text) if _SENTENCE.search(text) and line.linked * 2 < len(text) else 0


def _descendants(ancestor: int, parents: Sequence[int]) -> list[bool]:
    """Whether each container is `ancestor` or lies in it; a container comes after the one around it."""
    inside = [container == ancestor for container in range(len(parents))]
    for container in range(1, len(parents)):
        inside[container] = inside[container] or inside[parents[container]]
    return inside
