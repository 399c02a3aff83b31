"""What is remembered of a workspace: where documents were left, and marks."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stdplan_tui.corpus.model import ClauseId, DocumentId
from stdplan_tui.workspace.folder import Workspace
from stdplan_tui.workspace.places import KEPT_PLACES, Left, Places, Point, change_places, read_places
from tests.support.counts import tries
from tests.support.workspaces import SETTINGS, make_workspace

PLAN, NOTICE = DocumentId("plan"), DocumentId("notice")
THERE = Left(ClauseId("1.2.b1"), 38)


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return Workspace(make_workspace(tmp_path / "workspace"), SETTINGS)


def file_of(workspace: Workspace) -> Path:
    assert workspace.state_folder is not None
    return workspace.state_folder / "places.txt"


def test_the_document_left_last_is_the_last_one(workspace: Workspace) -> None:
    change_places(workspace, lambda places: places.leaving(PLAN, THERE).leaving(NOTICE, Left(ClauseId("p1"), 90)))
    change_places(workspace, lambda places: places.leaving(PLAN, THERE))
    places = read_places(workspace)
    assert places.left == {NOTICE: Left(ClauseId("p1"), 90), PLAN: THERE}
    assert places.last == Point(PLAN, ClauseId("1.2.b1"))
    assert places.left_at(workspace.library.document(PLAN)) == "1.2.b1"


def test_nothing_is_known_of_a_new_workspace(workspace: Workspace) -> None:
    places = read_places(workspace)
    assert places.last is None
    assert places.left_at(workspace.library.document(PLAN)) is None
    assert places.marked("a", PLAN) is None


def test_small_letters_are_known_in_their_document_and_capitals_in_all(workspace: Workspace) -> None:
    def marks(places: Places) -> Places:
        for letter, document, clause in (("a", PLAN, "1.1"), ("a", NOTICE, "p1"), ("A", PLAN, "2"), ("A", PLAN, "1")):
            places = places.marking(letter, Point(document, ClauseId(clause)))
        return places

    change_places(workspace, marks)
    places = read_places(workspace)
    assert places.marked("a", PLAN) == Point(PLAN, ClauseId("1.1"))
    assert places.marked("a", NOTICE) == Point(NOTICE, ClauseId("p1"))
    assert places.marked("A", NOTICE) == Point(PLAN, ClauseId("1"))
    assert change_places(workspace, lambda now: now.unmarking((None, "A"))).marked("A", NOTICE) is None
    assert read_places(workspace).marked("a", PLAN) is not None


def test_two_programs_do_not_take_each_others_places_away(workspace: Workspace) -> None:
    other = Workspace(workspace.root, SETTINGS)
    change_places(workspace, lambda places: places.leaving(PLAN, THERE))
    change_places(other, lambda places: places.marking("a", Point(NOTICE, ClauseId("p1"))))
    assert read_places(workspace).left == {PLAN: THERE}
    assert read_places(workspace).marked("a", NOTICE)


def test_only_the_newest_are_kept(workspace: Workspace) -> None:
    def many(places: Places) -> Places:
        for number in range(KEPT_PLACES + 5):
            places = places.leaving(DocumentId(f"d{number}"), THERE)
        return places

    left = tuple(change_places(workspace, many).left)
    assert len(left) == len(read_places(workspace).left) == KEPT_PLACES
    assert (left[0], left[-1]) == ("d5", f"d{KEPT_PLACES + 4}")


def test_what_stays_the_same_is_not_written(workspace: Workspace) -> None:
    change_places(workspace, lambda places: places.leaving(PLAN, THERE))
    before = file_of(workspace).stat().st_mtime_ns, file_of(workspace).stat().st_ino
    change_places(workspace, lambda places: places.leaving(PLAN, THERE))
    assert (file_of(workspace).stat().st_mtime_ns, file_of(workspace).stat().st_ino) == before


@pytest.mark.parametrize(
    "line",
    [
        "../../etc/passwd:1 3",
        "plan:../1 3",
        "plan 3",
        "plan:1",
        "plan:1 many",
        "'ab plan:1",
        "'一 plan:1",
        "' plan:1",
        "'a \x1b[2J",
        "con:1 3",
        "\ufffd",
        "",
    ],
)
def test_a_line_that_cannot_be_is_passed_over(workspace: Workspace, line: str) -> None:
    file_of(workspace).write_text(f"{line}\nplan:1.2.b1 38\n{line}\n", "utf-8")
    assert read_places(workspace) == Places({PLAN: THERE})


def test_per_cents_are_per_cents(workspace: Workspace) -> None:
    file_of(workspace).write_text("plan:1 999999999999\nnotice:p1 -5\n")
    assert [left.percent for left in read_places(workspace).left.values()] == [100, 0]


@given(content=st.binary(max_size=200))
@settings(max_examples=tries(50))
def test_no_bytes_break_reading(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    folder = tmp_path_factory.mktemp("places")
    workspace = Workspace(folder, SETTINGS)
    workspace.__dict__["state_folder"] = folder
    (folder / "places.txt").write_bytes(content)
    change_places(workspace, lambda places: places.leaving(PLAN, THERE))
    assert read_places(workspace).last == Point(PLAN, THERE.clause)


def test_where_nothing_can_be_kept_nothing_is(workspace: Workspace) -> None:
    workspace.__dict__["state_folder"] = None
    assert change_places(workspace, lambda places: places.leaving(PLAN, THERE)).last is not None
    assert read_places(workspace) == Places()


def test_a_file_that_cannot_be_written_bothers_nobody(workspace: Workspace) -> None:
    file_of(workspace).mkdir()
    assert change_places(workspace, lambda places: places.leaving(PLAN, THERE)).left == {PLAN: THERE}
    assert read_places(workspace) == Places()
