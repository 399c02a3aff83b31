"""Several people at work in clones of their own, and everything merged by real git: nothing is lost."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from benchmarks.hands import Deed, losses
from benchmarks.merge_simulation import SCENARIOS, Sizes, simulate

from stdplan_tui.annotations.making import deleted, edited
from stdplan_tui.annotations.model import Conflict
from tests.support.counts import SOAKING
from tests.support.repositories import isolate
from tests.unit.annotations.support import NOW, note

SIZES = Sizes() if SOAKING else Sizes().tenth()
LATER = NOW + timedelta(minutes=1)
NOTE, OTHER = note("一", tags=("甲",)), note("另", tags=("乙",))


@pytest.fixture(autouse=True)
def own_git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    isolate(monkeypatch, tmp_path / "home")
    folder = tmp_path / "clones"
    folder.mkdir()
    return folder


@pytest.mark.parametrize("seed", [1, 2, 3])
@pytest.mark.parametrize("scenario", SCENARIOS)
def test_with_the_driver_nothing_is_in_conflict_and_nothing_lost(own_git: Path, scenario: str, seed: int) -> None:
    found = simulate(own_git, seed, scenario, SIZES, driver=True)
    assert found == nothing_missing(found) | {"conflicted_files": 0}


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_without_it_files_that_one_branch_alone_edits_merge(own_git: Path, seed: int) -> None:
    found = simulate(own_git, seed, "own", SIZES, driver=False)
    assert found == nothing_missing(found) | {"conflicted_files": 0}


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_without_it_what_meets_is_in_conflict_and_can_be_merged_from_what_git_kept(own_git: Path, seed: int) -> None:
    found = simulate(own_git, seed, "same", SIZES, driver=False)
    assert found == nothing_missing(found)
    assert found["conflicted_files"] > 0


def nothing_missing(found: Mapping[str, int]) -> dict[str, int]:
    work = SIZES.clones * (SIZES.edits + SIZES.deletions)
    there = SIZES.annotations + SIZES.clones * SIZES.adds
    return dict(found) | {
        "lost_annotations": 0,
        "lost_edits": 0,
        "duplicate_ids": 0,
        "annotations": there,
        "edits": work,
    }


def test_what_is_missing_is_noticed() -> None:
    changed = edited(NOTE, "二", now=LATER)
    body, gone = Deed(0, NOTE.id, "body", "二\n"), Deed(1, NOTE.id, "deleted")
    assert losses([NOTE, OTHER], [body], [changed]).annotations == (OTHER.id,)
    assert losses([NOTE], [body], [NOTE]).edits == (body,)
    assert losses([NOTE], [body, gone], [deleted(changed, now=LATER)]).edits == (body,)
    assert losses([NOTE], [gone], [NOTE]).edits == (gone,)
    assert losses([NOTE], [Deed(0, NOTE.id, "tagged", "丁")], [NOTE]).edits
    assert losses([NOTE], [Deed(0, NOTE.id, "untagged", "甲")], [NOTE]).edits
    assert losses([NOTE], [], [NOTE, NOTE]).twice == (NOTE.id,)
    assert losses([], [Deed(0, NOTE.id, "added")], []).annotations == (NOTE.id,)


def test_what_is_kept_beside_the_winner_is_not_missing() -> None:
    body, gone = Deed(0, NOTE.id, "body", "二\n"), Deed(1, NOTE.id, "deleted")
    kept = (Conflict("body", "二\n", "zhang-san", NOTE.updated), Conflict("status", "deleted", "li-si", NOTE.updated))
    assert losses([NOTE], [body, gone], [replace(NOTE, conflicts=kept)]).edits == ()
