"""What import finds a document to say of itself, and the ids that it proposes."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from stdplan_tui.corpus.model import DocumentId
from stdplan_tui.errors import ImportingError
from stdplan_tui.importing.metadata import kind
from stdplan_tui.importing.proposals import free_id, propose_id
from tests.unit.importing.documents import NEWS, PLAN, imported


def test_a_plan_says_all_of_itself() -> None:
    metadata = imported(PLAN).document.metadata
    assert metadata.title == "甲省标准规划（2016—2020年）"
    assert metadata.notice_title == "甲省人民政府办公厅关于印发甲省标准规划（2016-2020年）的通知"
    assert metadata.kind == "规划"
    assert metadata.document_number == "甲政办发〔2016〕7号"
    assert metadata.issuers == ("甲省人民政府办公厅",)
    assert metadata.recipients == ("各市人民政府", "省政府各部门")
    assert metadata.issued == "2016-04-29"
    assert metadata.published == "2016-05-06"
    assert metadata.id == "jiazhengbanfa-2016-7"


def test_the_news_says_who_issued_and_when_it_was_published() -> None:
    metadata = imported(NEWS).document.metadata
    assert metadata.title == "国家发展纲要"
    assert metadata.issuers == ("中共中央", "国务院")
    assert metadata.published == "2021-10-10"
    assert (metadata.issued, metadata.document_number, metadata.recipients) == (None, "", ())


def test_many_issuers_two_a_line() -> None:
    text = (
        "关于印发甲计划的通知\n国市监标技发〔2022〕64号\n现将《甲计划》印发给你们。\n"
        "市场监管总局 中央网信办\n国家发展改革委 科技部\n"
        "二〇二二年七月六日\n甲计划\n一、甲。内容。"
    )
    metadata = imported(text).document.metadata
    assert metadata.issuers == ("市场监管总局", "中央网信办", "国家发展改革委", "科技部")
    assert metadata.issued == "2022-07-06"
    assert metadata.id == "guoshijianbiaojifa-2022-64"


def test_an_order_is_numbered_with_the_short_name_of_its_issuer() -> None:
    text = "中华人民共和国国务院令\n第706号\n现予公布。\n总理　　李某某\n2018年11月6日\n甲条例\n第一条　内容。"
    metadata = imported(text).document.metadata
    assert (metadata.document_number, metadata.issuers) == ("国务院令第706号", ("国务院",))


def test_the_title_names_the_issuers_where_nobody_signed() -> None:
    metadata = imported("国务院、中央军委关于某事的决定\n决定如下。").document.metadata
    assert metadata.issuers == ("国务院", "中央军委")


def test_what_the_source_does_not_say_is_absent() -> None:
    metadata = imported("甲省标准化规划\n一、总体要求\n内容。").document.metadata
    assert (metadata.issuers, metadata.issued, metadata.published, metadata.notice_title) == ((), None, None, "")


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        ("甲政发[2020]5号", "甲政发〔2020〕5号"),
        ("（甲政发（2020）5号）", "甲政发〔2020〕5号"),
        ("甲政发【2020】 5 号", "甲政发〔2020〕5号"),
        ("甲政发﹝2020﹞5号", "甲政发〔2020〕5号"),
        ("甲政发［２０２０］５号", "甲政发〔2020〕5号"),
        ("甲财字第 12 号", "甲财字第12号"),
        ("甲政函〔2016〕190號", "甲政函〔2016〕190號"),
        ("甲发〔2020〕1号 乙发〔2020〕2号", "甲发〔2020〕1号、乙发〔2020〕2号"),
    ],
)
def test_numbers_in_all_brackets(number: str, expected: str) -> None:
    metadata = imported(f"关于甲的通知\n{number}\n各市人民政府：\n内容。").document.metadata
    assert metadata.document_number == expected


@pytest.mark.parametrize(
    ("head", "number", "issuers"),
    [
        ("中华人民共和国国务院令\n第706号", "国务院令第706号", ("国务院",)),
        ("甲市人民政府令（第十二号）", "甲市人民政府令第十二号", ("甲市人民政府",)),
        ("国家税务总局公告\n2021年第5号", "国家税务总局公告2021年第5号", ("国家税务总局",)),
        ("仲裁公告\n关于开庭", "", ()),
    ],
)
def test_orders_and_announcements(head: str, number: str, issuers: tuple[str, ...]) -> None:
    metadata = imported(f"{head}\n现予公布，自公布之日起施行。").document.metadata
    assert (metadata.document_number, metadata.issuers) == (number, issuers)


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("国务院办公厅转发甲局关于乙的意见的通知", ("国务院办公厅",)),
        ("中共中央国务院关于甲的意见", ("中共中央", "国务院")),
        ("中共甲省委办公厅甲省人民政府办公厅关于甲的通知", ("中共甲省委办公厅", "甲省人民政府办公厅")),
        ("甲市人民政府對乙縣請示的批復", ("甲市人民政府",)),
        ("关于受理申请的公告", ()),
    ],
)
def test_issuers_in_titles(title: str, expected: tuple[str, ...]) -> None:
    assert imported(f"{title}\n内容如下。").document.metadata.issuers == expected


@pytest.mark.parametrize(
    ("signature", "issuers", "issued"),
    [
        ("教 育 部　财 政 部\n二○二二年七月六日", ("教育部", "财政部"), "2022-07-06"),
        ("甲市人民政府（盖章）\n2022 年 7 月 6 日", ("甲市人民政府",), "2022-07-06"),
        ("甲市财政局\n2022.7.6", ("甲市财政局",), "2022-07-06"),
        ("甲市财政局\n2022-07-06", ("甲市财政局",), "2022-07-06"),
        ("甲市人民政府 2022年7月6日", ("甲市人民政府",), "2022-07-06"),
        ("甲局 &sp;\n2022年7月6日", ("甲局",), "2022-07-06"),
    ],
)
def test_signatures(signature: str, issuers: tuple[str, ...], issued: str) -> None:
    metadata = imported(f"关于甲的通知\n各市人民政府：\n请执行。\n{signature}\n").document.metadata
    assert (metadata.issuers, metadata.issued) == (issuers, issued)


def test_the_red_head_names_the_issuer_and_is_no_title() -> None:
    metadata = imported("甲省人民政府文件\n甲政发〔2020〕5号\n\n关于甲的通知\n各市：\n请执行。").document.metadata
    assert (metadata.title, metadata.issuers) == ("关于甲的通知", ("甲省人民政府",))


def test_the_order_that_a_note_under_the_title_names() -> None:
    text = "甲条例\n（2021年7月27日中华人民共和国国务院令第746号公布）\n第一条　内容。"
    metadata = imported(text).document.metadata
    assert (metadata.document_number, metadata.issuers, metadata.issued) == (
        "国务院令第746号",
        ("国务院",),
        "2021-07-27",
    )
    twice = "甲条例\n（1991年3月4日国务院令第76号公布　2018年11月6日国务院令第706号公布）\n第一条　内容。"
    assert imported(twice).document.metadata.document_number == ""


def test_a_report_is_read_on_a_day_but_not_dated() -> None:
    text = "政府工作报告\n——2026年1月27日在甲省第七届人民代表大会第五次会议上\n省长 张三\n各位代表：\n一、回顾\n内容。"
    metadata = imported(text).document.metadata
    assert (metadata.title, metadata.kind, metadata.issued) == ("政府工作报告", "工作报告", None)


def test_the_notice_names_a_document_that_prints_no_title() -> None:
    notice = "关于印发甲办法的通知\n各市：\n《甲办法》已经同意，现印发给你们。\n某厅\n2020年1月2日\n"
    text = f"{notice}第一条　内容。\n第二条　内容。"
    metadata = imported(text).document.metadata
    assert (metadata.title, metadata.notice_title, metadata.kind) == ("甲办法", "关于印发甲办法的通知", "办法")


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("本办法自2020年1月1日起施行，《甲》（甲政发〔2010〕1号）同时废止。", ("甲政发〔2010〕1号",)),
        (
            "依据《丙》，本办法自印发之日起施行。原《甲》、《乙》（乙办〔2010〕2号，2010年印发）同时废止。",
            ("甲", "乙办〔2010〕2号"),
        ),
        ("依据《丙》制定，甲政发[2010]1号文件予以废止。", ("甲政发〔2010〕1号",)),
        ("对不再适用的标准予以废止。", ()),
    ],
)
def test_what_a_document_replaces(sentence: str, expected: tuple[str, ...]) -> None:
    assert imported(f"某办法\n第一条　内容。\n第二条　{sentence}").document.metadata.supersedes == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("为贯彻落实《甲意见》（国发〔2015〕13号）和《乙纲要》，制定本方案。", ("国发〔2015〕13号", "乙纲要")),
        ("为深入贯彻落实《甲意见》(国发〔2015〕13号，以下简称《意见》)精神，制定本方案。", ("国发〔2015〕13号",)),
        ("根据《甲意见》，制定本方案。", ()),
        ("为贯彻落实党中央部署，根据《甲意见》，制定本方案。", ()),
    ],
)
def test_what_a_document_carries_out(sentence: str, expected: tuple[str, ...]) -> None:
    text = f"某方案\n{sentence}\n一、要求\n为贯彻落实《丁》，做好工作。"
    assert imported(text).document.metadata.implements == expected


def test_the_short_title_is_the_documents_own() -> None:
    text = (
        "关于印发甲省发展规划的通知\n各市：\n《甲省发展规划》（以下简称《规划》）已经同意，现印发给你们。\n某厅\n2020年1月2日\n"
        "甲省发展规划\n为贯彻落实《国家纲要》（以下简称《纲要》），制定本规划。\n一、要求\n内容。"
    )
    assert imported(text).document.metadata.short_title == "规划"


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("甲市行動計劃(2016—2020年)", "行动计划"),
        ("国家标准化发展纲要", "纲要"),
        ("甲规划（2016-2020年）", "规划"),
        ("重点任务分工（2017-2018年）", "任务分工"),
        ("某某行动计划", "行动计划"),
        ("某某办法（试行）", "办法"),
        ("某某", ""),
    ],
)
def test_kinds(title: str, expected: str) -> None:
    assert kind(title) == expected


@dataclass(frozen=True)
class Titled:
    title: str
    document_number: str = ""


@pytest.mark.parametrize(
    ("document", "expected"),
    [
        (Titled("甲", "国办发〔2015〕89号"), "guobanfa-2015-89"),
        (Titled("甲", "国务院令第706号"), "guowuyuanling-706"),
        (Titled("国家标准化发展纲要"), "guojia-biaozhunhua-fazhan-gangyao"),
        (Titled("国家标准化发展纲要（2021-2035年）"), "guojia-biaozhunhua-fazhan-gangyao"),
        (Titled("甲", "甲发〔2020〕1号、乙发〔2020〕2号"), "jiafa-2020-1"),
        (Titled("GB/T 9704 标准"), "gb-t-9704-biaozhun"),
    ],
)
def test_proposals(document: Titled, expected: str) -> None:
    assert propose_id(document) == expected


def test_a_long_title_is_cut_at_a_syllable() -> None:
    proposal = propose_id(Titled("标准化" * 20))
    assert len(proposal) <= 48
    assert set(proposal.split("-")) <= {"biaozhunhua", "biaozhun", "biao"}


def test_a_title_without_letters_or_with_a_device_name_is_refused() -> None:
    for title in ("……", "CON"):
        with pytest.raises(ImportingError, match="--id"):
            propose_id(Titled(title))


def test_a_taken_proposal_is_refused_with_a_suggestion_and_never_numbered() -> None:
    document = Titled("国家标准化发展纲要", "冀政发〔2015〕8号")
    with pytest.raises(ImportingError, match="such as guojia-biaozhunhua-fazhan-gangyao"):
        free_id(document, {DocumentId("jizhengfa-2015-8")})
    taken = {DocumentId("jizhengfa-2015-8"), DocumentId("guojia-biaozhunhua-fazhan-gangyao")}
    with pytest.raises(ImportingError, match="such as jizhengfa-2015-8-2"):
        free_id(document, taken)
    assert free_id(document, set()) == "jizhengfa-2015-8"
