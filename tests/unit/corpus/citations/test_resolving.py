"""What the citations of a document lead to."""

from __future__ import annotations

import pytest

from stdplan_tui.corpus.model import Document
from tests.unit.corpus.citations.support import LAW, all_told, citing, entry

NOTICE = entry(
    "fangan",
    "深化标准化工作改革方案",
    notice_title="国务院关于印发深化标准化工作改革方案的通知",
    document_number="国发〔2015〕13号",
    issuers=("国务院",),
)
PLAN = entry("guihua", "江南省标准化发展规划（2021—2025年）", document_number="江政办发〔2021〕12号")
CRIMINAL = entry("xingfa", "中华人民共和国刑法")


def lead(text: str, *others: object) -> list[str]:
    """Where a paragraph's citations lead, in a document that has nothing else."""
    return all_told(citing(f"# 甲\n\n{text}\n", *others))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "printed",
    [
        "《国务院关于印发深化标准化工作改革方案的通知》（国发〔2015〕13号）",
        "《国务院关于印发〈深化标准化工作改革方案〉的通知》",
        "《深化标准化工作改革方案》",
        "《深化標準化工作改革方案》",
        "国发[2015]13号",
        "国发（2015）第013号",
    ],
)
def test_one_document_under_all_its_names(printed: str) -> None:
    assert lead(f"按照{printed}执行。", NOTICE) == [f"{printed} > fangan"]


@pytest.mark.parametrize("printed", ["（2021—2025年）", "(2021-2025年)", "（2021－2025）", "20212025年"])
def test_years_are_the_same_however_they_are_set(printed: str) -> None:
    assert lead(f"落实《江南省标准化发展规划{printed}》。", PLAN) == [f"《江南省标准化发展规划{printed}》 > guihua"]


def test_a_plan_without_its_years_is_offered_not_guessed() -> None:
    assert lead("落实《江南省标准化发展规划》。", PLAN) == ["《江南省标准化发展规划》 > guihua ?"]
    assert lead("落实《江南省标准化发展规划（2016—2020年）》。", PLAN)[0].endswith("> ?")


def test_laws_by_their_short_names() -> None:
    assert lead("依照《刑法》和刑法第十七条之一、第二十条。", CRIMINAL) == [
        "《刑法》 > xingfa",
        "刑法第十七条之一 > xingfa/17",
        "第二十条 > xingfa/20",
    ]


def test_versions_of_a_law_are_a_choice() -> None:
    versions = (entry("gongsifa-2018", "中华人民共和国公司法"), entry("gongsifa-2023", "中华人民共和国公司法"))
    assert lead("依照《公司法》第十条。", *versions) == ["《公司法》第十条 > gongsifa-2018|gongsifa-2023 ?/10/10"]
    amended = entry("gongsifa", "中华人民共和国公司法（2018年修正）")
    assert lead("依照《公司法》。", amended) == ["《公司法》 > gongsifa"]


def test_a_number_beside_the_title_says_which() -> None:
    other = entry("old", "江南省积分办法", document_number="江政办〔2023〕1号")
    assert lead("《江南省积分办法》（江政办〔2023〕1号）", other)[0].endswith("> old")
    assert lead("《江南省积分办法》（江政办〔2018〕9号）", other)[0].endswith("> ?")


def test_a_title_that_only_says_what_it_is_leads_nowhere() -> None:
    report = entry("report", "政府工作报告")
    plan = entry("three", "江南省民营经济三年行动计划", short_title="行动计划")
    assert lead("落实《政府工作报告》和《行动计划》。", report, plan) == ["《政府工作报告》 > ?", "《行动计划》 > ?"]


def test_an_issuer_said_before_the_title() -> None:
    opinion = entry("yijian", "江南省人民政府关于发展养老服务的意见", issuers=("江南省人民政府",))
    assert lead("江南省人民政府《关于发展养老服务的意见》", opinion) == ["《关于发展养老服务的意见》 > yijian"]
    assert lead("落实《关于发展养老服务的意见》", opinion) == ["《关于发展养老服务的意见》 > yijian ?"]
    assert lead("《江北省人民政府关于发展养老服务的意见》", opinion)[0].endswith("> ?")


