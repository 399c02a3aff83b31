"""The review of places: what it lists, what it shows of each, and what its keys write."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from textual.geometry import Offset
from textual.widgets import TextArea

from stdplan_tui.annotations.model import Annotation
from stdplan_tui.corpus.library import Library
from stdplan_tui.corpus.model import DocumentId, Span
from stdplan_tui.errors import AnnotationError
from stdplan_tui.text.width import cells
from stdplan_tui.tui.reviewing.telling import Look, told
from stdplan_tui.tui.screens.reading import ReadingScreen
from stdplan_tui.tui.screens.review import ReviewScreen
from stdplan_tui.tui.screens.review_choice import ClauseChoice
from stdplan_tui.tui.screens.review_words import WordsChoice
from stdplan_tui.workspace import annotating, reviewing
from stdplan_tui.workspace.folder import Workspace
from tests.support.workspaces import SETTINGS
from tests.tui.support import WIDE, Session, session

SIZES = ((140, 36), (80, 24), (40, 12))
REWORDED = ("坚持质量第一，完善标准体系。", "坚持质量第一，健全新型标准体系。")
REMOVED = ("- ——**标准体系更加健全。**\n  到2025年，标准数量翻一番。\n\n", "")
MOVED = ("### （二）基本原则。", "### （三）基本原则。")


@pytest.fixture
def workspace(workspace: Workspace) -> Workspace:
    """Two notes on a clause that is reworded, one on one that is removed, one on one that has moved; one of others."""
    _note(workspace, "1.1", "核对甲")
    _note(workspace, "1.1", "核对乙", "完善标准体系")
    _note(workspace, _bullet(workspace), "核对丙")
    _note(workspace, "1.2", "核对丁")
    other = Workspace(workspace.root, replace(SETTINGS, author_name="Li Si", author_id="89abcdef"))
    _note(other, "1.1", "别人的")
    rewrite(workspace, REWORDED, REMOVED, MOVED)
    return workspace


def _bullet(workspace: Workspace) -> str:
    return next(one.id for one in workspace.library.document(DocumentId("plan")).flat if "翻一番" in one.text)


def _note(workspace: Workspace, clause: str, body: str, words: str = "") -> Annotation:
    plan = workspace.library.document(DocumentId("plan"))
    found = plan.clause(clause)
    start = found.string.index(words)
    span = Span(start, start + len(words)) if words else None
    return annotating.annotate(workspace, plan, found, body, span=span)


def rewrite(workspace: Workspace, *changes: tuple[str, str]) -> None:
    """Change the text of `plan`."""
    library = Library(workspace.library.folder)
    body = library.body("plan")
    for before, after in changes:
        assert before in body
        body = body.replace(before, after)
    library.save(library.metadata("plan"), body)


def targets(workspace: Workspace) -> dict[str, tuple[str, str]]:
    """Where each note stands in its file, by what it says."""
    notes = Workspace(workspace.root, SETTINGS).store.load().annotations
    return {note.body.strip(): (note.target.clause, note.target.exact) for note in notes}


@asynccontextmanager
async def review(workspace: Workspace, size: tuple[int, int] = WIDE) -> AsyncIterator[tuple[Session, ReviewScreen]]:
    """The review, once it has listed what there is."""
    async with session(workspace, size=size) as reader:
        yield reader, await opened(reader)


async def opened(reader: Session) -> ReviewScreen:
    """Open the review, and wait until it shows a place."""
    await reader.press("R")
    await reader.until(lambda: isinstance(reader.app.screen, ReviewScreen))
    screen = reader.app.screen
    assert isinstance(screen, ReviewScreen)
    await reader.until(lambda: screen.view.details is not None or screen.has_class("-nothing"))
    return screen


async def go_to(reader: Session, screen: ReviewScreen, body: str) -> None:
    """Go to the place with that note of this person."""
    await reader.press("g")
    for _ in range(9):
        case = screen.rows.case
        if case is not None and case.mine and any(one.note.body == f"{body}\n" for one in case.noted):
            break
        await reader.press("j")
    else:
        raise AssertionError(f"no place with {body}:\n{reader.shown}")
    await reader.until(lambda: screen.view.details is not None and screen.view.details.case is screen.rows.case)


@pytest.mark.parametrize("size", SIZES)
async def test_everything_needed_to_decide_is_in_sight(workspace: Workspace, size: tuple[int, int]) -> None:
    async with review(workspace, size) as (reader, screen):
        await go_to(reader, screen, "核对甲")
        await reader.until_shown("- ", "+ ", "健全新型", "text changed")
        if size[0] > 60:
            await reader.until_shown("Places to review", "4 to decide, 1 moved", "Zhang San (2)", "Li Si", "核对乙")
        assert all(cells(line) <= size[0] for line in reader.shown.splitlines())


async def test_what_differs_is_told_from_the_words_that_are_quoted(workspace: Workspace) -> None:
    async with review(workspace) as (reader, screen):
        await go_to(reader, screen, "核对乙")
        await reader.press("x", "j", "j")
        await reader.until(lambda: screen.rows.case is not None and screen.rows.case.target.exact == "完善标准体系")
        await reader.until(lambda: screen.view.details is not None and screen.view.details.case is screen.rows.case)
        assert screen.view.details is not None
        shown = told(screen.view.details, Look(60, 1, {}))
        looks: dict[str, list[str]] = {"健": [], "标": []}
        now = shown.plain.index("+ ")
        for word in looks:
            at = shown.plain.index(word, shown.plain.index("健", now))
            looks[word] = [str(span.style) for span in shown.spans if span.start <= at < span.end]
        assert looks["标"] == ["bold $secondary"]
        assert looks["健"] == ["bold $secondary", "$success underline"]


async def test_a_notice_says_once_that_notes_need_a_look(workspace: Workspace) -> None:
    async with session(workspace, "notice") as reader:
        await reader.press("}")
        await reader.pilot.pause()
        assert "need" not in reader.shown
        reader.reading.action_next_document()
        await reader.until(lambda: reader.document == "plan")
        await reader.until_shown("3 notes need a look: R")
        reader.reading._told_to_look = frozenset()
        reader.reading._notes_read()
        await reader.until(lambda: reader.reading._told_to_look == {"plan"})


async def test_reworded_clauses_are_marked_in_the_gutter(workspace: Workspace) -> None:
    async with session(workspace) as reader:
        await reader.until(lambda: reader.reading.marks)
        marks = reader.reading.marks
        assert {clause: mark.doubtful for clause, mark in marks.items()} == {"1.1": True, "1.3": False}
        spans = {marks_span for mark in marks.values() for marks_span in mark.spans}
        string = reader.reading.place.document.by_id["1.1"].string  # type: ignore[union-attr,index]
        assert [string[span.start : span.end] for span in spans] == ["健全新型标准体系"]
        await reader.until_shown("~")


async def test_accepting_writes_all_of_the_place_and_goes_on(workspace: Workspace) -> None:
    async with review(workspace) as (reader, screen):
        await go_to(reader, screen, "核对甲")
        await reader.press("a")
        await reader.until_shown("Written down; u takes it back", "2 to decide, 1 moved")
        await reader.until(lambda: targets(workspace)["核对乙"] == ("1.1", "健全新型标准体系"))
        assert screen.rows.case is not None
        await reader.press("u")
        await reader.until_shown("Taken back: places", "4 to decide, 1 moved")
        assert targets(workspace)["核对乙"] == ("1.1", "完善标准体系")


async def test_keys_in_a_row_each_decide_on_the_next_place(workspace: Workspace) -> None:
    async with review(workspace) as (reader, screen):
        await go_to(reader, screen, "核对甲")
        others = screen.rows.following()
        await reader.press("a", "l", "l")
        assert screen.left
        assert others
        await reader.until_shown("2 to decide, 1 moved", "left for now")
        assert targets(workspace)["核对丙"][0] != "1.1"


async def test_what_only_moved_is_accepted_at_once(workspace: Workspace) -> None:
    async with review(workspace) as (reader, screen):
        await reader.press("A")
        await reader.until_shown("1 written down", "4 to decide")
        assert targets(workspace)["核对丁"][0] == "1.3"
        assert not screen.check_action("accept_certain", ())


async def test_a_suggestion_is_chosen_by_its_number(workspace: Workspace) -> None:
    async with review(workspace) as (reader, screen):
        await go_to(reader, screen, "核对丙")
        await reader.until_shown("no place", "perhaps")
        details = screen.view.details
        assert details is not None
        wanted = details.suggestions[0].clause
        assert not screen.check_action("accept_place", ())
        offered = len(details.suggestions)
        assert [screen.check_action(f"choose_{number}", ()) for number in (1, 2, 3)] == [
            n <= offered for n in (1, 2, 3)
        ]
        await reader.press("1")
        await reader.until(lambda: targets(workspace)["核对丙"][0] == wanted.id)


async def test_a_suggestion_is_chosen_by_the_mouse(workspace: Workspace) -> None:
    async with review(workspace) as (reader, screen):
        await go_to(reader, screen, "核对丙")
        await reader.until_shown("perhaps")
        details = screen.view.details
        assert details is not None
        wanted = details.suggestions[0].clause
        lines = reader.shown.splitlines()
        y = next(number for number, line in enumerate(lines) if "perhaps" in line) + 1
        await reader.pilot.click(offset=Offset(screen.view.region.x + 2, y))
        await reader.until(lambda: targets(workspace)["核对丙"][0] == wanted.id)


async def test_any_clause_can_be_chosen(workspace: Workspace) -> None:
    async with review(workspace) as (reader, screen):
        await go_to(reader, screen, "核对丙")
        await reader.press("c", *"种业")
        await reader.until(lambda: isinstance(reader.app.screen, ClauseChoice))
        await reader.until_shown("制定良种繁育标准")
        await reader.press("enter")
        await reader.until(lambda: targets(workspace)["核对丙"][0] == "2.box1.e1")


async def test_words_of_the_clause_can_be_chosen(workspace: Workspace) -> None:
    async with review(workspace) as (reader, screen):
        await go_to(reader, screen, "核对甲")
        await reader.press("w")
        await reader.until_shown("x unfolds the place")
        await reader.press("x")
        await reader.until_shown("  ~ text changed")
        await reader.press("j", "j")
        assert screen.rows.case is not None
        assert [one.note.body for one in screen.rows.case.noted] == ["核对乙\n"]
        await reader.press("w")
        await reader.until(lambda: isinstance(reader.app.screen, WordsChoice))
        field = reader.app.screen.query_one(TextArea)
        assert field.selected_text == "健全新型标准体系"
        await reader.press("shift+left", "shift+left", "enter")
        await reader.until(lambda: targets(workspace)["核对乙"] == ("1.1", "健全新型标准"))
        assert targets(workspace)["核对甲"] == ("1.1", "")
        await reader.until_shown("3 to decide, 1 moved")


async def test_words_have_to_be_selected(workspace: Workspace) -> None:
    async with review(workspace) as (reader, screen):
        await go_to(reader, screen, "核对丙")
        await reader.press("w")
        await reader.until(lambda: isinstance(reader.app.screen, WordsChoice))
        await reader.press("enter")
        await reader.until_shown("Select words first")
        await reader.press("escape")
        await reader.until(lambda: reader.app.screen is screen)


async def test_a_place_becomes_the_whole_document(workspace: Workspace) -> None:
    async with review(workspace) as (reader, screen):
        await go_to(reader, screen, "核对丙")
        await reader.press("D")
        await reader.until(lambda: targets(workspace)["核对丙"] == ("", ""))


async def test_what_others_wrote_is_only_looked_at(workspace: Workspace) -> None:
    async with review(workspace) as (reader, screen):
        await reader.press("g")
        while screen.rows.case is not None and screen.rows.case.mine:
            await reader.press("j")
        await reader.until_shown("for Li Si to decide", "别人的")
        before = targets(workspace)
        await reader.press("a", "1", "D")
        assert targets(workspace) == before
        assert not screen.check_action("accept_place", ())
        assert screen.check_action("open_place", ())


async def test_a_place_is_read_in_the_reader_and_the_review_goes_on_there(workspace: Workspace) -> None:
    async with review(workspace) as (reader, screen):
        await go_to(reader, screen, "核对甲")
        await reader.press("l")
        await go_to(reader, screen, "核对甲")
        await reader.press("o")
        await reader.until(lambda: isinstance(reader.app.screen, ReadingScreen))
        await reader.until_clause("1.1")
        again = await opened(reader)
        assert again.rows.case is not None
        assert {one.note.body for one in again.rows.case.noted} == {"核对甲\n", "核对乙\n"}
        assert again.left


async def test_a_text_that_changes_meanwhile_is_read_again(workspace: Workspace) -> None:
    async with review(workspace) as (reader, _screen):
        await reader.until(lambda: reader.reading.watched)
        rewrite(workspace, ("健全新型标准体系", "完善标准体系"))
        await reader.until_shown("1 to decide, 1 moved")


async def test_what_cannot_be_written_comes_back(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_given: object) -> None:
        raise AnnotationError("the disk is full")

    async with review(workspace) as (reader, screen):
        await go_to(reader, screen, "核对甲")
        monkeypatch.setattr(reviewing, "accept", refuse)
        await reader.press("a")
        await reader.until_shown("the disk is full", "4 to decide, 1 moved")


async def test_nothing_to_review(tmp_path: Path, workspace: Workspace) -> None:
    async with review(workspace) as (reader, screen):
        await reader.press("A")
        await go_to(reader, screen, "核对甲")
        await reader.press("a")
        await go_to(reader, screen, "核对丙")
        await reader.press("D")
        await reader.until_shown("1 to decide")
        other = Workspace(workspace.root, replace(SETTINGS, author_name="Li Si", author_id="89abcdef"))
        plan = other.library.document(DocumentId("plan"))
        for case in reviewing.cases(other, other.notebook.of(plan)):
            reviewing.accept(other, case)
        await reader.until_shown("Nothing to review")
        await reader.press("j", "a", "x", "l", "A", "escape")
        await reader.until(lambda: isinstance(reader.app.screen, ReadingScreen))


async def test_help_palette_scrolling_and_whole_texts(workspace: Workspace) -> None:
    async with review(workspace, (40, 12)) as (reader, screen):
        await go_to(reader, screen, "核对甲")
        top = screen.view.scroll_offset.y
        await reader.press("pagedown")
        await reader.until(lambda: screen.view.scroll_offset.y > top)
        await reader.press("pageup")
        await reader.until(lambda: screen.view.scroll_offset.y == top)
        assert "…" in reader.shown
        await reader.press("f")
        await reader.until(lambda: screen.view.details is not None and len(screen.view.details.old.parts) == 1)
        await reader.press("question_mark")
        await reader.until_shown("Next place")
        await reader.press("escape")
        await reader.until(lambda: reader.app.screen is screen)
        await reader.press("G", "k", "ctrl+p")
        await reader.until(lambda: reader.app.screen is not screen)
        await reader.press("escape")


async def test_nothing_in_notes_and_names_is_markup(workspace: Workspace) -> None:
    _note(workspace, "1.1", "[red]x[/red] [@click=app.bell]y[/]\x1b[31m")
    rewrite(workspace, ("健全新型标准体系", "建立标准体系"))
    async with review(workspace) as (reader, screen):
        await go_to(reader, screen, "[red]x[/red] [@click=app.bell]y[/]\x1b[31m")
        await reader.until_shown("[red]x[/red] [@click=app.bell]y[/]")
        assert "\x1b" not in reader.shown
