"""Where words begin and end, for moving and selecting by word."""

from __future__ import annotations

from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stdplan_tui.corpus.model import Span
from stdplan_tui.search.words import bounds
from stdplan_tui.search.words.bounds import seen_from, titles, word_at, words, words_after, words_before
from tests.support.counts import tries

TEXT = "根据《国家标准化发展纲要》，按GB/T 1.1-2020增长3.5%。"


def cut(text: str, spans: tuple[Span, ...]) -> list[str]:
    return [text[span.start : span.end] for span in spans]


def test_han_is_cut_by_a_dictionary_and_latin_and_figures_are_kept_whole() -> None:
    assert cut(TEXT, words(TEXT)) == [
        *("根据", "国家", "标准化", "发展", "纲要", "按"),
        *("GB/T 1.1-2020", "增长", "3.5%"),
    ]


@pytest.mark.parametrize(
    "run", ["5G", "ISO 9001", "GB/T 1.1-2020", "T/CAS", "1,000", "3.5%", "ＧＢ／Ｔ１", "C++", "a-b"]
)
def test_a_run_is_one_word(run: str) -> None:
    text = f"，{run}。"
    expected = ["1", "000"] if run == "1,000" else [run]
    assert cut(text, words(text)) == expected


def test_marks_and_blanks_belong_to_no_word() -> None:
    assert words("，。《》 \n\t") == ()
    assert cut("标准\n体系", words("标准\n体系")) == ["标准", "体系"]


def test_a_title_is_one_word_unless_one_is_inside_of_it() -> None:
    whole, found = titles(TEXT), words(TEXT)
    assert cut(TEXT, whole) == ["《国家标准化发展纲要》"]
    assert cut(TEXT, seen_from(found, whole, 0))[:3] == ["根据", "《国家标准化发展纲要》", "按"]
    assert cut(TEXT, seen_from(found, whole, 3))[:3] == ["根据", "国家", "标准化"]
    assert "《国家标准化发展纲要》" not in cut(TEXT, seen_from(found, whole, 11))
    assert "《国家标准化发展纲要》" in cut(TEXT, seen_from(found, whole, 12))


@pytest.mark.parametrize(
    ("character", "word"), [(0, "根据"), (1, "根据"), (2, "《国家标准化发展纲要》"), (5, "标准化"), (13, "，")]
)
def test_the_word_at_a_character(character: int, word: str) -> None:
    span = word_at(TEXT, character)
    assert TEXT[span.start : span.end] == word


@settings(max_examples=tries(100), deadline=None)
@given(st.text(st.sampled_from("标准化体系《》，。 \n\ta1./-%（）\ud800\u0301\x1b"), max_size=60))
def test_words_are_in_order_and_do_not_overlap(text: str) -> None:
    found = words(text)
    ends = [0, *(span.end for span in found)]
    assert all(end <= span.start < span.end <= len(text) for end, span in zip(ends, found, strict=False))
    for character in range(len(text)):
        met = seen_from(found, titles(text), character)
        assert list(met) == sorted(met, key=lambda span: span.start)
        assert word_at(text, character).start <= character < word_at(text, character).end


MIXED = st.lists(
    st.sampled_from(
        [
            *("标准化", "国家", "体系", "建设发展", "的", "研究生命起源", "GB/T 1.1-2020", "ISO/IEC", "3.5", "5G", "%"),
            *("《", "》", "《国家标准化发展纲要》", "《标准、规范》", "，", "。", "：", "“", "”", "（", "）", "！"),
            *(" ", "\n", "\t", "\r\n", "\u3000", ".", "-", "…", "\ud800", "\u200b", "é", "𠀀"),
        ]
    ),
    max_size=60,
).map("".join)


@settings(max_examples=tries(200), deadline=None)
@given(MIXED, st.integers(0, 20), st.data())
def test_words_cut_around_a_character_are_those_of_the_whole_text(text: str, reach: int, data: st.DataObject) -> None:
    character = data.draw(st.integers(0, max(0, len(text) - 1)))
    met = seen_from(words(text), titles(text), character)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(bounds, "_REACH", reach or 1)
        assert list(words_after(text, character)) == [word for word in met if word.end > character]
        assert list(words_before(text, character)) == [word for word in reversed(met) if word.start < character]
        if text:
            around = [word for word in met if word.start <= character < word.end]
            assert word_at(text, character) == (*around, Span(character, character + 1))[0]


@pytest.mark.parametrize("text", ["标准化工作改革发展" * 300, "，。" * 1500, "《标准" * 900, "GB/T " * 600])
def test_a_text_without_a_mark_or_a_word_is_walked_too(text: str) -> None:
    middle = len(text) // 2
    met = seen_from(words(text), titles(text), middle)
    assert next(words_after(text, middle), None) == next((word for word in met if word.end > middle), None)
    assert next(words_before(text, middle), None) == next((w for w in reversed(met) if w.start < middle), None)


def test_many_titles_take_no_longer_than_as_many_words() -> None:
    text = "按《标准》，" * 20000
    found, whole = words(text), titles(text)
    start = perf_counter()
    assert len(seen_from(found, whole, 0)) == 40000
    assert perf_counter() - start < 2
