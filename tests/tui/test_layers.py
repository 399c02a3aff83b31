"""Whose annotations are seen: with one's own alone nothing of another is anywhere on the screen, and none arrives."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from textual.widgets import Input

from stdplan_tui.annotations.layers import Layers
from stdplan_tui.annotations.model import Annotation, Resolution
from stdplan_tui.annotations.noted import Noted
from stdplan_tui.corpus.library import Library
from stdplan_tui.corpus.model import DocumentId
from stdplan_tui.language import use_language
from stdplan_tui.text.width import cells
from stdplan_tui.tui.screens.comparing import ComparingScreen
from stdplan_tui.tui.screens.disagreements import DisagreementsScreen
from stdplan_tui.tui.screens.layers import LayersScreen
from stdplan_tui.tui.screens.notes_list import NotesList
from stdplan_tui.tui.screens.progress import ProgressScreen
from stdplan_tui.tui.screens.review import ReviewScreen
from stdplan_tui.tui.screens.vocabulary import VocabularyScreen
from stdplan_tui.tui.widgets.status import Status
from stdplan_tui.workspace import annotating, discussing, newly, progress, reading, seeing
from stdplan_tui.workspace.folder import Workspace
from tests.support.workspaces import PLAN, SETTINGS, add_city
from tests.tui.support import WIDE, Session, session

SLUG, NAME, WORDS, TAG = "li-qiang", "李强", "暗号", "密标/甲"
OTHER = replace(SETTINGS, author_name=NAME, author_id="89abcdef")
THIRD = replace(SETTINGS, author_name="王敏", author_id="00abcdef")
REWORDED = ("坚持质量第一，完善标准体系。", "坚持质量第一，健全新型标准体系。")


def write(ws: Workspace, place: str, words: str, tags: Sequence[str] = ()) -> Annotation:
    document, clause = reading.find(ws, place)
    return annotating.annotate(ws, document, clause, words, tags=tags)


def noted(ws: Workspace, note: Annotation) -> Noted:
    every = ws.notebook.of(ws.library.document(note.document)).every
    return next(one for one in every if one.note.id == note.id)


def all_done(ws: Workspace, id_: str = "plan") -> None:
    document = ws.library.document(DocumentId(id_))
    progress.mark_done(ws, document, progress.coded(document.flat), True)


@pytest.fixture
def coded(folder: Path) -> Path:
    """Own notes and tags; of another many more, on the same clauses and on others, all with words nobody else uses."""
    add_city(folder)
    me, other = Workspace(folder, SETTINGS), Workspace(folder, OTHER)
    own = write(me, "plan:1.1", "自己的", ["环境型/目标规划"])
    write(me, "plan:1.2.p1", "再一条")
    all_done(me)
    for place in "plan:1.1", "plan:1.2.p1", "plan:2.box1.e1", "notice:p1", "city:1.1":
        document, clause = reading.find(other, place)
        write(other, place, f"{WORDS}在此")
        annotating.tag(other, document, clause, [TAG, "供给型/资金投入"])
    annotating.annotate(other, document, None, f"{WORDS}全文")
    discussing.reply(other, noted(other, own), f"{WORDS}答复")
    discussing.resolve(other, noted(other, own), Resolution.RESOLVED, f"{WORDS}了结")
    all_done(other)
    third = Workspace(folder, THIRD)
    write(third, "city:1.1", "第三人的")
    Library(folder / "corpus").save(me.library.metadata(DocumentId("plan")), PLAN.replace(*REWORDED))
    broken = folder / "annotations" / "plan" / SLUG / "01ARZ3NDEKTSV4RRFFQ69G5FAV.toml"
    broken.write_text("schema = \n", "utf-8")
    newly.first_seen(me)
    write(other, "plan:1.2", f"{WORDS}新来")
    return folder


@pytest.fixture
def alone(coded: Path, tmp_path: Path) -> Path:
    """The same, where nobody else has ever written a note."""
    folder = tmp_path / "alone" / coded.name
    shutil.copytree(coded, folder)
    for author in SLUG, "wang-min":
        for left in (*folder.glob(f"annotations/*/{author}"), folder / "annotations" / "_authors" / f"{author}.toml"):
            shutil.rmtree(left) if left.is_dir() else left.unlink()
    newly.first_seen(Workspace(folder, SETTINGS))
    return folder


def only_mine(folder: Path) -> Workspace:
    ws = Workspace(folder, SETTINGS)
    seeing.see(ws, Layers(only_own=True))
    return ws


@asynccontextmanager
async def blind(folder: Path, address: str = "plan:1.1", size: tuple[int, int] = WIDE) -> AsyncIterator[Session]:
    """The program with one's own layer alone, once all that is counted and looked for has been."""
    async with session(only_mine(folder), address, size=size, indexed=True) as reader:
        await reader.until(lambda: reader.reading.watched and reader.reading.counts)
        await settle(reader)
        reveals_nothing(reader)
        reader.app.clear_notifications()  # that a note needs a look: it goes by itself, at some moment
        await reader.pilot.pause()
        yield reader
        reveals_nothing(reader)


