"""Where annotations belong after the text has changed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stdplan_tui.annotations.anchoring import Anchor, Anchoring, Standing
from stdplan_tui.annotations.anchoring.spans import Rewording, Words
from stdplan_tui.annotations.model import Target
from stdplan_tui.annotations.target import clause_target, document_target
from stdplan_tui.corpus import markdown
from stdplan_tui.corpus.model import Document, DocumentId, Metadata, Span
from stdplan_tui.text.spacing import bare

BEFORE = """\
# 江南县节水条例

**第一条**
为了节约用水，提高用水效率，制定本条例。

**第二条**
县人民政府应当把节水目标纳入考核，每年公布一次结果。

**第三条**
单位和个人浪费用水的，由县水行政主管部门责令改正，可以处五百元罚款。

**第四条**
本条例所称再生水，是指污水经过处理后可以再用的水。
"""


def _document(body: str, version: str) -> Document:
    return Document(Metadata(DocumentId("water"), "江南县节水条例", version=version), markdown.read(body))


OLD = _document(BEFORE, "old")


def _target(clause: str, words: str = "", document: Document = OLD) -> Target:
    found = document.clause(clause)
    start = found.string.index(words)
    span = Span(start, start + len(words)) if words else None
    return clause_target(found, label=clause, version=document.version, span=span)


def _anchored(body: str, target: Target, *, kept: bool = True, targets: tuple[Target, ...] = ()) -> Anchor:
    base = {"old": OLD.flat} if kept else {}
    return Anchoring(_document(body, "new"), base.get, (target, *targets)).anchor(target)


def _told(anchor: Anchor) -> tuple[str, str, str]:
    """The standing, the clause and the words."""
    clause, span = anchor.clause, anchor.span
    words = clause.string[span.start : span.end] if clause and span else ""
    return anchor.standing.value, clause.id if clause else "", words


RENUMBERED = BEFORE.replace("第四条", "第五条").replace("第三条", "第四条").replace("第二条", "第三条")
INSERTED = RENUMBERED.replace("**第三条**", "**第二条**\n县水行政主管部门负责节水的监督管理工作。\n\n**第三条**")
REWORDED = BEFORE.replace("每年公布一次结果", "每年向社会公布两次考核结果")
WITHOUT = "\n\n".join(part for part in BEFORE.split("\n\n") if "浪费用水" not in part)


@pytest.mark.parametrize("kept", [True, False])
@pytest.mark.parametrize(
    ("body", "target", "told"),
    [
        (BEFORE, _target("art2"), ("same", "art2", "")),
        (BEFORE, _target("art2", "节水目标"), ("same", "art2", "节水目标")),
        (INSERTED, _target("art3"), ("moved", "art4", "")),
        (INSERTED, _target("art3", "浪费用水的"), ("moved", "art4", "浪费用水的")),
        (REWORDED, _target("art2"), ("changed", "art2", "")),
        (REWORDED, _target("art2", "节水目标纳入考核"), ("moved", "art2", "节水目标纳入考核")),
        (REWORDED, _target("art2", "公布一次结果"), ("changed", "art2", "公布两次考核结果")),
        (BEFORE.replace("，提高用水效率", ""), _target("art1", "提高用水效率"), ("clause-only", "art1", "")),
        (WITHOUT, _target("art3"), ("orphan", "", "")),
        (WITHOUT, _target("art3", "责令改正"), ("orphan", "", "")),
    ],
)
def test_words_are_found_and_numbers_say_nothing(
    body: str, target: Target, told: tuple[str, str, str], kept: bool
) -> None:
    assert _told(_anchored(body, target, kept=kept)) == told


def test_a_note_on_the_document_stays_on_it() -> None:
    assert _anchored(WITHOUT, document_target()) == Anchor(Standing.SAME)


def test_a_clause_that_was_taken_out_is_not_another_that_resembles_it() -> None:
    twins = BEFORE.replace(
        "**第四条**", "**第四条**\n单位浪费用水的，由县水行政主管部门责令改正，可以处一千元罚款。\n\n**第五条**"
    )
    old, new = _document(twins, "twins"), _document(twins.replace(twins.split("\n\n")[3] + "\n\n", ""), "new")
    target = _target("art3", document=old)
    anchor = Anchoring(new, {"twins": old.flat}.get, (target,)).anchor(target)
    assert anchor.standing is Standing.ORPHAN
    beside = _target("art4", document=old)
    unkept = Anchoring(new, _nothing_kept, (target, beside)).anchor(target)
    assert unkept.standing is Standing.ORPHAN
    assert [suggestion.clause.id for suggestion in unkept.suggestions][:1] == ["art4"]


def test_two_clauses_that_are_alike_are_for_a_person_to_choose_from() -> None:
    part = BEFORE.split("\n\n")[3]
    body = BEFORE.replace(
        part, part.replace("五百", "六百") + "\n\n" + part.replace("五百", "八百").replace("三", "十")
    )
    anchor = _anchored(body, _target("art3"), kept=False)
    assert anchor.standing is Standing.AMBIGUOUS
    assert {suggestion.clause.id for suggestion in anchor.suggestions} == {"art3", "art10"}
    assert anchor.clause is None


def test_joined_and_split_clauses_are_followed() -> None:
    joined = BEFORE.replace("制定本条例。\n\n**第二条**\n", "制定本条例。")
    assert _told(_anchored(joined, _target("art2", "节水目标"))) == ("moved", "art1", "节水目标")
    split = BEFORE.replace("责令改正，可以处", "责令改正。\n\n**第十条**\n由县水行政主管部门责令改正，可以处")
    target = _target("art3", "责令改正，可以处五百元罚款")
    assert _told(_anchored(split, target)) == ("moved", "art10", "责令改正，可以处五百元罚款")


def test_an_article_s_first_paragraph_may_be_its_second_now() -> None:
    body = BEFORE.replace("**第二条**\n县人民", "**第二条**\n本县实行用水总量控制和定额管理相结合的制度。\n\n县人民")
    assert _told(_anchored(body, _target("art2"))) == ("moved", "art2.p2", "")


def test_a_quotation_that_the_kept_text_does_not_bear_out_goes_by_what_it_quotes() -> None:
    target = replace(_target("art3"), clause=OLD.clause("art1").id)
    assert _told(_anchored(BEFORE, target)) == ("moved", "art3", "")


def test_a_target_without_words_is_an_orphan_unless_nothing_has_changed() -> None:
    empty = BEFORE.replace("为了节约用水，提高用水效率，制定本条例。", "\n\n- ——节约用水。")
    old = _document(empty, "empty")
    target = _target("art1", document=old)
    assert _told(Anchoring(old, _nothing_kept).anchor(target)) == ("same", "art1", "")
    assert Anchoring(_document(BEFORE, "new"), _nothing_kept).anchor(target).standing is Standing.ORPHAN


def _nothing_kept(_version: str) -> None:
    return None


CHARACTERS = st.text(st.sampled_from("标准化工作，。 \u3000\n"), max_size=30)


@given(CHARACTERS, CHARACTERS, CHARACTERS, CHARACTERS)
def test_words_between_changes_are_followed(before: str, behind: str, new_before: str, new_behind: str) -> None:
    exact = "每年公布一次考核结果"
    old, new = before + exact + behind, new_before + exact + new_behind
    span = Rewording(Words.of(old), Words.of(new)).followed(Span(len(before), len(before) + len(exact)))
    assert span == Span(len(new_before), len(new_before) + len(exact))


@given(CHARACTERS, CHARACTERS, st.integers(0, 29), st.integers(1, 30))
def test_a_span_is_within_one_line_and_begins_and_ends_with_words(old: str, new: str, start: int, length: int) -> None:
    span = Rewording(Words.of(old), Words.of(new)).followed(Span(start, start + length))
    if span is not None:
        found = new[span.start : span.end]
        assert bare(found)
        assert found[0].strip()
        assert "\n" not in found
