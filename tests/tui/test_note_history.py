"""The history of notes: what it lists of a real repository, what it says of each change, and how it is left."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from threading import Event

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stdplan_tui.annotations.differing.fields import Became, Difference
from stdplan_tui.annotations.layers import Layers
from stdplan_tui.annotations.model import Annotation, AnnotationId, Conflict, Status
from stdplan_tui.errors import GitError
from stdplan_tui.language import use_language
from stdplan_tui.text.width import cells
from stdplan_tui.tui.past.commands import COMMANDS
from stdplan_tui.tui.past.differing import lines
from stdplan_tui.tui.past.found import About, Past, changes
from stdplan_tui.tui.past.telling import Look, told
from stdplan_tui.tui.screens import note_history
from stdplan_tui.tui.screens.note_history import NoteHistory
from stdplan_tui.workspace import annotating, discussing, reading
from stdplan_tui.workspace.folder import Workspace
from tests.support.discussions import note_on, others, standing
from tests.support.past_repositories import Clone, at_greenwich, isolated, revised
from tests.tui.support import WIDE, Session, session

SIZES = ((140, 36), (80, 24), (40, 12))
LOOK = Look(60, 1, {"zhang-san": "Zhang San"})


@pytest.fixture(autouse=True)
def own_git(own_folders: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """git that knows nothing of this machine, and the clock of Greenwich."""
    isolated(monkeypatch, tmp_path / "home")
    with at_greenwich(monkeypatch):
        yield


@pytest.fixture
def clone(folder: Path) -> Clone:
    """A repository of the workspace, with one commit of its documents."""
    made = Clone(folder)
    made.commit("Documents")
    return made


@pytest.fixture
def note(clone: Clone, workspace: Workspace) -> Annotation:
    """A note that was committed, edited and committed again, and edited since."""
    first = note_on(workspace, "请核对标准")
    clone.commit("第一批")
    second = annotating.edit(workspace, first, "请核对国家标准")
    clone.commit("改写", by="李强")
    return annotating.edit(workspace, second, "请核对国家标准。\n另见附件")


@asynccontextmanager
async def history(
    workspace: Workspace, address: str = "plan:1.1", size: tuple[int, int] = WIDE
) -> AsyncIterator[tuple[Session, NoteHistory]]:
    """The screen, once all is read."""
    async with session(workspace, address, size=size) as reader:
        await reader.until(lambda: reader.reading.here)
        yield reader, await opened(reader)


async def opened(reader: Session) -> NoteHistory:
    await reader.press("H")
    await reader.until(lambda: isinstance(reader.app.screen, NoteHistory))
    screen = reader.app.screen
    assert isinstance(screen, NoteHistory)
    await reader.until(lambda: not screen.reading)
    return screen


def listed(screen: NoteHistory) -> list[tuple[str, str]]:
    """The commits' first lines, "" for what is not committed, and what became of the note."""
    found = screen.rows._changes
    return [(one.commit.subject if one.commit else "", one.step.became.value) for one in found]


def past(workspace: Workspace, *notes: Annotation, address: str = "") -> list[Past]:
    return list(changes(workspace, About("", frozenset(note.id for note in notes), address)))


def words(one: Past, look: Look = LOOK) -> str:
    return told(one, look).plain


@pytest.mark.usefixtures("note")
async def test_the_only_note_here_is_listed_newest_first_with_what_is_not_committed_on_top(
    workspace: Workspace,
) -> None:
    async with history(workspace) as (reader, screen):
        assert listed(screen) == [("", "edited"), ("改写", "edited"), ("第一批", "added")]
        await reader.until_shown(
            "History   3 changes   Zhang San: 请核对国家标准。", "▌not yet committed  edited  text"
        )
        await reader.until_shown("{+。+}", "{+另见附件+}", "The note now")
        await reader.press("j")
        await reader.until_shown("edited  2026-09-21 17:13  李强", "改写", "请核对{+国家+}标准", "The note then")
        await reader.until(lambda: "附件" not in reader.shown.partition("What changed")[2])
        await reader.press("G")
        await reader.until_shown("added  2026-09-21 16:13  张三", "第一批")
        assert "What changed" not in reader.shown