async def settle(reader: Session) -> None:
    """Wait until nothing goes on."""
    await reader.until(lambda: all(one.is_finished for one in reader.app.workers if one.group != "look"))
    await reader.pilot.pause(0.05)
    await reader.until(lambda: "Looking ..." not in reader.shown)


def reveals_nothing(reader: Session) -> None:
    """Nothing that stands on the screen, in a notice or in a tip is of somebody else."""
    told = [f"{notice.title} {notice.message}" for notice in reader.app._notifications]
    for text in (reader.shown, *told):
        for secret in (SLUG, NAME, WORDS, "密标", "资金投入 1", "王敏", "第三人", "◆", "new note"):
            assert secret not in text, f"{secret} in:\n{text}"


async def opens(reader: Session, key: str, screen: type[object]) -> None:
    await reader.press(key)
    await reader.until(lambda: isinstance(reader.app.screen, screen))
    await settle(reader)


SCREENS = {
    "notes list": ("l", NotesList),
    "review": ("R", ReviewScreen),
    "progress": ("percent_sign", ProgressScreen),
    "disagreements": ("exclamation_mark", DisagreementsScreen),
    "vocabulary": ("T", VocabularyScreen),
}


async def test_everything_is_seen_at_first(coded: Path) -> None:
    async with session(Workspace(coded, SETTINGS), "plan:1.1") as reader:
        await reader.until_shown(f"{WORDS}在此", NAME, "◆ 1 new")
        assert "hidden" not in reader.shown
        assert "only mine" not in reader.shown


@pytest.mark.parametrize("size", [WIDE, (80, 24)])
@pytest.mark.parametrize("place", ["plan:1.1", "plan:1.2", "plan:2.box1.e1", "notice:p1", "city:1.1"])
async def test_the_text_and_its_panes_show_nothing_of_others(coded: Path, place: str, size: tuple[int, int]) -> None:
    async with blind(coded, place, size) as reader:
        reveals_nothing(reader)
        assert "only mine" in reader.shown.splitlines()[0]
        own = place == "plan:1.1"
        assert bool(reader.reading.here) is own
        assert {id_: count for id_, count in reader.reading.counts.items() if count} == {"plan": 2}
        assert {id_ for id_, mark in reader.reading.marks.items() if mark.notes} <= {"1.1", "1.2.p1"}
        if size == (80, 24):
            await reader.press("|")
            await settle(reader)
            reveals_nothing(reader)


@pytest.mark.parametrize("name", SCREENS)
async def test_no_screen_shows_anything_of_others(coded: Path, name: str) -> None:
    async with blind(coded) as reader:
        await opens(reader, *SCREENS[name])
        reveals_nothing(reader)
        await reader.press("m" if name == "progress" else "down")  # what everybody did together
        await settle(reader)


@pytest.mark.parametrize("size", [WIDE, (80, 24)])
async def test_all_looks_as_if_nobody_else_had_written_anything(
    coded: Path, alone: Path, size: tuple[int, int]
) -> None:
    walks = [await walked(folder, size) for folder in (coded, alone)]
    assert walks[0] == walks[1]
    assert len({*walks[0]}) == len(walks[0]), "each of them shows something else"


async def walked(folder: Path, size: tuple[int, int]) -> list[str]:
    """What every screen shows, one after another."""
    shown = []
    async with blind(folder, size=size) as reader:
        for key, screen in SCREENS.values():
            await opens(reader, key, screen)
            shown.append(reader.shown)
            await reader.press("escape")
            await reader.until(lambda: reader.app.screen is reader.reading)
        for key in (
            "right_square_bracket",
            "right_square_bracket",
            "right_parenthesis",
            "R",
            "escape",
            "greater_than_sign",
        ):
            await reader.press(key)
            await settle(reader)
        shown.append(f"{reader.document}:{reader.clause}\n{reader.shown}")
    return shown


