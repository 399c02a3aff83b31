"""Other engines find what a plain scan finds, so that their times are of the same work."""

import importlib.util
from collections.abc import Iterator
from contextlib import closing
from itertools import islice
from pathlib import Path

import pytest
from benchmarks.articles import Address, clauses, of_this_folder
from benchmarks.asking import Asked, Boolean, asked, keys
from benchmarks.peers import PEERS, Contestant, kind

from stdplan_tui.text.fold import fold

HELD = of_this_folder()[:2]
CLAUSES = dict(clauses(HELD))
QUERIES = asked([clause.string for clause in CLAUSES.values()], count=60)


@pytest.fixture(params=PEERS)
def peer(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Contestant]:
    if request.param == "tantivy" and not importlib.util.find_spec("tantivy"):
        pytest.skip("tantivy is not installed")
    made = kind(request.param)
    with closing(made(tmp_path)) as building:
        building.build(HELD)
    with closing(made(tmp_path)) as engine:
        engine.open()
        yield engine


def test_peers_find_every_string_and_all_that_a_boolean_means(peer: Contestant) -> None:
    for typed in (*QUERIES.keys[:120], *QUERIES.phrases, "\ue000"):
        best, total = peer.words(typed)
        assert total == len(holding(typed)), typed
        assert len(best) == min(100, total)
    for boolean in QUERIES.booleans:
        assert peer.boolean(boolean)[1] == len(meant(boolean)), boolean


def test_peers_answer_questions(peer: Contestant) -> None:
    assert all(len(peer.question(question)) > 10 for question in QUERIES.questions[:5])


def holding(typed: str) -> set[Address]:
    return {
        address
        for address, clause in CLAUSES.items()
        if any(fold(typed) in fold(part) for part in (clause.caption, clause.text))
    }


def meant(boolean: Boolean) -> set[Address]:
    found = set.intersection(*map(holding, boolean.all))
    if boolean.any:
        found &= set[Address]().union(*map(holding, boolean.any))
    return found.difference(*map(holding, boolean.none))


def test_booleans_are_asked_in_our_language() -> None:
    assert Boolean(all=("国家", "标准"), none=("化工",)).text == "国家 AND 标准 AND NOT 化工"
    assert Boolean(all=("标准",), any=("国家", "行业")).text == "( 国家 OR 行业 ) 标准"


def test_the_same_is_asked_at_every_run_and_reaches_other_processes(tmp_path: Path) -> None:
    assert asked([clause.string for clause in CLAUSES.values()], count=60) == QUERIES
    assert [len(each) for each in (QUERIES.first_keys, QUERIES.phrases, QUERIES.booleans)] == [40, 60, 60]
    assert all(20 <= len(question) <= 40 for question in QUERIES.questions)
    assert list(islice(keys(["标准化"]), 3)) == ["标", "标准", "标准化"]
    QUERIES.write(tmp_path / "asked.json")
    assert Asked.read(tmp_path / "asked.json") == QUERIES
