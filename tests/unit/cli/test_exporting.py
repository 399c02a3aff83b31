"""`stdplan export`: tables printed and written, with the filters of the list."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from tests.support.workbooks import read_workbook
from tests.unit.cli.conftest import Call

VOCABULARY = """\
schema = 1
[[dimension]]
id = "instrument"
[[dimension.tag]]
name = "供给型/资金"
[[dimension]]
id = "theme"
title = { zh = "主题", en = "theme of it" }
[[dimension.tag]]
name = "农业"
"""


@pytest.fixture(autouse=True)
def tagged(call: Call, folder: Path) -> None:
    (folder / "annotations").mkdir()
    (folder / "annotations" / "vocabulary.toml").write_text(VOCABULARY, "utf-8")
    call("tag", "plan:1.1", "供给型/资金", "农业")
    call("annotate", "notice:p1", "-m", "=1+1")


def rows(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff"))))


def test_csv_is_printed(call: Call) -> None:
    ran = call("export", "csv")
    assert ran.code == 0
    assert ran.out.startswith("\ufeffdocument number,document id,")
    assert [row[1] for row in rows(ran.out)[1:]] == ["notice", "plan", "plan"]
    assert "'=1+1" in ran.out


def test_filters_and_places_choose(call: Call) -> None:
    assert len(rows(call("export", "csv", "--tag", "供给型").out)) == 3
    assert len(rows(call("export", "csv", "notice").out)) == 2
    ran = call("export", "csv", "--author", "nobody")
    assert (ran.code, ran.out) == (2, "")
    nothing = call("export", "csv", "plan:1.2")
    assert (nothing.code, nothing.out) == (1, "")
    assert "no notes or tags" in nothing.err


def test_other_tables(call: Call) -> None:
    assert rows(call("export", "csv", "--table", "frequencies").out)[2][:3] == [
        "level above tags",
        "instrument",
        "供给型",
    ]
    crossed = call("export", "csv", "--table", "crosstab", "--by", "theme of it", "--across", "instrument").out
    assert rows(crossed)[0] == ["theme of it / instrument", "供给型/资金", "none of these", "total"]
    assert call("export", "csv", "--table", "crosstab", "--by", "nothing").code == 2


def test_a_vocabulary_that_cannot_be_read_is_no_wrong_call(call: Call, folder: Path) -> None:
    (folder / "annotations" / "vocabulary.toml").write_text("schema = 1\n= broken", "utf-8")
    ran = call("export", "csv", "--table", "crosstab", "--by", "instrument")
    assert (ran.code, ran.out) == (1, "")
    assert "vocabulary.toml:2" in ran.err


def test_rows_as_json(call: Call) -> None:
    objects = call("export", "csv", "--json").objects
    assert [(one["document"], one["unit"], one["tag"]) for one in objects] == [
        ("notice", "1-p1", ""),
        ("plan", "2-1-1", "供给型/资金"),
        ("plan", "2-1-1", "农业"),
    ]
    assert objects[0]["note"] == "=1+1", "JSON is for programs: nothing is run there"


def test_files_are_written_whole_and_never_over_others(call: Call, tmp_path: Path) -> None:
    file = tmp_path / "out.xlsx"
    ran = call("export", "xlsx", "-o", str(file))
    assert (ran.code, ran.lines) == (0, [f"2 annotations written to {file}"])
    assert [sheet.name for sheet in read_workbook(file)] == ["notes", "frequencies", "cross table"]
    again = call("export", "xlsx", "-o", str(file))
    assert (again.code, "there already" in again.err) == (1, True)
    told = call("export", "xlsx", "-o", str(file), "--force", "--table", "frequencies", "--json").object
    assert told == {"file": str(file), "tables": ["frequencies"], "annotations": 2}
    assert [sheet.name for sheet in read_workbook(file)] == ["frequencies"]


def test_misuse(call: Call, tmp_path: Path) -> None:
    assert call("export").code == 2
    assert call("export", "pdf").code == 2
    ran = call("export", "xlsx")
    assert (ran.code, "-o FILE.xlsx" in ran.err) == (2, True)
    assert call("export", "csv", "-o", str(tmp_path / "out.xlsx")).code == 1
    ran = call("export", "csv", "--by", "instrument")
    assert (ran.code, "--table crosstab" in ran.err) == (2, True)


def test_chinese_titles(call: Call) -> None:
    ran = call("--lang", "zh", "export", "csv", "--table", "crosstab", "--json")
    assert json.loads(ran.lines[0])["tag"] == "供给型/资金"
