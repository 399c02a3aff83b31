import os
import time
from dataclasses import replace
from pathlib import Path

import pytest

from stdplan_tui.annotations.annotation_file import annotation_toml
from stdplan_tui.annotations.making import deleted, edited
from stdplan_tui.annotations.model import AnnotationId
from stdplan_tui.corpus.files import version_of
from stdplan_tui.corpus.model import DocumentId
from stdplan_tui.errors import AnnotationError, IdError
from tests.unit.annotations.support import DOCUMENT_ID, note, store


def test_an_annotation_is_one_file_and_is_read_back(tmp_path: Path) -> None:
    here, annotation = store(tmp_path), note()
    path = here.write(annotation)
    assert path == tmp_path / "annotations" / DOCUMENT_ID / "zhang-san" / f"{annotation.id}.toml"
    assert path.read_bytes() == annotation_toml(annotation).encode()
    assert here.read(DOCUMENT_ID, "zhang-san", annotation.id) == annotation
    assert [entry.name for entry in path.parent.iterdir()] == [path.name]


def test_all_are_loaded_in_the_order_of_document_author_and_age(tmp_path: Path) -> None:
    here = store(tmp_path)
    written = [replace(note(author=author), document=DocumentId(name)) for name in "ba" for author in ("li", "zhang")]
    for annotation in written:
        here.write(annotation)
    loaded = here.load()
    assert [(found.document, found.author) for found in loaded.annotations] == [
        ("a", "li"), ("a", "zhang"), ("b", "li"), ("b", "zhang"),
    ]  # fmt: skip
    assert set(loaded.annotations) == set(written)
    assert loaded.broken == ()
    assert {found.document for found in here.load(DocumentId("b")).annotations} == {"b"}
    assert here.load(DocumentId("c")).annotations == ()


def test_what_is_broken_is_reported_and_left_alone(tmp_path: Path) -> None:
    here, annotation = store(tmp_path), note()
    folder = here.write(annotation).parent
    broken = folder / "01KAJ3QN3V0123456789ABCDEF.toml"
    broken.write_text("<<<<<<< HEAD\n")
    (folder / "notes.toml").write_text(annotation_toml(annotation))
    (folder / "README.md").write_text("not an annotation")
    (here.folder / "Not A Document" / "x").mkdir(parents=True)
    (here.folder / DOCUMENT_ID / "con").mkdir()
    (here.folder / "vocabulary.toml").write_text("schema = 1\n")
    loaded = here.load()
    assert loaded.annotations == (annotation,)
    assert sorted(Path(str(error.path)).name for error in loaded.broken) == [
        broken.name, "Not A Document", "con", "notes.toml",
    ]  # fmt: skip
    assert broken.read_text() == "<<<<<<< HEAD\n"


def test_a_file_where_a_folder_should_be_is_reported(tmp_path: Path) -> None:
    here = store(tmp_path)
    here.folder.write_text("not a folder")
    (error,) = here.load().broken
    assert error.path == here.folder
    with pytest.raises(AnnotationError, match="cannot be written, nothing was saved"):
        here.write(note())
    assert here.folder.read_text() == "not a folder"


def test_the_next_version_replaces_the_one_it_was_made_from(tmp_path: Path) -> None:
    here, first = store(tmp_path), note()
    here.write(first)
    second = edited(first, "另一句")
    here.write(second, previous=first, by="zhang-san")
    tombstone = deleted(second)
    here.write(tombstone, previous=second)
    assert here.load().annotations == (tombstone,)
    assert tombstone.body == "另一句\n"


def test_a_version_that_somebody_has_overtaken_is_not_written(tmp_path: Path) -> None:
    here, first = store(tmp_path), note()
    path = here.write(first)
    other = edited(first, "别处改的")
    here.write(other, previous=first)
    for previous, mine in ((first, edited(first, "我改的")), (None, first)):
        with pytest.raises(AnnotationError, match="changed by other hands"):
            here.write(mine, previous=previous)
    assert here.read(DOCUMENT_ID, "zhang-san", first.id) == other
    path.write_text("broken")
    with pytest.raises(AnnotationError, match="not valid TOML"):
        here.write(edited(other, "我改的"), previous=other)
    assert path.read_text() == "broken"
    path.unlink()
    with pytest.raises(AnnotationError, match="the file is gone"):
        here.write(edited(other, "我改的"), previous=other)
    assert not path.exists()


def test_a_change_between_reading_and_renaming_is_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    here, first = store(tmp_path), note()
    path = here.write(first)
    other = edited(first, "别处改的")

    def meanwhile(_descriptor: int) -> None:
        path.write_text(annotation_toml(other))

    monkeypatch.setattr(os, "fsync", meanwhile)
    with pytest.raises(AnnotationError, match="changed by other hands"):
        here.write(edited(first, "我改的"), previous=first)
    monkeypatch.undo()
    assert here.load().annotations == (other,)
    assert [entry.name for entry in path.parent.iterdir()] == [path.name]


def test_only_the_author_changes_an_annotation(tmp_path: Path) -> None:
    with pytest.raises(AnnotationError, match="zhang-san wrote this; li-qiang cannot"):
        store(tmp_path).write(note(), by="li-qiang")
    assert not (tmp_path / "annotations").exists()


