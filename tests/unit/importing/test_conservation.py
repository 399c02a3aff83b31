"""The proof that the body has the words of the source, no more and no fewer."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from stdplan_tui.corpus.model import Clause, ClauseId, Level
from stdplan_tui.importing.conservation import Unconserved, check, remaining
from stdplan_tui.importing.importing import import_bytes
from stdplan_tui.importing.report import Dropped, Reading, Repeated, Report, report
from stdplan_tui.importing.sources.html.blocks import MARKUP
from stdplan_tui.importing.sources.page import Drop
from tests.support.counts import tries
from tests.unit.importing.documents import NEWS, PLAN, outline

SOURCE = "<p>甲 &ldquo;乙&rdquo;。</p>"
REPORT = Report(
    dropped=(Dropped(0, 3, "<p>", "markup"), Dropped(20, 24, "</p>", "markup")),
    readings=(Reading(5, 12, "“"), Reading(13, 20, "”")),
)


def clauses(text: str) -> tuple[Clause, ...]:
    return (Clause(ClauseId("p1"), Level.PARAGRAPH, text=text),)


def test_what_is_left_of_the_source() -> None:
    source = SOURCE.replace("。", "")
    assert remaining(source, REPORT) == "甲 “乙”"
    repeated = Report(repeated=(Repeated(0, 1, "甲", 2),))
    assert remaining("甲乙", repeated) == "甲乙甲"


def test_a_reading_in_a_dropped_range_does_not_count() -> None:
    told = Report(dropped=(Dropped(0, 9, "&ldquo;甲乙", "news"),), readings=(Reading(0, 7, "“"),))
    assert remaining("&ldquo;甲乙丙", told) == "丙"


def test_white_space_apart_the_words_must_agree() -> None:
    source = SOURCE.replace("。", "")
    check(source, REPORT, clauses("甲“乙 ”"))
    for wrong in ("甲“乙", "甲“乙”丙", "甲“丁”", "“乙”甲"):
        with pytest.raises(Unconserved, match="report this fault"):
            check(source, REPORT, clauses(wrong))


def test_neighbouring_ranges_of_one_reason_are_one_with_the_markup_between() -> None:
    source = "<p>甲</p> <p>乙</p>丙<b>丁</b>"
    drops = [
        Drop(0, 3, MARKUP),
        Drop(3, 4, "news"),
        Drop(4, 8, MARKUP),
        Drop(9, 12, MARKUP),
        Drop(12, 13, "news"),
        Drop(13, 17, MARKUP),
        Drop(18, 21, MARKUP),
        Drop(22, 26, MARKUP),
    ]
    told = report(source, drops, (), (), ())
    assert [(dropped.text, dropped.reason) for dropped in told.dropped] == [
        ("<p>", "markup"),
        ("甲</p> <p>乙", "news"),
        ("</p>", "markup"),
        ("<b>", "markup"),
        ("</b>", "markup"),
    ]


def damaged(text: str, swaps: dict[str, str]) -> str:
    for old, new in swaps.items():
        text = text.replace(old, new)
    return text


@pytest.mark.parametrize(
    "swaps",
    [
        {"　　一、": "\n　　一、", "　　二、": "\n二、", "　　（": "\n　　（"},
        {"　　需求": "\n　　需求", "　　协同": "\n\n　　协同", "　　——": "\n　　——"},
        {" 30项": "30 项", "2016年4月29日": "2016年 4月 29日"},
        {"\n专栏2": "\n\n专栏2", "\n　　林业": "\n林业"},
    ],
    ids=["lines", "paragraphs", "spaces", "boxes"],
)
def test_other_damage_to_a_plan_gives_the_same_outline(swaps: dict[str, str]) -> None:
    changed = damaged(PLAN, swaps)
    assert changed != PLAN
    expected = import_bytes(PLAN.encode(), "a.txt").document.clauses
    assert outline(import_bytes(changed.encode(), "a.txt").document.clauses) == outline(expected)


_INSERTIONS = st.lists(st.tuples(st.integers(0, 900), st.sampled_from("\n 　<>&。一（）")), max_size=6)


@settings(max_examples=tries(60), deadline=None)
@given(st.sampled_from([PLAN, NEWS]), _INSERTIONS)
@example(PLAN, [(193, "<")])
def test_import_proves_itself_on_any_damage(text: str, insertions: list[tuple[int, str]]) -> None:
    for place, character in insertions:
        text = text[:place] + character + text[place:]
    assert import_bytes(text.encode(), "a.txt").body
