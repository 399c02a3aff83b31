"""The screen of disagreements: what it lists, what it says of each place, and what its keys decide."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from textual.content import Content

from stdplan_tui.annotations.model import Annotation, Motivation
from stdplan_tui.corpus.library import Library
from stdplan_tui.corpus.model import DocumentId, Metadata, Span
from stdplan_tui.language import use_language
from stdplan_tui.text.width import cells
from stdplan_tui.tui.disagreeing.commands import DISAGREEING
from stdplan_tui.tui.disagreeing.difference_rows import DifferenceRows
from stdplan_tui.tui.screens.disagreements import DisagreementsScreen
from stdplan_tui.tui.screens.filtered import Filtered
from stdplan_tui.tui.screens.one_line import OneLine
from stdplan_tui.tui.screens.reading import ReadingScreen
from stdplan_tui.tui.screens.tag_picker import TagPicker
from stdplan_tui.workspace import annotating, progress
from stdplan_tui.workspace.folder import Workspace
from tests.support.workspaces import SETTINGS
from tests.tui.support import WIDE, Session, session

SIZES = ((140, 36), (80, 24), (40, 12))
VOCABULARY = """\
schema = 1
[[dimension]]
id = "instrument"
title = { zh = "政策工具", en = "policy instrument" }
[[dimension.tag]]
name = "供给型/资金"
[[dimension.tag]]
name = "供给型/人才"
[[dimension.tag]]
name = "环境型/目标"
[[dimension]]
id = "strength"
title = { zh = "强度", en = "strength" }
unit = "sentence"
exclusive = true
[[dimension.tag]]
name = "应当"
[[dimension.tag]]
name = "可以"
"""
TWO_SENTENCES = """\
# 江北县办法

## 一、总则

