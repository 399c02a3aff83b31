"""What a document adds to the words of the workspace."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stdplan_tui.corpus.model import Clause, ClauseId, Document, DocumentId, Level, Metadata
from stdplan_tui.search.words.contribution import Contribution, contribution
from stdplan_tui.text.display import shown_line
from tests.support.counts import tries
from tests.unit.search.documents import document, note

ODD = st.text(st.sampled_from("标准化工作《》GB/T5 |\n\t\x1b[31m\x07\u202e\u200b\ud800〇一第条，。"), max_size=40)


def words(*texts: str) -> dict[str, int]:
    return dict(contribution(document("plan", *texts), ()).words)


def test_words_are_counted_and_what_joins_them_is_left_out() -> None:
    found = words("标准化工作的标准，是标准化的标准。", "标准")
    assert (found["标准化"], found["标准"], found["工作"]) == (2, 3, 1)
    assert not {"的", "，", "是"} & found.keys()


def test_latin_names_are_words_and_numbers_are_not() -> None:
    found = words("按照GB/T 1.1—2020和ＩＳＯ 9001，发展5G、IPv6，第二十条、三十五、2020年，A。")
    assert {"GB/T", "ISO", "5G", "IPv6"} <= found.keys()
    assert not {"1.1", "2020", "9001", "第二十", "三十五", "A"} & found.keys()


def test_a_title_in_its_marks_is_a_word() -> None:
    found = words("落实《国家标准化发展纲要》和《标准联通“一带一路”行动计划（2015—2017）》。")
    assert found["国家标准化发展纲要"] == found["标准联通“一带一路”行动计划（2015—2017）"] == 1


def test_two_words_that_always_stand_together_are_a_term() -> None:
    assert words(*["发布团体标准。"] * 5)["团体标准"] == 5
    assert "团体标准" not in words("发布团体标准。", "发布团体标准。")


def test_notes_add_their_words_and_tags() -> None:
    notes = [
        note("1", "plan:p1", "需要核对主管部门", ["供给型/资金"]),
        note("2", "plan", "", ["供给型/资金", "\x1b[31m"]),
    ]
    added = contribution(document("plan", "标准"), notes)
    assert added.words["主管部门"] == 1
    assert added.tags == {"供给型/资金": 2}


def test_headings_are_those_of_clauses_and_not_the_title() -> None:
    clauses = (
        Clause(ClauseId("title"), Level.TITLE, heading="发展规划"),
        Clause(ClauseId("1"), Level.PART, "一、", "总体要求"),
        Clause(ClauseId("art2"), Level.ARTICLE, "第二条", text="本法所称标准"),
        Clause(ClauseId("box1"), Level.BOX, "专栏1", "农业\x1b[31m标准化"),
    )
    added = contribution(Document(Metadata(DocumentId("plan"), "发展\n规划"), clauses), ())
    assert added.title == "发展 规划"
    assert added.headings == (("1", "一、总体要求"), ("box1", "专栏1\u3000农业标准化"))


def test_a_document_of_nothing_but_words_is_cut_short() -> None:
    names = [f"A{number:06}B" for number in range(30_000)]
    added = contribution(document("plan", " ".join(names), "A029999B"), ())
    assert len(added.words) == 20_000
    assert added.words["A029999B"] == 2


@settings(max_examples=tries(30), deadline=None)
@given(st.lists(ODD, max_size=4), ODD)
def test_whatever_stands_in_it_its_words_are_plain_and_survive(texts: list[str], tag: str) -> None:
    added = contribution(document("plan", *texts), [note("1", "plan", "", [tag])])
    assert all(shown_line(text) == text and 2 <= len(text) <= 30 for text in added.words)
    assert all(shown_line(text) == text for text in (added.title, *added.tags, *dict(added.headings).values()))
    assert Contribution.from_bytes(added.to_bytes()) == added


@pytest.mark.parametrize(
    "kept", [b"", b"{}", b"[]", b"[1,2,3,4,5]", b'["d","t",{"x":"a"},{},[]]', b'["d","t",[],{},[]]']
)
def test_what_is_no_contribution_is_refused(kept: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 — it is the class that is promised
        Contribution.from_bytes(kept)
