"""The table of words: kept, and changed by what comes and goes."""

from __future__ import annotations

import sys
from subprocess import run

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stdplan_tui.corpus.model import ClauseId, DocumentId
from stdplan_tui.search.model import Kind
from stdplan_tui.search.words.contribution import Contribution
from stdplan_tui.search.words.orders import beginning, ordered
from stdplan_tui.search.words.table import WordTable
from tests.support.counts import tries

CHARACTERS = "标准化质量农业ABab"
COUNTS = st.dictionaries(st.text(CHARACTERS, min_size=1, max_size=4), st.integers(1, 9), max_size=12)
TYPED = ["标", "准", "b", "bz", "zh", "zhun", "nong", "a", "标z", "标准化农", "hualiang", "质化"]


@st.composite
def contributions(draw: st.DrawFn, name: str) -> Contribution:
    headings = draw(st.lists(st.text(CHARACTERS, min_size=1, max_size=6), max_size=3))
    return Contribution(
        DocumentId(name),
        draw(st.text(CHARACTERS, min_size=1, max_size=6)),
        draw(COUNTS),
        {f"标/{tag}": count for tag, count in draw(COUNTS).items()},
        tuple((ClauseId(str(number)), heading) for number, heading in enumerate(headings)),
    )


def answers(table: WordTable) -> list[object]:
    return [table.suggest(typed, 5, kinds) for typed in TYPED for kinds in ([Kind.WORD], [Kind.TAG], tuple(Kind))]


@settings(max_examples=tries(25), deadline=None)
@given(contributions("a"), contributions("b"), contributions("b"), contributions("c"))
def test_a_table_changed_step_by_step_answers_like_one_made_at_once(
    first: Contribution, old: Contribution, new: Contribution, last: Contribution
) -> None:
    table = WordTable.empty().changed((), (last, old))
    table = WordTable.from_bytes(table.to_bytes()).changed([old], [new]).changed([last], [first])
    assert answers(table) == answers(WordTable.empty().changed((), (first, new)))


def test_a_table_comes_back_as_it_was_kept() -> None:
    added = Contribution(
        DocumentId("a"), "规划", {"標準": 3, "GB/T": 1, "标准": 2}, {"甲/乙": 1}, ((ClauseId("1"), "一、总则"),)
    )
    table = WordTable.empty().changed((), [added])
    again = WordTable.from_bytes(table.to_bytes())
    assert answers(again) == answers(table)
    assert again.to_bytes() == table.to_bytes()
    assert WordTable.from_bytes(WordTable.empty().to_bytes()).suggest("b") == ()


def test_words_that_are_gone_are_not_offered_and_not_kept_for_ever() -> None:
    many = Contribution(DocumentId("a"), "", {f"标{chr(0x4E00 + n)}": 1 for n in range(1_500)})
    table = WordTable.empty().changed((), [many, Contribution(DocumentId("b"), "", {"标准": 1})])
    size = len(table.to_bytes())
    table = table.changed([many], [])
    assert [one.text for one in table.suggest("标")] == ["标准"]
    assert [one.text for one in table.suggest("bz")] == ["标准"]
    assert len(table.to_bytes()) < size / 2


def test_what_would_not_stand_on_one_line_is_not_taken_in() -> None:
    added = Contribution(DocumentId("a"), "标题", {"标\n准": 1, "标\x1b[31m": 1, "标\u202e": 1, "标题": 1}, {"标\n": 1})
    table = WordTable.empty().changed((), [added])
    assert [one.text for one in table.suggest("标", 8, (Kind.WORD, Kind.TAG))] == ["标题"]


@settings(max_examples=tries(60), deadline=None)
@given(st.data())
def test_a_damaged_table_is_refused(data: st.DataObject) -> None:
    added = Contribution(
        DocumentId("a"), "规划", {"标准": 3, "标准化": 1}, {"甲/乙": 1}, ((ClauseId("1"), "一、总则"),)
    )
    kept = bytearray(WordTable.empty().changed((), [added]).to_bytes())
    if data.draw(st.booleans()):
        del kept[data.draw(st.integers(0, len(kept) - 1)) :]
    else:
        kept[data.draw(st.integers(0, len(kept) - 1))] ^= data.draw(st.integers(1, 255))
    try:
        table = WordTable.from_bytes(bytes(kept))
    except ValueError:
        return
    assert [one.text for one in table.suggest("标")] == ["标准", "标准化"]  # what changed says nothing


@pytest.mark.parametrize(
    "kept", [b"", b"\x80\x04.", b"stdplan words 1\n", b"stdplan words 1\n[]\n", b"stdplan words 1\n{}\n"]
)
def test_what_is_no_table_is_refused(kept: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 — it is the class that is promised
        WordTable.from_bytes(kept)


@given(st.lists(st.text("ab标", max_size=4), unique=True, max_size=30), st.text("ab标", max_size=3))
def test_halving_finds_what_a_walk_finds(words: list[str], prefix: str) -> None:
    order = ordered(range(len(words)), words.__getitem__)
    found = [words[number] for number in beginning(order, prefix, words.__getitem__)]
    assert found == sorted(word for word in words if word.startswith(prefix))


def test_asking_loads_neither_pinyin_nor_a_dictionary() -> None:
    added = Contribution(DocumentId("a"), "规划", {"标准": 3}, {"甲/乙": 1}, ((ClauseId("1"), "一、总则"),))
    kept = WordTable.empty().changed((), [added]).to_bytes()
    script = f"""
import sys
from stdplan_tui.search.model import Kind
from stdplan_tui.search.words.table import WordTable
table = WordTable.from_bytes({kept!r})
assert table.suggest("bz")[0].text == table.suggest("标注")[0].text == "标准"
assert table.suggest("zongze", 8, tuple(Kind))
assert not {{"pypinyin", "rjieba"}} & sys.modules.keys()
"""
    run([sys.executable, "-c", script], check=True)
