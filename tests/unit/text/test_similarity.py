"""Similarity, differences, and finding the same text again."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stdplan_tui.text.similarity import Edit, Opcode, edits, in_order, measure, opcodes, paired, similarity
from stdplan_tui.text.similarity.heaviest import heaviest_in_order
from stdplan_tui.text.similarity.rare import RareRuns
from tests.support.counts import tries

words = st.text("标准化的", max_size=10)
texts = st.lists(
    st.sampled_from(["", "甲", "乙", "标准应当公开并且免费提供", "制定标准应当科学合理", "制定标准应当合理"]),
    max_size=6,
)


def common(a: str, b: str) -> int:
    """The length of the longest common subsequence, the slow way."""
    row = [0] * (len(b) + 1)
    for x in a:
        row = _next(row, x, b)
    return row[-1]


def _next(row: list[int], x: str, b: str) -> list[int]:
    found = [0]
    for place, y in enumerate(b):
        found.append(row[place] + 1 if x == y else max(row[place + 1], found[-1]))
    return found


@given(words, words)
@settings(max_examples=tries(150))
def test_similarity_is_the_share_of_characters_in_common(a: str, b: str) -> None:
    expected = 2 * common(a, b) / (len(a) + len(b)) if a or b else 1.0
    assert similarity(a, b) == pytest.approx(expected) == similarity(b, a)
    assert similarity(a, b, 0.6) == pytest.approx(expected if expected >= 0.6 else 0.0)


def test_long_texts_are_measured_by_what_they_share(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(measure, "LONGEST", 20)
    text = "标准化工作应当坚持政府引导、市场驱动、社会参与的原则"
    assert similarity(text, text.replace("政府引导", "企业主体")) == pytest.approx(0.88, abs=0.1)
    assert similarity(text, "农田水利建设规划由县级人民政府编制后报上级批准") < 0.2
    assert similarity(text, text) == 1.0


@given(words, words, st.integers(1, 3))
@settings(max_examples=tries(150))
def test_the_steps_make_the_one_text_of_the_other(a: str, b: str, least: int) -> None:
    steps = opcodes(a, b, least_common=least)
    assert "".join(b[step.new_start : step.new_end] for step in steps) == b
    assert "".join(a[step.start : step.end] for step in steps) == a
    for step in steps:
        removed, added = a[step.start : step.end], b[step.new_start : step.new_end]
        forms = {Edit.EQUAL: removed == added != "", Edit.INSERT: not removed, Edit.DELETE: not added}
        assert forms.get(step.edit, bool(removed and added))
    for step, after in pairwise(steps):
        assert (step.end, step.new_end) == (after.start, after.new_start)
        assert Edit.EQUAL in (step.edit, after.edit)
    if least == 1:
        equal = sum(step.end - step.start for step in steps if step.edit is Edit.EQUAL)
        assert equal == common(a, b)


def test_an_insertion_stands_as_late_as_it_can() -> None:
    for before, after in (("服务业等", "服务业以及社会事业等"), ("一服务业等二", "二服务业以及社会事业等三")):
        place = before.index("业") + 1
        inserted = [step for step in opcodes(before, after) if step.edit is Edit.INSERT]
        assert Opcode(Edit.INSERT, place, place, place, place + 6) in inserted


def test_few_equal_characters_between_changes_can_count_as_changed() -> None:
    before, after = "开头甲乙的丙丁结尾", "开头戊己的庚辛结尾"
    assert [step.edit for step in opcodes(before, after)].count(Edit.REPLACE) == 2
    assert [step.edit for step in opcodes(before, after, least_common=2)] == [Edit.EQUAL, Edit.REPLACE, Edit.EQUAL]


def test_what_is_too_long_is_one_change(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(edits, "LARGEST", 8)
    assert [step.edit for step in opcodes("头甲一乙二尾", "头丙一丁二尾")] == [Edit.EQUAL, Edit.REPLACE, Edit.EQUAL]


def test_equal_and_similar_texts_are_found_again_in_order() -> None:
    old = ["总则", "制定标准应当科学合理", "标准应当公开", "其他", "附则", "其他"]
    new = ["总则", "引言说明", "制定标准应当科学而合理", "其他", "附则", "标准必须公开", "其他"]
    assert paired(old, new) == {0: 0, 1: 2, 3: 3, 4: 4, 5: 6}


def test_a_text_that_moved_is_found_where_nothing_else_is_like_it() -> None:
    moved, other = "县级以上人民政府应当加强标准化宣传", "标准应当向社会公开并且免费提供全文"
    assert paired([moved, other], [other, moved]) == {0: 1, 1: 0}
    assert paired([moved, other], [other, moved.replace("加强", "组织")]) == {0: 1, 1: 0}


def test_a_deleted_text_is_no_other() -> None:
    assert paired(["违反规定的，处五万元罚款，并公告"], ["标准由县人民政府制定，向社会公布"]) == {}
    twins = ["违反第五条规定的，处五万元罚款", "违反第六条规定的，处五万元罚款"]
    anchor = "本条例自二〇二三年七月一日起施行"
    assert paired([anchor, "违反第七条规定的，处五万元罚款"], [*twins, anchor]) == {0: 2}


@given(texts, texts)
@settings(max_examples=tries(100))
def test_pairs_are_one_to_one_and_never_empty(old: list[str], new: list[str]) -> None:
    pairs = paired(old, new)
    assert len(set(pairs.values())) == len(pairs)
    assert all(old[i] and new[j] and similarity(old[i], new[j]) >= 0.5 for i, j in pairs.items())


@given(st.lists(st.sampled_from(["甲乙", "丙丁", "标准应当公开并且免费提供", "制定标准应当科学合理"]), max_size=8))
@settings(max_examples=tries(50))
def test_a_list_is_paired_with_itself(texts_: list[str]) -> None:
    assert paired(texts_, texts_) == dict(enumerate(range(len(texts_))))


@given(st.lists(st.integers(0, 7), unique=True, max_size=7))
@settings(max_examples=tries(60))
def test_the_most_pairs_in_order(new_places: list[int]) -> None:
    pairs = dict(enumerate(new_places))
    found = in_order(pairs)
    assert found.items() <= pairs.items()
    assert list(found.values()) == sorted(found.values())
    longest = max(
        size
        for size in range(len(pairs) + 1)
        for chosen in combinations(new_places, size)
        if list(chosen) == sorted(chosen)
    )
    assert len(found) == longest


@given(st.dictionaries(st.tuples(st.integers(0, 3), st.integers(0, 3)), st.floats(0.1, 1), max_size=6))
@settings(max_examples=tries(60))
def test_the_heaviest_chain(weights: dict[tuple[int, int], float]) -> None:
    found = heaviest_in_order(weights)
    chains = (
        chosen
        for size in range(len(weights) + 1)
        for chosen in combinations(sorted(weights), size)
        if all(a < c and b < d for (a, b), (c, d) in pairwise(chosen))
    )
    best = max(sum(weights[pair] for pair in chain) for chain in chains)
    assert sum(weights[pair] for pair in found.items()) == pytest.approx(best)


def test_thousands_of_texts_are_paired_by_what_is_rare_in_them() -> None:
    old = [f"第{number}项标准由{number * 7}号主管部门会同{number * 13}号机构制定并且公布" for number in range(400)]
    new = [text.replace("制定并且公布", "组织制定") for text in old if not text.startswith("第3项")]
    pairs = paired(old, new)
    assert pairs == {i: i - (i > 3) for i in range(400) if i != 3}


def test_of_texts_that_share_as_much_the_first_come_first() -> None:
    texts = [f"国有独资公司第{nth}节" for nth in "一二三四五六七八"]
    assert RareRuns(texts, range(8)).sharing("国有独资公司") == [0, 1, 2, 3, 4, 5]
    assert RareRuns(texts, range(8)).sharing("国有独资公司第七节")[0] == 6
