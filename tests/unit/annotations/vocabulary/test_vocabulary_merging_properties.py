"""Two people change one vocabulary, in the program and by hand: whatever they do, both find it in the merged file."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial

from hypothesis import given, settings
from hypothesis import strategies as st

from stdplan_tui.annotations.vocabulary import Tag, Vocabulary
from stdplan_tui.annotations.vocabulary.file import vocabulary_from
from stdplan_tui.annotations.vocabulary.merging.merged import merged_text
from stdplan_tui.annotations.vocabulary.text import carried_over
from stdplan_tui.errors import VocabularyError
from stdplan_tui.text.toml_lines import comments_of
from stdplan_tui.text.toml_table import TomlDefect
from tests.support.counts import tries
from tests.unit.annotations.vocabulary.test_writer import BY_HAND, SOURCE, STARTER, steps

Edit = Callable[[str], str]


def by_program(change: Callable[[Vocabulary], Vocabulary]) -> Edit:
    def edit(text: str) -> str:
        before = vocabulary_from(text)
        after = carried_over(text, before, change(before))
        return text if Counter(comments_of(text)) - Counter(comments_of(after)) else after  # as the program refuses it

    return edit


def by_hand(line: str, place: int, *, instead: bool = False) -> Edit:
    """Put a line in somewhere, or in the place of another."""

    def edit(text: str) -> str:
        lines = text.split("\n")
        at = place % len(lines)
        return "\n".join([*lines[:at], line, *lines[at + instead :]])

    return edit


def removed(text: str, place: int) -> str:
    """A tag taken out by hand, with what stands up to the next header."""
    lines = text.split("\n")
    headers = [number for number, line in enumerate(lines) if line.strip().startswith("[[")]
    tags = [number for number in headers if "tag" in lines[number]]
    if not tags:
        return text
    start = tags[place % len(tags)]
    end = next((number for number in headers if number > start), len(lines) - 1)
    return "\n".join(lines[:start] + lines[end:])


def uncommented(text: str, place: int) -> str:
    """The text without one of its comments, on a line of its own or behind something."""
    comments = comments_of(text)
    comment = comments[place % len(comments)] if comments else ""
    at = text.find(comment, place) if comment else -1
    after = text if at < 0 else (text[:at].rstrip(" \t") + text[at + len(comment) :]).replace("\n\n\n", "\n\n")
    return after if vocabulary_from(after) == vocabulary_from(text) else text


PLACES = st.integers(0, 400)
COMMENTS = st.integers(0, 10**9).map("# said {}".format)


@st.composite
def edits(draw: st.DrawFn) -> Edit:
    """What one person does at once; it may come to nothing."""
    kinds = ("program", "program", "program", "comment", "uncomment", "stranger", "remove", "swap")
    place, kind = draw(PLACES), draw(st.sampled_from(kinds))
    if kind == "program":
        return by_program(draw(steps()))
    if kind == "remove":
        return lambda text: removed(text, place)
    if kind == "stranger":
        return by_hand(f"stranger = {draw(st.sampled_from(['1', 'true', '{ a = 1.0 }', '[1, 2]']))}", place)
    if kind == "swap":
        return lambda text: moved(text, place)
    return by_hand(draw(COMMENTS), place) if kind == "comment" else by_hand("", place, instead=True)


def moved(text: str, place: int) -> str:
    """The tags of one dimension in another order."""
    before = vocabulary_from(text)
    parts = text.split("\n[[dimension.tag]]")
    if len(parts) < 3:
        return text
    at = 1 + place % (len(parts) - 2)
    parts[at], parts[at + 1] = parts[at + 1], parts[at]
    after = "\n[[dimension.tag]]".join(parts)
    return after if sorted(names(vocabulary_from(after))) == sorted(names(before)) else text


def names(vocabulary: Vocabulary) -> list[str]:
    return [tag.name for tag in vocabulary.tags]


def edited(text: str, by: list[Edit]) -> str:
    """The text after what can be done of it."""
    for edit in by:
        try:
            after = edit(text)
            vocabulary_from(after)
        except (VocabularyError, TomlDefect):
            continue
        text = after
    return text


@st.composite
def versions(draw: st.DrawFn) -> tuple[str, str, str]:
    """A vocabulary, and what two people made of it."""
    source = draw(st.sampled_from([SOURCE, BY_HAND, STARTER, BY_HAND.replace("\n\n", "\n")]))
    base = edited(source, draw(st.lists(edits(), max_size=6)))
    return base, edited(base, draw(st.lists(edits(), max_size=5))), edited(base, draw(st.lists(edits(), max_size=5)))


@settings(max_examples=tries(50), deadline=None)
@given(versions=versions())
def test_it_makes_no_difference_who_merges(versions: tuple[str, str, str]) -> None:
    base, ours, theirs = versions
    here, there = merged_text(base, ours, theirs), merged_text(base, theirs, ours)
    assert vocabulary_from(here) == vocabulary_from(there)
    assert merged_text(None, ours, ours) == merged_text(base, ours, ours) == ours
    assert merged_text(base, base, theirs) == theirs
    assert merged_text(base, ours, base) == ours
    assert vocabulary_from(merged_text(None, ours, theirs)) == vocabulary_from(merged_text(None, theirs, ours))


@settings(max_examples=tries(50), deadline=None)
@given(versions=versions())
def test_what_is_merged_can_be_merged_again(versions: tuple[str, str, str]) -> None:
    base, ours, theirs = versions
    both = merged_text(base, ours, theirs)
    again = merged_text(theirs, merged_text(base, theirs, ours), both)
    assert vocabulary_from(again) == vocabulary_from(both)


@settings(max_examples=tries(50), deadline=None)
@given(versions=versions())
def test_a_comment_goes_only_where_somebody_took_it_away(versions: tuple[str, str, str]) -> None:
    before, mine, other, both = (Counter(comments_of(text)) for text in (*versions, merged_text(*versions)))
    for comment in mine | other:
        if before[comment] <= min(mine[comment], other[comment]):
            assert both[comment]


@settings(max_examples=tries(50), deadline=None)
@given(
    source=st.sampled_from([SOURCE, BY_HAND, STARTER, BY_HAND.replace("\n\n", "\n")]),
    before=st.lists(
        st.one_of(steps().map(by_program), COMMENTS.flatmap(lambda said: PLACES.map(partial(by_hand, said))))
    ),
    by_hand_ours=st.lists(PLACES, min_size=1, max_size=4),
    by_program_theirs=st.lists(steps().map(by_program), max_size=4),
)
def test_a_comment_that_one_took_away_goes_with_whatever_the_other_did(
    source: str, before: list[Edit], by_hand_ours: list[int], by_program_theirs: list[Edit]
) -> None:
    base = edited(source, before)
    ours = edited(base, [partial(uncommented, place=place) for place in by_hand_ours])
    theirs = edited(base, by_program_theirs)
    for both in (merged_text(base, ours, theirs), merged_text(base, theirs, ours)):
        assert set(comments_of(both)) == set(comments_of(ours))  # of two that are alike nobody can tell which went


@settings(max_examples=tries(50), deadline=None)
@given(versions=versions())
def test_what_one_changed_stands_and_of_two_changes_one_the_other_beside_it(versions: tuple[str, str, str]) -> None:
    text = merged_text(*versions)
    base, ours, theirs = map(vocabulary_from, versions)
    both = vocabulary_from(text)
    for side in (ours, theirs):
        new = [
            name for tag in side.tags for name in (tag.name, *tag.aliases, *tag.formerly) if base.known(name) is None
        ]
        assert [name for name in new if both.known(name) is None] == []
    for tag in base.tags:
        mine, other, now = ours.known(tag.name), theirs.known(tag.name), both.known(tag.name)
        if mine is None or other is None:
            continue
        assert now is not None
        if all(tag.name in (one.name, *one.formerly) for one in (mine, other)):
            for key, *values in compared(tag, mine, other, now):
                assert_stands_or_is_told(key, values, text)
            if mine.retired and other.retired:
                assert now.retired


def compared(*tags: Tag) -> Iterator[tuple[str, ...]]:
    """Each text of a tag: its key, what it was, what either side has, what it is now."""
    for key in ("definition", "example", "color"):
        yield key, *(getattr(tag, key) for tag in tags)
    for language in ("zh", "en"):
        yield f"title.{language}", *(getattr(tag.title, language) for tag in tags)


def assert_stands_or_is_told(key: str, values: list[str], text: str) -> None:
    was, mine, other, now = values
    if was in (mine, other) or mine == other:
        assert now == (other if mine == was else mine)
    else:
        assert now == max(mine, other)
        lost = min(mine, other)
        assert not lost or f"# merged: {key} was {json.dumps(lost, ensure_ascii=False)}" in text
