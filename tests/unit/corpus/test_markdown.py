"""The body grammar, rule by rule: what is read, and the one way it is written."""

from __future__ import annotations

from textwrap import dedent

import pytest

from stdplan_tui.corpus import markdown
from stdplan_tui.corpus.draft import Draft
from stdplan_tui.corpus.model import Clause, Level
from tests.support.documents import CANONICAL


def _flat(body: str) -> list[Clause]:
    return [clause for top in markdown.read(body) for clause in top.walk()]


def _told(body: str) -> list[tuple[str, str, str, str, str]]:
    return [(str(c.id), c.level.value, c.label, c.heading, c.text) for c in _flat(body)]


@pytest.mark.parametrize("name", CANONICAL)
def test_whole_documents_go_both_ways(name: str) -> None:
    assert markdown.write(markdown.read(CANONICAL[name])) == CANONICAL[name]


def test_label_and_heading_are_a_heading_line_and_text_runs_on() -> None:
    assert _told("## 一、总体要求\n正文。\n") == [("1", "part", "一、", "总体要求", "正文。")]
    assert _told("## 第三章　监督\n") == [("ch3", "chapter", "第三章", "监督", "")]
    assert _told("## 附则\n") == [("h1", "heading", "", "附则", "")]


def test_a_label_alone_and_a_lead_are_bold_lines() -> None:
    body = "**第十条**\n正文。\n\n**需求引领，系统布局。**\n围绕需要。\n"
    assert _told(body) == [
        ("art10", "article", "第十条", "", "正文。"),
        ("art10.p2", "lead", "", "需求引领，系统布局。", "围绕需要。"),
    ]
    assert markdown.write(markdown.read(body)) == body


def test_a_paragraph_that_looks_like_a_label_is_a_paragraph() -> None:
    body = "## 附则\n\n一、这是段落。\n\n（一）也是。\n\n1\\. 还是。\n\n第十条也是。\n"
    assert [clause.level.value for clause in _flat(body)] == ["heading", *["paragraph"] * 4]


def test_a_lead_that_opens_like_a_label_is_marked() -> None:
    drafts = [Draft(Level.LEAD, heading="一、二、三产业融合。", text="推进。")]
    assert markdown.write(drafts) == "<!-- lead -->\n**一、二、三产业融合。**\n推进。\n"


def test_what_would_lengthen_a_label_is_escaped() -> None:
    drafts = [Draft(Level.ITEM, "1.", "5G应用"), Draft(Level.SECTION, "（一）", "、甲")]
    body = markdown.write(drafts)
    assert body == "## 1.\\5G应用\n\n## （一）\\、甲\n"
    assert _told(body) == [("1", "item", "1.", "5G应用", ""), ("1~2", "section", "（一）", "、甲", "")]


def test_bullets_with_and_without_a_heading_sentence() -> None:
    body = dedent("""\
        - ——**甲。**
          正文。

          第二段。

          - --
            内层。

        - ——
          只有正文。

        - 没有破折号。
        """)
    assert _told(body) == [
        ("b1", "bullet", "——", "甲。", "正文。"),
        ("b1.p2", "paragraph", "", "", "第二段。"),
        ("b1.b1", "bullet", "--", "", "内层。"),
        ("b2", "bullet", "——", "", "只有正文。"),
        ("b3", "bullet", "", "", "没有破折号。"),
    ]
    assert markdown.write(markdown.read(body)) == body


def test_a_box_with_entries_that_nest_by_rank() -> None:
    body = dedent("""\
        > **专栏2.1　重点**
        >
        > **工业**
        > 正文。
        >
        > 条目的第二段。
        >
        > **1.能源**
        >
        > **（1）**
        > 电网。
        >
        > **2.装备**
        >
        > **农业**
        >
        > <!-- in box2-1 -->
        > 专栏自己的段落。
        """)
    assert [(c.id, c.level.value) for c in _flat(body)] == [
        ("box2-1", "box"),
        ("box2-1.e1", "box_entry"),
        ("box2-1.e1.p2", "paragraph"),
        ("box2-1.e1.e1", "box_entry"),
        ("box2-1.e1.e1.e1", "box_entry"),
        ("box2-1.e1.e2", "box_entry"),
        ("box2-1.e2", "box_entry"),
        ("box2-1.p1", "paragraph"),
    ]
    assert markdown.write(markdown.read(body)) == body


