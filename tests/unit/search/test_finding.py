"""What is found, where, and in which order, by every engine."""

import random

import pytest

from stdplan_tui.corpus.model import Clause, ClauseId, Document, DocumentId, Level, Metadata, Span
from stdplan_tui.search.engine import SearchEngine
from stdplan_tui.search.model import Field
from stdplan_tui.text.fold import fold
from tests.unit.search.documents import by_chance, document, found, lit, name, note, put


def test_every_substring_is_found_at_every_clause_that_has_it_and_at_no_other(engine: SearchEngine) -> None:
    documents = [by_chance(f"d{number}", 60, number) for number in range(3)]
    put(engine, documents)
    strings = {f"{each.id}:{clause.id}": clause for each in documents for clause in each.flat}
    chance = random.Random(7)
    for _ in range(600):
        string = chance.choice(list(strings.values())).string
        start = chance.randrange(len(string) - 1)
        query = string[start : start + chance.randint(1, 12)].strip()
        if not query or "\n" in query:
            continue
        holds = {
            key
            for key, clause in strings.items()
            if fold(query) in fold(clause.heading) or fold(query) in fold(clause.text)
        }
        hits = engine.search(query, literal=True).hits
        assert set(map(name, hits)) == holds
        assert all(fold(query) in fold(words) for hit in hits for words in lit(hit))
        assert all(hit.text == strings[name(hit)].string for hit in hits)
        assert holds <= set(found(engine, query))
        assert len(query.split()) > 1 or holds == set(found(engine, query))


def test_highlights_are_the_words_that_were_asked_for(engine: SearchEngine) -> None:
    put(engine, [document("d", "完善国家标准。|制定ＧＢ／Ｔ 1.1 和国家 标准，国家标准化。")])
    (hit,) = engine.search("国家标准").hits
    assert lit(hit) == ["国家标准", "国家 标准", "国家标准"]
    assert hit.text == "完善国家标准。\n制定ＧＢ／Ｔ 1.1 和国家 标准，国家标准化。"
    assert lit(engine.search("gb/t1.1").hits[0]) == ["ＧＢ／Ｔ 1.1"]


def test_overlapping_words_are_one_highlight_and_neighbours_two(engine: SearchEngine) -> None:
    put(engine, [document("d", "标准化工作，标准标准。")])
    assert lit(engine.search("标准化 化工").hits[0]) == ["标准化工"]
    assert engine.search("标准").hits[0].spans == (Span(0, 2), Span(6, 8), Span(8, 10))


def test_no_match_crosses_from_heading_to_text_or_from_cell_to_cell(engine: SearchEngine) -> None:
    row = Clause(ClauseId("t1.r1"), Level.ROW, text="国家\t标准")
    put(engine, [document("d", "建设国家|标准体系"), Document(Metadata(DocumentId("t"), "表"), (row,))])
    assert found(engine, "国家标准") == []
    assert found(engine, "国家\t标准") == ["t:t1.r1", "d:p1"]
    assert lit(engine.search("国家\n标准").hits[1]) == ["国家", "标准"]


def test_a_match_over_lines_is_highlighted_line_by_line(engine: SearchEngine) -> None:
    signature = Clause(ClauseId("sig"), Level.SIGNATURE, text="国务院办公厅\n2015年12月17日")
    put(engine, [Document(Metadata(DocumentId("d"), "通知"), (signature,))])
    (hit,) = engine.search("办公厅\n2015年", literal=True).hits
    assert lit(hit) == ["办公厅", "2015年"]


def test_all_words_must_be_there_and_the_excluded_must_not(engine: SearchEngine) -> None:
    put(engine, [document("d", "国家标准", "标准化工", "国家化工标准")])
    assert set(found(engine, "标准 国家")) == {"d:p1", "d:p3"}
    assert found(engine, "标准 国家 -化工") == ["d:p1"]
    assert found(engine, '"国家 化工"') == ["d:p3"]


def test_an_operator_that_stands_literally_in_the_text_is_found(engine: SearchEngine) -> None:
    put(engine, [document("d", "见 note:标准 -化工 一节", "标准"), document("e", '所谓"标准"化')])
    assert found(engine, "note:标准 -化工") == ["d:p1"]
    assert found(engine, '"标准"化') == ["e:p1"]


def test_containers_have_no_words_and_labels_are_found(engine: SearchEngine) -> None:
    part = Clause(ClauseId("1"), Level.PART, label="一、", heading="总体要求")
    box = Clause(ClauseId("boxa"), Level.BOX, label="专栏1", heading="农业", children=(part,))
    preamble = Clause(ClauseId("preamble"), Level.PREAMBLE, children=(box,))
    put(engine, [Document(Metadata(DocumentId("d"), "规划"), (preamble,))])
    assert found(engine, "一、总体") == ["d:1"]
    assert found(engine, "专栏1　农业") == ["d:boxa"]
    assert lit(engine.search("栏1农").hits[0]) == ["栏1　农"]


