"""The palette, and the choices that are remembered: language, theme, measure."""

from __future__ import annotations

from stdplan_tui.settings import load_settings
from stdplan_tui.tui.spoken import spoken
from stdplan_tui.workspace import annotating, reading
from stdplan_tui.workspace.folder import Workspace
from tests.tui.support import session


async def test_a_command_is_found_by_part_of_its_name_and_run(workspace: Workspace) -> None:
    async with session(workspace) as reader:
        await reader.press("ctrl+p")
        await reader.type("note on the doc")
        await reader.until_shown("Write a note on the whole document")
        await reader.press("enter", "enter")
        await reader.until_shown("^s save")


async def test_a_heading_and_a_document_are_found_by_their_words(workspace: Workspace) -> None:
    async with session(workspace) as reader:
        await reader.press("ctrl+p")
        await reader.type("重点领域")
        await reader.until_shown("二、重点领域  heading")
        await reader.press("down", "enter")
        await reader.until_clause("2")
        await reader.press("ctrl+p")
        await reader.type("试点的通知")
        await reader.until_shown("试点的通知  document")
        await reader.press("down", "enter")
        await reader.until(lambda: reader.document == "notice")
        await reader.press("left_curly_bracket")
        await reader.until(lambda: (reader.document, reader.clause) == ("plan", "2"))


async def test_a_heading_of_another_document_is_found_by_pinyin(workspace: Workspace) -> None:
    async with session(workspace, "notice", indexed=True) as reader:
        await reader.press("ctrl+p")
        await reader.type("zhongdianly")
        await reader.until_shown("二、重点领域  heading  江南县标准化发展规划")
        await reader.press("down", "enter")
        await reader.until(lambda: (reader.document, reader.clause) == ("plan", "2"))
        await reader.press("ctrl+p")
        await reader.type("bzhsd")
        await reader.until_shown("开展标准化试点的通知  document")
        await reader.press("down", "enter")
        await reader.until(lambda: reader.document == "notice")


async def test_a_tag_is_found_by_pinyin_and_searched_for(workspace: Workspace) -> None:
    plan = reading.document(workspace, "plan")
    annotating.tag(workspace, plan, plan.clause("2"), ["环境型/目标规划"])
    async with session(workspace, indexed=True) as reader:
        await reader.press("ctrl+p")
        await reader.type("mubiaogh")
        await reader.until_shown("环境型/目标规划  tag  1")
        await reader.press("down", "enter")
        await reader.until_shown("tag:环境型/目标规划")


async def test_a_command_is_found_by_the_pinyin_of_its_name(workspace: Workspace) -> None:
    async with session(workspace) as reader:
        await reader.reading.run_action("language")
        await reader.until_shown("大纲")
        await reader.press("ctrl+p")
        await reader.type("wenjianpz")
        await reader.until_shown("文件批注")
        await reader.press("down", "enter")
        await reader.until_shown("^s 保存")


def test_names_are_found_by_how_they_are_read() -> None:
    names = ("上一条", "整篇批注", "中文 / English", "Quit")
    assert spoken("pizhu", names) == [(1, (2, 3))]
    assert spoken("zppz", names) == spoken("整p批z", names) == [(1, (0, 1, 2, 3))]
    assert [line for line, _ in spoken("zw", names)] == [2]
    assert spoken("zw", ("Quit",)) == spoken("", names) == spoken("\x1b[", names) == []


async def test_language_theme_and_measure_change_at_once_and_are_remembered(workspace: Workspace) -> None:
    async with session(workspace) as reader:
        await reader.until_shown("Outline", "Notes")
        await reader.reading.run_action("language")
        await reader.until_shown("大纲", "批注", "帮助")
        await reader.reading.run_action("theme")
        await reader.until(lambda: reader.app.theme == "paper")
        await reader.press("plus")
        await reader.until(lambda: load_settings().measure == 38)
    remembered = load_settings()
    assert (remembered.language, remembered.theme) == ("zh", "paper")
