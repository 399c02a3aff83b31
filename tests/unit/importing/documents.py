"""Small documents with the damage that real ones have, and a short way to write what became of them."""

from __future__ import annotations

from collections.abc import Iterable

from stdplan_tui.corpus.model import Clause
from stdplan_tui.importing.importing import Imported, import_bytes
from stdplan_tui.importing.layout.sheet import Sheet
from stdplan_tui.importing.lines import Line
from stdplan_tui.importing.sources import plain
from stdplan_tui.importing.sources.page import Page

PLAN = """甲省人民政府办公厅关于印发甲省标准规划（20162020年）的通知
发布日期:2016-05-06\u0020
甲省人民政府办公厅关于印发甲省标准规划（2016-2020年）的通知甲政办发〔2016〕7号
各市人民政府，省政府各部门：　　《甲省标准规划（2016-2020年）》已经省政府同意，现印发给你们，请认真贯彻执行。
　　　　　　　　　　　　　　　　甲省人民政府办公厅　　　　　　　　　　　　　　　　2016年4月29日　　（此件公开发布）
甲省标准规划（2016—2020年）
标准是技术支撑，是基础性制度。为加快工作，制定本规划。　　一、总体要求\
　　（一）指导思想。认真落实各项部署，开展 30项工作。\
　　（二）基本原则。　　需求引领，系统布局。围绕建设重大部署，合理规划布局。\
　　协同推进。坚持放管结合。\
　　——体系更加健全。标准协同发展。\
　　二、重点领域　　（一）加强经济建设，支撑转型升级。
专栏1\u3000
　农业重点
　　农业　　制定和实施高标准农田建设标准。\u0020
　　林业　　制修订林木种苗标准。\u0020

　　（二）加强生态文明建设，服务绿色发展。　　以资源节约为着力点，推进保护体系建设，推进生态保护与建
设，提高发展水平。
专栏2 生态重点
节能　　开展节能标准研制，开展稀土勘查与开采关　　键技术标准制修订工作。\
　　根据我省特点，重点制定节水、节地方面的标准。　　循环利用　　开展循环利用标准研究。

　　三、保障措施　　（一）加强组织实施。各部门分工负责，推进规划实施。　　各地区、各部门可依据本规划，制定本部门规划。
"""

NEWS = """
---
title: '重磅！中央发文'
date: Sun, 10 Oct 2021 12:58:34 GMT
---

<div>
<p>　　1、  加强研究，在<span><a href="#">机器人</a></span>等领域开展研究。</p>
<p>　　《纲要》指出，要加强研究。</p>
<p><b>（全文）中共中央 国务院 印发《国家发展纲要》</b></p>
<p>　　据报道，近日，中共中央、国务院印发了《国家发展纲要》，并发出通知。</p>
<p>　　《国家发展纲要》主要内容如下。</p>
<p>　　标准是&ldquo;支撑&rdquo;，制定本纲要。</p>
<p>　　一、总体要求</p>
<p>　　（一）指导思想。加快<span id="s"><a href="https://a.b/" class="k">智慧农业</a></span><span></span>标准。</p>
<p>　　（二）发展目标</p>
<p>　　到2025年，实现转变。</p>
<p>　　——全域深度发展。各领域全覆盖。</p>
<p>　　二、推动互动发展</p>
<p>　　（三）加强研究。开展研究，加快推进。</p><!-- keyword -->
<style>.a&#123;float:left&#125;</style>
<div>海量资讯，尽在某某APP</div>
<p>责任编辑：某某 </p>
</div>
"""

LAW = """中华人民共和国某某法

（2000年1月2日第九届全国人民代表大会常务委员会第一次会议通过　根据2010年3月4日《关于修改〈某某法〉的决定》修正）

第一章　总　　则

第一条　为了规范行为，制定本法。
第二条　申请人应当符合下列条件：
（一）有名称；
（二）有场所，包括：
1.自有的；
2.租用的。
第十条规定的场所除外。
第二条之一　本法所称场所，是指固定场所。
第二章　附则
第三条　本法自2001年1月1日起施行。
"""


def imported(text: str, name: str = "a.txt") -> Imported:
    """The text, imported as a file of that name."""
    return import_bytes(text.encode(), name)


def outline(clauses: Iterable[Clause], depth: int = 0) -> list[str]:
    """Each clause as `level label|heading|text`, indented by its depth."""
    found: list[str] = []
    for clause in clauses:
        parts = "|".join((clause.label, clause.heading, clause.text))
        found += [f"{'  ' * depth}{clause.level} {parts}", *outline(clause.children, depth + 1)]
    return found


def outlined(text: str, name: str = "a.txt") -> list[str]:
    """The outline of a text that is imported."""
    return outline(imported(text, name).document.clauses)


def sheet(text: str) -> Sheet:
    """The text as a sheet of plain lines."""
    return Sheet.of(Page(tuple(plain.lines(text, 0, len(text)))))


def words(lines: Iterable[Line]) -> list[str]:
    """The texts of the lines that are not blank."""
    return [line.text for line in lines if not line.blank]
