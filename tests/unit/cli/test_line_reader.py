"""`stdplan read --plain`: reading in lines, driven through standard input as a screen reader or a pipe does it."""

from __future__ import annotations

import io
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Protocol

import pytest

from stdplan_tui.cli.main import run
from stdplan_tui.cli.plain.commands import COMMANDS
from stdplan_tui.corpus.library import Library
from stdplan_tui.corpus.model import DocumentId, Metadata
from stdplan_tui.language import use_language
from tests.support.workspaces import make_workspace
from tests.unit.cli.conftest import Call, Ran

FIRST = [
    "Enter reads on, help lists the commands, quit leaves.",
    "江南县标准化发展规划（2021—2025年） [plan], 10 clauses",
    "标题: 1 of 10, title",
    "江南县标准化发展规划（2021—2025年）",
]


class Read(Protocol):
    """Read in lines: what is typed, and arguments behind `read --plain`."""

    def __call__(self, typed: str | bytes, *arguments: str) -> Ran: ...


def typing(monkeypatch: pytest.MonkeyPatch, typed: str | bytes, *, on_terminal: bool = False) -> None:
    stream = io.BytesIO(typed.encode() if isinstance(typed, str) else typed)
    stdin = io.TextIOWrapper(stream, "utf-8")
    monkeypatch.setattr(stdin, "isatty", lambda: on_terminal)
    monkeypatch.setattr(sys, "stdin", stdin)


@pytest.fixture
def reading(call: Call, monkeypatch: pytest.MonkeyPatch) -> Read:
    def read(typed: str | bytes, *arguments: str) -> Ran:
        typing(monkeypatch, typed)
        return call("read", "--plain", *(arguments or ("plan",)))

    return read


def test_it_begins_with_the_document_and_ends_with_the_input(reading: Read) -> None:
    ran = reading("")
    assert (ran.code, ran.err) == (0, "")
    assert ran.lines == FIRST


@pytest.mark.parametrize("word", ["", "n", "NEXT", "next 1", "下一条", "ｎ"])
def test_an_empty_line_or_a_word_reads_on(reading: Read, word: str) -> None:
    assert reading(f"{word}\n").lines[4:] == ["前言/第1段: 2 of 10, paragraph", "为推进标准化工作，制定本规划。"]


def test_several_clauses_are_read_on_and_the_end_is_told(reading: Read) -> None:
    ran = reading("next 9\nn\n")
    assert sum(" of 10, " in line for line in ran.lines) == 10
    assert ran.lines[-1] == "This is the end."


def test_back_goes_back_and_stops_at_the_start(reading: Read) -> None:
    ran = reading("n 4\nback 2\nb 99\nb\n")
    assert ran.lines[-5:] == [
        "一: 3 of 10, heading, part",
        "一、总体要求",
        *FIRST[2:],
        "This is the start.",
    ]


def test_headings_are_walked(reading: Read) -> None:
    ran = reading("h\nh\nh\nh\nh\nh\nheading back\n")
    told = [line for line in ran.lines if " of 10, " in line]
    assert [line.partition(":")[0] for line in told] == ["标题", "一", "一/（一）", "一/（二）", "二", "二/专栏1", "二"]
    assert "No heading below." in ran.lines


@pytest.mark.parametrize("said", ["1.2", "一（二）", "一/（二）", "基本原则", "#5", "＃5", "plan:1.2"])
def test_go_takes_an_id_a_label_path_a_heading_or_a_number(reading: Read, said: str) -> None:
    assert reading(f"go {said}\n").lines[-2:] == ["一/（二）: 5 of 10, heading, section", "（二）基本原则。"]


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("go 9.9", "plan has no clause 9.9"),
        ("go", "say where to"),
        ("go #11", "not a number from 1 to 10: 11"),
        ("go #x", "not a number from 1 to 10: x"),
        ("next -3", "not a number"),
        ("next " + "9" * 5000, "not a number"),
        ("open 7", "not a number from 1 to 2: 7"),
        ("open 无此文件", "no document 无此文件"),
        ("open 标准化", "several documents: notice, plan"),
        ("open", "say which document"),
        ("find", "say which words"),
        ("again", "find some words first"),
        ("note", "write the note behind the command"),
        ("tag", "write the tags behind the command"),
        ("where now", "nothing may stand behind where"),
        ("outline all", "say how deep"),
        ("hlep", "no such command: hlep; help lists them; did you mean help?"),
        ("\x1b[2J", "no such command"),
    ],
)
def test_what_cannot_be_done_is_told_in_one_line_and_reading_goes_on(reading: Read, typed: str, message: str) -> None:
    ran = reading(f"{typed}\nn\n")
    assert ran.code == 0
    assert ran.err.startswith("stdplan: ")
    assert message in ran.err
    assert ran.err.count("\n") == 1
    assert "\x1b" not in ran.err
    assert ran.lines[-1] == "为推进标准化工作，制定本规划。"