def test_what_could_not_be_read_again_is_not_written(tmp_path: Path) -> None:
    for bad in (replace(note(), tags=("a\x07",)), replace(note(), created="yesterday"), replace(note(), body="\ud800")):
        with pytest.raises(AnnotationError):
            store(tmp_path).write(bad)
    assert not (tmp_path / "annotations").exists()


@pytest.mark.parametrize(
    ("document", "author", "identity"),
    [("../x", "li", None), ("x", "../../li", None), ("x", "li", "../y"), ("", "li", None), ("x", "", None)],
)
def test_no_id_leads_out_of_the_folder(tmp_path: Path, document: str, author: str, identity: str | None) -> None:
    annotation = note()
    with pytest.raises((IdError, AnnotationError)):
        store(tmp_path).read(document, author, identity or annotation.id)
    changed = replace(
        annotation, document=DocumentId(document), author=author, id=AnnotationId(identity or annotation.id)
    )
    with pytest.raises((IdError, AnnotationError)):
        store(tmp_path).write(changed)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("link", ["annotations", f"annotations/{DOCUMENT_ID}", f"annotations/{DOCUMENT_ID}/zhang-san"])
def test_nothing_is_written_through_a_link(tmp_path: Path, link: str) -> None:
    outside, inside = tmp_path / "outside", tmp_path / "workspace"
    outside.mkdir()
    (inside / link).parent.mkdir(parents=True)
    (inside / link).symlink_to(outside, target_is_directory=True)
    with pytest.raises(AnnotationError, match="through a link"):
        store(inside).write(note())
    assert list(outside.iterdir()) == []


def test_links_are_not_followed_when_reading(tmp_path: Path) -> None:
    here, annotation = store(tmp_path / "workspace"), note()
    elsewhere = store(tmp_path / "elsewhere").write(annotation)
    folder = here.folder / DOCUMENT_ID
    folder.mkdir(parents=True)
    (here.folder / "circle").symlink_to("circle")
    (folder / "zhang-san").symlink_to(elsewhere.parent, target_is_directory=True)
    (folder / "li-qiang").mkdir()
    (folder / "li-qiang" / elsewhere.name).symlink_to(elsewhere)
    loaded = here.load()
    assert loaded.annotations == ()
    assert [error.message for error in loaded.broken] == [
        "a link, which is not followed", "not a regular file", "a link, which is not followed",
    ]  # fmt: skip
    with pytest.raises(AnnotationError, match="through a link"):
        here.read(DOCUMENT_ID, "zhang-san", annotation.id)
    with pytest.raises(AnnotationError, match="not a regular file"):
        here.write(edited(replace(annotation, author="li-qiang"), "x"))
    assert elsewhere.read_text() == annotation_toml(annotation)


def test_a_folder_that_cannot_be_written_is_one_clear_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    here, first = store(tmp_path), note()
    path = here.write(first)

    def refuse(*_arguments: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(AnnotationError, match="cannot be written, nothing was saved: Permission denied") as caught:
        here.write(edited(first, "x"), previous=first)
    assert caught.value.path == path
    assert here.load().annotations == (first,)


def test_a_full_disk_leaves_the_old_file_and_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    here, first = store(tmp_path), note()
    path = here.write(first)

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(AnnotationError, match="No space left"):
        here.write(edited(first, "x"), previous=first)
    monkeypatch.undo()
    assert here.load().annotations == (first,)
    assert [entry.name for entry in path.parent.iterdir()] == [path.name]


def test_what_a_crash_has_left_is_taken_over_and_swept(tmp_path: Path) -> None:
    here, first = store(tmp_path), note()
    path = here.write(first)
    left = path.with_name(f".{first.id}.tmp")
    left.write_text("half")
    with pytest.raises(AnnotationError, match="another process is writing"):
        here.write(edited(first, "x"), previous=first)
    assert left.exists()
    os.utime(left, (time.time() - 60, time.time() - 60))
    assert here.load().annotations == (first,)
    assert left.exists()
    here.write(edited(first, "x"), previous=first)
    left.write_text("half")
    os.utime(left, (time.time() - 3700, time.time() - 3700))
    other = path.with_name(".mine.tmp")
    other.write_text("somebody's")
    os.utime(other, (time.time() - 3700, time.time() - 3700))
    here.load()
    assert not left.exists()
    assert other.exists()


def test_a_snapshot_is_written_once_and_checked_when_read(tmp_path: Path) -> None:
    here, body = store(tmp_path), "# 规划\n"
    version = version_of(body)
    assert here.snapshot_text(version) is None
    path = here.snapshot(version, body)
    assert path == here.folder / "_base" / f"{version[7:19]}.md"
    before = path.stat()
    assert here.snapshot(version, body) == path
    assert path.stat().st_ino == before.st_ino
    path.write_bytes(b"\xef\xbb\xbf" + body.replace("\n", "\r\n").encode())
    assert here.snapshot_text(version) == body
    path.write_text(body + "x")
    with pytest.raises(AnnotationError, match="has been changed"):
        here.snapshot_text(version)
    with pytest.raises(AnnotationError, match="has been changed"):
        here.snapshot(version, body)
    path.write_bytes(b"\xff")
    with pytest.raises(AnnotationError, match="not UTF-8"):
        here.snapshot_text(version)
    with pytest.raises(AnnotationError, match="not the one of version"):
        here.snapshot(version, body + "x")
    with pytest.raises(AnnotationError, match="not a version"):
        here.snapshot_text("sha256:../../x")
    assert here.load().annotations == ()
