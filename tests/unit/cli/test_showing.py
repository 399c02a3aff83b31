"""`stdplan show`: a document in words alone, for pipes, pagers and screen readers."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stdplan_tui.cli.main import run
from stdplan_tui.cli.plain.paragraphs import passages
from stdplan_tui.cli.plain.printing import Page
from stdplan_tui.corpus.library import Library
from stdplan_tui.corpus.markdown import read
from stdplan_tui.corpus.model import Document, DocumentId, Level, Metadata
from stdplan_tui.language import _, use_language
from stdplan_tui.text.width import cells
from tests.support.counts import tries
from tests.support.documents import CANONICAL
from tests.support.documents import document as made
from tests.unit.cli.conftest import Call
from tests.unit.cli.test_output import Terminal

TABLED = """\
# 指标

## 一、目标

**第一条**
按表执行。

**表1　主要指标**
单位：项

| 指标 | 2020年 | 属性 |
| --- | --- | --- |
| 国家标准 | 100 |  |
| 行业标准 | 2\\|3 | 预期性 |
| 合计 |  |  |

表后的话。

<!-- box -->
> **重点工程**
>
> **电网**
> 建设电网。

## 二、保障

- ——**加强领导。**
  落实责任。
"""


@pytest.fixture
def tabled(folder: Path) -> Path:
    Library(folder / "corpus").save(Metadata(DocumentId("zhibiao"), "指标"), TABLED)
    return folder


def blocks(text: str) -> list[str]:
    return text.rstrip("\n").split("\n\n")


def test_a_clause_and_what_is_under_it(call: Call) -> None:
    assert call("show", "plan:1.1").lines == ["（一）指导思想。", "坚持质量第一，完善标准体系。"]


def test_a_document_has_a_paragraph_for_each_clause(call: Call) -> None:
    ran = call("show", "notice")
    assert blocks(ran.out) == [
        "江南县人民政府关于开展标准化试点的通知",
        "江政发〔2021〕3号",
        "各单位要做好标准化试点工作。",
        "江南县人民政府\n2021年3月5日",
    ]


def test_leads_and_bullets_run_on(call: Call) -> None:
    assert blocks(call("show", "plan:1.2").out) == [
        "（二）基本原则。",
        "需求引领，系统布局。围绕产业需要，制定特高压输电标准。",
        "——标准体系更加健全。到2025年，标准数量翻一番。",
    ]


@pytest.mark.usefixtures("tabled")
def test_the_rows_of_a_table_are_read_with_their_headers(call: Call) -> None:
    found = blocks(call("show", "zhibiao").out)
    assert found[2:9] == [
        "第一条\u3000按表执行。",
        "表1\u3000主要指标\n单位：项",
        "[columns] 指标; 2020年; 属性",
        "指标: 国家标准\n2020年: 100",
        "指标: 行业标准\n2020年: 2|3\n属性: 预期性",
        "合计",
        "[end of table]",
    ]


@pytest.mark.usefixtures("tabled")
def test_a_box_is_named_and_its_end_is_told(call: Call) -> None:
    found = blocks(call("show", "zhibiao").out)
    assert found[9:14] == ["表后的话。", "[box] 重点工程", "电网\n建设电网。", "[end of box]", "二、保障"]


@pytest.mark.usefixtures("tabled")
def test_structure_is_told_in_the_language_of_the_interface(call: Call) -> None:
    ran = call("--lang", "zh", "show", "zhibiao")
    word = _("[box]")
    use_language("en")
    assert f"{word} 重点工程" in ran.lines


def test_ids_stand_before_the_clauses(call: Call) -> None:
    found = blocks(call("show", "plan:2", "--ids").out)
    assert found == ["[2] 二、重点领域", "[2.box1] 专栏1\u3000农业标准化重点", "[2.box1.e1] 种业\n制定良种繁育标准。"]


def test_lines_are_broken_at_a_width(call: Call) -> None:
    ran = call("show", "plan:1.1", "--width", "20")
    assert ran.lines == ["（一）指导思想。", "坚持质量第一，完善标", "准体系。"]
    assert call("show", "plan:1.1", "--width", "0").out == call("show", "plan:1.1").out


def test_a_terminal_gives_the_width_and_no_colour(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stdout", terminal)
    monkeypatch.setenv("COLUMNS", "34")
    monkeypatch.setenv("TERM", "xterm")
    assert run(["-C", str(folder), "show", "plan:1.2.p1"]) == 0
    assert terminal.getvalue() == "    需求引领，系统布局。围绕产业需\n要，制定特高压输电标准。\n"


def test_notes_stand_below_their_clause(call: Call) -> None:
    call("annotate", "plan:1.1", "--quote", "质量第一", "-m", "为何？\n待核", "--tag", "环境型/目标规划")
    call("annotate", "plan", "-m", "总体可行")
    found = blocks(call("show", "plan", "--notes").out)
    assert re.fullmatch(r"    \[note\] Zhang San, \d{4}-\d\d-\d\d, whole document: 总体可行", found[0])
    text, place, rest, *more = found[4].split("\n")[1:]
    assert text == "坚持质量第一，完善标准体系。"
    assert re.fullmatch(r"    \[note\] Zhang San, [\d-]{10}, “质量第一”: #环境型/目标规划 为何？", place)
    assert rest.strip() == "待核"
    assert not more
    assert "为何" not in call("show", "plan").out
    assert "总体可行" not in call("show", "plan:1.1", "--notes").out


def test_notes_whose_clause_is_gone_come_last(call: Call, folder: Path) -> None:
    call("annotate", "plan:1.1", "-m", "为何？")
    body = folder / "corpus" / "plan.md"
    text = body.read_text("utf-8")
    body.write_text(text.replace("坚持质量第一，完善", "制定"), "utf-8")
    assert "text changed" in call("show", "plan:1.1", "--notes").out
    body.write_text(text.replace("坚持质量第一，完善标准体系。", "修堤坝。").replace("指导思想。", "防汛。"), "utf-8")
    last = blocks(call("show", "plan", "--notes").out)[-1]
    assert "place no longer certain: 一/（一）" in last
    assert last.endswith("为何？")


def test_a_broken_note_is_told_and_the_rest_is_printed(call: Call, folder: Path) -> None:
    call("annotate", "plan:1.1", "-m", "为何？")
    (path,) = (folder / "annotations" / "plan" / "zhang-san").glob("*.toml")
    path.write_text("schema = \n", "utf-8")
    ran = call("show", "plan:1.1", "--notes")
    assert ran.code == 1
    assert path.name in ran.err
    assert ran.lines == ["（一）指导思想。", "坚持质量第一，完善标准体系。"]


def test_json(call: Call) -> None:
    found = call("show", "plan:1.1", "--json").object
    assert (found["document"], found["id"], found["label_path"]) == ("plan", "1.1", "一/（一）")
    assert found["string"] == "（一）指导思想。\n坚持质量第一，完善标准体系。"
    assert call("show", "plan", "--json").object["id"] == "plan"


@pytest.mark.parametrize("option", ["--notes", "--ids", "--width=9"])
def test_json_has_no_layout(call: Call, option: str) -> None:
    ran = call("show", "plan", "--json", option)
    assert (ran.code, ran.out) == (2, "")
    assert option.partition("=")[0] in ran.err


def test_what_is_shown_obeys_nobody(call: Call, folder: Path) -> None:
    body = folder / "corpus" / "plan.md"
    body.write_text(body.read_text("utf-8").replace("坚持", "\x1b[2J坚\u202e持\x9b1m"), "utf-8")
    ran = call("show", "plan:1.1", "--width", "80")
    assert ran.lines[-1] == "    坚持质量第一，完善标准体系。"


@pytest.mark.parametrize("name", CANONICAL)
@settings(max_examples=tries(10))
@given(width=st.integers(8, 200), ambiguous=st.sampled_from([1, 2]), with_ids=st.booleans())
def test_no_character_is_lost_and_no_line_is_too_wide(name: str, width: int, ambiguous: int, with_ids: bool) -> None:
    page = Page(width, ambiguous, with_ids)
    for passage in passages(made(CANONICAL[name])):
        lines = list(page.passage(passage))
        assert all(cells(line, ambiguous) <= width for line in lines)
        if passage.clause.level is not Level.ROW and not with_ids:
            words = "".join("".join(lines).split()).removeprefix("[table]").removeprefix("[box]")
            assert words == "".join(passage.clause.string.split())


def test_every_cell_of_a_table_is_printed_once() -> None:
    document = Document(Metadata(DocumentId("t"), "指标"), read(TABLED))
    rows = [passage for passage in passages(document) if passage.clause.level is Level.ROW]
    for passage in rows:
        text = "\n".join(paragraph.text for paragraph in passage.paragraphs)
        for cell in filter(None, passage.clause.string.split("\t")):
            assert text.count(cell) == 1