@pytest.mark.parametrize(
    "body",
    [
        "<!-- box -->\n> **重点工程**\n>\n> **能源**\n",
        "<!-- box -->\n> 没有标题。\n",
        "<!-- box -->\n> <!-- box_entry -->\n> **能源**\n> 正文。\n",
        "<!-- box -->\n>\n",
        "> **专栏1　甲**\n\n> **专栏2　乙**\n",
        "> **专栏1　甲**\n>\n> | a |\n> | --- |\n",
    ],
)
def test_boxes_in_canonical_form(body: str) -> None:
    assert markdown.write(markdown.read(body)) == body


def test_a_bold_line_before_a_table_is_its_caption() -> None:
    body = "**表1　投资**\n单位：亿元\n\n| 项目 | 2020年 |\n| --- | --- |\n| 电网 | 1\\|2 |\n"
    assert _told(body) == [
        ("t1", "table", "表1", "投资", "单位：亿元"),
        ("t1.r0", "row", "", "", "项目\t2020年"),
        ("t1.r1", "row", "", "", "电网\t1|2"),
    ]
    assert markdown.write(markdown.read(body)) == body


def test_a_missing_header_is_an_empty_row_and_no_clause() -> None:
    body = "|  |  |\n| --- | --- |\n| 甲 |  |\n"
    assert _told(body) == [("ta", "table", "", "", ""), ("ta.r1", "row", "", "", "甲\t")]
    assert markdown.write(markdown.read(body)) == body


def test_names_in_a_cell_are_parted_by_one_wide_space() -> None:
    assert _flat("| 张 三  李四 | GB  T |\n| --- | --- |\n")[1].text == "张\u3000三\u3000李四\tGB T"


def test_a_lead_before_a_table_is_marked() -> None:
    drafts = [Draft(Level.LEAD, heading="甲。", text="乙"), Draft(Level.TABLE, children=[Draft(Level.ROW)])]
    assert markdown.write(drafts) == "<!-- lead -->\n**甲。**\n乙\n\n|  |\n| --- |\n"


def test_in_names_an_open_ancestor_until_the_next_clause_opens() -> None:
    body = "## 一、甲\n\n**1.**\n乙\n\n<!-- in 1 -->\n丙\n\n丁\n\n<!-- in . -->\n戊\n"
    assert [c.id for c in _flat(body)] == ["1", "1.1", "1.p1", "1.p2", "p1"]
    assert markdown.write(markdown.read(body)) == body


def test_a_preamble_goes_on_to_the_next_mark_or_heading_and_has_its_own_heading() -> None:
    passage = "<!-- preamble -->\n## 序言\n\n甲\n\n**一、**\n乙\n"
    body = f"{passage}\n## 第一章　总则\n\n<!-- closing -->\n丙\n\n<!-- signature -->\n丁\n"
    assert [c.id for c in _flat(body)] == (
        ["preamble", "preamble.h1", "preamble.h1.p1", "preamble.h1.1", "ch1", "closing", "closing.p1", "sig"]
    )
    assert markdown.write(markdown.read(body)) == body


def test_a_preamble_right_before_bold_articles_is_ended_by_in() -> None:
    drafts = [
        Draft(Level.PREAMBLE, children=[Draft(Level.PARAGRAPH, text="甲")]),
        Draft(Level.ARTICLE, "第一条", text="乙"),
        Draft(Level.ARTICLE, "第二条", text="丙"),
    ]
    assert markdown.write(drafts) == "<!-- preamble -->\n甲\n\n<!-- in . -->\n**第一条**\n乙\n\n**第二条**\n丙\n"


def test_one_attached_document_has_a_title_two_have_doc_clauses() -> None:
    one = "<!-- notice -->\n# 通知\n\n<!-- document -->\n# 规划\n"
    two = f"{one}\n<!-- document -->\n# 计划\n\n## 一、甲\n"
    assert [c.id for c in _flat(one)] == ["notice", "notice.title", "title"]
    assert [c.id for c in _flat(two)] == ["notice", "notice.title", "doc", "doc2", "doc2.1"]
    assert markdown.write(markdown.read(two)) == two


