"""Pictures of the main screens, in both languages and at two sizes: text files beside this one, compared exactly.

`make snapshots` writes them anew: look at what has changed in them before you keep it.
"""

from __future__ import annotations

import os
from collections.abc import Awaitable, Callable
from dataclasses import replace
from itertools import zip_longest
from pathlib import Path
from typing import Final

import pytest

from stdplan_tui.language import use_language
from stdplan_tui.tui.notes import heads
from stdplan_tui.tui.screens.comparing import ComparingScreen
from stdplan_tui.tui.widgets.search_pane import SearchPane
from stdplan_tui.workspace.folder import Workspace
from tests.support.workspaces import SETTINGS
from tests.tui.stops import furnish
from tests.tui.support import WIDE, Session, session

SIZES = (WIDE, (80, 24))
FOLDER: Final = Path(__file__).parent / "snapshots"
WRITING: Final = os.environ.get("STDPLAN_SNAPSHOTS") == "write"
_HOW: Final = "If it should be so, `make snapshots` keeps it."


async def at_a_note(reader: Session) -> None:
    await reader.until(lambda: len(reader.reading.here) == 2)


async def searching(reader: Session) -> None:
    await at_a_note(reader)
    await reader.press("slash", *"标准体系")
    pane = reader.reading.query_one(SearchPane)
    await reader.until(lambda: pane.settled and pane.fresh and pane.facets)


async def comparing(reader: Session) -> None:
    await at_a_note(reader)
    await reader.press("c")
    await reader.until(lambda: type(reader.app.screen).__name__ == "Filtered")
    await reader.press("enter")
    await reader.until(lambda: isinstance(screen := reader.app.screen, ComparingScreen) and screen.view.numbers)


def pressing(key: str, screen: str) -> Callable[[Session], Awaitable[None]]:
    """What opens a screen by one key."""

    async def opening(reader: Session) -> None:
        await at_a_note(reader)
        await reader.press(key)
        await reader.until(lambda: type(reader.app.screen).__name__ == screen)

    return opening


SCREENS = {
    "reading": at_a_note,
    "search": searching,
    "compare": comparing,
    "settings": pressing("comma", "SettingsScreen"),
    "help": pressing("question_mark", "Help"),
    "palette": pressing("ctrl+p", "Palette"),
}


NAMES = {
    f"{name}-{columns}x{rows}-{language}.txt": (name, (columns, rows), language)
    for name in SCREENS
    for columns, rows in SIZES
    for language in ("en", "zh")
}


async def settled(reader: Session) -> str:
    """What stands on the screen, as soon as nothing goes on and it stays."""
    shown = ""
    while shown != (shown := picture(reader)):
        await reader.until(lambda: not reader.app.workers)
        await reader.pilot.pause(0.05)
    return shown


def picture(reader: Session) -> str:
    """What stands on the screen, without blanks at the ends of its rows."""
    return "".join(f"{row.rstrip()}\n" for row in reader.shown.splitlines())


def marked(shown: str, other: str) -> str:
    """A screen with a mark before the rows that differ from another's."""
    rows = zip_longest(shown.splitlines(), other.splitlines(), fillvalue="")
    return "\n".join(f"{' ' if row == there else '>'} {row}" for row, there in rows)


@pytest.mark.parametrize("name", NAMES)
async def test_a_screen_looks_as_it_did(name: str, workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    screen, size, language = NAMES[name]
    use_language(language)
    monkeypatch.setattr(heads, "shown_time", lambda _written: "11-21 16:00")
    furnish(workspace)
    settings = replace(SETTINGS, language=language, theme="ink")
    async with session(Workspace(workspace.root, settings), "plan:1.1", size=size, indexed=True) as reader:
        await SCREENS[screen](reader)
        shown = await settled(reader)
    path = FOLDER / name
    if WRITING:
        FOLDER.mkdir(exist_ok=True)
        path.write_text(shown, "utf-8")
    kept = path.read_text("utf-8") if path.exists() else ""
    if shown != kept:
        pytest.fail(f"{name} was\n{marked(kept, shown)}\nand is\n{marked(shown, kept)}\n{_HOW}", pytrace=False)


def test_every_picture_is_of_a_screen() -> None:
    assert {path.name for path in FOLDER.iterdir()} == set(NAMES)
