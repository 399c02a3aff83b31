"""`stdplan layers`: whose annotations are seen, and whose a sparse checkout keeps away."""

from __future__ import annotations

from pathlib import Path

import pytest
from benchmarks.clones import commit_all, git

from stdplan_tui.settings import Settings, save_settings
from tests.support.repositories import isolate
from tests.unit.cli.conftest import Call

ZHANG, LI = Settings(author_name="Zhang San", author_id="0123abcd"), Settings(author_name="Li Si", author_id="4567abcd")


@pytest.fixture(autouse=True)
def own_git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    isolate(monkeypatch, tmp_path / "home")


@pytest.fixture(autouse=True)
def notes(call: Call) -> None:
    """Two notes of Zhang San, and an answer of Li Si, who works here."""
    call("annotate", "plan:1.1", "-m", "一")
    first = call("annotate", "plan:1.2", "-m", "二", "--json").object["id"]
    save_settings(LI)
    call("reply", first, "-m", "三")


def seen(call: Call, *options: str) -> dict[str, bool]:
    return {one["author"]: one["shown"] for one in call("layers", *options, "--json").objects}


def test_everybody_is_seen_at_first(call: Call) -> None:
    assert call("layers").lines == ["li-si  Li Si (me)  1 annotation", "zhang-san  Zhang San  2 annotations"]
    assert call("layers", "--json").objects[1] == {
        "author": "zhang-san",
        "name": "Zhang San",
        "own": False,
        "shown": True,
        "annotations": 2,
        "not_checked_out": 0,
    }


def test_layers_are_hidden_and_shown_and_that_is_remembered(call: Call) -> None:
    assert seen(call, "--hide", "Zhang San") == {"li-si": True, "zhang-san": False}
    assert seen(call) == {"li-si": True, "zhang-san": False}
    assert seen(call, "--hide", "me", "--show", "zhang-san") == {"li-si": False, "zhang-san": True}
    assert seen(call, "--all") == {"li-si": True, "zhang-san": True}


def test_only_one_s_own_are_seen_by_who_codes_blindly(call: Call) -> None:
    assert seen(call, "--only-mine") == {"li-si": True, "zhang-san": False}
    save_settings(ZHANG)
    assert seen(call) == {"li-si": False, "zhang-san": True}
    assert seen(call, "--hide", "li-si") == {"li-si": False, "zhang-san": True}, "no longer only mine"
    assert call("layers", "--only-mine", "--all").code == 2
    assert call("layers", "--hide", "nobody").code == 2


def test_commands_for_scripts_see_everything(call: Call) -> None:
    before = call("annotations", "--json").out
    call("layers", "--only-mine")
    assert call("annotations", "--json").out == before


@pytest.mark.parametrize("content", ["", "{", "[]", '{"hidden": 3}', "[" * 10_000, '{"hidden": [1, {}]}'])
def test_what_was_remembered_and_cannot_be_read_hides_nothing(call: Call, own_folders: Path, content: str) -> None:
    call("layers", "--hide", "zhang-san")
    (file,) = own_folders.rglob("layers.json")
    file.write_text(content, "utf-8")
    assert seen(call) == {"li-si": True, "zhang-san": True}


def test_what_a_sparse_checkout_hides_is_not_missing(call: Call, folder: Path) -> None:
    git(folder, "init", "--quiet")
    commit_all(folder, "what is there")
    assert "which is not there" not in call("check").out
    git(folder, "sparse-checkout", "set", "--no-cone", "/*", "!/annotations/*/zhang-san/")
    assert not list(folder.glob("annotations/*/zhang-san"))
    assert "which is not there" not in call("check").out
    found = {one["author"]: one for one in call("layers", "--json").objects}
    assert (found["zhang-san"]["annotations"], found["zhang-san"]["not_checked_out"]) == (0, 2)
    git(folder, "rm", "--quiet", "--cached", "-r", "--sparse", "annotations/plan/zhang-san")
    assert "which is not there" in call("check").out


def test_where_nobody_has_annotated_there_is_none(call: Call, tmp_path: Path) -> None:
    (tmp_path / "empty" / "corpus").mkdir(parents=True)
    assert call("-C", str(tmp_path / "empty"), "layers").code == 1
