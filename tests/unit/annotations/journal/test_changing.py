"""Carrying changes out, taking them back and doing them again, from a journal that several programs share."""

from dataclasses import replace
from pathlib import Path

import pytest

from stdplan_tui.annotations.journal import journal as journal_module
from stdplan_tui.annotations.journal.changing import Turned, Turning, carry_out
from stdplan_tui.annotations.journal.entries import Entry
from stdplan_tui.annotations.journal.journal import Journal
from stdplan_tui.annotations.making import deleted, edited, retagged
from stdplan_tui.annotations.model import Annotation, Change
from stdplan_tui.annotations.store.locking import locked
from stdplan_tui.annotations.store.store import Store
from stdplan_tui.errors import AnnotationError
from tests.unit.annotations.support import DOCUMENT_ID, file_of, note, store


@pytest.fixture
def here(tmp_path: Path) -> Store:
    return store(tmp_path)


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    return Journal(tmp_path / "state" / "journal.jsonl")


def do(here: Store, journal: Journal, before: Annotation | None, after: Annotation, action: str = "note") -> Annotation:
    (change,) = carry_out(here, journal, action, [Change(before, after)], by="zhang-san")
    return change.after


def undo(here: Store, journal: Journal, down_to: str | None = None) -> tuple[Turned, ...]:
    return Turning(here, journal, "zhang-san").undo(down_to)


def redo(here: Store, journal: Journal, down_to: str | None = None) -> tuple[Turned, ...]:
    return Turning(here, journal, "zhang-san").redo(down_to)


def actions(entries: tuple[Entry, ...]) -> list[str]:
    return [entry.action for entry in entries]


def test_an_addition_is_undone_by_a_tombstone_and_redone_by_opening_it(here: Store, journal: Journal) -> None:
    first = note("x\r\n\x1b😀")
    do(here, journal, None, first)
    (undone,) = undo(here, Journal(journal.file))
    (found,) = here.load().annotations
    assert (undone.action, undone.changes) == ("note", (Change(first, found),))
    assert (found.is_open, found.body) == (False, first.body)
    assert found.updated > first.updated
    assert undo(here, journal) == ()
    (redone,) = redo(here, Journal(journal.file))
    (again,) = here.load().annotations
    assert (redone.action, redone.changes) == ("note", (Change(found, again),))
    assert again == replace(first, updated=again.updated)
    assert redo(here, journal) == ()


def test_steps_on_one_annotation_are_taken_one_after_the_other_both_ways(here: Store, journal: Journal) -> None:
    first = note("一")
    second = edited(first, "二")
    third = deleted(second)
    do(here, journal, None, first)
    do(here, journal, first, second)
    do(here, journal, second, third)
    stood: list[tuple[str, bool]] = []
    for turn in (*[undo] * 3, *[redo] * 3):
        assert turn(here, Journal(journal.file))
        (found,) = here.load().annotations
        stood.append((found.body, found.is_open))
    back = [("二\n", True), ("一\n", True), ("一\n", False)]
    assert stood == [*back, ("一\n", True), ("二\n", True), ("二\n", False)]


def test_a_new_action_empties_what_can_be_done_again(here: Store, journal: Journal) -> None:
    do(here, journal, None, note("一"), "one")
    do(here, journal, None, note("二"), "two")
    undo(here, journal)
    undo(here, journal)
    redo(here, journal)
    steps = journal.steps("zhang-san")
    assert (actions(steps.undoable), actions(steps.redoable)) == (["one"], ["two"])
    do(here, journal, None, note("三"), "three")
    steps = journal.steps("zhang-san")
    assert (actions(steps.undoable), actions(steps.redoable)) == (["three", "one"], [])
    assert redo(here, journal) == ()


def test_everything_down_to_an_entry_is_turned_at_once(here: Store, journal: Journal) -> None:
    for action in ("one", "two", "three"):
        do(here, journal, None, note(action), action)
    two = journal.steps("zhang-san").undoable[1]
    assert [turned.action for turned in undo(here, journal, two.id)] == ["three", "two"]
    assert sorted(found.body for found in here.load().annotations if found.is_open) == ["one\n"]
    three = journal.steps("zhang-san").redoable[-1]
    assert [turned.action for turned in redo(here, journal, three.id)] == ["two", "three"]
    assert all(found.is_open for found in here.load().annotations)
    assert undo(here, journal, "nothing of that id") == ()


def test_one_action_on_several_files_is_undone_as_one(here: Store, journal: Journal) -> None:
    one, two = note("一"), note("二")
    carry_out(here, journal, "tag", [Change(None, one), Change(None, two)], by="zhang-san")
    (undone,) = undo(here, journal)
    assert [change.before for change in undone.changes] == [two, one]
    assert not any(found.is_open for found in here.load().annotations)
    (redone,) = redo(here, journal)
    assert [change.after.body for change in redone.changes] == ["一\n", "二\n"]


