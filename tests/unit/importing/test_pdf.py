"""PDF files: characters to lines, lines to paragraphs, and the files that cannot be read."""

from __future__ import annotations

import contextlib
import subprocess
import sys
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stdplan_tui.corpus.model import DocumentId
from stdplan_tui.errors import ImportingError, StdplanError
from stdplan_tui.importing.importing import import_bytes
from stdplan_tui.importing.layout.sheet import Cause
from stdplan_tui.importing.lines import Line, Role, Side
from stdplan_tui.importing.sources.opening import opened
from stdplan_tui.importing.sources.pdf import reading
from tests.support.counts import tries
from tests.support.pdf_files import HEIGHT, WIDTH, Drawing, Picture, Rule, Text, pdf
from tests.unit.importing.documents import outline, outlined

LEFT, SIZE, PER_LINE, PER_PAGE, LEAD = 74, 16, 28, 12, 28
RIGHT = LEFT + SIZE * PER_LINE
TOP = HEIGHT - 110
TITLE = "甲省数据流通发展规划（2021—2025年）"
TEXT = """\
为了规范公共数据流通工作，促进数据资源开发利用，推动数字经济发展，结合本省实际，制定本规划。
一、总体要求
（一）指导思想。坚持以服务发展为中心，统筹发展和安全，建立健全公共数据流通的制度和标准，完善数据基础设施，不断提升\
数据资源的供给能力和开发利用水平，让数据更好地服务于经济社会发展和人民群众的生产生活。
（二）发展目标
到2025年，公共数据流通的制度体系基本建立，数据开放的数量和质量明显提高，累计开放数据集2000个以上，数据应用场景\
更加丰富，数据安全得到有效保障，数字经济核心产业增加值占地区生产总值的比重明显提高。
二、重点任务
（一）完善制度。制定数据分级分类管理办法，明确各部门的职责分工，建立数据流通的登记、评估、监督机制。
（二）建设平台。依托省级政务云建设统一的数据开放平台，与国家平台互联互通，实现全省数据资源的统一汇聚、统一开放。
三、保障措施
（一）加强组织领导。各地区各部门要高度重视，把数据流通工作摆上重要位置，结合实际抓好落实。
"""


def read(pages: Sequence[Sequence[Drawing]], *, rotate: int = 0) -> list[Line]:
    """The lines of a PDF with these pages."""
    return list(opened(pdf(pages, rotate=rotate), "a.pdf").page.lines)


def raws(pages: Sequence[Sequence[Drawing]], *, rotate: int = 0) -> list[str]:
    return [line.raw for line in read(pages, rotate=rotate) if not line.blank]


def wrapped(paragraph: str) -> Iterator[str]:
    """The paragraph as a page prints it: first line indented, 28 characters a line."""
    text = f"　　{paragraph}"
    yield from (text[at : at + PER_LINE] for at in range(0, len(text), PER_LINE))


def printed(title: str, paragraphs: Sequence[str]) -> list[list[Drawing]]:
    """Pages with contents, running heads, page numbers and hard-wrapped text."""
    headings = [each for each in paragraphs if each[1] == "、"]
    contents = [Text(WIDTH / 2 - 44, TOP, "目　录", 22)]
    contents += [Text(LEFT, TOP - LEAD * n, f"{each}{'…' * 18}{n}") for n, each in enumerate(headings, 1)]
    lines = [line for each in paragraphs for line in wrapped(each)]
    pages: list[list[Drawing]] = [[*contents]]
    for number, start in enumerate(range(0, len(lines), PER_PAGE), 1):
        page: list[Drawing] = [Text(LEFT + 100, HEIGHT - 50, title, 10.5)]
        page += [Text(WIDTH / 2 - 11 * len(title) + 22, TOP + 34, title, 22)] if number == 1 else []
        for place, line in enumerate(lines[start : start + PER_PAGE]):
            indent = len(line) - len(line.lstrip())
            page.append(Text(LEFT + SIZE * indent, TOP - LEAD * place, line.lstrip(), SIZE))
        page.append(Text(WIDTH / 2 - 20, 50, f"— {number} —", 14))
        pages.append(page)
    return pages


