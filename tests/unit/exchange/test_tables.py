"""Tables as files: what a spreadsheet would run, hide or refuse never arrives."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stdplan_tui.errors import ExportError
from stdplan_tui.exchange import workbook
from stdplan_tui.exchange.cells import LONGEST, cell
from stdplan_tui.exchange.csv_table import csv_pieces, write_csv
from stdplan_tui.exchange.tables import Column, Table, Value
from stdplan_tui.exchange.workbook import write_workbook
from tests.support.counts import tries
from tests.support.workbooks import read_workbook

COLUMNS = (
    Column("text", "text", 20, wrapped=True),
    Column("n", "n"),
    Column("part", "part", share=True),
    Column("at", "at"),
)


def table(*rows: Sequence[Value], name: str = "notes") -> Table:
    return Table(name, COLUMNS, rows)


def texts(*words: str) -> Table:
    return Table("t", (Column("text", "text"),), [(one,) for one in words])


def rows_of(text: str) -> list[list[str]]:
    assert text.startswith("\ufeff")
    return list(csv.reader(io.StringIO(text[1:], newline="")))


def units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@A1", "\t=1", "＝1", "＋1", "－1", "＠x", "  =1", "\n=1", "　=1", "\tx", "\x1b[31m=1"]
)
def test_what_would_be_a_formula_opens_with_an_apostrophe(text: str) -> None:
    assert cell(text).startswith("'")
    assert "\x1b" not in cell(text)


@pytest.mark.parametrize("text", ["", "标准", "——标准", "1-3-2", "a=b", "'=1", "“=1”", "x\ty"])
def test_other_text_stays(text: str) -> None:
    assert cell(text) == text


@settings(max_examples=tries(60))
@given(st.text() | st.text(alphabet="=+-@ \t\r\n\u3000＝\x00\x07\x1b\ufffe\U0001f600a_x0041"))
def test_no_cell_is_a_formula_or_has_control_characters(text: str) -> None:
    found = cell(text)
    assert not found.lstrip().startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠"))
    assert not set(found) & {chr(n) for n in (*range(9), *range(11, 32), *range(127, 160), 0xFFFE, 0xFFFF)}
    assert not any(0xD800 <= ord(character) <= 0xDFFF for character in found)


@pytest.mark.parametrize("character", ["字", "\U0001f600", "a\U0001f600"])
def test_what_is_too_long_is_cut_and_says_so(character: str) -> None:
    text = character * 40_000
    found = cell(text)
    assert LONGEST - 2 <= units(found) <= LONGEST
    assert found.endswith(f"[cut here: the whole has {len(text)} characters]")
    assert cell(text[: LONGEST // units(character) * len(character)]).count("[") == 0


def test_csv_is_for_excel() -> None:
    moment = datetime(2026, 11, 21, 8, 0, 1, 500, UTC)
    text = "".join(csv_pieces(table(("=1\n“引”,", 3, 1 / 3, moment), ("", None, 0.0, None))))
    assert rows_of(text) == [
        ["text", "n", "part", "at"],
        ["'=1\n“引”,", "3", "0.3333", "2026-11-21 08:00:01"],
        ["", "", "0.0000", ""],
    ]
    assert text.endswith("\r\n")
    assert text.count("\r\n") == 3


def test_csv_comes_some_rows_at_a_time() -> None:
    asked: list[int] = []

    def rows() -> Iterator[Sequence[Value]]:
        for number in range(1200):
            asked.append(number)
            yield "x", number, 0.0, None

    pieces = csv_pieces(Table("t", COLUMNS, rows()))
    next(pieces)
    assert len(asked) == 500
    file = io.BytesIO()
    write_csv(Table("t", COLUMNS, rows()), file)
    assert len(rows_of(file.getvalue().decode())) == 1201


def workbook_of(tmp_path: Path, *tables: Table) -> Path:
    path = tmp_path / "t.xlsx"
    with path.open("wb") as file:
        write_workbook(tables, file)
    return path


def test_a_sheet_keeps_text_as_text_and_numbers_as_numbers(tmp_path: Path) -> None:
    moment = datetime(2026, 11, 21, 8, 30, tzinfo=UTC)
    tricky = ["=1+1", "https://x.cn", "007", "1-3-2", "_x0041_", " 两端 ", "{=1}", "mailto:a@b.cn", "\U0001f600"]
    sheet, other = read_workbook(
        workbook_of(
            tmp_path, table(("标准\n第二行", 3, 0.25, moment)), Table("其他", COLUMNS[:1], [(t,) for t in tricky])
        )
    )
    assert sheet.rows == [["text", "n", "part", "at"], ["标准\n第二行", 3.0, 0.25, pytest.approx(46347.354, abs=0.001)]]
    assert [sheet.formats[1, column] for column in (1, 2, 3)] == ["0", "0.0%", "yyyy-mm-dd hh:mm"]
    assert (sheet.is_frozen, sheet.filtered) == (True, "A1:D2")
    assert other.rows[1] == ["'=1+1"]
    assert [row[0] for row in other.rows[2:5]] == tricky[1:4]
    assert other.rows[5] == ["_x005F_x0041_"], "Excel reads this as _x0041_, and no such code as a character"
    assert [row[0] for row in other.rows[6:]] == tricky[5:]


def test_the_longest_cells_arrive(tmp_path: Path) -> None:
    (sheet,) = read_workbook(workbook_of(tmp_path, texts("\U0001f600" * 40_000, "&<>\"'" * 3000)))
    assert units(str(sheet.rows[1][0])) <= LONGEST
    assert sheet.rows[2] == ["&<>\"'" * 3000]


def test_a_name_that_no_sheet_may_have(tmp_path: Path) -> None:
    (sheet,) = read_workbook(workbook_of(tmp_path, Table("交叉[表]:*?/\\'" + "长" * 40, COLUMNS, [])))
    assert len(sheet.name) == 31
    assert sheet.filtered == "A1:D1"


def test_more_rows_than_a_sheet_has_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "MOST_ROWS", 3)
    assert len(read_workbook(workbook_of(tmp_path, texts("a", "b")))[0].rows) == 3
    with pytest.raises(ExportError, match="more than 2 rows"):
        workbook_of(tmp_path, texts("a", "b", "c"))


def test_nothing_is_left_where_rows_waited(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    waiting = tmp_path / "waiting"
    waiting.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(waiting))

    def rows() -> Iterator[Sequence[Value]]:
        yield ("x", 1, 0.5, None)
        raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space"):
        workbook_of(tmp_path, Table("t", COLUMNS, rows()))
    assert list(waiting.iterdir()) == []
