"""What each part of the query language finds, by every engine."""

import time

import pytest

from stdplan_tui.corpus.model import Clause, ClauseId, Document, DocumentId, Level, Metadata
from stdplan_tui.search.engine import SearchEngine
from stdplan_tui.search.model import Facet, Order
from tests.unit.search.documents import document, found, lit, name, note, paragraph, put

PLAN = Document(
    Metadata(
        DocumentId("guihua-2016"),
        "国家标准化发展规划",
        kind="规划",
        issuers=("国务院办公厅",),
        issued="2015-12-17",
    ),
    (
        Clause(
            ClauseId("1"),
            Level.PART,
            "一、",
            "总体要求",
            children=(
                Clause(ClauseId("1.1"), Level.SECTION, "（一）", "指导思想", "坚持标准化与国际接轨。"),
                Clause(ClauseId("1.2"), Level.SECTION, "（二）", "发展目标", "到二〇二〇年，建成国家标准体系。"),
            ),
        ),
    ),
)
LAW = Document(
    Metadata(DocumentId("law"), "标准化法", kind="法律", issuers=("全国人民代表大会常务委员会",), issued="2017-11-04"),
    (
        Clause(ClauseId("art1"), Level.ARTICLE, "第一条", "", "为了加强标准化工作，制定本法。"),
        Clause(ClauseId("art2"), Level.ARTICLE, "第二条", "", "国家鼓励企业制定团体标准，参与国际标准。"),
        Clause(ClauseId("art3"), Level.ARTICLE, "第十三条", "", "合格率达到85%以上的，奖励5万元。"),
    ),
)
NOTES = (
    note("N1", "law:art1", "建议核对"),
    note("N2", "law:art2", tags=["环境型/目标规划"], author="li-qiang"),
    note("N3", "guihua-2016:1.1", "讨论", tags=["供给型"]),
)


@pytest.fixture(autouse=True)
def corpus(engine: SearchEngine) -> None:
    put(engine, [PLAN, LAW], NOTES)


@pytest.mark.parametrize(
    ("query", "clauses"),
    [
        ("标准化 AND 国际", {"guihua-2016:1.1"}),
        ("国际 OR 体系", {"guihua-2016:1.1", "guihua-2016:1.2", "law:art2"}),
        ("标准 NOT 国际", {"guihua-2016:1.2", "law:art1"}),
        ("标准 -国际", {"guihua-2016:1.2", "law:art1"}),
        ("( 国际 OR 体系 ) -企业", {"guihua-2016:1.1", "guihua-2016:1.2"}),
        ('"国家 标准"', {"guihua-2016:1.2"}),
        ("标准 doc:law", {"law:art1", "law:art2"}),
        ("标准 doc:标准化法", {"law:art1", "law:art2"}),
        ("标准 level:article", {"law:art1", "law:art2"}),
        ("level:section", {"guihua-2016:1.1", "guihua-2016:1.2"}),
        ("标准 issuer:国务院", {"guihua-2016:1.1", "guihua-2016:1.2"}),
        ("标准 kind:规划", {"guihua-2016:1.1", "guihua-2016:1.2"}),
        ("标准 year:2017", {"law:art1", "law:art2"}),
        ("标准 year:2016..2020", {"law:art1", "law:art2"}),
        ("标准 year:..2016", {"guihua-2016:1.1", "guihua-2016:1.2"}),
        ("标准 tag:环境型", {"law:art2"}),
        ("标准 tag:目标", {"law:art2"}),
        ("标准 by:li-qiang", {"law:art2"}),
        ("标准 status:open", {"law:art1", "law:art2", "guihua-2016:1.1"}),
        ("标准 -status:open", {"guihua-2016:1.2"}),
        ("标准 note:核对", {"law:art1"}),
        ("标准 untagged", {"law:art1", "guihua-2016:1.2"}),
        ("国家*标准", {"guihua-2016:1.2", "law:art2"}),
        ("国?标准", {"guihua-2016:1.2", "law:art2"}),
        ("/国.标准/", {"guihua-2016:1.2", "law:art2"}),
        ("/^为了.*本法/", {"law:art1"}),
        ("国家 国际 near:25", {"law:art2"}),
        ("国家 国际 near:10", set()),
        ("要求 in:heading", {"guihua-2016:1"}),
        ("标准 in:heading", set()),
        ("2020", {"guihua-2016:1.2"}),
        ("2020年", {"guihua-2016:1.2"}),
        ("第13条", {"law:art3"}),
        ("百分之八十五", {"law:art3"}),
        ("50000元", {"law:art3"}),
    ],
)
def test_a_query_means(engine: SearchEngine, query: str, clauses: set[str]) -> None:
    assert set(found(engine, query)) == clauses


def test_words_in_notes_and_tags_are_hits_of_their_own(engine: SearchEngine) -> None:
    assert found(engine, "note:核对") == ["law:art1@N1"]
    assert found(engine, "tag:供给型") == ["guihua-2016:1.1@N3"]
    assert found(engine, "讨论 in:note") == ["guihua-2016:1.1@N3"]
    assert found(engine, "供给 in:tag") == ["guihua-2016:1.1@N3"]
    assert found(engine, "by:li-qiang") == ["law:art2@N2"]
    assert found(engine, "tag:供给型 doc:guihua-2016") == ["guihua-2016:1.1@N3"]


