"""The list of all annotations: what is listed, how it is filtered, sorted and grouped, and where it leads."""

from __future__ import annotations

import threading
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual import events

from stdplan_tui.annotations.notebook import Notebook
from stdplan_tui.annotations.noted import Notes
from stdplan_tui.corpus.model import Span
from stdplan_tui.settings import Settings
from stdplan_tui.tui.help.screen import Help
from stdplan_tui.tui.screens.filtered import Filtered
from stdplan_tui.tui.screens.note_editor import NoteEditor
from stdplan_tui.tui.screens.notes_list import NotesList
from stdplan_tui.tui.screens.one_line import OneLine
from stdplan_tui.tui.screens.question import Question
from stdplan_tui.tui.screens.reading import ReadingScreen
from stdplan_tui.tui.screens.tag_picker import TagPicker
from stdplan_tui.workspace import annotating, discussing, reading
from stdplan_tui.workspace.folder import Workspace
from tests.support.workspaces import PLAN, SETTINGS
from tests.tui.support import WIDE, Session, session

OTHER = Settings(author_name="Li Qiang", author_id="89abcdef", language="en")
SIZES = pytest.mark.parametrize("size", [WIDE, (80, 24), (40, 12)])


@pytest.fixture
def workspace(workspace: Workspace) -> Workspace:
    """Two notes and tags on the plan, an answer by another person, and a note and tags on the notice."""
    plan, notice = reading.document(workspace, "plan"), reading.document(workspace, "notice")
    clause = plan.clause("1.1")
    start = clause.string.index("质量第一")
    annotating.annotate(workspace, plan, clause, "谁来认定？\n第二行", span=Span(start, start + 4))
    annotating.annotate(workspace, plan, None, "总体意见：可行")
    annotating.tag(workspace, plan, plan.clause("1.2.p1"), ["环境型/目标规划"])
    annotating.annotate(workspace, notice, notice.clause("p1"), "期限要写明", tags=["供给型/资金投入"])
    other = Workspace(workspace.root, OTHER)
    asked = next(one for one in other.notebook.of(plan).every if one.span)
    discussing.reply(other, asked, "由县局认定")
    return Workspace(workspace.root, SETTINGS)


@asynccontextmanager
async def listing(
    workspace: Workspace, size: tuple[int, int] = WIDE, address: str = "plan"
) -> AsyncIterator[tuple[Session, NotesList]]:
    """The list, once everything has been read."""
    async with session(workspace, address, size=size) as reader:
        await reader.press("l")
        screen = await listed(reader)
        yield reader, screen


async def listed(reader: Session) -> NotesList:
    await reader.until(lambda: isinstance(reader.app.screen, NotesList))
    screen = reader.app.screen
    assert isinstance(screen, NotesList)
    await reader.until(lambda: screen.roll.whole and screen.rows.found is not None and still(screen))
    return screen


def still(screen: NotesList) -> bool:
    return screen.rows.found is not None and screen.rows.found.asked is screen.asked and screen._settled.is_set()


def bodies(screen: NotesList) -> list[str]:
    """What is listed, by the first line of each note, or its tags."""
    groups = screen.rows.found.groups if screen.rows.found else ()
    return [one.note.body.split("\n")[0] or " ".join(one.tags) for group in groups for one in group.notes]


ALL = ["总体意见：可行", "谁来认定？", "由县局认定", "环境型/目标规划", "期限要写明"]


@SIZES
async def test_everything_is_listed_the_open_document_first(workspace: Workspace, size: tuple[int, int]) -> None:
    async with listing(workspace, size) as (reader, screen):
        assert bodies(screen) == ALL
        assert "江南县标准化发展规划" in reader.shown
        assert "5" in reader.shown
        if size == WIDE:
            for text in (
                "一/（一）",
                "“质量第一”",
                "#环境型/目标规划",
                "Zhang San",
                "Li Qiang",
                "└ ",
                "All notes",
                "In full",
            ):
                assert text in reader.shown


async def test_the_other_document_comes_first_where_it_is_open(workspace: Workspace) -> None:
    async with listing(workspace, address="notice") as (_reader, screen):
        assert bodies(screen)[0] == "期限要写明"


@SIZES
async def test_enter_goes_to_the_words_and_the_list_is_found_again_as_it_was(
    workspace: Workspace, size: tuple[int, int]
) -> None:
    async with listing(workspace, size) as (reader, screen):
        await reader.press("m")
        await reader.until(lambda: len(bodies(screen)) == 4)
        await reader.press("j", "enter")
        await reader.until(lambda: isinstance(reader.app.screen, ReadingScreen))
        await reader.until_clause("1.1")
        assert reader.reading.place.span == Span(11, 15)
        await reader.press("l")
        again = await listed(reader)
        assert again.asked == screen.asked
        assert again.rows.note is not None
        assert again.rows.note.note.body.startswith("谁来认定")


