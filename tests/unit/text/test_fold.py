import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stdplan_tui.text import fold as fold_module
from stdplan_tui.text.fold import Folded, fold, folded

CHINESE = st.text(st.sampled_from("标准化國办發〔〕（）“”—-２０15ＡaﬁⅣ㈠℃　 \n\t①½ßİ○\x02"), max_size=30)


@pytest.mark.parametrize(
    ("variants", "same"),
    [
        (["GB/T", "ＧＢ／Ｔ", "gb/t", "ｇｂ / ｔ"], "gb/t"),
        (["2016—2020年", "2016-2020年", "2016–2020 年", "２０１６－２０２０年"], "2016-2020年"),
        (["“互联网+”", '"互联网＋"', "「互联网+」", "＂互联网+＂"], '"互联网+"'),
        (["国办发〔2015〕89号", "国办发[2015]89号", "国办发【2015】 89 号"], "国办发[2015]89号"),
        (["标准 化", "标\u3000准化", "标\u200b准\ufeff化"], "标准化"),
        (["甲·乙", "甲•乙", "甲・乙"], "甲·乙"),
        (["国家标准体系", "國家標準體系", "國家标準体系"], "国家标准体系"),
        (["二〇二〇年", "二○二○年", "二◯二◯年"], "二〇二〇年"),
        (["2/3", "⅔", "2⁄3", "２／３"], "2/3"),
    ],
)
def test_spellings_of_the_same_words_fold_to_one(variants: list[str], same: str) -> None:
    assert {fold(variant) for variant in variants} == {same}


def test_line_feeds_and_tabs_stay_because_no_match_crosses_them() -> None:
    assert fold("一、总体要求\n到 2020 年\t目标") == "一、总体要求\n到2020年\t目标"


def test_words_that_differ_stay_apart() -> None:
    assert len({fold(word) for word in ("标准", "标淮", "（一）", "一、", "统一", "统1")}) == 6


def test_offsets_lead_back_over_what_grows_and_what_is_left_out() -> None:
    result = folded("第　㈠ 条")
    assert result.text == "第(一)条"
    assert result.original(1, 4) == (2, 3)
    assert result.original(0, 5) == (0, 5)


@given(st.one_of(st.text(max_size=40), CHINESE))
def test_folded_says_what_fold_says(text: str) -> None:
    result = folded(text)
    assert result.text == fold(text)
    came_from = [result.original(offset, offset + 1) for offset in range(len(result.text))]
    for character, (start, end) in zip(result.text, came_from, strict=True):
        assert end == start + 1
        assert character in fold(text[start:end])
    assert came_from == sorted(came_from)
    assert {start for start, _ in came_from} == {at for at, character in enumerate(text) if fold(character)}


@given(CHINESE)
def test_many_different_characters_fold_like_few(text: str) -> None:
    every = "".join(map(chr, range(0x20, 0x250)))
    assert fold(text + every) == "".join(map(fold, text + every))
    assert folded(every + text).text == fold(every) + fold(text)


def test_what_keeps_its_length_needs_no_map() -> None:
    assert folded("国家标准") == Folded("国家标准")
    assert folded("國家標準，（ＧＢ）") == Folded("国家标准,(gb)")
    assert folded("標 準…").pieces == ((1, 1, 1, 2), (2, 5, 3, 4))


def test_the_pattern_passes_over_nothing_that_changes() -> None:
    changeable = fold_module._changeable()
    passed = [character for character in map(chr, range(0x110000)) if not changeable.match(character)]
    assert 15_000 < len(passed) < 25_000
    assert all(fold_module._fold_character(character) == character for character in passed)


@given(CHINESE, CHINESE)
def test_a_piece_folds_to_a_piece(first: str, second: str) -> None:
    assert fold(first) + fold(second) == fold(first + second)


@given(st.characters(exclude_categories=["Cs"]))
def test_folding_again_changes_nothing(character: str) -> None:
    assert fold(fold(character)) == fold(character)


def test_width_and_case_never_matter() -> None:
    for code in range(0x21, 0x7F):
        assert fold(chr(code - 0x20 + 0xFF00)) == fold(chr(code)) == fold(chr(code).upper())


@given(st.characters(exclude_categories=["Cs"], exclude_characters="´″"))
def test_compatible_characters_are_the_same(character: str) -> None:
    assert fold(unicodedata.normalize("NFKC", character)) == fold(character)
