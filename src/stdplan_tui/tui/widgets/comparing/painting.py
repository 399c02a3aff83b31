"""The rows of two texts as strips: the sign of the row, A, B, and what they do not have in common."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip
from textual.widget import Widget

from stdplan_tui.corpus.alignment import Kind
from stdplan_tui.corpus.comparison import Row
from stdplan_tui.tui.comparing.differing import Differing
from stdplan_tui.tui.comparing.facing import Facing, Lines
from stdplan_tui.tui.comparing.parallel import SIGNS, Letter
from stdplan_tui.tui.layout.lines import Block
from stdplan_tui.tui.widgets.comparing.columns import Columns
from stdplan_tui.tui.widgets.gutter import Chrome
from stdplan_tui.tui.widgets.reader.appearance import COMPONENT_CLASSES as READER_CLASSES
from stdplan_tui.tui.widgets.reader.appearance import CSS as READER_CSS
from stdplan_tui.tui.widgets.reader.appearance import styles_of
from stdplan_tui.tui.widgets.reader.painting import Dress, Painter

_OWN: Final = ("only-a", "only-b", "absent", "divider", "row", *(f"kind-{kind}" for kind in Kind))
COMPONENT_CLASSES: Final = READER_CLASSES | {f"pair--{name}" for name in _OWN}
CSS: Final = (
    READER_CSS.replace("SheetView", "SideBySide")
    + """
SideBySide > .pair--only-a { color: $error; text-style: underline; }
SideBySide > .pair--only-b { color: $success; text-style: underline; }
SideBySide > .pair--absent { background: $panel; }
SideBySide > .pair--divider { color: $border; }
SideBySide > .pair--row { background: $block-cursor-background; }
SideBySide > .pair--kind-same { color: $quiet; }
SideBySide > .pair--kind-changed { color: $accent; text-style: bold; }
SideBySide > .pair--kind-moved { color: $secondary; text-style: bold; }
SideBySide > .pair--kind-removed { color: $error; text-style: bold; }
SideBySide > .pair--kind-added { color: $success; text-style: bold; }
"""
)
_DIVIDERS: Final = {1: "│", 2: "|"}


class Shown(NamedTuple):
    """What lies over a row: whether it is current, the text that has the keyboard, and the signs of the notes."""

    current: bool
    letter: Letter
    sign_a: str = " "
    sign_b: str = " "


class Drawn(NamedTuple):
    """A row with all that is drawn of it."""

    row: Row
    facing: Facing
    differing: Differing
    shown: Shown

    def block(self, letter: Letter) -> Block | None:
        """The clause of one text, set; None where there is none."""
        return self.facing.a if letter is Letter.A else self.facing.b

    def dress(self, letter: Letter) -> Dress:
        """What lies over the clause of one text; one that stands for both has the sign of either."""
        first = letter is Letter.A
        own, other = (self.shown.sign_a, self.shown.sign_b)[:: 1 if first else -1]
        return Dress(
            current=self._is_marked(letter),
            sign=other if own == " " and self.facing.once else own,
            lit=self.differing.a if first else self.differing.b,
        )

    def _is_marked(self, letter: Letter) -> bool:
        """Whether the mark of the current row stands at this text: at the one that has the keyboard, if it is there."""
        alone = self.row.a is None or self.row.b is None or self.facing.once
        return self.shown.current and (alone or letter is self.shown.letter)


class PairPainter:
    """Draws the rows of two texts in `columns`."""

    def __init__(self, widget: Widget, columns: Columns, chrome: Chrome) -> None:
        self._columns = columns
        self._chrome = chrome
        self._looks = {name: _look(widget, name) for name in _OWN}
        plain = {name: style.without_color + Style(color=style.color) for name, style in styles_of(widget).items()}
        self._painters: Mapping[Letter, Painter] = {
            letter: Painter(plain | {"lit": self._looks[f"only-{letter.lower()}"]}, geometry, chrome)
            for letter, geometry in ((Letter.A, columns.a), (Letter.B, columns.b))
        }

    def strip(self, drawn: Drawn, line: int) -> Strip:
        """Line `line` of a row; a negative one is an empty row above it."""
        lines = drawn.facing.lines[line] if line >= 0 else Lines()
        segments = list(self._lead(drawn, line, lines))
        if self._columns.stacked and line < 0:
            segments.append(Segment(" " * self._columns.a.width))
        elif self._columns.stacked:
            segments += self._side(drawn, Letter.A if lines.a is not None else Letter.B, lines)
        else:
            segments += self._side(drawn, Letter.A, lines)
            segments.append(Segment(self._divider, self._looks["divider"]))
            segments += self._side(drawn, Letter.B, lines)
        ground = self._looks["row"] if drawn.shown.current and line >= 0 else Style()
        return Strip(segments).apply_style(ground)

    @property
    def _divider(self) -> str:
        return _DIVIDERS[self._columns.a.ambiguous_width]

    def _lead(self, drawn: Drawn, line: int, lines: Lines) -> Iterator[Segment]:
        """The sign of the kind, below it a rule where something differs; the letter of a text that is stacked."""
        kind = drawn.row.kind
        look = self._looks[f"kind-{kind}"]
        more = " " if line < 0 or kind is Kind.SAME else self._chrome.rule
        first, second = _signs(drawn.row) if line == 0 else (more, " ")
        yield Segment(first, look + Style(reverse=drawn.shown.current and line >= 0))
        yield Segment(second, look)
        named = self._columns.stacked and not drawn.facing.once and 0 in lines
        yield Segment((Letter.A if lines.a == 0 else Letter.B) if named else " ", look)

    def _side(self, drawn: Drawn, letter: Letter, lines: Lines) -> Iterator[Segment]:
        """One text on a row."""
        block = drawn.block(letter)
        number, width = (lines.a, self._columns.a.width) if letter is Letter.A else (lines.b, self._columns.b.width)
        if block is None and lines != Lines():
            yield Segment(" " * width, self._looks["absent"])
        elif block is None or number is None:
            yield Segment(" " * width)
        else:
            yield from self._painters[letter].strip(block, number, drawn.dress(letter))


def _signs(row: Row) -> tuple[str, str]:
    """The sign of the kind of a row, and behind it that of a change where it was moved and its words changed."""
    reworded = row.kind is Kind.MOVED and row.reworded
    return SIGNS[row.kind], SIGNS[Kind.CHANGED] if reworded else " "


def _look(widget: Widget, name: str) -> Style:
    """The style of a component; a ground only where it has its own."""
    mixed = widget.get_component_rich_style(f"pair--{name}")
    own = widget.get_component_rich_style(f"pair--{name}", partial=True)
    return Style(
        color=mixed.color if own.color else None,
        bgcolor=mixed.bgcolor if own.bgcolor else None,
        bold=own.bold,
        underline=own.underline,
    )
