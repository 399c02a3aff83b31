"""Importing inside the terminal: the file is named, looked at, mended, accepted or left."""

from __future__ import annotations

import contextlib
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from urllib.parse import quote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from textual import events
from textual.app import App

from stdplan_tui.corpus.ids import document_id
from stdplan_tui.importing.importing import import_bytes
from stdplan_tui.text.display import shown_in_place
from stdplan_tui.text.width import cells
from stdplan_tui.tui.preview.legible import legible
from stdplan_tui.tui.preview.paths import cleaned, completed, path_named, suggestions
from stdplan_tui.tui.preview.places import placed
from stdplan_tui.tui.preview.rows import broken
from stdplan_tui.tui.screens.file_prompt import FilePrompt
from stdplan_tui.tui.screens.importing import ImportScreen
from stdplan_tui.tui.screens.reading import ReadingScreen
from stdplan_tui.tui.widgets.footer import Footer
from stdplan_tui.workspace.folder import Workspace
from tests.support.counts import tries
from tests.support.documents import BRIDGES
from tests.support.workspaces import SETTINGS
from tests.tui.support import WIDE, Session, session

RULES = f"首页 > 政策文件\n{BRIDGES}三、保障措施\n各部门要密切配合。\n"
ID = "jiangbeizhengbanfa-2022-7"


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    """A raw file with a gap in its numbers and a bracket that stays open."""
    path = tmp_path / "received" / "桥梁 办法.txt"
    path.parent.mkdir()
    path.write_text(RULES, "utf-8")
    return path


@pytest.fixture
def editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An editor that replaces words: its file has `old` and `new`, one below the other."""
    words = tmp_path / "words"
    script = tmp_path / "editor.py"
    script.write_text(
        "import pathlib, sys\n"
        f"old, new = pathlib.Path({str(words)!r}).read_text('utf-8').splitlines()\n"
        "path = pathlib.Path(sys.argv[1])\n"
        "text = path.read_text('utf-8')\n"
        "assert old in text, (old, text)\n"
        "path.write_text(text.replace(old, new), 'utf-8')\n",
        "utf-8",
    )
    monkeypatch.setenv("VISUAL", f"{sys.executable} {script}")
    monkeypatch.setattr(App, "suspend", lambda _app: contextlib.nullcontext())
    return words


async def name_file(reader: Session, path: Path | str) -> None:
    """Name a file at the prompt, as a terminal pastes it."""
    await reader.press("i")
    await reader.until(lambda: isinstance(reader.app.screen, FilePrompt))
    reader.app.screen.focused.post_message(events.Paste(str(path)))  # type: ignore[union-attr]
    await reader.until(lambda: Path(str(path)).name in reader.app.screen.field.value)  # type: ignore[attr-defined]
    await reader.press("enter")


@asynccontextmanager
async def previewing(
    workspace: Workspace, path: Path, size: tuple[int, int] = WIDE
) -> AsyncIterator[tuple[Session, ImportScreen]]:
    """The import screen, showing the file at `path`."""
    async with session(workspace, size=size) as reader:
        await name_file(reader, path)
        await reader.until(lambda: isinstance(reader.app.screen, ImportScreen))
        screen = reader.app.screen
        assert isinstance(screen, ImportScreen)
        await reader.until(lambda: screen.outline.count)
        yield reader, screen


def files(folder: Path) -> dict[str, bytes]:
    """Every file of a folder with its content."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


