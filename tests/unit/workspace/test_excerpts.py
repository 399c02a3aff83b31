"""What of two wordings is shown."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from stdplan_tui.corpus.model import Span
from stdplan_tui.workspace.excerpts import excerpts

LONG = "甲乙丙丁戊己庚辛壬癸" * 6


def test_texts_are_shown_where_they_differ() -> None:
    old, new = excerpts(LONG + "旧词" + LONG, LONG + "新字" + LONG, 4)
    assert (old.joined("…"), new.joined("…")) == ("…庚辛壬癸旧词甲乙丙丁…", "…庚辛壬癸新字甲乙丙丁…")
    assert [old.text[span.start : span.end] for span in old.differing] == ["旧词"]


def test_both_sides_show_where_something_came_in() -> None:
    old, new = excerpts(LONG + LONG, LONG + "新" + LONG, 3)
    assert (old.joined("…"), new.joined("…")) == ("…辛壬癸甲乙丙…", "…辛壬癸新甲乙丙…")
    assert (old.differing, len(new.differing)) == ((), 1)


def test_what_is_quoted_is_shown_too_and_all_of_it_where_there_is_room() -> None:
    changed = LONG + "旧" + LONG
    old, _new = excerpts(changed, LONG + "新" + LONG, 2, (Span(10, 12), None))
    assert old.joined("…") == "…壬癸甲乙丙丁…壬癸旧甲乙…"
    assert excerpts(changed, LONG)[0].joined("…") == changed


def test_texts_that_do_not_differ_are_shown_from_their_start() -> None:
    old, new = excerpts(LONG, LONG, 4)
    assert old.joined("…") == new.joined("…") == LONG[:8] + "…"
    assert excerpts("", "", 4)[0].joined("…") == ""


@given(st.text("甲乙丙丁", max_size=60), st.text("甲乙丙丁", max_size=60), st.integers(0, 9))
def test_parts_are_in_order_and_have_all_that_differs(before: str, after: str, around: int) -> None:
    for excerpt in excerpts(before, after, around):
        edges = [edge for part in excerpt.parts for edge in (part.start, part.end)]
        assert edges == sorted(edges)
        assert all(0 <= edge <= len(excerpt.text) for edge in edges)
        for span in excerpt.differing:
            assert any(part.start <= span.start and span.end <= part.end for part in excerpt.parts)