def table(y: float, columns: Sequence[int], rows: Sequence[Sequence[str]]) -> list[Drawing]:
    """A ruled table, 24 points a row."""
    across = [Rule(LEFT, y - 24 * n, LEFT + sum(columns), y - 24 * n) for n in range(len(rows) + 1)]
    edges = [LEFT + sum(columns[:n]) for n in range(len(columns) + 1)]
    down = [Rule(x, y, x, y - 24 * len(rows)) for x in edges]
    texts = [
        Text(edges[n] + 4, y - 24 * r - 16, cell, 10)
        for r, row in enumerate(rows)
        for n, cell in enumerate(row)
        if cell
    ]
    return [*across, *down, *texts]


def test_a_printed_plan_has_the_outline_of_its_text() -> None:
    found = import_bytes(pdf(printed(TITLE, TEXT.splitlines())), "a.pdf")
    assert outline(found.document.clauses) == outlined(f"{TITLE}\n{TEXT}")
    reasons = {drop.text.strip(): drop.reason for drop in found.report.dropped}
    assert reasons["— 1 —"] == "page number"
    assert reasons[TITLE] == "running head"
    assert any(text.startswith("目") and reason == "table of contents" for text, reason in reasons.items())


def test_lines_know_page_side_and_whether_they_are_full() -> None:
    first = [Text(LEFT + 32, TOP, "甲" * 26), Text(LEFT, TOP - LEAD, "乙" * 28), Text(LEFT, TOP - 2 * LEAD, "丙丁。")]
    rest = [
        Text(LEFT, TOP - 3 * LEAD, "戊" * 28),
        Text(RIGHT - 10 * SIZE, TOP - 6 * LEAD, "甲省人民政府"),
        Text((WIDTH - 5 * SIZE) / 2 - 0.5, TOP - 8 * LEAD, "第一章总则"),
    ]
    found = read([[*first, *rest], [Text(LEFT, TOP, "己" * 28)]])
    assert [(line.raw[:4], line.page, line.side, line.full) for line in found if not line.blank] == [
        ("　　甲甲", 1, Side.LEFT, True),
        ("乙乙乙乙", 1, Side.LEFT, True),
        ("丙丁。", 1, Side.LEFT, False),
        ("戊戊戊戊", 1, Side.LEFT, True),
        ("甲省人民", 1, Side.RIGHT, False),
        ("第一章总", 1, Side.CENTRE, False),
        ("己己己己", 2, Side.LEFT, True),
    ]


def test_a_line_is_full_that_had_no_room_for_the_next_word() -> None:
    lines = ["甲" * 24, "ISO/IEC17025标准。", "乙" * 24, "丙丁。"]
    found = read([[Text(LEFT, TOP - LEAD * n, text) for n, text in enumerate([*lines, "戊" * 28, "己" * 28])]])
    assert [line.full for line in found][:4] == [True, False, False, False]


def test_blank_lines_stand_where_white_is_and_around_titles_only() -> None:
    page = [Text(WIDTH / 2 - 88, TOP, "甲省公共数据办法", 22), Text(LEFT + 32, TOP - LEAD, "甲" * 26)]
    page += [Text(LEFT, TOP - n * LEAD, text) for n, text in ((2, "乙。"), (3, "丙" * 28), (4, "丁。"), (7, "戊。"))]
    found = read([page])
    assert [("", "title")[line.role is Role.TITLE] or line.raw.strip()[:1] for line in found] == [
        "title",
        "",
        "甲",
        "乙",
        "丙",
        "丁",
        "",
        "戊",
    ]


def test_gaps_in_a_line() -> None:
    page = [Text(LEFT, TOP, "甲省"), Text(LEFT + 160, TOP, "乙省"), Text(LEFT, TOP - LEAD, "共20 项 work plan")]
    assert raws([page]) == ["甲省" + "　" * 8 + "乙省", "共20 项 work plan"]


def test_raised_characters_stay_in_their_line_and_bold_ones_are_taken_once() -> None:
    page = [Text(LEFT, TOP, "面积30"), Text(LEFT + 48.4, TOP + 5, "2", 8), Text(LEFT + 53, TOP, "米")]
    page += [Text(LEFT + shift, TOP - LEAD, "第一章总则") for shift in (0.0, 0.4)]
    assert raws([page]) == ["面积302米", "第一章总则"]


