"""Pieces of the project's own documents are found, in any spelling, where a plain scan finds them."""

from itertools import chain, islice

from benchmarks.articles import clauses, of_this_folder
from benchmarks.checking import AS_IT_IS, OVER_LINES, check, pieces, pieces_with_marks
from benchmarks.oracle import Oracle

from stdplan_tui.search.engine import SearchEngine
from tests.support.counts import tries


def test_every_piece_of_the_documents_is_found_and_lit_and_nothing_else(engine: SearchEngine) -> None:
    held = of_this_folder()
    engine.refresh(held)
    oracle = Oracle(clauses(held))
    strings = list(oracle.strings.items())
    by_chance = islice(pieces(strings, 11), tries(90))
    marked = islice(pieces_with_marks(strings, 11), tries(110))
    tally = check(engine, oracle, chain(by_chance, marked))
    assert {key: examples for key, examples in tally.examples.items() if key[0] != OVER_LINES} == {}
    assert tally.tried[AS_IT_IS] >= tries(180)
    assert min(tally.tried[spelling] for spelling in ("wide", "narrow", "dashes", "quotes", "spaces", "numbers")) > 5