def test_excluding_alone_leaves_the_clauses_without(engine: SearchEngine) -> None:
    assert set(found(engine, "NOT 标准")) == {"guihua-2016:1", "law:art3"}


def test_numbers_are_lit_as_they_are_printed(engine: SearchEngine) -> None:
    assert lit(engine.search("2020年").hits[0]) == ["二〇二〇年"]
    assert lit(engine.search("百分之八十五").hits[0]) == ["85%"]


def test_what_a_pattern_matched_is_lit(engine: SearchEngine) -> None:
    assert lit(engine.search("国家*企业").hits[0]) == ["国家鼓励企业"]
    assert lit(engine.search("/鼓励.{2}/").hits[0]) == ["鼓励企业"]


def test_words_of_a_condition_are_lit_where_they_were_asked_for(engine: SearchEngine) -> None:
    assert lit(engine.search("note:核对").hits[0]) == ["核对"]
    assert lit(engine.search("标准 note:核对").hits[0]) == ["标准"]


def test_hits_can_stand_in_reading_order(engine: SearchEngine) -> None:
    hits = engine.search("标准", order=Order.READING).hits
    assert [name(hit) for hit in hits] == ["guihua-2016:1.1", "guihua-2016:1.2", "law:art1", "law:art2"]
    assert [name(hit) for hit in engine.search("标准", 2, order=Order.READING).hits] == [name(hit) for hit in hits[:2]]


def test_a_query_that_does_not_parse_is_searched_as_it_stands_and_says_where(engine: SearchEngine) -> None:
    put(engine, [document("d", '他说 "标准 就是', "其他")])
    results = engine.search('"标准 就是')
    assert [name(hit) for hit in results.hits] == ["d:p1"]
    assert [notice.column for notice in results.notices] == [0]


def test_a_long_question_ranks_by_what_it_has_in_common(engine: SearchEngine) -> None:
    results = engine.search("企业能不能自己制定团体标准呢？")
    assert results.related
    assert name(results.hits[0]) == "law:art2"
    assert "团体标准" in "".join(lit(results.hits[0]))
    assert not engine.search("团体标准").related


@pytest.mark.parametrize(
    "query",
    [
        "企业能不能 AND 自己制定团体标准",
        "没有的词",
        "biaozhunhuafa",
        "企业制定团体标准 year:abc",
        "tag:没有的标签在这里",
    ],
)
def test_only_long_queries_of_words_are_ranked_so(engine: SearchEngine, query: str) -> None:
    assert engine.search(query).total == 0


def test_an_expression_that_backtracks_for_ever_is_stopped(engine: SearchEngine) -> None:
    put(engine, [document("d", "吗" + "啊" * 80 + "。吗。", "啊啊。")])
    start = time.process_time()
    results = engine.search("/(啊|啊啊)+吗$/")
    assert time.process_time() - start < 1
    assert results.notices


def test_facets_count_all_hits(engine: SearchEngine) -> None:
    facets = engine.facets("标准")
    assert [(one.value, one.count) for one in facets[Facet.DOCUMENT]] == [("guihua-2016", 2), ("law", 2)]
    assert facets[Facet.DOCUMENT][1].label == "标准化法"
    assert {(one.value, one.count) for one in facets[Facet.LEVEL]} == {("section", 2), ("article", 2)}
    assert {(one.value, one.count) for one in facets[Facet.YEAR]} == {("2015", 2), ("2017", 2)}
    assert {(one.value, one.count) for one in facets[Facet.TAG]} == {("环境型/目标规划", 1), ("供给型", 1)}
    assert {(one.value, one.count) for one in facets[Facet.AUTHOR]} == {("wang-min", 2), ("li-qiang", 1)}
    assert {one.value for one in facets[Facet.ISSUER]} == {"国务院办公厅", "全国人民代表大会常务委员会"}


@pytest.mark.parametrize("query", ["标准", "国际 OR 体系", "标准 -国际", "level:section", "没有"])
def test_narrowing_by_a_facet_leaves_as_many_hits_as_it_says(engine: SearchEngine, query: str) -> None:
    from stdplan_tui.search.query.parsing import narrowed

    for facet, counts in engine.facets(query).items():
        for one in counts:
            group = f"( {query} )" if " OR " in query else query
            assert engine.search(narrowed(group, facet.value, one.value)).total == one.count


def test_a_value_that_documents_have_is_not_looked_for_inside_others(engine: SearchEngine) -> None:
    office, council = (
        Document(Metadata(DocumentId(name), "通知", issuers=(issuer,)), (paragraph(1, "标准"),))
        for name, issuer in (("office", "国务院办公厅"), ("council", "国务院"))
    )
    put(engine, [office, council])
    assert found(engine, "标准 issuer:国务院") == ["council:p1"]
    assert found(engine, "标准 issuer:办公厅") == ["office:p1"]
    assert set(found(engine, "标准 issuer:国务")) == {"council:p1", "office:p1"}


def test_facets_follow_what_is_searched(engine: SearchEngine) -> None:
    assert engine.facets("企业")[Facet.DOCUMENT][0].count == 1
    put(engine, [Document(LAW.metadata, (*LAW.clauses, paragraph(9, "企业")))])
    assert engine.facets("企业")[Facet.DOCUMENT][0].count == 2
