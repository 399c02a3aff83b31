"""Done-marks by key, and the screen of progress."""

from __future__ import annotations

from dataclasses import replace

import pytest

from stdplan_tui.settings import Settings
from stdplan_tui.tui.progressing.progress_rows import ProgressRows
from stdplan_tui.tui.progressing.rows import Measured
from stdplan_tui.tui.screens.progress import ProgressScreen
from stdplan_tui.workspace import annotating, progress, reading
from stdplan_tui.workspace.folder import Workspace
from tests.support.workspaces import SETTINGS, opened
from tests.tui.support import Session, session
from tests.tui.test_tips import at_text, tip_at

VOCABULARY = """\
schema = 1
[[dimension]]
id = "instrument"
required = true
[[dimension.tag]]
name = "供给型/资金"
key = "1"
[[dimension]]
id = "strength"
title = { zh = "强度", en = "strength of it" }
unit = "sentence"
[[dimension.tag]]
name = "应当"
"""


@pytest.fixture
def agreed(workspace: Workspace) -> Workspace:
    folder = workspace.root / "annotations"
    folder.mkdir(exist_ok=True)
    (folder / "vocabulary.toml").write_text(VOCABULARY, "utf-8")
    return workspace


def done(reader: Session) -> set[str]:
    return {str(clause) for clause, mark in reader.reading.marks.items() if mark.done}


def row(reader: Session, text: str) -> str:
    return next(line for line in reader.shown.splitlines() if text in line)


async def test_a_clause_is_marked_and_unmarked_by_the_same_key(workspace: Workspace) -> None:
    async with session(workspace, "plan:1.1") as reader:
        await reader.press("D")
        await reader.until(lambda: done(reader) == {"1.1"})
        await reader.until_shown("1 clause done; u takes it back", "✓ （一）指导思想。")
        await reader.press("D")
        await reader.until(lambda: not reader.reading.marks)
        await reader.until_shown("1 clause no longer done")
        assert "✓" not in reader.shown


async def test_a_heading_marks_all_under_it_and_undo_takes_it_back(workspace: Workspace) -> None:
    async with session(workspace, "plan:1") as reader:
        await reader.press("D")
        await reader.until(lambda: done(reader) == {"1.1", "1.2.p1", "1.2.b1"})
        await reader.until_shown("3 clauses done")
        assert row(reader, "一、总体要求").split("││")[0].rstrip("│ ").endswith("✓")
        assert "✓" not in row(reader, "二、重点领域").split("││")[0]
        await reader.press("u")
        await reader.until(lambda: not reader.reading.marks)


async def test_clauses_that_are_taken_are_marked_together(workspace: Workspace) -> None:
    async with session(workspace, "plan:1.1") as reader:
        await reader.press("V", "j", "j", "D")
        await reader.until(lambda: done(reader) == {"1.1", "1.2.p1"})
        assert reader.reading.range_from is None


async def test_the_sign_stands_behind_that_of_notes(workspace: Workspace) -> None:
    plan, clause = reading.find(workspace, "plan:1.1")
    annotating.annotate(workspace, plan, clause, "问题？")
    progress.mark_done(workspace, plan, [clause], True)
    async with session(workspace, "plan:1") as reader:
        await reader.until_shown("•✓（一）指导思想。")
        said = await at_text(reader, "•✓")
        assert "1 note" in said
        assert "You have marked it as done" in said


async def test_what_is_done_is_said_in_tips(workspace: Workspace) -> None:
    plan = reading.document(workspace, "plan")
    progress.mark_done(workspace, plan, [plan.clause("1.1")], True)
    async with session(workspace, "plan:1.1") as reader:
        await reader.until(lambda: done(reader) == {"1.1"})
        y = next(y for y, line in enumerate(reader.shown.splitlines()) if "▾ 一、总体要求" in line)
        assert "1 of 3 clauses done" in await tip_at(reader, 8, y)


async def test_a_mark_on_what_was_reworded_does_not_count_and_is_told(workspace: Workspace) -> None:
    plan = reading.document(workspace, "plan")
    progress.mark_done(workspace, plan, [plan.clause("1.1")], True)
    file = workspace.root / "corpus" / "plan.md"
    file.write_text(file.read_text("utf-8").replace("坚持质量第一，", "坚持质量第一、效益优先，"), "utf-8")
    async with session(workspace, "plan:1.1") as reader:
        await reader.until(lambda: reader.reading.marks)
        assert done(reader) == set()
        assert [mark.done_before for mark in reader.reading.marks.values()] == [True]
        y = next(y for y, line in enumerate(reader.shown.splitlines()) if "▌  （一）指导思想" in line)
        left = reader.reading.reader.content_region.x + reader.reading.reader.margin_left
        assert "reworded since" in await tip_at(reader, left + 1, y)
        await reader.press("D")
        await reader.until(lambda: done(reader) == {"1.1"})


