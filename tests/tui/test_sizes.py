"""Every place of the program can be used at every size: what takes the keys is seen, and there is a way back."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest
from textual import events
from textual.geometry import Region
from textual.widget import Widget
from textual.widgets import Input, TextArea

from stdplan_tui.workspace.folder import Workspace
from tests.support.workspaces import SETTINGS
from tests.tui.stops import Stop, all_stops, furnish, furnish_folder
from tests.tui.support import Session, session

SIZES = ((140, 36), (80, 24), (200, 60), (40, 12))
_FIELD = 8
"""The fewest columns of a field in which one sees what is typed."""


def control_of(reader: Session, stop: Stop) -> Widget | None:
    """What takes the keys at a place; None where one is not there."""
    screen = reader.app.screen
    if type(screen).__name__ != stop.screen:
        return None
    control = next(iter(screen.query(stop.control)), None)
    if control is None or screen.focused is not (control if stop.takes_focus else None):
        return None
    beside = (next(iter(screen.query(selector)), None) for selector in stop.beside)
    there = all(widget is not None and widget.is_on_screen for widget in beside)
    return control if there and stop.says in reader.shown and stop.only in reader.shown else None


def seen(reader: Session, widget: Widget) -> Region:
    """The part of the screen on which the content of a widget is seen."""
    geometry = reader.app.screen.find_widget(widget)
    assert geometry.visible_region == geometry.region, f"{widget} is cut off: {geometry}"
    return geometry.clip.intersection(widget.content_region)


def text_at(reader: Session, region: Region) -> str:
    """What stands on a part of the screen."""
    strips = reader.app.screen._compositor.render_strips()
    return "\n".join(strips[y].crop(region.x, region.right).text for y in region.line_range)


def check_seen(reader: Session, widget: Widget) -> None:
    """Have a widget shown whole and uncovered, with room for a row of what it is about, and something in it."""
    assert widget.display
    region = seen(reader, widget)
    assert region.height >= 1
    assert region.width >= _FIELD
    assert reader.app.screen.region.contains_region(region)
    for x, y in (region.offset, region.bottom_right - (1, 1)):
        on_top, _region = reader.app.screen.get_widget_at(x, y)
        assert widget in on_top.ancestors_with_self, f"{on_top} covers it"
    assert isinstance(widget, Input | TextArea) or text_at(reader, region).strip()


def strike(reader: Session, keys: Iterable[str]) -> None:
    """Type keys as somebody quick does, without waiting for what they do."""
    for key in keys:
        name = {".": "full_stop"}.get(key, key)
        reader.app.post_message(events.Key(name, key if len(key) == 1 else None))


async def be_at(reader: Session, stop: Stop) -> Widget:
    """Wait until one is at a place; what takes the keys there."""
    await reader.until(lambda: control_of(reader, stop) is not None)
    await reader.pilot.pause()
    control = control_of(reader, stop)
    assert control is not None
    return control


async def stop_at(reader: Session, stop: Stop, before: Stop) -> None:
    """Go to a place, look, go to the places inside, and come back to the one before."""
    try:
        strike(reader, stop.keys)
        control = await be_at(reader, stop)
        for widget in (control, *(reader.app.screen.query_one(selector) for selector in stop.beside)):
            check_seen(reader, widget)
        for inner in stop.inside:
            await stop_at(reader, inner, before if inner.replaces else stop)
            if inner.replaces:
                return
        strike(reader, stop.leave)
        await be_at(reader, before)
        assert not stop.only or stop.only not in reader.shown
    except AssertionError as error:
        error.add_note(f"at {stop.name!r}, from {before.name!r}")
        raise


@pytest.mark.parametrize("size", SIZES, ids=lambda size: "x".join(map(str, size)))
async def test_every_place_can_be_used_and_left(
    workspace: Workspace, size: tuple[int, int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    furnish(workspace)
    furnish_folder(tmp_path)
    monkeypatch.chdir(tmp_path)
    reading = all_stops(size[0])
    async with session(workspace, "plan:1.1", size=size, indexed=True) as reader:
        await stop_at(reader, reading, reading)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: "x".join(map(str, size)))
async def test_an_empty_workspace_says_how_to_go_on(tmp_path: Path, size: tuple[int, int]) -> None:
    (tmp_path / "corpus").mkdir()
    async with session(Workspace(tmp_path, SETTINGS), None, size=size) as reader:
        welcome = reader.reading.query_one("Welcome")
        check_seen(reader, welcome)
        for words in ("No documents yet", "i imports one"):
            assert words in reader.shown
        welcoming = Stop("welcome", (), "Reader", says="No documents yet")
        await stop_at(reader, Stop("file", ("i",), "PathField", "FilePrompt"), welcoming)
