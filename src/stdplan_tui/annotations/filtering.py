"""Choosing among annotations: conditions that combine."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from datetime import date, datetime, timedelta
from enum import StrEnum

from stdplan_tui.annotations.anchoring.anchor import Standing
from stdplan_tui.annotations.model import AnnotationId, Motivation
from stdplan_tui.annotations.noted import Noted
from stdplan_tui.annotations.threads import State
from stdplan_tui.annotations.vocabulary import Vocabulary, folded
from stdplan_tui.corpus.model import DocumentId
from stdplan_tui.frozen import frozen
from stdplan_tui.text.fold import fold


class About(StrEnum):
    """What an annotation is about."""

    DOCUMENT = "document"
    CLAUSE = "clause"
    SPAN = "span"


@frozen
class Wanted:
    """Which annotations are wanted: of each condition that is given, one value has to fit.

    A tag stands for all below it: 环境型 for 环境型/目标规划. `dimensions` are ids, `authors` slugs. `text` are words,
    all of which stand in the body, the quotation or the tags, in any case and form. `since` and `until` are days
    in the clock of this place, both included, on which it was last changed. `untagged`: without a tag; where
    `dimensions` are given, without one of those. `broken`: whose place in the text as it is now is not certain. `new`:
    what the person who asks has not seen yet, which is told by who keeps that. `conflicts`: which keep what lost in a
    merge.
    Done-marks say nothing but that they are there: they are wanted only where `motivations` name them.
    """

    tags: tuple[str, ...] = ()
    dimensions: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    states: tuple[State, ...] = ()
    documents: tuple[DocumentId, ...] = ()
    motivations: tuple[Motivation, ...] = ()
    about: tuple[About, ...] = ()
    standings: tuple[Standing, ...] = ()
    text: str = ""
    since: date | None = None
    until: date | None = None
    untagged: bool = False
    broken: bool = False
    new: bool = False
    conflicts: bool = False


Sieve = Callable[[Iterable[Noted]], list[Noted]]
"""Gives those of some annotations that are wanted, in the order in which they came."""


class Wordings:
    """What annotations say, as words are looked for in it; each is made ready once, when it is first needed."""

    def __init__(self) -> None:
        self._known: dict[AnnotationId, tuple[Noted, str]] = {}

    def of(self, one: Noted) -> str:
        """The body, the quotation and the tags, folded, a line each."""
        known = self._known.get(one.note.id)
        if known is None or known[0] is not one:
            known = self._known[one.note.id] = one, _folded_words(one)
        return known[1]


def matching(
    notes: Iterable[Noted], wanted: Wanted, vocabulary: Vocabulary, new: Collection[AnnotationId] = ()
) -> list[Noted]:
    """The notes that fit every condition, in the order in which they came; `new` are those not seen yet."""
    return sieve(wanted, vocabulary, new=new)(notes)


def sieve(
    wanted: Wanted, vocabulary: Vocabulary, wordings: Wordings | None = None, new: Collection[AnnotationId] = ()
) -> Sieve:
    """What chooses the wanted among any annotations; with `wordings`, words are found in what is kept there."""
    said = wordings.of if wordings else _folded_words
    conditions = (*_being_new(wanted, new), *_conditions(wanted, vocabulary, said))

    def chosen(notes: Iterable[Noted]) -> list[Noted]:
        found = [*notes]
        for fits in conditions:
            found = [one for one in found if fits(one)]
        return found

    return chosen


def about(one: Noted) -> About:
    """What an annotation is about."""
    target = one.note.target
    if target.document:
        return About.DOCUMENT
    return About.CLAUSE if target.start is None else About.SPAN


def keeps_lost(one: Noted) -> bool:
    """Whether an annotation keeps what lost in a merge."""
    return bool(one.note.conflicts)


_Condition = Callable[[Noted], bool]


def _being_new(wanted: Wanted, new: Collection[AnnotationId]) -> Iterator[_Condition]:
    if wanted.new:
        yield lambda one: one.note.id in new


def _conditions(wanted: Wanted, vocabulary: Vocabulary, said: Callable[[Noted], str]) -> Iterator[_Condition]:
    """What has to hold, the quickest to tell first."""
    if wanted.documents:
        yield _one_of(wanted.documents, lambda one: one.note.document)
    if wanted.authors:
        yield _one_of(wanted.authors, lambda one: one.note.author)
    if wanted.states:
        yield _one_of(wanted.states, lambda one: one.state)
    if wanted.motivations:
        yield _one_of(wanted.motivations, lambda one: one.note.motivation)
    else:
        yield _says_something
    if wanted.about:
        yield _one_of(wanted.about, about)
    if wanted.standings:
        yield _one_of(wanted.standings, lambda one: one.anchor.standing)
    if wanted.broken:
        yield _uncertain
    if wanted.conflicts:
        yield keeps_lost
    yield from _dates(wanted)
    yield from _tags(wanted, vocabulary)
    # Word by word before it is folded, which leaves blanks out.
    yield from (_saying(word, said) for word in map(fold, wanted.text.split()) if word)


def _one_of(values: Iterable[object], of: Callable[[Noted], object]) -> _Condition:
    known = frozenset(values)
    return lambda one: of(one) in known


def _says_something(one: Noted) -> bool:
    return one.note.motivation is not Motivation.DONE


def _uncertain(one: Noted) -> bool:
    return not one.anchor.standing.is_certain


def _dates(wanted: Wanted) -> Iterator[_Condition]:
    """Time stamps of files are UTC and sort as text."""
    if wanted.since is not None:
        first = _stamp(wanted.since)
        yield lambda one: one.note.updated >= first
    if wanted.until is not None and wanted.until < date.max:
        beyond = _stamp(wanted.until + timedelta(days=1))
        yield lambda one: one.note.updated < beyond


def _stamp(day: date) -> str:
    """When a day begins here. The first and the last of the calendar may begin where no clock goes."""
    from stdplan_tui.annotations.making import stamp

    try:
        return stamp(datetime(day.year, day.month, day.day).astimezone())
    except (OverflowError, ValueError, OSError):
        return f"{day.isoformat()}T00:00:00.000Z"


def _tags(wanted: Wanted, vocabulary: Vocabulary) -> Iterator[_Condition]:
    if wanted.tags:
        names = tuple(folded(vocabulary.known_as(tag)) for tag in wanted.tags)
        under = tuple(f"{name}/" for name in names)
        given = _remembered(lambda tag: (name := folded(tag)) in names or name.startswith(under))
        yield lambda one: any(map(given, one.tags))
    if wanted.dimensions:
        within = _remembered(
            lambda tag: (of := vocabulary.dimension_of(tag)) is not None and of.id in wanted.dimensions
        )
        yield (
            (lambda one: not any(map(within, one.tags)))
            if wanted.untagged
            else (lambda one: any(map(within, one.tags)))
        )
    elif wanted.untagged:
        yield lambda one: not one.tags


def _remembered(tells: Callable[[str], bool]) -> Callable[[str], bool]:
    """The same answers: there are far fewer tags than notes that have them."""
    known: dict[str, bool] = {}

    def answer(tag: str) -> bool:
        if tag not in known:
            known[tag] = tells(tag)
        return known[tag]

    return answer


def _saying(word: str, said: Callable[[Noted], str]) -> _Condition:
    return lambda one: word in said(one)


def _folded_words(one: Noted) -> str:
    return fold("\n".join((one.note.body, one.note.target.exact, *one.tags)))