def test_other_keys_that_other_hands_have_changed_stay(here: Store, journal: Journal) -> None:
    first = note("一", tags=("甲",))
    do(here, journal, None, first)
    second = do(here, journal, first, edited(retagged(first, ("甲", "乙")), "二"))
    theirs = replace(retagged(second, ("甲", "乙", "丙")), unknown={"mood": "calm"})
    here.write(theirs, previous=second)
    undo(here, journal)
    (found,) = here.load().annotations
    assert (found.body, found.tags, found.unknown) == ("一\n", ("甲", "丙"), {"mood": "calm"})
    redo(here, journal)
    (found,) = here.load().annotations
    assert (found.body, set(found.tags), found.unknown) == ("二\n", {"甲", "乙", "丙"}, {"mood": "calm"})
    assert found.conflicts == ()


def test_a_note_that_other_hands_have_deleted_stays_deleted_when_its_edit_is_undone(
    here: Store, journal: Journal
) -> None:
    first = do(here, journal, None, note("一"))
    second = do(here, journal, first, edited(first, "二"))
    here.write(deleted(second), previous=second)
    undo(here, journal)
    (found,) = here.load().annotations
    assert (found.body, found.is_open, found.conflicts) == ("一\n", False, ())


def test_the_very_key_that_other_hands_have_changed_is_not_undone(here: Store, journal: Journal) -> None:
    one, two = note("一"), note("二")
    carry_out(here, journal, "edit", [Change(None, one), Change(None, two)], by="zhang-san")
    theirs = edited(two, "别处改的")
    here.write(theirs, previous=two)
    with pytest.raises(AnnotationError, match="changed since by other hands and stays as it is"):
        undo(here, journal)
    assert set(here.load().annotations) == {one, theirs}
    assert undo(here, journal) == ()
    mine = do(here, journal, one, edited(one, "我改的"))
    here.write(edited(mine, "别处又改"), previous=mine)
    with pytest.raises(AnnotationError, match="changed since by other hands"):
        undo(here, journal)
    assert undo(here, journal) == redo(here, journal) == ()


def test_what_is_set_aside_bars_the_way_to_nothing(here: Store, journal: Journal) -> None:
    first = do(here, journal, None, note("一"))
    gone = do(here, journal, None, note("二"))
    do(here, journal, gone, edited(gone, "改"))
    file_of(here, gone).unlink()
    for _entry in range(2):
        with pytest.raises(AnnotationError, match="cannot be read"):
            undo(here, journal)
    assert [turned.changes[0].before for turned in undo(here, journal)] == [first]


def test_an_entry_that_cannot_be_read_bars_the_way_to_nothing(here: Store, journal: Journal) -> None:
    first, second = do(here, journal, None, note("一")), do(here, journal, None, note("二"))
    text = journal.file.read_text("utf-8")
    journal.file.write_text(text.replace(f'id = \\"{second.id}\\"', 'id = \\"01\\"'), "utf-8")
    assert len(journal.steps("zhang-san").undoable) == 2
    with pytest.raises(AnnotationError, match="id"):
        undo(here, journal)
    assert [turned.changes[0].before for turned in undo(here, journal)] == [first]


def test_a_deletion_is_not_done_again_to_what_was_edited_since(here: Store, journal: Journal) -> None:
    first = do(here, journal, None, note("一"))
    do(here, journal, first, deleted(first), "deletion")
    undo(here, journal)
    (back,) = here.load().annotations
    here.write(edited(back, "别处改的"), previous=back)
    with pytest.raises(AnnotationError, match="changed since by other hands"):
        redo(here, journal)
    assert here.load().annotations[0].is_open


def test_what_is_as_it_was_already_is_turned_without_a_change(here: Store, journal: Journal) -> None:
    first = do(here, journal, None, note("一"))
    second = do(here, journal, first, edited(first, "二"))
    here.write(edited(second, "一"), previous=second)
    assert [turned.changes for turned in undo(here, journal)] == [()]
    assert actions(journal.steps("zhang-san").undoable) == ["note"]


def test_nobody_takes_back_what_another_did(here: Store, journal: Journal) -> None:
    do(here, journal, None, note("一"))
    other = Turning(here, journal, "li-qiang")
    assert other.undo() == ()
    assert other.redo() == ()
    assert here.load().annotations[0].is_open


def test_a_change_that_was_merged_is_undone_to_what_stood_there(here: Store, journal: Journal) -> None:
    first = do(here, journal, None, note("一"))
    theirs = replace(edited(first, first.body), tags=("甲",))
    here.write(theirs, previous=first)
    standing = do(here, journal, first, edited(first, "二"))
    assert (standing.body, standing.tags) == ("二\n", ("甲",))
    undo(here, journal)
    (found,) = here.load().annotations
    assert found == replace(theirs, updated=found.updated)


def test_what_changed_nothing_is_not_remembered(here: Store, journal: Journal) -> None:
    first = do(here, journal, None, note("一"))
    do(here, journal, first, edited(first, "一"))
    assert len(journal.records()) == 1


