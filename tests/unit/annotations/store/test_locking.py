"""The lock: one holder at a time, gone with its holder, and never in the way where there can be none."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from stdplan_tui.annotations.store import locking
from stdplan_tui.annotations.store.locking import locked
from stdplan_tui.errors import AnnotationError

HOLDING = """
import sys, time
from pathlib import Path
from stdplan_tui.annotations.store.locking import locked
with locked(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(60)
"""


def test_one_thread_at_a_time_holds_it(tmp_path: Path) -> None:
    lock, inside, most = tmp_path / "state" / "a.lock", [0], [0]

    def work() -> None:
        for _again in range(20):
            with locked(lock) as alone:
                assert alone
                inside[0] += 1
                most[0] = max(most[0], inside[0])
                inside[0] -= 1

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert most == [1]
    assert lock.stat().st_mode & 0o077 == 0


def test_who_waits_too_long_is_told(tmp_path: Path) -> None:
    with locked(tmp_path / "a.lock"):
        told = "another stdplan is writing here; nothing was saved, try again"
        with pytest.raises(AnnotationError, match=told), locked(tmp_path / "a.lock", patience=0.02):
            pass
        with locked(tmp_path / "another.lock", patience=0.02) as alone:
            assert alone


def test_it_ends_with_a_process_that_is_killed(tmp_path: Path) -> None:
    lock = tmp_path / "a.lock"
    with subprocess.Popen([sys.executable, "-c", HOLDING, str(lock)], stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(AnnotationError), locked(lock, patience=0.02):
            pass
        holder.send_signal(signal.SIGKILL)
        with locked(lock) as alone:
            assert alone


def test_where_there_can_be_none_nobody_is_kept_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("not a folder")
    for lock in (None, tmp_path / "file" / "a.lock"):
        with locked(lock) as alone:
            assert not alone

    def no_locks(_descriptor: int) -> None:
        raise OSError(95, "Operation not supported")

    monkeypatch.setattr(locking, "_try", no_locks)
    with locked(tmp_path / "a.lock") as alone:
        assert not alone


def test_a_link_in_its_place_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "a.lock").symlink_to(tmp_path / "elsewhere")
    with locked(tmp_path / "a.lock") as alone:
        assert alone == (not hasattr(os, "O_NOFOLLOW"))
    assert not (tmp_path / "elsewhere").exists()