async def test_of_several_notes_all_on_the_clause_are_listed_deleted_ones_too(
    clone: Clone, workspace: Workspace
) -> None:
    gone = note_on(workspace, "删掉的")
    kept = [note_on(workspace, "第一"), note_on(others(workspace), "第二")]
    note_on(workspace, "别处的", "1.2.p1")
    clone.commit("三条")
    annotating.delete_all(workspace, [gone])
    async with history(workspace) as (reader, screen):
        assert sorted(listed(screen)) == [("", "deleted"), *[("三条", "added")] * 3]
        ids = {one.step.named.id for one in screen.rows._changes}
        assert ids == {gone.id, *(note.id for note in kept)}
        await reader.until_shown("Zhang San: 第一", "Li Qiang: 第二", "删掉的", "一/（一）")
        assert "别处的" not in reader.shown


async def test_of_several_notes_the_marked_one_is_looked_at(clone: Clone, workspace: Workspace) -> None:
    note_on(workspace, "第一")
    note_on(workspace, "第二")
    clone.commit("两条")
    async with session(workspace, "plan:1.1") as reader:
        await reader.until_shown("第二")
        reader.reading.panel.focus()
        await reader.press("j")
        screen = await opened(reader)
        assert listed(screen) == [("两条", "added")]
        await reader.until_shown("Zhang San: 第二")


@pytest.mark.usefixtures("clone")
async def test_where_nothing_is_committed_that_is_said(workspace: Workspace) -> None:
    note_on(workspace, "新的")
    async with history(workspace) as (reader, screen):
        assert listed(screen) == [("", "added")]
        await reader.until_shown("nothing of it is committed yet", "not yet committed")


async def test_in_a_repository_without_a_commit_it_is_said_too(folder: Path, workspace: Workspace) -> None:
    Clone(folder)
    note_on(workspace, "新的")
    async with history(workspace) as (reader, screen):
        assert listed(screen) == [("", "added")]
        await reader.until_shown("nothing of it is committed yet")


async def test_where_there_is_no_repository_that_is_said(workspace: Workspace) -> None:
    note_on(workspace, "新的")
    async with history(workspace) as (reader, screen):
        await reader.until_shown("not in a git repository, so nothing of the past is kept")
        assert not screen.query_one("#past-panes").display
        await reader.press("j", "G", "space", "escape")
        await reader.until(lambda: reader.app.screen is reader.reading)


@pytest.mark.usefixtures("clone")
async def test_on_a_clause_without_any_note_nothing_is_remembered(workspace: Workspace) -> None:
    async with session(workspace, "plan:1.1") as reader:
        screen = await opened(reader)
        assert listed(screen) == []
        await reader.until_shown("git remembers no change there")


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.usefixtures("note")
async def test_list_and_details_are_in_sight_at_every_size(
    workspace: Workspace, size: tuple[int, int], language: str
) -> None:
    use_language(language)
    settings = replace(workspace.settings, language=language)
    async with history(Workspace(workspace.root, settings), size=size) as (reader, _screen):
        await reader.press("j")
        await reader.until_shown("李强", "2026-09-21", "plan", "一/（一）")
        assert all(cells(line) <= size[0] for line in reader.shown.splitlines())


@pytest.mark.usefixtures("note")
async def test_rows_are_clicked_details_scrolled_and_the_footer_leaves(workspace: Workspace) -> None:
    async with history(workspace, size=(80, 12)) as (reader, screen):
        await reader.pilot.click(screen.rows, offset=(10, 1))
        await reader.until(lambda: screen.rows.row == 1)
        await reader.until(lambda: screen.view.change is screen.rows.current)
        await reader.press("space")
        await reader.until(lambda: screen.view.scroll_offset.y > 0)
        await reader.press("b")
        await reader.until(lambda: screen.view.scroll_offset.y == 0)
        x = reader.shown.splitlines()[-1].index("Esc back")
        await reader.pilot.click(offset=(x + 1, 11))
        await reader.until(lambda: reader.app.screen is reader.reading)


@pytest.mark.parametrize("key", ["H", "q", "escape"])
@pytest.mark.usefixtures("note")
async def test_several_keys_leave_it(workspace: Workspace, key: str) -> None:
    async with history(workspace) as (reader, _screen):
        await reader.press(key)
        await reader.until(lambda: reader.app.screen is reader.reading)


