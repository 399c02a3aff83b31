from dataclasses import replace
from datetime import timedelta

import pytest

from stdplan_tui.annotations.anchoring import Anchoring, Standing
from stdplan_tui.annotations.making import deleted
from stdplan_tui.annotations.model import Annotation, Change, Motivation
from stdplan_tui.annotations.noted import Notes, noted
from stdplan_tui.annotations.store.loading import Loaded
from stdplan_tui.annotations.tagging import new_tagging, tagging_changes, taggings, tags_of, toggled
from stdplan_tui.annotations.target import clause_target
from stdplan_tui.annotations.vocabulary import Dimension, Tag, Vocabulary
from stdplan_tui.corpus.model import Document, Span
from stdplan_tui.errors import VocabularyError
from tests.unit.annotations.support import ENERGY, GUIDANCE, NOW, VERSION, document, note

TARGET = clause_target(ENERGY, label="", version=VERSION)
VOCABULARY = Vocabulary(
    closed=True,
    dimensions=(
        Dimension(
            "instrument", tags=(Tag("供给型/人才", "instrument", formerly=("人才",)), Tag("环境型/规划", "instrument"))
        ),
        Dimension("strength", exclusive=True, tags=(Tag("应当", "strength"), Tag("鼓励", "strength"))),
        Dimension("old", tags=(Tag("停用", "old", retired=True),)),
    ),
)
FIRST = note("", tags=("人才", "应当"))
SECOND = note("", tags=("供给型/人才", "环境型/规划"), now=NOW + timedelta(hours=1))


def standing(*notes: Annotation, now: Document | None = None) -> Notes:
    now = now or document()
    anchoring = Anchoring(now, lambda _version: None)
    places = {each.target: anchoring.anchor(each.target) for each in notes}
    return noted(now.id, now, Loaded(notes), lambda _targets: places, VOCABULARY)


def changes(files: tuple[Annotation, ...], *tags: str) -> tuple[Change, ...]:
    fresh = new_tagging(document(), "zhang-san", TARGET, now=NOW)
    return tagging_changes(files, tags, fresh=fresh, vocabulary=VOCABULARY, now=NOW)


def test_the_tags_are_the_union_of_the_authors_open_files_on_the_place() -> None:
    others = [
        note("", tags=("鼓励",), author="li-qiang"),
        note("", tags=("鼓励",), on=GUIDANCE),
        note("", tags=("鼓励",), span=Span(0, 2)),
        deleted(note("", tags=("鼓励",))),
        replace(note(), tags=("鼓励",)),
    ]
    files = taggings(standing(SECOND, *others, FIRST), "zhang-san", ENERGY)
    assert files == (FIRST, SECOND)
    assert tags_of(files, VOCABULARY) == ("供给型/人才", "应当", "环境型/规划")


def test_words_have_tags_of_their_own() -> None:
    on_words = note("", tags=("鼓励",), span=Span(0, 2))
    notes = standing(FIRST, on_words)
    assert taggings(notes, "zhang-san", ENERGY, Span(0, 2)) == (on_words,)
    assert taggings(notes, "zhang-san", None) == ()


def test_tags_of_a_clause_stay_when_it_is_reworded_and_those_of_words_that_are_gone_are_none_of_its() -> None:
    reworded = replace(ENERGY, text=ENERGY.text.replace("页岩气", "天然气"))
    on_words = note("", tags=("鼓励",), span=Span(5, 8))
    notes = standing(FIRST, on_words, now=document(GUIDANCE, reworded, version="sha256:" + "cd" * 32))
    standings = {one.note: one.anchor.standing for one in notes.every}
    assert standings == {FIRST: Standing.CHANGED, on_words: Standing.CLAUSE_ONLY}
    assert taggings(notes, "zhang-san", reworded) == (FIRST,)


def test_whoever_tags_again_has_seen_the_clause_as_it_is() -> None:
    reworded = replace(ENERGY, text=ENERGY.text + "研制标准。")
    target = clause_target(reworded, label="三", version="sha256:" + "cd" * 32)
    fresh = new_tagging(document(), "zhang-san", target, now=NOW)
    (change,) = tagging_changes((FIRST,), ("应当",), fresh=fresh, vocabulary=VOCABULARY, now=NOW)
    assert (change.before, change.after.target, change.after.tags) == (FIRST, target, ("应当",))
    assert tagging_changes((FIRST,), FIRST.tags, fresh=fresh, vocabulary=VOCABULARY, now=NOW) == ()


def test_first_tags_are_a_new_file() -> None:
    (change,) = changes((), "人才", "供给型/人才", " 应当")
    assert change.before is None
    assert change.after.tags == ("供给型/人才", "应当")
    assert change.after.motivation is Motivation.TAGGING
    assert (change.after.target, change.after.created) == (TARGET, change.after.updated)
    assert changes(()) == ()


def test_setting_joins_files_and_an_empty_set_leaves_tombstones() -> None:
    rewritten, extra = changes((FIRST, SECOND), "环境型/规划")
    assert (rewritten.before, rewritten.after.tags, rewritten.after.is_open) == (FIRST, ("环境型/规划",), True)
    assert (extra.before, extra.after.is_open, extra.after.tags) == (SECOND, False, SECOND.tags)
    assert [change.after.is_open for change in changes((FIRST, SECOND))] == [False, False]


def test_a_new_name_for_the_same_tags_rewrites_nothing() -> None:
    assert changes((FIRST,), "供给型/人才", "应当") == ()


def test_what_cannot_be_given_is_refused_unless_it_is_there() -> None:
    for tag in ("无关", "停用"):
        with pytest.raises(VocabularyError):
            changes((FIRST,), tag)
        (change,) = changes((replace(FIRST, tags=(tag,)),), tag, "应当")
        assert change.after.tags == (tag, "应当")


def test_tags_of_an_exclusive_dimension_exclude_each_other() -> None:
    with pytest.raises(VocabularyError, match="鼓励 and 应当 exclude each other"):
        changes((FIRST,), "应当", "鼓励")
    both = replace(FIRST, tags=("应当", "鼓励"))
    (change,) = changes((both,), "应当", "鼓励", "人才")
    assert change.after.tags == ("应当", "鼓励", "供给型/人才")


def test_toggling_takes_away_adds_and_replaces() -> None:
    assert toggled(("人才", "应当"), "供给型/人才", VOCABULARY) == ("应当",)
    assert toggled(("应当",), "人才", VOCABULARY) == ("应当", "供给型/人才")
    assert toggled(("人才", "应当"), "鼓励", VOCABULARY) == ("供给型/人才", "鼓励")
    assert toggled(("停用",), "停用", VOCABULARY) == ()
    with pytest.raises(VocabularyError):
        toggled((), "停用", VOCABULARY)
