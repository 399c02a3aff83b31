"""What is seen of a store where some authors are hidden: all of the others as it always is, and no word of theirs."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stdplan_tui.annotations.layers import Layers
from stdplan_tui.annotations.making import deleted, made
from stdplan_tui.annotations.model import Annotation, Conflict, Motivation, Resolution
from stdplan_tui.annotations.seen import Seen, without
from stdplan_tui.annotations.store.kept import Kept
from stdplan_tui.annotations.store.loading import Loaded
from stdplan_tui.annotations.store.store import Store
from stdplan_tui.annotations.threads import State, threads
from stdplan_tui.errors import AnnotationError
from tests.unit.annotations.support import DOCUMENT_ID, note

AUTHORS = ("li-si", "wang-wu", "zhang-san")
SECRET = "密"

layers = st.builds(Layers, st.frozensets(st.sampled_from(AUTHORS)), st.booleans())
own = st.sampled_from((*AUTHORS, ""))


@st.composite
def discussed(draw: st.DrawFn) -> Sequence[Annotation]:
    """Notes, answers and verdicts of three people on one another, some of them deleted."""
    found: list[Annotation] = []
    for number in range(draw(st.integers(0, 12))):
        author, about = draw(st.sampled_from(AUTHORS)), draw(st.sampled_from([None, *found]))
        one = note(f"{SECRET}{number}", author=author, tags=(f"{SECRET}{number}",) if draw(st.booleans()) else ())
        if about is not None:
            verdict = draw(st.sampled_from(("", "resolved", "wontfix", "reopened")))
            motivation = Motivation.ASSESSING if verdict else Motivation.REPLYING
            answers = (about.id,)
            one = replace(one, motivation=motivation, reply_to=answers, resolution=Resolution(verdict), tags=())
        one = replace(one, conflicts=(Conflict("body", SECRET, author, one.updated),), unknown={"why": SECRET})
        found.append(deleted(one) if draw(st.integers(0, 5)) == 0 else one)
    return found


@given(discussed(), layers, own)
def test_of_who_is_hidden_no_word_is_left_and_of_the_others_all(
    notes: Sequence[Annotation], wanted: Layers, me: str
) -> None:
    seen = without(Loaded(tuple(notes)), lambda author: wanted.shows(author, me), Path())
    assert [one.id for one in seen.annotations] == [one.id for one in notes]
    for before, after in zip(notes, seen.annotations, strict=True):
        if wanted.shows(before.author, me):
            assert after is before
        else:
            assert not after.is_open
            said = (after.body, after.tags, after.conflicts, after.unknown, after.resolution.value)
            assert not any((*said, after.created, after.updated))
            assert after.target == before.target


@given(discussed(), layers, own)
def test_what_is_seen_stays_in_the_discussion_that_it_is_part_of(
    notes: Sequence[Annotation], wanted: Layers, me: str
) -> None:
    def by_root(found: Sequence[Annotation]) -> dict[str, str]:
        return {one.id: thread.root.id for thread in threads(found) for one in thread.every if one.is_open}

    seen = without(Loaded(tuple(notes)), lambda author: wanted.shows(author, me), Path()).annotations
    every, there = by_root(notes), by_root(seen)
    assert there == {one.id: every[one.id] for one in seen if one.is_open}


@given(discussed(), layers, own)
def test_what_others_decided_changes_nothing_where_they_are_hidden(
    notes: Sequence[Annotation], wanted: Layers, me: str
) -> None:
    def shows(author: str) -> bool:
        return wanted.shows(author, me)

    def states(found: Sequence[Annotation]) -> dict[str, State]:
        return {one.id: thread.state for thread in threads(found) for one in thread.every if one.is_open}

    undecided = [
        one if shows(one.author) or one.motivation is not Motivation.ASSESSING else deleted(one) for one in notes
    ]
    seen = without(Loaded(tuple(notes)), shows, Path()).annotations
    decided = states(undecided)
    assert states(seen) == {one.id: decided[one.id] for one in seen if one.is_open}


@given(discussed(), layers, own)
def test_a_tally_counts_what_is_seen_and_nothing_else(notes: Sequence[Annotation], wanted: Layers, me: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        for kept in (None, Kept(Path(folder) / "kept")):
            store = Store(Path(folder) / "annotations", kept)
            if kept is None:
                for one in notes:
                    store.write(one)
            seen = Seen(store, wanted, lambda: me)
            expected = Counter(one.motivation for one in notes if one.is_open and wanted.shows(one.author, me))
            assert seen.tally(DOCUMENT_ID) == expected
            assert Counter(one.motivation for one in seen.load().annotations if one.is_open) == expected
            assert seen.load(DOCUMENT_ID) is seen.load(DOCUMENT_ID)


@given(layers, own)
def test_an_author_is_shown_as_the_layers_say(wanted: Layers, me: str) -> None:
    shown = {author for author in AUTHORS if wanted.shows(author, me)}
    assert shown == ({me} & {*AUTHORS} if wanted.only_own else {*AUTHORS} - wanted.hidden)
    assert wanted.hides or shown == {*AUTHORS}


def test_who_writes_their_first_note_is_seen_from_then_on(tmp_path: Path) -> None:
    store, known = Store(tmp_path), [""]
    store.write(note("一", author="zhang-san"))
    store.write(note("二", author="li-si"))
    seen = Seen(store, Layers(only_own=True), lambda: known[0])
    assert not any(one.is_open for one in seen.load(DOCUMENT_ID).annotations)
    known[0] = "zhang-san"
    assert [one.body for one in seen.load(DOCUMENT_ID).annotations if one.is_open] == ["一\n"]


@pytest.mark.parametrize(("wanted", "told"), [(Layers(), 3), (Layers(frozenset({"li-si"})), 2)])
def test_a_broken_file_is_told_where_its_author_is_seen_and_one_of_nobody_always(
    tmp_path: Path, wanted: Layers, told: int
) -> None:
    folder = tmp_path / DOCUMENT_ID
    for author in "li-si", "zhang-san":
        (folder / author).mkdir(parents=True)
        (folder / author / "01ARZ3NDEKTSV4RRFFQ69G5FAV.toml").write_text("schema = \n", "utf-8")
    (folder / "Not A Slug").mkdir()
    store = Store(tmp_path)
    broken = Seen(store, wanted, lambda: "").load().broken
    assert len(broken) == told
    assert wanted == Layers() or not any("li-si" in str(error) for error in broken)
    nobodys = AnnotationError("somewhere else", path="/elsewhere")
    assert without(Loaded(broken=(nobodys,)), lambda _author: False, tmp_path).broken == (nobodys,)


def test_deleted_ones_of_who_is_hidden_are_without_words_too(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.write(deleted(note(SECRET, author="li-si")))
    (one,) = Seen(store, Layers(frozenset({"li-si"})), lambda: "").load().annotations
    assert SECRET not in repr(one).replace(one.target.quote_clause, "")


def test_a_note_that_is_made_now_is_hidden_like_any_other(tmp_path: Path) -> None:
    store = Store(tmp_path)
    seen = Seen(store, Layers(frozenset({"li-si"})), lambda: "")
    first = note("一", author="zhang-san")
    store.write(first)
    assert [one.id for one in seen.load(DOCUMENT_ID).annotations if one.is_open] == [first.id]
    store.write(made(DOCUMENT_ID, "li-si", first.target, body=SECRET))
    assert [one.id for one in seen.load(DOCUMENT_ID).annotations if one.is_open] == [first.id]
    assert seen.tally(DOCUMENT_ID) == {Motivation.COMMENTING: 1}
