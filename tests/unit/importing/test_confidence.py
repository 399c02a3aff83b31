"""Confidence: near 1 for what was read well, lower for every kind of damage, never higher for one doubt more."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stdplan_tui.importing.confidence import AT_BEST, Sign, confidence, signs
from stdplan_tui.importing.layout.sheet import Cause
from stdplan_tui.importing.soundness import Soundness
from tests.support.counts import tries
from tests.unit.importing.documents import LAW, NEWS, PLAN, imported

SOUND = Soundness(
    characters=8_000,
    clauses=100,
    labelled=60,
    unreadable=0,
    labels_in_text=0,
    unfinished=0.0,
    in_long_paragraphs=0.0,
    in_sentences=0.95,
    cells_alone=0.0,
    left_out=0.0,
    titled=True,
    numbered=True,
    addressed=True,
    hallmarks=5,
)
HEAD = "海滨县人民政府关于加强标准化工作的意见\n海政发〔2021〕8号\n各镇人民政府：\n现就加强标准化工作提出如下意见。\n"
SENTENCE = "加强标准制定，完善标准体系，推进标准实施，提高标准质量，做好监督检查工作"


def opinion(parts: int) -> str:
    numerals = "一二三四五六七八九十"
    return HEAD + "".join(
        f"{numerals[part]}、加强第{numerals[part]}方面工作\n"
        + "".join(f"（{numerals[n]}）推进落实{part}{n}。{SENTENCE * 3}。\n" for n in range(4))
        for part in range(parts)
    )


def of(text: str, name: str = "a.txt") -> float:
    return imported(text, name).report.confidence


@pytest.mark.parametrize("text", [PLAN, LAW, opinion(8)], ids=["plan", "law", "opinion"])
def test_what_is_read_well_is_trusted(text: str) -> None:
    assert of(text) >= 0.93


def test_a_page_of_which_most_was_left_out_is_doubted() -> None:
    told = imported(NEWS).report
    assert [sign.message for sign in told.signs] == ["most sentences of the file were left out"]
    assert told.confidence < 0.93


def test_missing_lines_lower_it() -> None:
    lines = opinion(8).splitlines()
    gaps = [line for number, line in enumerate(lines) if number not in (8, 15, 22, 26, 31)]
    assert of("\n".join(gaps)) <= 0.85


def test_more_missing_lines_lower_it_more() -> None:
    lines = opinion(8).splitlines()
    one = [line for number, line in enumerate(lines) if number != 15]
    three = [line for number, line in enumerate(lines) if number not in (6, 15, 24)]
    assert of("\n".join(three)) < of("\n".join(one)) < of("\n".join(lines))


def test_lost_characters_lower_it() -> None:
    text = opinion(8)
    spoilt = "".join(
        "\ufffd" if number % 100 == 99 and character not in "\n、（）" else character
        for number, character in enumerate(text)
    )
    assert of(spoilt) <= 0.85


def test_lines_that_break_off_lower_it() -> None:
    body = "".join(f"{SENTENCE}\n\n" for _ in range(40))
    assert of(HEAD + body) <= 0.6


def test_a_menu_is_not_trusted() -> None:
    menu = "".join(f"<li><a href='/{n}'>办事指南第{n}项业务办理流程</a></li>" for n in range(60))
    assert of(f"<html><body><ul>{menu}</ul></body></html>", "a.html") <= 0.6


def test_labels_left_inside_a_long_text_lower_it() -> None:
    runs = "".join(f"{SENTENCE}。第{n}条{SENTENCE}" for n in "一二三四五六七八九")
    found = signs(Counter(), replace(SOUND, labelled=0, labels_in_text=9))
    assert confidence(found) <= 0.6
    assert runs.count("。第") == 9


def test_a_file_without_any_text_is_not_trusted_at_all() -> None:
    assert of("===PAGE 1===\n\n===PAGE 2===\n\n===PAGE 3===\n", "scan.txt") <= 0.2
    assert confidence(signs(Counter(), replace(SOUND, characters=0))) == 0


def test_a_doubt_of_many_places_weighs_as_many() -> None:
    once, often = (signs(Counter({Cause.DAMAGE: count}), SOUND) for count in (1, 20))
    assert confidence(often) < confidence(once) < AT_BEST


def test_a_sound_document_has_no_sign() -> None:
    assert signs(Counter(), SOUND) == ()
    assert confidence(()) == AT_BEST


def test_the_gravest_sign_comes_first_and_says_what_it_is() -> None:
    found = signs(Counter({Cause.NUMBERING: 1}), replace(SOUND, titled=False))
    assert [sign.message for sign in found] == ["the document has no title", "the numbers have gaps"]


def test_a_gap_weighs_more_in_a_short_document() -> None:
    doubts = Counter({Cause.NUMBERING: 2})
    assert confidence(signs(doubts, replace(SOUND, labelled=25))) < confidence(signs(doubts, SOUND))


_COUNTS = st.integers(0, 400)
_SHARES = st.floats(0, 1)
_SOUNDNESS = st.builds(
    replace,
    st.just(SOUND),
    characters=st.integers(0, 50_000),
    clauses=_COUNTS,
    labelled=_COUNTS,
    unreadable=_COUNTS,
    labels_in_text=_COUNTS,
    unfinished=_SHARES,
    in_long_paragraphs=_SHARES,
    in_sentences=_SHARES,
    cells_alone=_SHARES,
    left_out=_SHARES,
    titled=st.booleans(),
    numbered=st.booleans(),
    addressed=st.booleans(),
    hallmarks=st.integers(0, 5),
)
_DOUBTS = st.dictionaries(st.sampled_from(list(Cause)), _COUNTS).map(Counter)
_WORSE = st.sampled_from(
    ["unreadable", "labels_in_text", "unfinished", "in_long_paragraphs", "cells_alone", "left_out"]
)


@settings(max_examples=tries(150), deadline=None)
@given(_DOUBTS, _SOUNDNESS, st.sampled_from(list(Cause)), _WORSE)
def test_it_is_between_0_and_1_and_one_thing_more_never_raises_it(
    doubts: Counter[Cause], found: Soundness, cause: Cause, worse: str
) -> None:
    before = confidence(signs(doubts, found))
    assert 0 <= before <= 1
    assert confidence(signs(doubts + Counter([cause]), found)) <= before
    more = replace(
        found,
        **{
            worse: min(
                getattr(found, worse) + 1,
                1.0 if worse.islower() and isinstance(getattr(found, worse), float) else 10**6,
            )
        },
    )
    assert confidence(signs(doubts, more)) <= before


@given(st.lists(st.floats(0, 0.9), max_size=6))
def test_each_sign_takes_its_share_of_what_is_left(shares: list[float]) -> None:
    found = [Sign("", share) for share in shares]
    assert confidence([*found, Sign("", 0.5)]) <= confidence(found)
