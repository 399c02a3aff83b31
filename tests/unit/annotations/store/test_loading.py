"""Reading annotation files: each once, and again when it has changed."""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from stdplan_tui.annotations.making import deleted, new_id
from stdplan_tui.annotations.model import Annotation, Conflict, Motivation
from stdplan_tui.annotations.store import annotation_file, kept, loading
from stdplan_tui.annotations.store.annotation_file import annotation_bytes
from stdplan_tui.annotations.store.kept import Kept
from stdplan_tui.annotations.store.loading import Loader
from stdplan_tui.annotations.target import document_target
from stdplan_tui.corpus.model import Span
from stdplan_tui.errors import AnnotationError
from tests.unit.annotations.support import DOCUMENT_ID, ENERGY, GUIDANCE, note

OLD = 1_600_000_000
MANY = 25


@pytest.fixture
def top(tmp_path: Path) -> Path:
    return tmp_path / "annotations"


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that were opened and parsed."""
    names: list[str] = []
    read = annotation_file.read_annotation

    def noticed(path: Path) -> Annotation:
        names.append(path.name)
        return read(path)

    monkeypatch.setattr(loading, "read_annotation", noticed)
    return names


@pytest.fixture(autouse=True)
def settled(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files count as old at once, unless a test says otherwise."""
    for room in (kept, loading):
        monkeypatch.setattr(room, "settled", lambda _stamp, _now: True)


def written(top: Path, annotation: Annotation) -> Path:
    path = top / annotation.document / annotation.author / f"{annotation.id}.toml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(annotation_bytes(annotation))
    return path


def several(
    top: Path, count: int = MANY, make: Callable[[int], Annotation] = lambda n: note(f"{n}")
) -> list[Annotation]:
    made = [replace(make(number), id=new_id()) for number in range(count)]
    for one in made:
        written(top, one)
    return sorted(made, key=lambda one: one.id)


def test_a_file_is_read_once_and_the_value_stays_the_same(top: Path, reads: list[str]) -> None:
    made = several(top, 3)
    loader = Loader(top)
    loaded = loader.load(DOCUMENT_ID)
    assert list(loaded.annotations) == made
    assert loader.load(DOCUMENT_ID) is loaded
    assert len(reads) == 3
    changed = replace(made[1], body="改\n")
    written(top, changed)
    assert list(loader.load(DOCUMENT_ID).annotations) == [made[0], changed, made[2]]
    assert len(reads) == 4
    (top / DOCUMENT_ID / "zhang-san" / f"{made[0].id}.toml").unlink()
    assert list(loader.load().annotations) == [changed, made[2]]
    assert len(reads) == 4


