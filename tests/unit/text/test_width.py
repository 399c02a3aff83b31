"""Cells of characters, against Rich, which places everything on the screen."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from stdplan_tui.text.width import cells, running_cells

HAN = (
    range(0x2E80, 0x2FE0),
    range(0x3000, 0x3100),
    range(0x3400, 0x4DC0),
    range(0x4E00, 0xA000),
    range(0xF900, 0xFB00),
)
PUNCTUATION = (
    range(0x20, 0x7F),
    range(0xA0, 0xAD),
    range(0x2010, 0x2028),
    range(0x2030, 0x2060),
    range(0xFF01, 0xFFEF),
)
MORE = (range(0x2460, 0x2500), range(0x20000, 0x20100), range(0x370, 0x400))


def assigned(ranges: tuple[range, ...]) -> str:
    return "".join(chr(code) for codes in ranges for code in codes if unicodedata.category(chr(code)) != "Cn")


@pytest.mark.parametrize("ranges", [HAN, PUNCTUATION, MORE], ids=["han", "punctuation", "more"])
def test_a_character_takes_the_cells_that_rich_gives_it(ranges: tuple[range, ...]) -> None:
    halfwidth_filler = "\uffa0"
    wrong = {c for c in assigned(ranges) if cells(c) != cell_len(c) and c != halfwidth_filler}
    assert wrong == set()


@pytest.mark.parametrize(
    ("text", "narrow", "wide"),
    [
        ("标准化", 6, 6),
        ("“放”", 4, 6),
        ("……", 2, 4),
        ("——", 2, 4),
        ("①", 1, 2),
        ("GB/T", 4, 4),
        ("e\u0301", 1, 1),
        ("", 0, 0),
    ],
)
def test_ambiguous_characters_take_what_the_terminal_gives_them(text: str, narrow: int, wide: int) -> None:
    assert (cells(text, 1), cells(text, 2)) == (narrow, wide)


@given(st.text(st.sampled_from("标准，。“”—…a1 \u3000é\u0301①"), max_size=40), st.sampled_from([1, 2]))
def test_running_cells_are_the_cells_before_each_character(text: str, ambiguous: int) -> None:
    assert running_cells(text, ambiguous) == [cells(text[:at], ambiguous) for at in range(len(text) + 1)]


def test_a_character_takes_as_many_cells_alone_as_in_a_row() -> None:
    characters = map(chr, range(0x10000))
    assert [each for each in characters if cells(each) != running_cells(each)[-1]] == []
