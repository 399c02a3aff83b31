"""The tag picker: filter, tree, marks, recent tags, examples, tags that are new."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Static

from stdplan_tui.annotations.retagging import Retagging
from stdplan_tui.annotations.vocabulary.file import read_vocabulary
from stdplan_tui.tui.screens.tag_picker import TagPicker
from stdplan_tui.tui.tagging.offer import Offer, offered
from stdplan_tui.workspace import annotating, reading, recent_tags
from stdplan_tui.workspace.folder import Workspace
from tests.tui.support import Session, session

AGREED = """\
schema = 1
closed = true
[[dimension]]
id = "instrument"
title = { en = "policy instrument" }
required = true
[[dimension.tag]]
name = "供给型/人才培养"
color = "green"
key = "1"
definition = "谁来做"
[[dimension.tag]]
name = "供给型/资金投入"
title = { en = "funding" }
color = "green"
key = "2"
[[dimension.tag]]
name = "环境型/目标规划"
definition = "要达到什么"
example = "plan:1.2.b1"
[[dimension.tag]]
name = "环境型/旧"
retired = true
[[dimension]]
id = "strength"
exclusive = true
[[dimension.tag]]
name = "应当"
[[dimension.tag]]
name = "鼓励"
example = "plan:99"
"""


@pytest.fixture
def folder(folder: Path) -> Path:
    (folder / "annotations" / "vocabulary.toml").write_text(AGREED, "utf-8")
    return folder


def own_tags(workspace: Workspace, place: str = "plan:1.1") -> tuple[str, ...]:
    return annotating.own_tags(workspace, *reading.find(workspace, place))


async def opened(reader: Session) -> TagPicker:
    """The picker, its tags listed."""
    await reader.press("t")
    await reader.until(lambda: isinstance(reader.app.screen, TagPicker) and reader.app.screen.choices.count)
    picker = reader.app.screen
    assert isinstance(picker, TagPicker)
    return picker


def said(picker: TagPicker, part: str) -> str:
    return str(picker.query_one(f"#tag-{part}", Static).content)


async def test_tags_stand_under_their_levels_and_retired_ones_are_not_offered(workspace: Workspace) -> None:
    async with session(workspace, "plan:1.1") as reader:
        picker = await opened(reader)
        await reader.until_shown("policy instrument  required", "strength  one of these", "funding")
        assert [row.words for row in picker.choices.rows] == [
            *("policy instrument", "供给型", "人才培养", "资金投入", "环境型", "目标规划"),
            *("strength", "应当", "鼓励"),
        ]
        assert (picker.choices.row, picker.choices.scroll_offset.y) == (2, 0)
        assert "供给型/人才培养" in said(picker, "name")
        assert "green" in said(picker, "name")
        assert said(picker, "definition") == "谁来做"
        await reader.press("up")
        assert picker.choices.row == 2
        await reader.press("down", "down")
        assert picker.choices.at is not None
        assert picker.choices.at.name == "环境型/目标规划"


@pytest.mark.parametrize("typed", ["zijin", "zjtr", "资金", "fund", "2"])
async def test_a_tag_is_given_by_typing_part_of_it_or_its_pinyin(workspace: Workspace, typed: str) -> None:
    async with session(workspace, "plan:1.1") as reader:
        await reader.press("t", *typed, "enter")
        await reader.until(lambda: own_tags(workspace) == ("供给型/资金投入",))
        await reader.until_shown("#供给型/资金投入")


async def test_typing_a_level_lists_all_under_it(workspace: Workspace) -> None:
    async with session(workspace, "plan:1.1") as reader:
        picker = await opened(reader)
        await reader.type("gjx")
        await reader.until(
            lambda: [row.name for row in picker.choices.rows if row.tag] == ["供给型/人才培养", "供给型/资金投入"]
        )


async def test_what_was_given_last_comes_first(workspace: Workspace) -> None:
    async with session(workspace, "plan:1.1") as reader:
        await reader.press("t", *"鼓励", "enter")
        await reader.until_shown("#鼓励")
        await reader.press("j")
        await reader.until_clause("1.2")
        picker = await opened(reader)
        assert [row.words for row in picker.choices.rows][:3] == ["Recent", "鼓励", "policy instrument"]
        await reader.press("space", "enter")
        await reader.until(lambda: own_tags(workspace, "plan:1.2") == ("鼓励",))
        assert recent_tags.recent(workspace, workspace.agreed.now()) == ("鼓励",)


async def test_one_of_an_exclusive_dimension_takes_the_place_of_the_other(workspace: Workspace) -> None:
    annotating.with_tags(workspace, *reading.find(workspace, "plan:1.1"), ["应当", "供给型/人才培养"])
    async with session(workspace, "plan:1.1") as reader:
        await reader.until_shown("#应当")
        await opened(reader)
        await reader.press("end", *"鼓励", "space")
        await reader.until_shown("[x]")
        await reader.press("ctrl+s")
        await reader.until(lambda: own_tags(workspace) == ("供给型/人才培养", "鼓励"))


async def test_the_example_is_quoted_or_it_is_said_why_not(workspace: Workspace) -> None:
    async with session(workspace, "plan:1.1") as reader:
        picker = await opened(reader)
        await reader.type("目标")
        await reader.until(
            lambda: "plan:1.2.b1" in said(picker, "example") and "标准数量翻一番" in said(picker, "example")
        )
        await reader.press("backspace", "backspace", "ctrl+end")
        await reader.until(lambda: "plan has no clause 99" in said(picker, "example"))
        assert said(picker, "definition") == "No definition"


async def test_a_stranger_that_is_set_can_be_taken_away(workspace: Workspace, folder: Path) -> None:
    vocabulary = folder / "annotations" / "vocabulary.toml"
    vocabulary.write_text(AGREED.replace("closed = true", "closed = false"), "utf-8")
    annotating.with_tags(workspace, *reading.find(workspace, "plan:1.1"), ["生词"])
    vocabulary.write_text(AGREED, "utf-8")
    async with session(workspace, "plan:1.1") as reader:
        picker = await opened(reader)
        assert picker.choices.rows[0].name == "生词"
        await reader.press("space", "enter")
        await reader.until(lambda: own_tags(workspace) == ())


async def test_a_new_tag_is_put_into_a_closed_vocabulary_and_given(workspace: Workspace, folder: Path) -> None:
    async with session(workspace, "plan:1.1") as reader:
        await reader.press("t", *"供给型/数据", "enter")
        await reader.until_shown("To which dimension does 供给型/数据 belong?", "policy instrument")
        await reader.press("enter")
        await reader.until(lambda: own_tags(workspace) == ("供给型/数据",))
        agreed = read_vocabulary(folder / "annotations" / "vocabulary.toml")
        assert [tag.name for tag in agreed.dimensions[0].tags][:3] == [
            "供给型/人才培养",
            "供给型/资金投入",
            "供给型/数据",
        ]


async def test_a_new_tag_can_be_marked_with_others_and_its_dimension_is_chosen(workspace: Workspace) -> None:
    async with session(workspace, "plan:1.1") as reader:
        picker = await opened(reader)
        await reader.press("space", *"可以", "space")
        await reader.until_shown("To which dimension does 可以 belong?")
        await reader.press("down", "enter")
        await reader.until(lambda: reader.app.screen is picker and "[x]" in reader.shown)
        await reader.press("enter")
        await reader.until(lambda: own_tags(workspace) == ("供给型/人才培养", "可以"))
        assert workspace.agreed.now().called("可以").dimension == "strength"


async def test_what_cannot_be_added_is_told_and_the_picker_stays(workspace: Workspace, folder: Path) -> None:
    async with session(workspace, "plan:1.1") as reader:
        picker = await opened(reader)
        await reader.type("新词")
        (folder / "annotations" / "vocabulary.toml").write_text(AGREED.replace("closed = true", "closed = 3"), "utf-8")
        await reader.press("enter", "enter")
        await reader.until_shown("vocabulary.toml")
        assert reader.app.screen is picker


async def test_tags_on_some_of_several_places_stay_as_they_are_unless_marked(workspace: Workspace) -> None:
    given: list[Retagging | None] = []
    async with session(workspace, "plan:1.1") as reader:

        def load() -> Offer:
            return offered(workspace, on_all=("应当",), on_some=("供给型/人才培养", "供给型/资金投入"))

        picker = TagPicker("3 clauses", load)
        await reader.app.push_screen(picker, given.append)
        picker.set_focus(picker.field)
        await reader.until_shown("[-]   人才培养", "[-]   资金投入", "[x] # 应当")
        await reader.press("space", "down", "space", "space", "end", "ctrl+s")
        await reader.until(lambda: len(given) == 1)
        assert given == [Retagging(("供给型/人才培养",), ("供给型/资金投入",))]


async def test_all_hits_are_retagged(workspace: Workspace) -> None:
    annotating.with_tags(workspace, *reading.find(workspace, "plan:1.1"), ["鼓励"])
    async with session(workspace, indexed=True) as reader:
        await reader.press("slash", *"标准")
        await reader.until_shown("hits")
        await reader.press("ctrl+t")
        await reader.until_shown("[-] # 鼓励")
        await reader.press(*"应当", "enter")
        await reader.until_shown("+应当, -鼓励")
        await reader.press("enter")
        await reader.until(lambda: own_tags(workspace) == ("应当",))
        await reader.press("ctrl+t")
        await reader.until_shown("[x] # 应当")
        await reader.press(*"应当", "enter")
        await reader.until_shown("Take this off")
        await reader.press("enter")
        await reader.until(lambda: own_tags(workspace) == ())


@pytest.mark.parametrize("size", [(80, 24), (40, 12), (40, 8)])
async def test_tags_are_seen_on_a_small_terminal(workspace: Workspace, size: tuple[int, int]) -> None:
    async with session(workspace, "plan:1.1", size=size) as reader:
        picker = await opened(reader)
        await reader.until_shown("人才培养")
        assert picker.choices.size.height >= 3


async def test_hostile_words_in_a_vocabulary_are_shown_and_do_nothing(workspace: Workspace, folder: Path) -> None:
    hostile = "[@click=app.quit]x[/]"
    text = AGREED.replace("谁来做", hostile).replace('"strength"', f'"strength"\ntitle = {{ en = "{hostile}" }}')
    (folder / "annotations" / "vocabulary.toml").write_text(text, "utf-8")
    async with session(workspace, "plan:1.1") as reader:
        picker = await opened(reader)
        await reader.until_shown(hostile)
        assert said(picker, "definition") == hostile
