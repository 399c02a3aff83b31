"""Queries of the past, and those that are kept under a name."""

from __future__ import annotations

import stat
import threading
from pathlib import Path

import pytest

from stdplan_tui.errors import SettingsError
from stdplan_tui.settings import Settings, load_settings, save_settings, settings_path
from stdplan_tui.workspace.folder import Workspace
from stdplan_tui.workspace.saved_searches import forget_search, save_search, saved_searches
from stdplan_tui.workspace.search_history import KEPT, LONGEST, past, remember


def history(ws: Workspace) -> Path:
    assert ws.state_folder is not None
    return ws.state_folder / "searches.jsonl"


def test_the_newest_query_is_first_and_each_is_there_once(ws: Workspace) -> None:
    assert past(ws) == ()
    for query in ("特高压", '"标准 农业"', "特高压", "  year:2016  ", " ", "\n"):
        remember(ws, query)
    assert past(ws) == ("year:2016", "特高压", '"标准 农业"')
    assert past(Workspace(ws.root, Settings())) == past(ws)


def test_a_hundred_queries_are_remembered(ws: Workspace) -> None:
    for number in range(130):
        remember(ws, f"词{number}")
    assert past(ws) == tuple(f"词{number}" for number in reversed(range(30, 130)))
    assert KEPT == 100


def test_the_file_is_the_users_own_and_not_in_the_workspace(ws: Workspace) -> None:
    remember(ws, "特高压")
    assert stat.S_IMODE(history(ws).stat().st_mode) == 0o600
    assert not list(ws.root.rglob("searches.jsonl"))


def test_damage_is_passed_over(ws: Workspace) -> None:
    remember(ws, "前")
    with history(ws).open("ab") as file:
        file.write(b'\xff\xfe\n[1]\n{"a": 1}\n""\nnull\n' + b"[" * 100_000 + b'\n"cut by a cra')
    remember(ws, "后")
    remember(ws, "\ud800 half")
    assert past(ws) == ("\ud800 half", "后", "前")


def test_it_stays_small(ws: Workspace) -> None:
    long = "标" * LONGEST
    remember(ws, long + "准")
    assert past(ws) == ()
    for number in range(60):
        remember(ws, f"{number}{long}"[:LONGEST])
    assert history(ws).stat().st_size < 600_000
    assert past(ws)[0].startswith("59标")
    assert stat.S_IMODE(history(ws).stat().st_mode) == 0o600


def test_several_may_append(ws: Workspace) -> None:
    def several(name: str) -> None:
        for number in range(20):
            remember(ws, f"{name}{number}")

    threads = [threading.Thread(target=several, args=(name,)) for name in "甲乙丙"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(past(ws)) == sorted(f"{name}{number}" for name in "甲乙丙" for number in range(20))


def test_without_a_state_folder_nothing_is_remembered(ws: Workspace, own_folders: Path) -> None:
    own_folders.mkdir()
    (own_folders / "state").write_text("a file where the folder should be")
    remember(ws, "特高压")
    assert past(ws) == ()


def test_a_search_is_kept_under_a_name() -> None:
    save_settings(Settings(author_name="张三"))
    assert save_search(" 电网 ", "特高压 OR 柔性直流") is None
    assert save_search("new", "year:2016") is None
    assert save_search("电网", "特高压") == "特高压 OR 柔性直流"
    assert saved_searches() == {"电网": "特高压", "new": "year:2016"}
    assert load_settings().author_name == "张三"
    assert forget_search("new")
    assert not forget_search("new")
    assert saved_searches() == {"电网": "特高压"}


@pytest.mark.parametrize(("name", "query"), [("", "a"), ("n" * 61, "a"), ("a", " "), ("a\nb", "q"), ("a", "q\x1b")])
def test_a_name_or_query_that_cannot_be_kept_is_refused(name: str, query: str) -> None:
    with pytest.raises(SettingsError):
        save_search(name, query)
    assert not settings_path().exists()
