"""What became of each clause of a text in its next version."""

from __future__ import annotations

from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stdplan_tui.corpus import markdown
from stdplan_tui.corpus.alignment import Change, Kind, aligned, changes, common_share
from stdplan_tui.corpus.draft import Draft
from stdplan_tui.corpus.identity import identified
from stdplan_tui.corpus.model import Clause, Level
from tests.support.counts import tries
from tests.support.documents import CANONICAL, LAW, PLAN

Told = tuple[Kind, str | None, str | None]

ARTICLES = """\
# 江南县标准化条例

## 第一章　总则

**第一条**
为了加强标准化工作，提升产品和服务质量，制定本条例。

**第二条**
县级以上人民政府应当将标准化工作纳入本级国民经济和社会发展规划。

鼓励企业、社会团体参与标准化工作。

**第三条**
有下列情形之一的，标准应当及时修订：

**（一）**
产业发展需要的；

**（二）**
与新的法律相抵触的。

## 第二章　法律责任

**第四条**
违反本条例第三条规定的，由县标准化主管部门责令改正，处五万元以下罚款。

**第五条**
违反本条例规定，构成犯罪的，依法追究刑事责任。
"""


def flat(body: str) -> tuple[Clause, ...]:
    return tuple(clause for top in markdown.read(body) for clause in top.walk())


def told(old: str, new: str) -> list[Told]:
    return [named(change) for change in changes(flat(old), flat(new))]


def named(change: Change) -> Told:
    return change.kind, change.old.id if change.old else None, change.new.id if change.new else None


@pytest.mark.parametrize("body", CANONICAL.values(), ids=CANONICAL)
def test_a_text_has_not_changed_against_itself(body: str) -> None:
    found = aligned(flat(body), flat(body))
    assert [(change.kind, change.old, change.new) for change in found] == [
        (Kind.SAME, clause, clause) for clause in flat(body)
    ]
    assert common_share(found) == 1.0


def test_an_article_put_before_others_moves_them_by_their_numbers_only() -> None:
    new = ARTICLES
    for nth, after in ((5, 6), (4, 5), (3, 4), (2, 3)):
        new = new.replace(f"**第{'一二三四五六'[nth - 1]}条**", f"**第{'一二三四五六'[after - 1]}条**")
    new = new.replace("**第三条**\n县级", "**第二条**\n标准化工作坚持政府引导、市场驱动。\n\n**第三条**\n县级")
    assert told(ARTICLES, new) == [
        (Kind.ADDED, None, "art2"),
        *((Kind.MOVED, f"art{nth}", f"art{nth + 1}") for nth in (2, 3, 4, 5)),
    ]
    moved = [change for change in changes(flat(ARTICLES), flat(new)) if change.kind is Kind.MOVED]
    assert not any(change.reworded for change in moved)


def test_a_deleted_article_is_no_other() -> None:
    deleted = "**第四条**\n违反本条例第三条规定的，由县标准化主管部门责令改正，处五万元以下罚款。\n\n"
    new = ARTICLES.replace(deleted, "").replace("第五条", "第四条")
    assert told(ARTICLES, new) == [(Kind.REMOVED, "art4", None), (Kind.MOVED, "art5", "art4")]
    taken = ARTICLES.replace(
        "违反本条例第三条规定的，由县标准化主管部门责令改正，处五万元以下罚款。", "标准文本应当公开。"
    )
    assert told(ARTICLES, taken) == [(Kind.REMOVED, "art4", None), (Kind.ADDED, None, "art4")]


def test_an_edited_clause_has_changed_and_its_neighbours_have_not() -> None:
    new = ARTICLES.replace("产业发展需要的", "产业发展确有需要的").replace("社会团体参与", "社会团体和公民参与")
    assert told(ARTICLES, new) == [(Kind.CHANGED, "art2.p2", "art2.p2"), (Kind.CHANGED, "art3.1", "art3.1")]
    assert all(change.reworded for change in changes(flat(ARTICLES), flat(new)))


def test_a_label_written_otherwise_is_a_change_of_form() -> None:
    assert told(ARTICLES, ARTICLES.replace("**（一）**", "**(一)**")) == [(Kind.CHANGED, "art3.1", "art3.1")]


def test_an_article_is_known_by_its_items_where_it_says_nothing_else() -> None:
    only = "# 条例\n\n**第一条**\n\n**（一）**\n制定标准应当科学合理；\n\n**（二）**\n标准应当公开。\n"
    new = only.replace("第一条", "第二条").replace(
        "# 条例\n\n", "# 条例\n\n**第一条**\n为了规范标准化工作，制定本条例。\n\n"
    )
    assert told(only, new) == [(Kind.ADDED, None, "art1"), (Kind.MOVED, "art1", "art2")]


def test_a_paragraph_that_slid_down_is_the_same() -> None:
    new = ARTICLES.replace("鼓励企业", "标准化经费列入本级预算。\n\n鼓励企业")
    assert told(ARTICLES, new) == [(Kind.ADDED, None, "art2.p2")]