async def test_a_document_is_imported_by_keyboard_and_open_to_be_read_and_found(
    workspace: Workspace, rules: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(rules.parent)
    async with session(workspace, indexed=True) as reader:
        await reader.press("i")
        await reader.until(lambda: isinstance(reader.app.screen, FilePrompt))
        await reader.type("桥")
        await reader.press("tab", "enter")
        await reader.until_shown("new document", "江北市桥梁管理办法", "江北政办发〔2022〕7号", "issued 2022-05-06", ID)
        assert not (workspace.root / "corpus" / f"{ID}.md").exists()
        await reader.press("ctrl+s")
        await reader.until(lambda: reader.document == ID)
        assert isinstance(reader.app.screen, ReadingScreen)
        await reader.until(lambda: any(titled.id == ID for titled in reader.reading.documents))
        await reader.press("slash")
        await reader.type("修补桥面")
        await reader.until_shown("1 hit")
    kept = workspace.root / "corpus" / "sources" / "桥梁 办法.txt"
    assert kept.read_text("utf-8") == RULES


async def test_cancelling_writes_nothing(workspace: Workspace, rules: Path) -> None:
    before = files(workspace.root)
    async with previewing(workspace, rules) as (reader, _screen):
        await reader.press("escape")
        await reader.until(lambda: isinstance(reader.app.screen, ReadingScreen))
        await reader.until_shown("Nothing was imported")
        assert reader.document == "plan"
    assert files(workspace.root) == before


async def test_an_empty_workspace_says_how_to_import_and_does(tmp_path: Path, rules: Path) -> None:
    (tmp_path / "empty" / "corpus").mkdir(parents=True)
    async with session(Workspace(tmp_path / "empty", SETTINGS), None) as reader:
        await reader.until_shown("No documents yet", "i imports one")
        await name_file(reader, rules)
        await reader.until_shown("new document")
        await reader.press("a")
        await reader.until(lambda: reader.document == ID)


async def test_outline_and_raw_text_follow_each_other(workspace: Workspace, rules: Path) -> None:
    async with previewing(workspace, rules) as (reader, screen):
        lines = RULES.splitlines()
        while "保障措施" not in (screen.outline.branch.clause.string if screen.outline.branch else ""):
            await reader.press("j")
        await reader.until(lambda: screen.source.line == lines.index("三、保障措施") + 1)
        await reader.press("tab", "g")
        await reader.until(lambda: screen.focused is screen.source and screen.source.row == 0)
        while screen.source.line <= lines.index("一、总体要求"):
            await reader.press("j")
        assert screen.outline.branch is not None
        assert screen.outline.branch.clause.caption == "一、总体要求"


async def test_a_page_is_shown_without_its_markup_until_that_is_wanted(workspace: Workspace, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    body = RULES.replace("\n", "</p><p>").replace("桥梁管理", "桥梁<b>管理</b>")
    head = "<html><head><title>桥梁</title><script>var a = 1 < 2;</script></head>\n"
    page.write_text(
        f"{head}<body><ul><li><a href='/'>登录</a></li></ul>\n<div><p>{body}</p></div></body></html>", "utf-8"
    )
    async with previewing(workspace, page) as (reader, screen):
        raw = screen.source.content_region
        await reader.until_shown("江北市桥梁管理办法", "markup")
        await reader.press("tab", "g")
        rows = [row[raw.x : raw.right] for row in reader.shown.splitlines()[raw.y : raw.bottom]]
        assert not any("<" in row for row in rows)
        assert [row[1] for row in rows if "登录" in row] == ["-"]
        assert "left out: " in reader.shown
        number = next(row for row, branch in enumerate(screen.preview.branches) if branch.clause.label == "三、")
        screen.outline.be_at(number)
        screen.bring(screen.outline)
        await reader.press("k", "j")
        before = screen.source.at
        assert screen.preview.source.startswith("三、保障措施", before)
        await reader.press("m")
        await reader.until_shown("<p>三、保障措施</p>")
        assert screen.source.at == before
        await reader.press("m")
        await reader.until(lambda: "<p>" not in reader.shown)


async def test_doubts_are_listed_and_lead_to_their_lines(workspace: Workspace, rules: Path) -> None:
    async with previewing(workspace, rules) as (reader, screen):
        doubts = screen.preview.prepared.imported.report.doubts
        assert doubts
        await reader.until_shown("Doubts", f"line {doubts[0].line}", f"{len(doubts)} doubtful")
        await reader.press("n")
        await reader.until(lambda: screen.source.line == doubts[0].line)
        row = reader.shown.splitlines()[
            screen.source.content_region.y + screen.source.row - screen.source.scroll_offset.y
        ]
        assert row[screen.source.content_region.x : screen.source.content_region.x + 2] == "▌!"
        await reader.press("p")
        await reader.until(lambda: screen.source.line == doubts[-1].line)


async def test_the_text_is_mended_in_an_editor_and_accepted_so(workspace: Workspace, rules: Path, editor: Path) -> None:
    editor.write_text("（三）加强养护。\n（二）加强养护。", "utf-8")
    async with previewing(workspace, rules) as (reader, screen):
        await reader.press("e")
        await reader.until(lambda: screen.preview.mended)
        await reader.until_shown("（二）加强养护。", "mended by hand")
        await reader.press("ctrl+s")
        await reader.until(lambda: reader.document == ID)
    assert "### （二）加强养护。" in (workspace.root / "corpus" / f"{ID}.md").read_text("utf-8")


async def test_a_text_that_does_not_read_is_kept_and_can_be_mended_further(
    workspace: Workspace, rules: Path, editor: Path
) -> None:
    editor.write_text("## 二、主要任务\n<!-- 二、主要任务 -->", "utf-8")
    async with previewing(workspace, rules) as (reader, screen):
        await reader.press("e")
        await reader.until_shown("e opens the text again", "line ")
        await reader.press("ctrl+s")
        assert reader.app.screen is screen
        assert not (workspace.root / "corpus" / f"{ID}.md").exists()
        editor.write_text("<!-- 二、主要任务 -->\n## 二、主要工作", "utf-8")
        await reader.press("f4")
        await reader.until_shown("二、主要工作", "mended by hand")
        assert "e opens the text again" not in reader.shown
        await reader.press("ctrl+s")
        await reader.until(lambda: reader.document == ID)


async def test_what_was_mended_is_not_thrown_away_without_a_question(
    workspace: Workspace, rules: Path, editor: Path
) -> None:
    editor.write_text("密切配合\n通力合作", "utf-8")
    async with previewing(workspace, rules) as (reader, screen):
        await reader.press("e")
        await reader.until(lambda: screen.preview.mended)
        await reader.press("escape")
        await reader.until_shown("is lost if it is not accepted")
        await reader.press("enter")
        await reader.until(lambda: reader.app.screen is screen)
        await reader.press("escape")
        await reader.until_shown("is lost if it is not accepted")
        await reader.press("down", "enter")
        await reader.until(lambda: isinstance(reader.app.screen, ReadingScreen))


async def test_a_refused_file_is_explained_and_the_path_stays(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "old.doc").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    async with session(workspace) as reader:
        await name_file(reader, "old.doc")
        await reader.until_shown("Word 97-2003")
        assert isinstance(reader.app.screen, FilePrompt)
        assert reader.app.screen.field.value == "old.doc"
        await reader.press("x")
        await reader.until(lambda: "Word 97-2003" not in reader.shown)
        await reader.press("enter")
        await reader.until_shown("there is no such file")
        await reader.press("escape")
        await reader.until(lambda: isinstance(reader.app.screen, ReadingScreen))


async def test_a_newer_version_shows_what_it_changes(workspace: Workspace, rules: Path) -> None:
    async with previewing(workspace, rules) as (reader, _screen):
        await reader.press("ctrl+s")
        await reader.until(lambda: reader.document == ID)
    rules.write_text(RULES.replace("每年普查一次桥梁", "每半年普查一次桥梁"), "utf-8")
    async with previewing(workspace, rules) as (reader, screen):
        await reader.until_shown(f"newer version of {ID} ~1", "Changes 1", "每年普查", "每半年普查")
        screen.bring(screen.changes)
        await reader.press("down", "enter")
        await reader.until(lambda: screen.outline.branch is not None and "普查" in screen.outline.branch.clause.string)
        await reader.press("ctrl+s")
        await reader.until(lambda: isinstance(reader.app.screen, ReadingScreen) and reader.document == ID)
        await reader.until_shown("每半年普查一次桥梁")


def said(reader: Session) -> str:
    """What the open document says."""
    document = reader.reading.place.document
    return "".join(clause.string for clause in document.flat) if document else ""


async def test_the_open_document_is_read_again_when_a_newer_version_is_accepted(
    workspace: Workspace, rules: Path
) -> None:
    async with previewing(workspace, rules) as (reader, _screen):
        await reader.press("ctrl+s")
        await reader.until(lambda: reader.document == ID)
        rules.write_text(RULES.replace("密切配合", "通力合作"), "utf-8")
        await name_file(reader, rules)
        await reader.until_shown("newer version of")
        await reader.press("ctrl+s")
        await reader.until(lambda: isinstance(reader.app.screen, ReadingScreen))
        document = reader.reading.place.document
        await reader.until(lambda: "通力合作" in said(reader))
        assert document is not None
        assert document.id == ID


async def test_the_same_file_again_is_said_to_be_unchanged(workspace: Workspace, rules: Path) -> None:
    async with previewing(workspace, rules) as (reader, _screen):
        await reader.press("ctrl+s")
        await reader.until(lambda: reader.document == ID)
        before = files(workspace.root)
        await name_file(reader, rules)
        await reader.until_shown("imported already, unchanged")
        await reader.press("ctrl+s")
        await reader.until(lambda: isinstance(reader.app.screen, ReadingScreen))
        assert files(workspace.root) == before


async def test_another_id_is_taken_and_a_bad_one_is_refused_in_place(workspace: Workspace, rules: Path) -> None:
    async with previewing(workspace, rules) as (reader, screen):
        await reader.press("i", *"Bad Id", "ctrl+s")
        await reader.until(lambda: screen.message.display and "Bad Id" in str(screen.message.content))
        assert reader.app.screen is screen
        await reader.press("escape")
        assert screen.id_field.value == ID
        assert not screen.message.display
        await reader.press("i", *"bridges", "enter")
        await reader.until(lambda: screen.preview.prepared.id == "bridges")
        await reader.press("ctrl+s")
        await reader.until(lambda: reader.document == "bridges")


async def test_a_file_that_gives_no_id_is_asked_for_one(workspace: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "，，，.txt"
    path.write_text("……，……。\n\n——！\n", "utf-8")
    async with session(workspace) as reader:
        await name_file(reader, path)
        await reader.until(lambda: isinstance(reader.app.screen, ImportScreen))
        screen = reader.app.screen
        assert isinstance(screen, ImportScreen)
        await reader.until(lambda: screen.message.display and screen.focused is screen.id_field)
        await reader.press("ctrl+s")
        await reader.pilot.pause(0.1)
        assert reader.app.screen is screen
        await reader.type("dots")
        await reader.press("ctrl+s")
        await reader.until(lambda: reader.document == "dots")


async def test_a_document_mended_by_hand_is_merged_only_when_that_is_chosen(workspace: Workspace, rules: Path) -> None:
    async with previewing(workspace, rules) as (reader, _screen):
        await reader.press("ctrl+s")
        await reader.until(lambda: reader.document == ID)
    body = workspace.root / "corpus" / f"{ID}.md"
    by_hand = body.read_text("utf-8").replace("每年普查", "每季普查")
    body.write_text(by_hand, "utf-8")
    rules.write_text(RULES.replace("密切配合", "通力合作"), "utf-8")
    async with session(workspace) as reader:
        await name_file(reader, rules)
        await reader.until_shown("mended by hand", "Leave the document as it is")
        await reader.press("down", "enter")
        await reader.until(lambda: isinstance(reader.app.screen, FilePrompt))
        assert body.read_text("utf-8") == by_hand
        await reader.press("enter")
        await reader.until_shown("Merge the newer version")
        await reader.press("enter")
        await reader.until_shown(f"newer version of {ID}, merged", "通力合作")
        await reader.press("ctrl+s")
        await reader.until(lambda: reader.document == ID)
    merged = body.read_text("utf-8")
    assert "每季普查" in merged
    assert "通力合作" in merged


async def test_the_palette_and_the_help_of_the_import_screen_have_its_own_commands(
    workspace: Workspace, rules: Path
) -> None:
    async with previewing(workspace, rules) as (reader, screen):
        await reader.press("question_mark")
        await reader.until_shown("While importing", "Accept the import", "F4")
        await reader.press("escape", "ctrl+p")
        await reader.type("accept")
        await reader.until_shown("Write the document into the workspace")
        await reader.press("enter", "enter")
        await reader.until(lambda: reader.document == ID)
        assert reader.app.screen is not screen


def test_starting_loads_nothing_of_the_import_screen() -> None:
    code = (
        "import sys, stdplan_tui.tui.app; print([name for name in sys.modules if 'import' in name and 'tui' in name])"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "['stdplan_tui.tui.actions.importing']"


@pytest.mark.parametrize(
    "sent",
    [
        "{path}",
        "'{path}'",
        '"{path}"',
        "file://{quoted}",
        "{escaped}",
        "  {path} ",
        "{path}\n{path}",
        "'{path}' '/other'",
    ],
)
def test_a_path_is_known_in_every_wrapping_that_terminals_give_it(sent: str, rules: Path) -> None:
    wrapped = sent.format(path=rules, quoted=quote(str(rules)), escaped=str(rules).replace(" ", "\\ "))
    assert path_named(wrapped) == rules


def test_the_home_folder_is_known_and_control_characters_are_not(rules: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(rules.parent))
    assert path_named("~/桥梁 办法.txt") == rules
    assert [found.text for found in suggestions("~")] == ["~/桥梁 办法.txt"]
    assert cleaned("/a\x1b[31m/b\x07") == "/a/b"
    (rules.parent / "bad\x1bname").touch()
    (rules.parent / ".hidden").touch()
    assert [found.name for found in suggestions(f"{rules.parent}/")] == ["桥梁 办法.txt"]
    assert [found.name for found in suggestions(f"{rules.parent}/.h")] == [".hidden"]


def test_completion_goes_as_far_as_all_agree(tmp_path: Path) -> None:
    for name in ("plan-a.txt", "plan-b.txt"):
        (tmp_path / name).touch()
    typed = f"{tmp_path}/pl"
    assert completed(typed, suggestions(typed)) == f"{tmp_path}/plan-"
    assert completed(f"{typed}an-a", suggestions(f"{typed}an-a")) == f"{tmp_path}/plan-a.txt"
    assert completed(f"{tmp_path}/x", suggestions(f"{tmp_path}/x")) == f"{tmp_path}/x"


@given(text=st.text(st.sampled_from("中a，\n\r\u3000\u200b\x1b é"), max_size=80), width=st.integers(2, 30))
@settings(max_examples=tries(100), deadline=None)
def test_rows_hold_the_whole_text_and_fit_the_pane(text: str, width: int) -> None:
    rows = broken(text, width)
    spans = [rows.span(row) for row in range(len(rows))]
    assert "".join(text[start:end] for start, end in spans).replace("\r", "") == text.replace("\n", "").replace(
        "\r", ""
    )
    assert all(cells(shown_in_place(text[start:end])) <= max(width, 2) for start, end in spans)
    assert [rows.line_of(start) for start, _end in spans] == sorted(rows.line_of(start) for start, _end in spans)
    assert len(rows.lines) == text.removesuffix("\n").count("\n") + 1
    assert all(rows.row_of(start) == row for row, (start, end) in enumerate(spans) if end > start)


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("<p>一&amp;二</p><p>三</p>", "一&二\n三"),
        ("<div>\n  <p>一<b>二</b></p>\n</div><br>三", "一二\n三"),
        ("<script>if (a<b) 1</script><p>一</p><style>p{}", "一"),
    ],
)
def test_a_page_reads_as_it_is_seen_and_every_place_is_known(source: str, shown: str) -> None:
    page = f"<html><body>{source}</body></html>"
    view = legible(page, import_bytes(page.encode(), "r.html", id=document_id("r")).report)
    assert view.text.strip() == shown
    for at, character in enumerate(view.text):
        if character in "一二三":
            assert page[view.in_source(at)] == character
            assert view.here(view.in_source(at)) == at


def test_every_clause_is_found_in_its_place_though_words_come_twice(rules: Path) -> None:
    imported = import_bytes((RULES + "坚持安全第一，落实管理责任。\n").encode(), "r.txt")
    places = placed(RULES + "坚持安全第一，落实管理责任。\n", imported.report, imported.document.flat)
    worded = [clause for clause in imported.document.flat if clause.string]
    assert [clause.id for clause in worded if clause.id not in places] == []
    starts = [places[clause.id][0] for clause in worded]
    assert starts == sorted(set(starts))


async def test_hostile_text_stands_as_text(workspace: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "[@click=app.quit]点我.txt"
    path.write_text(
        "[@click=app.quit]标题[/]办法\n\n一、[bold]要求[/bold]\n正文\x1b[31m红\x1b]0;bad\x07[/]。\u202e倒\n", "utf-8"
    )
    async with previewing(workspace, path) as (reader, screen):
        await reader.until_shown("[@click=app.quit]标题[/]办法", "[bold]要求[/bold]", "[@click=app.quit]点我.txt")
        assert not set("\x1b\x07\u202e") & set(reader.shown)
        await reader.pilot.click(screen.recognised, offset=(4, 0))
        await reader.press("tab")
        assert reader.app.screen is screen
        screen.say("[@click=app.quit]no[/]")
        await reader.until_shown("[@click=app.quit]no[/]")


@pytest.mark.parametrize("size", [(140, 36), (80, 24), (40, 12)])
@pytest.mark.parametrize("language", ["en", "zh"])
async def test_the_main_controls_are_there_at_every_size(
    workspace: Workspace, rules: Path, size: tuple[int, int], language: str
) -> None:
    from stdplan_tui.language import _, use_language

    use_language(language)
    async with previewing(workspace, rules, size) as (reader, screen):
        footer = reader.shown.splitlines()[-1]
        assert [name in footer for name in (_("accept"), _("edit"), _("cancel"))] == [True] * 3
        assert ID[:12] in reader.shown
        assert "江北市桥梁管理办法" in reader.shown
        beside = size[0] >= 80
        assert (screen.source.display and screen.outline.display) == beside
        await reader.press("tab")
        assert screen.focused is screen.source
        assert screen.source.display
        assert screen.outline.display == beside


async def test_the_footer_and_the_names_of_the_panes_are_buttons(workspace: Workspace, rules: Path) -> None:
    async with previewing(workspace, rules, (60, 16)) as (reader, screen):
        tabs = reader.shown.splitlines()[screen.tabs.region.y]
        await reader.pilot.click(screen.tabs, offset=(tabs.index("Raw text"), 0))
        await reader.until(lambda: screen.focused is screen.source)
        await reader.pilot.click(screen.source, offset=(8, 3))
        assert screen.source.row == 3
        footer = screen.query_one(Footer)
        await reader.pilot.click(footer, offset=(reader.shown.splitlines()[-1].index("accept"), 0))
        await reader.until(lambda: reader.document == ID)


async def test_folders_are_entered_and_files_chosen_with_the_arrows(
    workspace: Workspace, rules: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(rules.parent.parent)
    async with session(workspace) as reader:
        await reader.press("i")
        await reader.until(lambda: isinstance(reader.app.screen, FilePrompt))
        await reader.type("rec")
        await reader.until_shown("received/")
        await reader.press("down", "enter")
        await reader.until_shown("桥梁 办法.txt")
        await reader.press("down", "enter")
        await reader.until_shown("new document")


async def test_a_large_file_is_shown_and_moved_in_at_once(workspace: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    path.write_text(RULES + "各地要落实责任，加强桥梁检查。\n" * 30_000, "utf-8")
    async with session(workspace) as reader:
        await name_file(reader, path)
        await reader.until(lambda: isinstance(reader.app.screen, ImportScreen), 60)
        screen = reader.app.screen
        assert isinstance(screen, ImportScreen)
        await reader.until(lambda: screen.is_mounted and screen.source.count > 30_000, 20)
        await reader.press("G")
        await reader.until(lambda: screen.source.line > 30_000, 20)
