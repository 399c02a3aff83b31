"""Text files: what is read, and how they are written."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from stdplan_tui.corpus.files import read_text, version_of, write_text
from stdplan_tui.errors import BodyError, DocumentError


def test_a_byte_order_mark_and_crlf_are_read_away(tmp_path: Path) -> None:
    path = tmp_path / "plan.md"
    path.write_bytes("\ufeff# 甲\r\n\r\n乙\r\n".encode())
    assert read_text(path) == "# 甲\n\n乙\n"
    assert version_of(read_text(path)) == "sha256:" + hashlib.sha256("# 甲\n\n乙\n".encode()).hexdigest()


@pytest.mark.parametrize(
    ("content", "line", "words"),
    [
        ("甲\n乙\0".encode(), 2, "zero byte"),
        ("甲\n乙\n".encode() + "丙".encode("gb18030"), 3, "not UTF-8"),
        ("甲".encode("utf-16"), 1, "not UTF-8"),
    ],
)
def test_what_is_no_text(tmp_path: Path, content: bytes, line: int, words: str) -> None:
    path = tmp_path / "plan.md"
    path.write_bytes(content)
    with pytest.raises(BodyError, match=words) as caught:
        read_text(path, BodyError)
    assert (caught.value.path, caught.value.line) == (path, line)


def test_what_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="missing"):
        read_text(tmp_path / "plan.md")
    with pytest.raises(DocumentError, match="regular"):
        read_text(tmp_path)
    (tmp_path / "secret").write_text("x")
    (tmp_path / "link.md").symlink_to(tmp_path / "secret")
    with pytest.raises(DocumentError, match="regular"):
        read_text(tmp_path / "link.md")


def test_a_file_is_written_with_its_folders_and_nothing_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "corpus" / "plan.md"
    write_text(path, "甲\n")
    write_text(path, "乙\n")
    assert path.read_bytes() == "乙\n".encode()
    assert list(path.parent.iterdir()) == [path]


def test_a_failed_write_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "plan.md"
    write_text(path, "甲\n")
    with pytest.raises(DocumentError, match="surrogate") as caught:
        write_text(path, "乙\n\ud800")
    assert caught.value.line == 2
    assert path.read_text("utf-8") == "甲\n"


def test_a_folder_that_cannot_be_made_is_one_clear_message(tmp_path: Path) -> None:
    (tmp_path / "corpus").write_text("a file")
    with pytest.raises(DocumentError, match="nothing was saved"):
        write_text(tmp_path / "corpus" / "plan.md", "甲\n")
