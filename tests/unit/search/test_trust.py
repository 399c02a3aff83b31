"""An index is opened only where it can be trusted: opening one runs the pickles in it."""

import contextlib
import json
import os
import pickle
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from stdplan_tui.search.model import RefreshReport
from stdplan_tui.search.whoosh_index import WhooshEngine
from tests.unit.search.conftest import Opening
from tests.unit.search.documents import document, found, put

DOCUMENT = document("a", "国家标准")
REBUILT = RefreshReport(documents=1)
Reopening = Callable[[Path], WhooshEngine]


class Planted:
    """Unpickled, it writes a marker file."""

    def __init__(self, marker: Path) -> None:
        self.marker = marker

    def __reduce__(self) -> tuple[Callable[[Path], None], tuple[Path]]:
        return Path.touch, (self.marker,)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folder of a good index of `DOCUMENT`."""
    with contextlib.closing(WhooshEngine(tmp_path, "here")) as engine:
        put(engine, [DOCUMENT])
    return tmp_path / "search"


@pytest.fixture
def reopened(opening: Opening) -> Callable[[Path], WhooshEngine]:
    return lambda folder: opening(folder.parent, "here")


def crafted(folder: Path, marker: Path) -> bytes:
    """A table of contents as Whoosh writes it, with another pickle at its end."""
    (contents,) = folder.glob("*.toc")
    whole = contents.read_bytes()
    planted = pickle.dumps(Planted(marker), 2)
    return whole[: whole.rindex(bytes([0x80, pickle.HIGHEST_PROTOCOL]))] + planted


def test_the_folder_is_private(folder: Path, reopened: Reopening) -> None:
    assert folder.stat().st_mode & 0o777 == 0o700
    assert put(reopened(folder), [DOCUMENT]) == RefreshReport()


def test_a_crafted_pickle_would_run_if_the_index_were_opened(folder: Path, tmp_path: Path) -> None:
    marker = tmp_path / "marker"
    (contents,) = folder.glob("*.toc")
    contents.write_bytes(crafted(folder, marker))
    script = "import sys; from whoosh.index import open_dir; open_dir(sys.argv[1])"
    subprocess.run([sys.executable, "-c", script, str(folder)], check=False, stderr=subprocess.DEVNULL)
    assert marker.exists()


@pytest.mark.parametrize("name", ["", "_MAIN_9.toc"])
def test_a_planted_pickle_never_runs(folder: Path, tmp_path: Path, name: str, reopened: Reopening) -> None:
    marker = tmp_path / "marker"
    (contents,) = folder.glob("*.toc")
    (folder / (name or contents.name)).write_bytes(crafted(folder, marker))
    engine = reopened(folder)
    assert engine.search("标准").total == 0
    assert put(engine, [DOCUMENT]) == REBUILT
    assert found(engine, "标准") == ["a:p1"]
    assert not marker.exists()


def test_a_folder_of_planted_files_without_a_stamp_is_not_opened(
    tmp_path: Path, folder: Path, opening: Opening
) -> None:
    marker = tmp_path / "marker"
    toc = crafted(folder, marker)
    cache = tmp_path / "other"
    (cache / "search").mkdir(parents=True, mode=0o700)
    (cache / "search" / "_MAIN_1.toc").write_bytes(toc)
    engine = opening(cache, "here")
    assert engine.search("标准").total == 0
    assert put(engine, [DOCUMENT]) == REBUILT
    assert not marker.exists()


@pytest.mark.parametrize("mode", [0o750, 0o707, 0o777])
def test_a_folder_that_others_can_enter_is_made_anew(folder: Path, mode: int, reopened: Reopening) -> None:
    folder.chmod(mode)
    engine = reopened(folder)
    assert engine.search("标准").total == 0
    assert put(engine, [DOCUMENT]) == REBUILT
    assert folder.stat().st_mode & 0o777 == 0o700


def test_a_cache_folder_that_others_can_write_to_is_closed(folder: Path, reopened: Reopening) -> None:
    folder.parent.chmod(0o777)
    assert put(reopened(folder), [document("a", "化工")]) == REBUILT
    assert folder.parent.stat().st_mode & 0o777 == 0o700


def test_a_folder_of_another_user_is_not_opened(
    folder: Path, monkeypatch: pytest.MonkeyPatch, reopened: Reopening
) -> None:
    monkeypatch.setattr("os.geteuid", lambda: 4_000_000)
    engine = reopened(folder)
    assert engine.search("标准").total == 0
    assert "another user" in put(engine, [DOCUMENT]).notice
    assert found(engine, "标准") == ["a:p1"]


def test_a_link_in_place_of_the_folder_is_replaced_and_its_target_kept(
    folder: Path, tmp_path: Path, reopened: Reopening
) -> None:
    elsewhere = tmp_path / "elsewhere"
    folder.rename(elsewhere)
    folder.symlink_to(elsewhere, target_is_directory=True)
    assert reopened(folder).search("标准").total == 0
    assert put(reopened(folder), [DOCUMENT]) == REBUILT
    assert not folder.is_symlink()
    assert list(elsewhere.glob("*.toc"))


def test_a_linked_file_is_not_trusted(folder: Path, tmp_path: Path, reopened: Reopening) -> None:
    (rows,) = folder.glob("*.content.col")
    rows.rename(tmp_path / "rows")
    rows.symlink_to(tmp_path / "rows")
    assert put(reopened(folder), [DOCUMENT]) == REBUILT


@pytest.mark.parametrize("suffix", ["toc", "pst", "trm", "col", "json", "words"])
@pytest.mark.parametrize("damage", ["truncate", "empty", "remove", "garbage"])
def test_a_damaged_index_is_made_anew(folder: Path, suffix: str, damage: str, reopened: Reopening) -> None:
    for path in [*folder.glob(f"*.{suffix}"), *folder.glob(suffix)]:
        whole = path.read_bytes()
        if damage == "remove":
            path.unlink()
        else:
            path.write_bytes({"truncate": whole[: len(whole) // 2], "empty": b"", "garbage": b"\x80[" * 3000}[damage])
    engine = reopened(folder)
    assert engine.search("标准").total == 0
    assert put(engine, [DOCUMENT]) == REBUILT
    assert found(engine, "标准") == ["a:p1"]


@pytest.mark.parametrize("damage", ["pst", "trm", "content.col", "folded.col", "order.col"])
def test_an_index_that_is_stamped_but_broken_is_made_anew(folder: Path, damage: str, reopened: Reopening) -> None:
    (path,) = folder.glob(f"*.{damage}")
    size = path.stat().st_size
    path.write_bytes(b"\x00" * size)
    stamp = json.loads((folder / "stamp.json").read_text())
    state = path.stat()
    stamp["files"][path.name] = [state.st_size, state.st_mtime_ns, state.st_ctime_ns]
    (folder / "stamp.json").write_text(json.dumps(stamp))
    engine = reopened(folder)
    engine.search("标准")
    put(engine, [DOCUMENT])
    assert found(engine, "标准") == ["a:p1"]
    put(engine, [DOCUMENT])
    assert found(reopened(folder), "标准") == ["a:p1"]


@pytest.mark.parametrize(
    "stamp",
    ["", "[]", "null", "{}", '{"identity": 1, "files": 3}', "[" * 100_000],
    ids=["empty", "list", "null", "nothing", "numbers", "deep"],
)
def test_a_stamp_that_says_nothing_is_no_stamp(folder: Path, stamp: str, reopened: Reopening) -> None:
    (folder / "stamp.json").write_text(stamp)
    assert put(reopened(folder), [DOCUMENT]) == REBUILT


@pytest.mark.parametrize("key", ["format", "analysis", "stdplan", "whoosh", "unicode", "bytes", "workspace"])
def test_an_index_made_with_or_for_something_else_is_made_anew(folder: Path, key: str, reopened: Reopening) -> None:
    stamp = json.loads((folder / "stamp.json").read_text())
    stamp["identity"][key] += "x"
    (folder / "stamp.json").write_text(json.dumps(stamp))
    assert reopened(folder).search("标准").total == 0
    assert put(reopened(folder), [DOCUMENT]) == REBUILT


def test_a_half_written_index_is_made_anew(folder: Path, reopened: Reopening) -> None:
    (folder / "stamp.json").unlink()
    (folder / "MAIN.tmp").mkdir()
    (folder / "MAIN_abcdefghijklmnop.trm").write_bytes(b"half")
    assert put(reopened(folder), [DOCUMENT]) == REBUILT


def test_what_a_crashed_writer_left_does_not_matter(folder: Path, reopened: Reopening) -> None:
    (folder / "MAIN.tmp").mkdir()
    (folder / "MAIN_abcdefghijklmnop.trm").write_bytes(b"half")
    engine = reopened(folder)
    assert put(engine, [DOCUMENT]) == RefreshReport()
    assert put(engine, [document("a", "化工")]) == REBUILT
    assert not (folder / "MAIN_abcdefghijklmnop.trm").exists()


def test_without_a_cache_folder_search_works_in_memory(tmp_path: Path, opening: Opening) -> None:
    (tmp_path / "file").write_text("")
    engine = opening(tmp_path / "file" / "cache")
    assert engine.search("标准").total == 0
    notice = put(engine, [DOCUMENT]).notice
    assert os.strerror(20) in notice
    assert found(engine, "标准") == ["a:p1"]
    assert engine.search("标准").complete
