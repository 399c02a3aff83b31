"""How much of what texts say is said in the same words."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stdplan_tui.text.similarity.wording import Weights, bag
from tests.support.counts import tries

WORDS = st.lists(st.sampled_from(["标准", "体系", "建设", "农业", "，", "《深化改革方案》", "2020", "LED"]), max_size=8)
BAGS = WORDS.map("".join).map(bag)


def test_terms_are_neighbours_without_a_mark_between_words_and_numbers() -> None:
    assert bag("标准化，体系") == {"标准", "准化", "体系"}
    assert bag("LED产业2025年") == {"LED", "产业", "2025"}
    assert bag("") == bag("，。") == frozenset()


def test_a_name_in_quotes_is_a_term_of_its_own_also_within_another() -> None:
    assert "一带一路" in bag("对接“一带一路”建设")
    assert "中国制造2025" in bag("《关于贯彻落实〈中国制造2025〉的意见》")
    assert not any(term != "筑篱" and "篱" in term for term in bag("“筑篱”"))


def test_what_few_texts_have_tells_more() -> None:
    texts = [*map(bag, ("标准种业", "标准水利", "标准林业"))]
    weights = Weights(texts)
    assert weights.of({"种业"}) > weights.of({"标准"}) > 0
    assert weights.of({"无有"}) == 0
    assert weights.common(texts[0], texts[0]) == pytest.approx(1)
    assert 0 < weights.common(texts[0], texts[1]) < 0.5
    assert weights.common(texts[0], frozenset()) == 0


def test_a_name_tells_as_much_as_the_characters_it_is_made_of() -> None:
    texts = [*map(bag, ("落实“中国制造2025”", "发展种业", "使用LED产品"))]
    weights = Weights(texts)
    assert weights.of({"中国制造2025"}) == pytest.approx(4 * weights.of({"种业"}))
    assert weights.of({"LED"}) == pytest.approx(weights.of({"种业"}))


@given(st.lists(BAGS, max_size=6), st.randoms())
@settings(max_examples=tries(60))
def test_the_order_in_which_terms_come_changes_nothing(texts: list[frozenset[str]], chance: Random) -> None:
    weights = Weights(texts)
    terms = [term for text in texts for term in text]
    expected = weights.of(terms)
    chance.shuffle(terms)
    assert weights.of(terms) == expected  # to the last bit: a set gives them in another order in every process


@given(st.lists(BAGS, max_size=6), st.lists(BAGS, max_size=6))
@settings(max_examples=tries(60))
def test_the_nearest_have_what_is_common(old: list[frozenset[str]], new: list[frozenset[str]]) -> None:
    weights = Weights((*old, *new))
    found = weights.nearest(old, new)
    for i, one in enumerate(old):
        for j, other in enumerate(new):
            score = weights.common(one, other)
            assert -1e-9 <= score <= 1 + 1e-9
            assert found.get((i, j), 0.0) == pytest.approx(score if score >= 0.02 else 0.0, abs=0.021)


def test_a_word_that_is_everywhere_costs_no_time_and_says_nothing() -> None:
    many = [bag("标准")] * 3_000
    assert Weights(many).nearest(many, many) == {}
