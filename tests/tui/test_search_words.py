"""Which word of a query is being typed, what it may become, and the query with it."""

from __future__ import annotations

import pytest

from stdplan_tui.search.model import Kind, Suggestion
from stdplan_tui.tui.finding.completing import Completion, Typed, completed, completions, typed_at

KNOWN = {
    "bzh": [Suggestion("标准化", Kind.WORD)],
    "标准": [Suggestion("标准", Kind.WORD), Suggestion("标准化", Kind.WORD)],
    "标准化": [Suggestion("标准化", Kind.WORD)],
    "环境": [Suggestion("环境型/目标规划", Kind.TAG)],
    "表准": [Suggestion("标准", Kind.WORD, near=True)],
}


def suggest(typed: str, kinds: tuple[Kind, ...]) -> tuple[Suggestion, ...]:
    return tuple(one for one in KNOWN.get(typed, ()) if one.kind in kinds)


def texts(query: str) -> list[str]:
    return [one.suggestion.text for one in completions(query, len(query), suggest)]


@pytest.mark.parametrize(
    ("query", "word", "field"),
    [
        ("标准", "标准", ""),
        ("加强 bzh", "bzh", ""),
        ("加强bzh", "bzh", ""),
        ("tag:环境", "环境", "tag"),
        ("标签：环境", "环境", "tag"),
        ("(国家 OR 标", "标", ""),
        ('"标准', "标准", ""),
        ("标准 -国", "国", ""),
        ("note:建", "建", "note"),
    ],
)
def test_the_word_at_the_cursor(query: str, word: str, field: str) -> None:
    assert typed_at(query, len(query)) == Typed(len(query) - len(word), len(query), word, field)


@pytest.mark.parametrize(("query", "cursor"), [("", 0), ("标准 ", 3), ("标准化", 2), ("标*", 2), ("year:", 5)])
def test_where_no_word_ends_there_is_none(query: str, cursor: int) -> None:
    assert typed_at(query, cursor) is None


def test_a_word_becomes_what_begins_like_it_but_not_itself() -> None:
    assert texts("标准") == ["标准化"]
    assert texts("标准化") == []
    assert texts("bzh") == ["标准化"]


def test_of_a_run_of_characters_the_longest_end_that_begins_a_word_is_completed() -> None:
    (completion,) = completions("推进标准", 4, suggest)
    assert completion.typed == Typed(2, 4, "标准")
    assert completed("推进标准", completion) == ("推进标准化", 5)


def test_what_is_only_near_is_offered_where_nothing_begins_so() -> None:
    assert texts("表准") == ["标准"]


def test_in_a_tag_field_only_tags_are_offered_and_in_other_fields_nothing() -> None:
    assert texts("tag:环境") == ["环境型/目标规划"]
    assert texts("tag:标准") == []
    assert texts("doc:标准") == []


def test_a_tag_is_put_where_it_means_a_tag_in_quotation_marks_where_it_needs_them() -> None:
    tag = Suggestion("环境型/目标 规划", Kind.TAG)
    typed = Typed(3, 5, "环境")
    assert completed("标准 环境", Completion(typed, tag))[0] == '标准 tag:"环境型/目标 规划"'
    typed = Typed(4, 6, "环境", "tag")
    assert completed("tag:环境 标准", Completion(typed, tag)) == ('tag:"环境型/目标 规划" 标准', 15)
    typed = Typed(5, 7, "环境", "tag")
    assert completed('tag:"环境', Completion(typed, tag))[0] == 'tag:"环境型/目标 规划"'
