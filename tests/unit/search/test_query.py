import pytest
from hypothesis import given
from hypothesis import strategies as st

from stdplan_tui.search.model import Field
from stdplan_tui.search.query import Term, parsed
from stdplan_tui.text.fold import fold


def test_words_are_folded_and_all_wanted() -> None:
    query = parsed("  标准　ＧＢ/T ")
    assert query.words == (Term("标准"), Term("gb/t"))
    assert query.whole == "标准gb/t"


def test_quotes_make_one_term_of_several_words() -> None:
    assert parsed('"标准 化工" 建设').words == (Term("标准化工"), Term("建设"))


def test_minus_excludes_only_after_a_space() -> None:
    assert parsed("标准 -化工").words == (Term("标准"), Term("化工", excluded=True))
    assert parsed("-标准").words == (Term("-标准"),)
    assert parsed("2016-2020 --x -").words == (Term("2016-2020"), Term("--x"), Term("-"))


@pytest.mark.parametrize("text", ["note:建议", "Note：建议", 'note:"建 议"'])
def test_a_known_field_takes_the_word_after_its_colon(text: str) -> None:
    assert parsed(text).conditions == (Term("建议", Field.NOTE),)
    assert parsed(text).words == ()


def test_a_field_can_be_excluded() -> None:
    assert parsed("标准 -tag:环境型").conditions == (Term("环境型", Field.TAG, excluded=True),)


@pytest.mark.parametrize("text", ["主编:李强", "heading:标准", "note:", '"标准', '标准"', "::", '""'])
def test_what_does_not_parse_is_searched_literally(text: str) -> None:
    assert parsed(text).words == (Term(fold(text)),)


@pytest.mark.parametrize("text", ["", " ", "\u3000\n\t", "\u200b"])
def test_white_space_asks_for_nothing(text: str) -> None:
    assert parsed(text).words == ()
    assert parsed(text).whole == ""


def test_a_literal_query_has_no_operators() -> None:
    assert parsed('标准 -"化工"', literal=True).words == (Term('标准-"化工"'),)


@given(st.text(max_size=30))
def test_nothing_fails_to_parse(text: str) -> None:
    query = parsed(text)
    assert query.whole == fold(text.strip())
    assert all(term.needle for term in (*query.words, *query.conditions))
