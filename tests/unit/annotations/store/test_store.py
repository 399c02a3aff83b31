import os
import time
from dataclasses import replace
from itertools import count
from pathlib import Path

import pytest

from stdplan_tui.annotations.making import deleted, edited
from stdplan_tui.annotations.model import AnnotationId, Change
from stdplan_tui.annotations.store.annotation_file import annotation_toml
from stdplan_tui.annotations.store.store import Store
from stdplan_tui.corpus.files import version_of
from stdplan_tui.corpus.model import DocumentId
from stdplan_tui.errors import AnnotationError, IdError
from tests.unit.annotations.support import DOCUMENT_ID, file_of, note, store


def test_an_annotation_is_one_file_and_is_read_back(tmp_path: Path) -> None:
    here, annotation = store(tmp_path), note()
    assert here.write(annotation) == annotation
    path = file_of(here, annotation)
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
    here.write(annotation)
    folder = file_of(here, annotation).parent
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


def test_what_other_hands_have_changed_meanwhile_is_merged(tmp_path: Path) -> None:
    here, first = store(tmp_path), note()
    here.write(first)
    theirs = replace(edited(first, "别处改的"), tags=("甲",), unknown={"mood": "calm"})
    here.write(theirs, previous=first)
    mine = replace(edited(first, first.body), tags=("乙",))
    standing = here.write(mine, previous=first)
    assert here.read(DOCUMENT_ID, "zhang-san", first.id) == standing
    assert (standing.body, set(standing.tags), standing.unknown) == ("别处改的\n", {"甲", "乙"}, {"mood": "calm"})
    assert standing.updated > max(mine.updated, theirs.updated)
    change = here.apply(Change(first, edited(first, "我改的")))
    assert change.before == standing
    assert change.after.body == "我改的\n"
    assert [(lost.field, lost.value) for lost in change.after.conflicts] == [("body", "别处改的\n")]


def test_a_file_that_is_broken_or_gone_or_a_link_is_left_alone(tmp_path: Path) -> None:
    here, first = store(tmp_path), note()
    here.write(first)
    path, mine = file_of(here, first), edited(first, "我改的")
    path.write_text("broken")
    with pytest.raises(AnnotationError, match="not valid TOML"):
        here.write(mine, previous=first)
    assert path.read_text() == "broken"
    path.unlink()
    with pytest.raises(AnnotationError, match="the file is gone"):
        here.write(mine, previous=first)
    assert not path.exists()
    path.symlink_to(tmp_path / "elsewhere.toml")
    with pytest.raises(AnnotationError, match="not a regular file"):
        here.write(mine, previous=first)
    assert path.is_symlink()


def test_a_new_annotation_takes_no_place_that_is_taken(tmp_path: Path) -> None:
    here, first = store(tmp_path), note()
    here.write(first)
    with pytest.raises(AnnotationError, match="of that id already"):
        here.write(edited(first, "另一条"))
    assert here.load().annotations == (first,)


def test_what_changes_nothing_is_not_written(tmp_path: Path) -> None:
    here, first = store(tmp_path), note()
    here.write(first)
    before = file_of(here, first).stat()
    assert here.apply(Change(first, edited(first, first.body))) == Change(first, first)
    assert file_of(here, first).stat() == before


def test_a_change_between_reading_and_renaming_is_merged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    here, first = store(tmp_path), note()
    here.write(first)
    path, fsync = file_of(here, first), os.fsync
    other = replace(edited(first, first.body), tags=("甲",))

    def meanwhile(descriptor: int) -> None:
        path.write_text(annotation_toml(other))
        fsync(descriptor)

    monkeypatch.setattr(os, "fsync", meanwhile)
    standing = here.write(edited(first, "我改的"), previous=first)
    monkeypatch.undo()
    assert (standing.body, standing.tags) == ("我改的\n", ("甲",))
    assert [entry.name for entry in path.parent.iterdir()] == [path.name]


def test_a_file_that_never_comes_to_rest_is_left_to_its_writers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here, first = store(tmp_path), note()
    here.write(first)
    path, versions = file_of(here, first), count()

    def meanwhile(_descriptor: int) -> None:
        path.write_text(annotation_toml(edited(first, f"别处 {next(versions)}")))

    monkeypatch.setattr(os, "fsync", meanwhile)
    with pytest.raises(AnnotationError, match="by other hands all the time; nothing was saved"):
        here.write(edited(first, "我改的"), previous=first)
    assert [entry.name for entry in path.parent.iterdir()] == [path.name]
    assert here.load().annotations[0].body.startswith("别处")


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
    elsewhere = file_of(store(tmp_path / "elsewhere"), store(tmp_path / "elsewhere").write(annotation))
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
    linked = replace(annotation, author="li-qiang")
    with pytest.raises(AnnotationError, match="not a regular file"):
        here.write(edited(linked, "x"), previous=linked)
    assert elsewhere.read_text() == annotation_toml(annotation)


def test_a_folder_that_cannot_be_written_is_one_clear_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    here, first = store(tmp_path), note()
    here.write(first)
    path = file_of(here, first)

    def refuse(*_arguments: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(AnnotationError, match="cannot be written, nothing was saved: Permission denied") as caught:
        here.write(edited(first, "x"), previous=first)
    assert caught.value.path == path
    assert here.load().annotations == (first,)


def test_a_full_disk_leaves_the_old_file_and_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    here, first = store(tmp_path), note()
    here.write(first)
    path = file_of(here, first)

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
    here.write(first)
    path = file_of(here, first)
    left = path.with_name(f".{first.id}.tmp")
    left.write_text("half")
    second = here.write(edited(first, "x"), previous=first)
    assert not left.exists()
    left.write_text("half")
    os.utime(left, (time.time() - 60, time.time() - 60))
    assert here.load().annotations == (second,)
    assert left.exists()
    os.utime(left, (time.time() - 3700, time.time() - 3700))
    other = path.with_name(".mine.tmp")
    other.write_text("somebody's")
    os.utime(other, (time.time() - 3700, time.time() - 3700))
    here.load()
    assert not left.exists()
    assert other.exists()


def test_without_a_lock_another_writer_is_respected(tmp_path: Path) -> None:
    here, first = Store(tmp_path / "annotations"), note()
    here.write(first)
    left = file_of(here, first).with_name(f".{first.id}.tmp")
    left.write_text("half")
    with pytest.raises(AnnotationError, match="another process is writing"):
        here.write(edited(first, "x"), previous=first)
    assert left.exists()


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