def test_a_paragraph_that_became_an_article_has_moved() -> None:
    paragraph = "鼓励企业、社会团体、科研机构参与国家标准和行业标准的制定工作。"
    old = ARTICLES.replace("鼓励企业、社会团体参与标准化工作。", paragraph)
    new = ARTICLES.replace("鼓励企业、社会团体参与标准化工作。\n\n", "").rstrip("\n") + f"\n\n**第六条**\n{paragraph}\n"
    assert told(old, new) == [(Kind.MOVED, "art2.p2", "art6")]


def test_chapters_are_known_by_what_they_hold() -> None:
    assert told(ARTICLES, ARTICLES.replace("第一章　总则", "第一章　一般规定")) == [(Kind.CHANGED, "ch1", "ch1")]
    swapped = ARTICLES.replace("第一章　总则", "第二章　总则").replace("第二章　法律责任", "第一章　法律责任")
    assert told(ARTICLES, swapped) == [(Kind.MOVED, "ch1", "ch2"), (Kind.MOVED, "ch2", "ch1")]


def test_titles_numbers_and_signatures_are_what_there_is_one_of() -> None:
    new = PLAN.replace("江政办发〔2021〕12号", "江政办函〔2023〕7号").replace("2021年4月29日", "2023年6月1日")
    new = new.replace("# 江南省标准化发展规划（2021—2025年）", "# 江南省质量强省行动纲要")
    assert told(PLAN, new) == [
        (Kind.CHANGED, "notice.number", "notice.number"),
        (Kind.CHANGED, "notice.sig", "notice.sig"),
        (Kind.CHANGED, "title", "title"),
    ]


def test_removed_clauses_stand_where_they_stood() -> None:
    kinds = [
        named(change)
        for change in aligned(flat(ARTICLES), flat(ARTICLES.replace("鼓励企业、社会团体参与标准化工作。\n\n", "")))
    ]
    at = kinds.index((Kind.REMOVED, "art2.p2", None))
    assert kinds[at - 1] == (Kind.SAME, "art2", "art2")
    assert kinds[at + 1] == (Kind.SAME, "art3", "art3")
    first = [named(change) for change in aligned(flat(ARTICLES), flat(ARTICLES.replace("# 江南县标准化条例\n\n", "")))]
    assert first[0] == (Kind.REMOVED, "title", None)


def test_texts_with_nothing_in_common_share_next_to_nothing() -> None:
    assert common_share(aligned(flat(LAW), flat("县城供水由供水企业负责，用户按月缴费。\n"))) < 0.05
    assert common_share(aligned(flat(LAW), flat(LAW.replace("标准化", "质量")))) > 0.7


WORDS = ["标准应当公开。", "标准应当向社会公开。", "制定标准应当科学合理。", "按月报送。", "按月报送材料。", ""]
LISTED = st.lists(st.sampled_from(WORDS[:-1]), max_size=3)
LAWS = st.lists(st.tuples(st.integers(1, 4), st.sampled_from(WORDS), LISTED), max_size=5)


def law(articles: list[tuple[int, str, list[str]]]) -> list[Clause]:
    drafts = [
        Draft(Level.ARTICLE, f"第{number}条", "", text, [Draft(Level.ITEM, "（一）", "", words) for words in listed])
        for number, text, listed in articles
    ]
    return [clause for top in identified(drafts) for clause in top.walk()]


@given(LAWS.map(law), LAWS.map(law))
@settings(max_examples=tries(60))
def test_every_clause_of_both_is_told_once(before: list[Clause], after: list[Clause]) -> None:
    found = aligned(before, after)
    assert [change.new for change in found if change.new is not None] == after
    assert sorted(change.old.id for change in found if change.old) == sorted(clause.id for clause in before)
    for change in found:
        assert (change.old is None) == (change.kind is Kind.ADDED)
        assert (change.new is None) == (change.kind is Kind.REMOVED)
        if change.kind is Kind.SAME and change.old and change.new:
            assert change.old.string == change.new.string


def test_a_long_law_against_its_next_version_is_quick() -> None:
    def article(nth: int, number: int) -> Draft:
        words = f"第{nth}类组织应当在{nth * 7}日内向{nth * 13}号主管部门报送第{nth * 31}号材料，并公开办理结果"
        items = [Draft(Level.ITEM, f"（{n}）", "", f"{nth}号材料的第{n}份副本；") for n in "一二三"]
        return Draft(Level.ARTICLE, f"第{number}条", "", words + "。" * (nth % 7 != 0), items)

    old = [clause for top in identified([article(nth, nth) for nth in range(1, 1301)]) for clause in top.walk()]
    later = [article(nth, nth - nth // 40) for nth in range(1, 1301) if nth % 40]
    for draft in later[::2]:
        draft.text = draft.text.replace("应当", "可以").replace("公开", "公示")
    new = [clause for top in identified(later) for clause in top.walk()]
    start = perf_counter()
    found = aligned(old, new)
    assert perf_counter() - start < 10  # a second at most on an idle machine
    articles = [change for change in found if change.old and change.old.level is Level.ARTICLE]
    gone = [change.old.label for change in articles if change.kind is Kind.REMOVED and change.old]
    assert gone == [f"第{nth}条" for nth in range(40, 1301, 40)]
    assert all(
        change.old.text.split("类")[0] == change.new.text.split("类")[0]
        for change in articles
        if change.old and change.new
    )
