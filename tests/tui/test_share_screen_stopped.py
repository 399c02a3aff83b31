"""The share screen where sharing cannot begin, stops, or goes on without it: it is always said how things stand."""

from __future__ import annotations

from pathlib import Path
from threading import Timer

import pytest
from benchmarks.clones import commit_all

from stdplan_tui.tui.screens.one_line import OneLine
from stdplan_tui.tui.screens.reading import ReadingScreen
from stdplan_tui.tui.screens.sharing import ShareScreen
from stdplan_tui.workspace.folder import Workspace
from stdplan_tui.workspace.sharing import Kind
from tests.support.repositories import BARE, Clone, executable, first_clone
from tests.support.workspaces import SETTINGS, make_workspace
from tests.tui.share_screen import Slow, isolated, opened, own_and_other, sharing, until_ended, until_told
from tests.tui.support import session


@pytest.fixture
def folder_of_clones(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder in which git has its own configuration."""
    return isolated(tmp_path / "clones", monkeypatch)


@pytest.fixture
def clones(folder_of_clones: Path) -> tuple[Clone, Clone]:
    """The clones of Zhang San, in which the screen is, and of Li Qiang."""
    return own_and_other(folder_of_clones)


@pytest.fixture
def own(clones: tuple[Clone, Clone]) -> Clone:
    """Zhang San's clone."""
    return clones[0]


@pytest.fixture
def other(clones: tuple[Clone, Clone]) -> Clone:
    """Li Qiang's clone."""
    return clones[1]


@pytest.mark.parametrize("size", [(140, 36), (80, 24)])
async def test_a_refusal_of_the_remote_is_quoted_and_sharing_can_go_on(own: Clone, size: tuple[int, int]) -> None:
    own.note("一")
    hook = executable(own.top.parent / BARE / "hooks" / "pre-receive", "echo 'not on a Sunday' >&2; exit 1")
    async with sharing(own, size) as (reader, screen):
        await reader.press("s")
        run = await until_ended(reader, screen)
        assert run.result is not None
        assert run.result.stopped is Kind.PUSH
        await reader.until_shown("x push     stopped: origin/main refuses", "not on a Sunday", "Nothing is lost")
        await until_told(reader, screen, "is in this clone and not yet pushed: the next share sends it")
        await reader.until_shown("1 commit is not pushed yet", "nothing has changed   stopped")
        hook.unlink()
        await reader.press("s")
        await reader.until_shown("The remote has all that is here")


async def test_a_conflict_touches_nothing_and_names_the_files(own: Clone, other: Clone) -> None:
    for clone, words in ((other, "theirs"), (own, "mine")):
        (clone.top / "a.txt").write_text(words, "utf-8")
        commit_all(clone.top, words)
    other.git("push", "--quiet")
    own.note("一")
    async with sharing(own) as (reader, screen):
        await reader.press("s")
        run = await until_ended(reader, screen)
        assert run.result is not None
        assert run.result.stopped is Kind.JOIN
        await reader.until_shown("x join     stopped: others have changed the same", "a.txt")
        await until_told(reader, screen, "git merge origin/main brings both together for you to settle a.txt")
        await until_told(reader, screen, "is in this clone and not yet pushed: the next share sends it")
    assert (own.top / "a.txt").read_text("utf-8") == "mine"
    assert own.status == ""


async def test_a_broken_file_is_not_shared_unless_that_is_wished(own: Clone) -> None:
    note = own.note("一")
    broken = own.path_of(note).with_name("01J8Z3K4M5N6P7Q8R9S0T1V2W3.toml")
    broken.write_text("schema = [", "utf-8")
    async with sharing(own) as (reader, screen):
        await reader.until_shown("something is in the way", "Broken files: they should be mended first", "b leaves")
        await reader.press("s")
        assert screen.run is None
        await reader.press("b")
        await reader.until_shown("Broken files  are left out", "main to origin/main")
        await reader.press("s")
        assert (await until_ended(reader, screen)).is_well
        await reader.until_shown("! changes  left out:", broken.name)
    assert own.status == f"? {broken.relative_to(own.top)}"


async def test_a_folder_that_is_no_clone_says_so(folder_of_clones: Path) -> None:
    ws = Workspace(make_workspace(folder_of_clones / "plain"), SETTINGS)
    async with session(ws) as reader:
        screen = await opened(reader)
        await reader.until_shown("In the way", "Not in a clone of git: git init makes one of a folder")
        await reader.press("s")
        run = await until_ended(reader, screen)
        assert not run.is_well
        assert run.steps == ()


async def test_without_a_remote_it_is_committed(folder_of_clones: Path) -> None:
    alone = first_clone(folder_of_clones, "alone")
    alone.note("一")
    async with sharing(alone) as (reader, screen):
        await reader.until_shown("main: there is no remote to push to")
        assert "Bring in" not in reader.shown
        await reader.press("s")
        assert (await until_ended(reader, screen)).is_well
        await reader.until_shown("committed as", "= push     there is no remote to push to")
    assert alone.status == ""


async def test_where_head_is_detached_a_branch_can_be_begun(own: Clone) -> None:
    own.note("一")
    own.git("switch", "--quiet", "--detach")
    async with sharing(own) as (reader, screen):
        await reader.until_shown("HEAD is detached: no branch would keep the commit", "B begins a branch here")
        await reader.press("s")
        assert screen.run is None
        await reader.press("B")
        await reader.until(lambda: isinstance(reader.app.screen, OneLine))
        await reader.type("draft")
        await reader.press("enter")
        await reader.until_shown("New branch    draft begins here", "draft to origin/draft")
        await reader.press("s")
        assert (await until_ended(reader, screen)).is_well
        await reader.until_shown("+ branch   a new branch draft begins here", "pushed to origin/draft")
        await reader.until(lambda: "New branch" not in reader.shown)
    assert own.git("symbolic-ref", "--short", "HEAD") == "draft"


async def test_a_merge_under_way_is_to_be_ended_first(own: Clone, other: Clone) -> None:
    for clone, words in ((other, "theirs"), (own, "mine")):
        (clone.top / "a.txt").write_text(words, "utf-8")
        commit_all(clone.top, words)
    other.git("push", "--quiet")
    own.git("fetch", "--quiet")
    with pytest.raises(Exception, match="merge"):
        own.git("merge", "origin/main")
    before = own.status
    async with sharing(own) as (reader, screen):
        await reader.until_shown("In the way", "Merge is under way here: git merge --continue ends it")
        await reader.press("s")
        assert not (await until_ended(reader, screen)).is_well
        await reader.until_shown("x look     stopped: merge is under way here", "Nothing was committed")
    assert own.status == before


async def test_a_remote_that_is_gone_leaves_the_commit_here(own: Clone) -> None:
    own.note("一")
    own.git("config", "remote.origin.url", "../gone.git")
    async with sharing(own) as (reader, screen):
        await reader.press("s")
        assert not (await until_ended(reader, screen)).is_well
        await until_told(reader, screen, "x fetch stopped: origin cannot be fetched from", "and not yet pushed")


async def test_it_stops_after_the_step_that_is_under_way(own: Clone) -> None:
    own.note("一")
    slow = Slow(own, "pre-commit")
    async with sharing(own) as (reader, screen):
        await reader.press("s")
        await reader.until(lambda: slow.begun)
        await reader.until_shown("x  Stop", "Committing ...")
        await reader.press("x")
        await reader.until_shown("Stopping when this step is whole ...")
        slow.let_go()
        run = await until_ended(reader, screen)
        assert run.result is not None
        assert (run.result.stopped, run.result.pushed) == (Kind.COMMIT, False)
        await until_told(reader, screen, "x commit stopped: as was asked", "and not yet pushed", "s goes on from here")
        await reader.press("s")
        await reader.until_shown("The remote has all that is here")


async def test_while_it_runs_nothing_else_is_begun_and_the_screen_is_alive(own: Clone) -> None:
    own.note("一")
    slow = Slow(own, "pre-push")
    async with sharing(own) as (reader, screen):
        await reader.press("s")
        await reader.until(lambda: slow.begun)
        await reader.until_shown("+ commit   committed as", "Pushing ...")
        run = screen.run
        await reader.press("s", "t", "m", "d", "j", "j")
        assert isinstance(reader.app.screen, ShareScreen)
        assert (screen.run, screen.wishes.corpus, screen.rows.row) == (run, False, 2)
        slow.let_go()
        assert (await until_ended(reader, screen)).is_well


async def test_a_run_goes_on_when_the_screen_is_left_and_is_found_again(own: Clone) -> None:
    own.note("一")
    slow = Slow(own, "pre-push")
    async with sharing(own) as (reader, _screen):
        await reader.press("s")
        await reader.until(lambda: slow.begun)
        await reader.press("escape")
        await reader.until(lambda: isinstance(reader.app.screen, ReadingScreen))
        await reader.until_shown("Sharing goes on; P shows it")
        again = await opened(reader)
        await reader.until_shown("+ commit   committed as", "Pushing ...")
        await reader.press("escape")
        await reader.until(lambda: isinstance(reader.app.screen, ReadingScreen))
        slow.let_go()
        await reader.until_shown("Shared: the remote has all that is here")
        assert not again.is_attached
        assert reader.shown.count("Shared:") == 1


async def test_that_it_was_stopped_is_said_where_one_reads(own: Clone) -> None:
    own.note("一")
    slow = Slow(own, "pre-commit")
    async with sharing(own) as (reader, _screen):
        await reader.press("s")
        await reader.until(lambda: slow.begun)
        own.git("config", "remote.origin.url", "../gone.git")
        await reader.press("escape")
        await reader.until(lambda: isinstance(reader.app.screen, ReadingScreen))
        slow.let_go()
        await reader.until_shown("Sharing was stopped: the commit")


@pytest.mark.parametrize("at_once", [True, False])
async def test_the_program_is_left_in_good_order_while_it_shares(
    own: Clone, at_once: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("stdplan_tui.tui.actions.sharing._PATIENCE", 8.0 if at_once else 0.05)
    own.note("一")
    slow = Slow(own, "pre-commit")
    async with sharing(own) as (reader, screen):
        await reader.press("s")
        await reader.until(lambda: slow.begun)
        run, app = screen.run, reader.app
        said: list[str] = []
        monkeypatch.setattr(reader.reading, "_say_at_the_end", said.append)
        timer = Timer(0.3, slow.let_go)
        timer.start()
        app.exit()
    timer.join()
    assert run is not None
    assert run.wait(8.0)
    assert run.result is not None
    assert (run.result.stopped, run.result.pushed) == (Kind.COMMIT, False)
    assert own.status == ""
    expected = "Sharing was stopped: the commit" if at_once else "git is still at work"
    assert [one[: len(expected)] for one in said] == [expected]


async def test_what_is_said_at_the_end_stands_on_the_terminal(own: Clone) -> None:
    async with session(own.ws) as reader:
        reader.reading._say_at_the_end("[b]x[/b]\x1b")
        assert [str(one) for one in reader.app._exit_renderables] == ["[b]x[/b]"]
        reader.app._exit_renderables.clear()
