"""How words look that are lit, selected or both: told apart in every theme, and without colours."""

from __future__ import annotations

from dataclasses import replace

import pytest
from rich.style import Style

from stdplan_tui.tui.theme import NAMES
from stdplan_tui.workspace.folder import Workspace
from tests.tui.support import Session, session


def looks(reader: Session, words: str) -> list[Style]:
    """How each character looks that belongs to these words in the text, in their order."""
    text = reader.reading.reader
    found: list[Style] = []
    for y in range(text.size.height):
        strip = text.render_line(y)
        row = "".join(segment.text for segment in strip)
        styles = [segment.style or Style() for segment in strip for _character in segment.text]
        start = row.find(words)
        while start >= 0:
            found += styles[start : start + len(words)]
            start = row.find(words, start + 1)
    return found


def without_colours(style: Style) -> tuple[bool, ...]:
    """What is left of a style where there are none."""
    return bool(style.bold), bool(style.underline), bool(style.reverse)


def dressed(workspace: Workspace, theme: str, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    if theme == "no colours":
        monkeypatch.setenv("NO_COLOR", "1")
    return Workspace(workspace.root, replace(workspace.settings, theme=theme))


THEMES = pytest.mark.parametrize("theme", [*NAMES, "no colours"])


@THEMES
async def test_the_hit_that_was_reached_looks_like_no_other(
    workspace: Workspace, theme: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with session(dressed(workspace, theme, monkeypatch)) as reader:
        await reader.press("f", *"标准", "enter")
        for _ in range(3):
            await reader.press("n")
            found = [without_colours(style) for style in looks(reader, "标准")]
            assert found.count((True, True, False)) == len("标准")
            assert set(found) == {(True, False, True), (True, True, False)}


@THEMES
async def test_lit_words_show_whether_they_are_selected(
    workspace: Workspace, theme: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with session(dressed(workspace, theme, monkeypatch)) as reader:
        await reader.press("f", *"完善标准", "enter")
        await reader.press("v", "0", "o", "$", "v")
        await reader.until(lambda: not reader.reading.selecting)
        lit, plain = looks(reader, "完善标准"), looks(reader, "坚持质量第一")
        assert {without_colours(style) for style in lit} == {(True, True, False)}
        assert len({without_colours(style) for style in plain}) == 1
        assert without_colours(plain[0]) != without_colours(lit[0])
        assert {style.bgcolor for style in lit} == {style.bgcolor for style in plain}
        await reader.press("escape", "escape")
        assert not any(style.underline or style.reverse for style in looks(reader, "完善标准"))


@THEMES
async def test_the_cursor_is_seen_among_lit_and_selected_words(
    workspace: Workspace, theme: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with session(dressed(workspace, theme, monkeypatch)) as reader:
        await reader.press("f", *"完善标准", "enter", "v")
        reader.reading.reader.refresh()
        found = [without_colours(style) for style in looks(reader, "完善标准")]
        assert len(set(found)) == 2
        assert found.count((True, True, True)) == 1
