"""Word files as text and page: paragraphs, styles, fields, notes, and what is left out."""

from __future__ import annotations

import pytest

from stdplan_tui.importing.importing import import_bytes
from stdplan_tui.importing.lines import Line, Role, Side
from stdplan_tui.importing.sources.docx.reading import read
from stdplan_tui.importing.sources.page import Opened
from tests.support.docx_files import docx, field, numbered, paragraph, part, run, style, text_box
from tests.unit.importing.documents import outline

STYLES = (
    style("a", "Normal")
    + style("1", "标题 1", '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>')
    + style("x", "我的样式", based_on="1")
    + style("T", "Title", '<w:pPr><w:jc w:val="center"/></w:pPr>')
    + style("toc1", "toc 1")
    + style("plain", "正文标题样式", '<w:pPr><w:outlineLvl w:val="9"/></w:pPr>', based_on="1")
    + style("s", "Secret", "<w:rPr><w:vanish/></w:rPr>", kind="character")
)
BEGIN, SEPARATE, END = (f"<w:r><w:fldChar w:fldCharType='{kind}'/></w:r>" for kind in ("begin", "separate", "end"))


def page(body: str, **parts: object) -> Opened:
    """What is read of a file with that body; every offset is checked."""
    opened = read(docx(body, **parts), "a.docx")  # type: ignore[arg-type]
    for line in opened.page.lines:
        for piece in line.parts():
            assert piece.text in (opened.text[piece.start : piece.end], "\u3000")
    return opened


def texts(opened: Opened) -> list[str]:
    return [line.raw for line in opened.page.lines if not line.blank]


def dropped(opened: Opened) -> list[tuple[str, str]]:
    return [(drop.reason, opened.text[drop.start : drop.end]) for drop in opened.page.dropped]


def first(body: str, **parts: object) -> Line:
    return page(body, **parts).page.lines[0]


def test_a_paragraph_is_a_line_and_an_empty_one_a_blank_line() -> None:
    opened = page(paragraph("甲规划") + paragraph() + paragraph("一、总体要求"))
    assert [line.raw for line in opened.page.lines] == ["甲规划", "", "一、总体要求"]
    assert opened.text == "甲规划\n\n一、总体要求\n"


def test_a_strict_file_reads_alike() -> None:
    body = paragraph("甲规划") + numbered("总则")
    assert page(body, strict=True) == page(body)


@pytest.mark.parametrize(
    ("styled", "role"),
    [
        ("1", Role.HEADING),
        ("x", Role.HEADING),
        ("T", Role.TITLE),
        ("plain", Role.TEXT),
        ("a", Role.TEXT),
        ("?", Role.TEXT),
    ],
)
def test_a_style_makes_a_heading_by_its_name_or_the_one_it_is_based_on(styled: str, role: Role) -> None:
    assert first(paragraph("总体要求", style=styled), styles=STYLES).role is role


@pytest.mark.parametrize(
    ("name", "role"),
    [
        *((name, Role.HEADING) for name in ("heading 3", "标题 2", "標題 1", "二级标题", "小标题", "标题一")),
        *((name, Role.TITLE) for name in ("Title", "标题", "公文标题", "大标题")),
        *((name, Role.TEXT) for name in ("Subtitle", "副标题", "正文", "caption", "heading")),
    ],
)
def test_names_of_styles(name: str, role: Role) -> None:
    assert first(paragraph("总体要求", style="q"), styles=style("q", name)).role is role


def test_a_level_of_the_outline_makes_a_heading_too() -> None:
    assert first(paragraph("总体要求", '<w:outlineLvl w:val="1"/>')).role is Role.HEADING
    assert first(paragraph("总体要求", '<w:outlineLvl w:val="9"/>')).role is Role.TEXT


def test_text_in_the_style_of_a_heading_is_text() -> None:
    assert first(paragraph("加强领导。各级各部门分工负责。", style="1"), styles=STYLES).role is Role.TEXT
    assert first(paragraph("长" * 61, style="1"), styles=STYLES).role is Role.TEXT


def test_a_heading_over_two_lines_is_one_and_a_paragraph_is_two() -> None:
    inside = f"<w:r><w:t>第一章</w:t><w:br/></w:r>{run('总则')}"
    assert texts(page(paragraph(style="1", inside=inside), styles=STYLES)) == ["第一章总则"]
    assert texts(page(paragraph(inside=inside))) == ["第一章", "总则"]


@pytest.mark.parametrize(
    ("settings", "side"),
    [
        ('<w:jc w:val="center"/>', Side.CENTRE),
        ('<w:jc w:val="right"/>', Side.RIGHT),
        ('<w:jc w:val="end"/>', Side.RIGHT),
        ('<w:jc w:val="both"/>', Side.LEFT),
        ('<w:ind w:firstLineChars="1500" w:firstLine="4800"/>', Side.RIGHT),
        ('<w:ind w:firstLineChars="200" w:firstLine="640"/>', Side.LEFT),
    ],
)
def test_where_a_line_stands(settings: str, side: Side) -> None:
    assert first(paragraph("2021年9月2日", settings)).side is side


