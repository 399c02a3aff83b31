from dataclasses import replace

import pytest

from stdplan_tui.annotations.target import Standing, clause_target, document_target, located, one_line
from stdplan_tui.corpus.model import ClauseId, DocumentId, Level, Span
from stdplan_tui.errors import AnnotationError
from tests.unit.annotations.support import BARE_LABEL, ENERGY, GUIDANCE, PREAMBLE, VERSION, clause, document, note

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


def test_the_same_words_are_found_whatever_the_version_and_label() -> None:
    renumbered = replace(GUIDANCE, label="（二）")
    for now in (document(), document(GUIDANCE, version=OTHER_VERSION), document(renumbered, version=OTHER_VERSION)):
        found = located(note(on=GUIDANCE), now)
        assert (found.standing, found.clause, found.span) == (Standing.SAME, now.clause("1.1"), None)
    span = Span(9, 13)
    assert located(note(on=GUIDANCE, span=span), document()).span == span
    assert located(replace(note(), target=document_target()), document()).standing is Standing.SAME


def test_nothing_is_attached_where_the_words_are_others() -> None:
    changed = document(replace(ENERGY, text="研制特高压标准。"), version=OTHER_VERSION)
    gone = document(GUIDANCE, version=OTHER_VERSION)
    relabelled = document(replace(GUIDANCE, label="（十一）"), version=OTHER_VERSION)
    strange = replace(note(), document=DocumentId("another"))
    moved = note(span=Span(24, 27))
    shifted = replace(moved, target=replace(moved.target, start=25, end=28))
    for annotation, now in (
        (note(), changed),
        (note(), gone),
        (strange, document()),
        (note(on=GUIDANCE, span=Span(9, 13)), relabelled),
        (shifted, document()),
    ):
        found = located(annotation, now)
        assert (found.standing, found.clause, found.span) == (Standing.UNCERTAIN, None, None)


def test_a_bare_label_is_only_certain_in_its_own_version() -> None:
    annotation = note(on=BARE_LABEL)
    assert located(annotation, document()).standing is Standing.SAME
    assert located(annotation, document(BARE_LABEL, version=OTHER_VERSION)).standing is Standing.UNCERTAIN
    forged = replace(annotation, target=replace(annotation.target, clause=ClauseId("preamble")))
    assert located(forged, document()).standing is Standing.UNCERTAIN