def test_standards_by_number() -> None:
    standard = entry("gongwen", "党政机关公文格式", document_number="GB/T 9704—2012")
    assert lead("符合GB/T 9704-2012。", standard) == ["GB/T 9704-2012 > gongwen"]
    assert lead("符合 GB/T9704。", standard) == ["GB/T9704 > gongwen"]
    assert lead("符合GB/T 9704-1999。", standard) == ["GB/T 9704-1999 > ?"]


def test_short_names_that_the_text_gives() -> None:
    named = "《深化标准化工作改革方案》（国发〔2015〕13号）（以下称《方案》）"
    body = f"# 甲\n\n见《方案》。\n\n落实{named}。\n\n按《方案》第三部分。\n"
    assert all_told(citing(body, NOTICE)) == [
        "《方案》 > ?",
        "《深化标准化工作改革方案》（国发〔2015〕13号） > fangan",
        "《方案》第三部分 > fangan/3",
    ]


def test_a_document_does_not_cite_itself_but_what_its_title_holds() -> None:
    title = "贯彻实施《深化标准化工作改革方案》行动计划"
    body = (
        f"# {title}\n\n现将《贯彻实施〈深化标准化工作改革方案〉行动计划》（以下简称《计划》）印发，《计划》即日施行。\n"
    )
    assert all_told(citing(body, NOTICE, title=title)) == [
        "《深化标准化工作改革方案》 > fangan",
        "〈深化标准化工作改革方案〉 > fangan",
    ]


def test_a_law_cites_its_own_parts() -> None:
    found = all_told(citing(LAW, CRIMINAL, id_="own", title="江南省标准化条例"))
    assert found == [
        "《中华人民共和国标准化法》 > ?",
        "前款第二项 > own:art2.2",
        "本条第一款 > own:art2",
        "前条 > own:art2",
        "本条例第二条第一项 > own:art2.1",
        "第二项 > own:art2.2",
        "《中华人民共和国刑法》第九条 > xingfa/9",
        "第十条 > xingfa/10",
        "本条例第二条至第三条 > own:art2",
        "第二章 > own:ch2",
        "第九十九条 > ?",
    ]


def test_parts_of_a_plan() -> None:
    body = (
        "# 甲\n\n## 一、总则\n\n见本规划第二部分、本通知第二条第（一）项、专栏1和附件1，第八条不算。\n\n"
        "## 二、任务\n\n### （一）改进。\n\n> **专栏1　重点**\n>\n> 完善标准。\n\n"
        "<!-- annex -->\n# 附件1　名单\n\n见附件1。\n"
    )
    assert all_told(citing(body)) == [
        "本规划第二部分 > own:2",
        "本通知第二条第（一）项 > own:2.1",
        "专栏1 > own:2.1.box1",
        "附件1 > own:annex1",
        "附件1 > own:annex1",
    ]


def test_sections_are_those_of_the_same_chapter() -> None:
    chapters = "\n\n".join(
        f"## 第{n}章　甲\n\n### 第一节　乙\n\n**第{a}条**\n丙。\n\n### 第二节　丁\n\n**第{b}条**\n适用第一节规定。"
        for n, a, b in ("一一二", "二三四")
    )
    assert all_told(citing(f"# 甲法\n\n{chapters}\n")) == ["第一节 > own:ch1.s1", "第一节 > own:ch2.s1"]


def test_long_clauses_wait_until_they_were_looked_at() -> None:
    found = citing(f"# 甲\n\n{'字' * 5000}《深化标准化工作改革方案》。\n", NOTICE)
    clause = found.document.flat[-1]
    assert found.spans(clause) == ()
    found.look_ahead()
    assert len(found.spans(clause)) == 1
    assert isinstance(found.document, Document)