def test_a_style_says_where_a_line_stands() -> None:
    assert first(paragraph("甲规划", style="T"), styles=STYLES).side is Side.CENTRE


def test_a_paragraph_ends_before_one_that_is_indented() -> None:
    indented = '<w:ind w:firstLineChars="200"/>'
    opened = page(paragraph("甲，乙", indented) + paragraph("丙，丁", indented) + paragraph("戊"))
    assert [line.full for line in opened.page.lines] == [False, None, None]


def test_signs_in_a_run() -> None:
    inside = "<w:r><w:t>甲</w:t><w:tab/><w:noBreakHyphen/><w:softHyphen/><w:t>乙\n丙</w:t></w:r>"
    assert first(paragraph("", "<w:tabs><w:tab w:val='left'/></w:tabs>", inside=inside)).raw == "甲\t-乙 丙"


@pytest.mark.parametrize(
    ("font", "code", "sign"),
    [
        ("Wingdings", "F0FC", "✓"),
        ("Wingdings", "F081", "①"),
        ("Wingdings 2", "F06B", "②"),
        ("Symbol", "F0B7", "•"),
        ("宋体", "4E00", "一"),
        ("Wingdings", "F000", "\ufffd"),
        ("宋体", "D800", "\ufffd"),
        ("宋体", "zz", "\ufffd"),
    ],
)
def test_characters_of_symbol_fonts(font: str, code: str, sign: str) -> None:
    assert first(paragraph("甲", inside=f"<w:r><w:sym w:font='{font}' w:char='{code}'/></w:r>")).raw == f"甲{sign}"


def test_a_phonetic_guide_is_left_out() -> None:
    ruby = f"<w:r><w:ruby><w:rt>{run('hàn')}</w:rt><w:rubyBase>{run('汉')}</w:rubyBase></w:ruby></w:r>"
    opened = page(paragraph(inside=ruby + run("字")))
    assert texts(opened) == ["汉字"]
    assert dropped(opened) == [("phonetic guide", "hàn")]


def test_hidden_text_is_left_out_and_reported() -> None:
    hidden = run("隐", "<w:vanish/>") + run("藏", "<w:rStyle w:val='s'/>") + run("不", "<w:vanish w:val='0'/>")
    opened = page(paragraph("可见", inside=hidden), styles=STYLES)
    assert texts(opened) == ["可见不"]
    assert dropped(opened) == [("hidden text", "隐藏")]


def test_tracked_changes_are_accepted_and_what_they_delete_is_reported() -> None:
    changes = (
        f"<w:ins>{run('新')}</w:ins><w:del><w:r><w:delText>旧</w:delText></w:r></w:del>"
        f"<w:moveFrom>{run('去')}</w:moveFrom><w:moveTo>{run('来')}</w:moveTo>"
    )
    old = '<w:pPrChange><w:pPr><w:jc w:val="center"/></w:pPr></w:pPrChange>'
    opened = page(paragraph("甲", old, inside=changes))
    assert texts(opened) == ["甲新来"]
    assert opened.page.lines[0].side is Side.LEFT
    assert dropped(opened) == [("text deleted in a tracked change", "旧去")]


def test_a_paragraph_whose_end_was_deleted_goes_on_in_the_next() -> None:
    assert texts(page(paragraph("甲，", "<w:rPr><w:del/></w:rPr>") + paragraph("乙。"))) == ["甲，乙。"]


def test_fields_show_their_results() -> None:
    assert first(paragraph("第", inside=field(" SEQ x ", "3") + run("号"))).raw == "第3号"
    assert first(paragraph("见", inside=f"<w:fldSimple w:instr='REF x'>{run('一')}</w:fldSimple>")).raw == "见一"
    assert first(paragraph("见", inside=f"<w:hyperlink>{run('网页')}</w:hyperlink>")).raw == "见网页"
    nested = BEGIN + "<w:r><w:instrText>IF </w:instrText></w:r>" + field("X", "不") + SEPARATE + run("是") + END
    assert first(paragraph(inside=nested)).raw == "是"


@pytest.mark.parametrize(("inside", "sign"), [("21", "㉑"), ("3", "③"), ("36", "㊱"), ("三", "㊂"), ("99", "")])
def test_a_field_that_draws_a_circled_number(inside: str, sign: str) -> None:
    drawn = f"{BEGIN}<w:r><w:instrText>eq \\o\\ac(○,{inside})</w:instrText></w:r>{END}"
    assert first(paragraph(inside=drawn + run("甲"))).raw == f"{sign}甲"


def test_an_instruction_without_end_loses_no_further_paragraph() -> None:
    assert texts(page(paragraph("甲", inside=BEGIN) + paragraph("乙"))) == ["甲", "乙"]


