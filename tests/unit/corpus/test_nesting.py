"""Who holds the next block."""

from __future__ import annotations

import pytest

from stdplan_tui.corpus.draft import Draft
from stdplan_tui.corpus.model import Level
from stdplan_tui.corpus.nesting import Nesting
from stdplan_tui.text.labels import Form


def _nested(*drafts: Draft) -> Nesting:
    nesting = Nesting()
    for draft in drafts:
        nesting.add(draft)
    return nesting


PART = ("一、", Level.PART)
SECTION = ("（一）", Level.SECTION)
ITEM = ("1.", Level.ITEM)
SUBITEM = ("（1）", Level.SUBITEM)


@pytest.mark.parametrize(
    ("opened", "label", "level", "holder"),
    [
        ([PART, SECTION, ITEM], "（二）", Level.SECTION, "1"),
        ([PART, SECTION, ITEM], "2.", Level.ITEM, "1.1"),
        ([PART, SECTION, ITEM], "（1）", Level.SUBITEM, "1.1.1"),
        ([PART, SECTION, ITEM, SUBITEM], "①", Level.SUBITEM, "1.1.1.1"),
        ([PART, SECTION, ITEM, SUBITEM], "二、", Level.PART, ""),
        ([PART], "1.", Level.ITEM, "1"),
        ([SECTION], "第一章", Level.CHAPTER, ""),
    ],
)
def test_a_label_belongs_to_the_nearest_open_clause_of_higher_rank(
    opened: list[tuple[str, Level]], label: str, level: Level, holder: str
) -> None:
    nesting = _nested(*(Draft(level, label, "标题") for label, level in opened))
    assert nesting.holder(level, label).name.id == holder


def test_paragraphs_leads_and_tables_hold_nothing() -> None:
    nesting = _nested(
        Draft(Level.PART, "一、", "甲"), Draft(Level.PARAGRAPH, text="乙"), Draft(Level.LEAD, heading="丙。", text="丁")
    )
    nesting.add(Draft(Level.TABLE, "表1"))
    assert nesting.holder(Level.BULLET).name.id == nesting.holder(Level.BOX).name.id == "1"
    assert [child.level for child in nesting.drafts[0].children] == [Level.PARAGRAPH, Level.LEAD, Level.TABLE]


def test_the_second_paragraph_of_an_article_holds_the_list_after_it() -> None:
    nesting = _nested(Draft(Level.ARTICLE, "第四十一条", text="甲"))
    assert nesting.holder(Level.SECTION, "（一）").name.id == "art41"
    nesting.add(Draft(Level.PARAGRAPH, text="乙"))
    assert nesting.holder(Level.SECTION, "（一）").name.id == "art41.p2"
    assert nesting.holder(Level.BULLET).name.id == "art41.p2"
    assert nesting.holder(Level.PARAGRAPH).name.id == nesting.holder(Level.TABLE).name.id == "art41"


def test_the_first_paragraph_of_an_article_holds_nothing() -> None:
    nesting = _nested(Draft(Level.ARTICLE, "第四十一条"), Draft(Level.PARAGRAPH, text="甲"))
    assert nesting.holder(Level.SECTION, "（一）").name.id == "art41"


def test_in_an_article_the_first_list_is_item_and_a_deeper_one_subitem() -> None:
    nesting = _nested(Draft(Level.ARTICLE, "第一条"))
    article = nesting.innermost
    assert nesting.level_of(Form.SECTION, article) is nesting.level_of(Form.PAREN, article) is Level.ITEM
    item = nesting.add(Draft(Level.ITEM, "（一）"))
    assert nesting.level_of(Form.ITEM, item) is Level.SUBITEM
    assert nesting.level_of(Form.SECTION, nesting.document) is Level.SECTION


def test_inside_a_box_everything_stays_inside_and_is_an_entry() -> None:
    nesting = _nested(Draft(Level.PART, "一、", "甲"))
    box = nesting.add(Draft(Level.BOX, "专栏1", "乙"))
    with nesting.inside(box):
        assert nesting.level_of(Form.PART, box) is Level.BOX_ENTRY
        nesting.add(Draft(Level.BOX_ENTRY, "", "能源"))
        assert nesting.holder(Level.BOX_ENTRY, "1.").name.id == "1.box1.e1"
        assert nesting.holder(Level.BOX_ENTRY).name.id == "1.box1"
        assert nesting.find("1") is None
        assert nesting.holder(Level.PART, "二、").name.id == "1.box1.e1"
    assert nesting.holder(Level.PARAGRAPH).name.id == "1"
    assert nesting.find("1.box1") is None


def test_the_depth_of_a_heading_decides_and_at_the_sixth_the_rank() -> None:
    labels = [("第一编", Level.BOOK), ("第一章", Level.CHAPTER), *[PART, SECTION, ITEM]]
    nesting = _nested(*(Draft(level, label, "标题") for label, level in labels))
    assert nesting.innermost.depth == 6
    assert nesting.holder(Level.HEADING, depth=3).name.id == "bk1"
    assert nesting.holder(Level.SUBITEM, "（1）", depth=6).name.id == "bk1.ch1.1.1.1"
    assert nesting.holder(Level.ITEM, "2.", depth=6).name.id == "bk1.ch1.1.1"
    assert nesting.holder(Level.PART, "二、", depth=6).name.id == "bk1.ch1.1.1"


def test_a_heading_or_a_mark_ends_a_preamble() -> None:
    nesting = _nested(Draft(Level.PREAMBLE), Draft(Level.PARAGRAPH, text="甲"))
    assert nesting.holder(Level.PARAGRAPH).name.id == "preamble"
    assert nesting.holder(Level.PART, "一、", leaving=True) is nesting.document
    nesting.leave_passage()
    assert nesting.holder(Level.PARAGRAPH) is nesting.document


def test_signatures_belong_to_what_they_sign_and_titles_to_the_notice() -> None:
    nesting = _nested(Draft(Level.NOTICE), Draft(Level.PART, "一、", "甲"), Draft(Level.SECTION, "（一）", "乙"))
    assert nesting.holder(Level.SIGNATURE).name.id == nesting.holder(Level.TITLE).name.id == "notice"
    nesting.add(Draft(Level.DOC, heading="丙"))
    nesting.add(Draft(Level.PART, "一、", "丁"))
    assert nesting.holder(Level.CLOSING).name.id == "doc"
    assert nesting.holder(Level.ANNEX, "附件1") is nesting.document
