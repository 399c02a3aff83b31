"""Sentences of a clause string."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stdplan_tui.text.sentences import sentences


def words(string: str) -> list[str]:
    return [string[start:end] for start, end in sentences(string)]


@pytest.mark.parametrize(
    ("string", "expected"),
    [
        ("", []),
        ("一、总体要求", ["一、总体要求"]),
        ("甲。乙！丙？", ["甲。", "乙！", "丙？"]),
        ("甲；乙，丙。丁", ["甲；乙，丙。", "丁"]),
        ("（一）指导思想。\n认真落实。到2020年", ["（一）指导思想。", "认真落实。", "到2020年"]),
        ("真的？！好。", ["真的？！", "好。"]),
        ("他说：“好。”然后走。", ["他说：“好。”", "然后走。"]),
        ("他说：“好。再见。”然后走。", ["他说：“好。再见。”", "然后走。"]),
        ("他说“好。”。然后走。", ["他说“好。”。", "然后走。"]),
        ("甲（见附件。下同。）乙。丙。", ["甲（见附件。下同。）乙。", "丙。"]),
        ("甲（没有关上。乙。", ["甲（没有关上。", "乙。"]),
        ("甲）没有打开。乙。", ["甲）没有打开。", "乙。"]),
        ("达到3.5%以上。　乙。", ["达到3.5%以上。", "乙。"]),
    ],
)
def test_a_string_is_cut_into_sentences(string: str, expected: list[str]) -> None:
    assert words(string) == expected


@given(st.text(st.sampled_from("甲乙。！？；“”（）《》 \u3000\n.?"), max_size=60))
def test_sentences_are_in_order_and_hold_every_character_but_white_space(string: str) -> None:
    found = sentences(string)
    assert all(a < b for a, b in found)
    assert all(a[1] <= b[0] for a, b in itertools.pairwise(found))
    assert not "".join(
        string[a[1] : b[0]] for a, b in zip([(0, 0), *found], [*found, (len(string), 0)], strict=True)
    ).strip()
