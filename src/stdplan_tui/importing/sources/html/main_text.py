"""The main text of a page: the innermost block that holds nearly all of its prose, or of its list of links."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence

from stdplan_tui.frozen import frozen
from stdplan_tui.importing.lines import Line, Role
from stdplan_tui.text.labels import Form, label_at_start

_SENTENCE = re.compile("[，。；]")
_SHARE = 0.8  # of the prose of the block around it
_LABELLED = 60  # characters that a printed label weighs: an official text is known by its labels
_SHORTEST_LINK = 12  # characters of a link that is a title rather than an entry of a menu
_FEWEST_LINKS, _LINKS_TO_PROSE = 8, 3  # of a page that is a directory
_HIDDEN_TO_SHOWN = 4  # so much more prose where the page shows its text only by a script
_MOST_LINKS = 3  # linked lines in a block that may be one paragraph's surroundings
_NUMBERED = frozenset({Form.CHAPTER, Form.ARTICLE, Form.PART, Form.SECTION})


@frozen
class MainText:
    """The lines from `start` to `after` (excluded) are the text; a `directory` has nothing but links to texts."""

    start: int
    after: int
    directory: bool = False


def main_text(lines: Sequence[Line], parents: Sequence[int], hidden: Collection[int] = ()) -> MainText:
    """Where the main text stands among the lines of a page.

    `parents` gives for each container the one around it. A line with a comma or a stop is prose, and a row of a
    table; links and menus are not, nor what stands in a container that the page hides.
    """
    prose = [_prose(line) for line in lines]
    shown = sum(weight for weight, line in zip(prose, lines, strict=True) if line.container not in hidden)
    if sum(prose) > (_HIDDEN_TO_SHOWN + 1) * shown:
        hidden = ()
    links = [len(line.raw) if _is_link(line) and line.container not in hidden else 0 for line in lines]
    directory = sum(map(bool, links)) >= _FEWEST_LINKS and sum(links) > _LINKS_TO_PROSE * shown
    weights = links if directory else prose
    best = _best(_totals(lines, weights, parents, hidden), parents)
    best = best if directory else _around_paragraph(lines, parents, best)
    inside = _descendants([best], parents)
    numbers = [number for number, line in enumerate(lines) if inside[line.container] and not line.blank]
    return MainText(numbers[0], numbers[-1] + 1, directory) if numbers else MainText(0, len(lines), directory)


def is_linked(line: Line) -> bool:
    """Whether at least half of the line are links."""
    return 0 < len(line.raw.strip()) <= 2 * line.linked


def _prose(line: Line) -> int:
    if line.role is Role.ROW:
        return sum(len(cell.text) for cell in line.cells if not cell.linked)
    text = line.raw.strip()
    if not text or is_linked(line):
        return 0
    label = label_at_start(text)
    weight = _LABELLED if label is not None and label.form in _NUMBERED else 0
    return weight + (len(text) if _SENTENCE.search(text) else 0)


def _is_link(line: Line) -> bool:
    return line.linked >= _SHORTEST_LINK and is_linked(line)


def _totals(
    lines: Iterable[Line], weights: Iterable[int], parents: Sequence[int], hidden: Collection[int]
) -> list[int]:
    """The weight of each container with all that it holds."""
    found = [0] * len(parents)
    for line, weight in zip(lines, weights, strict=True):
        if line.container not in hidden:
            found[line.container] += weight
    for container in range(len(parents) - 1, 0, -1):
        found[parents[container]] += found[container]
    return found


def _best(weights: Sequence[int], parents: Sequence[int]) -> int:
    best = 0
    for container in range(1, len(parents)):
        if parents[container] == best and weights[container] and weights[container] >= _SHARE * weights[best]:
            best = container
    return best


def _around_paragraph(lines: Sequence[Line], parents: Sequence[int], best: int) -> int:
    """The block itself, or, where it is but one paragraph, the one around it that holds the paragraphs beside it."""
    filled = [0] * len(parents)
    linked = [0] * len(parents)
    for line in lines:
        if not line.blank:
            filled[line.container] += 1
            linked[line.container] += is_linked(line)
    for container in range(len(parents) - 1, 0, -1):
        filled[parents[container]] += filled[container]
        linked[parents[container]] += linked[container]
    while best and filled[best] < 2 and linked[parents[best]] <= _MOST_LINKS:
        best = parents[best]
    return best


def _descendants(ancestors: Collection[int], parents: Sequence[int]) -> list[bool]:
    """Whether each container is one of `ancestors` or lies in one; a container comes after the one around it."""
    inside = [container in ancestors for container in range(len(parents))]
    for container in range(1, len(parents)):
        inside[container] = inside[container] or inside[parents[container]]
    return inside
