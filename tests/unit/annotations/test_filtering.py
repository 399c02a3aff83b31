"""Which annotations fit conditions that combine."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stdplan_tui.annotations.anchoring import Anchor, Standing
from stdplan_tui.annotations.filtering import About, Wanted, Wordings, about, matching, sieve
from stdplan_tui.annotations.model import Annotation, Motivation
from stdplan_tui.annotations.noted import Noted
from stdplan_tui.annotations.target import document_target
from stdplan_tui.annotations.threads import State
from stdplan_tui.annotations.vocabulary import Dimension, Tag, Vocabulary
from stdplan_tui.corpus.model import DocumentId, Span
from tests.support.counts import tries
from tests.unit.annotations.support import ENERGY, note

VOCABULARY = Vocabulary(
    dimensions=(
        Dimension(
            "instrument", tags=(Tag("环境型/目标规划", "instrument", formerly=("规划",)), Tag("供给型", "instrument"))
        ),
        Dimension("strength", tags=(Tag("应当", "strength"),)),
    )
)


@pytest.fixture(autouse=True)
def shanghai(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The clock of the place: eight hours before UTC."""
    monkeypatch.setenv("TZ", "Asia/Shanghai")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


def noted(annotation: Annotation, standing: Standing = Standing.SAME, state: State = State.OPEN) -> Noted:
    return Noted(annotation, Anchor(standing, ENERGY), annotation.id, state, annotation.tags)


PLAIN = noted(note("建议核对主管部门"))
TAGGED = noted(note("", tags=("环境型/目标规划",), author="li-qiang"))
ON_WORDS = noted(note("Ｈｙｄｒｏｇｅｎ 應當", span=Span(3, 8)), Standing.CHANGED)
SETTLED = noted(replace(note("已办"), motivation=Motivation.REPLYING), state=State.RESOLVED)
ON_ALL = noted(
    replace(note("总体"), target=document_target(), document=DocumentId("other")), Standing.ORPHAN, State.WONTFIX
)
ALL = (PLAIN, TAGGED, ON_WORDS, SETTLED, ON_ALL)


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (Wanted(), ALL),
        (Wanted(tags=("环境型",)), (TAGGED,)),
        (Wanted(tags=("规划",)), (TAGGED,)),
        (Wanted(tags=("环境型／目标规划",)), (TAGGED,)),
        (Wanted(tags=("环境",)), ()),
        (Wanted(tags=("供给型", "环境型")), (TAGGED,)),
        (Wanted(dimensions=("instrument",)), (TAGGED,)),
        (Wanted(dimensions=("strength",)), ()),
        (Wanted(dimensions=("strength",), untagged=True), ALL),
        (Wanted(dimensions=("instrument",), untagged=True), (PLAIN, ON_WORDS, SETTLED, ON_ALL)),
        (Wanted(untagged=True), (PLAIN, ON_WORDS, SETTLED, ON_ALL)),
        (Wanted(authors=("li-qiang", "nobody")), (TAGGED,)),
        (Wanted(states=(State.RESOLVED, State.WONTFIX)), (SETTLED, ON_ALL)),
        (Wanted(documents=(DocumentId("other"),)), (ON_ALL,)),
        (Wanted(motivations=(Motivation.REPLYING,)), (SETTLED,)),
        (Wanted(about=(About.SPAN,)), (ON_WORDS,)),
        (Wanted(about=(About.DOCUMENT, About.SPAN)), (ON_WORDS, ON_ALL)),
        (Wanted(standings=(Standing.CHANGED,)), (ON_WORDS,)),
        (Wanted(broken=True), (ON_WORDS, ON_ALL)),
        (Wanted(text="核对"), (PLAIN,)),
        (Wanted(text="主管 建议"), (PLAIN,)),
        (Wanted(text="主管 没有"), ()),
        (Wanted(text="HYDROGEN 应当"), (ON_WORDS,)),
        (Wanted(text="目标"), (TAGGED,)),
        (Wanted(text=ENERGY.string[3:8]), (ON_WORDS,)),
        (Wanted(text="  "), ALL),
        (Wanted(authors=("zhang-san",), text="总体", states=(State.WONTFIX,)), (ON_ALL,)),
        (Wanted(authors=("li-qiang",), text="总体"), ()),
    ],
)
def test_conditions_combine(wanted: Wanted, found: tuple[Noted, ...]) -> None:
    assert tuple(matching(ALL, wanted, VOCABULARY)) == found
    assert tuple(sieve(wanted, VOCABULARY, Wordings())(ALL)) == found


@pytest.mark.parametrize(("one", "what"), [(PLAIN, About.CLAUSE), (ON_WORDS, About.SPAN), (ON_ALL, About.DOCUMENT)])
def test_what_an_annotation_is_about(one: Noted, what: About) -> None:
    assert about(one) is what


def test_days_are_those_of_the_clock_here_and_both_included() -> None:
    late = noted(note(now=datetime(2026, 11, 20, 15, 59, 59, 999_000, UTC)))  # 23:59 of the 20th here
    early = noted(note(now=datetime(2026, 11, 20, 16, 0, tzinfo=UTC)))  # 00:00 of the 21st here
    days = date(2026, 11, 20), date(2026, 11, 21)
    assert matching((late, early), Wanted(since=days[1]), VOCABULARY) == [early]
    assert matching((late, early), Wanted(until=days[0]), VOCABULARY) == [late]
    assert matching((late, early), Wanted(since=days[0], until=days[1]), VOCABULARY) == [late, early]


def test_the_ends_of_the_calendar_are_days_too() -> None:
    assert matching(ALL, Wanted(since=date.min, until=date.max), VOCABULARY) == [*ALL]
    assert matching(ALL, Wanted(since=date.max), VOCABULARY) == []
    assert matching(ALL, Wanted(until=date.min), VOCABULARY) == []


def test_what_a_changed_note_says_is_looked_at_anew() -> None:
    wordings = Wordings()
    choose = sieve(Wanted(text="核对"), VOCABULARY, wordings)
    assert choose((PLAIN,)) == [PLAIN]
    changed = noted(replace(PLAIN.note, body="别的\n"))
    assert choose((changed,)) == []


@settings(max_examples=tries(30))
@given(
    st.lists(st.sampled_from(ALL)), st.sampled_from([Wanted(text="核对"), Wanted(untagged=True), Wanted(broken=True)])
)
def test_filters_choose_and_never_change_the_order(notes: list[Noted], wanted: Wanted) -> None:
    found = matching(notes, wanted, VOCABULARY)
    left = iter(notes)
    assert all(one in left for one in found)
    assert matching(found, wanted, VOCABULARY) == found
    assert len(found) == sum(len(matching([one], wanted, VOCABULARY)) for one in notes)


def test_fifty_thousand_are_filtered_at_once() -> None:
    """Well above what it takes, for a busy machine: it is no walk over files or texts."""
    many = [
        noted(note(f"建议 {number}", now=datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=number)))
        for number in range(500)
    ]
    wordings = Wordings()
    choose = sieve(Wanted(text="建议 49", untagged=True, authors=("zhang-san",)), VOCABULARY, wordings)
    choose(many)
    started = time.process_time()
    for _time in range(100):
        assert len(choose(many)) == 15
    assert time.process_time() - started < 1.0