def test_a_change_that_fails_leaves_those_before_it_to_be_undone(here: Store, journal: Journal) -> None:
    one, stranger = note("一"), note("二", author="li-qiang")
    with pytest.raises(AnnotationError, match="li-qiang wrote this"):
        carry_out(here, journal, "tag", [Change(None, one), Change(None, stranger)], by="zhang-san")
    assert here.load().annotations == (one,)
    assert undo(here, journal)


def test_an_undo_that_fails_halfway_can_be_finished(
    here: Store, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    notes = [note(str(number)) for number in range(3)]
    carry_out(here, journal, "tag", [Change(None, one) for one in notes], by="zhang-san")
    apply, left = Store.apply, [None]

    def full(self: Store, change: Change, *, by: str | None = None) -> Change:
        if not left:
            raise AnnotationError("No space left on device")
        left.pop()
        return apply(self, change, by=by)

    monkeypatch.setattr(Store, "apply", full)
    with pytest.raises(AnnotationError, match="No space left"):
        undo(here, journal)
    monkeypatch.undo()
    assert sum(found.is_open for found in here.load().annotations) == 2
    assert len(undo(here, journal)[0].changes) == 2
    assert not any(found.is_open for found in here.load().annotations)
    redo(here, journal)
    assert all(found.is_open for found in here.load().annotations)


def test_an_entry_tells_what_was_done_and_where(here: Store, journal: Journal) -> None:
    tagged = note("", tags=("甲", "乙"))
    carry_out(here, journal, "tags", [Change(None, tagged), Change(None, note("", tags=("丙",)))], by="zhang-san")
    do(here, journal, None, note("第一行\n第二行"))
    said, tags = Journal(journal.file).steps("zhang-san").undoable
    assert (said.words, said.count, said.place, said.author) == ("第一行", 1, "三/（一）/专栏2/能源", "zhang-san")
    assert (tags.action, tags.tags, tags.count) == ("tags", ("甲", "乙", "丙"), 2)
    do(here, journal, tagged, retagged(tagged, ("乙", "丁")), "tags")
    assert journal.steps("zhang-san").undoable[0].told_tags == "#丁 -#甲"
    assert (tags.document, tags.clause, tags.place) == (DOCUMENT_ID, "3.1.box2.e1", "三/（一）/专栏2/能源 and 1 more")


def test_a_line_that_a_crash_has_cut_costs_only_itself(here: Store, journal: Journal) -> None:
    first, second = note("一"), note("二")
    do(here, journal, None, first)
    with journal.file.open("ab") as file:
        file.write(b'{"id": "x", "action": "note", "changes": [{"before": null, "af')
    do(here, journal, None, second)
    with journal.file.open("ab") as file:
        file.write(
            b'7\n\xff\xfe\n{"id": 1, "changes": [{"before": null, "after": "schema = 1"}]}\n[]\n{"undoes": "no"}\n'
        )
        whole = journal.file.read_bytes().split(b"\n")[0]
        file.write(whole.replace(b'"count": 1', b'"count": 1e999') + b"\n")
    found = [entry for entry in journal.records() if isinstance(entry, Entry)]
    assert [entry.changes()[0].after for entry in found] == [first, second]
    assert undo(here, journal)
    assert undo(here, journal)


def test_without_a_state_folder_undo_works_until_the_program_ends(here: Store, journal: Journal) -> None:
    here = Store(here.folder)
    journal.file.parent.write_text("a file where the folder should be")
    do(here, journal, None, note())
    assert journal.records()
    assert undo(here, journal)
    assert undo(here, journal) == ()
    assert redo(here, journal)
    assert Journal(journal.file).records() == ()


def test_what_could_not_be_written_at_first_is_written_later(
    here: Store, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("stdplan_tui.annotations.store.locking.PATIENCE", 0.01)
    with locked(journal.file.with_suffix(".lock")):
        do(here, journal, None, note("一"), "one")
    assert not journal.file.exists()
    do(here, journal, None, note("二"), "two")
    assert actions(Journal(journal.file).steps("zhang-san").undoable) == ["two", "one"]


def test_two_programs_share_what_can_be_undone(here: Store, journal: Journal) -> None:
    other = Journal(journal.file)
    do(here, journal, None, note("一"), "one")
    do(here, other, None, note("二"), "two")
    assert [turned.action for turned in undo(here, journal)] == ["two"]
    assert [turned.action for turned in undo(here, other)] == ["one"]
    assert [turned.action for turned in redo(here, journal)] == ["one"]


def test_a_long_journal_forgets_its_older_half(here: Store, journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journal_module, "LARGEST", 12_000)
    notes = [note(f"{number}") for number in range(40)]
    for annotation in notes:
        do(here, journal, None, annotation)
    kept = [entry.changes()[0].after for entry in journal.records() if isinstance(entry, Entry)]
    assert kept == notes[-len(kept) :]
    assert 4 <= len(kept) < 20
    assert journal.file.stat().st_size <= 12_000
    assert journal.file.stat().st_mode & 0o077 == 0
    many = [note(f"{number}") for number in range(30)]
    carry_out(here, journal, "tags", [Change(None, one) for one in many], by="zhang-san")
    assert len(undo(here, Journal(journal.file))[0].changes) == 30