def test_at_the_sixth_depth_the_rank_decides() -> None:
    labels = [("第一编", Level.BOOK), ("第一章", Level.CHAPTER), ("一、", Level.PART), ("（一）", Level.SECTION)]
    labels += [("1.", Level.ITEM), ("（1）", Level.SUBITEM), ("①", Level.SUBITEM)]
    tree = Draft(Level.SUBITEM, "②", "乙")
    for label, level in reversed(labels):
        tree = Draft(level, label, "甲", children=[tree])
    tree.children[0].children[0].children[0].children[0].children[0].children.reverse()
    body = markdown.write([tree])
    assert "###### 1.甲\n\n###### （1）甲\n\n###### ①甲" in body
    assert markdown.drafts_of(markdown.read(body)) == [tree]


def test_signatures_and_remarks_keep_their_lines() -> None:
    body = (
        "<!-- signature -->\n国务院办公厅　民政部\n2015年12月17日\n\n<!-- remark -->\n（此件公开发布）\n（印1000份）\n"
    )
    assert [c.text for c in _flat(body)] == [
        "国务院办公厅\u3000民政部\n2015年12月17日",
        "（此件公开发布）\n（印1000份）",
    ]
    assert markdown.write(markdown.read(body)) == body


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("# a", "\\# a"),
        ("#甲", "\\#甲"),
        ("- a", "\\- a"),
        ("+甲", "\\+甲"),
        ("===", "\\==="),
        ("12. a", "12\\. a"),
        ("12)甲", "12\\)甲"),
        ("1234567890.甲", "1234567890.甲"),
        ("**甲**_乙_`丙`", "\\*\\*甲\\*\\*\\_乙\\_\\`丙\\`"),
        ("<b>[a](b)|~&amp;$\\", "\\<b\\>\\[a\\](b)\\|\\~\\&amp;\\$\\\\"),
        ("甲#", "甲#"),
    ],
)
def test_markup_in_a_paragraph_is_escaped(text: str, written: str) -> None:
    assert markdown.write([Draft(Level.PARAGRAPH, text=text)]) == f"{written}\n"
    assert _flat(f"{written}\n")[0].text == text


def test_a_hash_that_ends_a_heading_is_escaped() -> None:
    assert markdown.write([Draft(Level.HEADING, heading="学习C#")]) == "## 学习C\\#\n"
    assert _flat("## 学习C\\#\n")[0].heading == "学习C#"


@pytest.mark.parametrize(
    ("loose", "canonical"),
    [
        ("## 一、 总体  要求\n", "## 一、总体要求\n"),
        ("## 第一章 总 则\n", "## 第一章　总则\n"),
        ("##  附则 \n\n\n\n甲\u200b乙 \n", "## 附则\n\n甲乙\n"),
        ("## 一、甲\n### （一）乙\n正文\n折行\n", "## 一、甲\n\n### （一）乙\n正文折行\n"),
        ("a  b\nc\n", "a b c\n"),
        ("- ——**甲。**\n  乙\n- ——**丙。**\n", "- ——**甲。**\n  乙\n\n- ——**丙。**\n"),
        (">**专栏1 甲**\n>**乙**\n", "> **专栏1　甲**\n>\n> **乙**\n"),
        ("|甲|乙\n|:-|-:|\n|丙|丁|\n", "| 甲 | 乙 |\n| --- | --- |\n| 丙 | 丁 |\n"),
        ("<!--  closing -->\n甲\n", "<!-- closing -->\n甲\n"),
        ("e\u0301\n", "é\n"),
        ("组长：张三　李四\n", "组长：张三　李四\n"),
    ],
)
def test_what_is_not_canonical_is_read_as_meant(loose: str, canonical: str) -> None:
    assert markdown.write(markdown.read(loose)) == canonical
    assert markdown.write(markdown.read(canonical)) == canonical


def test_nothing_is_nothing() -> None:
    assert markdown.read("") == markdown.read("\n\n") == ()
    assert markdown.write([]) == ""
    assert markdown.write([Draft(Level.PREAMBLE)]) == ""
