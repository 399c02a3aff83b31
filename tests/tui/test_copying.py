"""Copying: with citation and without, into the clipboard, a file and the pager."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest
from textual.app import App

from stdplan_tui.corpus.model import Clause, ClauseId, Document, DocumentId, Level, Metadata, Span
from stdplan_tui.tui import copying, pager
from stdplan_tui.tui.citation import cited, quoted
from stdplan_tui.workspace.folder import Workspace
from tests.tui.support import session

CITED = "——《江南县标准化发展规划（2021—2025年）》，一/（一）"


def test_a_title_within_a_title_has_other_marks() -> None:
    clause = Clause(ClauseId("p1"), Level.PARAGRAPH, "", "", "甲\x1b[31m乙\ud800丙")
    metadata = Metadata(DocumentId("d"), "贯彻实施《纲要》行动计划", document_number="国发〔2015〕13号")
    document = Document(metadata, (clause,))
    assert cited(document, clause, Span(0, 1)).startswith("甲\n——《贯彻实施〈纲要〉行动计划》（国发〔2015〕13号）")
    assert quoted(clause) == "甲乙丙"


async def test_y_copies_the_clause_and_where_it_stands(workspace: Workspace) -> None:
    async with session(workspace, "plan:1.1") as reader:
        await reader.press("y")
        assert reader.app.clipboard == f"（一）指导思想。\n坚持质量第一，完善标准体系。\n{CITED}"
        await reader.until_shown("Copied with its citation: （一）指导思想", "Nothing in the clipboard? Y")


def test_a_quotation_has_no_blanks_around_it() -> None:
    clause = Clause(ClauseId("b1"), Level.BULLET, "——", "体系更加健全。", "到2020年，\t基本建成。")
    document = Document(Metadata(DocumentId("d"), "规划"), (clause,))
    assert cited(document, clause, Span(0, 10)).startswith("——体系更加健全。\n——《规划》")
    assert quoted(clause, Span(9, 17)) == "到2020年，"
    assert quoted(clause) == "——体系更加健全。\n到2020年，\t基本建成。"


async def test_a_head_that_runs_in_is_copied_without_an_empty_line(workspace: Workspace) -> None:
    async with session(workspace, "plan:2.box1.e1") as reader:
        await reader.press("v", "s", "y")
        assert reader.app.clipboard.split("\n")[:2] == ["种业", reader.app.clipboard.split("\n")[-1]]


async def test_y_copies_the_words_selected_by_keyboard_and_leaves_the_mode(workspace: Workspace) -> None:
    async with session(workspace, "plan:1.1") as reader:
        await reader.press("v", "j", "space", "e", "y")
        assert reader.app.clipboard == f"坚持\n{CITED}"
        assert not reader.reading.selecting
        assert reader.reading.reader.selected_text == "坚持"


async def test_ctrl_c_copies_the_words_alone(workspace: Workspace) -> None:
    async with session(workspace, "plan:1.1") as reader:
        await reader.press("v", "l", "l", "ctrl+c")
        assert reader.app.clipboard == "（一）"
        await reader.until_shown("Copied: （一）")
        await reader.press("escape", "ctrl+c")
        await reader.until_shown("q quits")


async def test_what_no_clipboard_takes_is_written_to_a_file(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(copying, "_CLIPBOARD_BYTES", 20)
    async with session(workspace, "plan:1.1") as reader:
        await reader.press("y")
        await reader.until_shown("Too long for the clipboard")
        assert reader.app.clipboard == ""
        assert copied(workspace).read_text("utf-8").endswith(f"{CITED}\n")
        await reader.press("v", "l", "ctrl+c")
        assert reader.app.clipboard == "（一"


async def test_capital_y_writes_a_file_of_this_user_and_shows_it(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[Path] = []

    def show(_app: App[None], path: Path) -> bool:
        shown.append(path)
        return True

    monkeypatch.setattr(pager, "shown_in_pager", show)
    async with session(workspace, "plan:1.1") as reader:
        await reader.press("v", "l", "l", "Y")
        await reader.until(lambda: shown)
        assert shown == [copied(workspace)]
        assert shown[0].read_text("utf-8") == f"（一）\n{CITED}\n"
        assert stat.S_IMODE(shown[0].parent.stat().st_mode) == 0o700
        await reader.until_shown("Written to")
        assert not reader.reading.selecting


async def test_without_a_folder_it_says_so(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    workspace.__dict__["state_folder"] = None
    async with session(workspace, "plan:1.1") as reader:
        await reader.press("Y")
        await reader.until_shown("There is no folder of yours")


async def test_a_file_that_cannot_be_written_is_told(workspace: Workspace) -> None:
    copied(workspace).mkdir()
    async with session(workspace, "plan:1.1") as reader:
        await reader.press("Y")
        await reader.until_shown("cannot be written")


async def test_without_a_pager_the_file_is_named(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PAGER", "no-such-pager --quiet")
    async with session(workspace, "plan:1.1") as reader:
        await reader.press("Y")
        await reader.until_shown("Written to")


@pytest.mark.parametrize("slow", [False, True])
def test_a_pager_that_waits_for_nobody_is_waited_for(
    slow: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    asked: list[str] = []

    def ask() -> str:
        asked.append("waited")
        return ""

    monkeypatch.setattr("builtins.input", ask)
    monkeypatch.setattr(pager, "_AT_ONCE", 0.0 if slow else 60.0)
    path = tmp_path / "copied.txt"
    path.write_text("甲\n", "utf-8")
    pager._read(["cat"], path)
    assert asked == ([] if slow else ["waited"])
    assert capfd.readouterr().out.startswith("甲\n")


def copied(workspace: Workspace) -> Path:
    """The file that is written where the clipboard takes nothing."""
    folder = workspace.state_folder
    assert folder is not None
    assert os.access(folder, os.W_OK)
    return folder / "copied.txt"
