"""What has changed in words: lines by person and document, and the message of a commit."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stdplan_tui.annotations.differing.fields import Became
from stdplan_tui.annotations.model import Motivation
from stdplan_tui.language import use_language
from stdplan_tui.sharing.changes.changes import Changed, Changes, Names
from stdplan_tui.sharing.changes.ours import Part
from stdplan_tui.sharing.changes.telling import WIDEST, message, subject, told
from stdplan_tui.text.width import cells

TITLES = {"plan": "江南县标准化发展规划（2021—2025年）", "notice": "通知"}
NAMES = Names({"zhang-san": "张三", "li-si": "李四"}, TITLES, "zhang-san")


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    use_language("en")
    yield
    use_language("en")


def annotation(
    author: str = "zhang-san",
    document: str = "plan",
    motivation: Motivation = Motivation.COMMENTING,
    deed: Became = Became.ADDED,
) -> Changed:
    return Changed("x", Part.ANNOTATION, deed, author, document, motivation)


def test_lines_are_by_person_and_document_oneself_first() -> None:
    files = [
        annotation("li-si"),
        annotation(),
        annotation(motivation=Motivation.TAGGING),
        annotation(motivation=Motivation.TAGGING),
        annotation(document="notice", deed=Became.EDITED),
        Changed("v", Part.VOCABULARY, Became.EDITED),
        Changed("b", Part.SNAPSHOT, Became.ADDED),
    ]
    assert list(told(files, NAMES)) == [
        "张三:",
        "  通知: 1 note changed",
        "  江南县标准化发展规划（2021—2025年）: 1 note added, tags in 2 places",
        "    added",
        "李四:",
        "  江南县标准化发展规划（2021—2025年）: 1 note added",
        "the vocabulary changed, 1 text that annotations were made on added",
    ]


def test_a_person_and_a_document_that_nobody_knows_go_by_their_ids() -> None:
    assert list(told([annotation("wang-wu", "gone")], NAMES)) == ["wang-wu:", "  gone: 1 note added"]


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ([annotation()], "Annotations: 江南县标准化发展规划（2021—2025年）, 1 change"),
        ([annotation(), annotation(document="notice")], "Annotations: 2 documents, 2 changes"),
        ([Changed("v", Part.VOCABULARY, Became.EDITED)], "Annotations: the vocabulary changed"),
    ],
)
def test_the_subject_names_the_document_or_counts_them(files: list[Changed], said: str) -> None:
    assert subject(Changes(tuple(files)), NAMES) == said


def test_a_long_title_is_cut() -> None:
    names = Names({}, {"plan": "规划" * 40})
    said = subject(Changes((annotation(),)), names)
    assert said.startswith("Annotations: 规划规划")
    assert said.endswith("…, 1 change")
    assert cells(said, 2) <= WIDEST


def test_a_message_has_a_first_line_of_ones_own() -> None:
    first, blank, *rest = message(Changes((annotation(),)), NAMES, "  第一轮 审阅 ").splitlines()
    assert (first, blank) == ("第一轮 审阅", "")
    assert rest[0] == "张三:"


def test_escapes_in_names_do_not_reach_a_message() -> None:
    names = Names({"zhang-san": "张\x1b[31m三\n李"}, {"plan": "规\x07划\u202e"})
    said = message(Changes((annotation(),)), names, "\x1b]0;x\x07题")
    assert said.splitlines() == ["题", "", "张三 李:", "  规划: 1 note added"]


CHANGED = st.builds(
    annotation,
    st.sampled_from(["a", "b", "c"]),
    st.sampled_from(["plan", "notice", "other"]),
    st.sampled_from(Motivation),
    st.sampled_from(Became),
)


@given(
    st.lists(CHANGED, min_size=1, max_size=30),
    st.text(max_size=120),
    st.text(max_size=200),
    st.sampled_from(["en", "zh"]),
)
def test_any_message_is_one_subject_and_lines_that_fit(
    files: list[Changed], name: str, title: str, language: str
) -> None:
    use_language(language)
    said = message(Changes(tuple(files)), Names({"a": name}, {"plan": title}))
    first, *rest = said.removesuffix("\n").split("\n")
    assert 0 < cells(first, 2) <= WIDEST
    assert rest[0] == ""
    assert all(cells(line, 2) <= WIDEST for line in rest if line.startswith("  "))
    assert not any(ord(character) < 32 for line in (first, *rest) for character in line)


@given(st.lists(CHANGED, min_size=1, max_size=30))
def test_every_annotation_is_counted_once(files: list[Changed]) -> None:
    use_language("en")
    lines = " ".join(line.strip() for line in told(files, Names({}, {"plan": "p", "notice": "n", "other": "o"})))
    counted = [int(word) for word in lines.replace(":", " ").split() if word.isdigit()]
    assert sum(counted) == len(files)
