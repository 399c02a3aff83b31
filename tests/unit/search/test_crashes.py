"""A process that dies, or a disk that is full, at any moment while the index is written."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from whoosh.filedb.structfile import StructFile

from stdplan_tui.search.location import IndexFolder
from stdplan_tui.search.model import RefreshReport
from tests.support.counts import tries
from tests.unit.search.conftest import Opening
from tests.unit.search.documents import by_chance, found, put

BEFORE = [by_chance(f"d{number}", 30, number) for number in range(4)]
AFTER = [by_chance(f"d{number}", 30, 50 + number) for number in range(1, 6)]
WRITER = """
import sys
from pathlib import Path
from stdplan_tui.search import refresh
from stdplan_tui.search.whoosh_index import WhooshEngine
from tests.unit.search.documents import put
from tests.unit.search.test_crashes import AFTER, BEFORE
refresh._FIRST = 40
engine = WhooshEngine(Path(sys.argv[1]))
print("ready", flush=True)
while True:
    put(engine, AFTER)
    put(engine, BEFORE)
"""


@pytest.mark.parametrize("seed", range(tries(2)))
def test_killed_at_any_moment_it_leaves_an_index_that_is_right_or_none(
    tmp_path: Path, opening: Opening, seed: int
) -> None:
    command = [sys.executable, "-X", "utf8", "-c", WRITER, str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"ready\n"
        time.sleep(random.Random(seed).uniform(0.1, 0.8))
        os.kill(process.pid, signal.SIGKILL)
    left = set(found(opening(tmp_path), "标"))
    both = {f"{each.id}:{clause.id}" for each in BEFORE + AFTER for clause in each.flat if "标" in clause.string}
    assert left <= both
    engine = opening(tmp_path)
    assert put(engine, AFTER).notice == ""
    fresh = {f"{each.id}:{clause.id}" for each in AFTER for clause in each.flat if "标" in clause.string}
    assert set(found(engine, "标")) == fresh
    assert put(opening(tmp_path), AFTER) == RefreshReport()


@pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning")  # Whoosh's
@pytest.mark.parametrize("existing", [True, False])
@pytest.mark.parametrize("writes", [*range(6), 9, 14, 20, 40])
def test_a_full_disk_costs_the_index_and_not_the_search(
    tmp_path: Path, opening: Opening, monkeypatch: pytest.MonkeyPatch, writes: int, existing: bool
) -> None:
    engine = opening(tmp_path)
    if existing:
        put(engine, BEFORE)
    left, write = writes, StructFile.write

    def full(*arguments: object) -> object:
        nonlocal left
        left -= 1
        if left < 0:
            raise OSError(28, "No space left on device")
        return write(*arguments)

    with monkeypatch.context() as patch:
        patch.setattr(StructFile, "write", full)
        report = put(engine, AFTER)
    assert report.notice == "" if left >= 0 else "No space left on device" in report.notice
    fresh = {f"{each.id}:{clause.id}" for each in AFTER for clause in each.flat if "标" in clause.string}
    assert set(found(engine, "标")) == fresh
    assert engine.search("标").complete
    assert put(engine, AFTER).notice == ""
    assert set(found(opening(tmp_path), "标")) == fresh


def filling(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """From now on there is no room for that file of the index."""
    put_there = IndexFolder._put

    def full(folder: IndexFolder, put_name: str, content: bytes) -> None:
        if put_name == name:
            raise OSError(28, "No space left on device")
        put_there(folder, put_name, content)

    monkeypatch.setattr(IndexFolder, "_put", full)


def test_a_disk_that_is_full_for_the_words_leaves_an_index_without(
    tmp_path: Path, opening: Opening, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = opening(tmp_path)
    with monkeypatch.context() as patch:
        filling(patch, "words")
        assert "No space left on device" in put(engine, AFTER).notice
    assert opening(tmp_path).search("标").total == engine.search("标").total > 0
    assert put(engine, AFTER) == RefreshReport()
    assert opening(tmp_path).suggest("标准") == engine.suggest("标准") != ()


def test_a_disk_that_is_full_at_the_end_leaves_no_index_that_is_wrong(
    tmp_path: Path, opening: Opening, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = opening(tmp_path)
    with monkeypatch.context() as patch:
        filling(patch, "stamp.json")
        assert "No space left on device" in put(engine, AFTER).notice
    assert opening(tmp_path).search("标").total == 0
    assert put(engine, AFTER) == RefreshReport(documents=5)
