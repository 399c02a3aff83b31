"""Words found in one document."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stdplan_tui.corpus.model import Clause, ClauseId, Document, DocumentId, Level, Metadata, Span
from stdplan_tui.search.within import Within
from stdplan_tui.text.fold import fold
from tests.support.counts import tries


def document(*texts: str) -> Document:
    clauses = (Clause(ClauseId(f"p{number}"), Level.PARAGRAPH, text=text) for number, text in enumerate(texts, start=1))
    return Document(Metadata(DocumentId("plan"), "规划"), tuple(clauses))


def found(words: str, *texts: str) -> list[tuple[str, str]]:
    """The clauses and the characters of them that were found."""
    text_of = {f"p{number}": text for number, text in enumerate(texts, start=1)}
    places = Within(document(*texts)).find(words)
    return [(clause, text_of[clause][span.start : span.end]) for clause, span in places]


@pytest.mark.parametrize(
    ("words", "text", "lit"),
    [
        ("标准", "制定标准，完善標準體系。", ["标准", "標準"]),
        ("gb/t 1", "按ＧＢ／Ｔ　1执行", ["ＧＢ／Ｔ　1"]),
        ("第12条", "依照第十二条办理", ["第十二条"]),
        ("特高压", "特 高\u3000压输电", ["特 高\u3000压"]),
        ("哈哈", "哈哈哈，哈哈", ["哈哈哈", "哈哈"]),
        ("没有", "制定标准", []),
        ("  ", "制定 标准", []),
    ],
)
def test_words_are_found_as_the_search_finds_them(words: str, text: str, lit: list[str]) -> None:
    assert [characters for _clause, characters in found(words, text)] == lit


def test_places_are_in_reading_order_and_know_their_clauses() -> None:
    assert found("标准", "标准甲", "乙", "丙标准，標準", "") == [("p1", "标准"), ("p3", "标准"), ("p3", "標準")]


def test_label_heading_and_text_are_looked_through_but_nothing_is_found_across_them() -> None:
    clause = Clause(ClauseId("1"), Level.SECTION, "（一）", "标准", "化工")
    within = Within(Document(Metadata(DocumentId("plan"), "规划"), (clause,)))
    assert within.find("（一）标") == ((ClauseId("1"), Span(0, 4)),)
    assert within.find("化工") == ((ClauseId("1"), Span(6, 8)),)
    assert within.find("标准化") == ()


def test_nothing_is_found_across_two_clauses() -> None:
    assert found("标准", "完善标", "准入") == []


_TEXTS = st.lists(st.text("标准標一二12条第 Aａ。\n", max_size=12), min_size=1, max_size=6)


@given(texts=_TEXTS, data=st.data())
@settings(max_examples=tries(100))
def test_whatever_stands_in_a_clause_is_found_there(texts: list[str], data: st.DataObject) -> None:
    number = data.draw(st.integers(0, len(texts) - 1))
    line = max(texts[number].split("\n"), key=len)
    start = data.draw(st.integers(0, len(line)))
    words = line[start : data.draw(st.integers(start, len(line)))]
    places = Within(document(*texts)).find(words)
    assert all(0 <= span.start < span.end <= len(texts[int(clause[1:]) - 1]) for clause, span in places)
    if fold(words):
        assert any(clause == f"p{number + 1}" for clause, _span in places)
