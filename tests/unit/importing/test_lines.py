"""Lines that know their offsets, cut and joined."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from stdplan_tui.importing.lines import Line, Piece, joined

ENTITY = Line((Piece("甲乙", 10, 12), Piece("“", 12, 19), Piece("丙 丁", 19, 22)))


def test_a_cut_keeps_the_offsets_of_its_characters() -> None:
    assert ENTITY.raw == "甲乙“丙 丁"
    assert ENTITY.cut(1, 4).pieces == (Piece("乙", 11, 12), Piece("“", 12, 19), Piece("丙", 19, 20))
    assert ENTITY.cut(3).pieces == (Piece("丙 丁", 19, 22),)
    assert ENTITY.cut(4, 4).pieces == ()


def test_the_text_is_squeezed_and_the_raw_is_not() -> None:
    assert ENTITY.text == "甲乙“丙丁"
    assert Line.of("　GB/T  1 号 ", 0).text == "GB/T 1号"


def test_trimmed_leaves_the_white_space_of_both_ends() -> None:
    assert Line.of("\u200b　甲 乙 \ufeff", 5).trimmed().pieces == (Piece("甲 乙", 7, 10),)
    assert Line.of("　 ", 0).trimmed().blank


def test_joined_lines_have_the_pieces_of_all() -> None:
    assert joined([Line.of("甲", 0), Line.of("乙", 5)]).pieces == (Piece("甲", 0, 1), Piece("乙", 5, 6))


@given(st.text("甲乙 　a", max_size=12), st.integers(0, 12), st.integers(0, 12))
def test_cutting_is_slicing(text: str, start: int, end: int) -> None:
    pieces = tuple(Piece(character, place * 3, place * 3 + 1) for place, character in enumerate(text))
    line = Line(pieces).cut(start, end)
    assert line.raw == text[start:end]
    assert [piece.start for piece in line.pieces] == [place * 3 for place in range(len(text))][start:end]
