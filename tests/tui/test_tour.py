"""The tour: offered once, taken with the real keys, left at any time; it writes nothing but what is saved."""

from __future__ import annotations

from pathlib import Path

import pytest

from stdplan_tui.language import use_language
from stdplan_tui.tui.screens.reading import ReadingScreen
from stdplan_tui.tui.tour.first_time import is_first_time
from stdplan_tui.tui.tour.steps import STEPS, Course, Sight
from stdplan_tui.workspace.folder import Workspace
from tests.tui.support import Session, session


def files_in(folder: Path) -> dict[str, bytes]:
    """The documents, notes and tags; who has opened the tag picker may be written down as an author."""
    return {str(path): path.read_bytes() for path in folder.rglob("*.*") if path.parent.name != "_authors"}


async def until_step(reader: Session, number: int) -> None:
    await reader.until(lambda: reader.reading._course is not None and reader.reading._course.number == number - 1)
    await reader.until(lambda: f"Tour {number}/{len(STEPS)}" in reader.shown)


async def back(reader: Session) -> None:
    """Leave what was opened, once the tour has seen it."""
    await reader.until(lambda: reader.reading._course is not None and reader.reading._course.been)
    await reader.press("escape")


async def test_every_step_is_done_with_its_key_and_nothing_is_written(workspace: Workspace) -> None:
    before = files_in(workspace.root)
    async with session(workspace) as reader:
        await reader.press("ctrl+g")
        await until_step(reader, 1)
        await reader.press("j")
        await until_step(reader, 2)
        await reader.press("o")
        await reader.until(lambda: reader.reading._course is not None and reader.reading._course.been)
        await reader.press("enter")
        for number, key in enumerate(("slash", "f", "a", "t", "c", "question_mark"), 3):
            await until_step(reader, number)
            await reader.until(lambda: isinstance(reader.app.screen, ReadingScreen))
            await reader.press(key)
            await back(reader)
        await reader.until_shown("That was the tour")
        assert not reader.reading.touring
        assert not reader.reading.query("TourPanel")
    assert files_in(workspace.root) == before


async def test_what_is_saved_in_the_tour_is_real_and_the_tour_says_so(workspace: Workspace) -> None:
    before = files_in(workspace.root)
    async with session(workspace) as reader:
        for _step in range(5):
            await reader.press("ctrl+g")
        await until_step(reader, 5)
        await reader.until_shown("Ctrl+s saves it for real, into this workspace (u takes it back)")
        await reader.press("a", *"real", "ctrl+s")
        await until_step(reader, 6)
        await reader.until_shown("Enter saves for real, into this workspace (u takes it back)")
        await reader.until(lambda: files_in(workspace.root) != before)


async def test_escape_leaves_it_and_it_can_be_taken_again(workspace: Workspace) -> None:
    async with session(workspace) as reader:
        await reader.press("ctrl+g")
        await until_step(reader, 1)
        await reader.press("ctrl+g")
        await until_step(reader, 2)
        await reader.press("o")
        await reader.until(lambda: reader.app.focused is reader.reading.outline)
        await reader.press("escape")  # to the text, and on to the next step
        await until_step(reader, 3)
        await reader.press("escape")
        await reader.until(lambda: not reader.reading.touring)
        assert "Tour" not in reader.shown
        await reader.press("ctrl+p")
        await reader.type("tour")
        await reader.press("enter")
        await until_step(reader, 1)


@pytest.mark.parametrize("size", [(140, 36), (80, 24), (40, 12), (200, 60)])
@pytest.mark.parametrize("language", ["en", "zh"])
async def test_every_step_can_be_read_at_every_size(workspace: Workspace, size: tuple[int, int], language: str) -> None:
    use_language(language)
    async with session(workspace, size=size) as reader:
        for number in range(1, len(STEPS) + 1):
            await reader.press("ctrl+g")
            await reader.until(lambda number=number: f"{number}/{len(STEPS)}" in reader.shown)  # type: ignore[misc]
            await reader.until(lambda: "^g" in reader.shown and "Esc" in reader.shown)
            assert reader.reading.reader.size.height >= 1


async def test_the_panel_is_worked_by_mouse(workspace: Workspace) -> None:
    async with session(workspace) as reader:
        await reader.press("ctrl+g")
        await until_step(reader, 1)
        for text, done in (
            ("next step", lambda: "Tour 2/" in reader.shown),
            ("leave the tour", lambda: "Tour 2/" not in reader.shown),
        ):
            rows = reader.shown.splitlines()
            y = next(y for y, row in enumerate(rows) if text in row)
            await reader.pilot.click(offset=(rows[y].index(text), y))
            await reader.until(done)


async def test_a_first_start_is_greeted_once(workspace: Workspace) -> None:
    async with session(workspace) as reader:
        reader.reading.greet()
        await reader.until_shown("New here?", "^g a tour of one minute", "? help", "^p commands")
        await reader.press("escape")
        await reader.until(lambda: "New here?" not in reader.shown)
        reader.reading.greet()
        await reader.pilot.pause(0.1)
        await reader.until(lambda: not reader.reading.workers)
        assert "New here?" not in reader.shown


async def test_tests_and_scripts_are_not_greeted(workspace: Workspace) -> None:
    async with session(workspace) as reader:
        assert reader.app.greets is False  # type: ignore[attr-defined]


def test_a_person_is_new_once(workspace: Workspace) -> None:
    assert is_first_time(workspace)
    assert not is_first_time(workspace)


def test_a_step_with_a_way_back_is_done_when_one_is_back() -> None:
    text, note = Sight("ReadingScreen", "Reader"), Sight("NoteEditor", "TextArea")
    course = Course(tuple(step for step in STEPS if step.name == "Notes"), text)
    assert course.seen(text) == course
    been = course.seen(note)
    assert been.been
    assert been.seen(note) == been
    assert been.seen(text).step is None


async def test_there_is_no_tour_without_a_document(tmp_path: Path) -> None:
    from tests.support.workspaces import SETTINGS

    (tmp_path / "empty" / "corpus").mkdir(parents=True)
    async with session(Workspace(tmp_path / "empty", SETTINGS), None) as reader:
        await reader.press("ctrl+g")
        await reader.until_shown("import a document first")
        assert not reader.reading.touring