def test_headings_stand_above_text_and_equal_hits_in_reading_order(engine: SearchEngine) -> None:
    put(
        engine,
        [
            document("b", "标准化工作要抓好"),
            document("a", "标准化标准化标准化标准化", "别的|别的", "标准化。|要抓好工作", "标准化工作要抓好"),
        ],
        (),
    )
    assert found(engine, "标准化") == ["a:p3", "a:p1", "a:p4", "b:p1"]
    scores = [hit.score for hit in engine.search("标准化").hits]
    assert scores == sorted(scores, reverse=True)
    assert scores[2] == scores[3]


def test_words_side_by_side_stand_above_words_apart(engine: SearchEngine) -> None:
    put(engine, [document("d", "国家推进标准建设", "推进国家标准建设", "没有")])
    assert found(engine, "国家 标准") == ["d:p2", "d:p1"]


def test_the_limit_cuts_the_hits_and_not_the_total(engine: SearchEngine) -> None:
    put(engine, [by_chance("d", 50, 3)])
    everything = engine.search("标")
    assert everything.total == len(everything.hits) > 5
    assert engine.search("标", 5).hits == everything.hits[:5]
    assert engine.search("标", 5).total == everything.total
    assert engine.search("标", 0).hits == ()


@pytest.mark.parametrize("query", ["", "  ", "\u3000\t\n", "\u200b"])
def test_white_space_finds_nothing(engine: SearchEngine, query: str) -> None:
    put(engine, [document("d", "标准 化")])
    assert engine.search(query).total == 0


def test_a_hit_names_its_document_label_and_field(engine: SearchEngine) -> None:
    part = Clause(ClauseId("3"), Level.PART, label="三、", heading="重点领域", text="以能源为重点。")
    put(engine, [Document(Metadata(DocumentId("d"), "发展规划"), (part,))])
    (hit,) = engine.search("重点领域").hits
    assert (hit.title, hit.label, hit.field, hit.annotation) == ("发展规划", "三", Field.HEADING, None)
    assert engine.search("能源").hits[0].field is Field.TEXT


def test_notes_are_found_by_their_words_and_tags(engine: SearchEngine) -> None:
    notes = [
        note("N1", "d:p1", "建议核对\n主管部门\n"),
        note("N2", "d:p2", tags=["供给型", "环境型/目标规划"]),
        note("N3", "d", "整体"),
    ]
    put(engine, [document("d", "特高压", "能源")], notes)
    (hit,) = engine.search("主管部门").hits
    assert (name(hit), hit.field, hit.text, lit(hit)) == ("d:p1@N1", Field.NOTE, "建议核对\n主管部门", ["主管部门"])
    assert hit.label == "三/（一）"
    (tagged,) = engine.search("目标").hits
    assert (name(tagged), tagged.field, tagged.text, lit(tagged)) == ("d:p2@N2", Field.TAG, "环境型/目标规划", ["目标"])
    assert found(engine, "整体") == ["d:@N3"]
    assert engine.search("整体").hits[0].clause is None


def test_a_field_asks_something_of_the_notes_on_the_same_clause(engine: SearchEngine) -> None:
    notes = [
        note("N1", "d:p1", "标准 建议"),
        note("N2", "d:p2", tags=["环境型"]),
        note("N3", "d:p2", "建议", author="li"),
    ]
    put(engine, [document("d", "标准一", "标准二", "标准三，建议")], notes)
    assert set(found(engine, "note:建议")) == {"d:p1@N1", "d:p2@N3"}
    assert found(engine, "note:标准") == ["d:p1@N1"]
    assert found(engine, "标准 tag:环境型") == ["d:p2"]
    assert set(found(engine, "标准 -tag:环境型")) == {"d:p1", "d:p3", "d:p1@N1"}
    assert set(found(engine, "tag:环境 note:建议")) == {"d:p2@N2", "d:p2@N3"}
    assert lit(engine.search("二 tag:环境型").hits[0]) == ["二"]


def test_odd_text_does_no_harm(engine: SearchEngine) -> None:
    texts = ["\x1b]0;标题\x07[@click=quit]", "\ud800标准", "e\u0301\u200d👩‍🔬", "标" * 5000]
    put(engine, [document("d", *texts)], [note("N", "d:p1", "x" * 100_000)])
    assert found(engine, "[@click") == ["d:p1"]
    assert found(engine, "\ud800") == ["d:p2"]
    assert found(engine, "👩‍🔬") == ["d:p3"]
    assert found(engine, "标" * 3000) == ["d:p4"]
    assert found(engine, "xx") == ["d:p1@N"]
