"""Tables and boxes of Word files."""

from __future__ import annotations

import pytest

from stdplan_tui.importing.importing import import_bytes
from stdplan_tui.importing.lines import Role
from stdplan_tui.importing.sources.docx.reading import read
from tests.support.docx_files import abstract, cell, docx, levels, numbered, paragraph, table, text_box, use
from tests.unit.importing.documents import outline

TEXT = "推进能源建设，完善体系。"
BORDERS = (
    "<w:pBdr>" + "".join(f'<w:{edge} w:val="single"/>' for edge in ("top", "left", "bottom", "right")) + "</w:pBdr>"
)


def lines(body: str, numbering: str = "") -> list[tuple[Role, list[str]]]:
    """The role of each line that is not blank, with its cells or its text."""
    opened = read(docx(body, numbering=numbering), "a.docx")
    for line in opened.page.lines:
        for piece in line.parts():
            assert not piece.plain or opened.text[piece.start : piece.end] == piece.text
    return [
        (line.role, [each.raw for each in line.cells] if line.cells else [line.raw])
        for line in opened.page.lines
        if not line.blank
    ]


def rows(body: str, numbering: str = "") -> list[list[str]]:
    return [cells for role, cells in lines(body, numbering) if role is Role.ROW]


def test_a_table_of_data_is_rows_of_cells() -> None:
    assert lines(table(["指标", "数"], ["甲", "5"])) == [(Role.ROW, ["指标", "数"]), (Role.ROW, ["甲", "5"])]
    opened = read(
        docx(table(["指标", "数"], ["甲", "5"]) + paragraph("乙") + table(["丙", "丁"], ["戊", "己"])), "a.docx"
    )
    assert [line.table for line in opened.page.lines] == [1, 1, 0, 2, 2]
    assert opened.text.startswith("指标\u3000\t数\u3000\n")


def test_a_cell_with_several_paragraphs_has_gaps() -> None:
    assert rows(table([cell(paragraph("甲") + paragraph() + paragraph("乙")), "丙"], ["丁", "戊"]))[0] == [
        "甲\u3000乙",
        "丙",
    ]


def test_merged_cells_stand_in_each_row_and_the_first_column() -> None:
    wide, start, on = '<w:gridSpan w:val="2"/>', '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    body = table([cell("甲", start), "乙", "丙"], [cell("", on), cell("丁", wide)], ["戊", "己", "庚"])
    assert rows(body) == [["甲", "乙", "丙"], ["甲", "丁", ""], ["戊", "己", "庚"]]


def test_columns_left_empty_and_rows_without_words() -> None:
    body = table(["甲", "乙"], ["", ""], ["丙", "丁"])
    late = body.replace("<w:tr>", '<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>', 1)
    assert rows(late) == [["", "甲", "乙"], ["丙", "丁"]]


def test_a_deleted_row_is_reported() -> None:
    body = table(["甲", "乙"], ["丙", "丁"], ["戊", "己"]).replace(
        '<w:tr><w:tc><w:tcPr></w:tcPr><w:p><w:r><w:t xml:space="preserve">丙',
        '<w:tr><w:trPr><w:del/></w:trPr><w:tc><w:tcPr></w:tcPr><w:p><w:r><w:t xml:space="preserve">丙',
    )
    assert rows(body) == [["甲", "乙"], ["戊", "己"]]
    opened = read(docx(body), "a.docx")
    assert [opened.text[drop.start : drop.end] for drop in opened.page.dropped] == ["丙", "丁"]


def test_automatic_numbers_in_cells() -> None:
    numbering = abstract(0, levels(("decimal", "%1"))) + use(1, 0)
    assert rows(table([numbered(""), "甲"], [numbered(""), "乙"]), numbering) == [["1", "甲"], ["2", "乙"]]


def test_a_cell_over_all_columns_is_a_caption_if_it_says_so() -> None:
    wide = '<w:gridSpan w:val="2"/>'
    captioned = table([cell("表1 主要指标", wide)], ["指标", "数"], ["甲", "5"])
    assert lines(captioned)[0] == (Role.TEXT, ["表1 主要指标"])
    assert lines(table([cell("主要指标", wide)], ["指标", "数"], ["甲", "5"]))[0] == (Role.ROW, ["主要指标", ""])