def test_words_are_found_from_here_on_and_again_and_around(reading: Read) -> None:
    ran = reading("go 1.2\nfind 標準數量\nf 标准\na\na\na\nab\n", "plan")
    assert "Found in 1 clause; this is 1." in ran.lines
    told = [line for line in ran.lines if line.startswith("Found in ")][1:]
    assert [line.rpartition(" ")[2] for line in told] == ["5.", "6.", "7.", "1.", "7."]


def test_words_that_stand_nowhere(reading: Read) -> None:
    ran = reading("find 没有的词\nagain\nagain back\n")
    assert ran.lines[-3:] == ["nothing found: 没有的词"] * 3
    assert not ran.err


def test_what_was_taken_back_is_done_again(reading: Read) -> None:
    ran = reading("note 核对\nundo\nredo\nredo\n", "plan:1.1")
    assert ran.lines[-2:] == ["Done again: note on 一/（一）", "there is nothing to do again"]


def test_a_note_is_written_read_and_taken_back(reading: Read, call: Call) -> None:
    ran = reading("go 1.1\nnote 为何  如此？\nrepeat\nnotes\n")
    assert "Note written on 一/（一）." in ran.lines
    assert "一/（一）: 4 of 10, heading, section, 1 note" in ran.lines
    assert ran.lines[-1].startswith("[note] Zhang San, ")
    assert ran.lines[-1].endswith(": 为何  如此？")
    (note,) = call("annotations", "plan:1.1", "--json").objects
    assert note["body"] == "为何  如此？\n"
    assert reading("undo\nm\nundo\n", "plan:1.1").lines[-3:] == [
        "Taken back: note on 一/（一）",
        "none here",
        "there is nothing to take back",
    ]


def test_tags_are_set_and_told(reading: Read, call: Call) -> None:
    ran = reading("t\ntag 环境型/目标规划\ntags\n", "plan:1.1")
    assert ran.lines[-3:] == [
        "none here",
        "Your tags on 一/（一）: #环境型/目标规划",
        "#环境型/目标规划, Zhang San",
    ]
    call("annotate", "plan", "-m", "总体可行")
    assert reading("document notes\n").lines[-1].endswith("whole document: 总体可行")


def test_where(reading: Read) -> None:
    assert reading("w\n", "plan:2.box1.e1").lines[-5:] == [
        "江南县标准化发展规划（2021—2025年）",
        "二、重点领域",
        "专栏1\u3000农业标准化重点",
        "二/专栏1/种业: 10 of 10, entry of a box",
        "plan:2.box1.e1, read to 100 %",
    ]


def test_the_outline_to_a_depth(reading: Read) -> None:
    whole, top = reading("outline\n").lines[4:], reading("outline 1\n").lines[4:]
    assert whole[1:3] == ["  一、总体要求  [1]", "    （一）指导思想。  [1.1]"]
    assert top[1:] == ["  一、总体要求  [1]", "  二、重点领域  [2]"]


@pytest.mark.parametrize("said", ["1", "notice", "试点的通知", "notice:sig"])
def test_documents_are_listed_and_opened(reading: Read, said: str) -> None:
    ran = reading(f"list\nopen {said}\n")
    assert ran.lines[4:6] == [
        "1  江南县人民政府关于开展标准化试点的通知 [notice]",
        "2  江南县标准化发展规划（2021—2025年） [plan] (open)",
    ]
    assert ran.lines[6] == "江南县人民政府关于开展标准化试点的通知 [notice], 4 clauses"
    assert ("落款: 4 of 4" in ran.out) == said.endswith("sig")


def test_what_was_found_in_one_document_is_not_looked_for_in_another(reading: Read) -> None:
    assert "find some words first" in reading("find 标准\nopen notice\nagain\n").err


def test_quit_leaves_at_once(reading: Read) -> None:
    for word in ("quit", "q", "退出", "ｑ"):
        assert reading(f"{word}\nn\n").lines == FIRST


