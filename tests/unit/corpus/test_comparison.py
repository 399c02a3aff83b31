"""Two texts side by side: versions of one, and a province's plan beside the nation's."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stdplan_tui.corpus import markdown
from stdplan_tui.corpus.alignment import Kind
from stdplan_tui.corpus.comparison import Row, common, compared
from stdplan_tui.corpus.counterparts import pairing
from stdplan_tui.corpus.labelpath import label_path
from stdplan_tui.corpus.library import Library
from stdplan_tui.corpus.model import Document, DocumentId, Metadata
from tests.support.counts import tries
from tests.support.documents import CANONICAL, LAW, PLAN

CORPUS = Path(__file__).parents[3] / "corpus"
NATION, PROVINCE = "guobanfa-2015-89", "jiangxi-biaozhunhua-guihua-2016-2020"
OUTLINE, ACTIONS = "guojia-biaozhunhua-fazhan-gangyao", "guoshijianbiaojifa-2022-64"


@cache
def of_corpus(id_: str) -> Document:
    return Library(CORPUS).document(id_)


def document(body: str, id_: str = "", title: str = "") -> Document:
    return Document(Metadata(DocumentId(id_), title), markdown.read(body))


def check(a: Document, b: Document) -> tuple[Row, ...]:
    """The rows of a comparison: every clause of both in one of them, `b` in order, and the steps lead from a to b."""
    rows = compared(a, b)
    assert [row.b for row in rows if row.b] == list(b.flat)
    assert sorted(row.a.id for row in rows if row.a) == sorted(clause.id for clause in a.flat)
    for row in rows:
        assert 0.0 <= row.alike <= 1.0
        assert (row.a is None) == (row.kind is Kind.ADDED)
        assert (row.b is None) == (row.kind is Kind.REMOVED)
        assert (row.kind is not Kind.SAME) or (row.a and row.b and row.a.string == row.b.string)
        assert {*row.also_a} <= {*a.by_id} - ({row.a.id} if row.a else set())
        assert {*row.also_b} <= {*b.by_id} - ({row.b.id} if row.b else set())
        assert _rebuilt(row) == (row.b.string if row.a and row.b else "")
    return rows


def _rebuilt(row: Row) -> str:
    """`b` as the steps make it of `a`."""
    if row.a is None or row.b is None:
        assert row.edits == ()
        return ""
    assert "".join(row.a.string[step.start : step.end] for step in row.edits) == row.a.string
    return "".join(
        row.a.string[step.start : step.end] if step.edit == "equal" else row.b.string[step.new_start : step.new_end]
        for step in row.edits
    )


def taken_up(rows: tuple[Row, ...]) -> Mapping[str, set[str]]:
    """For each clause of the second text the clauses of the first that it corresponds to."""
    return {row.b.id: {*row.also_a} | ({row.a.id} if row.a else set()) for row in rows if row.b}


@pytest.mark.parametrize("body", CANONICAL.values(), ids=CANONICAL)
def test_a_text_is_the_same_as_itself(body: str) -> None:
    for other in (document(body, "d"), document(body, "e", "另一个")):
        rows = check(document(body, "d"), other)
        assert {row.kind for row in rows} == {Kind.SAME}
        assert common(rows) == 1.0
        assert not any(row.also_a or row.also_b for row in rows)


def test_texts_without_a_word() -> None:
    empty = document("")
    assert compared(empty, empty) == ()
    assert common(()) == 1.0
    assert {row.kind for row in check(empty, document(LAW, "l"))} == {Kind.ADDED}
    assert {row.kind for row in check(document(PLAN, "p"), empty)} == {Kind.REMOVED}


def test_of_two_versions_nothing_stands_beside_what_is_not_the_same() -> None:
    old = "# 条例\n\n**第一条**\n农民应当按月缴纳水费，逾期不缴的停止供水。\n"
    new = "# 条例\n\n**第一条**\n供水企业应当公开水费，农民可以查询。\n"
    for a, b in ((document(old, "x"), document(new, "x")), (document(old, "", "条例"), document(new, "", "条 例"))):
        assert [(row.kind, row.a and row.a.id, row.b and row.b.id) for row in check(a, b)] == [
            (Kind.SAME, "title", "title"),
            (Kind.REMOVED, "art1", None),
            (Kind.ADDED, None, "art1"),
        ]


def test_steps_between_clauses_that_are_not_alike_keep_no_stray_characters() -> None:
    a = document("# 甲规划\n\n## 一、水利\n制定农田水利、灌区改造、中小河流治理标准。\n", "a")
    b = document("# 乙规划\n\n## 一、水利\n研究用水定额，推行河长制，治理水污染的标准。\n", "b")
    (row,) = (row for row in check(a, b) if row.b and row.b.id == "1")
    assert row.alike < 0.5
    equal = [row.a.string[step.start : step.end] for step in row.edits if step.edit == "equal" and row.a]
    assert equal == ["一、水利\n", "标准。"]


SAME_PLACE = ("1.1", "1.2.p2", "1.3", "1.3.b4", "2.1.p3", "2.2.p3", "2.6.p2", "3.5.box7.e2", "5.3", "closing.p1")
ELSEWHERE = {
    "3.1": "3.3",  # 生态文明: the province's first field is the nation's third
    "3.1.box1.e4": "3.3.box5.e4",  # 地质和矿产资源保护
    "3.1.box1.e2": "3.3.box5.e6",  # 节能环保 and 节能低碳
    "3.2.box2.e3": "3.1.box1.e4",  # 粮食
    "3.2.box3.e4": "3.1.box2.e3",  # 有色金属, of 材料
    "3.3.box5.e7": "3.2.box4.e8",  # 测绘
    "4.3": "4.1",  # 农产品安全标准化工程
    "4.3.p2": "4.1.p2",
    "4.6": "4.8",  # 现代物流
    "4.8.p4": "4.10.p4",
}
MERGED = {
    "2.1.p4": {"2.1.p4", "2.1.p1"},  # 发挥市场主体作用 takes its first sentences from 深化标准化工作改革
    "2.5": {"2.5", "2.5.p1", "2.5.p2"},  # what the nation says under two headings
    "3.1.box1.e1": {"3.3.box5.e5", "3.3.box5.e1"},  # 环境保护 and 自然生态系统保护
    "3.2.p1": {"3.1.p1", "3.1.p2"},
}
NEW = ("3.1.box1.e6", "3.2.box4.e3", "3.2.box4.e4", "3.2.box4.e7.p2", "4.5")  # 陶瓷, 电子商务, 服务外包, 铁路, 旅游


def test_a_province_s_plan_beside_the_nation_s() -> None:
    found = taken_up(check(of_corpus(NATION), of_corpus(PROVINCE)))
    assert {id_: found[id_] for id_ in SAME_PLACE} == {id_: {id_} for id_ in SAME_PLACE}
    assert {id_: found[id_] for id_ in ELSEWHERE} == {id_: {other} for id_, other in ELSEWHERE.items()}
    assert {id_: found[id_] for id_ in MERGED} == MERGED
    assert {id_: found[id_] for id_ in NEW} == {id_: set() for id_ in NEW}


@pytest.mark.parametrize("by", [-0.01, 0.01])
def test_the_counterparts_do_not_hang_on_a_hair(monkeypatch: pytest.MonkeyPatch, by: float) -> None:
    expected = taken_up(compared(of_corpus(NATION), of_corpus(PROVINCE)))
    for name in ("_ENOUGH_AMONG_KIN", "_ENOUGH", "_ENOUGH_FOR_STRANGERS"):
        monkeypatch.setattr(pairing, name, getattr(pairing, name) + by)
    assert taken_up(compared(of_corpus(NATION), of_corpus(PROVINCE))) == expected


def test_of_two_texts_the_order_alone_moves_nothing() -> None:
    """A province lists its fields in its own order: what stands under the same heading by no other number stays."""
    a, b = of_corpus(NATION), of_corpus(PROVINCE)
    rows = compared(a, b)
    moved = {row.a.id: row.b.id for row in rows if row.kind is Kind.MOVED and row.a and row.b}
    numbered = {"3.3": "3.1", "3.3.box5": "3.1.box1", "4.1": "4.3", "4.8": "4.6"}
    assert numbered.items() <= moved.items()
    assert all(label_path(a, one) != label_path(b, other) for one, other in moved.items())
    kinds = {str(row.b.id): row.kind for row in rows if row.a and row.b}
    assert kinds["4.7"] is Kind.CHANGED  # the order of the projects around it is another
    assert kinds["3.2.box2.e5"] is Kind.SAME  # word for word, in a section with another number


def test_what_was_joined_with_others_says_where_it_went() -> None:
    rows = {str(row.a.id): row for row in compared(of_corpus(NATION), of_corpus(PROVINCE)) if row.a}
    assert (rows["4.3.p2"].b, rows["4.3.p2"].also_b) == (None, ("4.1",))
    assert rows["2.1.p1"].b is not None
    assert rows["2.1.p1"].also_b == ("2.1.p4",)
    assert rows["4.9"].kind is Kind.REMOVED
    assert rows["4.9"].also_b == ()


def test_what_was_taken_over_word_for_word_is_nothing_else_s_counterpart() -> None:
    rows = {str(row.a.id): row for row in compared(of_corpus(NATION), of_corpus(PROVINCE)) if row.a}
    for id_ in ("3.5.box7.e4", "3.2.box4.e9"):  # 政府绩效管理, 社会信用体系: they share but words with what is the same
        assert (rows[id_].b, rows[id_].also_b) == (None, ())


MEALS = """\
# 老年人助餐办法

