"""The whole way: raw bytes to a document, its body and a report that accounts for every character."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stdplan_tui.corpus.markdown import read, write
from stdplan_tui.corpus.model import DocumentId
from stdplan_tui.errors import ImportingError
from stdplan_tui.importing.importing import import_bytes, import_file
from tests.support.counts import tries
from tests.unit.importing.documents import LAW, NEWS, PLAN, imported, outline, outlined


def test_a_plan_with_its_notice() -> None:
    assert outlined(PLAN) == [
        "notice ||",
        "  title |甲省人民政府办公厅关于印发甲省标准规划（2016-2020年）的通知|",
        "  number ||甲政办发〔2016〕7号",
        "  recipients ||各市人民政府，省政府各部门：",
        "  paragraph ||《甲省标准规划（2016-2020年）》已经省政府同意，现印发给你们，请认真贯彻执行。",
        "  signature ||甲省人民政府办公厅\n2016年4月29日",
        "  remark ||（此件公开发布）",
        "title |甲省标准规划（2016—2020年）|",
        "preamble ||",
        "  paragraph ||标准是技术支撑，是基础性制度。为加快工作，制定本规划。",
        "part 一、|总体要求|",
        "  section （一）|指导思想。|认真落实各项部署，开展30项工作。",
        "  section （二）|基本原则。|",
        "    lead |需求引领，系统布局。|围绕建设重大部署，合理规划布局。",
        "    lead |协同推进。|坚持放管结合。",
        "    bullet ——|体系更加健全。|标准协同发展。",
        "part 二、|重点领域|",
        "  section （一）|加强经济建设，支撑转型升级。|",
        "    box 专栏1|农业重点|",
        "      box_entry |农业|制定和实施高标准农田建设标准。",
        "      box_entry |林业|制修订林木种苗标准。",
        "  section （二）|加强生态文明建设，服务绿色发展。|",
        "    paragraph ||以资源节约为着力点，推进保护体系建设，推进生态保护与建设，提高发展水平。",
        "    box 专栏2|生态重点|",
        "      box_entry |节能|开展节能标准研制，开展稀土勘查与开采关键技术标准制修订工作。",
        "        paragraph ||根据我省特点，重点制定节水、节地方面的标准。",
        "      box_entry |循环利用|开展循环利用标准研究。",
        "part 三、|保障措施|",
        "  section （一）|加强组织实施。|各部门分工负责，推进规划实施。",
        "closing ||",
        "  paragraph ||各地区、各部门可依据本规划，制定本部门规划。",
    ]


def test_a_full_text_among_news() -> None:
    assert outlined(NEWS) == [
        "title |国家发展纲要|",
        "preamble ||",
        "  paragraph ||标准是“支撑”，制定本纲要。",
        "part 一、|总体要求|",
        "  section （一）|指导思想。|加快智慧农业标准。",
        "  section （二）|发展目标|",
        "    paragraph ||到2025年，实现转变。",
        "    bullet ——|全域深度发展。|各领域全覆盖。",
        "part 二、|推动互动发展|",
        "  section （三）|加强研究。|开展研究，加快推进。",
    ]


ADOPTED = "2000年1月2日第九届全国人民代表大会常务委员会第一次会议通过根据2010年3月4日《关于修改〈某某法〉的决定》修正"


def test_a_law_with_chapters_articles_and_lists() -> None:
    assert outlined(LAW) == [
        "title |中华人民共和国某某法|",
        f"remark ||（{ADOPTED}）",
        "chapter 第一章|总则|",
        "  article 第一条||为了规范行为，制定本法。",
        "  article 第二条||申请人应当符合下列条件：",
        "    item （一）||有名称；",
        "    item （二）||有场所，包括：",
        "      subitem 1.||自有的；",
        "      subitem 2.||租用的。",
        "    paragraph ||第十条规定的场所除外。",
        "  article 第二条之一||本法所称场所，是指固定场所。",
        "chapter 第二章|附则|",
        "  article 第三条||本法自2001年1月1日起施行。",
    ]


@pytest.mark.parametrize("text", [PLAN, NEWS, LAW])
def test_the_body_is_canonical_and_reads_as_the_document(text: str) -> None:
    result = imported(text)
    assert write(read(result.body)) == result.body
    assert read(result.body) == result.document.clauses


def test_the_report_says_what_was_dropped_where() -> None:
    report = imported(PLAN).report
    assert [(dropped.text.strip(), dropped.reason) for dropped in report.dropped] == [
        ("甲省人民政府办公厅关于印发甲省标准规划（20162020年）的通知", "title printed twice"),
        ("发布日期:2016-05-06", "page furniture"),
    ]
    assert all(PLAN[dropped.start : dropped.end] == dropped.text for dropped in report.dropped)
    assert [(doubt.line, doubt.message) for doubt in report.doubts] == [
        (14, "joined to the line before: “设，提高发展水平。”")
    ]


def test_the_news_is_dropped_as_whole_ranges_and_markup_apart() -> None:
    reasons: dict[str, int] = {}
    for dropped in imported(NEWS).report.dropped:
        reasons[dropped.reason] = reasons.get(dropped.reason, 0) + 1
    assert reasons["front matter"] == 1
    assert reasons["news before the full text"] == 2
    assert reasons["page furniture"] == 1


def test_articles_of_many_numbers_lose_nothing() -> None:
    text = "某某办法\n" + "\n".join(f"第{n}条　内容{n}，如下。" for n in range(1, 200))
    levels = [line.split()[0] for line in outlined(text)]
    assert levels == ["title"] + ["article"] * 199


def test_a_gap_in_the_numbers_is_doubted_with_its_line() -> None:
    doubts = imported("某某意见\n一、甲方面\n内容。\n三、丙方面\n内容。").report.doubts
    assert [(doubt.line, doubt.message) for doubt in doubts] == [(4, "三、 does not follow the number before it")]


def test_the_same_text_in_every_encoding_is_the_same_document() -> None:
    expected = imported(PLAN)
    for data in (
        PLAN.encode("utf-8-sig"),
        PLAN.encode("gb18030"),
        PLAN.encode("utf-16"),
        PLAN.replace("\n", "\r\n").encode(),
    ):
        assert import_bytes(data, "a.txt").body == expected.body


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(ImportingError, match="no such file") as missing:
        import_file(tmp_path / "missing.txt")
    assert missing.value.path == tmp_path / "missing.txt"
    (tmp_path / "a.doc").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 ...")
    with pytest.raises(ImportingError, match=r"Word 97-2003") as word:
        import_file(tmp_path / "a.doc")
    assert str(word.value).startswith(str(tmp_path / "a.doc"))
    with pytest.raises(ImportingError, match="this is a folder: name the files in it"):
        import_file(tmp_path)


def test_the_metadata_names_the_source_and_the_version(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(PLAN, "utf-8")
    metadata = import_file(tmp_path / "a.txt", id=DocumentId("jia-guihua")).document.metadata
    assert metadata.id == "jia-guihua"
    assert metadata.version == metadata.imported
    assert metadata.version.startswith("sha256:")
    assert metadata.source is not None
    assert metadata.source.file == "a.txt"


_LINES = st.sampled_from(
    [
        "一、总体要求",
        "二、主要任务。加快推进，",
        "（一）指导思想。认真落实。",
        "1．推进工作。开展工作。",
        "（1）甲；",
        "第一条　为了规范，制定本办法。",
        "第二章　总　　则",
        "——目标。完成目标。",
        "专栏1　重点",
        "　　农业　　制定标准。",
        "表1 指标",
        "附件1",
        "附件：1.名单",
        "各市人民政府：",
        "2020年1月2日",
        "某某省人民政府",
        "（此件公开发布）",
        "某某规划（2016-2020年）",
        "甲政发〔2016〕7号",
        "普通的一段话，说明情况。",
        "没有标点的一行",
        "*强调* _和_ `代码` <b>&amp; | \\ [x](y)",
        "# 井号",
        "- 横线",
        "",
        "　",
    ]
)


@settings(max_examples=tries(150), deadline=None)
@given(st.lists(_LINES, min_size=1, max_size=25))
def test_any_lines_import_without_loss(lines: list[str]) -> None:
    text = "\n".join([*lines, "结束。"])
    result = imported(text)
    assert write(read(result.body)) == result.body
    assert outline(result.document.clauses)
