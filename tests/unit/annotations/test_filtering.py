"""Which annotations fit conditions that combine."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import TypeVar

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

T = TypeVar("T")
AUTHORS = ("zhang-san", "li-qiang")
TAGS = ("环境型/目标规划", "供给型", "应当", "未约定")
DAY = date(2026, 11, 20)
MIDNIGHT = datetime(2026, 11, 19, 16, tzinfo=UTC)  # here


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


@st.composite
def anything(draw: st.DrawFn) -> Noted:
    """An annotation as it may stand today."""
    body, tags = draw(st.sampled_from(["核对", "核对 主管", ""])), draw(st.sets(st.sampled_from(TAGS), max_size=2))
    span, minute = draw(st.sampled_from([None, Span(0, 2)])), draw(st.integers(0, 5 * 24 * 60))
    made = note(body, span=span, author=draw(st.sampled_from(AUTHORS)), now=MIDNIGHT + timedelta(minutes=minute))
    made = replace(made, motivation=draw(st.sampled_from([*Motivation])), tags=tuple(tags))
    made = replace(made, target=document_target()) if draw(st.booleans()) else made
    return noted(made, draw(st.sampled_from([*Standing])), draw(st.sampled_from([*State])))


def some(*values: T) -> st.SearchStrategy[tuple[T, ...]]:
    return st.lists(st.sampled_from(values), max_size=2, unique=True).map(tuple)


ANY_WANTED = st.builds(
    Wanted,
    tags=some("环境型", "规划", "供给型", "未约定"),
    dimensions=some("instrument", "strength"),
    authors=some(*AUTHORS),
    states=some(*State),
    motivations=some(*Motivation),
    about=some(*About),
    standings=some(*Standing),
    text=st.sampled_from(["", "核对", "主管 核对", "供给"]),
    since=st.sampled_from([None, DAY, DAY + timedelta(days=2)]),
    until=st.sampled_from([None, DAY + timedelta(days=1), DAY + timedelta(days=3)]),
    untagged=st.booleans(),
    broken=st.booleans(),
)


def fits(one: Noted, wanted: Wanted) -> bool:
    """The same as one would tell it, condition by condition."""
    target, of_tools = one.note.target, [tag for tag in one.tags if tag in {"环境型/目标规划", "供给型"}]
    of_strength = [tag for tag in one.tags if tag == "应当"]
    within = [
        *(of_tools if "instrument" in wanted.dimensions else []),
        *(of_strength if "strength" in wanted.dimensions else []),
    ]
    what = About.DOCUMENT if target.document else About.SPAN if target.span else About.CLAUSE
    day = (datetime.fromisoformat(one.note.updated) + timedelta(hours=8)).date()
    words = f"{one.note.body} {target.exact} {' '.join(one.tags)}"
    named = {"规划": "环境型/目标规划"}
    return all(
        (
            not wanted.tags
            or any(f"{tag}/".startswith(f"{named.get(name, name)}/") for name in wanted.tags for tag in one.tags),
            not wanted.dimensions or bool(within) is not wanted.untagged,
            not wanted.untagged or bool(wanted.dimensions) or not one.tags,
            not wanted.authors or one.note.author in wanted.authors,
            not wanted.states or one.state in wanted.states,
            one.note.motivation in (wanted.motivations or set(Motivation) - {Motivation.DONE}),
            not wanted.about or what in wanted.about,
            not wanted.standings or one.anchor.standing in wanted.standings,
            not wanted.broken or one.anchor.standing not in (Standing.SAME, Standing.MOVED),
            all(word in words for word in wanted.text.split()),
            wanted.since is None or day >= wanted.since,
            wanted.until is None or day <= wanted.until,
        )
    )


@settings(max_examples=tries(60))
@given(st.lists(anything(), max_size=8), ANY_WANTED)
def test_every_condition_means_what_it_says(notes: list[Noted], wanted: Wanted) -> None:
    assert matching(notes, wanted, VOCABULARY) == [one for one in notes if fits(one, wanted)]


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
