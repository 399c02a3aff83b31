"""`stdplan import`: what became of each file, and what was left out."""

from __future__ import annotations

from pathlib import Path

import pytest

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


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.html"
    path.write_text(PAGE, "utf-8")
    return path


def test_a_file_becomes_a_document(call: Call, page: Path) -> None:
    ran = call("import", str(page))
    assert ran.code == 0
    assert ran.lines[0].startswith("haizhengfa-2021-8  关于标准化工作的通知  海政发〔2021〕8号  ")
    assert "  left out, markup: " in ran.out
    assert "  written: corpus/haizhengfa-2021-8.md" in ran.lines
    assert call("show", "haizhengfa-2021-8:2").lines == ["二、重点任务", "", "制定海水养殖标准。"]
    again = call("import", str(page))
    assert again.lines[0].endswith("  (unchanged)")
    assert "written" not in again.out


def test_every_range_left_out_is_in_the_json(call: Call, page: Path) -> None:
    found = call("import", "--dry-run", "--json", "--id", "haishui", str(page)).object
    assert (found["id"], found["written"], found["unchanged"]) == ("haishui", [], False)
    assert found["dropped"]
    for part in found["dropped"]:
        assert PAGE[part["start"] : part["end"]] == part["text"]
        assert part["reason"]
    assert call("show", "haishui").code == 1


def test_one_file_that_fails_does_not_stop_the_others(call: Call, page: Path, tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.touch()
    ran = call("import", str(empty), str(page), "--json")
    assert ran.code == 1
    assert [found["id"] for found in ran.objects] == ["haizhengfa-2021-8"]
    assert ran.err.count("\n") == 1
    assert "empty.txt" in ran.err
