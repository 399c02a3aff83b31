"""Marks under letters: set, gone to, shown, kept, listed."""

from __future__ import annotations

from textual import events
from textual.widgets import Input, OptionList

from stdplan_tui.tui.screens.filtered import Filtered
from stdplan_tui.workspace.folder import Workspace
from stdplan_tui.workspace.places import read_places
from tests.support.workspaces import SETTINGS
from tests.tui.support import Session, session


def top(reader: Session) -> str:
    """The first row of the screen."""
    return reader.shown.split("\n")[0]


async def remembering(reader: Session) -> None:
    """Wait until what was kept has been read."""
    await reader.until(lambda: reader.reading.places is not None)


async def test_a_mark_is_set_shown_and_gone_to(workspace: Workspace) -> None:
    async with session(workspace, "plan:1.1") as reader:
        await remembering(reader)
        await reader.press("m")
        await reader.until_shown("Mark as: a letter")
        await reader.press("a")
        await reader.until(lambda: "'a" in top(reader))
        await reader.press("j")
        await reader.until(lambda: "'a" not in top(reader))
        await reader.press("G", "apostrophe")
        await reader.until_shown("Go to mark", "a 一/（一）")
        await reader.press("a")
        assert reader.clause == "1.1"
        assert reader.reading.reader.has_focus
        await reader.press("left_curly_bracket")
        assert reader.clause != "1.1"


async def test_letters_typed_right_after_the_key_run_no_command(workspace: Workspace) -> None:
    async with session(workspace, "plan:1.1") as reader:
        await remembering(reader)
        for key in "ma'fmtmq'e":
            reader.app.post_message(events.Key({"'": "apostrophe"}.get(key, key), key))
        await reader.until(lambda: reader.reading.places and len(reader.reading.places.marks) == 3)
        await reader.until(lambda: "No mark e" in reader.shown)
        assert len(reader.app.screen_stack) == 1
        assert not reader.reading.finding
        assert reader.clause == "1.1"


async def test_escape_and_another_pane_stop_waiting(workspace: Workspace) -> None:
    async with session(workspace, "plan:1.1") as reader:
        await remembering(reader)
        await reader.press("m", "5", "exclamation_mark")
        await reader.until(lambda: reader.reading.awaiting_letter)
        await reader.press("escape")
        await reader.until(lambda: not reader.reading.awaiting_letter)
        assert reader.reading.reader.has_focus
        await reader.press("m", "tab")
        await reader.until(lambda: not reader.reading.awaiting_letter and "江南县" in top(reader))
        assert not reader.reading.places or not reader.reading.places.marks


async def test_the_full_width_twin_and_full_width_letters(workspace: Workspace) -> None:
    async with session(workspace, "plan:1.1") as reader:
        await remembering(reader)
        await reader.press("m")
        reader.app.post_message(events.Key("fullwidth_latin_small_letter_b", "ｂ"))
        await reader.until(lambda: "'b" in top(reader))
        await reader.press("G", "right_single_quotation_mark", "b")
        assert reader.clause == "1.1"


async def test_capitals_lead_to_other_documents_and_small_letters_stay_in_theirs(workspace: Workspace) -> None:
    async with session(workspace, "plan:1.1") as reader:
        await remembering(reader)
        await reader.press("m", "a", "m", "A")
        await reader.reading.run_action("next_document")
        await reader.until(lambda: reader.document == "notice")
        await reader.press("apostrophe", "a")
        await reader.until_shown("No mark a")
        await reader.press("apostrophe", "A")
        await reader.until(lambda: (reader.document, reader.clause) == ("plan", "1.1"))


async def test_twice_the_key_goes_back_to_before_the_last_jump_and_there_again(workspace: Workspace) -> None:
    async with session(workspace, "plan:1.1") as reader:
        await reader.press("apostrophe", "apostrophe")
        await reader.until_shown("No jump to go back to")
        await reader.press("G")
        end = reader.clause
        for there in ("1.1", end, "1.1"):
            await reader.press("apostrophe", "apostrophe")
            assert reader.clause == there


async def test_marks_are_there_the_next_time_and_one_on_a_gone_clause_leads_near(workspace: Workspace) -> None:
    async with session(workspace, "plan:1.2.b1") as reader:
        await remembering(reader)
        await reader.press("m", "x")
        await reader.until(lambda: read_places(workspace).marks)
    library = workspace.library
    body = library.body_path("plan")
    text = body.read_text("utf-8")
    body.write_text(text[: text.index("- ——")] + text[text.index("## 二、") :], "utf-8")
    async with session(Workspace(workspace.root, SETTINGS), "plan:title") as reader:
        await remembering(reader)
        await reader.press("apostrophe", "x")
        assert reader.clause == "1.2"
        await reader.until_shown("That clause is gone")


async def test_the_list_of_marks_goes_there_and_drops(workspace: Workspace) -> None:
    async with session(workspace, "plan:1.1") as reader:
        await reader.reading.run_action("marks")
        await reader.until_shown("No marks yet")
        await remembering(reader)
        await reader.press("m", "a", "j", "m", "b")
        await reader.reading.run_action("marks")
        await reader.until(lambda: isinstance(reader.app.screen, Filtered))
        await reader.until_shown("a  （一）指导思想", "江南县标准化发展规划")
        assert isinstance(reader.app.focused, Input)
        rows = reader.app.screen.query_one(OptionList)
        await reader.press("delete")
        await reader.until(lambda: "a  （一）" not in reader.shown and rows.option_count == 2)
        await reader.press("enter")
        await reader.until(lambda: len(reader.app.screen_stack) == 1)
        assert reader.clause == "1.2"
        assert reader.reading.places
        assert [letter for _document, letter in reader.reading.places.marks] == ["b"]


async def test_a_known_letter_can_be_clicked(workspace: Workspace) -> None:
    async with session(workspace, "plan:1.1") as reader:
        await remembering(reader)
        await reader.press("m", "a", "G", "apostrophe")
        await reader.until_shown("a 一/（一）")
        await reader.pilot.click(offset=(top(reader).index(" a 一") + 1, 0))
        await reader.until_clause("1.1")
