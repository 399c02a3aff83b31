"""What can be done to the agreed tags, as values."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from stdplan_tui.annotations.vocabulary import Dimension, Tag, Title, Vocabulary, changes
from stdplan_tui.errors import VocabularyError

AGREED = Vocabulary(
    closed=True,
    dimensions=(
        Dimension(
            "instrument",
            tags=(
                Tag("供给型/资金", "instrument", key="1", aliases=("资金",)),
                Tag("供给型/人才", "instrument", key="2"),
                Tag("环境型/规划", "instrument", Title("规划", "plans")),
                Tag("环境型/旧", "instrument", key="1", retired=True, replaced_by="环境型/规划"),
            ),
        ),
        Dimension("other", exclusive=True, tags=(Tag("待查", "other", formerly=("疑问",)), Tag("Tax", "other"))),
    ),
)


def names(vocabulary: Vocabulary) -> list[str]:
    return [tag.name for tag in vocabulary.tags]


def test_a_tag_is_added_behind_those_of_its_level() -> None:
    assert names(changes.with_tag(AGREED, Tag(" 供给型／技术 ", "instrument")))[:3] == [
        *("供给型/资金", "供给型/人才", "供给型/技术"),
    ]
    assert names(changes.with_tag(AGREED, Tag("新", "instrument")))[4] == "新"
    empty = changes.with_dimension(AGREED, Dimension("new"))
    assert names(changes.with_tag(empty, Tag("首", "new")))[-1] == "首"


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda now: changes.with_tag(now, Tag("新", "theme")), "no dimension theme; perhaps instrument, other"),
        (lambda now: changes.with_tag(now, Tag("资金", "other")), "资金 already means 供给型/资金"),
        (lambda now: changes.with_tag(now, Tag("新", "other", aliases=("疑问",))), "疑问 already means 待查"),
        (lambda now: changes.with_tag(now, Tag("a//b", "other")), "cannot name a tag"),
        (lambda now: changes.with_tag(now, Tag("新", "instrument", key="2")), "2 belongs to 供给型/人才 already"),
        (lambda now: changes.with_tag(now, Tag("新", "other", color="pink")), "no colour pink: take one of red"),
        (lambda now: changes.with_tag(now, Tag("新", "other", key="0")), "one digit from 1 to 9, not 0"),
        (lambda now: changes.renamed(now, "供给型/资金", "待查"), "待查 already means 待查"),
        (
            lambda now: changes.renamed(now, "供给", "x"),
            "供给 is not in the vocabulary; perhaps 供给型/资金, 供给型/人才",
        ),
        (lambda now: changes.renamed(now, "待杏", "x"), "待杏 is not in the vocabulary; perhaps 待查"),
        (lambda now: changes.renamed(now, "待查", " "), "cannot name a tag"),
        (lambda now: changes.retired(now, "待查", "待查"), "leads back to it"),
        (lambda now: changes.retired(now, "环境型/规划", "环境型/旧"), "leads back to it"),
        (lambda now: changes.retired(now, "无"), "无 is not in the vocabulary"),
        (lambda now: changes.retired(now, "待查", "无"), "无 is not in the vocabulary"),
        (lambda now: changes.described(now, "供给型/资金", key="2"), "2 belongs to 供给型/人才 already"),
        (lambda now: changes.described(now, "供给型/资金", aliases=("疑问",)), "疑问 already means 待查"),
    ],
)
def test_what_cannot_be_done_is_refused(change: Callable[[Vocabulary], Vocabulary], message: str) -> None:
    with pytest.raises(VocabularyError, match=message):
        change(AGREED)


def test_a_tag_in_place_of_a_retired_one_without_successor_is_refused() -> None:
    given_up = changes.retired(AGREED, "待查")
    with pytest.raises(VocabularyError, match="待查 is retired"):
        changes.retired(given_up, "Tax", "待查")


def test_the_old_name_of_a_tag_stays_known() -> None:
    now = changes.renamed(AGREED, "资金", "供给型/钱")
    tag = now.called("供给型/资金")
    assert (tag.name, tag.formerly, tag.aliases) == ("供给型/钱", ("供给型/资金",), ("资金",))
    back = changes.renamed(now, "供给型/钱", "供给型/资金")
    assert back.called("供给型/钱").formerly == ("供给型/钱",)
    assert changes.renamed(AGREED, "供给型/资金", "资金").called("资金").aliases == ()
    assert changes.renamed(AGREED, "Tax", "TAX").called("tax") == Tag("TAX", "other")


def test_a_level_is_renamed_with_all_under_it_and_replacements_follow() -> None:
    now = changes.renamed(AGREED, "环境型", "环境/类")
    assert names(now)[:4] == ["供给型/资金", "供给型/人才", "环境/类/规划", "环境/类/旧"]
    assert now.known_as("环境型/旧") == now.known_as("环境型/规划") == "环境/类/规划"
    assert now.called("环境型/旧").replaced_by == "环境/类/规划"


def test_a_merged_tag_means_the_other_one() -> None:
    now = (
        changes.retired(AGREED, "人才", "资金")
        if AGREED.known("人才")
        else changes.retired(AGREED, "供给型/人才", "资金")
    )
    assert now.known_as("供给型/人才") == "供给型/资金"
    chained = changes.retired(now, "供给型/资金", "待查")
    assert chained.known_as("供给型/人才") == "待查"
    with pytest.raises(VocabularyError, match="leads back"):
        changes.retired(chained, "待查", "供给型/人才")


def test_a_restored_tag_has_its_key_unless_that_was_taken() -> None:
    back = changes.restored(AGREED, "环境型/旧").called("环境型/旧")
    assert (back.retired, back.replaced_by, back.key) == (False, "", "")
    free = changes.described(AGREED, "供给型/资金", key="")
    assert changes.restored(free, "环境型/旧").called("环境型/旧").key == "1"


def test_a_quick_key_is_taken_from_who_had_it() -> None:
    now = changes.taking_key(AGREED, "环境型/规划", "1")
    assert {tag.name: tag.key for tag in now.dimensions[0].tags if not tag.retired} == {
        "供给型/资金": "",
        "供给型/人才": "2",
        "环境型/规划": "1",
    }
    assert changes.taking_key(now, "环境型/规划", "").dimensions[0].quick_keys.keys() == {"2"}


def test_levels_are_listed_once() -> None:
    assert changes.levels_of(AGREED) == ("供给型", "环境型")
