"""The folder corpus/."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from stdplan_tui.corpus.files import version_of
from stdplan_tui.corpus.library import Library
from stdplan_tui.corpus.model import DocumentId, Metadata
from stdplan_tui.corpus.sources import SourceEntry
from stdplan_tui.errors import BodyError, DocumentError, IdError, MetadataError, UnknownDocument
from tests.support.documents import LAW, PLAN


@pytest.fixture
def library(tmp_path: Path) -> Library:
    library = Library(tmp_path / "corpus")
    library.save(Metadata(DocumentId("plan"), "规划"), PLAN)
    library.save(Metadata(DocumentId("law"), "条例"), LAW)
    return library


def _touch(path: Path) -> None:
    status = path.stat()
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns + 1_000_000))


def test_documents_are_listed_by_id(library: Library) -> None:
    library.sources.add(SourceEntry("a.txt", "0" * 64, DocumentId("plan")))
    (library.folder / "README.md").write_text("no document")
    (library.folder / "sources").mkdir()
    assert library.ids() == ("law", "plan")
    assert Library(library.folder / "nowhere").ids() == ()


def test_saving_writes_the_version_and_only_two_files(library: Library) -> None:
    assert library.metadata("plan").version == library.document("plan").version == version_of(PLAN)
    assert library.body("plan") == PLAN
    assert sorted(path.name for path in library.folder.iterdir()) == ["law.md", "law.toml", "plan.md", "plan.toml"]


def test_a_document_is_parsed_once_and_again_when_a_file_changes(library: Library) -> None:
    assert not library.fresh("plan")
    first = library.document("plan")
    assert library.fresh("plan")
    assert library.document("plan") is first
    _touch(library.body_path("plan"))
    assert not library.fresh("plan")
    again = library.document("plan")
    assert again is not first
    assert again == first
    _touch(library.metadata_path("plan"))
    assert not library.fresh("plan")


def test_the_version_is_that_of_the_text_as_it_stands(library: Library) -> None:
    changed = PLAN.replace("特高压", "超高压")
    library.body_path("plan").write_text(changed, "utf-8")
    assert library.document("plan").version == version_of(changed)
    assert library.metadata("plan").version == version_of(PLAN)


def test_crlf_and_a_byte_order_mark_do_not_change_the_version(library: Library) -> None:
    library.body_path("plan").write_bytes(("\ufeff" + PLAN).replace("\n", "\r\n").encode())
    assert library.document("plan").version == version_of(PLAN)


def test_a_broken_document_does_not_stop_the_rest(library: Library) -> None:
    library.body_path("law").write_text("**第一条** 正文\n", "utf-8")
    with pytest.raises(BodyError) as caught:
        library.document("law")
    assert (caught.value.path, caught.value.line) == (library.body_path("law"), 1)
    assert library.document("plan").title == "规划"
    assert [str(problem.path) for problem in library.problems()] == [str(library.body_path("law"))]


def test_half_a_document_is_a_problem(library: Library) -> None:
    library.body_path("law").unlink()
    library.metadata_path("plan").unlink()
    assert library.ids() == ("law", "plan")
    with pytest.raises(BodyError, match="missing"):
        library.document("law")
    with pytest.raises(MetadataError, match="missing"):
        library.document("plan")
    assert len(library.problems()) == 2


def test_two_documents_with_one_id(library: Library) -> None:
    library.metadata_path("law").write_text('schema = 1\nid = "plan"\ntitle = "条例"\n', "utf-8")
    with pytest.raises(MetadataError, match="two documents") as caught:
        library.metadata("law")
    assert caught.value.path == library.metadata_path("law")
    assert library.document("plan").id == "plan"
    library.metadata_path("law").write_text('schema = 1\nid = "code"\ntitle = "条例"\n', "utf-8")
    with pytest.raises(MetadataError, match=r"law\.toml"):
        library.metadata("law")


def test_problems_tell_of_files_that_nothing_reads_and_of_sources(library: Library) -> None:
    (library.folder / "CON.toml").write_text("")
    (library.folder / "sources.toml").write_text("source = 1\n")
    assert {Path(str(problem.path)).name for problem in library.problems()} == {"CON.toml", "sources.toml"}


def test_unknown_documents_and_ids_that_are_none(library: Library) -> None:
    with pytest.raises(UnknownDocument):
        library.document("nothing")
    with pytest.raises(UnknownDocument):
        library.body("nothing")
    for bad in ("../plan", "sub/plan", "con", ""):
        with pytest.raises(IdError):
            library.document(bad)
        with pytest.raises(IdError):
            library.save(Metadata(DocumentId(bad), "甲"), PLAN)


def test_what_cannot_be_written_leaves_the_document_as_it_was(library: Library) -> None:
    with pytest.raises(DocumentError):
        library.save(Metadata(DocumentId("plan"), "规划"), "\ud800")
    assert library.body("plan") == PLAN
