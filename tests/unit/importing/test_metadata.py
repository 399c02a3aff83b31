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
    ],
)
def test_numbers_in_all_brackets(number: str, expected: str) -> None:
    metadata = imported(f"关于甲的通知\n{number}\n各市人民政府：\n内容。").document.metadata
    assert metadata.document_number == expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
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
