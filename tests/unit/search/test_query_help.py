"""The examples of the help are queries that work, and show the whole language."""

from collections.abc import Iterator

import pytest

from stdplan_tui.search.query.help import EXAMPLES, Example
from stdplan_tui.search.query.model import And, Condition, Name, Near, Node, Not, Or, Pattern, Untagged, Words, Years
from stdplan_tui.search.query.parsing import parsed
from stdplan_tui.text.width import cells

ROWS = [row for group in EXAMPLES for row in group.rows]


def nodes(node: Node | None) -> Iterator[Node]:
    match node:
        case None:
            return
        case And(operands) | Or(operands) | Near(operands):
            yield node
            for one in operands:
                yield from nodes(one)
        case Not(operand):
            yield node
            yield from nodes(operand)
        case _:
            yield node


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.query)
def test_every_example_parses_without_a_notice(row: Example) -> None:
    query = parsed(row.query)
    assert query.tree is not None
    assert query.notices == ()
    assert row.finds
    assert cells(row.query) <= 34


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ("标准化", {Words}),
        ("标准 国际", {And, Words}),
        ('"标准化 体系"', {Words}),
        ("国家 OR 行业", {Or, Words}),
        ("标准 -国际", {And, Not, Words}),
        ("(国家 OR 行业) 标准", {And, Or, Words}),
        ("标准 国际 near:20", {Near, Words}),
        ("level:条 标准", {And, Condition, Words}),
        ("year:2016..2020 标准", {And, Years, Words}),
        ("tag:环境型 -status:resolved", {And, Not, Condition}),
        ("untagged 标准", {And, Untagged, Words}),
        ("标准*体系", {Pattern}),
        ("标?化", {Pattern}),
        ("/第.{1,3}条/", {Pattern}),
    ],
)
def test_examples_are_what_they_show(query: str, wanted: set[type[Node]]) -> None:
    assert query in [row.query for row in ROWS]
    assert {type(node) for node in nodes(parsed(query).tree)} == wanted


def test_every_kind_of_node_and_field_is_shown() -> None:
    shown = [node for row in ROWS for node in nodes(parsed(row.query).tree)]
    assert {type(node) for node in shown} == {Words, Pattern, Condition, Years, Untagged, Near, Not, And, Or}
    told = {node.name for node in shown if isinstance(node, Condition)}
    assert set(Name) - told == {Name.KIND}
    assert any("kind:" in row.finds for row in ROWS)
    assert any(isinstance(node, Words) and node.part for node in shown)
