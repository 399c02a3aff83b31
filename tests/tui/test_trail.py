"""Walking from one lit place of a document to the next."""

from __future__ import annotations

from stdplan_tui.corpus.model import Clause, ClauseId, Document, DocumentId, Level, Metadata, Span
from stdplan_tui.tui.finding.trail import Trail

A, B, C = (ClauseId(id_) for id_ in "abc")
PLAN = Document(
    Metadata(DocumentId("plan"), "规划"), tuple(Clause(id_, Level.PARAGRAPH, text="标准" * 5) for id_ in (A, B, C))
)
LIT = ((C, Span(0, 2)), (A, Span(4, 6)), (A, Span(0, 2)), (ClauseId("gone"), Span(0, 2)))


def test_places_are_walked_in_reading_order_and_round_the_end() -> None:
    trail = Trail(PLAN, LIT)
    assert len(trail) == 3
    walked = [trail.next(A, Span(0, 2), 1), trail.next(A, Span(4, 6), 1), trail.next(C, Span(0, 2), 1)]
    assert [(one.number, one.clause, one.span.start, one.around) for one in walked if one] == [
        (2, A, 4, False),
        (3, C, 0, False),
        (1, A, 0, True),
    ]
    back = trail.next(A, Span(0, 2), -1)
    assert back is not None
    assert (back.number, back.around) == (3, True)


def test_without_words_the_clause_is_what_one_walks_from() -> None:
    trail = Trail(PLAN, LIT)
    steps = [trail.next(A, None, 1), trail.next(A, None, -1), trail.next(B, None, 1), trail.next(B, None, -1)]
    assert [one.number for one in steps if one] == [1, 2, 3, 2]


def test_the_first_at_or_after_a_character() -> None:
    trail = Trail(PLAN, LIT)
    found = [trail.at(A, 0), trail.at(A, 1), trail.at(B, 0), trail.at(C, 1)]
    assert [(one.number, one.around) for one in found if one] == [(1, False), (2, False), (3, False), (1, True)]


def test_which_place_words_are() -> None:
    trail = Trail(PLAN, LIT)
    assert [trail.number_of(A, span) for span in (Span(0, 2), Span(4, 6), Span(1, 2), Span(0, 1), None)] == [
        *(1, 2, 0, 0, 0)
    ]


def test_nothing_lit_is_nowhere() -> None:
    trail = Trail(PLAN, ())
    assert trail.at(A, 0) is trail.next(A, None, 1) is None
