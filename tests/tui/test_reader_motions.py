"""What the motions do to a stretch of words, without a screen."""

from __future__ import annotations

from typing import SupportsIndex

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stdplan_tui.corpus.model import Clause, Level, Span
from stdplan_tui.text.width import running_cells
from stdplan_tui.tui.layout.blocks import Frame
from stdplan_tui.tui.layout.sheet import Sheet
from stdplan_tui.tui.selecting.motions import BY_ID, IN_FOOTER, LEAVING, MOTIONS
from stdplan_tui.tui.selecting.stretch import Ground, Stretch
from tests.support.counts import tries
from tests.tui.reader_app import clause, document

TEXT = "按照《标准化法》规定，制定标准。推进5G应用。"


def ground(shown: Clause, width: int = 20) -> Ground:
    """The clause as motions see it, set at `width`."""
    return Ground(Sheet(document(shown), Frame(width)).block(0), shown.string, 3, 1)


def places_of(seen: Ground) -> dict[int, tuple[int, int]]:
    """The row and cell of every character that is drawn, looked at row by row."""
    found: dict[int, tuple[int, int]] = {}
    for row, line in enumerate(seen.block.lines):
        for piece in line:
            at = running_cells(seen.block.shown[piece.start : piece.end], 1)
            wide = [n for n in range(piece.end - piece.start) if at[n + 1] > at[n]]
            found |= {piece.start + n: (row, piece.column + at[n]) for n in wide}
    return found


def paragraph(text: str = TEXT) -> Clause:
    return clause("p", Level.PARAGRAPH, text=text)


def after(keys: str, stretch: Stretch, seen: Ground) -> Stretch:
    by_key = {key: motion for motion in MOTIONS for key in motion.keys.split()}
    for key in keys.split():
        move = by_key[key].move
        assert move is not None
        stretch = move(stretch, seen)
    return stretch


@pytest.mark.parametrize(
    ("keys", "selected"),
    [
        ("l l", "按照《"),
        ("l l h", "按照"),
        ("h h", "按"),
        ("w", "按照《"),
        ("e", "按照"),
        ("e e", "按照《标准化法》"),
        ("e e e", "按照《标准化法》规定"),
        ("w l e", "按照《标准化"),
        ("w w w w b", "按照《标准化法》规定，制"),
        ("$", TEXT),
        ("$ 0", "按"),
        ("s", "按照《标准化法》规定，制定标准。"),
        ("s s", TEXT),
        ("s s S", "按照《标准化法》规定，制定标准。推"),
        ("l l o h", "按照《"),
        ("w w o w", "《标准化法》规"),
        ("w w w space e", "制定"),
        ("w V", TEXT),
        ("w w w w w space e", "推进"),
        ("w w w w w w space e", "5G"),
    ],
)
def test_keys_select(keys: str, selected: str) -> None:
    seen = ground(paragraph())
    span = after(keys, Stretch(0, 0), seen).span_in(seen)
    assert TEXT[span.start : span.end] == selected


def test_rows_keep_to_their_column() -> None:
    text = "标准化工作改革发展" * 6
    seen = ground(paragraph(text), 20)
    rows = [[at for at, (row, _cell) in seen.places.items() if row == wanted] for wanted in range(seen.rows)]
    start = rows[0][-1]
    down = after("j", Stretch(0, start), seen)
    assert seen.places[down.cursor] == (1, seen.places[start][1])
    assert after("j k", Stretch(0, start), seen).cursor == start
    assert after("j j k k", Stretch(0, rows[0][0]), seen).cursor == rows[0][0]
    assert after("pagedown", Stretch(0, 0), seen).cursor in rows[3]
    assert after("pagedown pagedown pagedown", Stretch(0, 0), seen).cursor in rows[-1]
    assert after("pageup", Stretch(0, rows[1][0]), seen).cursor in rows[0]


def test_beyond_the_outer_rows_are_the_ends_of_the_clause() -> None:
    seen = ground(paragraph())
    assert after("j j j j j j", Stretch(0, 0), seen).cursor == len(TEXT) - 1
    assert after("k", Stretch(5, 5), seen).cursor == 0


def test_what_is_set_upon_a_character_goes_with_it_and_line_feeds_are_passed() -> None:
    shown = clause("s", Level.SECTION, "（一）", "目标。", "cafe\u0301好")
    seen = ground(shown, 40)
    assert "\n" in shown.string
    feed = shown.string.index("\n")
    assert after("l", Stretch(0, feed - 1), seen).cursor == feed + 1
    accented = shown.string.index("\u0301") - 1
    assert Stretch(accented, accented).span_in(seen) == Span(accented, accented + 2)
    assert after("l", Stretch(0, accented), seen).cursor == accented + 2


def test_a_line_feed_that_is_not_drawn_is_not_taken_along() -> None:
    shown = clause("b", Level.BULLET, "——", "标准体系更加健全。", "标准供给更加优化。")
    seen = ground(shown, 60)
    span = after("s", Stretch(seen.first, seen.first), seen).span_in(seen)
    assert shown.string[span.start : span.end] == "——标准体系更加健全。"


class Measured(str):
    """A text that knows how much of it was cut out."""

    taken = 0

    def __getitem__(self, key: SupportsIndex | slice) -> str:
        part = str.__getitem__(self, key)
        self.taken += len(part)
        return str(part)


@pytest.mark.parametrize("keys", ["w", "e", "b"])
@pytest.mark.parametrize("at", [0, 0.5, 1])
def test_a_motion_by_word_reads_only_what_is_near(keys: str, at: float) -> None:
    text = Measured(TEXT * 2000)
    seen = ground(paragraph(str(text)), 60)
    seen = Ground(seen.block, text, seen.page, seen.ambiguous_width)
    start = round(at * (len(text) - 1))
    assert after(keys, Stretch(start, start), seen).cursor - start in range(-8, 9)
    assert 0 < text.taken < 2000


def test_every_motion_can_be_named_in_a_keymap_and_is_alone_on_its_keys() -> None:
    keys = [key for motion in MOTIONS for key in motion.keys.split()]
    assert len(keys) == len(set(keys))
    assert len(BY_ID) == len(MOTIONS)
    assert {LEAVING, *IN_FOOTER} <= set(BY_ID)
    assert all(BY_ID[id_].footer for id_ in IN_FOOTER)


MOVES = st.lists(st.sampled_from([motion.move for motion in MOTIONS if motion.move]), max_size=25)
WORDS = st.text(st.sampled_from("标准化，。《》（）—… a1\u0301\u200b\x1b\n\t"), min_size=1, max_size=80)


@settings(max_examples=tries(150), deadline=None)
@given(st.sampled_from([Level.PARAGRAPH, Level.SECTION, Level.BULLET, Level.BOX_ENTRY]), WORDS, WORDS, MOVES)
def test_the_cursor_always_stands_on_a_character_that_is_seen(level: Level, head: str, text: str, moves: list) -> None:  # type: ignore[type-arg]
    shown = clause("x", level, "", head, text)
    seen = ground(shown, 16)
    assert dict(seen.places) == places_of(seen)
    assert bool(seen.places) == bool(len(seen.places))
    if not seen.places:
        return
    stretch = Stretch(seen.first, seen.first)
    for move in moves:
        stretch = move(stretch, seen)
        assert stretch.cursor in seen.places
        span = stretch.span_in(seen)
        assert 0 <= span.start < span.end <= len(shown.string)
        assert {stretch.anchor, stretch.cursor} <= set(range(span.start, span.end))
