"""The outline: what it lists, what it counts, how it follows."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from stdplan_tui.corpus.model import ClauseId
from stdplan_tui.tui.widgets.outline_filter import OutlineFilter
from stdplan_tui.workspace import annotating, reading
from stdplan_tui.workspace.folder import Workspace
from tests.support.workspaces import SETTINGS
from tests.tui.support import Session, session


def row(reader: Session, text: str) -> int:
    """The row of the screen, counted from 0, on which the outline shows that text."""
    width = reader.reading.outline.size.width
    return next(y for y, line in enumerate(reader.shown.splitlines()) if text in line[:width])


def under_cursor(reader: Session) -> str:
    """The words of the row that the outline is at."""
    row_at = reader.reading.outline.at
    return row_at.text if row_at else ""


async def test_it_lists_all_documents_and_the_headings_of_the_open_one(workspace: Workspace) -> None:
    async with session(workspace) as reader:
        await reader.until_shown("▾ 江南县标准化发展规划", "▸ 江南县人民政府关于", "▸ 一、总体要求", "▸ 二、重点领域")


async def test_it_follows_the_reader_into_what_is_folded(workspace: Workspace) -> None:
    async with session(workspace) as reader:
        await reader.press("G")
        await reader.until_clause("2.box1.e1")
        assert under_cursor(reader) == "种业"
        await reader.press("K", "K", "K")
        await reader.until(lambda: reader.clause != "2.box1.e1")
        assert under_cursor(reader) != "种业"


async def test_a_document_that_is_unfolded_shows_its_headings_without_being_opened(workspace: Workspace) -> None:
    async with session(workspace, "notice") as reader:
        await reader.press("enter")
        await reader.press("j", "right")
        await reader.until_shown("一、总体要求")
        assert reader.document == "notice"


def listed(reader: Session) -> list[str]:
    """What the rows say, an indent of one for each level."""
    return [f"{' ' * one.depth}{one.text}" for one in reader.reading.outline.rows]


async def test_what_was_unfolded_only_for_the_reader_folds_when_it_leaves(workspace: Workspace) -> None:
    async with session(workspace, "plan:1.2") as reader:
        assert "  （二）基本原则。" in listed(reader)
        await reader.press("J")
        await reader.until_clause("2")
        assert "  （二）基本原则。" not in listed(reader)
        assert under_cursor(reader) == "二、重点领域"
        await reader.press("K")
        await reader.until(lambda: "  （二）基本原则。" in listed(reader))


async def test_digits_fold_to_a_level_and_0_unfolds_everything(workspace: Workspace) -> None:
    async with session(workspace, "plan:2.box1.e1") as reader:
        await reader.press("o", "1")
        assert [one.strip() for one in listed(reader) if not one.startswith("  ")] == [
            "江南县人民政府关于开展标准化试点的通知",
            "江南县标准化发展规划（2021—2025年）",
            "一、总体要求",
            "二、重点领域",
        ]
        assert len(reader.reading.outline.rows) == 4
        assert under_cursor(reader) == "二、重点领域"
        await reader.press("2")
        assert "  （一）指导思想。" in listed(reader)
        assert not any(one.startswith("   ") for one in listed(reader))
        await reader.press("0")
        assert {"   需求引领，系统布局。", "   种业"} <= set(listed(reader))
        await reader.press("1", "asterisk")
        assert "   种业" in listed(reader)
        await reader.press("1", "＊")
        assert "   种业" in listed(reader)


async def test_a_document_not_read_yet_is_folded_to_a_level_as_soon_as_it_is(workspace: Workspace) -> None:
    async with session(workspace, "notice") as reader:
        await reader.press("o", "j", "2")
        await reader.until(lambda: "  （一）指导思想。" in listed(reader))
        assert "   种业" not in listed(reader)


async def test_the_whole_outline_is_folded_and_unfolded_by_command(workspace: Workspace) -> None:
    async with session(workspace, "plan:2") as reader:
        await reader.reading.run_action("fold_all")
        await reader.until(lambda: len(listed(reader)) == 2)
        assert under_cursor(reader) == "江南县标准化发展规划（2021—2025年）"
        await reader.reading.run_action("unfold_all")
        await reader.until(lambda: "   种业" in listed(reader))


async def test_left_folds_then_goes_up_and_right_unfolds_then_goes_in(workspace: Workspace) -> None:
    async with session(workspace, "plan:1.1") as reader:
        await reader.press("o", "left")
        assert under_cursor(reader) == "一、总体要求"
        await reader.press("left")
        assert "  （一）指导思想。" not in listed(reader)
        await reader.press("right", "right")
        assert under_cursor(reader) == "（一）指导思想。"
        await reader.press("G", "g")
        assert under_cursor(reader) == "江南县人民政府关于开展标准化试点的通知"


async def test_lit_words_are_counted_apart_from_notes_under_what_is_folded_too(workspace: Workspace) -> None:
    document, clause = reading.find(workspace, "plan:2.box1.e1")
    annotating.annotate(workspace, document, clause, "一")
    async with session(workspace) as reader:
        reader.reading.hits = {clause.id: 3, ClauseId("1.1"): 1, ClauseId("gone"): 9}
        await reader.until(lambda: "/3 1" in reader.shown.splitlines()[row(reader, "二、重点领域")].split("│")[1])
        assert "/4 1" in reader.shown.splitlines()[row(reader, "▾ 江南县")].split("│")[1]
        reader.reading.hits = {}
        await reader.until(lambda: "/" not in reader.shown.splitlines()[row(reader, "二、重点领域")].split("│")[1])


async def test_the_filter_takes_what_is_typed_right_after_and_shows_only_what_fits(workspace: Workspace) -> None:
    async with session(workspace, "plan:1.1") as reader:
        await reader.press("o")
        await reader.reading.outline.open_filter()
        await reader.pilot.press(*"种业")
        await reader.until_shown("1 fits")
        assert listed(reader) == [
            "江南县标准化发展规划（2021—2025年）",
            " 二、重点领域",
            "  专栏1　农业标准化重点",
            "   种业",
        ]
        assert under_cursor(reader) == "种业"
        await reader.press("enter")
        await reader.until_clause("2.box1.e1")
        assert reader.app.focused is reader.reading.reader
        assert under_cursor(reader) == "种业"
        assert "种业  fits" not in reader.shown


@pytest.mark.parametrize(
    ("typed", "fits"),
    [
        ("农业 重点", {"专栏1　农业标准化重点"}),
        ("1.2", {"（二）基本原则。"}),
        ("一（二）", {"（二）基本原则。"}),
        ("專欄1", {"专栏1　农业标准化重点"}),
        ("zdly", {"二、重点领域"}),
        ("zhongye", {"种业"}),
        ("试点", {"江南县人民政府关于开展标准化试点的通知"}),
        ("第九百条", set()),
    ],
)
async def test_words_numbers_labels_and_pinyin_fit(workspace: Workspace, typed: str, fits: set[str]) -> None:
    async with session(workspace) as reader:
        outline = reader.reading.outline
        await reader.press("o")
        await outline.open_filter()
        await reader.type(typed)
        await reader.until(lambda: {one.text for one in outline.rows if one.key in (outline.fits or {})} == fits)
        if not fits:
            await reader.until_shown("Nothing fits")


async def test_one_letter_hides_nothing_yet_and_two_go_to_what_fits(workspace: Workspace) -> None:
    async with session(workspace, "plan:1.1") as reader:
        await reader.press("o")
        await reader.reading.outline.open_filter()
        before = listed(reader)
        await reader.type("z")
        assert listed(reader) == before
        await reader.type("d")
        await reader.until(lambda: under_cursor(reader) == "（一）指导思想。")
        await reader.until_shown("3 fit")


async def test_escape_gives_all_rows_back_where_the_reader_is(workspace: Workspace) -> None:
    async with session(workspace, "plan:1.1") as reader:
        await reader.press("o", "1")
        before = listed(reader)
        await reader.reading.outline.open_filter()
        await reader.type("重点")
        await reader.press("down", "up", "up")
        await reader.press("escape")
        assert listed(reader) == before
        assert reader.reading.outline.has_focus
        assert under_cursor(reader) == "一、总体要求"
        assert reader.clause == "1.1"


async def test_the_filter_steps_only_to_rows_that_fit(workspace: Workspace) -> None:
    async with session(workspace, "plan:1.1") as reader:
        await reader.press("o")
        await reader.reading.outline.open_filter()
        await reader.type("重点")
        await reader.until(lambda: under_cursor(reader) == "二、重点领域")
        await reader.press("down")
        assert under_cursor(reader) == "专栏1　农业标准化重点"
        await reader.press("down")
        assert under_cursor(reader) == "专栏1　农业标准化重点"
        await reader.press("up")
        assert under_cursor(reader) == "二、重点领域"


async def test_the_filter_goes_with_the_outline_and_lies_over_it_where_it_is(workspace: Workspace) -> None:
    async with session(workspace, "plan:1.1", size=(80, 24)) as reader:
        await reader.press("o")
        outline = reader.reading.outline
        await outline.open_filter()
        await reader.until(lambda: isinstance(reader.app.focused, OutlineFilter))
        await reader.pilot.pause()
        field = reader.reading.query_one(OutlineFilter)
        assert (field.region.x, field.region.y) == (outline.region.x + 1, outline.region.y + 1)
        await reader.type("重点")
        await reader.until_shown("二、重点领域")
        await reader.pilot.click(outline, offset=(12, 3))
        await reader.until_clause("2")
        assert not field.display
        assert not outline.display


async def test_where_wide_characters_are_ambiguous_the_arrows_are_ascii(folder: Path) -> None:
    async with session(Workspace(folder, replace(SETTINGS, ambiguous_width=2))) as reader:
        await reader.until_shown("- 江南县标准化发展规", "+ 江南县人民政府关于", "+ 二、重点领域")


async def test_counts_of_notes_stand_on_the_clause_and_all_above_it(workspace: Workspace) -> None:
    document, clause = reading.find(workspace, "plan:2.box1.e1")
    annotating.annotate(workspace, document, clause, "一")
    annotating.annotate(workspace, document, clause, "二")
    annotating.tag(workspace, document, clause, ["环境型/目标规划"])
    async with session(workspace) as reader:
        await reader.until(lambda: "2 #1" in reader.shown.splitlines()[row(reader, "二、重点领域")].split("│")[1])


async def test_a_click_opens_a_clause_and_an_arrow_unfolds_it(workspace: Workspace) -> None:
    async with session(workspace) as reader:
        outline = reader.reading.outline
        y = row(reader, "二、重点领域") - outline.region.y
        await reader.pilot.click(outline, offset=(10, y))
        await reader.until_clause("2")
        await reader.until_shown("专栏1")
        arrow = row(reader, "一、总体要求") - outline.region.y
        await reader.pilot.click(outline, offset=(3, arrow))
        await reader.until_shown("（一）指导思想")
        assert reader.clause == "2"


async def test_enter_on_the_row_that_is_open_folds_it(workspace: Workspace) -> None:
    async with session(workspace, "plan:2") as reader:
        await reader.press("enter", "enter")
        await reader.until_shown("专栏1　农业标准化重点")
        await reader.press("enter")
        await reader.until(lambda: reader.reading.outline.at is not None and not reader.reading.outline.at.is_open)
        assert reader.clause == "2"
