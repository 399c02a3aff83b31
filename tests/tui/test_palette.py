"""The palette, and the choices that are remembered: language, theme, measure."""

from __future__ import annotations

import pytest

from stdplan_tui.corpus.model import DocumentId, Metadata, Span
from stdplan_tui.settings import load_settings
from stdplan_tui.tui.names import Found, Names
from stdplan_tui.tui.palette.screen import Palette
from stdplan_tui.workspace import annotating, reading, searching
from stdplan_tui.workspace.folder import Workspace
from tests.tui.support import Session, session


def offered(reader: Session) -> list[str]:
    """What the palette offers, the best first."""
    palette = reader.app.screen
    assert isinstance(palette, Palette)
    return [offer.words for offer in palette.rows.offers]


async def ask(reader: Session, text: str) -> None:
    """Open the palette and have `text` in its field, as an input method commits it."""
    await reader.press("ctrl+p")
    palette = reader.app.screen
    assert isinstance(palette, Palette)
    palette.field.insert_text_at_cursor(text)
    await reader.pilot.pause()


def is_closed(reader: Session) -> bool:
    """Whether the palette is closed."""
    return not isinstance(reader.app.screen, Palette)


async def test_a_command_is_found_by_part_of_its_name_and_run(workspace: Workspace) -> None:
    async with session(workspace) as reader:
        await reader.pilot.press("ctrl+p", *"note on the doc")
        await reader.until_shown("Write a note on the whole document")
        await reader.press("enter")
        await reader.until_shown("^s save")


@pytest.mark.parametrize(
    ("typed", "clause"),
    [
        ("1.2", "1.2"),
        ("一（二）", "1.2"),
        ("一/（二）", "1.2"),
        ("1 (2)", "1.2"),
        ("專欄 1", "2.box1"),
        ("第二部分", "2"),
        ("2.box1.e1", "2.box1.e1"),
        ("种业", "2.box1.e1"),
        ("plan:（二）", "1.2"),
    ],
)
async def test_a_clause_is_gone_to_by_number_label_or_heading(workspace: Workspace, typed: str, clause: str) -> None:
    async with session(workspace, indexed=True) as reader:
        await ask(reader, typed)
        await reader.press("enter")
        await reader.until_clause(clause)
        await reader.until(lambda: is_closed(reader))


async def test_what_is_said_just_so_comes_before_commands_and_what_else_it_may_mean(workspace: Workspace) -> None:
    async with session(workspace) as reader:
        await reader.press("ctrl+p")
        await reader.type("2")
        await reader.until(lambda: offered(reader)[0] == "二、重点领域")
        assert "（二）基本原则。" in offered(reader)
        await reader.until_shown("一/（二）")


async def test_where_a_label_stands_several_times_the_label_paths_tell_them_apart(workspace: Workspace) -> None:
    parts = "".join(f"\n## {number}、部分\n\n### （一）目标{number}。\n实现。\n" for number in "一二三")
    workspace.library.save(Metadata(DocumentId("long"), "长规划"), f"# 长规划\n{parts}")
    async with session(workspace, "long") as reader:
        await ask(reader, "（一）")
        await reader.until_shown("一/（一）", "二/（一）", "三/（一）")
        assert offered(reader)[:3] == ["（一）目标一。", "（一）目标二。", "（一）目标三。"]
        await reader.press("down", "enter")
        await reader.until_clause("2.1")


async def test_a_heading_and_a_document_are_found_by_their_words(workspace: Workspace) -> None:
    async with session(workspace) as reader:
        await reader.press("ctrl+p")
        await reader.type("领域 重点")
        await reader.press("enter")
        await reader.until_clause("2")
        await reader.press("ctrl+p")
        await reader.type("试点的通知")
        await reader.until_shown("document")
        await reader.press("enter")
        await reader.until(lambda: reader.document == "notice")
        await reader.press("left_curly_bracket")
        await reader.until(lambda: (reader.document, reader.clause) == ("plan", "2"))


async def test_a_clause_of_another_document_is_gone_to_by_its_address(workspace: Workspace) -> None:
    async with session(workspace, "notice") as reader:
        for typed in ("plan:二/专栏1", "发展规划：专栏1"):
            await ask(reader, typed)
            await reader.until(lambda: offered(reader)[:1] == ["专栏1　农业标准化重点"])
            await reader.until_shown("二/专栏1  江南县标准化发展规划")
            await reader.press("enter")
            await reader.until(lambda: (reader.document, reader.clause) == ("plan", "2.box1"))
            await reader.press("left_curly_bracket")
            await reader.until(lambda: reader.document == "notice")


async def test_enter_waits_for_what_has_to_be_looked_up(workspace: Workspace) -> None:
    async with session(workspace, "notice") as reader:
        await reader.press("ctrl+p")
        await reader.pilot.press(*"plan:1.2", "enter")
        await reader.until(lambda: (reader.document, reader.clause) == ("plan", "1.2"))


