"""sources.toml: which file became which document."""

from __future__ import annotations

from pathlib import Path

import pytest

from stdplan_tui.corpus.model import DocumentId
from stdplan_tui.corpus.sources import SourceEntry, Sources
from stdplan_tui.errors import MetadataError

A = SourceEntry("甲.txt", "a" * 64, DocumentId("plan"))
B = SourceEntry("b.html", "b" * 64, DocumentId("notice"))


def test_entries_are_added_in_order_and_replaced_in_place(tmp_path: Path) -> None:
    sources = Sources(tmp_path / "sources.toml")
    assert sources.entries() == ()
    sources.add(A)
    sources.add(B)
    changed = SourceEntry(A.file, "c" * 64, DocumentId("plan-2"))
    sources.add(changed)
    assert sources.entries() == (changed, B)
    assert sources.find(sha256="b" * 64) == B
    assert sources.find(sha256="a" * 64) is None


def test_the_last_entry_of_a_document_is_the_current_one(tmp_path: Path) -> None:
    sources = Sources(tmp_path / "sources.toml")
    newer = SourceEntry("甲-2.txt", "d" * 64, A.id)
    for entry in (A, B, newer):
        sources.add(entry)
    assert sources.current("plan") == newer
    assert sources.current("notice") == B
    assert sources.current("nothing") is None


def test_the_entries_of_a_document_are_renamed(tmp_path: Path) -> None:
    sources = Sources(tmp_path / "sources.toml")
    for entry in (A, B):
        sources.add(entry)
    assert sources.rename("plan", DocumentId("guihua"))
    assert sources.entries() == (SourceEntry(A.file, A.sha256, DocumentId("guihua")), B)
    assert not sources.rename("plan", DocumentId("other"))


def test_the_file_is_a_list_of_tables(tmp_path: Path) -> None:
    sources = Sources(tmp_path / "sources.toml")
    sources.add(A)
    assert sources.path.read_text("utf-8") == f'[[source]]\nfile = "甲.txt"\nsha256 = "{"a" * 64}"\nid = "plan"\n'


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ('[[source]]\nfile = "../x"\nsha256 = "0"\nid = "plan"\n', 2, "name of a file"),
        ('[[source]]\nfile = ""\nsha256 = "0"\nid = "plan"\n', 2, "name of a file"),
        ('[[source]]\nfile = "x"\nsha256 = "0"\nid = "plan"\n', 3, "sha256"),
        (f'[[source]]\nfile = "x"\nsha256 = "{"0" * 64}"\nid = "../a"\n', 4, "document id"),
        (f'[[source]]\nfile = "x"\nsha256 = "{"0" * 64}"\n', 1, "id is missing"),
        ("source = 3\n", 1, "list"),
    ],
)
def test_a_broken_list_is_one_clear_message(tmp_path: Path, text: str, line: int, words: str) -> None:
    path = tmp_path / "sources.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(MetadataError, match=words) as caught:
        Sources(path).entries()
    assert (caught.value.path, caught.value.line) == (path, line)
