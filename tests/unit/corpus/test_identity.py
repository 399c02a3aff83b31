"""Ids of clauses: tokens, counting, and what prefixes what."""

from __future__ import annotations

from hypothesis import given, settings

from stdplan_tui.corpus.draft import Draft
from stdplan_tui.corpus.identity import identified
from stdplan_tui.corpus.ids import clause_id
from stdplan_tui.corpus.model import Level
from tests.support.counts import tries
from tests.support.documents import LAW, PLAN, TWO_ATTACHED, document
from tests.support.trees import trees


def _ids(drafts: list[Draft]) -> list[str]:
    return [str(clause.id) for top in identified(drafts) for clause in top.walk()]


def _part(label: str, *children: Draft, text: str = "") -> Draft:
    return Draft(Level.PART, label, "标题", text, list(children))


def test_a_plan_is_numbered_as_printed() -> None:
    assert " ".join(clause.id for clause in document(PLAN).flat) == (
        "notice notice.title notice.number notice.recipients notice.p1 notice.sig notice.remark title preamble "
        "preamble.p1 1 1.1 1.2 1.2.p1 1.2.p2 1.3 1.3.b1 1.3.b2 2 2.1 2.1.p1 2.1.box1 2.1.box1.e1 2.1.box1.e1.p2 "
        "2.1.box1.e2 2.1.1 2.1.1.1 2.1.1.2 2.1.1.2.box2 2.1.1.2.box2.p1 2.2 closing closing.p1"
    )


def test_articles_are_named_through_the_document_alone() -> None:
    assert " ".join(clause.id for clause in document(LAW).flat) == (
        "title remark ch1 art1 art2 art2.p2 art2.p2.1 art2.p2.2 art2.p2.2.1 art2.p2.2.2 art2.p3 art2-1 art2-1.1 "
        "art2-1.2 ch2 ch2.s1 art3"
    )


def test_the_second_document_prefixes_and_annexes_stand_at_top_level() -> None:
    assert " ".join(clause.id for clause in document(TWO_ATTACHED).flat) == (
        "notice notice.title notice.p1 doc preamble preamble.p1 1 2 doc2 doc2.1 doc2.1.p1 doc2.2 annex1 annex1.1 "
        "annex1.1.t1 annex1.1.t1.r0 annex1.1.t1.r1 annex1.1.t1.r2 annex1.p1 annex2 annex2.ta annex2.ta.r1"
    )


def test_text_that_runs_on_is_the_first_paragraph() -> None:
    paragraph = Draft(Level.PARAGRAPH, text="甲")
    lead = Draft(Level.LEAD, heading="乙。", text="丙")
    assert _ids([_part("一、", paragraph, lead, text="正文")]) == ["1", "1.p2", "1.p3"]
    assert _ids([_part("一、", paragraph, lead)]) == ["1", "1.p1", "1.p2"]


def test_a_token_that_repeats_is_counted_and_its_children_follow() -> None:
    section = Draft(Level.SECTION, "（一）", "甲")
    assert _ids([_part("一、", section), _part("一、", section), _part("一、")]) == ["1", "1.1", "1~2", "1~2.1", "1~3"]


def test_articles_of_two_chapters_with_one_number() -> None:
    article = Draft(Level.ARTICLE, "第一条", text="甲")
    chapters = [Draft(Level.CHAPTER, "第一章", "甲", children=[article]) for _nth in range(2)]
    assert _ids(chapters) == ["ch1", "art1", "ch1~2", "art1~2"]


def test_articles_of_an_annex_and_of_a_notice() -> None:
    article = Draft(Level.ARTICLE, "第二十七条之一", text="甲")
    chapter = Draft(Level.CHAPTER, "第二章", "甲", children=[article])
    annex = Draft(Level.ANNEX, "附件3", "甲", children=[chapter])
    assert _ids([annex]) == ["annex3", "annex3.ch2", "annex3.art27-1"]
    assert _ids([Draft(Level.NOTICE, children=[chapter])]) == ["notice", "notice.ch2", "notice.art27-1"]


def test_boxes_tables_and_annexes_without_a_number_get_letters() -> None:
    boxes = [Draft(Level.BOX, label, "甲") for label in ("", "专栏2.1", "")]
    tables = [Draft(Level.TABLE, label, "甲", children=[Draft(Level.ROW)]) for label in ("", "表2-1")]
    assert _ids([*boxes, *tables, Draft(Level.ANNEX, "附件", "甲")]) == (
        ["boxa", "box2-1", "boxb", "ta", "t2-1", "annexa"]
    )
    assert _ids([Draft(Level.BOX, heading="甲") for _nth in range(28)])[-3:] == ["boxz", "boxaa", "boxab"]


def test_rows_count_from_the_header() -> None:
    header, body = Draft(Level.ROW, text="甲\t乙"), Draft(Level.ROW, text="\t")
    assert _ids([Draft(Level.TABLE, "表1", children=[header, body])]) == ["t1", "t1.r0", "t1.r1"]
    assert _ids([Draft(Level.TABLE, "表1", children=[Draft(Level.ROW), body])]) == ["t1", "t1.r1"]


def test_numbered_levels_without_a_number_are_headings() -> None:
    heading = Draft(Level.HEADING, heading="附则", children=[Draft(Level.PART, heading="无号", text="甲")])
    assert _ids([heading, Draft(Level.CHAPTER, heading="附录")]) == ["h1", "h1.h1", "h2"]


@settings(max_examples=tries(60), deadline=None)
@given(trees())
def test_ids_are_unique_and_of_the_form_for_any_tree(drafts: list[Draft]) -> None:
    ids = _ids(drafts)
    assert len(ids) == len(set(ids))
    assert [clause_id(name) for name in ids] == ids