@pytest.mark.parametrize("turned", [89, 179, 271])
def test_a_page_on_its_side_is_turned(turned: int) -> None:
    steps = {89: (LEAD, 0), 179: (0, LEAD), 271: (-LEAD, 0)}[turned]
    page = [Text(300 + n * steps[0], 400 + n * steps[1], text, 16, turned) for n, text in enumerate(["甲乙丙", "丁戊"])]
    assert raws([page]) == ["甲乙丙", "丁戊"]


def test_the_pages_own_turn_changes_nothing() -> None:
    assert raws([[Text(LEFT, TOP, "甲乙丙"), Text(LEFT, TOP - LEAD, "丁戊")]], rotate=90) == ["甲乙丙", "丁戊"]


def test_a_watermark_is_dropped_and_told() -> None:
    found = opened(pdf([[Text(LEFT, TOP, "第一条　为了规范。"), Text(200, 300, "内部资料", 40, 45)]]), "a.pdf")
    assert [line.raw for line in found.page.lines] == ["第一条 为了规范。"]
    assert [found.text[drop.start : drop.end] for drop in found.page.dropped] == ["内部资料"]


def test_radicals_are_read_as_the_characters_they_look_like() -> None:
    found = import_bytes(pdf([[Text(LEFT, TOP, "第一条　⽤⼾和⺠政部门的⻓期⼯作。")]]), "a.pdf")
    assert "用户和民政部门的长期工作。" in found.body
    assert [(reading.text) for reading in found.report.readings] == list("用户民长工")


def test_two_columns_are_read_one_after_the_other() -> None:
    left = [Text(50, TOP - 16 * n, f"{'左' * 24}{n:02}", 9) for n in range(12)]
    right = [Text(310, TOP - 16 * n, f"{'右' * 24}{n:02}", 9) for n in range(12)]
    across = [Text(180, TOP + 40, "甲省人民政府公报刊登规范性文件目次", 14)]
    found = raws([[*across, *left, *right]])
    assert [text.strip()[0] + text.strip()[-2:] for text in found[1:]] == [
        *(f"左{n:02}" for n in range(12)),
        *(f"右{n:02}" for n in range(12)),
    ]


def test_a_ruled_table_has_rows_and_cells_and_goes_on_over_the_page() -> None:
    number = Text(WIDTH / 2, 40, "1", 10)
    first = table(200, [60, 120, 80], [["序号", "指标", "单位"], ["1", "开放数量", "个"]])
    second = table(TOP, [60, 120, 80], [["2", "利用比例", ""], ["3", "场景", "个"]])
    rows = [line for line in read([[Text(LEFT, 230, "表1"), *first, number], second]) if line.role is Role.ROW]
    assert [[cell.raw for cell in row.cells] for row in rows] == [
        ["序号", "指标", "单位"],
        ["1", "开放数量", "个"],
        ["2", "利用比例", ""],
        ["3", "场景", "个"],
    ]
    assert {row.table for row in rows} == {1}


def test_cells_that_reach_over_others_leave_them_empty() -> None:
    x, y = LEFT, TOP
    rules = [Rule(x, y - n, x + 200, y - n) for n in (0, 24, 72)] + [Rule(x + 100, y - 48, x + 200, y - 48)]
    rules += [Rule(x, y, x, y - 72), Rule(x + 200, y, x + 200, y - 72), Rule(x + 100, y - 24, x + 100, y - 72)]
    texts = [Text(x + 4, y - 16, "全省", 10), Text(x + 4, y - 40, "甲", 10)]
    texts += [Text(x + 104, y - 40, "乙", 10), Text(x + 104, y - 64, "丙", 10), Text(x + 4, y - 60, "丁", 10)]
    below = table(300, [80, 80], [["一", "二"], ["三", "四"]])
    rows = [[cell.raw for cell in line.cells] for line in read([[*rules, *texts, *below]]) if line.role is Role.ROW]
    assert rows == [["全省", ""], ["甲　丁", "乙"], ["", "丙"], ["一", "二"], ["三", "四"]]


def test_a_frame_around_text_is_no_table() -> None:
    frame = table(TOP, [400], [["专栏1 重点工程"], ["实施重点工程。"]])
    assert [line.role for line in read([frame])] == [Role.TEXT, Role.TEXT]