def test_what_looks_the_same_is_read_again_while_it_is_young(
    top: Path, reads: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(loading, "settled", lambda _stamp, _now: False)
    several(top, 2)
    loader = Loader(top)
    loaded = loader.load(DOCUMENT_ID)
    assert loader.load(DOCUMENT_ID) is loaded
    assert len(reads) == 4


def test_many_files_are_kept_for_the_next_start(top: Path, tmp_path: Path, reads: list[str]) -> None:
    made = several(top)
    assert list(Loader(top, Kept(tmp_path / "kept")).load(DOCUMENT_ID).annotations) == made
    assert len(reads) == MANY
    changed = replace(made[7], body="改\n")
    written(top, changed)
    again = Loader(top, Kept(tmp_path / "kept")).load(DOCUMENT_ID)
    assert list(again.annotations) == [*made[:7], changed, *made[8:]]
    assert len(reads) == MANY + 1


def test_everything_that_a_file_says_is_kept(top: Path, tmp_path: Path, reads: list[str]) -> None:
    def make(number: int) -> Annotation:
        on, span = (GUIDANCE, Span(11, 14)) if number % 3 else (ENERGY, None)
        one = note(f"一\u2028二{number}", on=on, span=span)
        target = document_target() if number == 4 else replace(one.target, unknown={"page": 3, "deep": {"a": [True]}})
        conflict = Conflict("body", "旧\n", "li-qiang", one.updated, {"why": [1, 2.5]})
        unknown = {"mood": "好", "n": number}
        tags = ("甲/乙", "丙")
        return replace(one, target=target, reply_to=(new_id(),), tags=tags, conflicts=(conflict,), unknown=unknown)

    made = several(top, make=make)
    Loader(top, Kept(tmp_path / "kept")).load(DOCUMENT_ID)
    reads.clear()
    again = Loader(top, Kept(tmp_path / "kept")).load(DOCUMENT_ID).annotations
    assert list(again) == made
    assert [one.foreign_keys for one in again] == [one.foreign_keys for one in made]
    assert not reads


def test_what_only_toml_can_say_is_read_anew(top: Path, tmp_path: Path, reads: list[str]) -> None:
    made = several(top)
    path = written(top, made[0])
    path.write_bytes(b"when = 2026-11-21\n" + path.read_bytes())
    first = Loader(top, Kept(tmp_path / "kept")).load(DOCUMENT_ID)
    reads.clear()
    again = Loader(top, Kept(tmp_path / "kept"))
    assert again.tally(DOCUMENT_ID)[Motivation.COMMENTING] == MANY
    assert again.load(DOCUMENT_ID).annotations == first.annotations
    assert reads == [path.name]


def test_a_broken_file_is_told_each_time_and_keeps_nothing_else_from_being_read(top: Path, tmp_path: Path) -> None:
    made = several(top)
    path = written(top, made[3])
    path.write_text("schema = \n", "utf-8")
    for _start in range(2):
        loader = Loader(top, Kept(tmp_path / "kept"))
        loaded = loader.load(DOCUMENT_ID)
        assert [error.path for error in loaded.broken] == [path]
        assert list(loaded.annotations) == [*made[:3], *made[4:]]
        assert loader.load(DOCUMENT_ID) is loaded


def test_a_tally_needs_no_annotation_read(top: Path, tmp_path: Path, reads: list[str]) -> None:
    made = several(top)
    written(top, deleted(made[0]))
    tags = several(top, 4, lambda _number: note("", tags=("甲",)))
    Loader(top, Kept(tmp_path / "kept")).load()
    reads.clear()
    expected = Counter({Motivation.COMMENTING: MANY - 1, Motivation.TAGGING: 4})
    assert Loader(top, Kept(tmp_path / "kept")).tally(DOCUMENT_ID) == expected
    assert not reads
    written(top, deleted(tags[0]))
    loader = Loader(top, Kept(tmp_path / "kept"))
    assert loader.tally(DOCUMENT_ID) == expected - Counter({Motivation.TAGGING: 1})
    assert len(reads) == 1
    assert loader.tally(DOCUMENT_ID) == expected - Counter({Motivation.TAGGING: 1})


@pytest.mark.skipif(os.name == "nt", reason="there every name is text")
def test_a_name_that_is_no_text_keeps_nothing_from_being_kept(top: Path, tmp_path: Path, reads: list[str]) -> None:
    made = several(top)
    try:
        os.close(os.open(os.fsencode(top / DOCUMENT_ID / "zhang-san") + b"/\xff.toml", os.O_CREAT | os.O_WRONLY))
    except OSError:
        pytest.skip("a file system whose names are text")
    assert list(Loader(top, Kept(tmp_path / "kept")).load().annotations) == made
    reads.clear()
    loader = Loader(top, Kept(tmp_path / "kept"))
    assert loader.tally(DOCUMENT_ID) == {Motivation.COMMENTING: MANY}
    assert [error.path is not None for error in loader.load().broken] == [True]
    assert len(reads) == 1


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="there is no telling whose a file is")
def test_what_somebody_else_kept_is_not_believed(
    top: Path, tmp_path: Path, reads: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    several(top)
    Loader(top, Kept(tmp_path / "kept")).load()
    reads.clear()
    monkeypatch.setattr(os, "getuid", lambda: -1)
    assert Loader(top, Kept(tmp_path / "kept")).tally(DOCUMENT_ID) == {Motivation.COMMENTING: MANY}
    assert len(reads) == MANY


@pytest.mark.parametrize("damage", [b"", b"{}\n", b"[1\n", b"\xff\n", b'{"by": 3}\n', b"null\n[]\n"])
def test_what_is_kept_and_damaged_is_not_there(top: Path, tmp_path: Path, damage: bytes) -> None:
    made = several(top)
    Loader(top, Kept(tmp_path / "kept")).load()
    (file,) = (tmp_path / "kept").iterdir()
    whole = file.read_bytes()
    for content in (damage, whole.splitlines(keepends=True)[0] + damage, whole[: len(whole) // 2]):
        file.write_bytes(content)
        loader = Loader(top, Kept(tmp_path / "kept"))
        assert sum(loader.tally(DOCUMENT_ID).values()) == MANY
        assert list(loader.load(DOCUMENT_ID).annotations) == made


def test_what_another_version_kept_is_not_there(top: Path, tmp_path: Path, reads: list[str]) -> None:
    several(top)
    Loader(top, Kept(tmp_path / "kept")).load()
    (file,) = (tmp_path / "kept").iterdir()
    head, *rest = file.read_text("utf-8").split("\n")
    file.write_text("\n".join([json.dumps(json.loads(head) | {"by": "0.0.0/1"}), *rest]), "utf-8")
    reads.clear()
    Loader(top, Kept(tmp_path / "kept")).load()
    assert len(reads) == MANY


def test_where_nothing_can_be_kept_everything_is_read(top: Path, tmp_path: Path) -> None:
    made = several(top)
    (tmp_path / "kept").write_text("a file", "utf-8")
    assert list(Loader(top, Kept(tmp_path / "kept")).load().annotations) == made


def test_a_folder_that_cannot_be_a_document_is_told(top: Path) -> None:
    made = several(top, 1)
    (top / "Not An Id").mkdir()
    loader = Loader(top)
    loaded = loader.load()
    assert list(loaded.annotations) == made
    assert [type(error) for error in loaded.broken] == [AnnotationError]


def test_a_file_with_another_inode_is_another_file(top: Path, tmp_path: Path, reads: list[str]) -> None:
    made = several(top)
    path = written(top, made[0])
    os.utime(path, (OLD, OLD))
    Loader(top, Kept(tmp_path / "kept")).load()
    reads.clear()
    other = path.with_name("other")
    other.write_bytes(path.read_bytes().replace(b"0", b"9", 1))
    os.utime(other, (OLD, OLD))
    other.replace(path)
    assert Loader(top, Kept(tmp_path / "kept")).load().annotations != tuple(made)
    assert reads == [path.name]
