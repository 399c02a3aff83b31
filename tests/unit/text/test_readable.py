"""Differences as people mark them: words and numbers as wholes."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stdplan_tui.text.similarity import Edit, opcodes
from stdplan_tui.text.similarity.readable import differences
from tests.support.counts import tries

texts = st.lists(
    st.sampled_from(
        ["增长", "年", "90", "15", "2.5%", "1", "9", ".", "%", "GB", "/T", "十", "十三五", "万", "的", "\n"]
    ),
    max_size=8,
).map("".join)
WHOLE = re.compile(r"[0-9A-Za-z]+(?:\.[0-9A-Za-z]+)*%?|[十三五][十三五万]+")


def marked(a: str, b: str, least: int = 2) -> str:
    """Both texts in one, as `stdplan compare` prints them."""
    found = ""
    for step in differences(a, b, least_common=least):
        gone, new = a[step.start : step.end], b[step.new_start : step.new_end]
        if step.edit is Edit.EQUAL:
            found += gone
        else:
            found += (f"[-{gone}-]" if gone else "") + (f"{{+{new}+}}" if new else "")
    return found


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("达到90项以上", "达到15项以上", "达到[-90-]{+15+}项以上"),
        ("达到15项以上", "达到5项以上", "达到[-15-]{+5+}项以上"),
        ("比重提高到2.5%左右", "比重提高到2%左右", "比重提高到[-2.5%-]{+2%+}左右"),
        ("规划（2016—2020年）", "规划（2021—2025年）", "规划（[-2016—2020-]{+2021—2025+}年）"),
        ("规划（2016—2020年）", "规划（2016—2025年）", "规划（2016—[-2020-]{+2025+}年）"),
        ("参加ISO活动", "参加IEC活动", "参加[-ISO-]{+IEC+}活动"),
        ("参加ISO、IEC活动", "参加ISO、IEC、ITU活动", "参加ISO、IEC{+、ITU+}活动"),
        ("符合GB/T 1.1的要求", "符合GB/T 1.2的要求", "符合GB/T [-1.1-]{+1.2+}的要求"),
        ("“十三五”期间", "“十四五”期间", "“[-十三五-]{+十四五+}”期间"),
        ("第１２条", "第１３条", "第[-１２-]{+１３+}条"),
        ("罚款三万元", "罚款五十万元", "罚款[-三万-]{+五十万+}元"),
        ("一、标准", "二、标准", "[-一-]{+二+}、标准"),
        ("共10，20人", "共10，30人", "共10，[-20-]{+30+}人"),
    ],
)
def test_a_number_or_a_word_is_the_same_or_it_is_not(a: str, b: str, expected: str) -> None:
    assert marked(a, b) == expected


def test_few_equal_characters_between_changes_count_as_changed() -> None:
    assert marked("头2016的90尾", "头2017的15尾") == "头[-2016的90-]{+2017的15+}尾"
    assert marked("头2016的90尾", "头2017的15尾", 1) == "头[-2016-]{+2017+}的[-90-]{+15+}尾"
    assert marked("12标准34", "56标准78") == "[-12-]{+56+}标准[-34-]{+78+}"
    assert marked("的12", "90的15") == "[-的12-]{+90的15+}"


@given(texts, texts, st.integers(1, 4))
@settings(max_examples=tries(200))
def test_the_steps_join_to_both_texts_and_cut_no_number(a: str, b: str, least: int) -> None:
    steps = differences(a, b, least_common=least)
    assert "".join(a[step.start : step.end] for step in steps) == a
    assert "".join(b[step.new_start : step.new_end] for step in steps) == b
    for step in steps:
        gone, new = a[step.start : step.end], b[step.new_start : step.new_end]
        forms = {Edit.EQUAL: gone == new != "", Edit.INSERT: not gone, Edit.DELETE: not new}
        assert forms.get(step.edit, bool(gone and new))
    for step, after in pairwise(steps):
        assert (step.end, step.new_end) == (after.start, after.new_start)
        assert Edit.EQUAL in (step.edit, after.edit)
        for text, cut in ((a, step.end), (b, step.new_end)):
            assert not any(found.start() < cut < found.end() for found in WHOLE.finditer(text))


@given(st.text("标准化的 ，", max_size=12), st.text("标准化的 ，", max_size=12), st.integers(1, 3))
@settings(max_examples=tries(50))
def test_where_there_is_neither_word_nor_number_the_steps_are_those_by_character(a: str, b: str, least: int) -> None:
    assert differences(a, b, least_common=least) == opcodes(a, b, least_common=least)
