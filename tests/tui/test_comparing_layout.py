"""Two texts set side by side, without a screen: nothing is lost, and what corresponds begins on one row."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stdplan_tui.corpus.alignment import Kind
from stdplan_tui.corpus.comparison import compared
from stdplan_tui.corpus.model import Clause, ClauseId, Document, DocumentId, Level, Metadata
from stdplan_tui.text.width import cells
from stdplan_tui.tui.comparing.differing import differing
from stdplan_tui.tui.comparing.facing import FacingSheet
from stdplan_tui.tui.comparing.naming import GAP, Headed, Named, headed
from stdplan_tui.tui.comparing.parallel import EVERYTHING, Letter, Parallel
from stdplan_tui.tui.layout.blocks import Frame
from stdplan_tui.tui.widgets.comparing.columns import BESIDE, LEAD, columns
from stdplan_tui.tui.widgets.reader.painting import geometry
from stdplan_tui.workspace.comparing import Comparison, Side
from tests.support.counts import tries

_TEXTS = st.text(alphabet="标准化体系建设发展，。（）“”—A1 ", max_size=60)
_LEVELS = st.sampled_from([Level.TITLE, Level.PART, Level.SECTION, Level.ARTICLE, Level.PARAGRAPH, Level.BULLET])


@st.composite
def documents(draw: st.DrawFn, id_: str) -> Document:
    """A flat document of a few clauses."""
    drawn = draw(st.lists(st.tuples(_LEVELS, _TEXTS, _TEXTS), min_size=1, max_size=8))
    clauses = tuple(
        Clause(ClauseId(str(number)), level, heading=heading.strip(), text=text.strip() or "。")
        for number, (level, heading, text) in enumerate(drawn)
    )
    return Document(Metadata(DocumentId(id_), id_), clauses)


def parallel(a: Document, b: Document) -> Parallel:
    """Two documents, compared."""
    return Parallel(Comparison(Side(a, a.id), Side(b, b.id), compared(a, b)))


@given(documents("a"), documents("b"), st.integers(20, 220), st.sampled_from([1, 2]), st.booleans())
@settings(max_examples=tries(60), deadline=None)
def test_every_character_of_both_is_drawn_and_what_corresponds_begins_on_one_row(
    a: Document, b: Document, width: int, ambiguous_width: int, justified: bool
) -> None:
    both = parallel(a, b)
    where = columns(width, 36, ambiguous_width)
    sheet = FacingSheet(both, range(len(both.rows)), where.frames(justified=justified))
    drawn: dict[Letter, list[str]] = {Letter.A: [], Letter.B: []}
    for number in range(len(sheet)):
        facing = sheet.block(number)
        assert facing.height == facing.above + len(facing.lines)
        if not where.stacked and facing.a and facing.b:
            assert facing.lines[0] == (0, 0)
            assert len(facing.lines) == max(len(facing.a.lines), len(facing.b.lines))
        for letter, block in ((Letter.A, facing.a), (Letter.B, facing.b)):
            found = [line[0 if letter is Letter.A else 1] for line in facing.lines]
            numbers = [line for line in found if line is not None]
            if block is not None and not (facing.once and letter is Letter.A):
                assert numbers == list(range(len(block.lines)))
                drawn[letter].append(block.shown)
    assert len(drawn[Letter.B]) == len(b.flat)
    assert sheet.height == sum(sheet.block(number).height for number in range(len(sheet)))


@given(st.integers(8, 300), st.integers(20, 60), st.sampled_from([1, 2]))
@settings(max_examples=tries(60), deadline=None)
def test_the_columns_fill_the_width_and_every_cell_belongs_to_one(width: int, measure: int, ambiguous: int) -> None:
    where = columns(width, measure, ambiguous)
    assert where.stacked == (width < BESIDE)
    if where.stacked:
        assert where.a.width + LEAD == width
        assert where.letter_at(width // 2) is None
    else:
        assert LEAD + where.a.width + 1 + where.b.width == width
        assert abs(where.a.width - where.b.width) <= 1
        assert where.letter_at(LEAD) is Letter.A
        assert where.letter_at(width - 1) is Letter.B
        assert where.a.text <= 2 * measure


def test_a_column_is_the_reader_s_pane_in_small() -> None:
    for width in (80, 140):
        where = columns(width, 36, 1)
        assert where.a == geometry(where.a.width, 36, 1)
        assert where.frames(justified=True).b == Frame(where.b.text, 1, justified=True, table_width=where.b.right)
        assert not where.frames(justified=False).a.justified


@given(documents("a"), documents("b"))
@settings(max_examples=tries(60), deadline=None)
def test_what_is_left_when_the_differences_are_taken_out_is_the_same(a: Document, b: Document) -> None:
    for row in parallel(a, b).rows:
        found = differing(row)
        for spans in found:
            assert all(one.end < other.start for one, other in pairwise(spans))
        if row.a is not None and row.b is not None and row.kind is not Kind.SAME:
            assert without(row.a.string, found.a) == without(row.b.string, found.b)


def without(string: str, spans: tuple[object, ...]) -> str:
    """A string without some of its characters."""
    gone = {place for span in spans for place in range(span.start, span.end)}  # type: ignore[attr-defined]
    return "".join(character for place, character in enumerate(string) if place not in gone)


@given(documents("a"), documents("b"))
@settings(max_examples=tries(60), deadline=None)
def test_every_clause_has_its_row_and_every_row_its_kind(a: Document, b: Document) -> None:
    both = parallel(a, b)
    for letter, document in ((Letter.A, a), (Letter.B, b)):
        places = [both.row_of(letter, clause.id) for clause in document.flat]
        assert None not in places
        assert len(set(places)) == len(places)
    assert sum(both.counts.values()) == len(both.rows) == len(both.numbers(EVERYTHING))
    assert [both.nth_difference(number) for number in both.differences] == list(range(1, len(both.differences) + 1))


PLAN, NEW = "江南县标准化发展规划（2021—2025年）", "江南县标准化发展规划（2026—2030年）"


@pytest.mark.parametrize(
    ("one", "other", "room", "shown"),
    [
        (Named("国家规划", "国办发〔2015〕89号"), Named("市规划", "market"), 40, ("国家规划", "国办发〔2015〕89号")),
        (Named("国家规划", "国办发〔2015〕89号"), Named("市规划", "market"), 17, ("国家规划", "")),
        (Named(PLAN, "old  1a2b3c4"), Named(PLAN, "now"), 60, ("old  1a2b3c4", PLAN)),
        (Named(PLAN, "old  1a2b3c4"), Named(PLAN, "now"), 24, ("old  1a2b3c4", "江南县标…")),
        (Named(PLAN, "old  1a2b3c4"), Named(PLAN, "now"), 17, ("old  1a2b3c4", "")),
        (Named(PLAN, "江政发〔2021〕3号"), Named(PLAN, "江政发〔2021〕4号"), 9, ("…021〕3号", "")),
        (Named(PLAN, "plan"), Named(NEW, "new"), 20, ("…规划（2021—2025年）", "")),
        (Named(PLAN, "plan"), Named(PLAN, "plan"), 11, ("江南县标准…", "")),
        (Named("规划", "一"), Named("规划", "二"), 0, ("", "")),
    ],
)
def test_what_tells_two_texts_apart_has_its_room_first(
    one: Named, other: Named, room: int, shown: tuple[str, str]
) -> None:
    assert headed(one, other, room, 1) == Headed(*shown)


@given(_TEXTS, _TEXTS, _TEXTS, _TEXTS, st.integers(0, 80), st.sampled_from([1, 2]))
@settings(max_examples=tries(60), deadline=None)
def test_a_head_never_takes_more_room_than_there_is(
    title: str, aside: str, other_title: str, other_aside: str, room: int, ambiguous_width: int
) -> None:
    found = headed(Named(title, aside), Named(other_title, other_aside), room, ambiguous_width)
    taken = [cells(words, ambiguous_width) for words in found if words]
    assert sum(taken) + GAP * (len(taken) - 1) <= room or not taken
