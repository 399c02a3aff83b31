import os
import time
from pathlib import Path

import pytest

from stdplan_tui.atomic import make_folder, write_atomically


def test_a_file_is_written_whole_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    write_atomically(path, b"one")
    path.chmod(0o640)
    write_atomically(path, b"two")
    assert path.read_bytes() == b"two"
    assert path.stat().st_mode & 0o777 == 0o640
    assert list(tmp_path.iterdir()) == [path]


def test_a_second_thought_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    write_atomically(path, b"one")

    def refuse() -> None:
        assert (tmp_path / ".a.toml.tmp").read_bytes() == b"two"
        raise RuntimeError("changed")

    with pytest.raises(RuntimeError, match="changed"):
        write_atomically(path, b"two", ready=refuse)
    assert path.read_bytes() == b"one"
    assert list(tmp_path.iterdir()) == [path]


def test_another_writer_is_respected_until_it_is_surely_dead(tmp_path: Path) -> None:
    temporary = tmp_path / ".a.toml.tmp"
    temporary.write_text("half")
    with pytest.raises(FileExistsError):
        write_atomically(tmp_path / "a.toml", b"one")
    assert temporary.read_text() == "half"
    os.utime(temporary, (time.time() - 60, time.time() - 60))
    write_atomically(tmp_path / "a.toml", b"one")
    assert not temporary.exists()


def test_a_link_laid_as_temporary_file_is_not_followed(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("mine")
    temporary = tmp_path / ".a.toml.tmp"
    temporary.symlink_to(secret)
    os.utime(temporary, (1, 1), follow_symlinks=False)
    write_atomically(tmp_path / "a.toml", b"one")
    assert secret.read_text() == "mine"
    assert not (tmp_path / "a.toml").is_symlink()


def test_folders_are_made_all_the_way(tmp_path: Path) -> None:
    make_folder(tmp_path / "a" / "b")
    make_folder(tmp_path / "a" / "b")
    assert (tmp_path / "a" / "b").is_dir()
    (tmp_path / "file").write_text("")
    with pytest.raises(NotADirectoryError, match="file"):
        make_folder(tmp_path / "file" / "c")
