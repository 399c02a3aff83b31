"""Where a terminal draws ambiguous characters two cells wide, none is drawn around what people wrote."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from unicodedata import east_asian_width

import pytest

from stdplan_tui.tui.terminal_cells import take_ambiguous_as
from stdplan_tui.workspace.folder import Workspace
from tests.tui.stops import Stop, all_stops, furnish, furnish_folder
from tests.tui.support import Session, session
from tests.tui.test_sizes import be_at, strike

SIZE = (80, 24)
WRITTEN = "—“”"
"""Ambiguous characters in the documents of these tests, and in what the import says of them."""
SAMPLES = "#settings-right"
"""Where ambiguous characters are shown on purpose."""


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    yield
    take_ambiguous_as(1)


def ambiguous(reader: Session) -> set[str]:
    """The rows that have ambiguous characters of ours."""
    samples = [widget.region for widget in reader.app.screen.query(SAMPLES)]
    strips = reader.app.screen._compositor.render_strips()
    rows = []
    for y, strip in enumerate(strips):
        hidden = next((region for region in samples if y in region.line_range), None)
        shown = strip if hidden is None else strip.crop(0, hidden.x)
        rows.append("".join(segment.text for segment in shown))
    return {row for row in rows if any(east_asian_width(sign) == "A" and sign not in WRITTEN for sign in row)}


async def walk(reader: Session, stop: Stop, before: Stop, found: dict[str, set[str]]) -> None:
    """Go to a place and to those inside it, and note the rows that are wrong there."""
    strike(reader, stop.keys)
    await be_at(reader, stop)
    if rows := ambiguous(reader):
        found[stop.name] = rows
    for inner in stop.inside:
        await walk(reader, inner, before if inner.replaces else stop, found)
        if inner.replaces:
            return
    strike(reader, stop.leave)
    await be_at(reader, before)


async def test_no_place_draws_ambiguous_characters(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    furnish(workspace)
    furnish_folder(tmp_path)
    monkeypatch.chdir(tmp_path)
    wide = Workspace(workspace.root, replace(workspace.settings, ambiguous_width=2))
    reading, found = all_stops(SIZE[0]), dict[str, set[str]]()
    async with session(wide, "plan:1.1", size=SIZE, indexed=True) as reader:
        await walk(reader, reading, reading, found)
    assert found == {}


async def test_frames_and_keys_change_with_the_setting(workspace: Workspace) -> None:
    async with session(workspace) as reader:
        await reader.press("question_mark")
        await reader.until_shown("j ↓", "╭─")
        await reader.press("escape", "comma", "j", "j", "j", "l")
        await reader.until(lambda: not ambiguous(reader))
        await reader.press("ctrl+s")
        await reader.until(lambda: reader.app.screen is reader.reading)
        await reader.until(lambda: not ambiguous(reader))
        await reader.press("question_mark")
        await reader.until_shown("j Down", "+-")
        await reader.press("escape", "comma", "j", "j", "j", "h", "ctrl+s")
        await reader.until_shown("╭─")
