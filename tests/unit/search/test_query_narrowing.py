"""Queries that a program writes: values quoted, conditions put behind a query and taken away again."""

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from stdplan_tui.corpus.model import Level
from stdplan_tui.search.model import Facet
from stdplan_tui.search.query.model import And, Condition, Name, Node, Words, Years
from stdplan_tui.search.query.parsing import narrowed, parsed, quoted, widened
from stdplan_tui.text.spacing import bare
from tests.support.counts import tries

FREE = [name for name in Name if name not in {Name.LEVEL, Name.STATUS}]
SIGNS = st.sampled_from(
    [*'()"“”-*?/\\: \n\x1e\x00\u200b标a', " OR ", " AND ", "NOT ", "tag:x", "in:heading ", "near:3 ", "untagged"]
)
VALUES = st.one_of(st.text(min_size=1, max_size=20), st.lists(SIGNS, min_size=1, max_size=6).map("".join))
QUERIES = st.one_of(st.text(max_size=20), st.lists(SIGNS, max_size=10).map("".join))


def members(node: Node | None) -> tuple[Node, ...]:
    return () if node is None else node.operands if isinstance(node, And) else (node,)


@pytest.mark.parametrize(
    ("value", "wanted"),
    [
        ("环境型/目标规划", "环境型/目标规划"),
        ("guobanfa-2015-89", "guobanfa-2015-89"),
        ("张三", "张三"),
        ("国务院 办公厅", '"国务院 办公厅"'),
        ("AND", '"AND"'),
        ("untagged", '"untagged"'),
        ("-a", '"-a"'),
        ("a*", '"a*"'),
        ('a"b\\c', '"a\\"b\\\\c"'),
        ("（一）", '"（一）"'),
        ("", '""'),
    ],
)
def test_values_are_quoted_where_they_must_be(value: str, wanted: str) -> None:
    assert quoted(value) == wanted


@settings(max_examples=tries(200))
@given(VALUES)
@example('"')
@example("\\")
@example("“")
def test_a_quoted_value_is_that_phrase(value: str) -> None:
    assume(bare(value))
    assert parsed(f"{quoted(value)} x").tree == And((Words(value), Words("x")))


@settings(max_examples=tries(150))
@given(QUERIES, st.sampled_from(FREE), VALUES)
@example("a OR b", Name.TAG, "x")
@example('"a', Name.TAG, '"')
@example("-a", Name.TAG, "x")
@example("是什么?", Name.TAG, "x")
@example("a) OR b", Name.TAG, "x")
@example("㐀 0?", Name.TAG, "x")
@example("a\\", Name.TAG, "x")
@example("( a OR b )", Name.TAG, "x")
@example("tag:y OR tag:x", Name.TAG, "x")
@example("NOT tag:x", Name.TAG, "x")
def test_a_narrowed_query_has_the_condition_and_what_it_had(query: str, name: Name, value: str) -> None:
    assume(bare(value))
    condition, before = Condition(name, value), parsed(query).tree
    written = narrowed(query, name, value)
    after = parsed(written)
    assert after.notices == ()
    assert condition in members(after.tree)
    if condition not in members(before):
        assert members(after.tree) == (*members(before), condition)
        assert parsed(widened(written, name, value)).tree == before
        assert narrowed(widened(written, name, value), name, value) == written
    assert narrowed(written, name, value) == written


@pytest.mark.parametrize(
    "query", ["", "a", "a b", "a OR b", '"a', "-a", "是什么?", "什么 标准??", "a AND", 'a "b c" -d', "(a OR b) c"]
)
def test_a_widened_query_is_what_it_was(query: str) -> None:
    once = narrowed(query, Facet.TAG, "x")
    twice = narrowed(once, Facet.ISSUER, "国务院 办公厅")
    assert widened(once, Facet.TAG, "x") == query
    assert widened(twice, Facet.ISSUER, "国务院 办公厅") == once
    assert parsed(widened(twice, Facet.TAG, "x")).tree == parsed(narrowed(query, Facet.ISSUER, "国务院 办公厅")).tree


def test_conditions_are_appended_as_a_person_would_write_them() -> None:
    assert narrowed("", Facet.TAG, "环境型") == "tag:环境型"
    assert narrowed(" 标准 ", Facet.TAG, "环境型") == "标准 tag:环境型"
    assert narrowed("a b", Facet.ISSUER, "国务院 办公厅") == 'a b issuer:"国务院 办公厅"'
    assert narrowed("a OR b", Facet.YEAR, "2016") == "( a OR b ) year:2016"
    assert narrowed("( a OR b ) year:2016", Facet.LEVEL, "article") == "( a OR b ) year:2016 level:article"
    assert narrowed("“a", Facet.TAG, "x") == '"“a" tag:x'
    assert narrowed("a tag:x", Facet.TAG, "x") == "a tag:x"
    assert narrowed("a", Facet.TAG, " ") == "a"


@pytest.mark.parametrize("level", list(Level))
def test_every_level_and_year_can_be_narrowed_to(level: Level) -> None:
    assert parsed(narrowed("a", Facet.LEVEL, level)).tree == And((Words("a"), Condition(Name.LEVEL, level)))
    assert parsed(narrowed("a", Facet.YEAR, "2016")).tree == And((Words("a"), Years(2016, 2016)))


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ("a tag:x b", "a b"),
        ("tag:x", ""),
        ("标签：“x” a", "a"),
        ("a AND tag:x", "a"),
        ("tag:x AND a", "a"),
        ("a AND tag:x AND b", "a AND b"),
        ("a tag:y", "a tag:y"),
        ("a -tag:x", "a -tag:x"),
        ("a OR tag:x", "a OR tag:x"),
        ("a (b OR tag:x)", "a (b OR tag:x)"),
        ('"a tag:x"', '"a tag:x"'),
        ('a "tag:x', 'a "tag:x'),
        ("", ""),
    ],
)
def test_a_condition_is_taken_away_where_it_stands_for_the_whole(query: str, wanted: str) -> None:
    assert widened(query, Facet.TAG, "x") == wanted


@settings(max_examples=tries(100))
@given(QUERIES, VALUES)
def test_widening_never_fails(query: str, value: str) -> None:
    assert isinstance(widened(query, Facet.TAG, value), str)
