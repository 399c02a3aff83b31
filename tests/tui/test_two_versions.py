"""What lost in a merge, on the screen: told in the notes pane, taken with a key and back, let go, listed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from stdplan_tui.annotations.making import stamp
from stdplan_tui.annotations.model import Annotation, Conflict, Motivation, Resolution
from stdplan_tui.annotations.noted import Noted
from stdplan_tui.annotations.store.annotation_file import annotation_bytes
from stdplan_tui.annotations.store.merging import said
from stdplan_tui.annotations.target import clause_target, document_target
from stdplan_tui.corpus.model import Span
from stdplan_tui.language import use_language
from stdplan_tui.text.width import cells
from stdplan_tui.tui.listing.asked import Facet
from stdplan_tui.tui.notes.buttons import buttons
from stdplan_tui.tui.notes.entries import Entries, Entry
from stdplan_tui.tui.notes.lost import is_ahead, lost_rows, value_words
from stdplan_tui.tui.notes.note_rows import Manner
from stdplan_tui.tui.notes.viewer import Viewer
from stdplan_tui.tui.screens.choice import Choice
from stdplan_tui.tui.screens.notes_list import NotesList
from stdplan_tui.tui.screens.question import Question
from stdplan_tui.workspace import annotating, discussing, reading, undoing
from stdplan_tui.workspace.folder import Workspace
from tests.support.discussions import note_on, others, standing
from tests.tui.support import Session, session

NAMES = {"zhang-san": "Zhang San", "li-qiang": "Li Qiang"}
EARLIER = "2026-11-20T08:00:00.000Z"


def lost(value: str, field: str = "body", *, by: str = "zhang-san", at: str = EARLIER) -> Conflict:
    return Conflict(field, value, by, at)


def keeping(workspace: Workspace, note: Annotation, *conflicts: Conflict) -> Annotation:
    """That annotation in its file, as a merge left it."""
    kept = replace(note, conflicts=conflicts)
    workspace.store.path_of(note.document, note.author, note.id).write_bytes(annotation_bytes(kept))
    return kept


def entries(workspace: Workspace, *unfolded: str, width: int = 40) -> Sequence[Entry]:
    every = workspace.notebook.of(reading.document(workspace, "plan")).every
    return tuple(Entries(Manner(width, 1, NAMES, Viewer("zhang-san"))).of(every, {*unfolded}))


def rows(entry: Entry) -> list[str]:
    return [row.plain for row in entry.rows]


def here(reader: Session) -> list[tuple[str, list[str]]]:
    """What the notes on the clause say, and what lost in each."""
    return [(one.note.body.strip(), [kept.value.strip() for kept in one.note.conflicts]) for one in reader.reading.here]


def test_below_its_words_a_note_tells_what_lost_whose_it_was_and_when(workspace: Workspace) -> None:
    keeping(workspace, note_on(workspace, "一种说法"), lost("**另一种**说法\n"))
    (entry,) = entries(workspace, width=60)
    assert any("! two versions" in row for row in rows(entry)[:2])
    at = rows(entry).index("一种说法")
    assert rows(entry)[at + 1].startswith("lost in a merge: text  Zhang San")
    assert rows(entry)[at + 2] == "┃ 另一种说法"


def test_a_note_without_any_tells_nothing_of_versions(workspace: Workspace) -> None:
    note_on(workspace, "一种说法")
    (entry,) = entries(workspace)
    assert "versions" not in "".join(rows(entry))
    assert "lost" not in "".join(rows(entry))


def test_a_long_value_is_cut_and_unfolds_with_its_note(workspace: Workspace) -> None:
    note = keeping(workspace, note_on(workspace, "短"), lost("\n".join(f"第{n}行" for n in range(60))))
    (entry,) = entries(workspace)
    assert (entry.unfolds, "more characters" in rows(entry)[-1], "┃ 第3行" in rows(entry)) == (note.id, True, False)
    (entry,) = entries(workspace, note.id)
    assert (entry.unfolds, rows(entry)[-1]) == (note.id, "┃ 第59行")


def test_of_somebody_elses_note_it_says_who_can_choose(workspace: Workspace) -> None:
    keeping(others(workspace), note_on(others(workspace), "一种"), lost("另一种", by="li-qiang"))
    (entry,) = entries(workspace)
    assert "┃ 另一种" in rows(entry)
    assert rows(entry)[-1] == "Only Li Qiang can take it"
    assert "take other" not in buttons(entry, Viewer("zhang-san"), lambda id_: id_[0], 80).plain
    assert "take other  l let go" in buttons(entry, Viewer("li-qiang"), lambda id_: id_[0], 80).plain


def test_a_value_that_only_a_person_can_put_back_says_why(workspace: Workspace) -> None:
    keeping(workspace, note_on(workspace, "一种"), lost("7", "target.page"))
    told = " ".join(rows(entries(workspace, width=80)[0]))
    assert "lost in a merge: target.page" in told
    assert "┃ 7" in told
    assert "can only be taken by hand" in told


def test_the_tags_of_a_person_and_a_settled_discussion_tell_it_too(workspace: Workspace) -> None:
    document, clause = reading.find(workspace, "plan:1.1")
    tagging = annotating.tag(workspace, document, clause, ["供给型/资金投入"])
    assert tagging is not None
    keeping(workspace, tagging, lost("deleted", "status"))
    note = note_on(workspace, "请改")
    discussing.resolve(others(workspace), standing(workspace, note), Resolution.RESOLVED)
    keeping(workspace, note, lost("请再改"))
    tags, settled = entries(workspace, width=60)
    assert ("! two versions" in rows(tags)[0], rows(tags)[-1]) == (True, "┃ deleted")
    assert rows(settled)[0].startswith("! two versions  + resolved (1)")


def test_values_are_told_in_words(workspace: Workspace) -> None:
    document, clause = reading.find(workspace, "plan:1.1")
    note = note_on(workspace, "一种")
    span = clause_target(clause, label="一/（一）", version=note.target.version, span=Span(9, 13))
    vote = said((Motivation.VOTING.value, Resolution.AGREE.value))
    every = (
        lost("deleted", "status"),
        lost("open", "status"),
        lost(vote, "resolution"),
        lost(said(replace(span, unknown={})), "target"),
        lost(said(document_target()), "target"),
        lost("{not json", "target"),
        lost("说"),
    )
    told = [value_words(replace(note, conflicts=every), one, 1) for one in every]
    quoted = document.by_id[clause.id].string[9:13]
    place = f"一/（一）  “{quoted}”"
    assert told == ["deleted", "not deleted", "vote  agrees", place, "whole document", "{not json", "说"]


def test_only_a_time_more_than_a_day_ahead_is_flagged() -> None:
    now = datetime(2026, 11, 23, 12, tzinfo=UTC)
    assert is_ahead(stamp(now + timedelta(hours=25)), now)
    assert not is_ahead(stamp(now + timedelta(hours=23)), now)
    assert not is_ahead(stamp(now - timedelta(days=400)), now)
    assert not is_ahead("9999-99-99T00:00:00.000Z", now)


def test_a_clock_that_went_wrong_is_told_of_both_versions(workspace: Workspace) -> None:
    note = replace(note_on(workspace, "一种"), updated="2999-03-01T08:00:00.000Z")
    keeping(workspace, note, lost("另一种", at="2999-01-01T08:00:00.000Z"))
    told = " ".join(rows(entries(workspace)[0]))
    assert "! what stands is dated 2999-03-01" in told
    assert "! dated 2999-01-01, ahead of now" in told


@pytest.mark.parametrize("width", [4, 8, 23, 60])
@pytest.mark.parametrize("ambiguous_width", [1, 2])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_no_row_is_wider_than_the_pane(workspace: Workspace, width: int, ambiguous_width: int, language: str) -> None:
    use_language(language)
    every = lost("很长的一段话" * 20), lost("7", "target.page"), lost("\x1b[31m“红”" * 9, at="2999-01-01T08:00:00.000Z")
    note = keeping(workspace, note_on(workspace, "一种"), *every)
    one: Noted = standing(workspace, note)
    manner = Manner(width, ambiguous_width, NAMES, Viewer("li-qiang"))
    found = lost_rows(one, manner, 30, in_full=True).rows
    assert all("\x1b" not in row.plain for row in found)
    if width >= 8:
        assert all(cells(row.plain, ambiguous_width) <= width for row in found)


async def test_c_takes_what_lost_and_again_takes_it_back(workspace: Workspace) -> None:
    keeping(workspace, note_on(workspace, "一种"), lost("另一种\n"))
    async with session(workspace, "plan:1.1") as reader:
        await reader.until_shown("! two versions", "┃ 另一种", "C take other")
        await reader.press("C")
        await reader.until(lambda: here(reader) == [("另一种", ["一种"])])
        await reader.until_shown("Taken from the other version: text; u takes it back")
        await reader.press("C")
        await reader.until(lambda: here(reader) == [("一种", ["另一种"])])
        await reader.press("u")
        await reader.until(lambda: here(reader) == [("另一种", ["一种"])])


async def test_c_twice_in_a_row_is_back_where_it_was(workspace: Workspace) -> None:
    note = keeping(workspace, note_on(workspace, "一种"), lost("另一种\n"))
    async with session(workspace, "plan:1.1") as reader:
        await reader.until_shown("┃ 另一种")
        await reader.pilot.press("C", "C")
        await reader.until(lambda: len(undoing.history(workspace).undoable) == 3)
        present = workspace.store.read(note.document, note.author, note.id)
        assert (present.body, [kept.value for kept in present.conflicts]) == ("一种\n", ["另一种\n"])


async def test_a_note_that_was_to_be_deleted_is_deleted_and_brought_back(workspace: Workspace) -> None:
    keeping(workspace, note_on(workspace, "一种"), lost("deleted", "status"))
    async with session(workspace, "plan:1.1") as reader:
        await reader.until_shown("┃ deleted")
        await reader.press("C")
        await reader.until(lambda: not reader.reading.here)
        await reader.press("u")
        await reader.until(lambda: here(reader) == [("一种", ["deleted"])])


async def test_of_several_one_is_chosen_or_none_and_all_are_let_go(workspace: Workspace) -> None:
    keeping(workspace, note_on(workspace, "一种"), lost("deleted", "status"), lost("另一种\n"))
    async with session(workspace, "plan:1.1") as reader:
        await reader.until_shown("┃ 另一种")
        await reader.press("C")
        await reader.until(lambda: isinstance(reader.app.screen, Question))
        await reader.until_shown("status  Zhang San", "Keep what stands, let the others go")
        await reader.press("escape")
        assert here(reader) == [("一种", ["deleted", "另一种"])]
        await reader.press("C", "down", "enter")
        await reader.until(lambda: here(reader) == [("另一种", ["deleted", "一种"])])
        await reader.press("C", "down", "down", "enter")
        await reader.until(lambda: here(reader) == [("另一种", [])])
        await reader.press("u")
        await reader.until(lambda: here(reader) == [("另一种", ["deleted", "一种"])])


async def test_of_several_notes_the_marked_one_counts_or_one_is_chosen(workspace: Workspace) -> None:
    for words in ("第一", "第二"):
        keeping(workspace, note_on(workspace, words), lost(f"{words}别样\n"))
    async with session(workspace, "plan:1.1") as reader:
        await reader.until_shown("第二别样")
        reader.reading.panel.focus()
        await reader.press("j", "C")
        await reader.until(lambda: here(reader) == [("第一", ["第一别样"]), ("第二别样", ["第二"])])
        reader.reading.reader.focus()
        await reader.until(lambda: reader.reading.reader.has_focus)
        await reader.press("C")
        await reader.until(lambda: isinstance(reader.app.screen, Choice))
        await reader.press("enter")
        await reader.until(lambda: here(reader)[0] == ("第一别样", ["第一"]))


async def test_somebody_elses_is_shown_and_cannot_be_taken(workspace: Workspace) -> None:
    keeping(others(workspace), note_on(others(workspace), "一种"), lost("另一种\n", by="li-qiang"))
    async with session(workspace, "plan:1.1") as reader:
        await reader.until_shown("┃ 另一种", "Only Li Qiang can take it")
        await reader.press("C")
        await reader.until_shown("Only Li Qiang can choose")
        assert here(reader) == [("一种", ["另一种"])]


async def test_what_cannot_be_turned_back_is_told_and_nothing_changes(workspace: Workspace) -> None:
    keeping(workspace, note_on(workspace, "一种"), lost("7", "target.page"))
    async with session(workspace, "plan:1.1") as reader:
        await reader.until_shown("┃ 7")
        await reader.press("C")
        await reader.until_shown("Something is wrong", "taken by hand")
        assert here(reader) == [("一种", ["7"])]


async def test_the_buttons_below_the_note_take_and_let_go(workspace: Workspace) -> None:
    keeping(workspace, note_on(workspace, "一种"), lost("另一种\n"))
    async with session(workspace, "plan:1.1") as reader:
        await reader.until_shown("┃ 另一种")
        panel = reader.reading.panel
        panel.focus()
        await click_on(reader, "take other")
        await reader.until(lambda: here(reader) == [("另一种", ["一种"])])
        await click_on(reader, "let go")
        await reader.until(lambda: here(reader) == [("另一种", [])])
        await reader.until_shown("What stands is kept")
        await reader.until(lambda: "C take other" not in reader.shown)


async def click_on(reader: Session, text: str) -> None:
    """Click a button of the notes pane."""
    region = reader.reading.panel.region

    def place() -> tuple[int, int] | None:
        for y, row in enumerate(reader.shown.splitlines()[region.y : region.bottom]):
            before, found, _after = row.partition(text)
            if found and cells(before) >= region.x:
                return cells(before) - region.x + 1, y
        return None

    await reader.until(place)
    await reader.pilot.click(reader.reading.panel, offset=place() or (0, 0))


async def test_the_key_does_nothing_where_nothing_lost(workspace: Workspace) -> None:
    note_on(workspace, "一种")
    async with session(workspace, "plan:1.1") as reader:
        await reader.until_shown("一种")
        assert reader.reading.check_action("take_other", ()) is False
        await reader.press("C")
        assert here(reader) == [("一种", [])]
        assert len(reader.app.screen_stack) == 1


async def test_the_list_shows_them_and_can_be_narrowed_to_them(workspace: Workspace) -> None:
    keeping(workspace, note_on(workspace, "一种"), lost("另一种\n"))
    note_on(workspace, "只有一种")
    async with session(workspace, "plan:1.1") as reader:
        await reader.press("l")
        await reader.until(lambda: isinstance(reader.app.screen, NotesList))
        screen = reader.app.screen
        assert isinstance(screen, NotesList)
        await reader.until_shown("只有一种", "┃ 另一种")
        await reader.press("f6")
        await reader.until_shown("Narrow the list")
        await reader.press(*"versions", "enter")
        await reader.until(lambda: screen.asked.has(Facet.CONFLICTS, True))
        await reader.until(lambda: "只有一种" not in reader.shown)
        await reader.until_shown("two versions", "1 of 2")
