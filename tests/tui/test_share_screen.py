"""The share screen: what there is to share, how it is wished, and sharing it by a key."""

from __future__ import annotations

from pathlib import Path
from threading import Event

import pytest
from benchmarks.clones import commit_all, git

from stdplan_tui.corpus.model import ClauseId
from stdplan_tui.text.width import cells
from stdplan_tui.tui.screens.one_line import OneLine
from stdplan_tui.tui.screens.reading import ReadingScreen
from stdplan_tui.tui.screens.sharing import ShareScreen
from stdplan_tui.tui.sharing.commands import COMMANDS
from stdplan_tui.tui.sharing.rows import Said, wrapped
from stdplan_tui.tui.sharing.share_rows import ShareRows
from tests.support.repositories import BARE, Clone
from tests.tui.share_screen import isolated, opened, own_and_other, sharing, until_ended, until_told
from tests.tui.support import Session

SIZES = ((140, 36), (80, 24), (40, 12))


@pytest.fixture
def clones(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Clone, Clone]:
    """The clones of Zhang San, in which the screen is, and of Li Qiang."""
    return own_and_other(isolated(tmp_path / "clones", monkeypatch))


@pytest.fixture
def own(clones: tuple[Clone, Clone]) -> Clone:
    """Zhang San's clone."""
    return clones[0]


@pytest.fixture
def other(clones: tuple[Clone, Clone]) -> Clone:
    """Li Qiang's clone."""
    return clones[1]


def subjects(own: Clone) -> list[str]:
    """The first lines of what the remote has, the newest first."""
    return git(own.top.parent / BARE, "log", "--format=%s", "main").stdout.splitlines()


@pytest.mark.parametrize("size", SIZES)
async def test_what_is_shared_and_where_it_goes_is_in_sight(own: Clone, size: tuple[int, int]) -> None:
    own.note("一")
    async with sharing(own, size) as (reader, screen):
        await reader.until_shown("Share now", "main to origin/main", "Message", "Annotations: 江南县")
        if size[0] > 60:
            await reader.until_shown("3 files have changed", "by a merge, as git is set", "What is shared")
            await reader.until_shown("Zhang San:", "江南县标准化发展规划（2021—2025年）: 1 note added")
        await reader.press("t")
        await until_ended(reader, screen)
        assert all(cells(line) <= size[0] for line in reader.shown.splitlines())


@pytest.mark.parametrize("key", ["s", "enter"])
async def test_one_key_shares_and_each_step_is_told(own: Clone, key: str) -> None:
    own.note("一")
    async with sharing(own) as (reader, screen):
        await reader.press(key)
        run = await until_ended(reader, screen)
        await reader.until_shown("What was done", "+ commit   committed as", "= fetch    origin/main has nothing new")
        await reader.until_shown("+ push     pushed to origin/main", "The remote has all that is here")
        await reader.until_shown("nothing has changed   shared", "none: nothing to commit")
        assert run.is_well
    assert own.status == ""
    assert own.git("rev-parse", "HEAD") == git(own.top.parent / BARE, "rev-parse", "main").stdout.strip()


async def test_a_rehearsal_says_what_would_be_done_and_changes_nothing(own: Clone) -> None:
    own.note("一")
    before = own.git("rev-parse", "HEAD"), own.status
    async with sharing(own) as (reader, screen):
        await reader.press("t")
        await until_ended(reader, screen)
        await reader.until_shown("What would be done", "- commit   would be committed on main", "- push     would be")
        await reader.until_shown("Nothing was changed: this was a rehearsal", "s does it", "3 files have changed")
        assert (own.git("rev-parse", "HEAD"), own.status) == before
        await reader.press("s")
        await reader.until_shown("The remote has all that is here")
    assert own.status == ""


async def test_the_message_is_written_in_one_line(own: Clone) -> None:
    own.note("一")
    async with sharing(own) as (reader, screen):
        await write(reader, "m", "第一批批注")
        await reader.until_shown("Message       第一批批注")
        await reader.press("s")
        await until_ended(reader, screen)
        assert screen.wishes.message is None
    assert subjects(own)[0] == "第一批批注"