async def test_enter_opens_another_document_and_one_can_go_back(workspace: Workspace) -> None:
    async with listing(workspace) as (reader, _screen):
        await reader.press("G", "enter")
        await reader.until(lambda: reader.document == "notice")
        await reader.until_clause("p1")
        await reader.press("backspace")
        await reader.until(lambda: reader.document == "plan")


async def test_words_typed_filter_at_once(workspace: Workspace) -> None:
    async with listing(workspace) as (reader, screen):
        await reader.press("slash", *"认定")
        await reader.until(lambda: still(screen) and len(bodies(screen)) == 2)
        await reader.until_shown("2 of 5")
        await reader.press("space", *"县局")
        await reader.until(lambda: still(screen) and bodies(screen) == ["由县局认定"])
        await reader.press("escape")
        assert screen.rows.has_focus
        await reader.press("escape")
        await reader.until(lambda: still(screen) and bodies(screen) == ALL)
        await reader.press("escape")
        await reader.until(lambda: isinstance(reader.app.screen, ReadingScreen))


async def test_keys_in_a_burst_end_where_they_would_one_by_one(workspace: Workspace) -> None:
    async with listing(workspace) as (reader, _screen):
        typed = [("slash", "/"), ("期", "期"), ("限", "限"), ("enter", "\r")]
        for key, character in typed:
            reader.app.post_message(events.Key(key, character))
        await reader.until(lambda: reader.document == "notice")
        await reader.until_clause("p1")


async def test_what_an_input_method_commits_goes_into_the_field(workspace: Workspace) -> None:
    async with listing(workspace) as (reader, screen):
        await reader.press(*"总体")
        await reader.until(lambda: still(screen) and bodies(screen) == ["总体意见：可行"])
        assert screen.field.value == "总体"


async def test_in_the_field_the_arrows_move_in_the_list_and_letters_are_typed(workspace: Workspace) -> None:
    async with listing(workspace) as (reader, screen):
        await reader.press("slash", "down", "down")
        assert screen.rows.number == 2
        await reader.press(*"mUX")
        assert screen.field.value == "mUX"
        assert not screen.asked.chips
        await reader.press("tab")
        assert screen.rows.has_focus


@pytest.mark.parametrize(
    ("key", "typed", "left", "chip"),
    [
        ("f2", "通知", ["期限要写明"], "document 江南县人民政府"),
        ("f3", "unresolved", ALL, "status unresolved"),
        ("f4", "Li", ["由县局认定"], "author Li Qiang"),
        ("f5", "环境型", ["环境型/目标规划"], "tag 环境型"),
        ("f5", "instrument", ["环境型/目标规划", "期限要写明"], "dimension policy instrument"),
        ("f9", "today", ALL, "since 2"),
        ("Y", "reply", ["由县局认定"], "kind of note reply"),
        ("P", "whole document", ["总体意见：可行"], "on whole document"),
        ("C", "same", ALL, "certainty same"),
        ("f6", "untagged", ["总体意见：可行", "谁来认定？", "由县局认定"], "untagged"),
    ],
)
async def test_each_filter_is_chosen_by_its_key_shown_as_a_chip_and_taken_away(
    workspace: Workspace, key: str, typed: str, left: list[str], chip: str
) -> None:
    async with listing(workspace) as (reader, screen):
        await reader.press(key)
        await reader.until(lambda: isinstance(reader.app.screen, Filtered))
        await reader.type(typed)
        await reader.press("enter")
        await reader.until(lambda: screen.asked.chips and still(screen))
        assert bodies(screen) == left
        await reader.until_shown(f"- [{chip}")
        await reader.press("backspace")
        await reader.until(lambda: still(screen) and bodies(screen) == ALL)
        assert f"- [{chip}" not in reader.shown


async def test_keys_typed_right_after_the_one_that_opens_the_values_belong_to_them(workspace: Workspace) -> None:
    async with listing(workspace) as (reader, screen):
        for key, character in [("f4", None), ("L", "L"), ("i", "i"), ("enter", "\r")]:
            reader.app.post_message(events.Key(key, character))
        await reader.until(lambda: still(screen) and bodies(screen) == ["由县局认定"])