def test_the_place_is_remembered(reading: Read, call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    reading("go 1.2\nopen notice\nn\nq\n")
    assert "一/（二）: 5 of 10, heading, section" in reading("", "plan").lines
    reading("", "notice")
    typing(monkeypatch, "")
    assert call("read", "--plain").lines[1:3] == [
        "江南县人民政府关于开展标准化试点的通知 [notice], 4 clauses",
        "发文字号: 2 of 4, document number",
    ]


def test_help_has_every_command_in_both_languages(reading: Read, call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    english = reading("help\n").lines[4:]
    typing(monkeypatch, "帮助\n")
    chinese = call("--lang", "zh", "read", "--plain", "plan").lines[4:]
    use_language("en")
    assert len(english) == len(chinese) == len(COMMANDS) + 1
    for command, one, other in zip(COMMANDS, english, chinese, strict=False):
        assert one.startswith(command.names[0])
        assert other.startswith(command.names[-1])


def test_chinese_commands_need_no_blank(reading: Read) -> None:
    assert reading("转到一（二）\n").out == reading("go 一（二）\n", "plan:title").out
    assert "Found in 1 clause" in reading("查找种业\n").out


def test_input_that_is_not_utf8_or_has_a_byte_order_mark(reading: Read) -> None:
    assert reading(b"\xef\xbb\xbfn\r\n").lines[-1] == "为推进标准化工作，制定本规划。"
    assert "nothing found" in reading(b"find \xff\xfe\n").out


def test_a_broken_note_is_told_once(reading: Read, call: Call, folder: Path) -> None:
    call("annotate", "plan:1.1", "-m", "为何？")
    (path,) = (folder / "annotations" / "plan" / "zhang-san").glob("*.toml")
    path.write_text("schema = \n", "utf-8")
    assert reading("n\nn\n").err.count(path.name) == 1


def test_nothing_that_is_read_is_obeyed_by_the_terminal(
    call: Call, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Library(folder / "corpus").save(
        Metadata(DocumentId("evil"), "恶\x9b2J意"), "# 恶\x1b]0;x\x07意\n\n## 一、\x1b[31m红\n"
    )
    typing(monkeypatch, "n\no\nw\nl\n", on_terminal=True)
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    monkeypatch.setenv("TERM", "xterm")
    ran = call("read", "--plain", "evil")
    assert ran.code == 0
    assert not any(
        (ord(character) < 32 and character != "\n") or 0x7F <= ord(character) < 0xA0 for character in ran.out
    )


def test_on_a_terminal_there_is_a_prompt(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    typing(monkeypatch, "n\n", on_terminal=True)
    ran = call("read", "--plain", "plan")
    assert ran.lines[4] == "> 前言/第1段: 2 of 10, paragraph"
    assert ran.out.endswith("\n> \n")


def test_without_standard_input_it_ends(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    assert call("read", "--plain", "plan").lines == FIRST


def test_a_place_that_is_none(reading: Read) -> None:
    assert reading("", "none").code == 1
    assert reading("", "plan:9").code == 1


def test_a_workspace_without_documents(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "corpus").mkdir()
    assert run(["-C", str(tmp_path), "read", "--plain"]) == 2
    assert "stdplan import" in capsys.readouterr().err


def test_lines_are_no_json(call: Call) -> None:
    ran = call("read", "--plain", "--json")
    assert (ran.code, ran.out) == (2, "")


def test_a_dumb_terminal_is_told_of_it(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    typing(monkeypatch, "", on_terminal=True)
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    monkeypatch.setenv("TERM", "dumb")
    ran = call("read", "plan")
    assert (ran.code, ran.out) == (1, "")
    assert "stdplan read --plain" in ran.err
    assert ran.err.count("\n") == 1


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
def test_an_interrupt_leaves_cleanly_and_loads_no_screen(tmp_path: Path) -> None:
    folder = make_workspace(tmp_path / "workspace")
    code = (
        "import sys; from stdplan_tui.cli.main import run; code = run(sys.argv[1:]);"
        " print(sorted({'textual', 'rich', 'readline', 'whoosh'} & set(sys.modules)), code, file=sys.stderr)"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code, "-C", str(folder), "read", "--plain", "plan"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    ) as process:
        assert process.stdin
        assert process.stdout
        while "title" not in process.stdout.readline():
            pass
        process.stdin.write("n\n")
        process.stdin.flush()
        while "制定本规划" not in process.stdout.readline():
            pass
        process.send_signal(signal.SIGINT)
        _rest, err = process.communicate(timeout=30)
    assert err == "[] 130\n"


def test_a_done_clause_is_said_to_be_done_and_is_no_note(reading: Read, call: Call) -> None:
    call("done", "plan:1.1")
    assert reading("go 1.1\n").lines[-3].endswith(", done")
    call("annotate", "plan:1.1", "-m", "一")
    assert reading("go 1.1\n").lines[-3].endswith(", 1 note, done")