async def test_headings_of_the_open_document_are_found_by_pinyin_before_there_is_an_index(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(searching, "suggest", lambda *_arguments, **_options: ())
    async with session(workspace) as reader:
        for typed, clause in (("zdly", "2"), ("zhongyao", None), ("jibenyz", "1.2")):
            await reader.press("ctrl+p")
            await reader.type(typed)
            if clause is None:
                await reader.until_shown("Nothing fits")
                await reader.press("enter", "escape")
            else:
                await reader.until(lambda: len(offered(reader)) == 1)
                await reader.press("enter")
                await reader.until_clause(clause)


async def test_a_heading_of_another_document_is_found_by_pinyin(workspace: Workspace) -> None:
    async with session(workspace, "notice", indexed=True) as reader:
        await reader.press("ctrl+p")
        await reader.type("zhongdianly")
        await reader.until_shown("heading  江南县标准化发展规划")
        await reader.press("enter")
        await reader.until(lambda: (reader.document, reader.clause) == ("plan", "2"))
        await reader.press("ctrl+p")
        await reader.type("bzhsd")
        await reader.until(lambda: offered(reader) == ["江南县人民政府关于开展标准化试点的通知"])
        await reader.press("enter")
        await reader.until(lambda: reader.document == "notice")


async def test_a_tag_is_found_by_pinyin_and_searched_for(workspace: Workspace) -> None:
    plan = reading.document(workspace, "plan")
    annotating.tag(workspace, plan, plan.clause("2"), ["环境型/目标规划"])
    async with session(workspace, indexed=True) as reader:
        await reader.press("ctrl+p")
        await reader.type("mubiaogh")
        await reader.until_shown("环境型/目标规划", "tag 1")
        await reader.press("enter")
        await reader.until_shown("tag:环境型/目标规划")


async def test_a_command_is_found_by_the_pinyin_of_its_name(workspace: Workspace) -> None:
    async with session(workspace) as reader:
        await reader.reading.run_action("language")
        await reader.until_shown("大纲")
        await reader.press("ctrl+p")
        await reader.type("wenjianpz")
        await reader.until(lambda: offered(reader)[:1] == ["文件批注"])
        await reader.press("enter")
        await reader.until_shown("^s 保存")


async def test_the_palette_lists_all_commands_with_their_keys_then_the_documents(workspace: Workspace) -> None:
    async with session(workspace) as reader:
        await reader.press("ctrl+p")
        await reader.until_shown("Next clause", "j ↓")
        assert offered(reader)[-2:] == ["江南县人民政府关于开展标准化试点的通知", "江南县标准化发展规划（2021—2025年）"]
        await reader.press("ctrl+p")
        await reader.until(lambda: is_closed(reader))


async def test_a_click_chooses_and_a_move_stays_on_its_offer(workspace: Workspace) -> None:
    async with session(workspace, indexed=True) as reader:
        await reader.press("ctrl+p")
        await reader.type("标准")
        await reader.until(lambda: len(offered(reader)) > 2)
        palette = reader.app.screen
        assert isinstance(palette, Palette)
        await reader.press("down")
        at = palette.rows.at
        palette._show()
        assert palette.rows.at == at
        wanted = offered(reader).index("专栏1　农业标准化重点")
        await reader.pilot.click(palette.rows, offset=(4, wanted))
        await reader.until_clause("2.box1")


@pytest.mark.parametrize("size", [(40, 12), (80, 24), (200, 60)])
async def test_the_palette_is_usable_at_any_size(workspace: Workspace, size: tuple[int, int]) -> None:
    async with session(workspace, size=size) as reader:
        await reader.press("ctrl+p")
        await reader.until_shown("Next clause")
        await reader.press("escape")
        await ask(reader, "一（二）")
        await reader.until_shown("（二）基本原则。", "一/（二）")


def test_names_are_found_by_words_and_by_how_they_are_read() -> None:
    names = Names(("上一条", "整篇批注", "中文 / English", "Quit"))
    assert names.found("pizhu") == []
    assert [found.line for found in names.found("ENG 中")] == [2]
    assert list(names.written("  ")) == []
    names.learn()
    assert names.found("pizhu") == [Found(1, (Span(2, 4),))]
    assert names.found("zppz") == names.found("整p批z") == [Found(1, (Span(0, 4),))]
    assert [found.line for found in names.found("zw")] == [2]
    assert names.found("\x1b[") == []
    assert Names(("Quit",)).found("zw") == []


async def test_language_theme_and_measure_change_at_once_and_are_remembered(workspace: Workspace) -> None:
    async with session(workspace) as reader:
        await reader.until_shown("Outline", "Notes")
        await reader.reading.run_action("language")
        await reader.until_shown("大纲", "批注", "帮助")
        before = reader.app.theme
        await reader.reading.run_action("theme")
        await reader.until(lambda: reader.app.theme != before)
        chosen = reader.app.theme
        room = reader.reading.reader.room
        await reader.press("minus")
        await reader.until(lambda: load_settings().measure == min(36, room) - 2)
    remembered = load_settings()
    assert (remembered.language, remembered.theme) == ("zh", chosen)
