"""Files that nobody means well: refused with a clear message or imported, in seconds, with little memory."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from stdplan_tui.corpus.markdown import read, write
from stdplan_tui.errors import ImportingError
from stdplan_tui.importing import limits
from stdplan_tui.importing.importing import import_bytes, import_file
from stdplan_tui.importing.limits import LONGEST_LINE, MOST_LINES, MOST_MARKS
from tests.unit.importing.documents import imported

SECONDS, MEGABYTES = 10, 500
PROBE = """
import re, resource, sys
from pathlib import Path
from stdplan_tui.corpus.model import DocumentId
from stdplan_tui.errors import ImportingError
from stdplan_tui.importing.importing import import_file
try:
    import_file(Path(sys.argv[1]), id=DocumentId("a"))
    print("imported")
except ImportingError as error:
    print(error.message)
used = resource.getrusage(resource.RUSAGE_SELF)
print(used.ru_utime + used.ru_stime)
status = Path("/proc/self/status")  # Linux counts the memory of the process that started this one into ru_maxrss
peak = int(re.search(r"VmHWM:\\s+(\\d+)", status.read_text())[1]) * 1024 if status.exists() else used.ru_maxrss
print(peak / (1024 * 1024))
"""
needs_unix = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs a Unix")


def message(path: Path) -> str:
    with pytest.raises(ImportingError) as refused:
        import_file(path)
    assert refused.value.path == path
    return refused.value.message


@needs_unix
@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.txt", "标准化工作。".encode() * 2_800_000, "a text larger than 32 MB cannot be imported"),
        ("a.txt", b"a" * 20_000_000, "this line has 20000000 characters"),
        ("a.txt", "甲\n".encode() * 1_000_000, "it has 1000000 lines: more than 120000 cannot be imported"),
        ("a.txt", b"\x0b" * 20_000_000 + b"a", "it has 20000000 lines"),
        ("a.txt", "\u2028".encode("utf-16") * 3_000_000, "it has 3000000 lines"),
        ("a.html", b"<html>" + b"<br>" * 2_000_000, "it has 2000001 tags and entities"),
        ("a.html", b"<html>" + b"<div>" * 10_000 + "标准。".encode() + b"</div>" * 10_000, "imported"),
        ("a.html", b"<html>" + b"<table><tr><td>" * 10_000 + "标准。".encode(), "imported"),
        ("a.txt", "一、总体要求\n".encode() * 10_000, "imported"),
        ("a.txt", ("某某办法\n" + "第一条　内容。\n" * 10_000).encode(), "imported"),
        ("a.txt", ("（" * 300_000 + "标准。" + "）" * 300_000).encode(), "imported"),
    ],
    ids=[
        "50 MB",
        "one line",
        "lines",
        "tabs",
        "separators",
        "breaks",
        "nested",
        "tables",
        "labels",
        "articles",
        "brackets",
    ],
)
def test_large_files_end_soon_and_small(name: str, content: bytes, said: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    command = [sys.executable, "-c", PROBE, str(path)]
    run = subprocess.run(command, capture_output=True, text=True, check=False, timeout=100)
    assert run.returncode == 0, run.stderr
    told, seconds, megabytes = run.stdout.splitlines()
    assert told.startswith(said)
    assert float(seconds) < SECONDS
    assert float(megabytes) < MEGABYTES


@pytest.mark.parametrize(
    "once",
    [
        "一、总体要求\n",
        "第一条　内容。\n",
        "（一）推进工作。开展工作。\n",
        "——目标。完成目标。\n",
        "专栏1　重点\n",
        "附件1 名单\n",
        "附件\n",
        "表1 指标\n",
        "各市人民政府：\n",
        "某某人民政府\n2020年1月2日\n",
        "关于印发规划的通知\n",
        "主要内容如下。\n",
        "需求引领。围绕建设。\n",
        "（2016年（",
        "《",
        "甲　　",
        "1 ",
        "标准工作要加强，推进建设。　　",
        "　　一、标准工作。",
        "|甲|乙|\n",
        "*甲 _乙 `丙 [丁](",
        "<table>",
        "&ldquo;",
        "\n",
        "目  录……1\n",
    ],
    ids=repr,
)
def test_time_grows_with_the_size_only(once: str) -> None:
    """Four times the text takes some four times as long: no step is quadratic."""
    name = "a.md" if once[0] in "|*" else "a.html" if once[0] in "<&" else "a.txt"
    short, long = (_seconds("某某工作的意见\n正文一句。\n" + once * count, name) for count in (300, 1_200))
    assert long < 0.3 or long < 9 * short


def _seconds(text: str, name: str) -> float:
    from time import process_time

    start = process_time()
    import_bytes(text.encode(), name)
    return process_time() - start


def test_the_limits_name_the_line() -> None:
    with pytest.raises(ImportingError, match="1000001 characters") as endless:
        imported("甲。\n\n" + "乙" * (LONGEST_LINE + 1))
    assert endless.value.line == 3


def test_a_text_that_falls_into_too_many_lines_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MOST_LINES", 50)
    with pytest.raises(ImportingError, match=r"more than 50 cannot be imported"):
        imported("标准。　　推进建设工作。" * 60)


def test_a_text_of_too_many_paragraphs_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MOST_PARAGRAPHS", 50)
    with pytest.raises(ImportingError, match="it has 51 paragraphs: more than 50 cannot be imported"):
        imported("标准。\n\n" * 51)
    imported("标准。\n\n" * 50)


def test_what_is_just_small_enough_is_not_refused() -> None:
    limits.refuse_too_much(b"\n" * MOST_LINES)
    limits.refuse_too_much(b"<&" * (MOST_MARKS // 2))
    limits.refuse_too_much(b"%PDF-1.7" + b"<" * (MOST_MARKS + 1))


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    assert message(tmp_path) == "this is a folder: name the files in it"


@needs_unix
@pytest.mark.timeout(20)
def test_pipes_and_devices_are_never_read(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "zero.txt").symlink_to("/dev/zero")
    for name in ("pipe.txt", "zero.txt"):
        assert message(tmp_path / name) == "not a regular file"
    assert message(Path("/dev/zero")) == "not a regular file"


@needs_unix
@pytest.mark.timeout(20)
def test_a_file_that_becomes_a_pipe_is_not_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    os.mkfifo(tmp_path / "a.txt")
    monkeypatch.setattr(Path, "is_file", lambda _path: True)
    assert message(tmp_path / "a.txt") == "not a regular file"


def test_a_file_that_vanishes_is_one_message(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "is_file", lambda _path: True)
    assert message(tmp_path / "a.txt") == "No such file or directory"


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_one_message(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("标准。", "utf-8")
    path.chmod(0)
    assert message(path) == "Permission denied"


def test_a_sparse_file_is_refused_by_its_size(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with path.open("wb") as file:
        file.truncate(limits.LARGEST_FILE + 1)
    assert message(path) == "the file is larger than 64 MB"


@pytest.mark.parametrize("name", ["a\x00b.txt", "\udce4.txt", "a\x1b[31m.txt"])
def test_strange_names_are_messages(name: str, tmp_path: Path) -> None:
    with pytest.raises(ImportingError, match="there is no such file"):
        import_file(tmp_path / name)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"\x00" * 100, "binary file"),
        ("标准。\n".encode() + b"\x00" + "工作。".encode(), "binary file"),
        (b" \n\t\n", "empty"),
        (b"\xff\xfe", "empty"),
        (b"\xff" * 40, "neither"),
        (b"\xed\xa0\x80" * 20, "neither"),
    ],
)
def test_bytes_that_are_no_text_are_refused(data: bytes, said: str) -> None:
    with pytest.raises(ImportingError, match=said):
        import_bytes(data, "a.txt")


@pytest.mark.parametrize(
    "text",
    [
        "某某通知\n\x1b]0;标题\x07正文。\x1b[31m红\x1b[0m\n",
        "某某通知\n\u202e正文。\u2066说明\u2069\u200f\n",
        "某某通知\n正\x01\x02\x7f文。\x85\x9b31m\n",
        "某某通知\n\ufeff正\u200b文\ufffe。\U000e0041\n",
        "某某通知\n" + "e\u0301" * 50 + "\n" + "\u0301" * 200 + "\n",
        "某某通知\n&#x1b;[31m &#0; &#xd800; &lt;script&gt; <p>正文。</p><p></p><p>二</p>\n",
    ],
    ids=["escapes", "order", "controls", "unseen", "marks", "entities"],
)
def test_characters_that_do_harm_elsewhere_are_only_text(text: str) -> None:
    result = imported(text)
    assert write(read(result.body)) == result.body
    assert read(result.body) == result.document.clauses