@pytest.mark.usefixtures("note")
async def test_its_keys_are_in_the_help_and_every_command_has_an_action(workspace: Workspace) -> None:
    for command in COMMANDS:
        assert hasattr(NoteHistory, f"action_{command.action}"), command.id
    async with history(workspace) as (reader, _screen):
        await reader.press("question_mark")
        await reader.until_shown("Older change")


async def test_what_changes_while_it_is_open_comes_on_top_and_the_mark_stays(
    note: Annotation, workspace: Workspace
) -> None:
    async with history(workspace) as (reader, screen):
        await reader.press("j")
        here = screen.rows.current
        assert here is not None
        clone = Clone(workspace.root)
        clone.commit("再改")
        annotating.edit(workspace, note, "又改了")
        reader.reading.others_changed()
        await reader.until(lambda: len(screen.rows._changes) == 4)
        assert listed(screen)[:2] == [("", "edited"), ("再改", "edited")]
        assert screen.rows.current is not None
        assert screen.rows.current.key == here.key


@pytest.mark.usefixtures("note")
async def test_it_is_left_while_it_reads_and_what_was_read_then_bothers_nobody(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    going, go_on, done = Event(), Event(), Event()

    def slowly(ws: Workspace, about: About) -> Iterator[Past]:
        going.set()
        assert go_on.wait(8)
        yield from changes(ws, about)
        done.set()

    monkeypatch.setattr(note_history, "changes", slowly)
    async with session(workspace, "plan:1.1") as reader:
        await reader.until(lambda: reader.reading.here)
        await reader.press("H")
        await reader.until(going.is_set)
        await reader.until_shown("Looking ...")
        await reader.press("escape")
        await reader.until(lambda: reader.app.screen is reader.reading)
        go_on.set()
        await reader.press("j", "k")
        await reader.until_clause("1.1")
        assert not done.is_set()


@pytest.mark.usefixtures("note")
async def test_what_was_read_before_git_failed_is_listed_and_the_reason_told(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(ws: Workspace, about: About) -> Iterator[Past]:
        yield next(changes(ws, about))
        raise GitError("git log: the object is gone")

    monkeypatch.setattr(note_history, "changes", broken)
    async with history(workspace) as (reader, screen):
        assert listed(screen) == [("", "edited")]
        await reader.until_shown("the object is gone")


async def test_what_people_wrote_in_git_is_never_taken_for_markup_or_orders(clone: Clone, workspace: Workspace) -> None:
    note_on(workspace, "新的")
    clone.commit("[red]\x1b]0;x\x07\x1b[31m改[/red]", by="[b]\u202e张三")
    async with history(workspace) as (reader, _screen):
        await reader.until_shown("[red]改[/red]", "[b]张三")
        assert not {*reader.shown} & {"\x1b", "\x07", "\u202e"}


def test_a_deletion_a_broken_file_and_a_file_that_went_are_told(clone: Clone, workspace: Workspace) -> None:
    note = note_on(workspace, "请改")
    clone.commit("1")
    clone.write(revised(note, status=Status.DELETED))
    clone.commit("2")
    clone.path_of(note).write_text("schema = ", "utf-8")
    clone.commit("3")
    clone.write(note)
    clone.commit("4")
    clone.path_of(note).unlink()
    clone.commit("5")
    removed, mended, broken, deleted, added = past(workspace, note)
    assert words(removed).startswith("file removed")
    assert "The note before that" in words(removed)
    assert words(mended).startswith("edited")
    assert ".toml:1:" in words(broken).replace("\n", "")
    assert "What changed\ndeleted" in words(deleted)
    assert "What changed" not in words(added)
    assert "请改" in words(added)


def test_a_merge_a_committer_and_a_clock_that_went_wrong_are_told(clone: Clone, workspace: Workspace) -> None:
    note = note_on(workspace, "请改")
    clone.git("add", "-A")
    ahead = {"GIT_AUTHOR_NAME": "李强", "GIT_COMMITTER_DATE": "4070908800 +0000"}
    clone.git("commit", "-q", "-m", "远", **ahead)
    (one,) = past(workspace, note)
    assert words(one).startswith("added  2099-01-01 00:00  李强\n! dated 2099-01-01, ahead of now\ncommitted by 张三\n")
    clone.git("switch", "-q", "-c", "other", "HEAD~")
    clone.commit("side")
    clone.git("switch", "-q", "main")
    clone.merge("other")
    clone.write(revised(note, body="合并后\n"))
    clone.commit("joined")
    assert "  merge  joined" in words(past(workspace, note)[0])


def test_keys_are_told_by_name_with_what_went_and_what_came(clone: Clone, workspace: Workspace) -> None:
    note = note_on(workspace, "请改")
    clone.commit("1")
    lost = Conflict("body", "别样\n", "zhang-san", "2026-11-20T08:00:00.000Z")
    clone.write(revised(note, tags=("甲", "乙"), conflicts=(lost,)))
    text = words(past(workspace, note)[0])
    assert "tags  {+甲+}\n  {+乙+}\nconflicts  {+text: 别样+}" in text
    assert "lost in a merge: text" in text
    assert "can take it" not in text


def test_nothing_of_a_layer_that_is_hidden_is_remembered(clone: Clone, workspace: Workspace) -> None:
    own, other = note_on(workspace, "自己的"), note_on(others(workspace), "别人的")
    clone.commit("1")
    annotating.delete_all(others(workspace), [other])
    blind = workspace.with_layers(Layers(only_own=True))
    assert len(past(workspace, address="plan:1.1")) == 3
    for found in (past(blind, address="plan:1.1"), past(blind, own, other)):
        assert [one.step.named.id for one in found] == [own.id]


def test_answers_are_looked_at_like_notes(clone: Clone, workspace: Workspace) -> None:
    note = note_on(workspace, "请改")
    answer = discussing.reply(others(workspace), standing(workspace, note), "好")
    clone.commit("1")
    (one,) = past(workspace, answer)
    assert "reply" in words(one)
    assert words(one).endswith("好")


def test_a_clause_that_is_gone_leaves_the_notes_that_were_named(clone: Clone, workspace: Workspace) -> None:
    note = note_on(workspace, "请改")
    clone.commit("1")
    assert len(past(workspace, note, address="plan:2.box1")) == 1
    assert past(workspace, address="plan:2.box1") == []
    assert len(past(workspace, note, address="plan:9")) == 1


def test_tags_are_told_where_there_are_no_words(clone: Clone, workspace: Workspace) -> None:
    tagging = annotating.tag(workspace, *reading.find(workspace, "plan:1.1"), ["环境型/目标规划"])
    assert tagging is not None
    clone.commit("1")
    (one,) = past(workspace, tagging)
    assert "#环境型/目标规划" in words(one)


@pytest.mark.parametrize("width", [8, 20, 60])
@pytest.mark.parametrize("ambiguous_width", [1, 2])
@pytest.mark.usefixtures("note")
def test_no_line_is_wider_than_the_view(
    note: Annotation, workspace: Workspace, width: int, ambiguous_width: int
) -> None:
    for one in past(workspace, note):
        text = words(one, Look(width, ambiguous_width, {"zhang-san": "Zhang San"}))
        assert all(cells(line, ambiguous_width) <= width for line in text.split("\n"))


TEXTS = st.text("甲乙丙ab12 ，。", max_size=30)


@given(TEXTS, TEXTS)
def test_what_is_marked_in_a_text_gives_both_versions_back(before: str, after: str) -> None:
    found = [Difference("body", before, after)]
    line = "".join(line.plain for line in lines(found, Became.EDITED)).removeprefix("text  ")
    if before == after:
        assert line == "only line breaks"
    else:
        assert re.sub(r"\[-(.*?)-\]", r"\1", re.sub(r"\{\+.*?\+\}", "", line)) == before
        assert re.sub(r"\{\+(.*?)\+\}", r"\1", re.sub(r"\[-.*?-\]", "", line)) == after


LINES = st.lists(st.text("甲乙ab1，", max_size=6), max_size=6).map("\n".join)


@given(LINES, LINES)
def test_only_lines_in_which_something_changed_are_told(before: str, after: str) -> None:
    told_ = [line.plain for line in lines([Difference("body", before, after)], Became.EDITED)]
    for line in told_:
        assert "[-" in line or "{+" in line or line == "text  only line breaks"


def test_an_id_of_nothing_has_no_past(clone: Clone, workspace: Workspace) -> None:
    assert clone.git("log", "--oneline")
    assert list(changes(workspace, About("", frozenset({AnnotationId("01" + "A" * 24)})))) == []
    assert list(changes(workspace, About("", frozenset()))) == []