async def test_walking_goes_to_ones_own_notes_alone(coded: Path) -> None:
    async with blind(coded) as reader:
        places = []
        for _step in range(4):
            await reader.press("right_square_bracket")
            await settle(reader)
            places.append((reader.document, reader.clause))
            reveals_nothing(reader)
        assert {*places} <= {("plan", "1.1"), ("plan", "1.2.p1")}
        await reader.press("right_parenthesis")
        await reader.until(lambda: any("Nothing is new" in one.message for one in reader.app._notifications))


@pytest.mark.parametrize("query", [WORDS, "标准", f"by:{SLUG}", f"by:{NAME}", f"tag:{TAG}", "密", "status:resolved"])
async def test_a_search_finds_nothing_of_others(coded: Path, query: str) -> None:
    async with blind(coded) as reader:
        await reader.press("slash")
        reader.app.screen.query_one("#search Input", Input).value = query
        await settle(reader)
        await reader.until(lambda: reader.reading._pane is not None and reader.reading._pane.settled)
        asked = query.partition(":")[2] or query
        reveals_nothing_in(reader.shown.replace(query, "").replace(asked, ""))
        if query != "标准":
            assert not reader.reading._pane.results.total if reader.reading._pane else False
        for facet in "f6", "f5":
            await reader.press(facet)
            await settle(reader)
            reveals_nothing_in(reader.shown.replace(query, "").replace(asked, ""))
            await reader.press("escape")
        reader.app.screen.query_one("#search Input", Input).value = ""
        await settle(reader)


def reveals_nothing_in(text: str) -> None:
    for secret in (SLUG, NAME, WORDS, "密标", "王敏", "第三人"):
        assert secret not in text, f"{secret} in:\n{text}"


@pytest.mark.parametrize("typed", ["密", "暗", "li", "环境"])
async def test_the_palette_offers_nothing_of_others(coded: Path, typed: str) -> None:
    async with blind(coded) as reader:
        await reader.press("ctrl+p", *typed)
        await settle(reader)
        reveals_nothing(reader)
        await reader.press("escape")


async def test_margins_of_a_comparison_show_ones_own_alone(coded: Path) -> None:
    async with blind(coded, "city:1.1") as reader:
        await reader.press("c")
        await settle(reader)
        reveals_nothing(reader)
        await reader.press("enter")
        await reader.until(lambda: isinstance(reader.app.screen, ComparingScreen))
        await settle(reader)
        for _row in range(12):
            reveals_nothing(reader)
            await reader.press("j")


