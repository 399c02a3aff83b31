"""Label paths, as people say them."""

from __future__ import annotations

import pytest

from stdplan_tui.corpus.labelpath import label_path
from stdplan_tui.errors import UnknownClause
from tests.support.documents import LAW, PLAN, TWO_ATTACHED, document


@pytest.mark.parametrize(
    ("body", "clause", "path"),
    [
        (PLAN, "1", "一"),
        (PLAN, "2.1.box1.e1", "二/（一）/专栏1/能源"),
        (PLAN, "2.1.box1.e1.p2", "二/（一）/专栏1/能源/第2段"),
        (PLAN, "1.3.b2", "一/（三）/——2"),
        (PLAN, "2.1.p1", "二/（一）/第1段"),
        (PLAN, "1.2.p2", "一/（二）/协同推进，共同治理"),
        (PLAN, "2.1.1.2", "二/（一）/1/（2）"),
        (PLAN, "notice.p1", "通知/第1段"),
        (PLAN, "notice.sig", "通知/落款"),
        (PLAN, "preamble.p1", "前言/第1段"),
        (PLAN, "closing.p1", "结尾/第1段"),
        (PLAN, "title", "标题"),
        (LAW, "art2", "第二条"),
        (LAW, "art2.p2.2.1", "第二条/第二款/（二）/1"),
        (LAW, "art2.p3", "第二条/第三款"),
        (LAW, "ch2.s1", "第二章/第一节"),
        (TWO_ATTACHED, "doc", "文件1"),
        (TWO_ATTACHED, "2", "二"),
        (TWO_ATTACHED, "doc2.1", "文件2/一"),
        (TWO_ATTACHED, "annex1.1.t1.r0", "附件1/一/表1/表头"),
        (TWO_ATTACHED, "annex1.1.t1.r2", "附件1/一/表1/第2行"),
        (TWO_ATTACHED, "annex2.ta", "附件2/表"),
    ],
)
def test_paths(body: str, clause: str, path: str) -> None:
    assert label_path(document(body), clause) == path


def test_paragraphs_of_an_article_are_counted_in_chinese() -> None:
    paragraphs = "\n\n".join(f"款{nth}。" for nth in range(2, 25))
    law = document(f"**第一条**\n正文。\n\n{paragraphs}\n")
    assert [label_path(law, f"art1.p{nth}") for nth in (10, 11, 20, 23)] == (
        ["第一条/第十款", "第一条/第十一款", "第一条/第二十款", "第一条/第二十三款"]
    )


def test_a_heading_with_a_slash_stays_one_step() -> None:
    assert label_path(document("## 甲/乙\n"), "h1") == "甲／乙"


@pytest.mark.parametrize("body", [PLAN, LAW, TWO_ATTACHED, "## ：\n\n- \n\n**、**\n"])
def test_every_clause_has_one(body: str) -> None:
    read = document(body)
    assert read.flat
    assert all(label_path(read, clause.id) for clause in read.flat)


def test_a_clause_that_is_not_there() -> None:
    with pytest.raises(UnknownClause):
        label_path(document(PLAN), "9")