应当公开标准。可以试点先行。
"""


def person(folder: Path, name: str, number: int) -> Workspace:
    """The workspace, for another person."""
    return Workspace(folder, replace(SETTINGS, author_name=name, author_id=f"{number:08x}"))


def tagged(ws: Workspace, clause: str, *tags: str, words: str = "", document: str = "plan") -> None:
    found = ws.library.document(DocumentId(document))
    one = found.clause(clause)
    start = one.string.index(words)
    annotating.tag(ws, found, one, tags, span=Span(start, start + len(words)) if words else None)


def all_done(ws: Workspace, *documents: str) -> None:
    for id_ in documents:
        document = ws.library.document(DocumentId(id_))
        progress.mark_done(ws, document, progress.coded(document.flat), True)


@pytest.fixture
def agreed(folder: Path) -> Path:
    """The folder of a workspace with a vocabulary of two dimensions, and a document `rule` of two sentences."""
    (folder / "annotations" / "vocabulary.toml").write_text(VOCABULARY, "utf-8")
    Library(folder / "corpus").save(Metadata(DocumentId("rule"), "江北县办法"), TWO_SENTENCES)
    return folder


@pytest.fixture
def workspace(agreed: Path) -> Workspace:
    """Three annotators who differ on two clauses of `plan` and on a sentence of `rule`, and agree on the rest."""
    mine, li, wang = person(agreed, "Zhang San", 0x0123ABCD), person(agreed, "Li Si", 2), person(agreed, "Wang Wu", 3)
    for ws in (mine, li, wang):
        tagged(ws, "preamble.p1", "环境型/目标")
        all_done(ws, "plan", "rule")
    tagged(mine, "1.1", "供给型/资金")
    tagged(li, "1.1", "供给型/人才", "环境型/目标")
    tagged(mine, "1.2.p1", "供给型/资金")
    tagged(wang, "1.2.p1", "供给型/资金")
    for ws, tag in ((mine, "可以"), (li, "应当"), (wang, "可以")):
        tagged(ws, "1.p1", tag, words="可以试点", document="rule")
    return Workspace(agreed, SETTINGS)


def decisions(ws: Workspace) -> list[Annotation]:
    """All decisions in the files, the oldest first."""
    notes = Workspace(ws.root, SETTINGS).store.load().annotations
    found = [note for note in notes if note.motivation is Motivation.ADJUDICATING and note.is_open]
    return sorted(found, key=lambda note: note.id)


@asynccontextmanager
async def disagreements(
    workspace: Workspace, size: tuple[int, int] = WIDE
) -> AsyncIterator[tuple[Session, DisagreementsScreen]]:
    """The screen, once it has listed what there is."""
    async with session(workspace, size=size) as reader:
        yield reader, await opened(reader)


async def opened(reader: Session) -> DisagreementsScreen:
    """Open the screen, and wait until all is read."""
    await reader.press("!")
    await reader.until(lambda: isinstance(reader.app.screen, DisagreementsScreen))
    screen = reader.app.screen
    assert isinstance(screen, DisagreementsScreen)
    await reader.until(lambda: not screen._reading)
    return screen


def at(screen: DisagreementsScreen) -> tuple[str, str]:
    """The document and the clause that are marked."""
    here = screen.rows.current
    return (here.document.id, here.at.clause.id) if here is not None else ("", "")


async def until_decided(reader: Session, screen: DisagreementsScreen, count: int) -> None:
    """Wait until so many places are shown as decided."""
    await reader.until(lambda: sum(one.is_decided for one in screen.every) == count)


@pytest.mark.parametrize("size", SIZES)
async def test_everything_needed_to_decide_is_in_sight(workspace: Workspace, size: tuple[int, int]) -> None:
    async with disagreements(workspace, size) as (reader, screen):
        assert at(screen) == ("plan", "1.1")
        await reader.until_shown("policy instrument", "? undecided", "一/（一）", "1 Li Si  #供给型/人才")
        if size[0] > 60:
            await reader.until_shown("坚持质量第一", "2 Wang Wu  without a tag", "3 Zhang San  #供给型/资金")
            await reader.until_shown("Disagreements", "3 to decide", "Nobody has decided yet", "all dimensions")
        assert all(cells(line) <= size[0] for line in reader.shown.splitlines())


async def test_one_walks_clauses_and_sentences_in_reading_order(workspace: Workspace) -> None:
    async with disagreements(workspace) as (reader, screen):
        places = [at(screen)]
        for _ in range(2):
            await reader.press("j")
            places.append(at(screen))
        assert places == [("plan", "1.1"), ("plan", "1.2.p1"), ("rule", "1.p1")]
        await reader.press("j")
        assert at(screen) == ("rule", "1.p1")
        await reader.press("k")
        assert at(screen) == ("plan", "1.2.p1")
        await reader.press("G")
        assert at(screen) == ("rule", "1.p1")
        await reader.press("g")
        assert at(screen) == ("plan", "1.1")


async def test_of_a_sentence_only_its_words_are_lit(workspace: Workspace) -> None:
    async with disagreements(workspace) as (reader, screen):
        await reader.press("G")
        await reader.until_shown("应当公开标准。可以试点先行。", "1 Li Si  #应当", "2 Wang Wu  #可以", "strength")
        shown = screen.view.lines.visual
        assert isinstance(shown, Content)
        lit = [shown.plain[span.start : span.end] for span in shown.spans if "underline" in str(span.style)]
        assert lit == ["可以试点先行。"]


async def test_a_number_decides_as_that_annotator_did(workspace: Workspace) -> None:
    async with disagreements(workspace) as (reader, screen):
        await reader.press("1")
        await until_decided(reader, screen, 1)
        (note,) = decisions(workspace)
        assert (note.author, note.target.clause, set(note.tags)) == ("zhang-san", "1.1", {"供给型/人才", "环境型/目标"})
        assert at(screen) == ("plan", "1.1")
        await reader.until_shown("= decided", "decided by Zhang San: #供给型/人才 #环境型/目标", "u takes it back")
        await reader.press("4")
        await reader.pilot.pause()
        assert len(decisions(workspace)) == 1
        await reader.press("1")
        await reader.until_shown("You have decided so already")


async def test_of_several_decisions_in_a_row_the_last_holds_in_one_file(workspace: Workspace) -> None:
    async with disagreements(workspace) as (reader, screen):
        await reader.pilot.press("1", "0", "3")
        await reader.until_shown("decided by Zhang San: #供给型/资金")
        await reader.until(lambda: not screen.deciding)
        assert [note.tags for note in decisions(workspace)] == [("供给型/资金",)]


async def test_a_decision_that_cannot_be_written_is_said_and_not_shown(workspace: Workspace) -> None:
    async with disagreements(workspace) as (reader, screen):
        path = workspace.root / "annotations" / "vocabulary.toml"
        path.write_text(VOCABULARY.replace('name = "供给型/资金"', 'name = "供给型/资金"\nretired = true'), "utf-8")
        await reader.press("3")
        await reader.until_shown("Something is wrong", "is retired")
        assert decisions(workspace) == []
        assert screen.deciding == {}


async def test_a_number_decides_on_the_sentence_alone(workspace: Workspace) -> None:
    async with disagreements(workspace) as (reader, screen):
        await reader.press("G", "2")
        await until_decided(reader, screen, 1)
        (note,) = decisions(workspace)
        assert (note.target.exact, note.tags) == ("可以试点先行。", ("可以",))


async def test_naught_decides_that_there_is_no_tag(workspace: Workspace) -> None:
    async with disagreements(workspace) as (reader, screen):
        await reader.press("0")
        await until_decided(reader, screen, 1)
        (note,) = decisions(workspace)
        assert note.tags == ()
        await reader.until_shown("decided by Zhang San: without a tag")


async def test_several_tags_of_the_dimension_can_be_chosen(workspace: Workspace) -> None:
    async with disagreements(workspace) as (reader, screen):
        await reader.press("t")
        await reader.until(lambda: isinstance(reader.app.screen, TagPicker))
        await reader.until_shown("资金", "人才")
        assert "应当" not in reader.shown  # of the other dimension
        await reader.press("space", "down", "space", "enter")
        await until_decided(reader, screen, 1)
        (note,) = decisions(workspace)
        assert len(note.tags) == 2
        assert set(note.tags) < {"供给型/资金", "供给型/人才", "环境型/目标"}


async def test_of_an_exclusive_dimension_one_tag_is_chosen(workspace: Workspace) -> None:
    async with disagreements(workspace) as (reader, screen):
        await reader.press("G", "t")
        await reader.until_shown("应当", "可以")
        await reader.press("space", "down", "space", "enter")
        await until_decided(reader, screen, 1)
        assert [note.tags for note in decisions(workspace)] == [("可以",)]


async def test_a_reason_is_written_and_stays_when_one_decides_otherwise(workspace: Workspace) -> None:
    async with disagreements(workspace) as (reader, _screen):
        await reader.press("m")
        await reader.until_shown("Decide first: the reason is that of your decision")
        await reader.press("1", "m")
        await reader.until(lambda: isinstance(reader.app.screen, OneLine))
        await reader.type("it is about people")
        await reader.press("enter")
        await reader.until_shown("it is about people")
        await reader.press("3")
        await reader.until_shown("decided by Zhang San: #供给型/资金", "it is about people")
        (note,) = decisions(workspace)
        assert (note.tags, note.body.strip()) == (("供给型/资金",), "it is about people")


async def test_undo_takes_a_decision_back(workspace: Workspace) -> None:
    async with disagreements(workspace) as (reader, screen):
        await reader.press("1")
        await until_decided(reader, screen, 1)
        await reader.press("u")
        await until_decided(reader, screen, 0)
        await reader.until_shown("Taken back: decision", "Nobody has decided yet")
        assert decisions(workspace) == []


async def test_capital_letters_pass_over_what_is_decided(workspace: Workspace) -> None:
    async with disagreements(workspace) as (reader, screen):
        await reader.press("j", "0")
        await until_decided(reader, screen, 1)
        await reader.press("k", "J")
        assert at(screen) == ("rule", "1.p1")
        await reader.press("K")
        assert at(screen) == ("plan", "1.1")
        await reader.press("K")
        await reader.until_shown("Nothing before this is undecided")


async def test_only_undecided_places_are_listed_but_those_just_decided(workspace: Workspace) -> None:
    async with disagreements(workspace) as (reader, screen):
        await reader.press("1")
        await until_decided(reader, screen, 1)
        await reader.press("f")
        await reader.until_shown("only undecided", "2 to decide, 1 decided")
        assert [one.at.clause.id for one in screen.rows.places] == ["1.2.p1", "1.p1"]
        await reader.press("0")
        await until_decided(reader, screen, 2)
        assert [one.is_decided for one in screen.rows.places] == [True, False]
        await reader.press("j", "0")
        await until_decided(reader, screen, 3)
        await reader.press("f")
        await reader.until(lambda: len(screen.rows.places) == 3)
        await reader.press("f")
        await reader.until_shown("All is decided; f lists everything again.")


async def test_one_dimension_can_be_walked_alone(workspace: Workspace) -> None:
    async with disagreements(workspace) as (reader, screen):
        await reader.press("d")
        await reader.until(lambda: isinstance(reader.app.screen, Filtered))
        await reader.until_shown("All dimensions", "3 to decide", "2 to decide")
        await reader.type("strength")
        await reader.press("enter")
        await reader.until(lambda: [one.dimension.id for one in screen.rows.places] == ["strength"])
        await reader.until_shown("Disagreements   1 to decide   strength, done by all")


async def test_any_two_compares_what_not_all_have_marked(workspace: Workspace) -> None:
    other = person(workspace.root, "Zhao Liu", 4)
    plan = other.library.document(DocumentId("plan"))
    progress.mark_done(other, plan, [plan.clause("preamble.p1")], True)
    async with disagreements(workspace) as (reader, screen):
        assert [one.document.id for one in screen.rows.places] == ["plan", "rule"]  # the fourth gave no tag there
        await reader.press("p")
        await reader.until_shown("done by any two")
        await reader.until(lambda: len(screen.rows.places) == 4)


async def test_what_others_decide_meanwhile_is_read(workspace: Workspace) -> None:
    from stdplan_tui.workspace.adjudicating import adjudicate

    other = person(workspace.root, "Li Si", 2)
    async with disagreements(workspace) as (reader, screen):
        here = screen.rows.current
        assert here is not None
        adjudicate(other, here.document, here.at.clause, here.dimension, tags=["供给型/资金"], reason="先看钱")
        reader.reading.others_changed()
        await until_decided(reader, screen, 1)
        await reader.until_shown("decided by Li Si: #供给型/资金", "先看钱")
        await reader.press("m")
        await reader.until_shown("Decide first")  # the reason is theirs


async def test_a_place_is_opened_in_the_reader_and_the_screen_comes_back_as_it_was(workspace: Workspace) -> None:
    async with disagreements(workspace) as (reader, _screen):
        await reader.press("f", "G", "o")
        await reader.until(lambda: isinstance(reader.app.screen, ReadingScreen))
        await reader.until(lambda: (reader.document, reader.clause) == ("rule", "1.p1"))
        again = await opened(reader)
        assert at(again) == ("rule", "1.p1")
        assert again.wanted.only_open
        await reader.press("escape")
        await reader.until(lambda: isinstance(reader.app.screen, ReadingScreen))


async def test_without_done_marks_it_says_what_to_do(agreed: Path) -> None:
    async with disagreements(Workspace(agreed, SETTINGS)) as (reader, screen):
        assert screen.rows.places == []
        await reader.until_shown("fewer than two annotators have marked", "D marks a clause")
        await reader.press("1", "0", "t", "m", "J", "j", "o", "w", "pagedown")
        assert reader.app.screen is screen


async def test_without_a_clause_that_each_has_marked_it_says_whose(agreed: Path) -> None:
    for number, clause in enumerate(("1.1", "1.2.p1"), 2):
        ws = person(agreed, ("Li Si", "Wang Wu")[number - 2], number)
        plan = ws.library.document(DocumentId("plan"))
        progress.mark_done(ws, plan, [plan.clause(clause)], True)
    async with disagreements(Workspace(agreed, SETTINGS)) as (reader, _screen):
        await reader.until_shown("no clause is marked as done by each of Li Si, Wang Wu", "p compares what any two")
        await reader.press("p")
        await reader.until_shown("no clause is marked as done by two of Li Si, Wang Wu")


async def test_where_nobody_differs_it_says_so(agreed: Path) -> None:
    for number, name in enumerate(("Li Si", "Wang Wu"), 2):
        all_done(person(agreed, name, number), "plan")
    async with disagreements(Workspace(agreed, SETTINGS)) as (reader, _screen):
        await reader.until_shown("The annotators do not differ on any dimension.")


@pytest.mark.parametrize("size", [(140, 36), (80, 24)])
async def test_in_chinese_everything_is_said_in_chinese(workspace: Workspace, size: tuple[int, int]) -> None:
    use_language("zh")
    ws = Workspace(workspace.root, replace(SETTINGS, language="zh"))
    async with disagreements(ws, size) as (reader, screen):
        await reader.until_shown("政策工具", "坚持质量第一")
        await reader.press("1")
        await until_decided(reader, screen, 1)
        await reader.until_shown("Zhang San 裁定：#供给型/人才 #环境型/目标")
        assert all(cells(line) <= size[0] for line in reader.shown.splitlines())


async def test_rows_choices_and_keys_can_be_clicked(workspace: Workspace) -> None:
    async with disagreements(workspace) as (reader, screen):
        await reader.pilot.click(DifferenceRows, offset=(5, 4))
        await reader.until(lambda: at(screen) == ("rule", "1.p1"))
        lines = reader.shown.splitlines()
        y = next(y for y, line in enumerate(lines) if "2 Wang Wu" in line)
        x = cells(lines[y][: lines[y].index("2 Wang Wu")])
        await reader.pilot.click(offset=(x + 3, y))
        await until_decided(reader, screen, 1)
        assert [note.tags for note in decisions(workspace)] == [("可以",)]
        foot = reader.shown.splitlines()[-1]
        await reader.pilot.click(offset=(cells(foot[: foot.index("undo")]), len(lines) - 1))
        await until_decided(reader, screen, 0)
        await reader.pilot.click(offset=(cells(foot[: foot.index("adopt")]), len(lines) - 1))
        await reader.until_shown("Type the number of an annotator")


async def test_names_tags_and_reasons_of_others_stand_as_text(agreed: Path) -> None:
    path = agreed / "annotations" / "vocabulary.toml"
    path.write_text(VOCABULARY.replace("供给型/资金", "[red]资金[@click=app.quit]"), "utf-8")
    for number, name in enumerate(("[bold]Li[/bold]", "Wang [@click=app.quit]Wu"), 2):
        ws = person(agreed, name, number)
        all_done(ws, "plan")
        if number == 2:
            tagged(ws, "1.1", "[red]资金[@click=app.quit]")
    async with disagreements(Workspace(agreed, SETTINGS)) as (reader, screen):
        await reader.until_shown("[bold]Li[/bold]  #[red]资金[@click=app.quit]", "Wang [@click=app.quit]Wu")
        await reader.press("1")
        await until_decided(reader, screen, 1)
        await reader.press("m")
        await reader.until_shown("[red]资金[@click=app.quit]", "Why it is decided so")
        await reader.type("[b]x[/b]")
        await reader.press("enter")
        await reader.until_shown("[b]x[/b]")


async def test_a_long_clause_leaves_room_for_the_choices(agreed: Path) -> None:
    long = TWO_SENTENCES.replace("可以试点", "推进各项工作，" * 200 + "可以试点")
    Library(agreed / "corpus").save(Metadata(DocumentId("rule"), "江北县办法"), long)
    for number, name, tag in ((1, "Zhang San", "可以"), (2, "Li Si", "应当")):
        ws = person(agreed, name, number)
        all_done(ws, "rule")
        tagged(ws, "1.p1", tag, words="可以试点", document="rule")
    async with disagreements(Workspace(agreed, SETTINGS), (80, 24)) as (reader, screen):
        await reader.until_shown("more of the clause", "1 Li Si", "2 Zhang San", "Nobody has decided yet")
        assert screen.view.max_scroll_y == 0
        await reader.press("w")
        await reader.until(lambda: screen.view.max_scroll_y > 20)
        await reader.press("pagedown")
        assert screen.view.scroll_y > 0


def test_every_command_has_a_key_of_its_own() -> None:
    keys = [key for command in DISAGREEING for key in command.keys.split()]
    assert len(keys) == len(set(keys))


async def test_what_changes_while_the_program_ends_is_told_to_no_screen_that_is_gone(workspace: Workspace) -> None:
    async with disagreements(workspace) as (reader, screen):
        desk = reader.reading
        desk.call_later(_tell_until_bare, desk, screen)
        reader.app.exit()


async def _tell_until_bare(desk: ReadingScreen, screen: DisagreementsScreen) -> None:
    while screen.children:
        await asyncio.sleep(0)
    desk.others_changed()