def test_a_table_of_contents_is_left_out() -> None:
    start = BEGIN + "<w:r><w:instrText> TOC \\o </w:instrText></w:r>" + SEPARATE
    body = (
        paragraph("甲规划")
        + paragraph("目　录")
        + paragraph()
        + paragraph(inside=start + run("一、总体要求") + field(" PAGEREF a ", "3"))
        + paragraph("二、保障")
        + paragraph(inside=END)
        + paragraph("一、总体要求")
        + paragraph("二、重点9", style="toc1")
    )
    opened = page(body, styles=STYLES)
    assert texts(opened) == ["甲规划", "一、总体要求"]
    assert [text for reason, text in dropped(opened) if reason == "table of contents"] == [
        "目　录",
        "一、总体要求3",
        "二、保障",
        "二、重点9",
    ]


def test_a_table_of_contents_in_a_content_control() -> None:
    gallery = "<w:sdtPr><w:docPartObj><w:docPartGallery w:val='Table of Contents'/></w:docPartObj></w:sdtPr>"
    control = f"<w:sdt>{gallery}<w:sdtContent>{paragraph('Contents')}{paragraph('一、甲 3')}</w:sdtContent></w:sdt>"
    other = f"<w:sdt><w:sdtContent>{paragraph('乙')}</w:sdtContent></w:sdt>"
    assert texts(page(paragraph("甲") + control + other)) == ["甲", "乙"]


def test_a_table_of_contents_that_never_ends_swallows_nothing() -> None:
    start = BEGIN + "<w:r><w:instrText>TOC</w:instrText></w:r>" + SEPARATE
    assert texts(page(paragraph(inside=start + run("甲")) + paragraph("乙"))) == ["甲", "乙"]


def test_headers_and_footers_are_reported() -> None:
    parts = {"header1": part("hdr", paragraph("甲省文件")), "footer1": part("ftr", paragraph("— 1 —"))}
    opened = page(paragraph("甲规划"), parts=parts)
    assert texts(opened) == ["甲规划"]
    assert dropped(opened) == [("page furniture", "甲省文件"), ("page furniture", "— 1 —")]


def test_notes_stand_below_the_sentence_they_belong_to() -> None:
    mark = "<w:r><w:footnoteReference w:id='{}'/></w:r>"
    separator = "<w:footnote w:id='0' w:type='separator'><w:p/></w:footnote>"
    notes = separator + "".join(f"<w:footnote w:id='{n}'>{paragraph(f' 注{n}。')}</w:footnote>" for n in (5, 6, 7))
    body = (
        paragraph("一、总体要求", inside=mark.format(6))
        + paragraph("加强工作。", inside=mark.format(5))
        + paragraph("又一句。")
    )
    opened = page(body, parts={"footnotes": part("footnotes", notes)})
    assert texts(opened) == ["一、总体要求", "加强工作。", "［1］ 注6。", "［2］ 注5。", "又一句。"]
    assert [line.role for line in opened.page.lines][2:4] == [Role.NOTE, Role.NOTE]
    assert dropped(opened) == [("text deleted in a tracked change", " 注7。")]


def test_a_text_box_is_read_once_after_its_paragraph() -> None:
    assert texts(page(paragraph("甲。", inside=text_box(paragraph("框"))) + paragraph("乙"))) == ["甲。", "框", "乙"]
    only = f"<w:r><mc:AlternateContent><mc:Fallback><w:pict><w:txbxContent>{paragraph('框')}</w:txbxContent></w:pict>"
    assert texts(page(paragraph(inside=f"{only}</mc:Fallback></mc:AlternateContent></w:r>"))) == ["框"]
    nested = text_box(paragraph("外", inside=text_box(paragraph("内"))))
    assert texts(page(paragraph(inside=nested))) == ["外", "内"]


def test_formulas_and_smart_tags_keep_their_text() -> None:
    inside = f"<w:smartTag>{run('甲')}</w:smartTag><m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath>"
    assert first(paragraph(inside=inside)).raw == "甲a+b"


def test_the_text_is_in_nfc_across_runs() -> None:
    assert first(paragraph("e", inside=run("\u0301 \uf9b4"))).raw == "é 領"


def test_the_same_document_as_text_and_as_word_is_the_same() -> None:
    lines = [
        "甲省标准规划",
        "标准是技术支撑，是基础性制度。为加快工作，制定本规划。",
        "一、总体要求",
        "（一）指导思想。认真落实各项部署。",
        "（二）基本原则",
        "需求引领。围绕建设，合理布局。",
        "——体系更加健全。标准协同发展。",
        "二、保障措施",
        "1.加强领导。各部门分工负责。",
    ]
    expected = import_bytes("\n".join(lines).encode(), "a.txt")
    plain = "".join(map(paragraph, lines))
    styled = paragraph(lines[0], style="T") + "".join(
        paragraph(line, style="1" if len(line) < 10 else "") for line in lines[1:]
    )
    for body in (plain, styled):
        found = import_bytes(docx(body, styles=STYLES), "a.docx")
        assert outline(found.document.clauses) == outline(expected.document.clauses)
        assert found.body == expected.body


def test_everything_left_out_is_in_the_report() -> None:
    hidden = paragraph("一、甲", inside=run("藏", "<w:vanish/>")) + paragraph("二、乙")
    found = import_bytes(docx(paragraph("甲规划") + hidden), "a.docx")
    assert [(each.text, each.reason) for each in found.report.dropped] == [("藏", "hidden text")]