async def test_without_a_message_of_ones_own_it_says_what_has_changed(own: Clone) -> None:
    own.note("一")
    async with sharing(own) as (reader, screen):
        await write(reader, "m", "第一批批注")
        await write(reader, "m", "")
        await reader.until_shown("Annotations: 江南县标准化发展规划（2021—2025年）, 1 change")
        await write(reader, "m", "Annotations: 江南县标准化发展规划（2021—2025年）, 1 change")
        assert screen.wishes.message is None
        await reader.press("s")
        await until_ended(reader, screen)
    assert subjects(own)[0] == "Annotations: 江南县标准化发展规划（2021—2025年）, 1 change"


async def write(reader: Session, key: str, text: str) -> None:
    """Have something else stand in the field that a key opens."""
    await reader.press(key)
    await reader.until(lambda: isinstance(reader.app.screen, OneLine))
    prompt = reader.app.screen
    assert isinstance(prompt, OneLine)
    prompt.field.value = text
    await reader.press("enter")
    await reader.until(lambda: isinstance(reader.app.screen, ShareScreen))


@pytest.mark.parametrize("rebases", [True, False])
async def test_commits_of_others_come_in_as_is_wished(own: Clone, other: Clone, rebases: bool) -> None:
    other.note("二", "1.2.p1")
    other.shared()
    own.note("一")
    async with sharing(own) as (reader, screen):
        if rebases:
            await reader.press("r")
            await reader.until_shown("Bring in      by a rebase")
        await reader.press("s")
        await until_ended(reader, screen)
        await reader.until_shown("+ fetch    origin/main has 1 commit by others", "(rebase)" if rebases else "(merge)")
    assert own.git("rev-list", "--merges", "--count", "HEAD") == ("0" if rebases else "1")
    assert own.bodies == {"一", "二"}


async def test_how_git_is_set_is_said_and_can_be_overruled(own: Clone) -> None:
    own.git("config", "pull.rebase", "true")
    async with sharing(own) as (reader, screen):
        await reader.until_shown("by a rebase, as git is set")
        await reader.press("r")
        await reader.until_shown("Bring in      by a merge")
        assert screen.wishes.rebase is False
        await reader.press("r")
        await reader.until_shown("by a rebase, as git is set")
        assert screen.wishes.rebase is None


async def test_documents_are_shared_where_that_is_wished(own: Clone) -> None:
    path = own.ws.root / "corpus" / "plan.md"
    path.write_text(path.read_text("utf-8").replace("坚持", "始终坚持"), "utf-8")
    async with sharing(own) as (reader, screen):
        await reader.until_shown("Documents     their changes stay here", "Nothing has changed since the last commit")
        await reader.press("d")
        await reader.until_shown("their changes are shared too", "1 file of documents changed")
        await reader.press("s")
        await until_ended(reader, screen)
    assert own.status == ""


async def test_what_is_committed_and_not_pushed_is_said(own: Clone) -> None:
    own.note("一")
    async with sharing(own) as (reader, screen):
        await reader.press("p")
        await reader.until_shown("Push          not this time")
        await reader.press("s")
        await until_ended(reader, screen)
        await reader.until_shown("1 commit is not pushed yet", "the next share sends it")
        assert len(subjects(own)) == 1
        await reader.press("p", "s")
        await reader.until_shown("The remote has all that is here")
        await reader.until(lambda: "not pushed yet" not in reader.shown)
    assert len(subjects(own)) == 2


async def test_what_is_left_out_is_listed_with_the_reason(own: Clone) -> None:
    own.note("一")
    (own.ws.store.folder / "plan" / "zhang-san" / "[b]x[b].txt").write_text("?", "utf-8")
    async with sharing(own) as (reader, screen):
        await reader.until_shown("Left out", "annotations/plan/zhang-san/[b]x[b].txt: ")
        await reader.press("s")
        assert (await until_ended(reader, screen)).is_well
        await reader.until_shown("! changes  left out:")
    assert own.status == "? annotations/plan/zhang-san/[b]x[b].txt"


async def test_rows_are_gone_through_and_done_by_keys_and_mouse(own: Clone) -> None:
    own.note("一")
    async with sharing(own) as (reader, screen):
        await reader.press("j", "j", "enter")
        await reader.until_shown("Bring in      by a rebase")
        await reader.press("G", "enter")
        assert screen.rows.current is None
        await reader.press("g")
        assert screen.rows.row == 0
        await reader.press("pagedown", "k", "pageup")
        documents = reader.shown.splitlines().index(row_of(reader, "Documents"))
        await reader.pilot.click(ShareRows, offset=(5, documents - 1), times=2)
        await reader.until_shown("their changes are shared too")
        foot = reader.shown.splitlines()[-1]
        await reader.pilot.click(offset=(cells(foot[: foot.index("share now")]), len(reader.shown.splitlines()) - 1))
        assert (await until_ended(reader, screen)).is_well


