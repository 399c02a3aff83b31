"""Writing, keeping, changing and losing notes and tags."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

import pytest
from textual import events

from stdplan_tui.corpus.model import Span
from stdplan_tui.tui import burst
from stdplan_tui.tui.drafts import Draft
from stdplan_tui.tui.screens import note_editor
from stdplan_tui.workspace import annotating, reading
from stdplan_tui.workspace.folder import Workspace
from tests.support.workspaces import SETTINGS
from tests.tui.support import session


def noted(workspace: Workspace, clause: str, *words: str) -> None:
    """Notes on a clause of the plan."""
    document, found = reading.find(workspace, f"plan:{clause}")
    for body in words:
        annotating.annotate(workspace, document, found, body)


async def test_a_note_left_unsaved_is_there_when_it_is_begun_again(workspace: Workspace) -> None:
    async with session(workspace, "plan:1.1") as reader:
        await reader.press("a", *"半句", "escape")
        await reader.until_shown("Draft kept")
        await reader.press("a")
        await reader.until_shown("半句")
        await reader.press("ctrl+s")
        await reader.until(lambda: [one.note.body for one in reader.reading.here] == ["半句\n"])


async def test_a_note_that_cannot_be_saved_stays_on_the_screen_with_the_reason(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_arguments: object, **_named: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(annotating, "annotate", full)
    async with session(workspace, "plan:1.1") as reader:
        await reader.press("a", *"别丢", "ctrl+s")
        await reader.until_shown("Not saved", "别丢", "No space left")


def draft(workspace: Workspace) -> str:
    """The draft of a note on the clause 1.1 of the plan."""
    return Draft(workspace.state_folder, "plan:1.1").read()


@pytest.mark.parametrize("gone", ["ctrl+q", "told to"])
async def test_what_was_typed_is_kept_when_the_program_goes_down(workspace: Workspace, gone: str) -> None:
    async with session(workspace, "plan:1.1") as reader:
        await reader.press("a", *"没写完")
        if gone == "ctrl+q":
            reader.app.post_message(events.Key("句", "句"))
            reader.app.post_message(events.Key("ctrl+q", None))
        else:
            reader.app.exit()
        await reader.until(lambda: not reader.app.is_running)
    assert draft(workspace) == ("没写完句" if gone == "ctrl+q" else "没写完")


async def test_what_is_typed_is_kept_every_few_seconds(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(note_editor, "_WHILE", 0.05)
    async with session(workspace, "plan:1.1") as reader:
        await reader.press("a", *"一句")
        await reader.until(lambda: draft(workspace) == "一句")
        await reader.press(*"又一句")
        await reader.until(lambda: draft(workspace) == "一句又一句")
        await reader.press(*["backspace"] * 5)
        await reader.until(lambda: draft(workspace) == "")
        await reader.press(*"三", "ctrl+s")
        await reader.until(lambda: [one.note.body for one in reader.reading.here] == ["三\n"])
        assert draft(workspace) == ""


async def test_words_that_no_draft_can_keep_are_dropped_only_when_asked_twice(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Draft, "_write", lambda _self, _words: False)
    async with session(workspace, "plan:1.1") as reader:
        await reader.press("a", *"别丢", "escape")
        await reader.until_shown("No draft can be kept", "别丢")
        await reader.press("escape")
        await reader.until(lambda: len(reader.app.screen_stack) == 1)


async def test_a_note_is_saved_once_however_often_that_is_asked(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    written, annotate = threading.Event(), annotating.annotate

    def slow(*arguments: Any, **named: Any) -> object:
        written.wait(8)
        return annotate(*arguments, **named)

    monkeypatch.setattr(annotating, "annotate", slow)
    monkeypatch.setattr(burst, "_PATIENCE", 0.05)
    async with session(workspace, "plan:1.1") as reader:
        await reader.press("a", *"一次", "ctrl+s", "ctrl+s")
        written.set()
        await reader.until(lambda: len(reader.app.screen_stack) == 1)
        await reader.until(lambda: bool(reader.reading.here))
        assert [one.note.body for one in reader.reading.here] == ["一次\n"]


async def test_words_selected_are_quoted_and_the_note_is_on_them(workspace: Workspace) -> None:
    async with session(workspace, "plan:1.1") as reader:
        await reader.press("s", "s")
        await reader.until(lambda: reader.reading.place.span is not None)
        await reader.press("a")
        await reader.until_shown("坚持质量第一")
        await reader.press(*"改", "ctrl+s")
        await reader.until(lambda: bool(reader.reading.here))
        target = reader.reading.here[0].note.target
        assert target.exact == "坚持质量第一，完善标准体系。"
        assert reader.reading.marks[target.clause].spans == (Span(target.start or 0, target.end or 0),)


async def test_a_clause_selected_whole_takes_a_note_on_the_whole_clause(workspace: Workspace) -> None:
    async with session(workspace, "plan:1.1") as reader:
        reader.reading.reader.text_select_all()
        await reader.until(lambda: reader.reading.place.span is not None)
        await reader.press("a", *"改", "ctrl+s")
        await reader.until(lambda: bool(reader.reading.here))
        assert reader.reading.here[0].note.target.span is None


async def test_of_heading_and_text_selected_together_the_heading_is_taken_and_that_is_said(
    workspace: Workspace,
) -> None:
    async with session(workspace, "plan:1.1") as reader:
        reader.reading.reader.select(Span(3, 12))
        await reader.until(lambda: reader.reading.place.span is not None)
        await reader.press("a")
        await reader.until_shown("only the heading is taken")
        await reader.press(*"改", "ctrl+s")
        await reader.until(lambda: bool(reader.reading.here))
        assert reader.reading.here[0].note.target.exact == "指导思想。"


async def test_a_selection_that_begins_at_the_end_of_the_heading_is_of_the_text(workspace: Workspace) -> None:
    async with session(workspace, "plan:1.1") as reader:
        reader.reading.reader.select(Span(8, 15))
        await reader.until(lambda: reader.reading.place.span is not None)
        await reader.press("a", *"改", "ctrl+s")
        await reader.until(lambda: bool(reader.reading.here))
        assert reader.reading.here[0].note.target.exact == "坚持质量第一"


async def test_e_edits_the_only_note_of_the_clause(workspace: Workspace) -> None:
    noted(workspace, "1.1", "初稿")
    async with session(workspace, "plan:1.1") as reader:
        await reader.until_shown("初稿")
        await reader.press("e")
        await reader.press("end", *"改过", "ctrl+s")
        await reader.until_shown("初稿改过")


async def test_of_several_notes_one_is_asked_for_before_it_is_deleted(workspace: Workspace) -> None:
    noted(workspace, "1.1", "第一条意见", "第二条意见")
    async with session(workspace, "plan:1.1") as reader:
        await reader.until_shown("第一条意见", "第二条意见")
        await reader.press("d")
        await reader.until_shown("Which note to delete?")
        await reader.press("down", "enter")
        await reader.until(lambda: [one.note.body for one in reader.reading.here] == ["第一条意见\n"])
        await reader.until_shown("u brings it back")


async def test_the_note_marked_in_the_panel_is_the_one_that_is_deleted(workspace: Workspace) -> None:
    noted(workspace, "1.1", "第一条意见", "第二条意见")
    async with session(workspace, "plan:1.1") as reader:
        await reader.until_shown("第二条意见")
        reader.reading.panel.focus()
        await reader.press("end", "d")
        await reader.until(lambda: [one.note.body for one in reader.reading.here] == ["第一条意见\n"])


async def test_a_note_on_the_document_stands_at_its_start(workspace: Workspace) -> None:
    async with session(workspace, "plan:1.1") as reader:
        await reader.press("A", *"总体不错", "ctrl+s")
        await reader.until(lambda: None in reader.reading.notes)
        assert "总体不错" not in reader.shown
        await reader.press("g")
        await reader.until_shown("总体不错", "On the whole document")


async def test_several_tags_are_marked_with_space_and_saved_together(workspace: Workspace) -> None:
    async with session(workspace, "plan:1.1") as reader:
        await reader.press("t")
        await reader.until_shown("policy instrument", "资金投入", "说明要达到什么。")
        await reader.press("space", "down", "space", "enter")
        await reader.until_shown("#环境型/目标规划", "#供给型/资金投入")


async def test_escape_leaves_the_tags_as_they_were(workspace: Workspace) -> None:
    async with session(workspace, "plan:1.1") as reader:
        await reader.press("t")
        await reader.until_shown("policy instrument")
        await reader.press("space", "escape")
        await reader.until(lambda: len(reader.app.screen_stack) == 1)
        assert not reader.reading.here


async def test_an_open_vocabulary_takes_a_new_tag_and_a_closed_one_asks_first(folder: Path) -> None:
    workspace = Workspace(folder, SETTINGS)
    async with session(workspace, "plan:1.1") as reader:
        await reader.press("t", *"全新", "enter")
        await reader.until_shown("#全新")
    vocabulary = folder / "annotations" / "vocabulary.toml"
    vocabulary.write_text(vocabulary.read_text("utf-8").replace("closed = false", "closed = true"), "utf-8")
    async with session(workspace, "plan:1.2") as reader:
        await reader.press("t", *"另一个")
        await reader.until(lambda: "policy instrument" not in reader.shown)
        assert "new tag" not in reader.shown
        await reader.press("enter")
        await reader.until_shown("To which dimension does 另一个 belong?")
        await reader.press("escape", "escape")
        await reader.until(lambda: len(reader.app.screen_stack) == 1)
        assert not reader.reading.here


async def test_annotated_clauses_can_be_walked(workspace: Workspace) -> None:
    noted(workspace, "1.1", "一")
    noted(workspace, "2", "二")
    async with session(workspace) as reader:
        await reader.until(lambda: len(reader.reading.notes) == 2)
        await reader.press("right_square_bracket")
        await reader.until_clause("1.1")
        await reader.press("right_black_lenticular_bracket")
        await reader.until_clause("2")
        await reader.press("left_square_bracket")
        await reader.until_clause("1.1")
        await reader.press("backspace")
        await reader.until_clause("2")


async def test_copying_gives_the_clause_with_its_citation(workspace: Workspace) -> None:
    async with session(workspace, "notice:p1") as reader:
        await reader.press("y")
        assert reader.app.clipboard == (
            "各单位要做好标准化试点工作。\n——《江南县人民政府关于开展标准化试点的通知》（江政发〔2021〕3号），第1段"
        )