async def test_filters_combine_and_all_go_at_once(workspace: Workspace) -> None:
    async with listing(workspace) as (reader, screen):
        await reader.press("m", "U")
        await reader.until(lambda: still(screen) and bodies(screen) == ["总体意见：可行", "谁来认定？"])
        await reader.until_shown("- [mine]", "- [untagged]")
        await reader.press("B")
        await reader.until_shown("Nothing is all of that")
        assert screen.rows.note is None
        await reader.press("e", "r", "enter")
        assert reader.app.screen is screen
        await reader.press("X")
        await reader.until(lambda: still(screen) and bodies(screen) == ALL)


async def test_two_values_of_a_kind_are_either(workspace: Workspace) -> None:
    async with listing(workspace) as (reader, screen):
        for name in ("环境型", "供给型"):
            await reader.press("f5")
            await reader.until(lambda: isinstance(reader.app.screen, Filtered))
            await reader.type(name)
            await reader.press("enter")
            await reader.until(lambda: reader.app.screen is screen and still(screen))
        assert bodies(screen) == ["环境型/目标规划", "期限要写明"]
        await reader.press("f5")
        await reader.until_shown("[x] 环境型", "[x] 供给型")


async def test_the_chips_and_the_buttons_are_clicked(workspace: Workspace) -> None:
    async with listing(workspace) as (reader, screen):
        row = reader.shown.split("\n").index(next(line for line in reader.shown.split("\n") if "F4 author" in line))
        at = reader.shown.split("\n")[row].index("F4 author")
        await reader.pilot.click(offset=(at, row))
        await reader.until(lambda: isinstance(reader.app.screen, Filtered))
        await reader.pilot.click("Filtered OptionList", offset=(4, 1))
        await reader.until(lambda: screen.asked.chips and still(screen))
        await reader.pilot.click("#notes-chips", offset=(4, 0))
        await reader.until(lambda: not screen.asked.chips and still(screen))


async def test_a_row_is_clicked_and_clicked_twice(workspace: Workspace) -> None:
    async with listing(workspace) as (reader, screen):
        await reader.pilot.click("ListedNotes", offset=(8, 4))
        assert screen.rows.number == 1
        await reader.pilot.click("ListedNotes", offset=(8, 4), times=2)
        await reader.until_clause("1.1")


async def test_other_days_are_typed(workspace: Workspace) -> None:
    async with listing(workspace) as (reader, screen):
        await reader.press("f9")
        await reader.until(lambda: isinstance(reader.app.screen, Filtered))
        await reader.type("other")
        await reader.press("enter")
        await reader.until(lambda: isinstance(reader.app.screen, OneLine))
        await reader.type("2020-01-01..2020-12-31")
        await reader.press("enter")
        await reader.until(lambda: screen.asked.chips and still(screen))
        assert bodies(screen) == []
        await reader.until_shown("since 2020-01-01", "until 2020-12-31")


async def test_words_that_are_no_day_are_told(workspace: Workspace) -> None:
    async with listing(workspace) as (reader, screen):
        await reader.press("f9", *"other", "enter")
        await reader.until(lambda: isinstance(reader.app.screen, OneLine))
        await reader.type("soon")
        await reader.press("enter")
        await reader.until_shown("A day such as 2026-11-21")
        assert not screen.asked.chips


async def test_orders_and_groups(workspace: Workspace) -> None:
    async with listing(workspace) as (reader, screen):
        await reader.press("f7")
        await reader.until_shown("F7 newest first")
        assert bodies(screen)[0] == "由县局认定"
        await reader.press("f8", *"tag", "enter")
        await reader.until(lambda: still(screen) and screen.rows.group is not None and "groups: tag" in reader.shown)
        assert screen.rows.found is not None
        assert [group.key for group in screen.rows.found.groups] == ["环境型/目标规划", "供给型/资金投入", ""]
        await reader.until_shown("without a tag")
        await reader.press("g", "J")
        assert screen.rows.group == "供给型/资金投入"
        await reader.press("J", "j", "K")
        assert screen.rows.group == ""
        await reader.press("K", "K")
        assert screen.rows.number == 0


@pytest.mark.parametrize(
    ("by", "title"),
    [("author", "Li Qiang"), ("dimension", "policy instrument"), ("status", "unresolved"), ("no groups", "总体意见")],
)
async def test_other_groups(workspace: Workspace, by: str, title: str) -> None:
    async with listing(workspace) as (reader, screen):
        await reader.press("f8", *by, "enter")
        await reader.until(
            lambda: reader.app.screen is screen and still(screen) and screen.asked.grouping != "document"
        )
        await reader.until_shown(title)


