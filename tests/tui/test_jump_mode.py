"""Jump mode: letters over the panes, and over what stands in them."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual._xterm_parser import XTermParser
from textual.strip import Strip

from stdplan_tui.tui.jumping.codes import codes
from stdplan_tui.tui.jumping.drawing import before_words
from stdplan_tui.tui.jumping.targets import Target
from stdplan_tui.tui.widgets.footer import Footer
from stdplan_tui.workspace import annotating, reading
from stdplan_tui.workspace.folder import Workspace
from tests.support.counts import tries
from tests.support.workspaces import SETTINGS
from tests.tui.support import Session, session


def code_for(reader: Session, target: Target) -> str:
    """What is typed for a part."""
    assert reader.reading._targets is not None
    return next(code for code, known in reader.reading._targets.items() if known == target)


@settings(max_examples=tries(60))
@given(st.integers(0, 400), st.sets(st.sampled_from("abcnot"), max_size=4).map("".join))
def test_no_code_begins_with_another_or_a_reserved_letter(count: int, reserved: str) -> None:
    found = codes(count, reserved)
    assert len(found) == count
    assert len(set(found)) == count
    assert not any(code[0] in reserved for code in found)
    assert not any(longer.startswith(code) for code, longer in pairwise(sorted(found)))
    assert [len(code) for code in found] == sorted(len(code) for code in found)


def test_as_many_places_as_will_do_have_one_letter() -> None:
    assert {len(code) for code in codes(23, "otn")} == {1}
    assert sum(len(code) == 1 for code in codes(24, "otn")) == 22


async def test_a_letter_in_the_gutter_makes_its_clause_current(workspace: Workspace) -> None:
    async with session(workspace) as reader:
        await reader.press("semicolon")
        await reader.until_shown("JUMP", "o Outline", "t Text", "n Notes")
        text = reader.reading.reader
        number = next(n for n, clause in enumerate(text.clauses) if clause.id == "1.1")
        code = code_for(reader, Target(text, number))
        assert re.search(rf"│{code} +（一）指导思想", reader.shown)
        top = text.scroll_offset
        await reader.press(*code)
        await reader.until_clause("1.1")
        assert text.scroll_offset == top
        assert not reader.reading.jumping
        assert "JUMP" not in reader.shown
        assert reader.app.focused is text
        await reader.press("backspace")
        await reader.until(lambda: reader.clause != "1.1")


async def test_fixed_letters_go_to_the_panes(workspace: Workspace) -> None:
    async with session(workspace) as reader:
        screen = reader.reading
        for letter, pane in (("o", screen.outline), ("n", screen.panel), ("t", screen.reader)):
            await reader.press("semicolon", letter)
            await reader.until(lambda pane=pane: reader.app.focused is pane)  # type: ignore[misc]
        assert "─ Outline ─" in reader.shown


async def test_a_pane_that_is_folded_away_is_shown(workspace: Workspace) -> None:
    async with session(workspace, size=(80, 24)) as reader:
        await reader.press("semicolon", "n")
        await reader.until(lambda: reader.app.focused is reader.reading.panel and reader.reading.panel.display)
        await reader.press("semicolon", "o")
        await reader.until(lambda: reader.app.focused is reader.reading.outline and reader.reading.outline.display)


async def test_letters_in_the_outline_open_a_heading(workspace: Workspace) -> None:
    async with session(workspace, "plan:1.1") as reader:
        await reader.press("semicolon")
        outline = reader.reading.outline
        row = next(n for n, row in enumerate(outline.rows) if row.clause and row.clause.id == "2")
        await reader.press(*code_for(reader, Target(outline, row)))
        await reader.until_clause("2")
        assert reader.app.focused is reader.reading.reader


async def test_letters_in_the_footer_run_a_command(workspace: Workspace) -> None:
    async with session(workspace) as reader:
        await reader.press("semicolon")
        footer = reader.reading.query_one(Footer)
        await reader.press(*code_for(reader, Target(footer, "search")))
        await reader.until(lambda: reader.reading.searching)


@pytest.mark.parametrize("size", [(140, 30), (80, 24)])
async def test_letters_in_the_footer_stand_apart_from_its_words(workspace: Workspace, size: tuple[int, int]) -> None:
    async with session(workspace, size=size) as reader:
        footer = reader.reading.query_one(Footer)
        words = [shown.footer for shown in footer.shown]
        before = footer.render()
        await reader.press("semicolon")
        await reader.until_shown("JUMP")
        codes_shown = [code_for(reader, Target(footer, part)) for part in footer.parts()]
        assert max(map(len, codes_shown)) == (2 if size[0] > 100 else 1)
        drawn = footer.render()
        pairs = zip(codes_shown, words, strict=True)
        assert re.fullmatch(" +".join(f"{code} +{re.escape(word)}" for code, word in pairs), drawn.plain)
        assert drawn.cell_length <= before.cell_length + 1


@pytest.mark.parametrize(
    ("words", "letters", "drawn"),
    [
        ("环境型/目标规划     ", "mq", "mq 环境型/目标规划  "),
        (" #环境型/目标规划", "mq", "mq #环境型/目标规"),
        (" #环境型/目标规划", "m", "m #环境型/目标规 "),
        ("    环境", "mq", "mq  环境"),
        ("环境", "", "环境"),
    ],
)
def test_letters_before_words_cover_none(words: str, letters: str, drawn: str) -> None:
    strip = Strip([Segment(words)])
    found = before_words(strip, letters, Style())
    assert found.text == drawn
    assert found.cell_length == strip.cell_length


async def test_letters_over_notes_mark_one(workspace: Workspace) -> None:
    document, clause = reading.place_of(workspace, "plan:1.1")
    assert clause is not None
    for words in ("请改", "再议"):
        annotating.annotate(workspace, document, clause, words)
    async with session(workspace, "plan:1.1") as reader:
        await reader.until_shown("请改", "再议")
        await reader.press("semicolon")
        panel = reader.reading.panel
        assert list(panel.parts()) == [0, 1]
        for number in (0, 1):
            code = code_for(reader, Target(panel, number))
            assert re.search(f"{code} {SETTINGS.author_name}", reader.shown)
        await reader.press(*code_for(reader, Target(panel, 1)))
        await reader.until(lambda: reader.app.focused is panel and panel.note == panel.notes[1])


@pytest.mark.parametrize("key", ["escape", "enter", "f5", "full_stop", "1"])
async def test_any_other_key_leaves_and_does_nothing_else(workspace: Workspace, key: str) -> None:
    async with session(workspace) as reader:
        await reader.press("o")
        await reader.until(lambda: reader.app.focused is reader.reading.outline)
        place = reader.reading.place
        await reader.press("semicolon")
        await reader.until_shown("JUMP")
        await reader.press(key)
        await reader.until(lambda: not reader.reading.jumping)
        assert reader.app.focused is reader.reading.outline
        assert reader.reading.place == place
        assert not reader.reading.searching


async def test_the_first_of_two_letters_leaves_those_that_go_on(workspace: Workspace) -> None:
    async with session(workspace) as reader:
        await reader.press("semicolon")
        targets = reader.reading._targets
        assert targets is not None
        code = next(code for code in targets if len(code) == 2)
        await reader.press(code[0])
        await reader.until(lambda: reader.reading._targets != targets)
        assert {len(left) for left in reader.reading._targets or ()} == {1}
        await reader.press("escape")
        assert not reader.reading.jumping


async def test_letters_typed_at_once_and_wide_ones_arrive(workspace: Workspace) -> None:
    async with session(workspace) as reader:
        await reader.press("semicolon")
        text = reader.reading.reader
        number = next(n for n, clause in enumerate(text.clauses) if clause.id == "1.1")
        code = code_for(reader, Target(text, number))
        await reader.press("escape")
        wide = "".join(chr(ord(letter) + 0xFEE0) for letter in code)
        for event in XTermParser().feed(f"；{wide}j"):
            assert isinstance(event, events.Key)
            reader.app.post_message(event)
        await reader.until_clause(text.clauses[number + 1].id)
        assert not reader.reading.jumping


async def test_a_click_leaves(workspace: Workspace) -> None:
    async with session(workspace) as reader:
        await reader.press("semicolon")
        await reader.until_shown("JUMP")
        await reader.pilot.click(reader.reading.reader, offset=(20, 3))
        await reader.until(lambda: not reader.reading.jumping and "JUMP" not in reader.shown)