async def test_marks_of_others_are_not_shown_as_ones_own(workspace: Workspace) -> None:
    other = opened(workspace.root, Settings(author_name="Li Si", author_id="89abcdef", language="en"))
    plan = reading.document(other, "plan")
    progress.mark_done(other, plan, [plan.clause("1.1")], True)
    annotating.annotate(workspace, plan, plan.clause("1.2.p1"), "我的")
    async with session(workspace, "plan:1.1") as reader:
        await reader.until(lambda: reader.reading.marks)
        assert done(reader) == set()


async def test_progress_says_what_is_tagged_and_done(agreed: Workspace) -> None:
    plan = reading.document(agreed, "plan")
    annotating.tag(agreed, plan, plan.clause("1.1"), ["供给型/资金"])
    progress.mark_done(agreed, plan, [plan.clause("1.2.p1")], True)
    async with session(agreed, "plan:1.1") as reader:
        await reader.press("%")
        await reader.until_shown("all tags required, mine", "All documents", "二、重点领域")
        assert row(reader, "All documents").rstrip(" │").endswith("16%  1/6")
        assert "33%  1/3" in row(reader, "一、总体要求  ")
        assert reader.app.screen.query_one(ProgressRows).at.head == "1"  # type: ignore[union-attr]
        await reader.press("t", "t")
        await reader.until_shown("strength of it, by sentence, mine")
        await reader.press("t")
        await reader.until_shown("done, mine", "33%  1/3")
        await reader.press("t", "m")
        await reader.until_shown("all tags required, everybody's")


async def test_enter_goes_to_the_first_clause_that_lacks_a_tag(agreed: Workspace) -> None:
    plan = reading.document(agreed, "plan")
    annotating.tag(agreed, plan, plan.clause("1.1"), ["供给型/资金"])
    async with session(agreed, "plan:1.2.b1") as reader:
        await reader.press("%")
        await reader.until_shown("二、重点领域")
        await reader.until(lambda: reader.app.screen.query_one(ProgressRows).at.head == "1")  # type: ignore[union-attr]
        await reader.press("enter")
        await reader.until_clause("1.2.p1")
        await reader.press("backspace")
        await reader.until_clause("1.2.b1")


async def test_mine_and_everybodys_differ(agreed: Workspace) -> None:
    other = opened(agreed.root, Settings(author_name="Li Si", author_id="89abcdef", language="en"))
    plan = reading.document(other, "plan")
    annotating.tag(other, plan, plan.clause("1.1"), ["供给型/资金"])
    async with session(agreed, "plan:1.1") as reader:
        await reader.press("%")
        await reader.until_shown("All documents", "0/6")
        await reader.press("m")
        await reader.until_shown("everybody's", "1/6")
        await reader.press("escape")
        await reader.until(lambda: not isinstance(reader.app.screen, ProgressScreen))


@pytest.mark.parametrize(("size", "bars"), [((80, 24), True), ((40, 12), False)])
async def test_progress_fits_small_terminals(agreed: Workspace, size: tuple[int, int], bars: bool) -> None:
    async with session(agreed, "plan:1.1", size) as reader:
        await reader.press("%")
        await reader.until_shown("0%  0/3", "Enter")
        assert ("····" in reader.shown) == bars


async def test_bars_are_ascii_where_ambiguous_characters_are_wide(agreed: Workspace) -> None:
    wide = agreed.with_settings(replace(SETTINGS, ambiguous_width=2))
    plan = reading.document(wide, "plan")
    progress.mark_done(wide, plan, [plan.clause("1.1")], True)
    async with session(wide, "plan:1.1") as reader:
        await reader.until_shown("v （一）指导思想。")
        await reader.press("%")
        await reader.until_shown("All documents", "......")
        assert "·" not in reader.shown


async def test_a_vocabulary_that_cannot_be_read_is_told(agreed: Workspace) -> None:
    (agreed.root / "annotations" / "vocabulary.toml").write_text("schema =")
    async with session(agreed, "plan:1.1") as reader:
        await reader.press("%")
        await reader.until_shown("vocabulary.toml")


def test_all_is_only_where_nothing_lacks() -> None:
    assert [Measured(had, 300).percent for had in (0, 299, 300)] == [0, 99, 100]
    assert Measured().percent == 100
