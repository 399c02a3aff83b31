"""Saved pages of different kinds of sites: what of them is the document, and what they say of it."""

from __future__ import annotations

import pytest

from stdplan_tui.importing.sources.page import Page
from stdplan_tui.importing.sources.reading import read
from tests.unit.importing.documents import outlined, words

TITLE = "甲市人民政府办公室关于印发甲市公园管理办法的通知"
TEXT = (
    "各区人民政府，市有关单位：",
    "《甲市公园管理办法》已经市政府同意，现印发给你们，请遵照执行。",
    "甲市人民政府办公室",
    "2024年3月1日",
    "甲市公园管理办法",
    "第一条　为了加强公园管理，制定本办法。",
    "第二条　公园免费开放，法律另有规定的除外。",
    "第三条　本办法自印发之日起施行。",
)
BODY = [
    "notice ||",
    f"  title |{TITLE}|",
    "  number ||甲府办〔2024〕3号",
    "  recipients ||各区人民政府，市有关单位：",
    "  paragraph ||《甲市公园管理办法》已经市政府同意，现印发给你们，请遵照执行。",
    "  signature ||甲市人民政府办公室\n2024年3月1日",
    "title |甲市公园管理办法|",
    "article 第一条||为了加强公园管理，制定本办法。",
    "article 第二条||公园免费开放，法律另有规定的除外。",
    "article 第三条||本办法自印发之日起施行。",
]
MENU = "<ul>" + "".join(f"<li><a href='/{n}'>栏目{n}</a></li>" for n in range(12)) + "</ul>"
RELATED = "<ul>" + "".join(f"<li><a href='/{n}'>关于公园的解读，第{n}期。</a></li>" for n in range(6)) + "</ul>"
FOOTER = "<div class=foot><p>主办单位：甲市人民政府，备案号：甲备1号</p><p>版权所有</p></div>"


def paragraphs(*lines: str, tag: str = "p") -> str:
    return "".join(f"<{tag}>{line}</{tag}>" for line in lines)


def page(text: str, name: str = "a.html") -> Page:
    return read(text, name)


def trs() -> str:
    """A page of a government portal: particulars in a table, the text in an editor's block with its style sheet."""
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{TITLE}_政策文件_甲市人民政府门户网站</title>
<meta name="ArticleTitle" content="{TITLE}"><meta name="PubDate" content="2024-03-05 09:00"></head><body>{MENU}
<div class=main><table><tr><td>索 引 号：</td><td>0001/2024-1</td><td>主题分类：</td><td>城乡建设</td></tr>
<tr><td>发文机关：</td><td>甲市人民政府办公室</td><td>成文日期：</td><td>2024年03月01日</td></tr>
<tr><td>标　　题：</td><td>{TITLE}</td><td>发布日期：</td><td>2024年03月05日</td></tr>
<tr><td>发文字号：</td><td>甲府办〔2024〕3号</td><td></td><td></td></tr></table>
<div class="TRS_Editor"><style>.TRS_Editor P{{margin:0}}</style>
<p style="text-align:center">{TITLE}</p><p align=center>甲府办〔2024〕3号</p>{paragraphs(*TEXT)}</div>
<div>相关解读</div>{RELATED}</div>{FOOTER}</body></html>"""


def old() -> str:
    """A page of the time of nested tables: text in one cell, lines broken by <br>, indented with &nbsp;."""
    lines = "<br>".join(f"&nbsp;&nbsp;&nbsp;&nbsp;{line}" for line in TEXT)
    return f"""<html><head><title>甲市政府网</title></head><body><table width=900><tr><td>
<table><tr><td><a href=/>首页</a></td><td><a href=/b>机构</a></td></tr><tr><td><a href=/c>政务</a></td>
<td><a href=/d>互动</a></td></tr></table></td></tr><tr><td width=200>{MENU}</td><td>
<center><font size=5><b>{TITLE}</b></font></center><br><center>甲府办〔2024〕3号</center><br>{lines}
</td></tr></table><hr>{FOOTER}</body></html>"""


def wechat() -> str:
    """An article of a messenger: sections and spans, a text that a script shows."""
    sections = "".join(
        f"<section><section><span style='x:y'>{line[:2]}</span><span>{line[2:]}</span></section></section>"
        for line in ("甲府办〔2024〕3号", *TEXT)
    )
    return f"""<html><head><meta property="og:title" content="{TITLE}"><title></title>
