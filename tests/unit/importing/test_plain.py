"""Plain text as lines: whatever breaks them, each knows where in the source it stood."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from stdplan_tui.importing.sources.plain import lines

_BREAK = re.compile(r"\r\n|[\r\n\x0b\x0c\x85\u2028\u2029]")


@given(st.text(alphabet="甲a \u3000\n") | st.text(alphabet="甲 \u3000\n\r\x0b\x0c\x1c\x85\u2028\u2029"), st.data())
def test_lines_are_what_stands_between_the_breaks_at_its_own_place(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    found = lines(text, start, len(text))
    assert [line.raw for line in found] == _BREAK.split(text[start:])
    assert all(text[line.start : line.start + len(line.raw)] == line.raw for line in found)
