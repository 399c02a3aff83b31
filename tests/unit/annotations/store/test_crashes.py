"""What is left when a writer is killed, when two write at once, when the disk is full or nothing may be written."""

from __future__ import annotations

import errno
import json
import os
import random
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from stdplan_tui.annotations.making import edited
from stdplan_tui.annotations.model import Annotation, Motivation
from stdplan_tui.errors import AnnotationError
from stdplan_tui.workspace import annotated, annotating, reading, undoing
from stdplan_tui.workspace.folder import Workspace
from tests.support.counts import SOAKING
from tests.support.workspaces import SETTINGS, opened
from tests.unit.annotations.support import file_of, note, store

PROJECT = Path(__file__).parents[4]
KILLS = 200 if SOAKING else 20
TOGETHER = 30.0 if SOAKING else 1.5
"""Seconds that two programs write at once."""
_TEMPORARY = re.compile(r"\.[0-9A-Z]{26}\.tmp")


class Done(NamedTuple):
    """A change that was acknowledged: the word that it left, on an annotation or (tags) a place."""

    kind: str
    what: str
    word: str
    instead_of: str


@pytest.fixture
def ws(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    """A workspace, and folders of the user that other processes share with this one."""
    for kind in ("CACHE", "STATE", "CONFIG"):
        monkeypatch.setenv(f"XDG_{kind}_HOME", str(tmp_path / "home" / kind.lower()))
    return opened(tmp_path / "work")


def writer(ws: Workspace, name: str, seconds: float) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.support.writing", str(ws.root), name, str(seconds)]
    return subprocess.Popen(command, cwd=PROJECT, stdout=subprocess.PIPE, text=True)


def acknowledged(lines: Iterable[str]) -> Iterator[Done]:
    return (Done(*json.loads(line)) for line in lines if line.endswith("\n"))


def standing(ws: Workspace) -> dict[str, Annotation]:
    """All annotations, every file of which must be whole."""
    loaded = annotated.loaded(Workspace(ws.root, SETTINGS))
    assert loaded.broken == ()
    return {found.id: found for found in loaded.annotations}


def tags_on(found: Iterable[Annotation], place: str) -> set[str]:
    document, _colon, clause = place.partition(":")
    here = (one for one in found if one.is_open and one.motivation is Motivation.TAGGING)
    return {tag for one in here if (one.document, one.target.clause) == (document, clause) for tag in one.tags}


def lost(done: Iterable[Done], found: dict[str, Annotation], unfinished: Iterable[str] = ()) -> list[Done]:
    """What was acknowledged and is neither there, nor kept as the value that lost, nor replaced by a later edit.

    `unfinished` are annotations with an edit that was written, but not acknowledged any more.
    """
    done = list(done)
    replaced = {(one.what, one.instead_of) for one in done}
    tags = {place: tags_on(found.values(), place) for place in {one.what for one in done if one.kind == "tag"}}

    def is_there(one: Done) -> bool:
        if one.kind == "tag":
            return one.word in tags[one.what]
        body, annotation = f"{one.word}\n", found.get(one.what)
        if annotation is None or annotation.id in unfinished:
            return annotation is not None
        kept = {conflict.value for conflict in annotation.conflicts}
        return body == annotation.body or body in kept or (one.what, body) in replaced

    return [one for one in done if not is_there(one)]


def test_a_writer_that_is_killed_leaves_whole_files_and_loses_nothing(ws: Workspace) -> None:
    chance, lasting = random.Random(6), list[Done]()
    for number in range(KILLS):
        with writer(ws, f"w{number}", 60) as killed:
            assert killed.stdout is not None
            first = killed.stdout.readline()
            time.sleep(chance.uniform(0, 0.06))
            killed.send_signal(signal.SIGKILL)
            done = list(acknowledged([first, *killed.stdout]))
        found, words = standing(ws), {f"{one.word}\n" for one in done}
        unfinished = [one.id for one in found.values() if one.body.startswith(f"w{number}-") and one.body not in words]
        assert len(unfinished) <= 1
        assert lost(done, found, unfinished) == []
        newest = next(one.what for one in reversed(done) if one.kind != "tag")
        start = time.monotonic()
        annotating.edit(ws, found[newest], f"{number}")  # neither a lock nor a temporary file is in its way
        assert time.monotonic() - start < 2
        lasting += [one for one in done if one.kind != "edit"]
    found = standing(ws)
    assert [one for one in lasting if one.kind == "note" and one.what not in found] == []
    assert lost((one for one in lasting if one.kind == "tag"), found) == []
    assert undoing.undo(ws) is not None


def test_two_programs_that_write_at_once_lose_nothing(ws: Workspace) -> None:
    with writer(ws, "a", TOGETHER) as one, writer(ws, "b", TOGETHER) as other:
        done = [*acknowledged(one.communicate()[0].splitlines(keepends=True))]
        done += acknowledged(other.communicate()[0].splitlines(keepends=True))
        assert (one.returncode, other.returncode) == (0, 0)
    found = standing(ws)
    assert {one.kind for one in done} == {"note", "tag", "edit"}
    assert lost(done, found) == []
    assert not list((ws.root / "annotations").rglob("*.tmp"))
    assert SOAKING or len(undoing.history(ws).undoable) == len(done)  # a journal does not grow for ever


def test_a_disk_that_is_full_leaves_the_old_file_and_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    here, first = store(tmp_path), note()
    here.write(first)

    def full(*_arguments: object) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    for call in ("fsync", "fstat"):
        with monkeypatch.context() as patched:
            patched.setattr(os, call, full)
            with pytest.raises(AnnotationError, match="cannot be written, nothing was saved: No space left") as caught:
                here.write(edited(first, "二"), previous=first)
            assert caught.value.path == file_of(here, first)
            with pytest.raises(AnnotationError, match="No space left"):
                here.write(note("新"))
    assert here.load().annotations == (first,)
    assert here.write(edited(first, "二"), previous=first).body == "二\n"


FULL = """
import resource, sys
from pathlib import Path
from stdplan_tui.errors import AnnotationError
from stdplan_tui.workspace import annotating, reading
from stdplan_tui.workspace.folder import open_workspace
ws = open_workspace(Path(sys.argv[1]))
document, clause = reading.find(ws, "plan:1.1")
annotating.annotate(ws, document, clause, "先写的")
resource.setrlimit(resource.RLIMIT_FSIZE, (4096, resource.RLIM_INFINITY))
try:
    annotating.annotate(ws, document, clause, "长" * 10_000)
except AnnotationError as error:
    print(error.message)
print(annotating.annotate(ws, document, clause, "短的").body.strip())
"""


def test_a_file_that_the_system_does_not_let_grow_is_not_there(ws: Workspace) -> None:
    pytest.importorskip("resource")
    done = subprocess.run([sys.executable, "-c", FULL, str(ws.root)], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == ["cannot be written, nothing was saved: File too large", "短的"]
    assert sorted(found.body for found in standing(ws).values()) == ["先写的\n", "短的\n"]
    assert not list((ws.root / "annotations").rglob("*.tmp"))


@pytest.mark.parametrize("reason", [errno.EROFS, errno.EACCES])
def test_a_folder_that_cannot_be_written_is_said(ws: Workspace, monkeypatch: pytest.MonkeyPatch, reason: int) -> None:
    document, clause = reading.find(ws, "plan:1.1")
    first = annotating.annotate(ws, document, clause, "一")
    system = os.open

    def refused(path: str | Path, flags: int, mode: int = 0o777) -> int:
        if flags & os.O_CREAT and Path(path).is_relative_to(ws.root):
            raise OSError(reason, os.strerror(reason))
        return system(path, flags, mode)

    with monkeypatch.context() as patched:
        patched.setattr(os, "open", refused)
        for change in (
            lambda: annotating.annotate(ws, document, clause, "二"),
            lambda: annotating.edit(ws, first, "二"),
            lambda: undoing.undo(ws),
        ):
            with pytest.raises(AnnotationError, match=os.strerror(reason)):
                change()
    assert list(standing(ws).values()) == [first]
    assert undoing.undo(ws) is not None
