"""Answering, settling, changing and deleting notes from the screen."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Input

from stdplan_tui.annotations.model import Resolution
from stdplan_tui.annotations.threads import State
from stdplan_tui.corpus.model import Span
from stdplan_tui.tui.drafts import Draft
from stdplan_tui.tui.screens.note_editor import NoteEditor
from stdplan_tui.tui.screens.settling import Settling
from stdplan_tui.workspace import annotating, discussing, reading
from stdplan_tui.workspace.folder import Workspace
from tests.support.discussions import note_on, others, standing
from tests.tui.support import Session, session


def bodies(reader: Session) -> list[str]:
    """What the notes here say, the oldest first."""
    return [one.note.body.rstrip("\n") for one in reader.reading.here]


async def test_r_answers_the_only_note_with_its_words_above(workspace: Workspace) -> None:
    note = note_on(others(workspace), "请改")
    async with session(workspace, "plan:1.1") as reader:
        await reader.until_shown("请改", "Li Qiang")
        await reader.press("r", *"好的", "ctrl+s")
        await reader.until(lambda: bodies(reader) == ["请改", "好的"])
        await reader.until_shown("└ Zhang San (you)", "Reply saved; u takes it back")
        assert reader.reading.here[1].note.reply_to == (note.id,)


async def test_the_editor_of_an_answer_shows_what_is_answered(workspace: Workspace) -> None:
    note_on(others(workspace), "请改")
    async with session(workspace, "plan:1.1", size=(80, 24)) as reader:
        await reader.until(lambda: reader.reading.here)
        await reader.press("r")
        await reader.until_shown("Reply to Li Qiang", "请改", "^s save")


async def test_an_answer_that_was_begun_is_there_again(workspace: Workspace) -> None:
    note = note_on(workspace, "请改")
    async with session(workspace, "plan:1.1") as reader:
        await reader.until_shown("请改")
        await reader.press("r", *"半句", "escape")
        await reader.until_shown("Draft kept")
        assert Draft(workspace.state_folder, f"reply:{note.id}").read() == "半句"
        await reader.press("r")
        await reader.until(lambda: isinstance(reader.app.screen, NoteEditor))
        await reader.press("ctrl+s")
        await reader.until(lambda: bodies(reader) == ["请改", "半句"])
        assert Draft(workspace.state_folder, f"reply:{note.id}").read() == ""


async def test_x_and_enter_resolve_and_again_reopen(workspace: Workspace) -> None:
    note_on(workspace, "请改")
    async with session(workspace, "plan:1.1") as reader:
        await reader.until_shown("请改")
        await reader.press("x", "enter")
        await reader.until(lambda: reader.reading.here[0].state is State.RESOLVED)
        await reader.until_shown("+ resolved (1)", "Resolved; u takes it back")
        await reader.press("x", "enter")
        await reader.until(lambda: reader.reading.here[0].state is State.OPEN)


async def test_a_reason_can_be_given_and_another_verdict_chosen(workspace: Workspace) -> None:
    note_on(workspace, "请改")
    async with session(workspace, "plan:1.1") as reader:
        await reader.until_shown("请改")
        await reader.press("x", *"来不及", "down", "enter")
        await reader.until(lambda: reader.reading.here[0].state is State.WONTFIX)
        assert bodies(reader) == ["请改", "来不及"]
        await reader.press("u")
        await reader.until(lambda: reader.reading.here[0].state is State.OPEN)


async def test_a_click_on_a_verdict_takes_it(workspace: Workspace) -> None:
    note_on(workspace, "请改")
    async with session(workspace, "plan:1.1") as reader:
        await reader.until_shown("请改")
        await reader.press("x")
        await reader.until_shown("Will not be done")
        await reader.pilot.click("Settling Options", offset=(3, 1))
        await reader.until(lambda: reader.reading.here[0].state is State.WONTFIX)


async def test_escape_settles_nothing(workspace: Workspace) -> None:
    note_on(workspace, "请改")
    async with session(workspace, "plan:1.1") as reader:
        await reader.until_shown("请改")
        await reader.press("x")
        await reader.until(lambda: isinstance(reader.app.screen, Settling) and isinstance(reader.app.focused, Input))
        await reader.press("escape")
        await reader.until(lambda: len(reader.app.screen_stack) == 1)
        assert bodies(reader) == ["请改"]


async def test_of_several_discussions_one_is_asked_for(workspace: Workspace) -> None:
    for words in ("第一条", "第二条"):
        note_on(workspace, words)
    async with session(workspace, "plan:1.1") as reader:
        await reader.until_shown("第一条", "第二条")
        await reader.press("x")
        await reader.until_shown("Which discussion?")
        await reader.press("down", "enter")
        await reader.until(lambda: isinstance(reader.app.screen, Settling))
        await reader.press("enter")
        await reader.until(lambda: [one.state for one in reader.reading.here][:2] == [State.OPEN, State.RESOLVED])


async def test_e_takes_ones_own_note_among_others(workspace: Workspace) -> None:
    note_on(others(workspace), "别人的")
    note_on(workspace, "自己的")
    async with session(workspace, "plan:1.1") as reader:
        await reader.until_shown("别人的", "自己的")
        await reader.press("e", *"话", "ctrl+s")
        await reader.until(lambda: bodies(reader) == ["别人的", "自己的话"])


async def test_somebody_elses_note_is_not_edited_but_can_be_answered(workspace: Workspace) -> None:
    note_on(others(workspace), "别人的")
    async with session(workspace, "plan:1.1") as reader:
        await reader.until_shown("别人的")
        await reader.press("e")
        await reader.until_shown("Only Li Qiang can change this note.", "Write a reply")
        await reader.press("enter")
        await reader.until_shown("Reply to Li Qiang")
        await reader.press(*"不同意", "ctrl+s")
        await reader.until(lambda: bodies(reader) == ["别人的", "不同意"])


async def test_somebody_elses_note_is_not_deleted(workspace: Workspace) -> None:
    note_on(others(workspace), "别人的")
    async with session(workspace, "plan:1.1") as reader:
        await reader.until_shown("别人的")
        await reader.press("d")
        await reader.until_shown("Only Li Qiang can delete this note")
        assert bodies(reader) == ["别人的"]


async def test_the_answers_of_a_deleted_note_stay(workspace: Workspace) -> None:
    note = note_on(workspace, "请改")
    discussing.reply(others(workspace), standing(workspace, note), "好")
    async with session(workspace, "plan:1.1") as reader:
        await reader.until_shown("请改", "好")
        await reader.press("d")
        await reader.until_shown("(deleted)", "└ Li Qiang", "Deleted; u brings it back")


async def test_enter_in_the_pane_edits_ones_own_and_answers_the_others(workspace: Workspace) -> None:
    note = note_on(workspace, "自己的")
    discussing.reply(others(workspace), standing(workspace, note), "别人的")
    async with session(workspace, "plan:1.1") as reader:
        await reader.until_shown("自己的", "别人的")
        reader.reading.panel.focus()
        await reader.press("enter")
        await reader.until(lambda: isinstance(reader.app.screen, NoteEditor))
        assert reader.app.screen.query_one("TextArea").text == "自己的"  # type: ignore[attr-defined]
        await reader.press("escape")
        await reader.press("j", "enter")
        await reader.until_shown("Reply to Li Qiang")


@pytest.mark.parametrize("key", ["enter", "e"])
async def test_tags_that_are_marked_are_chosen_anew(workspace: Workspace, key: str) -> None:
    annotating.tag(workspace, *reading.find(workspace, "plan:1.1"), ["环境型/目标规划"])
    async with session(workspace, "plan:1.1") as reader:
        await reader.until_shown("#环境型/目标规划")
        reader.reading.panel.focus()
        await reader.press(key)
        await reader.until_shown("policy instrument")


async def test_tags_that_are_marked_are_deleted_together(workspace: Workspace) -> None:
    document, clause = reading.find(workspace, "plan:1.1")
    annotating.tag(workspace, document, clause, ["环境型/目标规划", "供给型/资金投入"])
    async with session(workspace, "plan:1.1") as reader:
        await reader.until_shown("#供给型/资金投入")
        reader.reading.panel.focus()
        await reader.press("d")
        await reader.until(lambda: not reader.reading.here)
        await reader.press("u")
        await reader.until_shown("#供给型/资金投入")


async def test_the_keys_below_the_marked_note_can_be_clicked(workspace: Workspace) -> None:
    note_on(workspace, "请改")
    async with session(workspace, "plan:1.1") as reader:
        await reader.until_shown("请改")
        panel = reader.reading.panel
        panel.focus()
        await reader.until_shown("x resolve")
        rows = reader.shown.splitlines()[panel.content_region.y : panel.content_region.bottom]
        y = next(y for y, row in enumerate(rows) if "x resolve" in row[60:])
        await reader.pilot.click(panel, offset=(12, y + 1))
        await reader.until(lambda: isinstance(reader.app.screen, Settling))


async def test_the_preview_shows_markdown_and_f5_goes_back_to_writing(workspace: Workspace) -> None:
    async with session(workspace, "plan:1.1") as reader:
        await reader.press("a", *"**strong**")
        await reader.until_shown("**strong**")
        await reader.press("f5")
        await reader.until(lambda: "**strong**" not in reader.shown and "strong" in reader.shown)
        await reader.press("f5", *"!", "ctrl+s")
        await reader.until(lambda: bodies(reader) == ["**strong**!"])


async def test_a_verdict_that_cannot_be_saved_is_told(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_arguments: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(discussing, "assess", full)
    note_on(workspace, "请改")
    async with session(workspace, "plan:1.1") as reader:
        await reader.until_shown("请改")
        await reader.press("x", "enter")
        await reader.until_shown("No space left")


async def test_a_settled_discussion_is_one_row_and_unfolds(workspace: Workspace) -> None:
    note = note_on(workspace, "请改\n第二行")
    discussing.resolve(others(workspace), standing(workspace, note), Resolution.WONTFIX, "理由如下")
    async with session(workspace, "plan:1.1") as reader:
        await reader.until_shown("+ will not be done (1)")
        assert "第二行" not in reader.shown
        reader.reading.panel.focus()
        await reader.press("enter")
        await reader.until_shown("第二行", "└ Li Qiang", "理由如下")
        await reader.press("enter")
        await reader.until(lambda: "第二行" not in reader.shown)
        await reader.pilot.click(reader.reading.panel, offset=(6, 1))
        await reader.until_shown("第二行")


async def test_the_tags_that_are_marked_are_chosen_for_their_words(workspace: Workspace) -> None:
    document, clause = reading.find(workspace, "plan:1.1")
    annotating.tag(workspace, document, clause, ["供给型/资金投入"])
    annotating.tag(workspace, document, clause, ["环境型/目标规划"], span=Span(0, 4))
    async with session(workspace, "plan:1.1") as reader:
        await reader.until_shown("#供给型/资金投入", "#环境型/目标规划")
        reader.reading.panel.focus()
        marked = next(one for one in reader.reading.here if one.span is not None)
        await reader.press("j")
        await reader.until(lambda: reader.reading.panel.note is marked)
        await reader.press("t")
        await reader.until_shown("[x]")
        await reader.press(*"资金", "space", "enter")
        await reader.until(lambda: sorted(len(one.tags) for one in reader.reading.here) == [1, 2])
        two = next(one for one in reader.reading.here if len(one.tags) == 2)
        assert two.span == Span(0, 4)


async def test_tags_without_a_place_are_not_given_to_the_clause_that_is_open(
    folder: Path, workspace: Workspace
) -> None:
    document, clause = reading.find(workspace, "plan:2.box1.e1")
    annotating.tag(workspace, document, clause, ["供给型/资金投入"])
    file = folder / "corpus" / "plan.md"
    file.write_text(file.read_text("utf-8").partition("## 二")[0].rstrip() + "\n", "utf-8")
    async with session(workspace, "plan") as reader:
        await reader.until(lambda: any(one.clause is None for one in reader.reading.here))
        reader.reading.panel.focus()
        await reader.press("enter")
        await reader.until_shown("The place of this note is no longer certain")
        assert len(reader.app.screen_stack) == 1


async def test_what_a_folded_discussion_and_its_verdict_quote_has_no_marks(workspace: Workspace) -> None:
    note = note_on(workspace, "**请改**：`甲`")
    discussing.resolve(others(workspace), standing(workspace, note), Resolution.RESOLVED)
    async with session(workspace, "plan:1.1") as reader:
        await reader.until_shown("+ resolved (1)", ": 请")
        assert "**" not in reader.shown
        await reader.press("x")
        await reader.until(lambda: isinstance(reader.app.screen, Settling))
        assert "**" not in reader.shown
