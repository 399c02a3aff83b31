"""`stdplan import`: what became of each file, what was left out, how far it can be trusted."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

import pytest

from stdplan_tui.cli import import_jobs, importing, progress
from stdplan_tui.errors import ImportingError
from stdplan_tui.workspace import importing as workspace_importing
from stdplan_tui.workspace.folder import Workspace
from tests.unit.cli.conftest import Call

PAGE = """\
<html><head><title>关于标准化工作的通知</title></head><body>
<div class="nav"><a href="/">首页</a> <a href="/more">更多</a></div>
<h1>关于标准化工作的通知</h1>
<p>海政发〔2021〕8号</p><p>各单位：</p>
<p>一、总体要求</p><p>坚持标准先行。</p><p>二、重点任务</p><p>制定海水养殖标准。</p>
<p>海滨县人民政府</p><p>2021年6月1日</p>
</body></html>
"""
GAPS = "某某工作意见\n" + "".join(f"{n}、做好第{n}项工作\n完成任务，形成合力，取得成效。\n" for n in "一三五六九")


def letter(number: int, task: str = "制定标准。") -> str:
    return f"海滨县人民政府关于工作的通知\n海政发〔2021〕{number}号\n各单位：\n一、任务\n{task}\n二、要求\n按时完成。\n"


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.html"
    path.write_text(PAGE, "utf-8")
    return path


@pytest.fixture
def letters(tmp_path: Path) -> list[Path]:
    """Four letters, the third of which is empty and the fourth the first once more under another name."""
    paths = [tmp_path / f"{name}.txt" for name in ("one", "two", "empty", "again")]
    for path, text in zip(paths, (letter(1), letter(2), "", letter(1, "修订标准。")), strict=True):
        path.write_text(text, "utf-8")
    return paths


def files_of(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_a_file_becomes_a_document(call: Call, page: Path) -> None:
    ran = call("import", str(page))
    assert ran.code == 0
    assert ran.lines[0].startswith("haizhengfa-2021-8  关于标准化工作的通知  海政发〔2021〕8号  ")
    assert ran.lines[1] == "  web page (UTF-8); parts 2"
    assert ran.lines[2].startswith("  not in the file: title of the notice")
    assert ran.lines[3].startswith("  confidence 0.9")
    assert "  left out, markup: " in ran.out
    assert "  written: corpus/haizhengfa-2021-8.md" in ran.lines
    assert call("show", "haizhengfa-2021-8:2").lines == ["二、重点任务", "", "制定海水养殖标准。"]
    again = call("import", str(page))
    assert again.lines[0].endswith("  (unchanged)")
    assert "written" not in again.out


def test_every_range_left_out_is_in_the_json(call: Call, page: Path) -> None:
    found = call("import", "--dry-run", "--json", "--id", "haishui", str(page)).object
    assert (found["id"], found["written"], found["unchanged"], found["outcome"]) == ("haishui", [], False, "new")
    assert found["dropped"]
    for part in found["dropped"]:
        assert PAGE[part["start"] : part["end"]] == part["text"]
        assert part["reason"]
    assert found["recognised"]["format"] == "html"
    assert found["recognised"]["clauses"]["part"] == 2
    assert "recipients" in found["recognised"]["found"]
    assert 0.9 <= found["confidence"] <= 1
    assert found["refused"] == ""
    assert call("show", "haishui").code == 1


def test_one_file_that_fails_does_not_stop_the_others(call: Call, page: Path, tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.touch()
    ran = call("import", str(empty), str(page), "--json")
    assert ran.code == 1
    assert [found["id"] for found in ran.objects] == ["haizhengfa-2021-8"]
    assert ran.err.count("\n") == 1
    assert "empty.txt" in ran.err


def test_several_files_end_with_a_summary(call: Call, page: Path, letters: list[Path]) -> None:
    call("import", str(page))
    ran = call("import", str(page), *map(str, letters[:3]))
    assert ran.lines[-1] == "2 files imported, 1 unchanged, 1 refused"
    assert call("import", "--dry-run", str(page), str(letters[0])).lines[-1].endswith(" (nothing was written)")
    assert "refused" not in call("import", "--json", str(page), str(letters[0])).out.splitlines()[-1][:20]


def test_a_folder_is_refused(call: Call, tmp_path: Path) -> None:
    ran = call("import", str(tmp_path))
    assert (ran.code, ran.out) == (1, "")
    assert "this is a folder: name the files in it" in ran.err


def test_below_the_confidence_nothing_is_written(call: Call, folder: Path, tmp_path: Path) -> None:
    doubtful = tmp_path / "gaps.txt"
    doubtful.write_text(GAPS, "utf-8")
    before = files_of(folder)
    ran = call("import", str(doubtful), "--min-confidence", "0.9")
    assert ran.code == 1
    assert "is below 0.9; nothing of it was written" in ran.err
    assert "numbers have gaps" in ran.out
    assert files_of(folder) == before
    told = call("import", str(doubtful), "--min-confidence", "0.9", "--json")
    assert (told.code, told.object["written"]) == (1, [])
    assert "below 0.9" in told.object["refused"]
    assert told.object["signs"][0]["share"] > 0.05
    assert call("import", str(doubtful), "--min-confidence", "0.5").code == 0


@pytest.mark.parametrize("value", ["2", "-0.1", "nan", "high"])
def test_a_confidence_is_a_number_from_0_to_1(value: str, call: Call, page: Path) -> None:
    ran = call("import", str(page), "--min-confidence", value)
    assert ran.code == 2
    assert "a number from 0 to 1 is needed" in ran.err


def test_many_doubts_of_one_kind_are_folded_but_complete_in_json(call: Call, tmp_path: Path) -> None:
    numbers = "一三五七九"
    path = tmp_path / "many.txt"
    path.write_text("某某工作意见\n" + "".join(f"{n}、第{n}项\n完成任务。\n" for n in numbers * 3), "utf-8")
    ran = call("import", "--dry-run", str(path))
    assert ran.out.count("  doubtful, line ") == 3
    assert " more of numbers, lines " in ran.out
    assert len(call("import", "--dry-run", "--json", str(path)).object["doubts"]) > 3


def test_a_newer_version_says_what_changed(call: Call, tmp_path: Path) -> None:
    path = tmp_path / "one.txt"
    path.write_text(letter(1), "utf-8")
    assert call("import", str(path)).code == 0
    path.write_text(letter(1, "制定和修订标准。") + "三、期限\n年底完成。\n", "utf-8")
    told = call("import", str(path), "--dry-run", "--json").object
    kinds = [change["kind"] for change in told["changes"]]
    assert told["outcome"] == "revised"
    assert "changed" in kinds
    assert "added" in kinds
    assert "same" not in kinds
    ran = call("import", str(path))
    assert ran.code == 0
    assert ran.lines[0].endswith("  (a newer version)")
    assert any("“制定标准。" in line and "→ “制定和修订标准。" in line for line in ran.lines)
    assert any(line.startswith("  added  ") and "三、期限" in line for line in ran.lines)


@pytest.mark.parametrize("jobs", ["1", "2", "0"])
def test_jobs_print_the_same_in_the_same_order(jobs: str, call: Call, letters: list[Path]) -> None:
    ran = call("import", "--json", "--jobs", jobs, *map(str, letters[:3]))
    assert ran.code == 1
    assert [found["id"] for found in ran.objects] == ["haizhengfa-2021-1", "haizhengfa-2021-2"]
    assert ran.err.count("\n") == 1


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_two_files_of_one_call_never_become_one_document(jobs: str, call: Call, letters: list[Path]) -> None:
    first, _two, _empty, again = letters
    ran = call("import", "--jobs", jobs, str(first), str(again), "--dry-run")
    assert ran.code == 1
    assert f"{first} becomes haizhengfa-2021-1 too; give one of them with --id" in ran.err
    ran = call("import", "--jobs", jobs, str(first), str(again))
    assert ran.code == 1
    assert "haizhengfa-2021-1" in ran.err
    assert "制定标准。" in call("show", "haizhengfa-2021-1").out


def test_a_process_that_dies_is_one_message(call: Call, letters: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    kept = import_jobs._Task.in_process
    monkeypatch.setattr(import_jobs._Task, "in_process", lambda task: _Dying(kept(task)))
    ran = call("import", "--json", "--jobs", "2", *map(str, letters[:2]))
    assert ran.code == 1
    assert [found["id"] for found in ran.objects] == ["haizhengfa-2021-1"]
    assert ran.err.count("the process that read the file ended without a word") == 1
    assert "two.txt" in ran.err


class _Dying:
    """A task whose process dies at the file two.txt."""

    def __init__(self, task: import_jobs._Task) -> None:
        self._task = task

    def result(self, file: Path) -> import_jobs.Result:
        if file.name == "two.txt":
            os._exit(9)
        return self._task.result(file)


def test_too_little_memory_is_one_message(call: Call, page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_arguments: object, **_options: object) -> None:
        raise MemoryError

    monkeypatch.setattr(import_jobs, "prepare", fail)
    ran = call("import", str(page))
    assert ran.code == 1
    assert "not enough memory" in ran.err


@pytest.mark.skipif(sys.platform == "win32", reason="sends itself a signal")
def test_an_interrupt_waits_until_a_file_is_written(
    call: Call, page: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(ws: Workspace, result: workspace_importing.Prepared) -> tuple[Path, ...]:
        os.kill(os.getpid(), signal.SIGINT)
        return accept(ws, result)

    accept = workspace_importing.accept
    monkeypatch.setattr(importing, "accept", interrupted)
    assert call("import", str(page)).code == 130
    assert "corpus/haizhengfa-2021-8.md" in files_of(folder)
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_a_file_that_cannot_be_written_is_refused(call: Call, page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_ws: object, _result: object) -> tuple[Path, ...]:
        raise ImportingError("no space")

    monkeypatch.setattr(importing, "accept", fail)
    ran = call("import", "--json", str(page))
    assert (ran.code, ran.out) == (1, "")
    assert "no space" in ran.err


def test_there_is_no_bar_without_a_terminal(call: Call, letters: list[Path]) -> None:
    ran = call("import", *map(str, letters[:2]))
    assert ran.err == ""
    assert "rich.progress" not in sys.modules or ran.err == ""


def test_the_bar_is_drawn_on_standard_error_and_taken_away(
    call: Call, letters: list[Path], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("NO_COLOR", "1")
    terminal = _Terminal()
    with capsys.disabled(), monkeypatch.context() as patched:
        patched.setattr(sys, "stderr", terminal)
        with progress.progress(2, wanted=True) as bar:
            bar.at(0, "\x1b]0;a\x07[red]one.txt")
            drawn = terminal.text
            bar.clear()
        assert isinstance(progress.progress(2, wanted=True).__enter__(), progress.Bar)
        assert not isinstance(progress.progress(1, wanted=True).__enter__(), progress.Bar)
        assert not isinstance(progress.progress(2, wanted=False).__enter__(), progress.Bar)
        patched.setenv("TERM", "dumb")
        assert not isinstance(progress.progress(2, wanted=True).__enter__(), progress.Bar)
    assert "[red]one.txt" in drawn
    assert "0/2" in drawn
    assert "\x1b]0;" not in drawn
    assert "\x1b[3" not in drawn


class _Terminal:
    """A terminal that remembers what was written on it."""

    encoding = "utf-8"

    def __init__(self) -> None:
        self.text = ""

    def write(self, text: str) -> int:
        self.text += text
        return len(text)

    def flush(self) -> None:
        pass

    def isatty(self) -> bool:
        return True
