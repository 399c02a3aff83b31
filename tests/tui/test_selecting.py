"""Selecting by keyboard on the reading screen: the mode, its keys, what is done to the words, and how it ends."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from textual import events

from stdplan_tui.corpus.model import ClauseId, DocumentId, Span
from stdplan_tui.language import use_language
from stdplan_tui.tui.spot import Spot
from stdplan_tui.tui.widgets.footer import Footer
from stdplan_tui.workspace.folder import Workspace
from tests.tui.support import Session, session

FIRST = "plan:2.box1.e1"


def cursors(reader: Session) -> list[str]:
    """What stands under a cursor on the screen: reversed, bold and underlined."""
    text = reader.reading.reader
    return [
        segment.text
        for y in range(text.size.height)
        for segment in text.render_line(y)
        if segment.style and segment.style.reverse and segment.style.underline
    ]


def post(reader: Session, keys: str) -> None:
    """Type characters as fast as a terminal sends them: none waits for the one before."""
    for key in keys:
        reader.app.post_message(events.Key(key, key))


async def test_v_shows_a_cursor_and_names_the_mode_and_its_keys(workspace: Workspace) -> None:
    async with session(workspace, "plan:1.1") as reader:
        assert cursors(reader) == []
        await reader.press("v")
        await reader.until_shown("SELECT 1 character", "w/b word", "a note", "y copy", "Esc leave")
        assert cursors(reader) == ["（"]
        await reader.press("l", "l")
        await reader.until_shown("SELECT 3 characters")
        assert reader.reading.reader.selected_text == "（一）"
        assert cursors(reader) == ["）"]


async def test_v_again_leaves_the_words_selected_and_escape_lets_them_go(workspace: Workspace) -> None:
    async with session(workspace, "plan:1.1") as reader:
        await reader.press("v", "l", "v")
        await reader.until(lambda: not reader.reading.selecting and "SELECT" not in reader.shown)
        assert reader.reading.reader.selected == Span(0, 2)
        assert cursors(reader) == []
        await reader.press("v")
        assert reader.reading.reader.selected == Span(0, 2)
        await reader.press("escape")
        await reader.until(lambda: not reader.reading.selecting and reader.reading.place.span is None)
        assert reader.reading.reader.selected_text == ""
        await reader.press("j")
        await reader.until_clause("1.2")


async def test_keys_typed_at_once_act_in_their_order(workspace: Workspace) -> None:
    async with session(workspace, FIRST) as reader:
        post(reader, "vjeeay")
        await reader.until_shown("^s save")
        await reader.until(lambda: getattr(reader.app.focused, "text", "") == "y")
        assert reader.reading.reader.selected_text == "种业\n制定良种"


async def test_the_motions_hide_the_commands_of_their_keys_only_while_selecting(workspace: Workspace) -> None:
    async with session(workspace, "plan:1.1") as reader:
        await reader.press("a", *"旧", "ctrl+s")
        await reader.until(lambda: reader.reading.here)
        await reader.press("v", "e")
        await reader.until(lambda: reader.reading.reader.selected == Span(0, 2))
        assert reader.app.screen is reader.reading
        await reader.press("J", "n", "f", "slash", "tab")
        assert reader.reading.selecting
        assert reader.clause == "1.1"
        await reader.press("escape", "e")
        await reader.until_shown("^s save")


async def test_it_begins_at_the_first_lit_word(workspace: Workspace) -> None:
    async with session(workspace, "plan:1.1") as reader:
        place = reader.reading.place
        reader.reading.place = replace(place, lit=((ClauseId("1.1"), Span(12, 14)), (ClauseId("1.1"), Span(9, 11))))
        await reader.press("v")
        assert reader.reading.reader.cursor == 9


async def test_the_lit_word_itself_is_annotated_when_it_was_selected_so(workspace: Workspace, folder: Path) -> None:
    async with session(workspace, "plan:1.1") as reader:
        lit = ((ClauseId("1.1"), Span(9, 11)),)
        reader.reading.place = replace(reader.reading.place, lit=lit, span=Span(9, 11))
        await reader.press("v", "a", *"请看", "ctrl+s")
        await reader.until(lambda: reader.reading.here)
        quoted = reader.reading.place.document.clause("1.1").string[9:11]  # type: ignore[union-attr]
        assert reader.reading.here[0].note.target.exact == quoted
        assert not reader.reading.selecting


async def test_a_mouse_click_ends_it(workspace: Workspace) -> None:
    async with session(workspace, "plan:1.1") as reader:
        await reader.press("v", "l")
        y = next(y for y, line in enumerate(reader.shown.splitlines()) if "制定良种繁育标准" in line)
        text = reader.reading.reader
        await reader.pilot.click(text, offset=(20, y - text.region.y))
        await reader.until_clause("2.box1.e1")
        await reader.until(lambda: not reader.reading.selecting)
        await reader.press("v")
        await reader.pilot.click(reader.reading.outline, offset=(4, 3))
        await reader.until(lambda: not reader.reading.selecting)


async def test_another_document_ends_it(workspace: Workspace) -> None:
    async with session(workspace, "plan:1.1") as reader:
        await reader.press("v", "l")
        reader.reading.go(Spot(DocumentId("notice")))
        await reader.until(lambda: reader.document == "notice" and not reader.reading.selecting)


async def test_a_rebound_motion_has_its_new_key(workspace: Workspace) -> None:
    settings = replace(workspace.settings, keymap={"extend-word-end": "E", "next-clause": "w"})
    async with session(Workspace(workspace.root, settings), FIRST) as reader:
        await reader.press("v", "E")
        await reader.until(lambda: reader.reading.reader.selected_text == "种业")
        await reader.press("w")
        assert reader.reading.selecting


async def test_the_buttons_of_the_footer_move_too(workspace: Workspace) -> None:
    async with session(workspace, FIRST) as reader:
        await reader.press("v")
        await reader.until_shown("w/b word")
        footer = reader.reading.query_one("Footer")
        await reader.pilot.click(footer, offset=(reader.shown.splitlines()[footer.region.y].index("w/b word"), 0))
        await reader.until(lambda: reader.reading.reader.selected_text == "种业\n制")
        await reader.pilot.click(footer, offset=(reader.shown.splitlines()[footer.region.y].index("Esc leave"), 0))
        await reader.until(lambda: not reader.reading.selecting)


@pytest.mark.parametrize("size", [(140, 36), (80, 24), (40, 12)])
async def test_the_cursor_stays_in_sight_at_every_size(workspace: Workspace, size: tuple[int, int]) -> None:
    async with session(workspace, "plan:1.2.p1", size) as reader:
        await reader.press("v")
        for key in ("end", "home", "j", "pagedown", "o", "V"):
            await reader.press(key)
            assert len(cursors(reader)) == 1
        await reader.pilot.resize_terminal(size[0] - 10, size[1] - 3)
        await reader.pilot.pause()
        assert len(cursors(reader)) == 1


async def test_only_what_is_written_is_counted(workspace: Workspace) -> None:
    async with session(workspace, FIRST) as reader:
        await reader.press("v", "s")
        await reader.until_shown("SELECT 2 characters")
        await reader.press("s")
        string = reader.reading.reader.clauses[reader.reading.reader.number].string
        await reader.until_shown(f"SELECT {len(string) - 1} characters")


@pytest.mark.parametrize("language", ["en", "zh"])
async def test_the_keys_that_end_it_are_in_the_narrowest_footer(workspace: Workspace, language: str) -> None:
    use_language(language)
    async with session(workspace, "plan:1.1", (40, 12)) as reader:
        await reader.press("v", "l")
        footer = reader.reading.query_one(Footer)
        assert [command.id for command in footer.shown][:2] == ["copy", "let-go"]
        await reader.pilot.click(footer, offset=(1, 0))
        assert reader.app.clipboard.startswith("（一\n")


async def test_selecting_from_the_outline_gives_the_text_the_keyboard(workspace: Workspace) -> None:
    async with session(workspace, "plan:1.1") as reader:
        reader.reading.set_focus(reader.reading.outline)
        await reader.press("v", "l")
        assert reader.app.focused is reader.reading.reader
        assert reader.reading.reader.selected == Span(0, 2)
