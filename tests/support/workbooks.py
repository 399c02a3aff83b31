"""Reading a workbook back, as its XML says it: the cells of each sheet, their kinds, and what the sheet is set to."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZipFile

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


@dataclass(frozen=True)
class Sheet:
    """The rows of a sheet: text as str, numbers as float; `formats` are the number formats of its cells by place."""

    name: str
    rows: list[list[str | float | None]]
    formats: dict[tuple[int, int], str]
    is_frozen: bool
    filtered: str

    def column(self, title: str) -> list[str | float | None]:
        at = self.rows[0].index(title)
        return [row[at] for row in self.rows[1:]]


def read_workbook(path: Path) -> list[Sheet]:
    """The sheets of a workbook; AssertionError where it has formulas or links."""
    with ZipFile(path) as archive:
        assert archive.testzip() is None
        names = archive.namelist()
        assert not any("hyperlink" in archive.read(name).decode("utf-8", "replace") for name in names if "rels" in name)
        book = ElementTree.fromstring(archive.read("xl/workbook.xml"))
        formats = _formats(ElementTree.fromstring(archive.read("xl/styles.xml")))
        titles = [str(sheet.get("name")) for sheet in book.iter(f"{_MAIN}sheet")]
        return [
            _sheet(title, ElementTree.fromstring(archive.read(f"xl/worksheets/sheet{number}.xml")), formats)
            for number, title in enumerate(titles, 1)
        ]


def _sheet(title: str, tree: ElementTree.Element, formats: list[str]) -> Sheet:
    assert not [*tree.iter(f"{_MAIN}f")]
    rows: list[list[str | float | None]] = []
    known: dict[tuple[int, int], str] = {}
    for row in tree.iter(f"{_MAIN}row"):
        found: list[str | float | None] = []
        for cell in row.iter(f"{_MAIN}c"):
            at = _column(str(cell.get("r")))
            found += [None] * (at - len(found)) + [_value(cell)]
            known[len(rows), at] = formats[int(cell.get("s", "0"))]
        rows.append(found)
    widest = len(rows[0])
    filtered = tree.find(f"{_MAIN}autoFilter")
    return Sheet(
        title,
        [row + [None] * (widest - len(row)) for row in rows],
        known,
        tree.find(f".//{_MAIN}pane[@state='frozen']") is not None,
        "" if filtered is None else str(filtered.get("ref")),
    )


def _value(cell: ElementTree.Element) -> str | float | None:
    if cell.get("t") == "inlineStr":
        return "".join(text.text or "" for text in cell.iter(f"{_MAIN}t"))
    assert cell.get("t", "n") == "n"
    number = cell.find(f"{_MAIN}v")
    return None if number is None else float(str(number.text))


def _formats(styles: ElementTree.Element) -> list[str]:
    own = {str(one.get("numFmtId")): str(one.get("formatCode")) for one in styles.iter(f"{_MAIN}numFmt")}
    cells = styles.find(f"{_MAIN}cellXfs")
    assert cells is not None
    return [own.get(str(one.get("numFmtId")), str(one.get("numFmtId"))) for one in cells]


def _column(place: str) -> int:
    number = 0
    for letter in re.sub(r"\d", "", place):
        number = number * 26 + ord(letter) - 64
    return number - 1
