"""Which clause is meant by a number, a label, a path of labels, or words of a heading."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stdplan_tui.corpus import markdown
from stdplan_tui.corpus.addressing import matches, meant, nearest
from stdplan_tui.corpus.labelpath import label_path
from stdplan_tui.corpus.model import Document, DocumentId, Metadata
from tests.support.counts import tries

PLAN = """\
<!-- notice -->
# 关于印发规划的通知

现印发给你们。

<!-- document -->
# 规划

<!-- preamble -->
为推进工作，制定本规划。

## 一、总体要求

### （一）指导思想。
坚持质量第一。

### （二）发展目标。

- ——**体系更加健全。**
  数量翻一番。
- ——**水平明显提高。**
  质量更好。

## 二、重点领域

### （三）加强工业。

**1.完善制度。**
健全制度。

**2.加强能源。**
**（1）页岩气。**
制定标准。

> **专栏1　工业重点**
>
> **能源**
> 研制标准。

### （四）加强农业。

> **专栏2　农业重点**
>
> **种业**
> 制定标准。

<!-- annex -->
## 附件1　任务分工

### 一、分工
按此分工。
"""
LAW = """\
# 标准法

## 第一章　总则

**第一条**
为了加强标准化工作，制定本法。

**第二条**
标准包括：

**（一）**
国家标准；

**（二）**
行业标准。

## 第二章　制定

### 第一节　程序

**第十条**
国家标准由国务院制定。

前款规定的标准应当公开。

**第十一条**
另行规定。

## 第三章　附则

**第十二条**
施行。
"""


def document(body: str) -> Document:
    return Document(Metadata(DocumentId("doc-1"), "题"), markdown.read(body.replace("能源。**\n**", "能源。**\n\n**")))


plan, law = document(PLAN), document(LAW)


def ids(of: Document, said: str) -> list[str]:
    return [clause.id for clause in meant(of, said)]


@pytest.mark.parametrize(
    ("said", "clause"),
    [
        ("1.2", "1.2"),
        ("1.2.B1", "1.2.b1"),
        ("１．２", "1.2"),
        ("一（二）", "1.2"),
        ("一/（二）", "1.2"),
        ("一、（二）", "1.2"),
        ("一 、（ 二 ）", "1.2"),
        ("1 2", "1.2"),
        ("1(2)", "1.2"),
        ("㈢", "2.3"),
        ("（三）", "2.3"),
        ("3", "2.3"),
        ("(3)", "2.3"),
        ("二（三）2", "2.3.2"),
        ("2.3.2", "2.3.2"),
        ("二三2", "2.3.2"),
        ("二三2(1)", "2.3.2.1"),
        ("二、3、2", "2.3.2"),
        ("二（三）2（1）", "2.3.2.1"),
        ("专栏2", "2.4.box2"),
        ("專欄 ２", "2.4.box2"),
        ("二/专栏1/能源", "2.3.2.1.box1.e1"),
        ("专栏一", "2.3.2.1.box1"),
        ("能源", "2.3.2.1.box1.e1"),
        ("一/（二）/——2", "1.2.b2"),
        ("第二部分", "2"),
        ("第2章", "2"),
        ("一", "1"),
        ("重点领域", "2"),
        ("重點領域", "2"),
        ("二、重点领域", "2"),
        ("页岩", "2.3.2.1"),
        ("附件1", "annex1"),
        ("附件", "annex1"),
        ("附件1/一", "annex1.1"),
        ("前言", "preamble"),
        ("前言/第1段", "preamble.p1"),
        ("通知", "notice"),
        ("通知/第1段", "notice.p1"),
    ],
)
def test_a_clause_of_a_plan_is_meant(said: str, clause: str) -> None:
    assert ids(plan, said) == [clause]


@pytest.mark.parametrize(
    ("said", "clause"),
    [
        ("第十条", "art10"),
        ("第10条", "art10"),
        ("第十條", "art10"),
        ("10", "art10"),
        ("十", "art10"),
        ("art10", "art10"),
        ("2", "art2"),
        ("第二章", "ch2"),
        ("第二章第一节", "ch2.s1"),
        ("第二章/第十条", "art10"),
        ("第二条第（二）项", "art2.2"),
        ("第二条第二项", "art2.2"),
        ("第二条（一）", "art2.1"),
        ("2.2", "art2.2"),
        ("2.1", "art2.1"),
        ("第十条第一款", "art10"),
        ("第十条第二款", "art10.p2"),
        ("第十条 第2款", "art10.p2"),
    ],
)
def test_a_clause_of_a_law_is_meant(said: str, clause: str) -> None:
    assert ids(law, said) == [clause]


def test_where_several_are_as_near_all_are_given_in_reading_order() -> None:
    assert ids(plan, "加强") == ["2.3", "2.4"]
    assert matches(plan, "1")[0].clause.id == "1"
    assert len(matches(plan, "1")) > len(meant(plan, "1")) == 1


@pytest.mark.parametrize(
    "said", ["", " ", "/", "../..", "第九十九条", "三（九）", "专栏9", "（", "没有的话", "\x1b[31m", "第"]
)
def test_nothing_is_meant(said: str) -> None:
    assert ids(plan, said) == []


@pytest.mark.parametrize(
    ("of", "said", "near"),
    [
        (plan, "二（六）", ["2.4", "2.3"]),
        (plan, "四", ["2"]),
        (plan, "专栏9", ["2.4.box2", "2.3.2.1.box1"]),
        (plan, "重点领与", ["2"]),
        (law, "第三十条", ["art12", "art11", "art10"]),
        (law, "第九章", ["ch3", "ch2", "ch1"]),
        (plan, "\n", []),
        (plan, "通知/第9段", []),
    ],
)
def test_what_comes_nearest(of: Document, said: str, near: list[str]) -> None:
    assert [clause.id for clause in nearest(of, said)][: len(near)] == near


@pytest.mark.parametrize("of", [plan, law])
def test_every_id_means_its_clause_and_every_label_path_means_it_first(of: Document) -> None:
    for clause in of.flat:
        assert ids(of, clause.id) == [clause.id]
        assert clause in meant(of, label_path(of, clause.id))


@settings(max_examples=tries(100), deadline=None)
@given(st.text(st.sampled_from("第一二十3.（）()/、条章专栏附件表之款-~:\n\t 标"), max_size=30))
def test_anything_may_be_said(said: str) -> None:
    assert isinstance(meant(plan, said), tuple)
    assert isinstance(nearest(law, said), tuple)
