"""What is sent to the terminal is shorter, and looks the same."""

from __future__ import annotations

import errno
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.style import Style
from textual.drivers._writer_thread import MAX_QUEUED_WRITES, WriterThread
from textual.drivers.headless_driver import HeadlessDriver

from stdplan_tui.tui.thrift import spared, thrifty

COLOURS = [None, "default", "red", "bright_blue", "color(200)", "#102030", "#405060"]
STYLES = st.builds(
    Style,
    color=st.sampled_from(COLOURS),
    bgcolor=st.sampled_from(COLOURS),
    bold=st.booleans(),
    dim=st.booleans(),
    italic=st.booleans(),
    underline=st.booleans(),
    reverse=st.booleans(),
    strike=st.booleans(),
    overline=st.booleans(),
)
WORDS = st.sampled_from([" ", "    ", "国家", "a b", "m", "[", "3;4m", "\u3000"])
ROWS = st.lists(st.lists(st.tuples(WORDS, STYLES), max_size=8), max_size=4)
Cell = tuple[str, str, str, frozenset[str]]


def _sent(rows: list[list[tuple[str, Style]]]) -> str:
    said = "\x1b[?2026h"
    for number, row in enumerate(rows):
        said += f"\x1b[{number + 1};1H" + "".join(style.render(words) for words, style in row)
    return said + "\x1b[?2026l"


def _seen(data: str) -> list[Cell]:
    """The characters of all rows as a terminal shows them: blanks show their ground and the lines in it."""
    cells: list[Cell] = []
    colour = ground = ""
    others: set[str] = set()
    rest = data
    while rest:
        if not rest.startswith("\x1b["):
            blank = rest[0].isspace()
            seen = others & {"4", "7", "9", "53"} if blank else others
            cells.append((rest[0], "" if blank and not seen else colour, ground, frozenset(seen)))
            rest = rest[1:]
            continue
        end = next(at for at, character in enumerate(rest) if at > 1 and character.isalpha())
        numbers, final, rest = rest[2:end], rest[end], rest[end + 1 :]
        if final != "m":
            cells.append((f"{numbers}{final}", "", "", frozenset()))
            continue
        codes = numbers.split(";")
        while codes:
            size = {"38": 0, "48": 0}.get(codes[0], 1) or (5 if codes[1] == "2" else 3)
            told, codes = ";".join(codes[:size]), codes[size:]
            if told == "0":
                colour, ground, others = "", "", set()
            elif told[0] == "3" or told[:2] in ("90", "91", "92", "93", "94", "95", "96", "97"):
                colour = told
            elif told.startswith(("40", "41", "42", "43", "44", "45", "46", "47", "48", "49", "10")):
                ground = told
            else:
                others.add(told)
    return cells


@given(ROWS)
def test_it_looks_the_same(rows: list[list[tuple[str, Style]]]) -> None:
    data = _sent(rows)
    short = spared(data)
    assert _seen(short) == _seen(data)
    assert len(short) <= len(data)


def test_a_style_is_said_once_and_a_change_alone() -> None:
    white, red = Style(color="#ffffff", bgcolor="#000000"), Style(color="#ff0000", bgcolor="#000000")
    row = [("国", white), ("家", white), ("  ", red), ("标", red), ("准", white + Style(bold=True)), ("化", white)]
    assert spared(_sent([row])) == (
        "\x1b[?2026h\x1b[1;1H\x1b[38;2;255;255;255;48;2;0;0;0m国家  \x1b[38;2;255;0;0m标"
        "\x1b[1;38;2;255;255;255m准\x1b[0m\x1b[38;2;255;255;255;48;2;0;0;0m化\x1b[0m\x1b[?2026l"
    )


@pytest.mark.parametrize("data", ["", "plain", "\x1b[?1049h", "\x1b[0m", "\x1b[0m\x1b[2J", "a\x1b[0m\x1b[2;3Hm"])
def test_what_says_no_style_stays_as_it_is(data: str) -> None:
    assert spared(data) == data


def test_what_is_still_said_when_the_terminal_is_gone_bars_no_way_out() -> None:
    class Gone(StringIO):
        def write(self, _text: str) -> int:
            raise OSError(errno.EIO, "gone")

    thrifty(HeadlessDriver)
    thread = WriterThread(Gone())
    thread.start()
    for _each in range(5 * MAX_QUEUED_WRITES):
        thread._queue.put("text", timeout=5)
    thread.stop()
    assert not thread.is_alive()
