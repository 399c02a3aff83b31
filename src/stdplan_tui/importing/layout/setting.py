"""How the paragraphs of a hard-wrapped text are set: indented, or parted by blank lines, or neither."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from stdplan_tui.frozen import frozen
from stdplan_tui.importing.layout.labelling import kind
from stdplan_tui.importing.layout.measure import NEARLY, Measure, ended
from stdplan_tui.importing.lines import Line
from stdplan_tui.text.labels import Form

_INDENT = 4  # cells of a first line's indentation, lost where a PDF was copied


@frozen
class Setting:
    """How the paragraphs of a hard-wrapped text are set.

    `margin` is the white space, in characters, before lines that are not indented; `indented` whether first lines
    are; `parted` whether blank lines stand between paragraphs; `doubled` whether one stands after every line;
    `lost` how many cells the first lines end early, because their indentation is lost; `headings` are the kinds of
    label that stand on headings of their own, without text on the line.
    """

    margin: int = 0
    indented: bool = False
    parted: bool = False
    doubled: bool = False
    lost: int = 0
    headings: frozenset[tuple[Form, int]] = frozenset()


def setting(lines: Sequence[Line], wide: Sequence[Measure | None]) -> Setting:
    """How the paragraphs of the lines that have a measure are set."""
    inside = [n for n, line in enumerate(lines) if not line.blank and (wide[n] or line.full is not None)]
    leads = Counter(indentation(lines[n].raw) for n in inside)
    common = [lead for lead, count in leads.items() if count * 10 >= len(inside)]
    margin = min(common, default=0)
    broken = [n for n in inside if wide[n] and not ended(lines[n].raw) and _is_full(lines, n, wide[n])]
    after = [n for n in inside if n and lines[n - 1].blank]
    starts = [n for n in inside if n and _starts_surely(lines, n, wide[n - 1])]
    return Setting(
        margin=margin,
        indented=sum(indentation(lines[n].raw) > margin for n in starts) * 2 > len(starts) > 0,
        parted=len(after) * 2 > len(starts) and len(after) > 2,
        doubled=sum(lines[n + 1].blank for n in broken if n + 1 < len(lines)) * 5 > 4 * len(broken),
        lost=_lost(lines, starts, wide),
        headings=_headings(lines, wide),
    )


def indentation(text: str) -> int:
    """How many characters of white space the text opens with."""
    return len(text) - len(text.lstrip())


def _is_full(lines: Sequence[Line], number: int, measure: Measure | None) -> bool:
    following = lines[number + 1].raw if number + 1 < len(lines) else ""
    return measure is not None and measure.fills(measure.room(lines[number].raw.rstrip()), following)


def _starts_surely(lines: Sequence[Line], number: int, measure: Measure | None) -> bool:
    """Whether a paragraph starts on that line: with a label, or because the one before is blank or has room left."""
    before = lines[number - 1]
    if before.blank or (measure is not None and lines[number].label):
        return True
    return measure is not None and ended(before.raw) and measure.room(before.raw.rstrip()) >= NEARLY


def _lost(lines: Sequence[Line], starts: Sequence[int], wide: Sequence[Measure | None]) -> int:
    """How many cells first lines end before the measure: four where the indentation of a PDF was lost."""
    short: Counter[bool] = Counter()
    for number in starts:
        measure, text = wide[number], lines[number].raw.rstrip()
        if measure is not None and not ended(text) and (room := measure.room(text)) < NEARLY:
            short[room >= _INDENT - 2] += 1
    return _INDENT if short[True] > 2 * short[False] else 0


def _headings(lines: Sequence[Line], wide: Sequence[Measure | None]) -> frozenset[tuple[Form, int]]:
    """The labels whose lines, more often than not, leave room without ending a sentence."""
    alone: Counter[tuple[Form, int]] = Counter()
    running: Counter[tuple[Form, int]] = Counter()
    for line, measure in zip(lines, wide, strict=True):
        if measure is None or (label := kind(line.raw)) is None:
            continue
        text = line.raw.rstrip()
        if "。" in text or ended(text):
            running[label] += 1
        elif measure.room(text) >= NEARLY:
            alone[label] += 1
    return frozenset(label for label, count in alone.items() if count > running[label])
