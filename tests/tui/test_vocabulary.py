"""The screen of the vocabulary: the agreed tags as a tree, their meaning, and the ways to change them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from stdplan_tui.annotations.vocabulary import Tag, Vocabulary
from stdplan_tui.annotations.vocabulary.file import read_vocabulary
from stdplan_tui.tui.screens.vocabulary import VocabularyScreen
from stdplan_tui.workspace import annotating, reading
from stdplan_tui.workspace.folder import Workspace
from tests.tui.support import Session, session

AGREED = """\
# ours
schema = 1
title = "编码"
closed = true
[[dimension]]
id = "instrument"
title = { en = "policy instrument" }
required = true
[[dimension.tag]]
name = "供给型/人才"
color = "green"
key = "1"
definition = "谁来做"
example = "notice:p1"
[[dimension.tag]]
name = "供给型/资金"
key = "2"
[[dimension.tag]]
name = "待查"
[[dimension]]
id = "strength"
unit = "sentence"
exclusive = true
"""


@pytest.fixture
def file(folder: Path) -> Path:
    file = folder / "annotations" / "vocabulary.toml"
    file.write_text(AGREED, "utf-8")
    return file


@pytest.fixture
def agreed(file: Path) -> Callable[[], Vocabulary]:
    """What the file says now."""
    return lambda: read_vocabulary(file)


async def opened(reader: Session, *, at: str = "") -> VocabularyScreen:
    """The screen, its tags listed, at one of them."""
    await reader.press("T")
    await reader.until(lambda: isinstance(reader.app.screen, VocabularyScreen) and reader.app.screen.rows.count)
    screen = reader.app.screen
    assert isinstance(screen, VocabularyScreen)
    while at and (screen.rows.at is None or at not in (screen.rows.at.name, screen.rows.at.level)):
        await reader.press("j")
    return screen


def at_hand(screen: VocabularyScreen) -> str:
    return screen.rows.at.name if screen.rows.at else ""


async def test_dimensions_levels_and_tags_are_described(workspace: Workspace, file: Path) -> None:
    annotating.with_tags(workspace, *reading.find(workspace, "plan:1.1"), ["供给型/人才"])
    async with session(workspace, "plan:1.1") as reader:
        screen = await opened(reader)
        assert [row.words for row in screen.rows.rows] == [
            *("policy instrument", "供给型", "人才", "资金", "待查", "strength"),
        ]
        await reader.until_shown(
            "编码", "3 tags, only these may be given", "Id  instrument", "Asks  required", "Tags  3"
        )
        await reader.press("j")
        await reader.until_shown("Tags  2")
        await reader.press("j")
        await reader.until_shown(
            "谁来做", "Quick key  1", "Colour  green", "Annotations  1", "各单位要做好标准化试点工作"
        )
        await reader.press("G")
        await reader.until_shown("Id  strength", "On each  sentence", "one of these")


async def test_the_example_is_read_and_back_goes_back(workspace: Workspace, file: Path) -> None:
    async with session(workspace, "plan:1.1") as reader:
        await opened(reader, at="供给型/人才")
        await reader.press("enter")
        await reader.until(lambda: reader.app.screen is reader.reading and reader.document == "notice")
        await reader.until_clause("p1")
        await reader.press("backspace")
        await reader.until_clause("1.1")
        await opened(reader, at="供给型/资金")
        await reader.press("o")
        await reader.until_shown("names no example")


async def test_a_tag_is_added_to_the_level_at_hand(workspace: Workspace, agreed: Callable[[], Vocabulary]) -> None:
    async with session(workspace, "plan:1.1") as reader:
        screen = await opened(reader, at="供给型")
        await reader.press("a", "end", *"技术", "enter")
        await reader.until(lambda: at_hand(screen) == "供给型/技术")
        assert agreed().known("供给型/技术") == Tag("供给型/技术", "instrument")
        await reader.press("G", "a", *"应当", "enter")
        await reader.until(lambda: at_hand(screen) == "应当")
        assert agreed().called("应当").dimension == "strength"
        await reader.press("a", *"应当", "enter")
        await reader.until_shown("应当 already means 应当")


async def test_an_empty_workspace_gets_its_first_dimension(workspace: Workspace, file: Path) -> None:
    file.unlink()
    async with session(workspace, "plan:1.1") as reader:
        await reader.press("T")
        await reader.until_shown("No tags are agreed on yet")
        await reader.press("a", *"theme", "enter")
        await reader.until_shown("What has its tags?")
        await reader.press("down", "enter")
        await reader.until(file.exists)
        await reader.until_shown("Id  theme")
        (dimension,) = read_vocabulary(file).dimensions
        assert (dimension.id, dimension.unit, dimension.exclusive) == ("theme", "clause", True)


async def test_a_level_is_renamed_after_a_question(workspace: Workspace, agreed: Callable[[], Vocabulary]) -> None:
    async with session(workspace, "plan:1.1") as reader:
        await opened(reader, at="供给型")
        await reader.press("r", *"投入", "enter")
        await reader.until_shown("Rename 供给型 to 投入?")
        await reader.press("down", "enter")
        await reader.until(lambda: isinstance(reader.app.screen, VocabularyScreen))
        assert agreed().tags[0].name == "供给型/人才"
        await reader.press("r", *"投入", "enter")
        await reader.until_shown("Rename 供给型 to 投入?")
        await reader.press("enter")
        await reader.until_shown("投入")
        await reader.until(lambda: [tag.name for tag in agreed().tags] == ["投入/人才", "投入/资金", "待查"])


async def test_a_tag_is_merged_into_another_and_restored(
    workspace: Workspace, agreed: Callable[[], Vocabulary]
) -> None:
    async with session(workspace, "plan:1.1") as reader:
        screen = await opened(reader, at="待查")
        await reader.press("m", *"资金", "enter")
        await reader.until_shown("Merge 待查 into 供给型/资金?")
        await reader.press("enter")
        await reader.until(lambda: agreed().known_as("待查") == "供给型/资金")
        await reader.until_shown("retired")
        while at_hand(screen) != "待查":
            await reader.press("j")
        await reader.until_shown("now 供给型/资金")
        await reader.press("x")
        await reader.until_shown("Bring 待查 back into use?")
        await reader.press("enter")
        await reader.until(lambda: agreed().known_as("待查") == "待查")
        await reader.press("x", "enter")
        await reader.until(lambda: agreed().called("待查").retired)


async def test_a_quick_key_is_taken_from_another_tag(workspace: Workspace, agreed: Callable[[], Vocabulary]) -> None:
    async with session(workspace, "plan:1.1") as reader:
        await opened(reader, at="待查")
        await reader.press("n")
        await reader.until_shown("1  供给型/人才", "2  供给型/资金", "no key")
        await reader.press("enter")
        await reader.until(lambda: [tag.key for tag in agreed().tags] == ["", "2", "1"])
        await reader.press("n", "end", "enter")
        await reader.until(lambda: [tag.key for tag in agreed().tags] == ["", "2", ""])


@pytest.mark.parametrize(
    ("rows", "typed", "told"),
    [
        (0, "钱", lambda tag: tag.title.zh == "钱"),
        (2, "出钱", lambda tag: tag.definition == "出钱"),
        (3, "plan:1.1", lambda tag: tag.example == "plan:1.1"),
        (5, "款, 钱", lambda tag: tag.aliases == ("款", "钱")),
    ],
)
async def test_what_a_tag_says_is_edited(
    workspace: Workspace, agreed: Callable[[], Vocabulary], rows: int, typed: str, told: Callable[[Tag], bool]
) -> None:
    async with session(workspace, "plan:1.1") as reader:
        await opened(reader, at="供给型/资金")
        await reader.press("e", *["down"] * rows, "enter", *typed, "enter")
        await reader.until(lambda: told(agreed().called("供给型/资金")))


async def test_a_colour_is_chosen_by_name_and_words_can_be_taken_away(
    workspace: Workspace, agreed: Callable[[], Vocabulary]
) -> None:
    async with session(workspace, "plan:1.1") as reader:
        await opened(reader, at="供给型/人才")
        await reader.press("e", *"colour", "enter")
        await reader.until_shown("magenta", "no colour")
        await reader.press("enter")
        await reader.until(lambda: agreed().called("供给型/人才").color == "red")
        await reader.press("e", *"defin", "enter", "delete", "enter")
        await reader.until(lambda: agreed().called("供给型/人才").definition == "")


async def test_a_tag_is_found_by_name(workspace: Workspace, file: Path) -> None:
    async with session(workspace, "plan:1.1") as reader:
        screen = await opened(reader)
        await reader.press("slash", *"待", "enter")
        await reader.until(lambda: at_hand(screen) == "待查")
        await reader.press("escape")
        await reader.until(lambda: reader.app.screen is reader.reading)


async def test_a_broken_file_is_told_of(workspace: Workspace, file: Path) -> None:
    file.write_text("schema = 1\nclosed = 3\n")
    async with session(workspace, "plan:1.1") as reader:
        await reader.press("T")
        await reader.until_shown("annotations/vocabulary.toml:2:")


@pytest.mark.parametrize("size", [(80, 24), (40, 12), (40, 8)])
async def test_it_fits_a_small_terminal(workspace: Workspace, file: Path, size: tuple[int, int]) -> None:
    async with session(workspace, "plan:1.1", size=size) as reader:
        screen = await opened(reader)
        await reader.until_shown("人才")
        assert screen.rows.size.height >= 4


async def test_the_mouse_goes_to_a_row_and_the_footer_acts(workspace: Workspace, file: Path) -> None:
    async with session(workspace, "plan:1.1") as reader:
        screen = await opened(reader)
        await reader.pilot.click("#vocabulary-rows", offset=(6, 5))
        await reader.until(lambda: at_hand(screen) == "待查")
        footer = reader.shown.splitlines()[-1]
        await reader.pilot.click("Footer", offset=(footer.index("retire"), 0))
        await reader.until_shown("Retire 待查?")
