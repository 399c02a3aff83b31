"""The plain scan, the other spellings, and that a faulty engine does not pass."""

import random
from collections.abc import Callable, Iterator

import pytest
from benchmarks.articles import Address
from benchmarks.checking import AS_IT_IS, Piece, check
from benchmarks.oracle import Oracle
from benchmarks.variants import SPELLINGS, cuts_a_number

from stdplan_tui.corpus.model import Clause, ClauseId, DocumentId, Level, Span
from stdplan_tui.search.memory import MemoryEngine
from stdplan_tui.search.model import Field, Hit, Order, Results
from stdplan_tui.text.fold import fold

A, B = ("d", "a"), ("d", "b")
CLAUSES: dict[Address, Clause] = {
    A: Clause(ClauseId("a"), Level.LEAD, heading="完善国家标准。", text="制定ＧＢ／Ｔ 1.1 和国家 标准，国家标准化。"),
    B: Clause(ClauseId("b"), Level.SIGNATURE, text="国务院办公厅\n某年标准标准"),
}


@pytest.fixture
def oracle() -> Oracle:
    return Oracle(CLAUSES.items())


def test_words_stand_in_a_part_however_they_are_spelt(oracle: Oracle) -> None:
    assert oracle.holding("国家标准") == {A}
    assert oracle.holding("标准") == {A, B}
    assert oracle.holding("gb/t1.1") == {A}
    assert oracle.holding("办公厅\n某年") == {B}
    assert oracle.holding("标准。\n制定") == {A}
    assert oracle.holding(" ") == oracle.holding("没有") == oracle.holding("公厅某") == set()


def test_exactly_the_occurrences_are_to_be_lit(oracle: Oracle) -> None:
    assert oracle.fault("标准标", B, [Span(9, 12)]) == ""
    assert oracle.fault("标准", B, [Span(9, 11), Span(11, 13)]) == ""
    assert oracle.fault("公厅\n某", B, [Span(4, 6), Span(7, 8)]) == ""
    for wrong in ([Span(9, 11)], [Span(9, 13)], [Span(9, 11), Span(11, 13), Span(0, 1)], [Span(11, 13), Span(9, 11)]):
        assert oracle.fault("标准", B, wrong) != ""
    heading, text = Span(2, 6), [Span(20, 25), Span(26, 30)]
    assert [CLAUSES[A].string[span.start : span.end] for span in text] == ["国家 标准", "国家标准"]
    assert oracle.fault("国家标准", A, [heading, *text]) == ""
    assert oracle.fault("国家标准", A, text) != ""


@pytest.mark.parametrize(
    ("spelling", "text", "expected"),
    [
        ("wide", "GB/T 1", "ＧＢ／Ｔ　１"),
        ("narrow", "（ＧＢ）", "(GB)"),
        ("case", "gB", "Gb"),
        ("numbers", "到2020年", "到二〇二〇年"),
        ("numbers", "二〇一五年", "2015年"),
        ("numbers", "达到85%以上", "达到百分之八十五以上"),
        ("numbers", "百分之三十", "30%"),
        ("numbers", "第一百零三条", "第103条"),
        ("numbers", "第110章", "第一百一十章"),
        ("numbers", "统一", "统一"),
    ],
)
def test_other_spellings(spelling: str, text: str, expected: str) -> None:
    assert SPELLINGS[spelling](text, random.Random(1)) == expected


@pytest.mark.parametrize(
    ("spelling", "text"), [("dashes", "2016—2020"), ("quotes", "“放、管、服”"), ("spaces", "国家标准")]
)
def test_spellings_by_chance_change_the_text_and_not_what_it_is(spelling: str, text: str) -> None:
    spelt = SPELLINGS[spelling](text, random.Random(1))
    assert spelt != text
    assert fold(spelt) == fold(text)


def test_a_piece_may_cut_a_number() -> None:
    assert cuts_a_number("到20", "20年", "，")
    assert cuts_a_number("第", "十条", "")
    assert cuts_a_number("到", "2020", "年")
    assert not cuts_a_number("到", "2020年", "，")
    assert not cuts_a_number("国", "家", "标")


class Faulty(MemoryEngine):
    """Finds by the plain scan, and spoils what it found."""

    def __init__(self, oracle: Oracle, spoil: Callable[[Iterator[Hit]], Iterator[Hit]]) -> None:
        super().__init__()
        self._oracle = oracle
        self._spoil = spoil

    def search(
        self, query: str, limit: int | None = None, *, literal: bool = False, order: Order = Order.RELEVANCE
    ) -> Results:
        hits = tuple(self._spoil(self._hit(query, address) for address in sorted(self._oracle.holding(query))))
        return Results(hits, len(hits))

    def _hit(self, query: str, address: Address) -> Hit:
        string = self._oracle.strings[address]
        starts = [at for at in range(len(string)) if string.startswith(query, at)]
        spans = tuple(Span(at, at + len(query)) for at in starts)
        return Hit(DocumentId("d"), ClauseId(address[1]), "", "", 1.0, Field.TEXT, string, spans)


def without_first(hits: Iterator[Hit]) -> Iterator[Hit]:
    next(hits, None)
    return hits


def unlit(hits: Iterator[Hit]) -> Iterator[Hit]:
    return (Hit(hit.document, hit.clause, "", "", 1.0, hit.field, hit.text, ()) for hit in hits)


def twice_elsewhere(hits: Iterator[Hit]) -> Iterator[Hit]:
    return (Hit(hit.document, ClauseId("b"), "", "", 1.0, hit.field, hit.text, hit.spans) for hit in hits)


@pytest.mark.parametrize(
    ("spoil", "faults"),
    [
        (iter, set()),
        (without_first, {"missing", "missing where not literal", "spelt otherwise and not found"}),
        (unlit, {"highlight"}),
        (twice_elsewhere, {"missing", "false", "missing where not literal", "spelt otherwise and not found"}),
    ],
)
def test_what_an_engine_gets_wrong_is_told(
    oracle: Oracle, spoil: Callable[[Iterator[Hit]], Iterator[Hit]], faults: set[str]
) -> None:
    tally = check(Faulty(oracle, spoil), oracle, [Piece(A, "化", whole=True)])
    assert {fault for (spelling, fault) in tally.wrong if spelling == AS_IT_IS} == faults