def row_of(reader: Session, words: str) -> str:
    return next(line for line in reader.shown.splitlines() if words in line)


async def test_what_is_written_meanwhile_is_listed_at_once(own: Clone) -> None:
    async with sharing(own) as (reader, _screen):
        await reader.until_shown("Nothing has changed since the last commit")
        await reader.until(lambda: reader.reading.watched)
        own.note("一")
        await reader.until_shown("1 note added")


async def test_what_is_just_being_written_is_shared_too(own: Clone) -> None:
    written = Event()

    def change() -> str:
        assert written.wait(8)
        own.note("一")
        return ""

    async with sharing(own) as (reader, screen):
        reader.reading.save(change)
        await reader.press("s")
        assert screen.goes_on
        assert screen.run is not None
        assert screen.run.steps == ()
        written.set()
        await until_ended(reader, screen)
        await reader.until_shown("committed as")
    assert own.status == ""


async def test_notes_of_others_are_seen_where_one_reads(own: Clone, other: Clone) -> None:
    other.note("别人的批注")
    other.shared()
    async with sharing(own) as (reader, screen):
        await reader.press("s")
        await until_ended(reader, screen)
        await reader.press("escape")
        await reader.until(lambda: isinstance(reader.app.screen, ReadingScreen))
        await reader.until(
            lambda: any("别人的批注" in one.note.body for one in reader.reading.notes.get(ClauseId("1.1"), ()))
        )


async def test_wishes_stay_while_the_program_runs(own: Clone) -> None:
    async with sharing(own) as (reader, _screen):
        await reader.press("d", "p", "escape")
        await reader.until(lambda: isinstance(reader.app.screen, ReadingScreen))
        again = await opened(reader)
        assert again.wishes.corpus
        assert not again.wishes.push


async def test_it_looks_again_when_asked(own: Clone) -> None:
    async with sharing(own) as (reader, _screen):
        own.git("commit", "--quiet", "--allow-empty", "--message", "by hand")
        await reader.press("l")
        await reader.until_shown("1 commit is not pushed yet")


async def test_nothing_of_others_is_taken_for_markup(own: Clone) -> None:
    own.note("一")
    (path,) = (own.ws.store.folder / "_authors").glob("*.toml")
    path.write_text(path.read_text("utf-8").replace("Zhang San", "[red]Zhang[/red] \\u001b[31m"), "utf-8")
    async with sharing(own) as (reader, screen):
        await reader.until_shown("[red]Zhang[/red]")
        await reader.press("s")
        await until_ended(reader, screen)
        assert "\x1b" not in reader.shown


async def test_two_commands_never_have_the_same_key(own: Clone) -> None:
    keys = [key for command in COMMANDS for key in command.keys.split()]
    assert len(keys) == len(set(keys))
    async with sharing(own) as (reader, _screen):
        await reader.press("question_mark")
        await reader.until_shown("Rehearse", "Merge or rebase", "How it is shared")


@pytest.mark.parametrize("width", [8, 20, 71])
def test_lines_are_set_in_rows_of_the_same_indentation(width: int) -> None:
    line = "  江南县标准化发展规划（2021—2025年）: 2 notes added, 1 note changed\x1b"
    rows = wrapped(line, width, 2)
    assert "".join(row.removeprefix("  ") for row in rows) == line.strip(" \x1b")
    assert all(row.startswith("  ") and cells(row, 2) <= max(width, 10) for row in rows)
    assert Said(rows[0]).text == rows[0]


async def test_a_commit_of_another_branch_is_named_by_where_it_goes(own: Clone) -> None:
    own.git("switch", "--quiet", "--create", "草稿")
    commit_all(own.top, "begun")
    async with sharing(own) as (reader, screen):
        await reader.until_shown("草稿 to origin/草稿")
        await reader.press("s")
        await until_ended(reader, screen)
        await until_told(reader, screen, "pushed to origin/草稿, which this branch follows from now on")
