"""White space in its canonical form."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stdplan_tui.text.spacing import bare, is_space, spaced_names, squeezed

_texts = st.text("a1é/。标准 \t\n\r\u3000\u200b\ufeff\xa0\u2028", max_size=20)


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("标 准\u3000体\u200b系", "标准体系"),
        ("GB/T  1.1", "GB/T 1.1"),
        ("GB\u3000T", "GB T"),
        ("标准 GB/T 1.1 体系", "标准GB/T 1.1体系"),
        ("  甲 ", "甲"),
        ("a\n\nb", "a b"),
        ("é à", "é à"),
        ("ł ω", "łω"),
        ("", ""),
    ],
)
def test_squeezed(text: str, canonical: str) -> None:
    assert squeezed(text) == canonical


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("张三  李四", "张三\u3000李四"),
        ("张三\n李四\u200b", "张三\u3000李四"),
        ("Zhang  San", "Zhang San"),
        (" \xa0甲\ufeff ", "甲"),
    ],
)
def test_spaced_names(text: str, canonical: str) -> None:
    assert spaced_names(text) == canonical


@given(_texts)
def test_each_is_done_after_one_time_and_keeps_all_words(text: str) -> None:
    for canonical in (squeezed, spaced_names):
        once = canonical(text)
        assert canonical(once) == once
        assert bare(once) == bare(text)
        assert not once or not (is_space(once[0]) or is_space(once[-1]))


@given(st.characters())
def test_white_space_is_one_thing_everywhere(character: str) -> None:
    assert is_space(character) == (bare(character) == "") == (squeezed(character) == "")