async def test_what_arrives_from_others_changes_nothing_on_the_screen(
    coded: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with blind(coded) as reader:
        other, noticed = Workspace(coded, OTHER), list[object]()
        monkeypatch.setattr(reader.reading, "changed", noticed.append)
        before = reader.shown
        marks, counts = reader.reading.marks, reader.reading.counts
        for key, screen in (("", None), *SCREENS.values()):
            if screen is not None:
                await opens(reader, key, screen)
            shown = reader.shown
            write(other, "plan:1.1", f"{WORDS}刚到", [TAG])
            write(other, "notice:p1", f"{WORDS}刚到")
            for _moment in range(25):
                await reader.pilot.pause(0.05)
                assert reader.shown == shown
            await reader.press("escape")
            await reader.until(lambda: reader.app.screen is reader.reading)
        await settle(reader)
        assert reader.shown == before
        assert (reader.reading.marks, reader.reading.counts) == (marks, counts)
        assert not reader.reading.new_ids
        assert not noticed, "not even a glance that nobody sees"
        write(Workspace(coded, SETTINGS), "plan:1.1", "自己的第二条")
        await reader.until(lambda: noticed)


async def test_an_own_answer_to_a_hidden_note_stays_and_the_note_does_not(coded: Path) -> None:
    me, other = Workspace(coded, SETTINGS), Workspace(coded, OTHER)
    theirs = write(other, "notice:p1", f"{WORDS}提问")
    discussing.reply(me, noted(me, theirs), "我来答")
    async with blind(coded, "notice:p1") as reader:
        await reader.until_shown("我来答")
        await opens(reader, "l", NotesList)
        await reader.until_shown("我来答")
        await reader.press("escape")


async def chooser(reader: Session) -> LayersScreen:
    await reader.press("L")
    await reader.until(lambda: isinstance(reader.app.screen, LayersScreen))
    screen = reader.app.screen
    assert isinstance(screen, LayersScreen)
    await reader.until(lambda: len(screen.rows.every) == 3)
    return screen


def remembered(folder: Path) -> Layers:
    return seeing.layers_of(Workspace(folder, SETTINGS))


@pytest.mark.parametrize("size", [WIDE, (80, 24), (40, 12)])
async def test_authors_are_listed_with_how_much_they_wrote(coded: Path, size: tuple[int, int]) -> None:
    async with session(Workspace(coded, SETTINGS), size=size) as reader:
        await chooser(reader)
        await reader.until_shown("[x] li-qiang", "[x] wang-min", "[x] zhang-san", "1 annotation")
        assert all(cells(row) <= size[0] for row in reader.shown.splitlines())


async def test_a_key_hides_an_author_at_once_and_for_good(coded: Path) -> None:
    async with session(Workspace(coded, SETTINGS), "plan:1.1") as reader:
        await reader.until_shown(f"{WORDS}在此")
        await chooser(reader)
        await reader.press("space")
        await reader.until_shown("[ ] li-qiang")
        await reader.until(lambda: remembered(coded) == Layers(frozenset({SLUG})))
        await reader.press("escape")
        await reader.until(lambda: WORDS not in reader.shown)
        await settle(reader)
        reveals_nothing(reader)
        assert "1 hidden" in reader.shown.splitlines()[0]
        assert reader.reading.counts[DocumentId("city")] == 1, "the third one is seen"
    async with session(Workspace(coded, SETTINGS), "plan:1.1") as reader:
        await reader.until_shown("自己的", "1 hidden")
        reveals_nothing(reader)


async def test_what_is_hidden_is_not_even_read_for_the_first_paint(coded: Path) -> None:
    async with session(only_mine(coded), "plan:1.1") as reader:
        assert reader.reading.workspace.layers == reader.reading.whose == Layers(only_own=True)
        assert "only mine" in reader.shown
        while not reader.reading.watched:
            reveals_nothing(reader)
            await reader.pilot.pause(0.01)


async def test_nothing_is_new_any_more_of_who_is_hidden_at_once(coded: Path) -> None:
    async with session(Workspace(coded, SETTINGS), "plan:1.1") as reader:
        await reader.until_shown("◆ 1 new")
        reader.reading.see_layers(Layers(frozenset({SLUG})))
        assert not reader.reading.new_ids
        assert not reader.reading.new
        reader.reading.see_layers(Layers())
        await reader.until_shown("◆ 1 new")


async def test_what_was_hidden_is_there_again_when_it_is_wanted(coded: Path) -> None:
    async with session(only_mine(coded), "plan:1.1") as reader:
        await reader.until_shown("自己的", "only mine")
        await chooser(reader)
        await reader.until_shown("[ ] li-qiang", "[ ] wang-min", "[x] zhang-san", "your own annotations alone")
        await reader.press("a")
        await reader.until_shown("[x] li-qiang", "of everyone")
        await reader.press("q")
        await reader.until_shown(f"{WORDS}在此", "◆ 1 new")
        await reader.until(lambda: reader.reading.counts[DocumentId("plan")] > 2)
        assert "only mine" not in reader.shown
        assert remembered(coded) == Layers()


async def test_only_mine_is_one_key_and_another_author_can_be_seen_beside(coded: Path) -> None:
    async with session(Workspace(coded, SETTINGS), "city:1.1") as reader:
        await reader.until_shown("第三人的", f"{WORDS}在此")
        await chooser(reader)
        await reader.press("m")
        await reader.until(lambda: remembered(coded) == Layers(only_own=True))
        await reader.press("j", "enter")
        await reader.until(lambda: remembered(coded) == Layers(frozenset({SLUG})))
        await reader.press("escape")
        await reader.until_shown("第三人的")
        await reader.until(lambda: WORDS not in reader.shown)


async def test_a_click_on_a_row_hides_it_and_another_shows_it(coded: Path) -> None:
    async with session(Workspace(coded, SETTINGS), "plan:1.1") as reader:
        screen = await chooser(reader)
        await reader.pilot.click(screen.rows, offset=(3, 1))
        await reader.until_shown("[ ] wang-min")
        await reader.pilot.click(screen.rows, offset=(3, 1))
        await reader.until_shown("[x] wang-min")
        await reader.until(lambda: remembered(coded) == Layers())


async def test_the_last_of_many_choices_is_the_one_that_stays(coded: Path) -> None:
    async with session(Workspace(coded, SETTINGS), "plan:1.1") as reader:
        await chooser(reader)
        await reader.press(*("space", "m", "a", "j", "space") * 3)
        await settle(reader)
        assert remembered(coded) == reader.reading.whose == reader.reading.workspace.layers
        await reader.press("escape")
        await reader.pilot.pause(1.0)
        assert remembered(coded) == reader.reading.whose


async def test_a_choice_made_in_another_terminal_comes_into_force(coded: Path) -> None:
    async with session(Workspace(coded, SETTINGS), "plan:1.1") as reader:
        await reader.until_shown(f"{WORDS}在此")
        await reader.until(lambda: reader.reading.watched)
        only_mine(coded)
        await reader.until_shown("only mine")
        await reader.until(lambda: WORDS not in reader.shown)
        await settle(reader)
        reveals_nothing(reader)
        seeing.see(Workspace(coded, SETTINGS), Layers())
        await reader.until_shown(f"{WORDS}在此")


async def test_a_search_that_was_left_open_finds_nothing_of_who_is_hidden_since(coded: Path) -> None:
    async with session(Workspace(coded, SETTINGS), "plan:1.1", indexed=True) as reader:
        await reader.press("slash", *WORDS)
        await reader.until_shown(f"{WORDS}在此")
        await reader.press("escape")
        await chooser(reader)
        await reader.press("m", "escape")
        await reader.until(lambda: reader.reading.indexed)
        await reader.press("slash", *WORDS)
        await reader.until_shown("Nothing found")
        reveals_nothing_in(reader.shown.replace(WORDS, ""))


async def test_the_list_of_notes_does_not_remember_who_is_hidden_since(coded: Path) -> None:
    async with session(Workspace(coded, SETTINGS), "plan:1.1") as reader:
        await opens(reader, "l", NotesList)
        await reader.until_shown(f"{WORDS}在此")
        await reader.press("escape")
        await chooser(reader)
        kept = reader.reading._listed
        await reader.press("m", "escape")
        assert kept is not reader.reading._listed is None
        await reader.press("l")
        await reader.until(lambda: isinstance(reader.app.screen, NotesList))
        screen = reader.app.screen
        assert isinstance(screen, NotesList)
        assert {one.note.author for one in screen.roll.every} <= {"zhang-san"}
        reveals_nothing(reader)
        await settle(reader)
        reveals_nothing(reader)


async def test_the_screen_of_disagreements_says_that_layers_are_hidden(coded: Path) -> None:
    async with blind(coded) as reader:
        await opens(reader, *SCREENS["disagreements"])
        assert "Annotations are hidden (only mine); in the text L shows them again" in reader.shown
    seeing.see(Workspace(coded, SETTINGS), Layers())
    async with session(Workspace(coded, SETTINGS), "plan:1.1") as reader:
        await opens(reader, *SCREENS["disagreements"])
        assert "are hidden" not in reader.shown


async def test_a_new_short_name_is_known_as_soon_as_there_is_one(folder: Path) -> None:
    write(Workspace(folder, OTHER), "plan:1.1", f"{WORDS}在此")
    async with session(only_mine(folder), "plan:1.1") as reader:
        await reader.until(lambda: reader.reading.watched)
        await settle(reader)
        reveals_nothing(reader)
        await reader.press("1")
        await reader.until_shown("#环境型/目标规划")
        await settle(reader)
        reveals_nothing(reader)


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("layers", [Layers(only_own=True), Layers(frozenset({SLUG, "wang-min"}))])
async def test_the_status_line_has_room_to_say_it_in_a_narrow_terminal(
    coded: Path, layers: Layers, language: str
) -> None:
    ws = Workspace(coded, replace(SETTINGS, language=language))
    seeing.see(ws, layers)
    use_language(language)
    async with session(ws, "plan:2.box1.e1", size=(80, 24)) as reader:
        await reader.until(lambda: reader.reading.watched)
        (line, *_rest) = reader.shown.splitlines()
        said = reader.reading.query_one(Status).render().plain
        assert cells(line) <= 80
        assert said.rstrip()[-1] != "%", "it stands behind all else"
        reader.reading.say("某事" * 60)
        await reader.pilot.pause(0.05)
        assert said.split()[-1] in reader.shown.splitlines()[0], "whatever is said in passing"


async def test_a_search_can_be_opened_in_the_same_moment_in_which_layers_are_hidden(coded: Path) -> None:
    async with session(Workspace(coded, SETTINGS), "plan:1.1", indexed=True) as reader:
        await reader.press("slash", *WORDS)
        await reader.until_shown(f"{WORDS}在此")
        await reader.press("escape")
        reader.reading.see_layers(Layers(only_own=True))
        await reader.reading.action_search()
        await reader.type(WORDS)
        await reader.until_shown("Nothing found")
        reveals_nothing_in(reader.shown.replace(WORDS, ""))
