"""Bytes as text, and the files that are none."""

from __future__ import annotations

import pytest

from stdplan_tui.errors import ImportingError
from stdplan_tui.importing.sources.decoding import decoded
from stdplan_tui.importing.sources.opening import opened
from tests.support.docx_files import docx, paragraph

TEXT = "一、总体要求，“十三五”时期——标准。\n第二行　内容\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030", "gbk"])
def test_known_encodings(encoding: str) -> None:
    assert decoded(TEXT.encode(encoding), "a.txt").text == TEXT


def test_big_endian_utf16_and_a_second_mark() -> None:
    assert decoded("\ufeff甲乙".encode("utf-16-be"), "a.txt").text == "甲乙"
    assert decoded("\ufeff\ufeff甲乙".encode(), "a.txt").text == "甲乙"


def test_the_text_is_in_nfc() -> None:
    assert decoded("e\u0301 \uf9b4".encode(), "a.txt").text == "é 領"


@pytest.mark.parametrize(
    ("data", "message", "line"),
    [
        (b"", "empty", None),
        (b" \r\n\t", "empty", None),
        ("\ufeff \u3000".encode(), "empty", None),
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


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(40)


@pytest.mark.parametrize(
    ("name", "stream", "message"),
    [
        ("a.doc", "", r"Word 97-2003 \(\.doc\).*soffice --headless --convert-to docx FILE"),
        ("a.doc", "WordDocument", r"Word 97-2003 \(\.doc\)"),
        ("a.wps", "WordDocument", r"WPS \(\.wps\).*as \.docx in Word or WPS"),
        ("a.docx", "EncryptedPackage", "protected by a password"),
        ("a.xls", "Workbook", r"Excel 97-2003 \(\.xls\).*plain text or HTML"),
        ("a.ppt", "PowerPoint Document", "PowerPoint"),
        ("a.msg", "__properties_version1.0", "Outlook"),
    ],
)
def test_compound_files_are_told_apart(name: str, stream: str, message: str) -> None:
    with pytest.raises(ImportingError, match=message) as refused:
        decoded(OLE + stream.encode("utf-16-le"), name)
    assert refused.value.path == name


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"{\\rtf1 ...", "RTF.*soffice"),
        (b"\xff\xd8\xff\xe0...", r"a picture \(JPEG\).*OCR"),
        (b"\x89PNG\r\n\x1a\n...", r"a picture \(PNG\)"),
        (b"GIF89a...", r"a picture \(GIF\)"),
        (b"II*\x00...", r"a picture \(TIFF\)"),
        (b"BM\x0a\x00\x00\x00....", r"a picture \(BMP\)"),
        (b"RIFF....WEBPVP8 ", r"a picture \(WebP\)"),
        (b"\x1f\x8b\x08...", r"an archive \(gzip\).*unpack"),
        (b"Rar!\x1a\x07...", r"an archive \(RAR\)"),
        (b"PK\x05\x06" + bytes(18), r"an archive \(ZIP\)"),
        (b"<?xml version='1.0'?><w:wordDocument>", "Word 2003 XML.*soffice"),
        (b"MIME-Version: 1.0\nContent-Type: multipart/related", r"web archive \(\.mht\)"),
    ],
)
def test_other_formats_are_refused_with_what_to_do(data: bytes, message: str) -> None:
    with pytest.raises(ImportingError, match=message):
        decoded(data, "a.txt")


def test_text_that_looks_like_one_is_text() -> None:
    assert decoded("BM是一家公司".encode(), "a.txt").text == "BM是一家公司"
    assert decoded("RIFF 说明".encode(), "a.txt").text == "RIFF 说明"


def test_the_first_bytes_say_what_a_file_is_whatever_it_is_called() -> None:
    word = docx(paragraph("甲省标准规划"))
    for name in ("a.docx", "a.docm", "a.dotx", "a.txt"):
        assert opened(word, name).text == "甲省标准规划\n"
    assert opened("甲省标准规划".encode(), "a.docx").text == "甲省标准规划"
