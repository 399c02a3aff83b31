"""The parts of a tag picker, by themselves: marks, what fits what is typed, the tree, the colours."""

from __future__ import annotations

import pytest

from stdplan_tui.annotations.retagging import Retagging
from stdplan_tui.annotations.vocabulary import COLORS, Dimension, Tag, Title, Vocabulary
from stdplan_tui.corpus.model import Span
from stdplan_tui.errors import VocabularyError
from stdplan_tui.tui.tagging.marking import Mark, Marking
from stdplan_tui.tui.tagging.meaning import colour_name
from stdplan_tui.tui.tagging.sought import Sought
from stdplan_tui.tui.tagging.tree import tree
from stdplan_tui.tui.theme import NAMES, theme_named

AGREED = Vocabulary(
    closed=True,
    dimensions=(
        Dimension(
            "a",
            Title(en="kind"),
            tags=(
                Tag("供给型/资金", "a", Title("资金投入", "funding"), key="1"),
                Tag("环境型/规划", "a", aliases=("目标",)),
                Tag("供给型/人才", "a"),
                Tag("供给型", "a"),
                Tag("旧", "a", retired=True),
            ),
        ),
        Dimension("b", exclusive=True, required=True, tags=(Tag("应当", "b", key="1"), Tag("鼓励", "b", key="2"))),
    ),
)


def marked(marking: Marking, *names: str) -> Marking:
    for name in names:
        marking = marking.toggled(name)
    return marking


def test_what_is_marked_is_added_and_what_is_no_longer_is_removed() -> None:
    marking = marked(Marking(AGREED, ("供给型/资金",)), "供给型/资金", "环境型/规划")
    assert marking.retagging == Retagging(("环境型/规划",), ("供给型/资金",))
    assert not marked(marking, "供给型/资金", "目标").retagging


def test_a_tag_on_some_places_goes_on_all_then_off_all_then_as_it_was() -> None:
    marking = Marking(AGREED, (), ("供给型/资金",))
    seen = [marking.of("供给型/资金")]
    told = []
    for _time in range(3):
        marking = marking.toggled("供给型/资金")
        seen.append(marking.of("供给型/资金"))
        told.append(marking.retagging)
    assert seen == [Mark.SOME, Mark.ALL, Mark.NONE, Mark.SOME]
    assert told == [Retagging(("供给型/资金",)), Retagging((), ("供给型/资金",)), Retagging()]


def test_tags_that_exclude_each_other_are_not_marked_together() -> None:
    marking = marked(Marking(AGREED, ("应当",)), "鼓励")
    assert (marking.of("应当"), marking.of("鼓励")) == (Mark.NONE, Mark.ALL)
    assert marking.retagging == Retagging(("鼓励",), ("应当",))
    back = marked(marking, "应当")
    assert (back.of("应当"), back.of("鼓励"), bool(back.retagging)) == (Mark.ALL, Mark.NONE, False)
    some = marked(Marking(AGREED, (), ("应当", "鼓励")), "应当")
    assert some.retagging == Retagging(("应当",), ("鼓励",))


def test_strangers_and_retired_tags_that_are_set_can_only_be_taken_away() -> None:
    marking = Marking(AGREED, ("旧",), ("生",))
    assert marking.odd == ("旧", "生")
    assert marked(marking, "旧", "生").retagging == Retagging((), ("旧", "生"))
    assert not marked(marking, "旧", "旧", "生", "生").retagging
    with pytest.raises(VocabularyError):
        marking.toggled("新")


@pytest.mark.parametrize(
    ("typed", "names", "best"),
    [
        ("", ["供给型/资金", "环境型/规划", "供给型/人才", "供给型", "应当", "鼓励"], ""),
        ("供给型", ["供给型/资金", "供给型/人才", "供给型"], "供给型/资金"),
        ("人才", ["供给型/人才"], "供给型/人才"),
        ("FUND", ["供给型/资金"], "供给型/资金"),
        ("目标", ["环境型/规划"], "环境型/规划"),
        ("2", ["鼓励"], "鼓励"),
        ("gjx", ["供给型/资金", "供给型/人才", "供给型"], "供给型/资金"),
        ("guihua", ["环境型/规划"], "环境型/规划"),
        ("zjtr", ["供给型/资金"], "供给型/资金"),
        ("mub", ["环境型/规划"], "环境型/规划"),
        ("旧", [], ""),
    ],
)
def test_tags_are_found_by_any_part_or_by_pinyin(typed: str, names: list[str], best: str) -> None:
    sought = Sought(AGREED)
    sought.learn()
    fitting = sought.fitting(typed)
    assert ([tag.name for tag in fitting.tags], fitting.best) == (names, best)


def test_a_level_that_begins_so_is_better_than_a_part_of_a_word() -> None:
    sought = Sought(Vocabulary(dimensions=(Dimension("a", tags=(Tag("金人", "a"), Tag("x/人才", "a"))),)))
    assert sought.fitting("人").best == "x/人才"


def test_the_tree_has_each_level_once_and_a_tag_that_is_a_level_too() -> None:
    tags = [tag for tag in AGREED.tags if not tag.retired]
    rows = list(tree(AGREED, tags, {"供给型/人才": (Span(2, 5),)}))
    assert [(row.depth, row.words, row.name, row.aside) for row in rows] == [
        (0, "kind", "", ""),
        (1, "供给型", "供给型", ""),
        (2, "资金", "供给型/资金", ""),
        (2, "人才", "供给型/人才", ""),
        (1, "环境型", "", ""),
        (2, "规划", "环境型/规划", ""),
        (0, "b", "", "required, one of these"),
        (1, "应当", "应当", ""),
        (1, "鼓励", "鼓励", ""),
    ]
    assert rows[3].spans == (Span(0, 1),)


def test_every_theme_has_every_colour_and_every_colour_a_name() -> None:
    for name in NAMES:
        assert {f"tag-{color}" for color in COLORS} <= theme_named(name).variables.keys()
    assert [colour_name(color) for color in COLORS] == list(COLORS)
    assert colour_name("teal") == "teal"