async def test_the_pane_shows_the_note_its_discussion_and_the_clause(workspace: Workspace) -> None:
    async with listing(workspace) as (reader, _screen):
        await reader.press("j")
        await reader.until_shown("第二行", "Zhang San (you)", "The clause as it is now", "坚持质量第一，完善标准体系")


async def test_a_note_is_edited_and_the_list_follows(workspace: Workspace) -> None:
    async with listing(workspace) as (reader, screen):
        await reader.press("e")
        await reader.until(lambda: isinstance(reader.app.screen, NoteEditor))
        await reader.type("改")
        await reader.press("ctrl+s")
        await reader.until(lambda: reader.app.screen is screen)
        await reader.until(lambda: any("改" in body for body in bodies(screen)))
        assert len(bodies(screen)) == 5


async def test_another_persons_note_is_answered_instead(workspace: Workspace) -> None:
    async with listing(workspace) as (reader, screen):
        await reader.press("j", "j", "e")
        await reader.until(lambda: isinstance(reader.app.screen, Question))
        await reader.press("escape")
        await reader.press("r")
        await reader.until(lambda: isinstance(reader.app.screen, NoteEditor))
        await reader.type("好")
        await reader.press("ctrl+s")
        await reader.until(lambda: "好" in bodies(screen))


async def test_a_note_is_deleted_and_brought_back(workspace: Workspace) -> None:
    async with listing(workspace) as (reader, screen):
        await reader.press("d")
        await reader.until(lambda: still(screen) and bodies(screen) == ALL[1:])
        assert screen.rows.number == 0
        await reader.press("u")
        await reader.until(lambda: still(screen) and bodies(screen) == ALL)


async def test_a_discussion_is_settled_from_any_of_its_notes(workspace: Workspace) -> None:
    async with listing(workspace) as (reader, screen):
        await reader.press("j", "j", "x")
        await reader.until(lambda: reader.app.screen is not screen)
        await reader.press("enter")
        await reader.until(lambda: reader.app.screen is screen)
        await reader.until(lambda: any(one.state == "resolved" for one in screen.roll.every))


async def test_the_tags_of_a_row_are_chosen_for_the_place_that_they_are_on(workspace: Workspace) -> None:
    async with listing(workspace) as (reader, screen):
        await reader.press("j", "j", "j", "e")
        await reader.until(lambda: isinstance(reader.app.screen, TagPicker))
        await reader.until_shown("Tags  一/（二）", "[x]")
        await reader.press(*"资金", "space", "enter")
        await reader.until(lambda: still(screen) and "环境型/目标规划 供给型/资金投入" in bodies(screen))
        plan = reading.document(workspace, "plan")
        assert reader.clause != "1.2.p1"
        assert annotating.own_tags(workspace, plan, plan.clause("1.2.p1")) == ("环境型/目标规划", "供给型/资金投入")


async def test_tags_alone_are_not_settled_but_what_was_answered_to_them_is(workspace: Workspace) -> None:
    async with listing(workspace) as (reader, screen):
        await reader.press("j", "j", "j", "x")
        await reader.until_shown("Only notes and replies can be resolved")
        other = Workspace(workspace.root, OTHER)
        tagged = next(one for one in other.notebook.of(reading.document(other, "plan")).every if one.tags)
        discussing.reply(other, tagged, "标签有误")
        await reader.until(lambda: still(screen) and "标签有误" in bodies(screen))
        await reader.press("x", "enter")
        await reader.until(lambda: any(one.state == "resolved" for one in screen.roll.every))


async def test_rows_show_the_words_of_markdown_without_its_marks(workspace: Workspace) -> None:
    plan = reading.document(workspace, "plan")
    annotating.annotate(workspace, plan, plan.clause("1.2"), "**重点**：见`附件`\n- 甲\n- 乙")
    async with listing(workspace) as (reader, _screen):
        await reader.until_shown("重点：见附件 - 甲 - 乙")
        assert "**" not in reader.shown
        assert "`" not in reader.shown


