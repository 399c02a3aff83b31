"""Joining two texts that were both made from a third."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stdplan_tui.corpus import markdown
from stdplan_tui.corpus.merging import Conflict, Merged, merged
from tests.support.counts import tries
from tests.support.documents import CANONICAL, LAW, PLAN, TWO_ATTACHED

BASE = """\
# 规划

## 一、总体要求
坚持质量第一，完善标准体系。

## 二、重点任务

制定特高压标准，研究氢能标准。

推进标准实施。
"""


@st.composite
def edited(draw: st.DrawFn, body: str) -> str:
    """`body` after a few edits: lines put in, lines taken out, characters of lines replaced."""
    lines = body.split("\n")[:-1]
    for _nth in range(draw(st.integers(0, 3))):
        place = draw(st.integers(0, len(lines) - 1))
        match draw(st.integers(0, 2)):
            case 0:
                lines.insert(place, draw(st.sampled_from(["新增甲段，另行规定。", "新增乙段。", "", "## 新增章"])))
            case 1 if len(lines) > 1:
                del lines[place]
            case _:
                line = lines[place]
                at = draw(st.integers(0, len(line)))
                end = draw(st.integers(at, min(len(line), at + 3)))
                lines[place] = line[:at] + draw(st.sampled_from(["", "等", "以及社会事业", "甲"])) + line[end:]
    return "\n".join(lines) + "\n"


bodies = st.sampled_from([BASE, PLAN, LAW, TWO_ATTACHED])
versions = bodies.flatmap(lambda body: st.tuples(st.just(body), edited(body), edited(body)))


@given(versions)
@settings(max_examples=tries(120))
def test_one_side_alone_has_its_way(texts: tuple[str, str, str]) -> None:
    base, x, _y = texts
    assert merged(base, base, x) == Merged(x)
    assert merged(base, x, base) == Merged(x)
    assert merged(base, x, x) == Merged(x)


@given(versions)
@settings(max_examples=tries(120))
def test_no_line_that_either_side_added_is_lost(texts: tuple[str, str, str]) -> None:
    base, x, y = texts
    found, other = merged(base, x, y), merged(base, y, x)
    assert bool(found.conflicts) == bool(other.conflicts)
    if found.conflicts:
        return
    assert found.text == other.text
    for side in (x, y):
        for line in side.split("\n"):
            if line.startswith(("新增", "## 新增")):
                assert line[:4] in found.text
    for line in base.split("\n"):
        if line and x.count(line) == y.count(line) == base.count(line) == 1 and len(line) > 12:
            assert line in found.text


def test_edits_that_do_not_touch_both_survive() -> None:
    mine = BASE.replace("质量第一", "质量优先").replace("制定特高压", "研制特高压")
    theirs = BASE.replace("研究氢能标准", "研究氢能和储能标准").replace("## 二、重点任务", "## 三、主要任务")
    theirs = theirs.replace("## 一、总体要求\n坚持", "## 一、现状\n成效明显。\n\n## 二、总体要求\n坚持")
    both = theirs.replace("质量第一", "质量优先").replace("制定特高压", "研制特高压")
    assert merged(BASE, mine, theirs) == Merged(both)


def test_the_same_words_changed_on_both_sides_are_a_conflict() -> None:
    mine, theirs = BASE.replace("质量第一", "质量优先"), BASE.replace("质量第一", "质量为本")
    (conflict,) = merged(BASE, mine, theirs).conflicts
    heading = "## 一、总体要求\n坚持质量{}，完善标准体系。\n\n"
    assert conflict == Conflict(3, *(heading.format(words) for words in ("第一", "优先", "为本")))


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [
        (("推进标准实施。\n", "推进标准有效实施。\n"), ("\n推进标准实施。\n", "")),
        (
            ("\n推进标准实施。\n", "\n推进标准实施。\n\n加强监督。\n"),
            ("\n推进标准实施。\n", "\n推进标准实施。\n\n强化保障。\n"),
        ),
        (("特高压标准，", "特高压标准、"), ("特高压标准，研究", "特高压标准，并研究")),
    ],
    ids=["edit and deletion", "insertions at one place", "neighbouring characters"],
)
def test_changes_that_touch_are_left_to_a_person(mine: tuple[str, str], theirs: tuple[str, str]) -> None:
    found = merged(BASE, BASE.replace(*mine), BASE.replace(*theirs))
    assert len(found.conflicts) == 1
    assert found.text == BASE


def test_rows_and_entries_of_a_box_merge_one_by_one() -> None:
    mine = TWO_ATTACHED.replace("制定农业标准", "制定种业标准")
    theirs = TWO_ATTACHED.replace("| 制定工业标准", "| 制定新型工业标准")
    assert merged(TWO_ATTACHED, mine, theirs) == Merged(theirs.replace("制定农业标准", "制定种业标准"))
    mine, theirs = PLAN.replace("研制氢能标准", "研制氢能和储能标准"), PLAN.replace("研制5G应用", "研制6G应用")
    assert merged(PLAN, mine, theirs) == Merged(theirs.replace("研制氢能标准", "研制氢能和储能标准"))


@pytest.mark.parametrize("body", CANONICAL.values(), ids=CANONICAL)
def test_what_is_merged_reads(body: str) -> None:
    mine, theirs = body.replace("标准化", "标准建设", 1), body.replace("标准", "规范", 9).replace("规范化", "标准化")
    found = merged(body, body, theirs)
    assert markdown.write(markdown.read(found.text)) == found.text
    assert merged(body, mine, body).text == mine


def test_renumbered_articles_are_known_by_their_words() -> None:
    mine = LAW.replace("需要统一的技术要求", "需要统一的各项技术要求")
    theirs = LAW.replace("**第二条**", "**第三条**").replace("**第一条**", "**第二条**")
    theirs = theirs.replace("## 第一章　总则\n", "## 第一章　总则\n\n**第一条**\n标准化工作实行统一管理。\n")
    assert merged(LAW, mine, theirs) == Merged(theirs.replace("需要统一的技术要求", "需要统一的各项技术要求"))
