"""Which words of a text cite something."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stdplan_tui.corpus.citations.finding import citations_in
from stdplan_tui.corpus.citations.model import Base, Citation, Kind
from tests.support.counts import tries


def words(text: str) -> list[str]:
    """The words that cite, in order."""
    return [text[found.span.start : found.span.end] for found in citations_in(text)]


def only(text: str) -> Citation:
    """The one citation in a text."""
    (found,) = citations_in(text)
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("贯彻《国家标准化发展纲要》精神", ["《国家标准化发展纲要》"]),
        (
            "《关于落实〈中国制造2025〉的意见》（江政发〔2016〕3号）和",
            ["《关于落实〈中国制造2025〉的意见》（江政发〔2016〕3号）"],
        ),
        ("《甲规划》 (江发[2015] 13 号,以下简称《规划》)，", ["《甲规划》 (江发[2015] 13 号,以下简称《规划》)"]),
        ("《甲规划》（以下简称《规划》）提出", ["《甲规划》"]),
        ("《甲规划》（修订）第三部分", ["《甲规划》（修订）第三部分"]),
        ("关于《甲\n规划》的", ["《甲\n规划》"]),
        ("《防洪标准》（GB50201-2014）", ["《防洪标准》（GB50201-2014）"]),
        ("《甲》《乙》", ["《甲》", "《乙》"]),
        ("《甲和《乙》", ["《乙》"]),
        ("《》〈甲〉《", []),
    ],
)
def test_titles(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("根据国发〔2015〕13号文件", ["国发〔2015〕13号"]),
        ("按照国办发[2016]8号和江政发（2017）第009号、", ["国办发[2016]8号", "江政发（2017）第009号"]),
        ("依据工业和信息化部令第29号，", ["工业和信息化部令第29号"]),
        ("（江南省人民政府令第181号）", ["江南省人民政府令第181号"]),
        ("国务院令（第七百零六号）公布", ["国务院令（第七百零六号）"]),
        ("（2015）13号楼，第13号，〔2015〕13号", []),
    ],
)
def test_document_numbers(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("符合GB/T 9704-2012和GB 12345的", ["GB/T 9704-2012", "GB 12345"]),
        ("JJF 1001—2011，DB36/T 1234，T/CAS 12-2020", ["JJF 1001—2011", "DB36/T 1234", "T/CAS 12-2020"]),
        ("通过ISO 9001：2015、ISO/IEC 27001认证", ["ISO 9001：2015", "ISO/IEC 27001"]),
        ("SH 600000，PM 2.5，16GB 内存，COVID-19，国际标准化组织（ISO）", []),
    ],
)
def test_standards(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("依照本法第十条第二款第（三）项、第（五）项的规定", ["本法第十条第二款第（三）项", "第（五）项"]),
        ("违反本条例第十条至第十五条", ["本条例第十条至第十五条"]),
        ("符合第五条第（一）（二）项和第一、二款", ["第五条第（一）（二）项", "第一、二款"]),
        ("按照第三十三条、三十四条规定", ["第三十三条", "三十四条"]),
        ("前款规定的，犯前两款罪，依照前条，目前项目", ["前款", "前两款", "前条"]),
        ("《民法典》第十条、第十一条第二款", ["《民法典》第十条", "第十一条第二款"]),
        ("将刑法第十七条修改，属于基本法第二条", ["刑法第十七条", "基本法第二条"]),
        ("本纲要第三部分，见专栏2和附件一", ["本纲要第三部分", "专栏2", "附件一"]),
        ("目前条件，第三节课，第十三届，第一项目，属于第二项情形", []),
        ("第十条　自公布之日起", []),
    ],
)
def test_provisions(text: str, expected: list[str]) -> None:
    assert words(text) == expected


def test_the_label_of_a_clause_cites_nothing() -> None:
    assert citations_in("第二十条\n依照第三条", len("第二十条"))[0].span.start == 7


def test_what_follows_in_a_list_is_of_the_same_document() -> None:
    first, second = citations_in("《民法典》第十条第一款、第二款")
    assert (first.kind, second.kind, second.title) == (Kind.TITLE, Kind.CLAUSE, "民法典")
    assert [step.number for step in second.steps] == [(10,), (2,)]


def test_the_base_law_is_another() -> None:
    assert only("香港特别行政区基本法第二十三条").base is Base.NAMED
    assert only("本法第二十三条").base is Base.OWN
    assert only("依照第二十三条").base is Base.UNSAID
    assert only("本条第二款").base is Base.AROUND


def test_a_title_knows_its_number_its_short_name_and_what_it_holds() -> None:
    found = only("国务院《关于落实〈甲规划〉的意见》（国发〔2015〕13号）（以下称“意见”）")
    assert (found.number, found.short, found.before) == ("国发〔2015〕13号", "意见", "国务院")
    assert [inner.title for inner in found.inner] == ["甲规划"]


@settings(max_examples=tries(60), deadline=None)
@given(st.text(alphabet="《》〈〉（）()第十条款项、前本法国发〔〕[]2015号GB/T -1以下简称至令\n附件专栏之一"))
def test_citations_are_in_order_and_apart(text: str) -> None:
    at = 0
    for found in citations_in(text):
        assert at <= found.span.start < found.span.end <= len(text)
        at = found.span.end


@pytest.mark.parametrize(
    "piece",
    ["《", "《a》（", "《ab", "第十条、", "前", "〔2015〕1", "GB/T 1", "《a》（以下简称", "本法第十条", "第一、"],
)
def test_time_grows_with_the_text_alone(piece: str) -> None:
    def spent(size: int) -> float:
        text = piece * (size // len(piece))
        begun = time.process_time()
        citations_in(text)
        return time.process_time() - begun

    spent(1000)
    assert spent(160_000) < 40 * max(spent(20_000), 0.002)


def test_brackets_nested_without_end() -> None:
    depth = 50_000
    assert words("《" * depth + "《甲》" * 10 + "》" * depth)[:1] == ["《" * 135 + "《甲》" * 10 + "》" * 135]