async def test_changes_by_others_are_listed_while_it_is_open(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("stdplan_tui.tui.actions.watching._LOOK", 0.1)
    async with listing(workspace) as (reader, screen):
        await reader.until(lambda: reader.reading.watched)
        other = Workspace(workspace.root, OTHER)
        notice = reading.document(other, "notice")
        annotating.annotate(other, notice, notice.clause("p1"), "刚写的")
        await reader.until(lambda: "刚写的" in bodies(screen))
        assert screen.rows.number == 0


async def test_rows_of_the_open_document_are_there_before_the_others_are_read(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    others, all_ = threading.Event(), Notebook.all

    def slow(self: Notebook) -> Iterator[Notes]:
        assert others.wait(8)
        return all_(self)

    monkeypatch.setattr(Notebook, "all", slow)
    async with session(workspace) as reader:
        await reader.press("l")
        await reader.until(lambda: isinstance(reader.app.screen, NotesList))
        screen = reader.app.screen
        assert isinstance(screen, NotesList)
        await reader.until(lambda: bodies(screen) == ALL[:4])
        await reader.until_shown("4, reading on")
        await reader.press("j", "j")
        others.set()
        await reader.until(lambda: bodies(screen) == ALL)
        assert screen.rows.number == 2


async def test_a_note_whose_place_is_gone_is_said_to_be(workspace: Workspace) -> None:
    path = workspace.root / "corpus" / "notice.md"
    path.write_text(path.read_text("utf-8").replace("各单位要做好标准化试点工作。", "附则另行规定如下内容。"), "utf-8")
    async with listing(workspace) as (reader, screen):
        await reader.press("B")
        await reader.until(lambda: still(screen) and bodies(screen) == ["期限要写明"])
        await reader.press("enter")
        await reader.until(lambda: reader.document == "notice")


async def test_a_note_on_a_document_that_cannot_be_read_is_listed(workspace: Workspace) -> None:
    (workspace.root / "corpus" / "notice.md").write_text("# a\n# b\n\n\n\x00", "utf-8")
    async with listing(workspace) as (reader, screen):
        assert "期限要写明" in bodies(screen)
        await reader.press("G", "enter")
        await reader.until_shown("The document of this note cannot be read")


async def test_the_list_is_written_to_a_table(workspace: Workspace, tmp_path: Path) -> None:
    async with listing(workspace) as (reader, screen):
        await reader.press("U", "ctrl+o")
        await reader.until(lambda: isinstance(reader.app.screen, Question))
        await reader.press("j", "enter")
        await reader.until(lambda: isinstance(reader.app.screen, OneLine))
        field = reader.app.screen.query_one("Input")
        field.value = str(tmp_path / "out.csv")  # type: ignore[attr-defined]
        await reader.press("enter")
        await reader.until(lambda: (tmp_path / "out.csv").exists() and reader.app.screen is screen)
        written = (tmp_path / "out.csv").read_text("utf-8-sig")
        assert "总体意见：可行" in written
        assert "期限要写明" not in written


async def test_help_and_palette_know_the_list(workspace: Workspace) -> None:
    async with listing(workspace) as (reader, screen):
        await reader.press("question_mark")
        await reader.until(lambda: isinstance(reader.app.screen, Help))
        await reader.press("escape")
        await reader.press("ctrl+p")
        await reader.until(lambda: reader.app.screen is not screen)
        await reader.type("Only untagged")
        await reader.press("enter")
        await reader.until(lambda: still(screen) and screen.asked.wanted.untagged)


async def test_words_of_others_are_shown_as_they_are(workspace: Workspace) -> None:
    plan = reading.document(workspace, "plan")
    annotating.annotate(workspace, plan, plan.clause("1.1"), "[@click=app.quit]x[/] \x1b[31m红", tags=["[b]甲"])
    async with listing(workspace) as (reader, screen):
        await reader.press("slash", *"click", "escape")
        await reader.until(lambda: still(screen) and len(bodies(screen)) == 1)
        await reader.until_shown("[@click=app.quit]x[/]", "#[b]甲")
        assert "\x1b" not in reader.shown


async def test_without_any_annotation_it_says_so(tmp_path: Path, folder: Path) -> None:
    async with listing(Workspace(folder, SETTINGS)) as (reader, screen):
        await reader.until_shown("No annotations yet")
        await reader.press("m", "j", "J", "G", "enter", "ctrl+o")
        assert reader.app.screen is screen
        await reader.until_shown("You have written nothing here yet")
        await reader.press("q")
        await reader.until(lambda: isinstance(reader.app.screen, ReadingScreen))


async def test_it_can_be_resized_at_any_note(workspace: Workspace) -> None:
    plan = reading.document(workspace, "plan")
    for number in range(40):
        annotating.annotate(workspace, plan, plan.clause("1.1"), f"第{number}条")
    async with listing(workspace, (140, 40)) as (reader, screen):
        await reader.press("G", "k")
        at = screen.rows.note
        await reader.pilot.resize_terminal(60, 14)
        await reader.pilot.pause()
        assert screen.rows.note is at
        assert screen.rows.scroll_offset.y <= screen.rows.row < screen.rows.scroll_offset.y + screen.rows.size.height


def test_the_plan_has_the_words_that_the_tests_are_about() -> None:
    assert "坚持质量第一" in PLAN