## 第一章　监督管理

**第一条**
区民政部门应当督促长者饭堂运营机构按照协议整改突出问题。

**第二条**
长者饭堂应当具备以下条件：

（一）设有满足老年人需求的无障碍设施；

（二）符合食品安全的规定。

**第三条**
区民政部门应当定期向社会公布补贴资金的使用情况，接受社会监督。
"""
CARE = """\
# 社区养老办法

## 第一章　监督管理

**第一条**
区民政部门应当检查服务机构的人员资质、服务记录和收费标准。

**第二条**
服务机构应当公开服务项目，满足老年人需求，符合无障碍的规定。

**第三条**
区民政部门应当定期向社会公布养老资金的使用情况，接受社会监督。
"""


def test_articles_are_known_by_their_words_not_by_their_chapter() -> None:
    found = taken_up(check(document(MEALS, "a"), document(CARE, "b")))
    assert found["ch1"] == {"ch1"}
    assert (found["art1"], found["art2"], found["art3"]) == (set(), {"art2"}, {"art3"})


def test_an_action_plan_beside_the_outline_that_it_carries_out() -> None:
    """The one has nine parts with sections, the other thirty-three clauses in a row: only words speak."""
    found = taken_up(check(of_corpus(OUTLINE), of_corpus(ACTIONS)))
    said = {"7": "3.9", "9": "4.11", "11": "4.13", "12": "5.16", "13": "5.18", "14": "5.19", "21": "6.24", "27": "7.28"}
    assert {id_: found[id_] for id_ in said} == {id_: {other} for id_, other in said.items()}
    assert "2" in found["2"]
    assert {"2.4", "2.5"} <= found["2"]  # its sections on science and on its results are one clause now
    assert not found["19"]
    assert not found["33"]


def test_texts_of_other_subjects_hardly_correspond() -> None:
    rows = check(of_corpus(ACTIONS), document(LAW, "law", "某法"))
    assert sum(bool(row.a and row.b) for row in rows) <= 3
    assert common(rows) < 0.1


def test_the_two_plans_are_compared_at_once() -> None:
    a, b = of_corpus(NATION), of_corpus(PROVINCE)
    start = perf_counter()
    compared(a, b)
    assert perf_counter() - start < 3  # a third of a second on an idle machine


def test_thousands_of_clauses_of_the_same_words_take_no_age() -> None:
    def text(id_: str, words: str) -> Document:
        return document("# 规定\n\n" + "\n\n".join(f"**第{nth}条**\n{words}" for nth in range(1, 1_500)), id_, id_)

    start = perf_counter()
    compared(text("a", "标准化标准化标准化工作"), text("b", "标准化标准化工作标准化"))
    assert perf_counter() - start < 15  # a second on an idle machine


WORDS = st.sampled_from(
    ["标准应当公开。", "标准应当向社会公开，免费查阅。", "农业标准体系建设。", "节能减排，绿色发展。", ""]
)
HEADINGS = st.sampled_from(["加强农业标准化", "节能", "监督", "农业", ""])
SECTIONS = st.lists(st.tuples(HEADINGS, WORDS, st.lists(WORDS, max_size=2)), max_size=4)
ROWS = st.lists(st.tuples(WORDS, WORDS), max_size=3)


def plan(parts: list[tuple[str, str, list[str]]], table: list[tuple[str, str]], id_: str) -> Document:
    blocks = ["# 规划"]
    for nth, (heading, words, others) in enumerate(parts, 1):
        blocks.append(f"## {'一二三四'[nth - 1]}、{heading or '其他'}" + (f"\n{words}" if words else ""))
        blocks += [other for other in others if other]
    if table:
        blocks.append("\n".join(["|  |  |", "| --- | --- |", *(f"| {left} | {right} |" for left, right in table)]))
    return document("\n\n".join(blocks) + "\n", id_, id_)


@given(SECTIONS, SECTIONS, ROWS, ROWS, st.booleans())
@settings(max_examples=tries(60))
def test_every_clause_of_both_has_one_row(
    parts: list[tuple[str, str, list[str]]],
    others: list[tuple[str, str, list[str]]],
    table: list[tuple[str, str]],
    other_table: list[tuple[str, str]],
    related: bool,
) -> None:
    check(plan(parts, table, "a"), plan(others, other_table, "b" if related else "a"))
