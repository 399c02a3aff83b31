import pytest

from stdplan_tui.annotations.target import clause_target, document_target, is_same_place, one_line
from stdplan_tui.corpus.model import Level, Span
from stdplan_tui.errors import AnnotationError
from tests.unit.annotations.support import ENERGY, GUIDANCE, PREAMBLE, VERSION, clause

OTHER_VERSION = "sha256:" + "cd" * 32


def test_a_target_quotes_the_clause_and_the_span() -> None:
    start = ENERGY.string.index("特高压")
    target = clause_target(ENERGY, label="三/能源", version=VERSION, span=Span(start, start + 11))
    assert target.quote_clause == ENERGY.string
    assert target.exact == "特高压及柔性直流输电标"
    assert target.prefix == ENERGY.string[:start]
    assert target.suffix == "准。"
    assert (target.clause, target.clause_hash, target.label) == (ENERGY.id, ENERGY.hash, "三/能源")


def test_prefix_and_suffix_have_32_characters() -> None:
    long = clause("p1", Level.PARAGRAPH, text="字" * 40 + "😀" + "词" * 40)
    target = clause_target(long, label="", version=VERSION, span=Span(40, 41))
    assert (target.prefix, target.exact, target.suffix) == ("字" * 32, "😀", "词" * 32)


@pytest.mark.parametrize("span", [Span(0, 4), Span(3, 3), Span(5, 4), Span(-1, 2), Span(30, 99)])
def test_a_span_is_inside_one_line(span: Span) -> None:
    with pytest.raises(AnnotationError, match="cannot be annotated"):
        clause_target(ENERGY, label="", version=VERSION, span=span)


def test_a_selection_is_cut_where_the_heading_ends() -> None:
    assert one_line(ENERGY, Span(1, 9)) == Span(1, 2)
    assert one_line(ENERGY, Span(3, 9)) == Span(3, 9)


def test_containers_take_no_notes() -> None:
    with pytest.raises(AnnotationError, match="no words of its own"):
        clause_target(PREAMBLE, label="", version=VERSION)


def test_a_place_is_the_same_by_its_words_and_not_by_the_version_that_it_was_seen_in() -> None:
    whole, words = (clause_target(ENERGY, label="", version=VERSION, span=span) for span in (None, Span(0, 2)))
    assert is_same_place(whole, clause_target(ENERGY, label="三", version=OTHER_VERSION))
    others = [words, document_target(), clause_target(GUIDANCE, label="", version=VERSION)]
    assert not any(is_same_place(whole, other) for other in others)