def test_a_table_without_rules_stays_lines_and_is_doubted() -> None:
    rows = ["序号 指标 单位", "1 数量 个", "2 比例 分", "3 场景 类"]
    page = [Text(LEFT, TOP, "第一条　指标如下：")]
    page += [
        Text(LEFT + 180 * n, TOP - LEAD * r, cell)
        for r, row in enumerate(rows, 1)
        for n, cell in enumerate(row.split())
    ]
    found = import_bytes(pdf([page]), "a.pdf")
    assert [(doubt.message, doubt.cause) for doubt in found.report.doubts] == [
        ("lines in columns, perhaps a table: “序号指标单位”", Cause.TABLE)
    ]
    assert found.body.split("\n\n")[1:] == ["序号　指标　单位", "1　数量　个", "2　比例　分", "3　场景　类\n"]


def test_a_page_that_is_a_picture_is_doubted() -> None:
    pages: list[list[Drawing]] = [[Text(LEFT, TOP - LEAD * n, "第一条　为了规范工作。") for n in range(9)], [Picture()]]
    found = import_bytes(pdf([*pages, pages[0]]), "a.pdf")
    assert "page 2 has no text: it may be a picture" in [doubt.message for doubt in found.report.doubts]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (pdf([[Picture()], [Picture()]]), "ocrmypdf -l chi_sim 甲.pdf OUT.pdf"),
        (pdf([[]]), "no text"),
        (pdf([[Text(LEFT, TOP, "\ue001\ue002\ue003字")]]), "ocrmypdf --force-ocr -l chi_sim 甲.pdf OUT.pdf"),
        (pdf([[Text(LEFT, TOP, "第一条　为了规范。")]], locked=True), "password"),
        (b"%PDF-1.7 no more", "broken"),
        (pdf([[Text(LEFT, TOP, "字字")]] * 2001), "too large"),
        (b"%PDF-1.7\n1 0 obj << >> stream\n" + zlib.compress(b" " * (16 << 20)) + b"\nendstream", "too large"),
        (b"%PDF-1.7\n<< /Filter [/FlateDecode /FlateDecode] >> stream\n12\nendstream", "too large"),
    ],
)
def test_what_cannot_be_read_is_told_with_the_files_name(data: bytes, message: str) -> None:
    with pytest.raises(ImportingError, match=message) as raised:
        opened(data, "甲.pdf")
    assert raised.value.path == "甲.pdf"


def test_too_many_characters_or_too_much_time_end_the_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    data = pdf([[Text(LEFT, TOP, "字" * 20)]] * 3)
    monkeypatch.setattr(reading, "_MOST_CHARACTERS", 50)
    with pytest.raises(ImportingError, match="3 pages"):
        opened(data, "a.pdf")
    monkeypatch.setattr(reading, "_MOST_CHARACTERS", 100)
    monkeypatch.setattr(reading, "_MOST_SECONDS", -1.0)
    with pytest.raises(ImportingError, match="1 pages"):
        opened(data, "a.pdf")


@settings(max_examples=tries(30), deadline=None)
@given(st.data())
def test_a_broken_file_is_read_or_refused(data: st.DataObject) -> None:
    whole = bytearray(
        pdf([[Text(LEFT, TOP, "第一条　为了规范工作。"), *table(400, [60, 60], [["甲", "乙"], ["丙", "丁"]])]])
    )
    for _number in range(data.draw(st.integers(1, 12))):
        whole[data.draw(st.integers(8, len(whole) - 1))] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(100, len(whole)))
    with contextlib.suppress(StdplanError):
        assert import_bytes(bytes(whole[:cut]), "a.pdf", id=DocumentId("a")).body


def test_nothing_is_printed_at_exit(tmp_path: Path) -> None:
    file = tmp_path / "a.pdf"
    file.write_bytes(pdf([[Text(LEFT, TOP, "第一条　为了规范。")]]))
    code = (
        "import sys; from pathlib import Path; from stdplan_tui.importing.sources.opening import opened;"
        f"sys.stdout.write(opened(Path({str(file)!r}).read_bytes(), 'a.pdf').text)"
    )
    done = subprocess.run([sys.executable, "-X", "utf8", "-c", code], capture_output=True, check=True)
    assert (done.stdout.decode().strip(), done.stderr) == ("第一条 为了规范。", b"")