@pytest.mark.parametrize(
    "body",
    [
        table(["甲。"]),
        table(["甲。"], ["乙。"]),
        table(["甲。", "乙。"]),
        table([table(["甲。", "乙。"])]),
        table(["", ""], ["甲。", ""]),
        table(["甲。" + "长" * 1_500, "乙。"], ["丙。", "丁。"]),
        table(["甲。"] * 70, ["乙。"] * 70),
    ],
)
def test_a_table_that_only_lays_out_is_lines(body: str) -> None:
    assert {role for role, _cells in lines(body)} == {Role.TEXT}


def test_a_nested_table_of_data_is_rows() -> None:
    assert lines(table([paragraph("上") + table(["甲", "乙"], ["丙", "丁"]) + paragraph("下")])) == [
        (Role.TEXT, ["上"]),
        (Role.ROW, ["甲", "乙"]),
        (Role.ROW, ["丙", "丁"]),
        (Role.TEXT, ["下"]),
    ]


BOX = [(Role.BOX, ["专栏1 重点工程"]), (Role.BOX_HEADING, ["能源"]), (Role.BOX_TEXT, [TEXT])]
INSIDE = paragraph("专栏1 重点工程") + paragraph("能源") + paragraph(TEXT)


@pytest.mark.parametrize(
    "body",
    [
        table([INSIDE]),
        table(["专栏1 重点工程"], ["能源"], [TEXT]),
        table(["专栏1 重点工程"], [paragraph("能源") + paragraph(TEXT)]),
        table([cell("专栏1 重点工程", '<w:gridSpan w:val="2"/>')], ["能源", TEXT]),
        paragraph(inside=text_box(INSIDE)),
        "".join(paragraph(text, BORDERS) for text in ("专栏1 重点工程", "能源", TEXT)),
        table([paragraph(inside=text_box(INSIDE))]),
    ],
)
def test_a_box_however_it_is_drawn(body: str) -> None:
    assert lines(body) == BOX


def test_a_title_of_a_box_over_two_lines() -> None:
    assert lines(table([paragraph("专栏2") + paragraph("生态工程")], [TEXT])) == [
        (Role.BOX, ["专栏2生态工程"]),
        (Role.BOX_TEXT, [TEXT]),
    ]


def test_two_boxes_in_one_frame_and_a_list_in_a_box() -> None:
    found = lines(
        table(
            [
                paragraph("专栏1 甲")
                + paragraph("1.能源。")
                + paragraph("石化")
                + paragraph("专栏2 乙")
                + paragraph("丙")
            ]
        )
    )
    assert [role for role, _cells in found] == [Role.BOX, Role.BOX_TEXT, Role.BOX_TEXT, Role.BOX, Role.BOX_TEXT]


def test_a_table_of_data_under_the_title_of_a_box() -> None:
    found = lines(table([cell("专栏3 指标", '<w:gridSpan w:val="3"/>')], ["序号", "指标", "数"], ["1", "甲", "5"]))
    assert found == [(Role.BOX, ["专栏3 指标"]), (Role.ROW, ["序号", "指标", "数"]), (Role.ROW, ["1", "甲", "5"])]


def test_words_about_a_box_open_none() -> None:
    assert lines(table(["专栏1和专栏2所列工程，由各部门落实。"])) == [
        (Role.TEXT, ["专栏1和专栏2所列工程，由各部门落实。"])
    ]


def test_a_box_between_two_items_ends_where_its_frame_does() -> None:
    body = (
        paragraph("甲省工业规划")
        + paragraph("一、重点任务")
        + paragraph("1.加强建设。各部门落实。")
        + table(["专栏1 重点工程"], ["（一）能源。推进建设。"], ["2.交通。推进建设。"])
        + paragraph("这是正文，不在框里。")
        + paragraph("2.加强管理。各部门落实。")
    )
    assert outline(import_bytes(docx(body), "a.docx").document.clauses) == [
        "title |甲省工业规划|",
        "part 一、|重点任务|",
        "  item 1.|加强建设。|各部门落实。",
        "    box 专栏1|重点工程|",
        "      box_entry （一）|能源。|推进建设。",
        "        box_entry 2.|交通。|推进建设。",
        "    paragraph ||这是正文，不在框里。",
        "  item 2.|加强管理。|各部门落实。",
    ]
