"""What goes wrong is one line on standard error and an exit code, never a traceback."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from stdplan_tui.cli import main
from stdplan_tui.cli.main import run
from stdplan_tui.settings import settings_path
from tests.unit.cli.conftest import Call


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (["show", "plans"], 1, "plans"),
        (["show", "plan:9.9"], 1, "9.9"),
        (["show", "../plan"], 2, "../plan"),
        (["show", "plan:../x"], 1, "../x"),
        (["outline", "nowhere.txt"], 1, "nowhere.txt"),
        (["search", "--doc", "plans", "标准"], 1, "plans"),
        (["import", "nowhere.txt"], 1, "nowhere.txt"),
        (["tag", "plan", "甲"], 2, "plan"),
        (["annotate", "plan:1.1", "-m", "一", "--quote", "没有"], 2, "没有"),
        (["annotate", "plan:1.1", "-m", "一", "--quote", "。"], 2, "--start"),
        (["annotate", "plan:1.1", "-m", "一", "--start", "3"], 2, "--end"),
        (["annotate", "plan:1.1", "-m", "一", "--start", "3", "--end", "999"], 2, "--end"),
        (["annotate", "plan:1.1", "-m", "一", "--quote", "质量", "--end", "3"], 2, "--quote"),
        (["annotate", "plan", "-m", "一", "--quote", "质量"], 2, "DOC:CLAUSE"),
        (["annotate", "plan:preamble", "-m", "一"], 1, "preamble"),
        (["annotate", "plan:1.1", "-m", " \n"], 2, "-m"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_wrong_input_is_one_line(call: Call, arguments: list[str], code: int, told: str) -> None:
    ran = call(*arguments)
    assert (ran.code, ran.out) == (code, "")
    assert ran.err.startswith("stdplan: ")
    assert told in ran.err
    assert ran.err.count("\n") == 1


def test_no_workspace(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    assert run(["-C", str(tmp_path), "list"]) == 2
    monkeypatch.chdir(tmp_path)
    assert run(["list"]) == 2
    named, found = capsys.readouterr().err.splitlines()
    assert str(tmp_path) in named
    assert "-C" in found


def test_broken_settings_are_named_and_passed_over(call: Call) -> None:
    settings_path().write_text("measure = \n", "utf-8")
    ran = call("list")
    assert ran.code == 0
    assert "settings.toml:1" in ran.err
    assert len(ran.lines) == 2


def test_what_is_wrong_in_the_settings_is_told_in_their_language_and_the_rest_holds(call: Call) -> None:
    settings_path().write_text('measure = 500\nlanguage = "zh"\n', "utf-8")
    ran = call("search", "没有的词")
    assert "settings.toml:1" in ran.err
    assert "must be from" not in ran.err
    assert "没有" in ran.err


def test_the_settings_choose_the_language_and_the_option_overrules_them(call: Call) -> None:
    settings_path().write_text('language = "zh"\n', "utf-8")
    assert "没有" in call("search", "没有的词").err
    assert "nothing found" in call("--lang", "en", "search", "没有的词").err


@pytest.mark.parametrize(
    ("error", "code", "told"),
    [
        (KeyboardInterrupt(), 130, ""),
        (PermissionError(13, "Permission denied", "corpus"), 1, "stdplan: corpus: Permission denied\n"),
        (OSError("odd"), 1, "stdplan: odd\n"),
    ],
)
def test_the_system_refuses(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    error: BaseException,
    code: int,
    told: str,
) -> None:
    def failing(*_args: object) -> int:
        raise error

    monkeypatch.setattr(main, "_done", failing)
    assert run(["list"]) == code
    assert capsys.readouterr() == ("", told)


def test_a_reader_that_goes_away_is_no_failure(folder: Path) -> None:
    code = "from stdplan_tui.cli.main import main; main()"
    command = [sys.executable, "-c", code, "-C", str(folder), "show", "plan"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0


def test_output_is_utf8_in_any_locale(folder: Path) -> None:
    code = "from stdplan_tui.cli.main import main; main()"
    environment = os.environ | {
        "LC_ALL": "C",
        "PYTHONCOERCECLOCALE": "0",
        "PYTHONUTF8": "0",
        "PYTHONIOENCODING": "ascii",
    }
    command = [sys.executable, "-c", code, "-C", str(folder), "list"]
    ran = subprocess.run(command, capture_output=True, env=environment, check=False)
    assert ran.returncode == 0
    assert "江南县" in ran.stdout.decode("utf-8")