<script>var ct = "<p>1，2。</p>"; if (1<2) {{}}</script></head><body>
<h1 class="rich_media_title">
  {TITLE}
</h1><div><span>甲市发布</span> <em id="publish_time">2024-03-05 09:00</em></div>
<div id="js_content" style="visibility: hidden;">{sections}<p><img src="data:image/png;base64,AAAA"></p></div>
<div><a href=#>阅读原文</a> <span style="display:none">微信扫一扫，关注该公众号</span></div></body></html>"""


def pre() -> str:
    """A page whose text stands in <pre>, after a breadcrumb."""
    text = "\n".join((TITLE, "甲府办〔2024〕3号", "", *TEXT))
    return f"<html><body><p><a href=/>首页</a> &gt; <a href=/a>文件</a></p><pre>{text}</pre>{FOOTER}</body></html>"


def divs() -> str:
    """A page with a block for each paragraph, a headline and a number in blocks of their own, buttons between."""
    return f"""<html><head><title>{TITLE} - 甲市人民政府</title></head><body>{MENU}
<div class=article><h1>{TITLE[:14]}<br>{TITLE[14:]}</h1>
<div class=bar><span>发布时间：2024-03-05</span><span>来源：甲市府办</span><a href=#>打印</a><a href=#>分享</a></div>
<div>甲府办〔2024〕3号</div><div class=text>{paragraphs(*TEXT, tag="div")}</div>
<div>扫一扫在手机打开当前页</div></div>{FOOTER}</body></html>"""


def law_database() -> str:
    """A page of a law database: particulars as a list, hidden copies, a share bar in a list."""
    return f"""<html><head><title>{TITLE}-法规库</title></head><body>
<dl><dt>【发文字号】</dt><dd>甲府办〔2024〕3号</dd><dt>【颁布单位】</dt><dd>甲市人民政府办公室</dd></dl>
<div style="DISPLAY: none"><p>{"".join(TEXT) * 3}</p></div>
<div id=content><h2 align=center>{TITLE}</h2><p>甲府办〔2024〕3号</p>
{paragraphs(*TEXT)}<p><a href=/j>【政策解读】关于甲市公园管理办法的解读</a></p></div></body></html>"""


def export() -> str:
    """A page that a reading service turned into Markdown."""
    menu = "\n".join(f'*   [栏目{n}](http://a.b/{n} "栏目")' for n in range(12))
    text = "\n\n".join(TEXT)
    return f"""Title: {TITLE} - 甲市人民政府门户网站

URL Source: http://a.b/c.html

Published Time: 2024-03-05T01:00:00Z

Markdown Content:
[![Image 1](http://a.b/logo.png)](http://a.b/)[无障碍](javascript:void(0);)

{menu}

# {TITLE}

甲府办〔2024〕3号

{text}

相关附件

[打印](javascript:print();)[关闭](javascript:;)

{menu}
"""


SITES = (trs, old, wechat, pre, divs, law_database)


@pytest.mark.parametrize("site", SITES, ids=lambda site: site.__name__)
def test_the_document_is_found_on_every_kind_of_page(site: object) -> None:
    assert callable(site)
    assert outlined(site(), "a.html") == BODY


def test_the_document_is_found_in_a_page_saved_as_markdown() -> None:
    assert outlined(export(), "a.md") == BODY
    facts = page(export(), "a.txt").facts
    assert (facts.title, facts.published) == (TITLE, "2024-03-05")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (trs(), (TITLE, "2024-03-05", "甲府办〔2024〕3号", ("甲市人民政府办公室",), "2024-03-01")),
        (divs(), (TITLE, "2024-03-05", "", (), "")),
        (wechat(), (TITLE, "2024-03-05", "", (), "")),
        (law_database(), (TITLE, "", "甲府办〔2024〕3号", ("甲市人民政府办公室",), "")),
    ],
    ids=["trs", "divs", "wechat", "law"],
)
def test_what_a_page_says_of_its_document(text: str, expected: tuple[object, ...]) -> None:
    from stdplan_tui.importing.layout.furniture import removed
    from stdplan_tui.importing.layout.sheet import Sheet

    facts = removed(Sheet.of(page(text))).facts
    assert (facts.title, facts.published, facts.document_number, facts.issuers, facts.issued) == expected


