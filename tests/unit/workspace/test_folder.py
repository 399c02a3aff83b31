"""Finding a workspace, and the folders of the user that belong to it."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from stdplan_tui.errors import WorkspaceError
from stdplan_tui.settings import Settings
from stdplan_tui.workspace.folder import Workspace, open_workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    folder = tmp_path / "work"
    (folder / "corpus" / "sources").mkdir(parents=True)
    return folder


def test_a_named_folder_must_have_a_corpus(tmp_path: Path) -> None:
    with pytest.raises(WorkspaceError, match="corpus/") as caught:
        open_workspace(tmp_path)
    assert caught.value.path == tmp_path


def test_a_named_folder_is_taken_as_it_is(workspace: Path) -> None:
    assert open_workspace(workspace).root == workspace
    with pytest.raises(WorkspaceError):
        open_workspace(workspace / "corpus")


def test_the_nearest_workspace_above_is_found(workspace: Path) -> None:
    assert open_workspace(start=workspace / "corpus" / "sources").root == workspace


def test_the_current_folder_is_where_it_starts(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(workspace / "corpus")
    assert open_workspace().root == workspace


def test_a_corpus_of_another_purpose_is_passed_by(workspace: Path) -> None:
    inner = workspace / "src" / "corpus"
    inner.mkdir(parents=True)
    (inner / "__init__.py").touch()
    assert open_workspace(start=inner).root == workspace


def test_an_empty_corpus_is_one(tmp_path: Path) -> None:
    (tmp_path / "new" / "corpus").mkdir(parents=True)
    assert open_workspace(start=tmp_path / "new").root == tmp_path / "new"


def test_no_workspace_anywhere(tmp_path: Path) -> None:
    with pytest.raises(WorkspaceError, match="-C"):
        open_workspace(start=tmp_path)


def test_user_folders_are_private_and_the_workspace_s_own(workspace: Path, own_folders: Path) -> None:
    ws = Workspace(workspace, Settings())
    for folder, kind in ((ws.cache_folder, "cache"), (ws.state_folder, "state")):
        assert folder is not None
        assert folder.is_relative_to(own_folders / kind)
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert Workspace(workspace.parent, Settings()).cache_folder != ws.cache_folder


def test_a_link_to_a_workspace_shares_its_folders(workspace: Path, tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to(workspace)
    assert Workspace(link, Settings()).cache_folder == Workspace(workspace, Settings()).cache_folder


def test_no_user_folders_where_none_can_be_made(workspace: Path, own_folders: Path) -> None:
    own_folders.write_text("a file where the folder should be")
    ws = Workspace(workspace, Settings())
    assert ws.cache_folder is None
    assert ws.state_folder is None
