"""Bytes as text, and the files that are none."""

from __future__ import annotations

import pytest

from stdplan_tui.errors import ImportingError
from stdplan_tui.importing.sources.decoding import decoded

TEXT = "一、总体要求，“十三五”时期——标准。\n第二行　内容\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030", "gbk"])
def test_known_encodings(encoding: str) -> None:
    assert decoded(TEXT.encode(encoding), "a.txt") == TEXT


def test_big_endian_utf16_and_a_second_mark() -> None:
    assert decoded("\ufeff甲乙".encode("utf-16-be"), "a.txt") == "甲乙"
    assert decoded("\ufeff\ufeff甲乙".encode(), "a.txt") == "甲乙"


def test_the_text_is_in_nfc() -> None:
    assert decoded("e\u0301 \uf9b4".encode(), "a.txt") == "é 領"


@pytest.mark.parametrize(
    ("data", "message", "line"),
    [
        (b"", "empty", None),
        (b" \r\n\t", "empty", None),
        ("\ufeff \u3000".encode(), "empty", None),
        (b"%PDF-1.7 ...", "PDF files cannot be imported", None),
        (b"PK\x03\x04....", r"Word \(\.docx\) files cannot be imported", None),
        ("甲\n乙\x00丙".encode(), "NUL at character 3", 2),
        ("甲乙\n".encode() + b"\xff\xfe\xfa\xfb\x80", "offset 7", 2),
        (bytes(range(128, 256)) * 4, "offset 0", 1),
        ("甲".encode("utf-16-le").join([b"\xff\xfe", b"\x00"]), "offset 4", 1),
    ],
)
def test_what_is_no_text_is_refused_with_its_place(data: bytes, message: str, line: int | None) -> None:
    with pytest.raises(ImportingError, match=message) as refused:
        decoded(data, "a.txt")
    assert refused.value.path == "a.txt"
    assert refused.value.line == line


def test_western_text_in_a_single_byte_encoding_is_not_taken_for_chinese() -> None:
    with pytest.raises(ImportingError, match="offset 1"):
        decoded("Übersicht über größere Maßnahmen für Bürger".encode("latin-1").replace(b"\xdc", b"U\xdc"), "a.txt")