def test_a_directory_of_links_is_paragraphs_under_the_name_of_the_page() -> None:
    names = "山水林田湖草沙东西"
    entries = "".join(
        f"<li><h4><a href=/{n}>甲市{name}公园开工建设的公告和通知</a></h4><span>[ 2024-01-0{n + 1} ]</span></li>"
        for n, name in enumerate(names)
    )
    text = f"<html><head><title>公园公告-甲市园林局网站</title></head><body>{MENU}<ul>{entries}</ul>{FOOTER}</body>"
    found = outlined(text, "a.html")
    assert len(found) == 18
    assert {line.split()[0] for line in found} == {"paragraph"}
    assert page(text).facts.title == "公园公告"


def test_a_guide_keeps_its_printed_numbers_and_gets_no_others() -> None:
    text = f"""<html><head><title>怎么办理游园卡？</title></head><body>{MENU}<div><h1>怎么办理游园卡？</h1>
<p>办理对象</p><p>本市户籍人员，以及持有居住证的人员。</p><ol><li>带上身份证，到公园窗口。</li><li>填写表格，当场领卡。</li></ol>
<p>1.卡遗失的，应当挂失。</p></div></body></html>"""
    assert outlined(text, "a.html") == [
        "title |怎么办理游园卡？|",
        "preamble ||",
        "  paragraph ||办理对象",
        "  paragraph ||本市户籍人员，以及持有居住证的人员。",
        "  paragraph ||带上身份证，到公园窗口。",
        "  paragraph ||填写表格，当场领卡。",
        "item 1.|卡遗失的，应当挂失。|",
    ]


def test_one_long_paragraph_takes_the_blocks_beside_it_along() -> None:
    text = f"""<html><body>{MENU}<div id=a><div>丙区人民政府：</div>
<div>{"你区关于公园的请示收悉，同意你区意见。" * 9}</div><div>此复。</div><div>甲市人民政府</div><div>2024年3月1日</div>
</div></body></html>"""
    assert words(page(text).lines)[0] == "丙区人民政府："
    assert words(page(text).lines)[-1] == "2024年3月1日"


def test_a_text_that_only_a_script_shows_is_read_all_the_same() -> None:
    hidden = f"<div style='display:none'>{paragraphs(*TEXT)}</div>"
    assert words(page(f"<html><body><p>加载中，请稍候。</p>{hidden}</body></html>").lines)[-3:][0].startswith("第一条")


def test_what_is_hidden_within_the_text_is_left_out() -> None:
    text = "<html><div><p>甲，<span style='display:none'>水印</span>乙。</p><p hidden>丙，丁。</p><p>戊，己。</p></div>"
    assert words(page(text).lines) == ["甲，乙。", "戊，己。"]


def test_a_heading_that_is_a_link_is_none_of_this_text() -> None:
    text = f"<html><body><div>{paragraphs(*TEXT)}<h3><a href=/a>附件：甲市公园名录.doc</a></h3></div></body></html>"
    assert outlined(text, "a.html")[-1].strip() == "paragraph ||附件：甲市公园名录.doc"


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("甲市公园管理办法_政策文件_甲市人民政府门户网站", "甲市公园管理办法"),
        ("甲市公园管理办法-甲市园林局", "甲市公园管理办法"),
        ("甲省标准规划（2016-2020年） - 甲省人民政府", "甲省标准规划（2016-2020年）"),
        ("让公园更美——甲市公园条例解读 | 甲市发布网", "让公园更美——甲市公园条例解读"),
        ("甲市人民政府门户网站", ""),
    ],
)
def test_names_of_sites_are_no_part_of_a_title(title: str, expected: str) -> None:
    from stdplan_tui.importing.sources.html.titles import without_site

    assert without_site(title) == expected
