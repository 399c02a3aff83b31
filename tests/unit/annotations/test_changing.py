from pathlib import Path

import pytest

from stdplan_tui.annotations import journal as journal_module
from stdplan_tui.annotations.changing import carry_out, undo
from stdplan_tui.annotations.journal import Journal
from stdplan_tui.annotations.making import deleted, edited
from stdplan_tui.annotations.model import Annotation, Change
from stdplan_tui.annotations.store import Store
from stdplan_tui.errors import AnnotationError
from tests.unit.annotations.support import DOCUMENT_ID, note, store


@pytest.fixture
def here(tmp_path: Path) -> Store:
    return store(tmp_path)


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    return Journal(tmp_path / "state" / "journal.jsonl")


def do(here: Store, journal: Journal, before: Annotation | None, after: Annotation) -> None:
    carry_out(here, journal, "note", [Change(before, after)], by="zhang-san")


def test_an_addition_is_undone_by_a_tombstone(here: Store, journal: Journal) -> None:
    first = note("x\r\n\x1b😀")
    do(here, journal, None, first)
    undone = undo(here, Journal(journal.file))
    (found,) = here.load().annotations
    assert undone is not None
    assert (undone.action, undone.changes) == ("note", (Change(first, found),))
    assert (found.is_open, found.body) == (False, first.body)
    assert found.updated > first.updated
    assert undo(here, journal) is None


def test_edits_and_deletions_are_undone_one_after_the_other(here: Store, journal: Journal) -> None:
    first = note("一")
    second = edited(first, "二")
    third = deleted(second)
    do(here, journal, None, first)
    do(here, journal, first, second)
    do(here, journal, second, third)
    assert undo(here, journal) is not None
    (found,) = here.load().annotations
    assert (found.is_open, found.body) == (True, "二\n")
    assert found.updated > third.updated


def test_undoing_goes_on_to_the_action_before(here: Store, journal: Journal) -> None:
    first, other = note("一"), note("另")
    do(here, journal, None, first)
    do(here, journal, None, other)
    assert undo(here, journal) is not None
    assert undo(here, Journal(journal.file)) is not None
    assert [found.is_open for found in here.load().annotations] == [False, False]
    assert undo(here, journal) is None


def test_steps_on_one_annotation_are_undone_one_after_the_other(here: Store, journal: Journal) -> None:
    first = note("一")
    second = edited(first, "二")
    third = edited(second, "三")
    do(here, journal, None, first)
    do(here, journal, first, second)
    do(here, journal, second, third)
    bodies = []
    while undo(here, journal):
        (found,) = here.load().annotations
        bodies.append((found.body, found.is_open))
    assert bodies == [("二\n", True), ("一\n", True), ("一\n", False)]


def test_one_action_on_several_files_is_undone_as_one(here: Store, journal: Journal) -> None:
    one, two = note("一"), note("二")
    carry_out(here, journal, "tag", [Change(None, one), Change(None, two)], by="zhang-san")
    undone = undo(here, journal)
    assert undone is not None
    assert [change.before for change in undone.changes] == [two, one]
    assert not any(found.is_open for found in here.load().annotations)


def test_what_other_hands_have_changed_is_not_undone(here: Store, journal: Journal) -> None:
    one, two = note("一"), note("二")
    carry_out(here, journal, "tag", [Change(None, one), Change(None, two)], by="zhang-san")
    theirs = edited(two, "别处改的")
    here.write(theirs, previous=two)
    with pytest.raises(AnnotationError, match="changed since by other hands; nothing was undone"):
        undo(here, journal)
    assert set(here.load().annotations) == {one, theirs}
    here.path_of(DOCUMENT_ID, "zhang-san", two.id).unlink()
    with pytest.raises(AnnotationError, match="cannot be read"):
        undo(here, journal)


def test_a_change_that_fails_leaves_those_before_it_to_be_undone(here: Store, journal: Journal) -> None:
    one, stranger = note("一"), note("二", author="li-qiang")
    with pytest.raises(AnnotationError, match="li-qiang wrote this"):
        carry_out(here, journal, "tag", [Change(None, one), Change(None, stranger)], by="zhang-san")
    assert here.load().annotations == (one,)
    assert undo(here, journal) is not None


def test_a_line_that_a_crash_has_cut_costs_only_itself(here: Store, journal: Journal) -> None:
    first, second = note("一"), note("二")
    do(here, journal, None, first)
    with journal.file.open("ab") as file:
        file.write(b'{"id": "x", "action": "note", "changes": [{"before": null, "af')
    do(here, journal, None, second)
    with journal.file.open("ab") as file:
        file.write(b'7\n\xff\xfe\n{"id": 1, "changes": [{"before": null, "after": "schema = 1"}]}\n')
    assert [entry.changes[0].after for entry in journal.entries()] == [first, second]


def test_without_a_state_folder_undo_works_until_the_program_ends(here: Store, journal: Journal) -> None:
    journal.file.parent.write_text("a file where the folder should be")
    do(here, journal, None, note())
    assert journal.entries()
    assert undo(here, journal) is not None
    assert undo(here, journal) is None
    assert Journal(journal.file).entries() == ()


def test_a_long_journal_forgets_its_older_half(here: Store, journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journal_module, "LARGEST", 5_000)
    notes = [note(f"{number}") for number in range(20)]
    for annotation in notes:
        do(here, journal, None, annotation)
    kept = [entry.changes[0].after for entry in journal.entries()]
    assert kept == notes[-len(kept) :]
    assert 2 <= len(kept) < 20
    assert journal.file.stat().st_size < 10_000
    assert journal.file.stat().st_mode & 0o077 == 0
